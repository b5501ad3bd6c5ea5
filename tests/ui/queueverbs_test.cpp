#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTemporaryDir>
#include <QtTest>

#include "demo/demoserver.h"
#include "ui/accountdialog.h"
#include "ui/controls.h"
#include "ui/mainwindow.h"
#include "ui/queuerows.h"
#include "ui/queueverbs.h"
#include "ui/queueview.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;

const DemoResource &video()
{
    static const QList<DemoResource> all = DemoServer::resources();
    return *std::find_if(all.cbegin(), all.cend(),
                         [](const DemoResource &each) { return each.size >= 48 * 1024 * 1024; });
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/** One start of the program: engine and window over the demo's server. */
struct Run
{
    enum class Token { OfTheRun, None };

    Run(const DemoServer &server, const QString &folder, const QString &queueFile, const QList<DemoResource> &demo = {},
        int resourcesAtATime = Limits::resourcesAtATime, Token token = Token::OfTheRun)
        : settings(Settings::forThisSession(folder))
    {
        settings.setPlatform(OpenPlatform::parse(server.base().toString()).value());
        EngineOptions options;
        options.queueFile = queueFile;
        options.resourcesAtATime = resourcesAtATime;
        options.atSharedCause = AtSharedCause::Halt;
        options.environment = [token](const char *name) {
            const bool wanted = token == Token::OfTheRun && QByteArrayView(name) == "LARDER_USER_ACCESS_TOKEN";
            return wanted ? DemoServer::token().toLatin1() : QByteArray();
        };
        engine = std::make_unique<Engine>(std::move(options), std::make_unique<SessionKeychain>(),
                                          Engine::Threading::OwnThread);
        window = std::make_unique<MainWindow>(*engine, settings, demo);
        window->show();
        window->activateWindow();
    }

    [[nodiscard]] QueueModel &model() const { return *window->findChild<QueueModel *>(); }
    [[nodiscard]] QueueRows &rows() const { return *window->findChild<QueueRows *>(); }
    [[nodiscard]] QueueView &view() const { return *window->findChild<QueueView *>(); }

    void download(const ResourceRef &resource) const
    {
        engine->download({.platform = settings.platform(),
                          .identity = Identity::User,
                          .resource = resource,
                          .folder = settings.folder(),
                          .name = {}});
    }

    template <typename State>
    [[nodiscard]] bool isAll() const
    {
        for (int row = 0; row < model().rowCount(); ++row)
            if (!std::holds_alternative<State>(model().at(row).state))
                return false;
        return model().rowCount() > 0;
    }

    [[nodiscard]] bool tells(const QString &words) const
    {
        const auto labels = window->findChildren<QLabel *>(u"notice"_s);
        return std::any_of(labels.cbegin(), labels.cend(), [&words](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    }

    [[nodiscard]] bool tellsStandstill() const { return tells(u"go on by themselves"_s); }

    [[nodiscard]] QAction *action(const QString &text) const
    {
        const QList<QAction *> actions = window->findChild<QueueVerbs *>()->actionsForAll();
        const auto found =
            std::find_if(actions.cbegin(), actions.cend(), [&](const QAction *each) { return each->text() == text; });
        return found == actions.cend() ? nullptr : *found;
    }

    [[nodiscard]] QList<quint64> order() const
    {
        QList<quint64> ids;
        for (int row = 0; row < model().rowCount(); ++row)
            ids << static_cast<quint64>(model().at(row).id);
        return ids;
    }

    Settings settings;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<MainWindow> window;
};

} // namespace

/** The list and its downloads, by keys and clicks: engine, server and disk are the real ones. */
class QueueVerbsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_home->path()).mkdir(u"folder"_s));
        m_server = std::make_unique<DemoServer>();
    }

    void goesOnAfterARestart()
    {
        {
            const Run first(*m_server, folder(), queueFile());
            first.download(video().resource);
            QTRY_VERIFY_WITH_TIMEOUT(first.isAll<Receiving>() && first.model().at(0).progress.received > Limits::probe,
                                     patience);
            quit(first, u"Nothing is lost: the next start brings the list back, paused where it stopped."_s);
        }
        const Run second(*m_server, folder(), queueFile());
        QTRY_VERIFY(second.isAll<Paused>());
        const Progress before = second.model().at(0).progress;
        QVERIFY(before.received > 0);
        QCOMPARE(before.total, video().size);
        second.view().goTo(second.model().at(0).id);
        QTest::keyClick(&second.view(), Qt::Key_P, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(second.isAll<Saved>(), patience);
        const QString path = std::get<Saved>(second.model().at(0).state).path;
        QVERIFY(contentOf(path) == DemoServer::bytesOf(video()));
        QCOMPARE(QDir(folder()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void saysWhatBecomesOfThem_data()
    {
        QTest::addColumn<bool>("file");
        QTest::addColumn<bool>("demo");
        QTest::addColumn<QString>("words");
        QTest::newRow("without a file")
            << false << false << u"What has come so far is kept: ask for the same again and it goes on from there."_s;
        QTest::newRow("the demo") << false << true << u"The demo keeps nothing when it is closed."_s;
    }

    void saysWhatBecomesOfThem()
    {
        QFETCH(bool, file);
        QFETCH(bool, demo);
        QFETCH(QString, words);
        const Run run(*m_server, folder(), file ? queueFile() : QString(),
                      demo ? DemoServer::resources() : QList<DemoResource>());
        run.download(video().resource);
        QTRY_VERIFY_WITH_TIMEOUT(run.isAll<Receiving>(), patience);
        quit(run, words);
    }

    void asksNothingWhereAllThatIsThereIsPaused()
    {
        const Run run(*m_server, folder(), queueFile());
        run.download(video().resource);
        QTRY_VERIFY_WITH_TIMEOUT(run.isAll<Receiving>(), patience);
        run.action(u"Pause all"_s)->trigger();
        QTRY_VERIFY(run.isAll<Paused>());
        QSignalSpy closed(run.window.get(), &MainWindow::closed);
        run.window->close();
        QTRY_COMPARE(closed.count(), 1);
    }

    void pausesAndResumesAll()
    {
        const Run run(*m_server, folder(), {}, {}, 1);
        for (const DemoResource &each : DemoServer::resources())
            if (each.size > 0)
                run.download(each.resource);
        QTRY_VERIFY(run.model().rowCount() > 2);
        QVERIFY(!run.action(u"Resume all"_s)->isEnabled());
        run.action(u"Pause all"_s)->trigger();
        QTRY_COMPARE(run.model().totals().goingOn(), 0);
        QVERIFY(!run.action(u"Pause all"_s)->isEnabled());
        const int paused = run.model().totals().paused;
        QVERIFY(paused > 0);
        run.action(u"Resume all"_s)->trigger();
        QTRY_COMPARE(run.model().totals().paused, 0);
        QTRY_COMPARE_WITH_TIMEOUT(run.model().totals().unfinished(), 0, patience);
        QCOMPARE(run.model().totals().saved, run.model().rowCount());
    }

    void movesByKey_data()
    {
        QTest::addColumn<QList<int>>("rows");
        QTest::addColumn<QKeySequence>("keys");
        QTest::addColumn<QList<quint64>>("order");
        const auto row = [](const char *name, const QList<int> &rows, const QKeySequence &keys,
                            const QList<quint64> &order) { QTest::newRow(name) << rows << keys << order; };
        row("the last one is the next", {3}, Qt::ALT | Qt::Key_Home, {4, 1, 2, 3});
        row("one up", {3}, Qt::ALT | Qt::Key_Up, {1, 2, 4, 3});
        row("one down", {1}, Qt::ALT | Qt::Key_Down, {1, 3, 2, 4});
        row("two of them come together", {1, 3}, Qt::ALT | Qt::Key_Up, {2, 4, 1, 3});
        row("the first stays the first", {0}, Qt::ALT | Qt::Key_Up, {1, 2, 3, 4});
        row("the last stays the last", {3}, Qt::ALT | Qt::Key_Down, {1, 2, 3, 4});
    }

    void movesByKey()
    {
        QFETCH(QList<int>, rows);
        QFETCH(QKeySequence, keys);
        const Run run(*m_server, folder(), {}, {}, 1);
        downloadFour(run);
        run.view().goTo(run.model().at(rows.constFirst()).id);
        for (const int row : rows)
            run.view().selectionModel()->select(run.view().model()->index(row, 0), QItemSelectionModel::Select);
        const QList<TransferId> selected = run.view().selectedIds();
        QTest::keyClick(&run.view(), keys[0].key(), keys[0].keyboardModifiers());
        QFETCH(QList<quint64>, order);
        QTRY_COMPARE(run.order(), order);
        QCOMPARE(sorted(run.view().selectedIds()), sorted(selected)); // what was selected is so where it stands now
    }

    /** Those that the filter hides are left alone, whatever is said of all. */
    void doesToAllWhatIsShown()
    {
        const Run run(*m_server, folder(), {}, {}, 1);
        downloadFour(run);
        for (const QString &each : {u"Pause all"_s, u"Cancel all"_s, u"Clear finished"_s})
            QVERIFY2(run.action(each), qPrintable(each));
        // By key, as that is what each has of its own.
        const QString key = run.model().at(2).order.resource.fileKey.text();
        run.rows().showOnly({.words = key});
        QCOMPARE(run.view().model()->rowCount(), 1);
        QVERIFY(!run.action(u"Cancel all"_s));
        QVERIFY(!run.action(u"Resume shown"_s)->isEnabled());
        run.action(u"Pause shown"_s)->trigger();
        QTRY_COMPARE(run.model().totals().paused, 1);
        run.action(u"Resume shown"_s)->trigger();
        QTRY_COMPARE(run.model().totals().paused, 0);
        run.action(u"Cancel shown"_s)->trigger();
        QTRY_COMPARE(run.model().totals().cancelled, 1);
        run.action(u"Clear shown"_s)->trigger();
        QCOMPARE(run.order(), (QList<quint64>{1, 2, 4}));
        QCOMPARE(run.model().totals().cancelled, 0);
        run.rows().showOnly({});
        QVERIFY(run.action(u"Cancel all"_s)->isEnabled());
    }

    void movesAmongWhatIsShown()
    {
        const Run run(*m_server, folder(), {}, {}, 1);
        downloadFour(run);
        run.engine->pause(TransferId{2});
        run.engine->pause(TransferId{4});
        QTRY_COMPARE(run.model().totals().paused, 2);
        run.rows().showOnly({.group = StateGroup::Paused});
        run.view().goTo(TransferId{4});
        QTest::keyClick(&run.view(), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(run.order(), (QList<quint64>{1, 4, 2, 3}));
        QTest::keyClick(&run.view(), Qt::Key_Down, Qt::AltModifier);
        QTRY_COMPARE(run.order(), (QList<quint64>{1, 2, 4, 3}));
    }

    void saysWhyRowsAreNotMoved()
    {
        const Run run(*m_server, folder(), {}, {}, 1);
        downloadFour(run);
        run.rows().putInOrder({ListOrder::By::Name, Qt::DescendingOrder});
        const QList<quint64> before = run.order();
        run.view().goTo(TransferId{3});
        QTest::keyClick(&run.view(), Qt::Key_Up, Qt::AltModifier);
        QVERIFY(run.tells(u"in queue order only"_s));
        run.window->findChild<QueueVerbs *>()->act(RowAction::MoveUp, {TransferId{3}}); // nor from elsewhere
        run.rows().putInOrder({});
        QTest::keyClick(&run.view(), Qt::Key_Up, Qt::AltModifier);
        QTRY_COMPARE(run.order(), (QList<quint64>{1, 3, 2, 4}));
    }

    void remembersTheOrder()
    {
        Run run(*m_server, folder(), {});
        const ListOrder bySize{ListOrder::By::Size, Qt::DescendingOrder};
        run.rows().putInOrder(bySize);
        QCOMPARE(run.settings.listOrder(), bySize);
        const MainWindow another(*run.engine, run.settings);
        QCOMPARE(another.findChild<QueueRows *>()->order(), bySize);
    }

    void showsWhatIsNewInSpiteOfAFilter()
    {
        const Run run(*m_server, folder(), {}, {}, 1);
        run.download(video().resource);
        QTRY_COMPARE(run.model().rowCount(), 1);
        run.rows().showOnly({.group = StateGroup::Failed});
        for (const DemoResource &each : DemoServer::resources())
            if (each.size > 0 && each.resource.fileKey.text() != video().resource.fileKey.text()) {
                run.download(each.resource);
                break;
            }
        QTRY_COMPARE(run.view().selectedIds(), QList<TransferId>{TransferId{2}});
        QVERIFY(!run.rows().isFiltered());
    }

    void filtersByKeyboardAlone()
    {
        const Run run(*m_server, folder(), {}, {}, 1);
        downloadFour(run);
        QVERIFY(QTest::qWaitForWindowActive(run.window.get()));
        QTest::keyClick(run.window.get(), Qt::Key_F, Qt::ControlModifier);
        auto *words = qobject_cast<QLineEdit *>(run.window->focusWidget());
        QVERIFY(words);
        QTest::keyClicks(words, run.model().at(2).order.resource.fileKey.text());
        QCOMPARE(run.view().model()->rowCount(), 1);
        QTest::keyClick(words, Qt::Key_Return);
        QVERIFY(run.view().hasFocus());
        QCOMPARE(run.view().selectedIds(), QList<TransferId>{TransferId{3}});
        QTest::keyClick(run.window.get(), Qt::Key_F, Qt::ControlModifier);
        QTest::keyClick(words, Qt::Key_Escape);
        QCOMPARE(run.view().model()->rowCount(), 4);
    }

    /** More than run at a time, and before there is any account. */
    void allGoOnWithTheFirstAccount()
    {
        const Run run(*m_server, folder(), {}, {}, 2, Run::Token::None);
        for (const DemoResource &each : DemoServer::resources())
            if (each.size > 0 && each.resource.fileKey.text() != video().resource.fileKey.text())
                run.download(each.resource);
        QTRY_VERIFY(run.model().rowCount() > 3);
        QTRY_VERIFY(run.tellsStandstill());
        const QList<quint64> rows = run.order();
        QPushButton *help = nullptr;
        for (QPushButton *each : run.window->findChildren<QPushButton *>())
            if (each->text() == withoutMnemonic(titleOf(RowAction::AddToken)) && each->isVisible())
                help = each;
        QVERIFY(help);
        help->click();
        QTRY_VERIFY(run.window->findChild<AccountDialog *>());
        const Account account = newAccount(u"First"_s, run.settings.platform()).value();
        run.engine->addAccount(account);
        run.engine->useToken(account.id, Identity::User, AccessToken::parse(DemoServer::token()).value());
        QTRY_VERIFY_WITH_TIMEOUT(run.isAll<Saved>(), patience);
        QCOMPARE(run.order(), rows);
        QTRY_VERIFY(!run.tellsStandstill());
        for (int row = 0; row < run.model().rowCount(); ++row)
            QVERIFY(run.model().at(row).order.account == account.id);
    }

    void showsWhatIsThereAlready()
    {
        const Run run(*m_server, folder(), {});
        run.download(video().resource);
        QTRY_COMPARE(run.model().rowCount(), 1);
        run.view().clearSelection();
        run.download(video().resource);
        QTRY_COMPARE(run.view().selectedIds(), QList<TransferId>{TransferId{1}});
        QCOMPARE(run.model().rowCount(), 1);
        const auto labels = run.window->findChildren<QLabel *>(u"notice"_s);
        QVERIFY(std::any_of(labels.cbegin(), labels.cend(), [](const QLabel *label) {
            return label->isVisible() && label->text().startsWith(u'1') &&
                   label->text().endsWith(u"in the list already."_s);
        }));
    }

private:
    [[nodiscard]] QString folder() const { return m_home->filePath(u"folder"_s); }
    [[nodiscard]] QString queueFile() const { return m_home->filePath(u"queue.json"_s); }

    /** With one at a time. */
    static void downloadFour(const Run &run)
    {
        run.download(video().resource); // keeps the others waiting
        int more = 3;
        for (const DemoResource &each : DemoServer::resources())
            if (each.size > 0 && each.resource.fileKey.text() != video().resource.fileKey.text() && more-- > 0)
                run.download(each.resource);
        QTRY_COMPARE(run.order(), (QList<quint64>{1, 2, 3, 4}));
    }

    static QList<quint64> sorted(const QList<TransferId> &ids)
    {
        QList<quint64> numbers;
        for (const TransferId id : ids)
            numbers << static_cast<quint64>(id);
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    }

    /** By the window's own way, after a look at what its question says. */
    static void quit(const Run &run, const QString &words)
    {
        QSignalSpy closed(run.window.get(), &MainWindow::closed);
        run.window->close();
        const auto *question = run.window->findChild<QMessageBox *>();
        QVERIFY(question);
        QCOMPARE(question->informativeText(), words);
        for (QAbstractButton *each : question->buttons())
            if (question->buttonRole(each) == QMessageBox::AcceptRole)
                each->click();
        QTRY_COMPARE(closed.count(), 1);
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<DemoServer> m_server;
};

QTEST_MAIN(QueueVerbsTest)
#include "queueverbs_test.moc"
