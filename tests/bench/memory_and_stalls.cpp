#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <memory>
#include <vector>

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QMainWindow>
#include <QPainter>
#include <QProcess>
#include <QScrollBar>
#include <QSocketNotifier>
#include <QTemporaryDir>
#include <QTimer>

#include "auth/keychain.h"
#include "core/errortext.h"
#include "demo/loopbackserver.h"
#include "processcost.h"
#include "session/engine.h"
#include "session/settings.h"
#include "ui/mainwindow.h"
#include "ui/queuemodel.h"
#include "ui/queueview.h"
#include "ui/thumbnails.h"
#include "ui/windowstart.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr qint64 largeFile = 1024 * 1024 * 1024;
constexpr qint64 smallFile = 64 * 1024;
constexpr int ordersOfOneApp = 50; ///< more within a second, and the platform's limit would be what is measured
constexpr auto rest = 2s;          ///< after which the window is idle

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
        m_late.clear();
        m_last = Clock::now();
        m_timer.start(beat);
    }
    void stop() { m_timer.stop(); }
    /** Of all beats, so that a stall counts as often as it hid one. */
    [[nodiscard]] double quantile(double share)
    {
        if (m_late.empty())
            return 0;
        std::sort(m_late.begin(), m_late.end());
        const auto place = static_cast<size_t>(share * static_cast<double>(m_late.size() - 1));
        return m_late.at(place).count();
    }

private:
    static constexpr auto beat = 5ms;

    void tick()
    {
        const auto now = Clock::now();
        m_late.push_back(std::max(Milliseconds{}, Milliseconds(now - m_last - beat)));
        m_last = now;
    }

    QTimer m_timer;
    Clock::time_point m_last;
    std::vector<Milliseconds> m_late;
};

