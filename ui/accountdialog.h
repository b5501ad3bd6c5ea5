#pragma once

#include <functional>
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

/** What somebody needs of the accounts: a token for this identity, if possible with these scopes. */
struct TokenQuestion
{
    Identity identity = Identity::User;
    std::optional<AccountId> account = {}; ///< none: of the one that is used
    QStringList scopes = {};               ///< what a refusal named; signs in at once where that can be
};

/** The accounts, which of them is used, and one of them to be changed: ui/accountpage. */
class AccountDialog : public QDialog
{
    Q_OBJECT

public:
    enum class Platforms { Any, DemoOnly };

    /** The engine outlives it. */
    AccountDialog(Engine &engine, Platforms platforms, QWidget *parent = nullptr);

    /** Goes to what gives it; before the dialog is opened. */
    void ask(const TokenQuestion &question);
    /** Which of the accounts downloads go with. */
    void showUsed(const std::optional<AccountId> &account);

    /** Not before what was typed is kept, or its owner does without it. */
    void done(int result) override;

Q_SIGNALS:
    void useWanted(const Larder::AccountId &account);
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
    void goTo(const AccountId &account);
    void whenKept(const std::function<void()> &then);
    void showAccount();
    void showWhetherUsed();
    void askStatuses();
    void showStatus(const AccountId &account, Identity identity, const TokenStatus &status);
    void tellNothing();
    void tellKeychain(const Error *trouble);
    void tellFailure(const AccountId &account, const Error &error);
    void tellKept(const AccountId &account, GivenSecret what);
    void tellNotKept(const AccountId &account, GivenSecret what);
    void keychainButtonClicked();
    enum class First { App, Address }; ///< what a new account is asked for
    void add(const OpenPlatform &platform, First place = First::App);
    void addOwn();
    void remove();
    void signIn();
    [[nodiscard]] SignInOrder orderFor(const AccountId &account) const;
    void showSignIn(const AccountId &account, const SignInState &state);
    [[nodiscard]] const Account *current() const;

    Engine &m_engine;
    AccountList m_accounts;
    std::optional<AccountId> m_current;
    std::optional<AccountId> m_used;
    std::map<QString, Statuses> m_statuses;  ///< by account
    QStringList m_scopes;                    ///< to be asked for in every sign-in
    std::optional<TokenQuestion> m_question; ///< until it was gone to
    QWidget *m_side = nullptr;               ///< the list and its buttons
    QListWidget *m_list = nullptr;
    QPushButton *m_remove = nullptr;
    QStackedWidget *m_pages = nullptr;
    AccountPage *m_page = nullptr;
    NoticeBand *m_notice = nullptr;
    enum class Told { Nothing, TokenState, Failure } m_told = Told::Nothing; ///< in it
    QPushButton *m_use = nullptr;
    QPushButton *m_check = nullptr;
    QPointer<SignInDialog> m_signInDialog;
};

} // namespace Larder
