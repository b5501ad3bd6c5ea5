#pragma once

#include <functional>
#include <map>
#include <memory>

#include <QObject>

#include "cli/commandline.h"
#include "cli/downloadcommand.h"
#include "session/engine.h"

namespace Larder {

/**
 * Accounts without a window: lists them, signs in, signs out. Prints JSON lines, and to people what they have to do;
 * then says the exit code. What an account has is told as if the environment gave no tokens. Runs the engine on the
 * caller's thread.
 */
class AccountCommand : public QObject
{
    Q_OBJECT

public:
    using Task = std::variant<ListAccounts, SignInToAccount, SignOutOfAccount>;
    /** Gives an app's secret, from standard input or from where tests have it; empty: none. Called within start(). */
    using SecretFrom = std::function<QByteArray(const QString &appId)>;

    AccountCommand(Task task, const EngineOptions &options, std::unique_ptr<Keychain> keychain, SecretFrom secretFrom,
                   Printer &printer, QObject *parent = nullptr);
    ~AccountCommand() override;

    void start();
    /** Ends when no sign-in would be lost by it; the second time at once. */
    void interrupt();

Q_SIGNALS:
    void finished(Larder::ExitCode code);

private:
    enum class Step {
        Listing,         ///< nothing has been asked for yet
        Listed,          ///< the task is under way
        MakingAccount,   ///< or giving it another app
        DroppingToken,   ///< of the bot, so that its secret is tried
        KeepingSecret,   ///< of the bot's app
        FetchingToken,   ///< of the bot
        AskingWhatIsNow, ///< of the bot, after all of that
        Activating,      ///< whoever signs in means to use it
        Ending
    };

    void listed(const AccountList &accounts);
    void carryOut(const ListAccounts &task);
    void carryOut(const SignInToAccount &task);
    void carryOut(const SignOutOfAccount &task);
    void statusKnown(const AccountId &account, Identity identity, const TokenStatus &status);
    void statusOfListed(const AccountId &account, Identity identity, const TokenStatus &status);
    void printStatuses();
    [[nodiscard]] const Account *accountFor(const SignInToAccount &task) const;
    void prepare(const Account &account, const Account *known, const QString &appId);
    void signIn();
    void signInBot();
    void fetchToken();
    void connectionTold(const CheckResult &result);
    void signInChanged(const AccountId &account, const SignInState &state);
    void tell(const WaitingForUser &waiting);
    void signedIn(const SignedIn &signedIn);
    void printStatus(Identity identity, const TokenStatus &status);
    void activate();
    void fail(const Error &error);
    void refuse(const QString &line);
    void end(ExitCode code);

    const Task m_task;
    const TokenSource::Environment m_environment;
    const SecretFrom m_secretFrom;
    Printer &m_printer;
    std::unique_ptr<Engine> m_engine;
    Step m_step = Step::Listing;
    AccountList m_accounts;
    std::optional<Account> m_account; ///< the one that it is about, as it shall be
    std::optional<Secret> m_secret;   ///< that was given
    std::map<std::pair<QString, Identity>, TokenStatus> m_statuses;
};

} // namespace Larder
