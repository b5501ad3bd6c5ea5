#pragma once

#include <array>
#include <optional>

#include <QWidget>

#include "session/engine.h"
#include "ui/secretfield.h"

class QFormLayout;
class QLabel;
class QLineEdit;

namespace Larder {

class TokenBox;

/**
 * One account: its name, its server where that is one of its own, its app, and what gives it tokens. What is changed is
 * kept at once; a secret goes to the engine, which outlives this, and is shown nowhere.
 */
class AccountPage : public QWidget
{
    Q_OBJECT

public:
    explicit AccountPage(Engine &engine, QWidget *parent = nullptr);

    void show(const Account &account);
    void showStatus(Identity identity, const TokenStatus &status);
    void tellKept(GivenSecret what);
    void tellNotKept(GivenSecret what);
    /** The account as it was typed and given to the engine; while there is one. */
    [[nodiscard]] const Account &account() const { return *m_account; }
    /** What was typed and not left yet counts too. What cannot be kept stays, with a remark beside it. */
    Kept keepAll();
    [[nodiscard]] QString remark() const; ///< the first, on what could not be kept
    void discard();                       ///< what was not kept

    void goToApp();
    void goToAddress();
    void goTo(Identity identity);

Q_SIGNALS:
    void signInWanted();

private:
    QWidget *makeAppBox();
    enum class Filling { Anew, Gently /** not while somebody is typing in it */ };
    void fill(const Account &account, Filling filling);
    void showConsole(const Account &account);
    Kept keepEdits();
    Kept keepSecret();
    [[nodiscard]] SecretField &fieldOf(GivenSecret what) const;
    [[nodiscard]] std::optional<Account> edited();

    Engine &m_engine;
    std::optional<Account> m_account;
    QFormLayout *m_form;
    QLineEdit *m_name;
    QLineEdit *m_address;
    QLineEdit *m_accountsHost;
    QLabel *m_remark; ///< what is wrong with what was typed
    QLineEdit *m_appId = nullptr;
    SecretField *m_appSecret = nullptr;
    QLabel *m_console = nullptr;
    std::array<TokenBox *, 2> m_tokens;
};

} // namespace Larder
