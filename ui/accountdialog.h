#pragma once

#include <array>
#include <optional>

#include <QDialog>

#include "session/engine.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace Larder {

/**
 * The platform, and a token for each identity. A pasted token goes to the engine when the dialog is accepted, is kept
 * until Larder is closed, and is shown nowhere.
 */
class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Platform { MayChange, IsFixed };

    AccountDialog(Engine &engine, const OpenPlatform &platform, Platform choice, QWidget *parent = nullptr);

    /** Goes to the field of that identity. */
    void ask(Identity identity);

    void accept() override;

Q_SIGNALS:
    void platformChosen(const Larder::OpenPlatform &platform);
    /** A token of that identity was handed to the engine. */
    void tokenAdded(Larder::Identity identity);

private:
    struct TokenField
    {
        Identity identity = Identity::User;
        QLineEdit *edit = nullptr;
        QLabel *state = nullptr;
        QLabel *remark = nullptr; ///< what is odd or wrong with what was pasted
        QPushButton *forget = nullptr;
    };

    QWidget *makePlatformGroup(Platform choice);
    QWidget *makeTokenGroup(TokenField &field, Identity identity);
    void platformEdited();
    void askStates();
    void showState(const OpenPlatform &platform, Identity identity, TokenState state);
    void remark(const TokenField &field);
    [[nodiscard]] Result<OpenPlatform> platform() const;
    [[nodiscard]] bool check();

    Engine &m_engine;
    QComboBox *m_platform = nullptr;
    QLineEdit *m_address = nullptr;
    QLabel *m_addressRemark = nullptr;
    std::array<TokenField, 2> m_tokens;
};

} // namespace Larder
