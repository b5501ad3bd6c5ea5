#include "cli/downloadcommand.h"

#include <algorithm>
#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

#include "core/format.h"
#include "lark/readingtext.h"
#include "session/messageinput.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

bool errorsGoToTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stderr)) != 0;
#else
    return isatty(fileno(stderr)) != 0;
#endif
}

class StandardPrinter : public Printer
{
public:
    void line(const QByteArray &json) override
    {
        progress({});
        std::fwrite(json.constData(), 1, size_t(json.size()), stdout);
        std::fputc('\n', stdout);
        std::fflush(stdout); // a program that reads along waits for it
    }

    void progress(const QString &text) override
    {
        if (!m_terminal || (text.isEmpty() && !m_shown))
            return;
        const QByteArray bytes = "\r\033[K" + text.toLocal8Bit();
        std::fwrite(bytes.constData(), 1, size_t(bytes.size()), stderr);
        std::fflush(stderr);
        m_shown = !text.isEmpty();
    }

    void remark(const QString &text) override
    {
        progress({});
        std::fputs((text.toLocal8Bit() + '\n').constData(), stderr);
    }

private:
    const bool m_terminal = errorsGoToTerminal();
    bool m_shown = false;
};

bool lacksMessageId(const MessageReading &reading)
{
    return std::any_of(reading.downloads.cbegin(), reading.downloads.cend(),
                       [](const FoundResource &found) { return !found.messageId; });
}

QString bar(const Progress &progress)
{
    if (!progress.total || *progress.total == 0)
        return {};
    constexpr int width = 20;
    const auto done = int(width * progress.received / *progress.total);
    return u'[' + QString(done, u'#') + QString(width - done, u'.') + u"] "_s;
}

} // namespace

std::unique_ptr<Printer> makeStandardPrinter()
{
    return std::make_unique<StandardPrinter>();
}

DownloadCommand::DownloadCommand(Download download, KeychainFor keychainFor, Printer &printer, QObject *parent)
    : QObject(parent), m_download(std::move(download)), m_keychainFor(std::move(keychainFor)), m_printer(printer)
{
}

DownloadCommand::~DownloadCommand() = default;

void DownloadCommand::start()
{
    if (!chooseAccount(Accounts(m_download.choices.engine.accountsFile).list()))
        return end(ExitCode::BadArguments);
    startEngine();
    startDownloads();
}

/** The one that was named, else the active one, as far as it is of the platform that was named. */
bool DownloadCommand::chooseAccount(const AccountList &accounts)
{
    const DownloadChoices &choices = m_download.choices;
    const bool named = !choices.account.isEmpty();
    const Account *account = named             ? accounts.named(choices.account)
                             : accounts.active ? accounts.find(*accounts.active)
                                               : nullptr;
    if (!account && named) {
        refuseAccount(u"There is no account of the name \"%1\"; --accounts lists them."_s);
        return false;
    }
    const bool isElsewhere = account && choices.platformNamed && choices.platform != account->platform;
    if (isElsewhere && named) {
        refuseAccount(u"The account \"%1\" is of another platform than --host says."_s);
        return false;
    }
    if (account && !isElsewhere)
        useAccount(*account);
    return true;
}

void DownloadCommand::refuseAccount(const QString &line)
{
    m_printer.remark(u"larder: "_s + line.arg(m_download.choices.account));
}

void DownloadCommand::useAccount(const Account &account)
{
    m_account = account.id;
    m_download.choices.platform = account.platform;
    for (DownloadOrder &order : m_download.orders) {
        order.account = m_account;
        order.platform = account.platform;
    }
}

/**
 * Without an account or a proxy's password there is nothing of ours in the user's keychain, which would ask to be
 * unlocked for it.
 */
void DownloadCommand::startEngine()
{
    const bool wantsKeychain = m_account || m_download.choices.engine.network.proxy.wantsPassword();
    m_engine = std::make_unique<Engine>(m_download.choices.engine,
                                        wantsKeychain ? m_keychainFor() : std::make_unique<SessionKeychain>(),
                                        Engine::Threading::CallersThread);
    connect(m_engine.get(), &Engine::changed, this, &DownloadCommand::note);
    connect(m_engine.get(), &Engine::lookedUp, this, &DownloadCommand::noteLookup);
}

void DownloadCommand::startDownloads()
{
    if (!readInputs())
        return end(ExitCode::BadArguments);
    if (m_download.lookUp && m_download.inputs.isEmpty())
        lookUp(*m_download.lookUp);
    for (const DownloadOrder &order : std::as_const(m_download.orders)) {
        const TransferId id = m_engine->download(order);
        m_running.emplace(id, TransferSnapshot{id, order, Queued{}, {}, {}, {}});
    }
    endIfDone();
}

/** All of them before the first request: where one cannot be read, nothing is asked for. */
bool DownloadCommand::readInputs()
{
    QList<MessageReading> readings;
    for (const QString &name : std::as_const(m_download.inputs)) {
        const MessageInput input = readInput(name);
        if (const QString problem = problemOf(input); !problem.isEmpty()) {
            m_printer.remark(name + u": "_s + problem);
            return false;
        }
        if (!m_download.lookUp && lacksMessageId(*input.reading)) {
            m_printer.remark(name + u": it does not say which message it belongs to; add --message-id."_s);
            return false;
        }
        if (input.reading->notice)
            m_printer.remark(name + u": "_s + sentence(*input.reading->notice));
        readings.append(*input.reading);
    }
    for (const MessageReading &reading : std::as_const(readings))
        orderFound(reading);
    return true;
}

