#pragma once

#include <memory>

#include <QObject>

#include "cli/commandline.h"
#include "cli/downloadcommand.h"
#include "session/engine.h"

namespace Larder {

/**
 * Accounts without a window: lists them, signs in, signs out. Prints JSON lines, and to people what they have to do;
 * then says the exit code. Runs the engine on the caller's thread.
 */
class AccountCommand : public QObject
{
    Q_OBJECT

public:
    using Task = std::variant<ListAccounts, SignInToAccount, SignOutOfAccount>;
    /** Gives an app secret, from standard input or from where tests have it; empty: none. */
    using SecretFrom = std::function<QByteArray()>;

    AccountCommand(Task task, EngineOptions options, std::unique_ptr<Keychain> keychain, SecretFrom secretFrom,
                   Printer &printer, QObject *parent = nullptr);
    ~AccountCommand() override;

    void start();
    void interrupt();

Q_SIGNALS:
    void finished(Larder::ExitCode code);

private:
    void listed(const AccountList &accounts);
    void carryOut(const ListAccounts &task);
    void carryOut(const SignInToAccount &task);
    void carryOut(const SignOutOfAccount &task);
    void statusKnown(const AccountId &account, Identity identity, const TokenStatus &status);
    void printStatuses();
    void useApp(const Account &account, const SignInToAccount &task);
    void signInChanged(const AccountId &account, const SignInState &state);
    void tell(const WaitingForUser &waiting);
    void signedIn(const SignedIn &signedIn);
    void fail(const Error &error);
    void refuse(const QString &line);
    void end(ExitCode code);

    const Task m_task;
    const EngineOptions m_options;
    const SecretFrom m_secretFrom;
    Printer &m_printer;
    std::unique_ptr<Engine> m_engine;
    AccountList m_accounts;
    std::optional<AccountId> m_account; ///< the one that it is about
    std::map<std::pair<QString, Identity>, TokenStatus> m_statuses;
    bool m_begun = false; ///< later lists are news of the task itself
};

} // namespace Larder
