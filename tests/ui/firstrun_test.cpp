#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QtTest>

#include "session/engine.h"
#include "session/settings.h"
#include "ui/controls.h"
#include "ui/firstrun.h"
#include "ui/mainwindow.h"

using namespace Larder;
using namespace Qt::StringLiterals;

/** A start of the program with the settings of somebody who has never started it. */
class FirstRunTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void asksOnce_data();
    void asksOnce();
    void takesTheKeys();
    void leavesWhoeverTypesAlone();
    void takesWhatIsChosen();
    void leadsToAccountsAndDemo();
    void noticesAnAccount();
    void staysAwayWhere_data();
    void staysAwayWhere();

private:
    void start(const QList<DemoResource> &demo = {});
    /** Whether the page is there, once the accounts are known. */
    [[nodiscard]] FirstRunPage *page();
    [[nodiscard]] QPushButton *button(const QString &text) const;

    QTemporaryDir m_home;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<QSignalSpy> m_listed;
    std::unique_ptr<MainWindow> m_window;
};

/** Before the first QSettings: where they are is decided once. */
void FirstRunTest::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_home.path()));
}

void FirstRunTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    {
        QSettings store(QSettings::IniFormat, QSettings::UserScope, u"larder"_s, u"larder"_s);
        store.clear();
    }
    m_settings = std::make_unique<Settings>(Settings::ofUser());
    m_settings->setFolder(m_folder->path());
}

void FirstRunTest::cleanup()
{
    m_window.reset();
    m_listed.reset();
    m_engine.reset();
    m_settings.reset();
}

void FirstRunTest::start(const QList<DemoResource> &demo)
{
    m_window.reset();
    EngineOptions options;
    options.accountsFile = m_folder->filePath(u"accounts.json"_s);
    options.environment = [](const char *) { return QByteArray(); };
    m_engine = std::make_unique<Engine>(options, std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread);
    m_listed = std::make_unique<QSignalSpy>(m_engine.get(), &Engine::accountsListed);
    m_window = std::make_unique<MainWindow>(*m_engine, *m_settings, demo);
    m_window->show();
    m_window->activateWindow();
}

FirstRunPage *FirstRunTest::page()
{
    if (!Larder::comesTrue([this] { return m_listed->count() > 0; }, Larder::minute))
        qFatal("the accounts are not listed");
    auto *page = m_window->findChild<FirstRunPage *>();
    return page && page->isVisible() ? page : nullptr;
}

QPushButton *FirstRunTest::button(const QString &text) const
{
    for (auto *each : m_window->findChild<FirstRunPage *>()->findChildren<QPushButton *>())
        if (each->text() == text)
            return each;
    return nullptr;
}

void FirstRunTest::asksOnce_data()
{
    QTest::addColumn<bool>("byKey");
    QTest::newRow("ended by its button") << false;
    QTest::newRow("skipped by Escape") << true;
}

void FirstRunTest::asksOnce()
{
    QFETCH(bool, byKey);
    start();
    QVERIFY(page());
    if (byKey) {
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
        QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    } else {
        button(FirstRunPage::tr("Done"))->click();
    }
    QVERIFY(!page());
    start();
    QVERIFY(!page());
}

/** Questions that Tab reaches only after the whole form are none for whoever uses keys. */
void FirstRunTest::takesTheKeys()
{
    start();
    QVERIFY(page());
    QVERIFY(page()->isAncestorOf(m_window->focusWidget()));
    QVERIFY(m_window->testAttribute(Qt::WA_KeyboardFocusChange));
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Right);
    QCOMPARE(m_settings->platform(), OpenPlatform::lark());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_Escape);
    QVERIFY(m_window->findChild<PastePanel *>()->isAncestorOf(m_window->focusWidget()));
}

void FirstRunTest::leavesWhoeverTypesAlone()
{
    start();
    auto *typedIn = qobject_cast<QLineEdit *>(m_window->focusWidget());
    QVERIFY(typedIn);
    typedIn->setText(u"om_"_s);
    QVERIFY(page());
    QCOMPARE(m_window->focusWidget(), typedIn);
}

void FirstRunTest::takesWhatIsChosen()
{
    start();
    QVERIFY(page());
    for (auto *choice : page()->findChildren<SegmentButton *>()) {
        QCOMPARE(choice->isChecked(), choice->text() == OpenPlatform::feishu().displayName());
        if (choice->text() == OpenPlatform::lark().displayName())
            choice->click();
    }
    QCOMPARE(m_settings->platform(), OpenPlatform::lark());
    const QString folder = m_folder->filePath(u"elsewhere"_s);
    Q_EMIT m_window->findChild<PastePanel *>()->folderChosen(folder);
    QCOMPARE(m_settings->folder(), folder);
    const auto labels = page()->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
                        [](const QLabel *label) { return label->text().endsWith(u"elsewhere"_s); }));
}

void FirstRunTest::leadsToAccountsAndDemo()
{
    start();
    QVERIFY(page());
    const QSignalSpy demo(m_window.get(), &MainWindow::demoWanted);
    button(FirstRunPage::tr("Try the demo"))->click();
    QCOMPARE(demo.count(), 1);
    button(FirstRunPage::tr("Sign in or paste a token…"))->click();
    QTRY_VERIFY(m_window->findChild<QDialog *>());
    QVERIFY(m_window->findChild<QDialog *>()->isVisible());
}

void FirstRunTest::noticesAnAccount()
{
    start();
    QVERIFY(page());
    const auto says = [this] {
        const auto labels = page()->findChildren<QLabel *>();
        return std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->isVisible() && label->text() == FirstRunPage::tr("An account is there.");
        });
    };
    QVERIFY(!says());
    m_engine->addAccount(newAccount(u"Acme"_s, OpenPlatform::feishu()).value());
    QTRY_VERIFY(says());
}

void FirstRunTest::staysAwayWhere_data()
{
    QTest::addColumn<std::function<void()>>("before");
    QTest::addColumn<QList<DemoResource>>("demo");
    QTest::addColumn<std::function<void()>>("after");
    const auto nothing = std::function<void()>([] {});
    const QList<DemoResource> none;
    QTest::newRow("it is the demo") << nothing << DemoServer::resources() << nothing;
    QTest::newRow("there is an account") << std::function<void()>([this] {
        start();
        m_engine->addAccount(newAccount(u"Acme"_s, OpenPlatform::feishu()).value());
        QTRY_VERIFY(!m_listed->isEmpty() &&
                    !m_listed->constLast().constFirst().value<AccountList>().accounts.isEmpty());
        QSettings(QSettings::IniFormat, QSettings::UserScope, u"larder"_s, u"larder"_s).clear();
    }) << none << nothing;
    QTest::newRow("a window was closed before there was such a page")
        << std::function<void()>([this] { m_settings->setWindowGeometry("there"_ba); }) << none << nothing;
    QTest::newRow("files were handed in")
        << nothing << none << std::function<void()>([this] { m_window->openFiles({m_folder->path()}); });
    QTest::newRow("ids were handed in") << nothing << none
                                        << std::function<void()>([this] { m_window->fill({.messageId = u"om_1"_s}); });
}

void FirstRunTest::staysAwayWhere()
{
    QFETCH(std::function<void()>, before);
    QFETCH(QList<DemoResource>, demo);
    QFETCH(std::function<void()>, after);
    before();
    start(demo);
    after();
    QVERIFY(!page());
}

QTEST_MAIN(FirstRunTest)
#include "firstrun_test.moc"
