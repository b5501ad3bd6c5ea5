#include <QDBusPendingCall>
#include <QTemporaryDir>
#include <QtTest>

#include "demo/demoserver.h"
#include "support/keyring.h"
#include "tests/ui/recordingservices.h"
#include "tests/ui/samples.h"
#include "ui/batchend.h"
#include "ui/desktop.h"
#include "ui/desktopnotice.h"
#include "ui/mainwindow.h"
#include "ui/queuemodel.h"
#include "ui/sleephold.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;

} // namespace

/** The window with real downloads from the demo's server, on a session's and a system's bus of its own. */
class WhileAwayTest : public QObject
{
    Q_OBJECT

public:
    explicit WhileAwayTest(const Keyring &bus) : m_bus(bus) {}

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void countsABatch_data();
    void countsABatch();
    void saysABatchInWords_data();
    void saysABatchInWords();
    void tellsOfTheEndWhenNotInFront();
    void staysSilentInFront();
    void aClickBringsTheWindow();
    void takesTheNoticeBackOnceTheWindowIsSeen();
    void aNoticeTakesThePlaceOfOneThatHasNoNumberYet();
    void takesBackANoticeThatIsNumberedTooLate();
    void doesWithoutAService();
    void showsProgressInTheTaskBar();
    void holdsOffSleepWhileDownloading();
    void letsGoOfWhatIsGrantedTooLate();
    void asksTheSessionWhereLoginRefuses();
    void givesBackWhatIsGrantedOnceItsWindowHasGone();

private:
    [[nodiscard]] QueueModel &model() const { return *m_window->findChild<QueueModel *>(); }
    void download(const QString &fileKey = {});
    TransferId downloadTheLongest();
    [[nodiscard]] bool allEnded() const { return model().rowCount() > 0 && model().totals().unfinished() == 0; }
    /** Once this is there, everything that was sent before it has been. */
    [[nodiscard]] bool busIsQuiet();
    void lookElsewhere();

    const Keyring &m_bus;
    std::unique_ptr<QDBusConnection> m_desktop;
    std::unique_ptr<Recording::Notifications> m_notifications;
    std::unique_ptr<Recording::Login> m_login;
    std::unique_ptr<Recording::ScreenSaver> m_screenSaver;
    std::unique_ptr<Recording::Dock> m_dock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<MainWindow> m_window;
};

void WhileAwayTest::initTestCase()
{
    QVERIFY2(!m_bus.address().isEmpty(), m_bus.trouble().constData());
    QGuiApplication::setDesktopFileName(u"io.github.larder.Larder"_s);
    m_desktop = std::make_unique<QDBusConnection>(QDBusConnection::connectToBus(m_bus.address(), u"desktop"_s));
    QVERIFY(m_desktop->isConnected());
}

void WhileAwayTest::init()
{
    m_notifications = std::make_unique<Recording::Notifications>();
    m_login = std::make_unique<Recording::Login>();
    m_login->bus = *m_desktop;
    m_notifications->bus = *m_desktop;
    m_screenSaver = std::make_unique<Recording::ScreenSaver>();
    m_screenSaver->bus = *m_desktop;
    m_dock = std::make_unique<Recording::Dock>();
    const auto all = QDBusConnection::ExportAllContents;
    QVERIFY(m_desktop->registerObject(u"/org/freedesktop/Notifications"_s, m_notifications.get(), all));
    QVERIFY(m_desktop->registerObject(u"/org/freedesktop/login1"_s, m_login.get(), all));
    QVERIFY(m_desktop->registerObject(u"/org/freedesktop/ScreenSaver"_s, m_screenSaver.get(), all));
    for (const QString &name :
         {u"org.freedesktop.Notifications"_s, u"org.freedesktop.login1"_s, u"org.freedesktop.ScreenSaver"_s})
        QVERIFY(m_desktop->registerService(name));
    QVERIFY(m_desktop->connect({}, {}, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s, m_dock.get(),
                               SLOT(take(QString, QVariantMap))));

    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<DemoServer>();
    m_settings = std::make_unique<Settings>(Settings::forThisSession(m_folder->path()));
    m_settings->setPlatform(OpenPlatform::parse(m_server->base().toString()).value());
    EngineOptions options;
    options.environment = [](const char *name) {
        return QByteArrayView(name) == "LARDER_USER_ACCESS_TOKEN" ? DemoServer::token().toLatin1() : QByteArray();
    };
    m_engine = std::make_unique<Engine>(options, std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread);
    m_window = std::make_unique<MainWindow>(*m_engine, *m_settings);
    m_window->show();
}