/** The other process, so that its memory is not counted; ends with its standard input. */
int serve(qint64 size)
{
    const BodySource bytes = [](qint64, qint64 length) { return QByteArray(length, 'x'); };
    LoopbackServer server([bytes, size](const HttpRequest &request) {
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

MessageId messageOf(int number)
{
    return MessageId::parse(u"om_%1"_s.arg(number, 32, 16, QChar(u'0'))).value();
}

FileKey keyOf(int number)
{
    return FileKey::parse(u"file_v3_00v9_%1"_s.arg(number, 32, 16, QChar(u'0'))).value();
}

void giveUp(const Error &error)
{
    std::fprintf(stderr, "%s\n%s\n", qPrintable(sentence(error)), qPrintable(technicalText(error)));
    QCoreApplication::exit(1);
}

/** A window over an engine of its own, and a server: up > open, a moment of rest > begin(). */
class Scene : public QObject
{
public:
    explicit Scene(qint64 served)
    {
        connect(&m_server, &QProcess::readyReadStandardOutput, this, &Scene::serverUp);
        m_server.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_server.start(QCoreApplication::applicationFilePath(), {u"--serve"_s, QString::number(served)});
    }
    ~Scene() override
    {
        m_server.closeWriteChannel();
        m_server.waitForFinished();
    }

protected:
    virtual void begin() = 0;

    [[nodiscard]] DownloadOrder order(int number) const
    {
        return {.platform = *m_platform,
                .identity = Identity::User,
                .resource = {messageOf(number), keyOf(number), ResourceType::File},
                .folder = m_folder.path(),
                .name = {}};
    }

    QTemporaryDir m_folder;
    std::optional<OpenPlatform> m_platform;
    Settings m_settings = Settings::forThisSession(m_folder.path());
    Engine m_engine{options(m_folder), std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread};
    MainWindow m_window{m_engine, m_settings};
    StallMeter m_stalls;

private:
    /** The queue is kept, as the program keeps it. */
    static EngineOptions options(const QTemporaryDir &folder)
    {
        EngineOptions options;
        options.queueFile = folder.filePath(u"queue.json"_s);
        return options;
    }

    void serverUp()
    {
        m_platform = OpenPlatform::parse(QString::fromUtf8(m_server.readLine()).trimmed()).value();
        m_engine.useToken(*m_platform, Identity::User, AccessToken::parse(u"u-measurement").value());
        m_window.resize(960, 640);
        m_window.show();
        m_stalls.start();
        QTimer::singleShot(rest, this, [this] { begin(); });
    }

    QProcess m_server;
};

/** One large file. */
class LargeDownload : public Scene
{
public:
    explicit LargeDownload(qint64 size) : Scene(size), m_size(size)
    {
        connect(&m_engine, &Engine::changed, this, &LargeDownload::changed);
    }

private:
    void begin() override
    {
        m_idle = memoryNow();
        tell("memory, idle", inMebibytes(m_idle), "MiB");
        tell("longest stall, idle", m_stalls.quantile(1), "ms");
        forgetPeak();
        m_stalls.start();
        m_began = Clock::now();
        m_engine.download(order(1));
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
        tell("memory, growth", inMebibytes(memoryAtMost() - m_idle), "MiB");
        tell("stall, 99.9 %", m_stalls.quantile(0.999), "ms");
        tell("longest stall", m_stalls.quantile(1), "ms");
        tell("time", took.count(), "s");
        tell("speed", inMebibytes(saved) / took.count(), "MiB/s");
        QCoreApplication::exit(saved == m_size ? 0 : 1);
    }

    const qint64 m_size;
    Clock::time_point m_began;
    qint64 m_idle = 0;
};

/** So many small files, and how long all of them take. Each app's share is small enough for the platform's limits. */
class LongQueue : public Scene
{
public:
    explicit LongQueue(int count) : Scene(smallFile), m_count(count)
    {
        connect(&m_engine, &Engine::changed, this, &LongQueue::changed);
    }

private:
    void begin() override
    {
        for (int first = 0; first < m_count; first += ordersOfOneApp) {
            const QString number = QString::number(first);
            const Account account = newAccount(number, *m_platform, u"cli_"_s + number).value();
            m_engine.addAccount(account);
            m_engine.useToken(account.id, Identity::User, AccessToken::parse(u"u-measurement").value());
            m_accounts.append(account.id);
        }
        QTimer::singleShot(rest, this, [this] { queueAll(); });
    }

    void queueAll()
    {
        m_idle = memoryNow();
        forgetPeak();
        m_stalls.start();
        m_processor = processorTime();
        m_began = Clock::now();
        for (int number = 0; number < m_count; ++number) {
            DownloadOrder each = order(number);
            each.account = m_accounts.at(number / ordersOfOneApp);
            m_engine.download(each);
        }
    }

    void changed(const QList<TransferSnapshot> &transfers)
    {
        for (const TransferSnapshot &transfer : transfers) {
            if (const auto *failed = std::get_if<Failed>(&transfer.state))
                return giveUp(failed->error);
            if (std::holds_alternative<Saved>(transfer.state) && ++m_saved == m_count)
                finished();
        }
    }

    void finished()
    {
        const std::chrono::duration<double> took = Clock::now() - m_began;
        tell("wall", took.count(), "s");
        tell("cpu", processorTime() - m_processor, "s");
        tell("peak", static_cast<double>(memoryAtMost()), "bytes");
        tell("growth", inMebibytes(memoryAtMost() - m_idle), "MiB");
        tell("stall", m_stalls.quantile(0.999), "ms");
        QCoreApplication::exit(0);
    }

    const int m_count;
    QList<AccountId> m_accounts;
    int m_saved = 0;
    qint64 m_idle = 0;
    double m_processor = 0;
    Clock::time_point m_began;
};

/** Downloads that are all paused, and how often any thread wakes meanwhile. */
class PausedList : public Scene
{
public:
    PausedList(int count, std::chrono::seconds watched) : Scene(largeFile), m_count(count), m_watched(watched)
    {
        QApplication::setCursorFlashTime(0); // whether and how often a text cursor blinks is the desktop's choice
    }

private:
    void begin() override
    {
        connect(&m_model, &QueueModel::totalsChanged, this, [this] {
            if (m_model.totals().paused == m_count && !m_wait.isActive())
                m_wait.start(rest);
        });
        m_wait.setSingleShot(true);
        m_wait.callOnTimeout(this, [this] { watch(); });
        for (int number = 0; number < m_count; ++number)
            m_engine.pause(m_engine.download(order(number)));
    }

    void watch()
    {
        m_stalls.stop();
        const qint64 before = wakeUps();
        const double processor = processorTime();
        QTimer::singleShot(m_watched, this, [this, before, processor] {
            const auto seconds = static_cast<double>(m_watched.count());
            tell("wake-ups", static_cast<double>(wakeUps() - before - 1) / seconds, "a second"); // without this one
            tell("processor", (processorTime() - processor) * 1000 / seconds, "ms a second");
            QCoreApplication::exit(0);
        });
    }

    const int m_count;
    const std::chrono::seconds m_watched;
    QueueModel &m_model = *m_window.findChild<QueueModel *>();
    QTimer m_wait;
};

/** Saved pictures, every one of them scrolled past. */
class PictureList : public Scene
{
public:
    explicit PictureList(int count) : Scene(smallFile), m_count(count) {}

private:
    static constexpr auto page = 100ms; ///< long enough to read the pictures of one

    void begin() override
    {
        if (!savePictures())
            return QCoreApplication::exit(1);
        m_idle = memoryNow();
        forgetPeak();
        QList<TransferSnapshot> rows;
        for (int number = 0; number < m_count; ++number) {
            rows << TransferSnapshot{TransferId(quint64(number) + 1),      order(number),
                                     Saved{pathOf(number), 1000},          {1000, 1000, {}, {}},
                                     QFileInfo(pathOf(number)).fileName(), {}};
        }
        Q_EMIT m_engine.changed(rows);
        m_turn.callOnTimeout(this, [this] { turnPage(); });
        m_turn.start(page);
    }

    void turnPage()
    {
        QScrollBar &bar = *m_window.findChild<QueueView *>()->verticalScrollBar();
        if (bar.value() < bar.maximum())
            return bar.setValue(bar.value() + bar.pageStep());
        m_turn.stop();
        tell("memory, growth", inMebibytes(memoryAtMost() - m_idle), "MiB");
        tell("thumbnails held", inMebibytes(m_window.findChild<Thumbnails *>()->bytesHeld()), "MiB");
        QCoreApplication::exit(0);
    }

    [[nodiscard]] QString pathOf(int number) const { return m_folder.filePath(u"%1.jpg"_s.arg(number)); }

    [[nodiscard]] bool savePictures() const
    {
        QImage image(1600, 1200, QImage::Format_RGB32);
        QPainter painter(&image);
        for (int stripe = 0; stripe < image.width(); ++stripe)
            painter.fillRect(stripe, 0, 1, image.height(), QColor::fromHsv(stripe % 360, 200, 50 + stripe % 200));
        painter.end();
        if (!image.save(pathOf(0)))
            return false;
        for (int number = 1; number < m_count; ++number)
            if (!QFile::link(pathOf(0), pathOf(number)))
                return false;
        return true;
    }

    const int m_count;
    qint64 m_idle = 0;
    QTimer m_turn;
};

/** Tells the time of the first paint of any window, and ends. */
class FirstPaint : public QObject
{
public:
    bool eventFilter(QObject *watched, QEvent *event) override
    {
        const auto *widget = event->type() == QEvent::Paint ? qobject_cast<QWidget *>(watched) : nullptr;
        if (!widget || !widget->isWindow() || m_painted)
            return false;
        m_painted = true;
        QMetaObject::invokeMethod(
            this,
            [] {
                std::printf("painted\t%lld\n", static_cast<long long>(Clock::now().time_since_epoch().count()));
                QCoreApplication::exit(0);
            },
            Qt::QueuedConnection);
        return false;
    }

private:
    bool m_painted = false;
};

/** As the program starts, or the least that a window of this build can be. */
int paint(QApplication &application, bool empty)
{
    FirstPaint first;
    application.installEventFilter(&first);
    if (!empty) {
        QCoreApplication::setApplicationName(u"Larder"_s);
        return runWindow(application, {});
    }
    QMainWindow window;
    window.resize(960, 640);
    window.show();
    return QApplication::exec();
}

template <typename Measured, typename... Arguments>
int measure(Arguments... arguments)
{
    Measured scene(arguments...);
    return QApplication::exec();
}

int usage()
{
    std::fputs(
        "usage: memory_and_stalls [--download BYTES | --queue COUNT | --paused COUNT SECONDS | --thumbnails COUNT "
        "| --paint-window | --paint-empty]\n",
        stderr);
    return 2;
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_NO_THREADED_GLIB", "1"); // as the program does
    const QByteArray what = argc > 1 ? argv[1] : "--download";
    const qint64 number = argc > 2 ? QByteArray(argv[2]).toLongLong() : largeFile;
    if (what == "--serve") {
        const QCoreApplication application(argc, argv);
        return serve(number);
    }
    QApplication application(argc, argv);
    if (what == "--download")
        return measure<LargeDownload>(number);
    if (what == "--queue")
        return measure<LongQueue>(int(number));
    if (what == "--paused" && argc > 3)
        return measure<PausedList>(int(number), std::chrono::seconds(QByteArray(argv[3]).toInt()));
    if (what == "--thumbnails")
        return measure<PictureList>(int(number));
    if (what == "--paint-window" || what == "--paint-empty")
        return paint(application, what == "--paint-empty");
    return usage();
}
