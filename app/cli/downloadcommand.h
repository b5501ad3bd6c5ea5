#pragma once

#include <functional>
#include <map>
#include <memory>
#include <set>

#include <QObject>

#include "cli/commandline.h"
#include "cli/downloadlines.h"

namespace Larder {

/** Takes what would be printed: a JSON line for programs, progress for people. */
class Printer
{
public:
    virtual ~Printer() = default;
    virtual void line(const QByteArray &json) = 0;
    /** Replaces what it showed last. */
    virtual void progress(const QString &text) = 0;
    /** Something people should know of: one line. */
    virtual void remark(const QString &text) = 0;
};

/** Standard output for lines; standard error for remarks, and for progress where that is a terminal. */
[[nodiscard]] std::unique_ptr<Printer> makeStandardPrinter();

/**
 * The queue without a window: prints a JSON line for each resource as it ends, then says the exit code. Runs the engine
 * on the caller's thread.
 */
class DownloadCommand : public QObject
{
    Q_OBJECT

public:
    /** The user's keychain, for an engine; asked for where an account or a proxy's password is used, else left alone.
     */
    using KeychainFor = std::function<std::unique_ptr<Keychain>()>;

    DownloadCommand(Download download, KeychainFor keychainFor, Printer &printer, QObject *parent = nullptr);
    ~DownloadCommand() override;

    void start();
    /** Stops when no sign-in would be lost by it, the second time at once: keeps what is proven, prints a line for each
     * that has not ended. */
    void interrupt();

Q_SIGNALS:
    /** All have ended; the first failure's code, if any. */
    void finished(Larder::ExitCode code);

private:
    [[nodiscard]] bool chooseAccount(const AccountList &accounts);
    void useAccount(const Account &account);
    void refuseAccount(const QString &line);
    void startEngine();
    void startDownloads();
    void stop();
    [[nodiscard]] bool readInputs();
    void orderFound(const MessageReading &reading);
    void orderOne(const FoundResource &found);
    void remarkNotDownloadable(const NotDownloadable &seen);
    void lookUp(const MessageId &messageId);
    void noteLookup(LookupId id, const Result<MessageReading> &reading);
    void refuse(const MessageId &messageId, const Error &error);
    void end(ExitCode code);
    void endIfDone();
    void note(const QList<TransferSnapshot> &transfers);
    void noteEnd(const TransferSnapshot &transfer);
    void showProgress();
    [[nodiscard]] QString progressText() const;

    enum class Step { Downloading, Settling, Stopped };

    Download m_download;
    const KeychainFor m_keychainFor;
    std::optional<AccountId> m_account; ///< none: the environment's tokens, or none
    Printer &m_printer;
    std::unique_ptr<Engine> m_engine; ///< from the choice of the account until everything is stopped
    Step m_step = Step::Downloading;
    std::map<TransferId, TransferSnapshot> m_running;
    std::map<LookupId, MessageId> m_lookups; ///< under way
    std::set<QString> m_lookedUp;            ///< message ids: each is asked for once
    qsizetype m_ended = 0;
    ExitCode m_code = ExitCode::AllSaved;
};

} // namespace Larder
