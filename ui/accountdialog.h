#pragma once

#include <array>
#include <optional>

#include <QDialog>
#include <QPointer>

#include "session/engine.h"

class QFormLayout;
class QGroupBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPushButton;
class QStackedWidget;
class QToolButton;

namespace Larder {

class NoticeBand;
class SignInDialog;

/**
 * The accounts: where they are, who is signed in, and what else gives a token. What is changed is kept at once; a secret
 * goes to the engine, and is shown nowhere.
 */
class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Platforms { Any, DemoOnly };

    AccountDialog(Engine &engine, Platforms platforms, QWidget *parent = nullptr);

    /** Goes to what gives this identity a token. */
    void ask(Identity identity);
    /** Asks for these as well, when the user signs in next: what a refusal named. */
    void wantScopes(const QStringList &scopes) { m_scopes = scopes; }

    void done(int result) override;

Q_SIGNALS:
    void checkWanted(const Larder::Account &account);
    /** The system's keychain is not to be asked any more. */
    void keepForThisSessionWanted();

private:
    enum Page { NoAccountPage, AccountPage };
    struct TokenField
    {
        Identity identity = Identity::User;
        QGroupBox *group = nullptr;
        QLabel *status = nullptr;
        QLineEdit *edit = nullptr;
        QLabel *remark = nullptr; ///< what is odd or wrong with what was pasted
        QPushButton *forget = nullptr;
    };

    QWidget *makeList(Platforms platforms);
    QWidget *makeNoAccountPage();
    QWidget *makeAccountPage();
    QWidget *makeAppGroup();
    QWidget *makeTokenGroup(TokenField &field, Identity identity);
    void listen();

    void showAccounts(const AccountList &accounts);
    void chooseAccount();
    void showAccount();
    void showStatus(const AccountId &account, Identity identity, const TokenStatus &status);
    void tellKeychain(const TokenStatus &status);
    void tellFailure(const AccountId &account, const Error &error);
    void add(const OpenPlatform &platform);
    void addOwn();
    void remove();
    void use();
    void keepEdits();
    void keepSecret();
    void keepToken(TokenField &field);
    void remark(const TokenField &field);
    void signIn();
    [[nodiscard]] SignInOrder orderFor(const AccountId &account) const;
    void showSignIn(const AccountId &account, const SignInState &state);
    [[nodiscard]] const Account *current() const;

    Engine &m_engine;
    AccountList m_accounts;
    std::optional<AccountId> m_current;
    QStringList m_scopes;
    QListWidget *m_list = nullptr;
    QPushButton *m_remove = nullptr;
    QStackedWidget *m_pages = nullptr;
    NoticeBand *m_keychain = nullptr;
    QLineEdit *m_name = nullptr;
    QLineEdit *m_address = nullptr;
    QLineEdit *m_accountsHost = nullptr;
    QLabel *m_addressRemark = nullptr;
    QLineEdit *m_appId = nullptr;
    QLineEdit *m_appSecret = nullptr;
    QLabel *m_appRemark = nullptr;
    QPushButton *m_signIn = nullptr;
    QPushButton *m_use = nullptr;
    QPushButton *m_check = nullptr;
    std::array<TokenField, 2> m_tokens;
    QPointer<SignInDialog> m_signInDialog;
};

} // namespace Larder
