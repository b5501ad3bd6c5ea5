#include "cli/downloadcommand.h"

#include <cstdio>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

#include "core/format.h"

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

private:
    const bool m_terminal = errorsGoToTerminal();
    bool m_shown = false;
};

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

DownloadCommand::DownloadCommand(Download download, std::unique_ptr<Keychain> keychain, Printer &printer,
                                 QObject *parent)
    : QObject(parent), m_download(std::move(download)), m_printer(printer),
      m_engine(
          std::make_unique<Engine>(m_download.choices.engine, std::move(keychain), Engine::Threading::CallersThread)),
      m_left(m_download.orders.size())
{
    connect(m_engine.get(), &Engine::changed, this, &DownloadCommand::note);
}

DownloadCommand::~DownloadCommand() = default;

void DownloadCommand::start()
{
    for (const DownloadOrder &order : std::as_const(m_download.orders)) {
        const TransferId id = m_engine->download(order);
        m_running.emplace(id, TransferSnapshot{id, order, Queued{}, {}, {}, {}});
    }
}

void DownloadCommand::interrupt()
{
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
    if (m_left == 0)
        Q_EMIT finished(m_code);
}

void DownloadCommand::noteEnd(const TransferSnapshot &transfer)
{
    m_running.erase(transfer.id);
    --m_left;
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
        text += u" · %1/%2"_s.arg(m_download.orders.size() - m_left).arg(m_download.orders.size());
    return text;
}

} // namespace Larder