void WhileAwayTest::cleanup()
{
    m_window.reset();
    m_engine.reset();
    for (const QString &path :
         {u"/org/freedesktop/Notifications"_s, u"/org/freedesktop/login1"_s, u"/org/freedesktop/ScreenSaver"_s})
        m_desktop->unregisterObject(path);
    for (const QString &name :
         {u"org.freedesktop.Notifications"_s, u"org.freedesktop.login1"_s, u"org.freedesktop.ScreenSaver"_s})
        m_desktop->unregisterService(name);
}

/** The shortest of the demo's, or one that it does not have. */
void WhileAwayTest::download(const QString &fileKey)
{
    QList<DemoResource> all = DemoServer::resources();
    all.removeIf([](const DemoResource &each) { return each.size == 0; }); // refused
    DemoResource wanted = *std::ranges::min_element(all, {}, &DemoResource::size);
    if (!fileKey.isEmpty())
        wanted.resource.fileKey = FileKey::parse(fileKey).value();
    m_engine->download({.platform = m_settings->platform(),
                        .identity = Identity::User,
                        .resource = wanted.resource,
                        .folder = m_folder->path(),
                        .name = {}});
}

TransferId WhileAwayTest::downloadTheLongest()
{
    const QList<DemoResource> all = DemoServer::resources();
    const DemoResource longest = *std::ranges::max_element(all, {}, &DemoResource::size);
    return m_engine->download({.platform = m_settings->platform(),
                               .identity = Identity::User,
                               .resource = longest.resource,
                               .folder = m_folder->path(),
                               .name = {}});
}

bool WhileAwayTest::busIsQuiet()
{
    const auto ask = [](QDBusConnection bus) {
        const auto call = QDBusMessage::createMethodCall(u"org.freedesktop.DBus"_s, u"/org/freedesktop/DBus"_s,
                                                         u"org.freedesktop.DBus"_s, u"GetId"_s);
        const QDBusPendingCall answer = bus.asyncCall(call);
        return comesTrue([&] { return answer.isFinished(); }, patience);
    };
    return ask(QDBusConnection::sessionBus()) && ask(*m_desktop) && ask(QDBusConnection::sessionBus());
}

/** There is no other program's window offscreen; the window in front may only go. */
void WhileAwayTest::lookElsewhere()
{
    m_window->hide();
    QTRY_VERIFY(!QGuiApplication::focusWindow());
}

void WhileAwayTest::countsABatch_data()
{
    using Steps = QList<QList<TransferSnapshot>>;
    using namespace Samples;
    QTest::addColumn<Steps>("steps");
    QTest::addColumn<QList<BatchCounts>>("told");
    const auto runs = [](quint64 id) { return transfer(id, Receiving{}); };
    const auto isSaved = [](quint64 id) { return transfer(id, saved()); };
    const auto fails = [](quint64 id) { return transfer(id, failed(Reason::NoAccess)); };
    const auto quick = [&isSaved](quint64 id) {
        TransferSnapshot transfer = isSaved(id);
        transfer.exchanges = {Exchange{}};
        return transfer;
    };
    QTest::newRow("done within a beat") << Steps{{quick(1)}} << QList<BatchCounts>{{1, 0}};
    QTest::newRow("put back after it was removed") << Steps{{quick(1)}, {quick(1)}} << QList<BatchCounts>{{1, 0}};
    QTest::newRow("one after another") << Steps{{runs(1), runs(2)}, {isSaved(1)}, {fails(2)}}
                                       << QList<BatchCounts>{{1, 1}};
    QTest::newRow("two batches") << Steps{{runs(1)}, {isSaved(1)}, {runs(2)}, {isSaved(2)}}
                                 << QList<BatchCounts>{{1, 0}, {1, 0}};
    QTest::newRow("what comes back after a restart") << Steps{{isSaved(1), fails(2)}} << QList<BatchCounts>{};
    QTest::newRow("done within a beat, among others")
        << Steps{{runs(1), quick(2)}, {isSaved(1)}} << QList<BatchCounts>{{2, 0}};
    QTest::newRow("all cancelled") << Steps{{runs(1)}, {transfer(1, Cancelled{})}} << QList<BatchCounts>{};
    QTest::newRow("paused, the rest saved")
        << Steps{{runs(1), runs(2)}, {transfer(1, Paused{})}, {isSaved(2)}} << QList<BatchCounts>{{1, 0}};
    QTest::newRow("one waits for its next try")
        << Steps{{runs(1), runs(2)}, {isSaved(1)}, {transfer(2, Waiting{})}, {runs(2)}, {isSaved(2)}}
        << QList<BatchCounts>{{2, 0}};
    QTest::newRow("what was halted goes on")
        << Steps{{runs(1)}, {transfer(1, Halted{})}, {runs(1)}, {isSaved(1)}} << QList<BatchCounts>{{1, 0}};
}