void DownloadCommand::orderFound(const MessageReading &reading)
{
    for (const FoundResource &found : reading.downloads)
        orderOne(found);
    for (const NotDownloadable &seen : reading.notDownloadable)
        remarkNotDownloadable(seen);
}

void DownloadCommand::orderOne(const FoundResource &found)
{
    const MessageId messageId = found.messageId ? *found.messageId : *m_download.lookUp;
    const DownloadChoices &choices = m_download.choices;
    const DownloadOrder order{.platform = choices.platform,
                              .account = m_account,
                              .identity = choices.identity,
                              .resource = ResourceRef{messageId, found.fileKey, found.type},
                              .folder = choices.folder,
                              .name = {},
                              .nameInMessage = found.name,
                              .duration = found.duration,
                              .ifExists = choices.ifExists,
                              .digest = choices.digest,
                              .origin = found.origin,
                              .marks = choices.marks};
    const auto same = [&order](const DownloadOrder &other) { return other.resource == order.resource; };
    if (std::none_of(m_download.orders.cbegin(), m_download.orders.cend(), same))
        m_download.orders.append(order);
}

/** What a forward hides is had by looking it up. */
void DownloadCommand::remarkNotDownloadable(const NotDownloadable &seen)
{
    const auto messageId = MessageId::parse(seen.origin.messageId);
    if (seen.reason == NotDownloadable::Reason::ForwardNotExpanded && messageId &&
        !m_lookedUp.contains(messageId->text()))
        return lookUp(*messageId);
    m_printer.remark(seen.origin.messageId + u": "_s + sentence(seen.reason));
}

void DownloadCommand::lookUp(const MessageId &messageId)
{
    m_lookedUp.insert(messageId.text());
    const LookupOrder order{m_download.choices.platform, m_download.choices.identity, messageId, m_account};
    m_lookups.emplace(m_engine->lookUp(order), messageId);
}

void DownloadCommand::noteLookup(LookupId id, const Result<MessageReading> &reading)
{
    const auto place = m_lookups.find(id);
    if (place == m_lookups.end())
        return;
    const MessageId messageId = place->second;
    m_lookups.erase(place);
    if (!reading) {
        refuse(messageId, reading.error());
        return endIfDone();
    }
    const qsizetype known = m_download.orders.size();
    orderFound(*reading);
    for (const DownloadOrder &order : m_download.orders.sliced(known)) {
        const TransferId transfer = m_engine->download(order);
        m_running.emplace(transfer, TransferSnapshot{transfer, order, Queued{}, {}, {}, {}});
    }
    if (reading->downloads.isEmpty() && m_lookups.empty() && reading->messages <= 1)
        refuse(messageId, Error{.reason = Reason::NothingToDownload});
    endIfDone();
}

void DownloadCommand::refuse(const MessageId &messageId, const Error &error)
{
    m_printer.line(lookupErrorLine(messageId, m_download.choices.identity, error));
    if (m_code == ExitCode::AllSaved)
        m_code = exitCodeOf(error);
}

void DownloadCommand::endIfDone()
{
    if (m_running.empty() && m_lookups.empty())
        end(m_code);
}

/** Later: nobody listens before the event loop runs. */
void DownloadCommand::end(ExitCode code)
{
    QMetaObject::invokeMethod(
        this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
}

void DownloadCommand::interrupt()
{
    if (m_step == Step::Settling)
        return stop();
    if (m_step == Step::Stopped || !m_engine)
        return;
    m_step = Step::Settling;
    connect(m_engine.get(), &Engine::settled, this, &DownloadCommand::stop, Qt::QueuedConnection);
    m_engine->settle();
}

void DownloadCommand::stop()
{
    if (m_step == Step::Stopped)
        return;
    m_step = Step::Stopped;
    m_engine.reset();
    for (auto &[id, stopped] : m_running) {
        stopped.state = Cancelled{};
        m_printer.line(endLine(stopped));
    }
    m_running.clear();
    Q_EMIT finished(ExitCode::Interrupted);
}

void DownloadCommand::note(const QList<TransferSnapshot> &transfers)
{
    for (const TransferSnapshot &transfer : transfers) {
        if (hasEnded(transfer.state))
            noteEnd(transfer);
        else
            m_running.insert_or_assign(transfer.id, transfer);
    }
    showProgress();
    endIfDone();
}

void DownloadCommand::noteEnd(const TransferSnapshot &transfer)
{
    m_running.erase(transfer.id);
    ++m_ended;
    m_printer.line(endLine(transfer));
    if (m_code == ExitCode::AllSaved)
        m_code = exitCodeOf(transfer);
}

void DownloadCommand::showProgress()
{
    m_printer.progress(progressText());
}

QString DownloadCommand::progressText() const
{
    if (m_running.empty())
        return {};
    Progress all;
    all.total = 0;
    double speed = 0;
    for (const auto &[id, transfer] : m_running) {
        all.received += transfer.progress.received;
        all.total =
            all.total && transfer.progress.total ? std::optional(*all.total + *transfer.progress.total) : std::nullopt;
        speed += transfer.progress.bytesPerSecond.value_or(0);
    }
    QString text = bar(all) + bytesOfTotal(all.received, all.total);
    if (speed > 0)
        text += u" · "_s + speedAsWords(speed);
    if (m_download.orders.size() > 1)
        text += u" · %1/%2"_s.arg(m_ended).arg(m_download.orders.size());
    return text;
}

} // namespace Larder
