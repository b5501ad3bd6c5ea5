#pragma once

#include <map>
#include <optional>

#include <QDialog>
#include <QPointer>

#include "session/engine.h"

class QListWidget;
class QPushButton;
class QStackedWidget;

namespace Larder {

class AccountPage;
class NoticeBand;
class SignInDialog;

/** The accounts, which of them is used, and one of them to be changed: ui/accountpage. */
class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Platforms { Any, DemoOnly };

    /** The engine outlives it. */
    AccountDialog(Engine &engine, Platforms platforms, QWidget *parent = nullptr);

    /** Goes to what gives this identity a token. */
    void ask(Identity identity);
    /** Asks for these as well when the user signs in next: what a refusal named. Signs in at once where that can be. */
    void askForScopes(const QStringList &scopes);

    void done(int result) override;

Q_SIGNALS:
    void checkWanted(const Larder::Account &account);
    /** The system's keychain is not to be asked any more. */
    void keepForThisSessionWanted();

private:
    enum Page { NothingYet, NoAccountPage, OneAccountPage };
    struct Statuses
    {
        std::optional<TokenStatus> user, bot;
    };

    QWidget *makeList(Platforms platforms);
    QWidget *makeNoAccountPage();
    QWidget *makeAccountPage();
    QWidget *makeButtons();
    void listen();

    void showAccounts(const AccountList &accounts);
    void showList();
    void chooseAccount();
    void showAccount();
    void askStatuses();
    void showStatus(const AccountId &account, Identity identity, const TokenStatus &status);
    void tellKeychain(const Error *trouble);
    void tellFailure(const AccountId &account, const Error &error);
    void keychainButtonClicked();
    void add(const OpenPlatform &platform);
    void addOwn();
    void remove();
    void use();
    void signIn();
    [[nodiscard]] SignInOrder orderFor(const AccountId &account) const;
    void showSignIn(const AccountId &account, const SignInState &state);
    [[nodiscard]] const Account *current() const;

    Engine &m_engine;
    AccountList m_accounts;
    std::optional<AccountId> m_current;
    std::map<QString, Statuses> m_statuses; ///< by account
    QStringList m_scopes;
    std::optional<Identity> m_asked;
    QWidget *m_side = nullptr; ///< the list and its buttons
    QListWidget *m_list = nullptr;
    QPushButton *m_remove = nullptr;
    QStackedWidget *m_pages = nullptr;
    AccountPage *m_page = nullptr;
    NoticeBand *m_notice = nullptr;
    std::optional<Reason> m_told; ///< in it, of a token's state
    QPushButton *m_use = nullptr;
    QPushButton *m_check = nullptr;
    QPointer<SignInDialog> m_signInDialog;
};

} // namespace Larder