void WhileAwayTest::countsABatch()
{
    QFETCH(const QList<QList<TransferSnapshot>>, steps);
    BatchEnd batch;
    QList<BatchCounts> told;
    connect(&batch, &BatchEnd::ended, this, [&told](const BatchCounts &counts) { told.append(counts); });
    for (const QList<TransferSnapshot> &step : steps)
        batch.take(step);
    QTEST(told, "told");
}

void WhileAwayTest::saysABatchInWords_data()
{
    QTest::addColumn<BatchCounts>("batch");
    QTest::addColumn<QString>("words");
    QTest::newRow("all well") << BatchCounts{14, 0} << u"14 file(s) saved"_s; // English plurals are a translation
    QTest::newRow("one failed") << BatchCounts{14, 1} << u"14 file(s) saved, 1 failed"_s;
    QTest::newRow("nothing but failures") << BatchCounts{0, 2} << u"2 download(s) failed"_s;
}

void WhileAwayTest::saysABatchInWords()
{
    QFETCH(BatchCounts, batch);
    QTEST(wordsOf(batch), "words");
}

void WhileAwayTest::tellsOfTheEndWhenNotInFront()
{
    lookElsewhere();
    download();
    download(u"file_v3_00aa_missing"_s);
    QTRY_VERIFY(allEnded());
    QTRY_COMPARE(m_notifications->notices.size(), 1);
    const auto notice = m_notifications->notices.constFirst();
    QCOMPARE(notice.title, u"Downloads finished"_s);
    QCOMPARE(notice.body, u"1 file(s) saved, 1 failed"_s);
    QCOMPARE(notice.actions.constFirst(), u"default"_s);
    QCOMPARE(notice.replaces, 0U);

    download(); // the next takes its place
    QTRY_COMPARE(m_notifications->notices.size(), 2);
    QCOMPARE(m_notifications->notices.constLast().replaces, 1U);
}

void WhileAwayTest::staysSilentInFront()
{
    m_window->activateWindow();
    QTRY_VERIFY(QGuiApplication::focusWindow());
    download();
    QTRY_VERIFY(allEnded());
    QVERIFY(busIsQuiet());
    QCOMPARE(m_notifications->notices.size(), 0);
}

void WhileAwayTest::aClickBringsTheWindow()
{
    lookElsewhere();
    download();
    QTRY_COMPARE(m_notifications->notices.size(), 1);
    QVERIFY(busIsQuiet());
    Q_EMIT m_notifications->ActionInvoked(7, u"default"_s); // another program's
    QVERIFY(busIsQuiet());
    QVERIFY(!m_window->isVisible());
    Q_EMIT m_notifications->ActivationToken(1, u"leave-1"_s);
    Q_EMIT m_notifications->ActionInvoked(1, u"default"_s);
    QTRY_VERIFY(m_window->isVisible() && m_window->isActiveWindow());
    QCOMPARE(qgetenv("XDG_ACTIVATION_TOKEN"), QByteArray("leave-1"));
}

void WhileAwayTest::takesTheNoticeBackOnceTheWindowIsSeen()
{
    lookElsewhere();
    download();
    QTRY_COMPARE(m_notifications->notices.size(), 1);
    QVERIFY(busIsQuiet());
    bringForward(*m_window, {}); // offscreen, a window that is only shown again is not in front
    QTRY_COMPARE(m_notifications->closed, QList<uint>{1});
}

void WhileAwayTest::aNoticeTakesThePlaceOfOneThatHasNoNumberYet()
{
    m_notifications->answersLater = true;
    DesktopNotice notice;
    notice.tell(u"first"_s, {});
    QTRY_COMPARE(m_notifications->notices.size(), 1);
    notice.tell(u"second"_s, {});
    notice.tell(u"third"_s, {});
    QVERIFY(busIsQuiet());
    QCOMPARE(m_notifications->notices.size(), 1);
    m_notifications->answerNow();
    QTRY_COMPARE(m_notifications->notices.size(), 2);
    QCOMPARE(m_notifications->notices.constLast().title, u"third"_s);
    QCOMPARE(m_notifications->notices.constLast().replaces, 1U);
    QVERIFY(busIsQuiet());
    QCOMPARE(m_notifications->notices.size(), 2);
}

