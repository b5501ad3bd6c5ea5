#include <algorithm>
#include <chrono>
#include <cstdio>
#include <memory>

#include <QApplication>
#include <QFile>
#include <QProcess>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTimer>

#include "auth/keychain.h"
#include "core/errortext.h"
#include "demo/loopbackserver.h"
#include "session/engine.h"
#include "session/settings.h"
#include "ui/mainwindow.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr qint64 size = 1024 * 1024 * 1024;

/** A line of /proc/self/status, in bytes. */
qint64 fromStatus(const QByteArray &name)
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.simplified().split(' ').value(1).toLongLong() * 1024;
    }
    return 0;
}

qint64 memoryNow()
{
    return fromStatus("VmRSS"_ba);
}
qint64 memoryAtMost()
{
    return fromStatus("VmHWM"_ba);
}

/** proc(5), /proc/pid/clear_refs: 5 begins the peak anew. */
void forgetPeak()
{
    QFile control(u"/proc/self/clear_refs"_s);
    if (control.open(QIODevice::WriteOnly))
        control.write("5");
}

double inMegabytes(qint64 bytes)
{
    return static_cast<double>(bytes) / 1e6;
}

/** How late a timer of 5 ms can be on this thread. */
class StallMeter : public QObject
{
public:
    StallMeter()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.callOnTimeout(this, [this] { tick(); });
    }
    void start()
    {
        m_worst = {};
        m_last = Clock::now();
        m_timer.start(beat);
    }
    [[nodiscard]] Milliseconds worst() const { return m_worst; }

private:
    static constexpr auto beat = 5ms;

    void tick()
    {
        const auto now = Clock::now();
        m_worst = std::max(m_worst, Milliseconds(now - m_last - beat));
        m_last = now;
    }

    QTimer m_timer;
    Clock::time_point m_last;
    Milliseconds m_worst{};
};

/** The other process, so that its memory is not counted; ends with its standard input. */
int serve()
{
    const BodySource bytes = [](qint64, qint64 length) { return QByteArray(length, 'x'); };
    LoopbackServer server([bytes](const HttpRequest &request) {
        return replyWithResource(request, bytes, size, "application/octet-stream"_ba, R"("1")"_ba);
    });
    if (!server.listen())
        return 1;
    std::puts(server.base().toEncoded().constData());
    std::fflush(stdout);

    QSocketNotifier parent(fileno(stdin), QSocketNotifier::Read);
    QObject::connect(&parent, &QSocketNotifier::activated, qApp, &QCoreApplication::quit);
    return QCoreApplication::exec();
}

/** server up > window open, two seconds of rest > one download > the numbers. */
class Measurement : public QObject
{
public:
    Measurement()
    {
        connect(&m_server, &QProcess::readyReadStandardOutput, this, &Measurement::serverUp);
        connect(&m_engine, &Engine::changed, this, &Measurement::changed);
        m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server.start(QCoreApplication::applicationFilePath(), {u"--serve"_s});
    }
    ~Measurement() override
    {
        m_server.closeWriteChannel();
        m_server.waitForFinished();
    }

private:
    void serverUp()
    {
        const auto platform = OpenPlatform::parse(QString::fromUtf8(m_server.readLine()).trimmed());
        if (!platform)
            return giveUp(platform.error());
        m_window.resize(960, 640);
        m_window.show();
        m_stalls.start();
        QTimer::singleShot(2s, this, [this, platform] { rested(*platform); });
    }

    void rested(const OpenPlatform &platform)
    {
        m_idle = memoryNow();
        std::printf("window, idle           %6.1f MB   longest stall %5.1f ms\n", inMegabytes(m_idle),
                    m_stalls.worst().count());

        const auto message = MessageId::parse(u"om_0123456789abcdef0123456789abcdef");
        const auto key = FileKey::parse(u"file_v3_0123_456789ab-cdef-0123-4567-89abcdef0123");
        const auto token = AccessToken::parse(u"u-measurement");
        for (const Error *error :
             {message ? nullptr : &message.error(), key ? nullptr : &key.error(), token ? nullptr : &token.error()}) {
            if (error)
                return giveUp(*error);
        }
        m_engine.useToken(platform, Identity::User, *token);
        forgetPeak();
        m_stalls.start();
        m_began = Clock::now();
        m_engine.download({.platform = platform,
                           .identity = Identity::User,
                           .resource = {*message, *key, ResourceType::File},
                           .folder = m_folder.path(),
                           .name = {}});
    }

    void changed(const QList<TransferSnapshot> &transfers)
    {
        const TransferState &state = transfers.constLast().state;
        if (const auto *failed = std::get_if<Failed>(&state))
            return giveUp(failed->error);
        if (const auto *saved = std::get_if<Saved>(&state))
            finished(saved->size);
    }

    void finished(qint64 saved)
    {
        const std::chrono::duration<double> took = Clock::now() - m_began;
        const qint64 most = memoryAtMost();
        std::printf(
            "window, %4.0f MB saved  %6.1f MB   longest stall %5.1f ms   %.1f MB more than idle, %.2f s, %.0f MB/s\n",
            inMegabytes(saved), inMegabytes(most), m_stalls.worst().count(), inMegabytes(most - m_idle), took.count(),
            inMegabytes(saved) / took.count());
        QCoreApplication::exit(saved == size ? 0 : 1);
    }

    void giveUp(const Error &error)
    {
        std::fprintf(stderr, "%s\n%s\n", qPrintable(sentence(error)), qPrintable(technicalText(error)));
        QCoreApplication::exit(1);
    }

    QTemporaryDir m_folder;
    QProcess m_server;
    Settings m_settings = Settings::forThisSession(m_folder.path());
    Engine m_engine{{}, std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread};
    MainWindow m_window{m_engine, m_settings};
    StallMeter m_stalls;
    Clock::time_point m_began;
    qint64 m_idle = 0;
};

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_NO_THREADED_GLIB", "1"); // as the program does
    if (argc > 1 && qstrcmp(argv[1], "--serve") == 0) {
        const QCoreApplication application(argc, argv);
        return serve();
    }
    const QApplication application(argc, argv);
    Measurement measurement;
    return QApplication::exec();
}
