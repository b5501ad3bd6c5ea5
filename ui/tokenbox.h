#pragma once

#include <optional>

#include <QGroupBox>

#include "session/engine.h"
#include "ui/secretfield.h"

class QLabel;
class QPushButton;

namespace Larder {

/**
 * What gives one identity of an account its token: who is signed in, until when, and a field to paste a token into.
 * What is pasted goes to the engine, which outlives this.
 */
class TokenBox : public QGroupBox
{
    Q_OBJECT

public:
    TokenBox(Engine &engine, Identity identity, QWidget *parent = nullptr);

    [[nodiscard]] Identity identity() const { return m_identity; }
    /** Of another account nothing is known until it is told. */
    void show(const Account &account);
    void showStatus(const TokenStatus &status);
    /** What was pasted and not kept yet. */
    Kept keep();
    [[nodiscard]] SecretField &field() { return *m_token; }

Q_SIGNALS:
    void signInWanted();

private:
    void remark();

    Engine &m_engine;
    const Identity m_identity;
    std::optional<AccountId> m_account;
    QLabel *m_status;
    QPushButton *m_signIn; ///< of users only, else none
    QPushButton *m_forget;
    SecretField *m_token;
};

} // namespace Larder