void WhileAwayTest::takesBackANoticeThatIsNumberedTooLate()
{
    m_notifications->answersLater = true;
    auto notice = std::make_unique<DesktopNotice>();
    notice->tell(u"first"_s, {});
    QTRY_COMPARE(m_notifications->notices.size(), 1);
    notice.reset();
    QVERIFY(busIsQuiet());
    QCOMPARE(m_notifications->closed.size(), 0);
    m_notifications->answerNow();
    QTRY_COMPARE(m_notifications->closed, QList<uint>{1});
}

void WhileAwayTest::doesWithoutAService()
{
    QVERIFY(m_desktop->unregisterService(u"org.freedesktop.Notifications"_s));
    lookElsewhere();
    download();
    QTRY_VERIFY(allEnded());
    QVERIFY(busIsQuiet());
    QCOMPARE(m_notifications->notices.size(), 0);
    QVERIFY(m_desktop->registerService(u"org.freedesktop.Notifications"_s)); // it comes later than the window
    download();
    QTRY_COMPARE(m_notifications->notices.size(), 1);
}

void WhileAwayTest::showsProgressInTheTaskBar()
{
    const TransferId id = downloadTheLongest();
    QTRY_VERIFY(!m_dock->updates.isEmpty());
    m_engine->cancel(id);
    QTRY_VERIFY(allEnded());
    QTRY_VERIFY(!m_dock->updates.isEmpty() && !m_dock->updates.constLast().facts.value(u"progress-visible"_s).toBool());
    QVERIFY(m_dock->updates.constFirst().facts.value(u"progress-visible"_s).toBool());
    for (const Recording::Dock::Update &update : m_dock->updates) {
        QCOMPARE(update.entry, u"application://io.github.larder.Larder.desktop"_s);
        const double progress = update.facts.value(u"progress"_s).toDouble();
        QVERIFY(progress >= 0 && progress <= 1);
    }
}

void WhileAwayTest::holdsOffSleepWhileDownloading()
{
    const TransferId id = downloadTheLongest();
    QTRY_VERIFY(m_login->isHeld());
    QCOMPARE(m_login->asked, QStringList{u"sleep block Downloads are running"_s});
    m_engine->pause(id);
    QTRY_VERIFY(!m_login->isHeld());
    m_engine->resume(id);
    QTRY_VERIFY(m_login->isHeld());
    m_engine->cancel(id);
    QTRY_VERIFY(!m_login->isHeld());
    QCOMPARE(m_login->asked.size(), 2);
    QCOMPARE(m_screenSaver->asked.size(), 0);
}

void WhileAwayTest::letsGoOfWhatIsGrantedTooLate()
{
    m_login->says = Recording::Login::Says::YesLater;
    const TransferId id = downloadTheLongest();
    QTRY_COMPARE(m_login->asked.size(), 1);
    m_engine->cancel(id);
    QTRY_VERIFY(allEnded());
    m_login->answerNow();
    QVERIFY(busIsQuiet());
    QTRY_VERIFY(!m_login->isHeld());

    m_login->says = Recording::Login::Says::Yes; // and it can be had again
    m_engine->tryAgain(model().at(0).id);
    QTRY_COMPARE(m_login->asked.size(), 2);
}

void WhileAwayTest::asksTheSessionWhereLoginRefuses()
{
    m_login->says = Recording::Login::Says::No;
    const TransferId id = downloadTheLongest();
    QTRY_COMPARE(m_screenSaver->held.size(), 1);
    QCOMPARE(m_screenSaver->asked, QStringList{u"Downloads are running"_s});
    m_engine->cancel(id);
    QTRY_COMPARE(m_screenSaver->held.size(), 0);
}

void WhileAwayTest::givesBackWhatIsGrantedOnceItsWindowHasGone()
{
    m_login->says = Recording::Login::Says::No;
    m_screenSaver->answersLater = true;
    auto hold = std::make_unique<SleepHold>();
    hold->hold(u"Downloads are running"_s);
    QTRY_COMPARE(m_screenSaver->held.size(), 1);
    hold.reset();
    QVERIFY(busIsQuiet());
    QCOMPARE(m_screenSaver->held.size(), 1);
    m_screenSaver->answerNow();
    QTRY_COMPARE(m_screenSaver->held.size(), 0);
}

/** An application meets the session's bus when it begins, and keeps it. */
int main(int argc, char *argv[])
{
    Keyring bus;
    if (bus.startBus()) {
        bus.enter();
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", bus.address().toLatin1());
    }
    const QApplication application(argc, argv);
    WhileAwayTest test(bus);
    return QTest::qExec(&test, argc, argv);
}

#include "whileaway_test.moc"
