#include <QAction>
#include <QFile>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QStyleOptionViewItem>
#include <QTemporaryDir>
#include <QtTest>

#include "core/errortext.h"
#include "ui/accountdialog.h"
#include "ui/detailsband.h"
#include "ui/mainwindow.h"
#include "ui/previewdialog.h"
#include "ui/queuemodel.h"
#include "ui/queueview.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000;

} // namespace

/** The window on the demo workspace, by clicks: engine, server and disk are the real ones. */
class MainWindowTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void invitesWhileThereIsNothing();
    void downloadsAPictureByClicks();
    void downloadsTheVideoByClicks();
    void saysInWordsWhyTheServerRefused();
    void asksForATokenWhereThereIsNone();
    void goesOnOnceATokenWasAdded();
    void cancelsFromTheRow();
    void clearsWhatHasEnded();
    void previewsWithoutAsking();
    void remembersTheIdentity();
    void keepsTheSettingsFromTheCommandLine();
    void asksOnceBeforeQuittingInMidDownload();
    void closesAtOnceWithNothingRunning();
    void isUsableAtSevenHundredTwenty();

private:
    [[nodiscard]] QLineEdit *field(const QString &name) const;
    [[nodiscard]] QAbstractButton *button(const QString &text) const;
    [[nodiscard]] QueueModel &model() const { return *m_window->findChild<QueueModel *>(); }
    [[nodiscard]] const DemoResource &withSize(bool (*wanted)(const DemoResource &)) const;
    template <typename State>
    [[nodiscard]] bool ended() const;
    void chooseFromDemo(const DemoResource &resource);
    void clickAction(int row, RowAction action);
    void giveTokens(const QString &token);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<MainWindow> m_window;
    QList<DemoResource> m_resources;
};

void MainWindowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_server = std::make_unique<DemoServer>();
    m_resources = DemoServer::resources();
    m_settings = std::make_unique<Settings>(Settings::forThisSession(m_folder->path()));
    m_settings->setPlatform(OpenPlatform::parse(m_server->base().toString()).value());
    EngineOptions options;
    options.environment = [](const char *) { return QByteArray(); };
    m_engine = std::make_unique<Engine>(options, std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread);
    giveTokens(DemoServer::token());
    m_window = std::make_unique<MainWindow>(*m_engine, *m_settings, m_resources);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void MainWindowTest::cleanup()
{
    m_window.reset();
    m_engine.reset();
    m_settings.reset();
    m_server.reset();
    m_folder.reset();
}

void MainWindowTest::giveTokens(const QString &token)
{
    for (const Identity identity : {Identity::User, Identity::Bot})
        m_engine->useToken(m_settings->platform(), identity, AccessToken::parse(token).value());
}

QLineEdit *MainWindowTest::field(const QString &name) const
{
    for (QLineEdit *edit : m_window->findChildren<QLineEdit *>())
        if (edit->accessibleName() == name && !edit->isReadOnly())
            return edit;
    return nullptr;
}

QAbstractButton *MainWindowTest::button(const QString &text) const
{
    for (QAbstractButton *each : m_window->findChildren<QAbstractButton *>())
        if (each->text().remove(u'&') == text && each->isVisible())
            return each;
    return nullptr;
}

void MainWindowTest::chooseFromDemo(const DemoResource &resource)
{
    const ResourceRef &ref = resource.resource;
    m_window->fill({.messageId = ref.messageId.text(), .fileKey = ref.fileKey.text(), .type = ref.type});
}

const DemoResource &MainWindowTest::withSize(bool (*wanted)(const DemoResource &)) const
{
    const auto found = std::find_if(m_resources.cbegin(), m_resources.cend(), wanted);
    Q_ASSERT(found != m_resources.cend());
    return *found;
}

template <typename State>
bool MainWindowTest::ended() const
{
    return model().rowCount() == 1 && std::holds_alternative<State>(model().at(0).state);
}

void MainWindowTest::clickAction(int row, RowAction action)
{
    auto *view = m_window->findChild<QueueView *>();
    const QModelIndex index = view->model()->index(row, 0);
    QStyleOptionViewItem option;
    option.initFrom(view);
    option.widget = view;
    option.rect = view->visualRect(index);
    const auto *delegate = qobject_cast<ProgressDelegate *>(view->itemDelegate());
    for (const auto &painted : delegate->paintedActions(option, index))
        if (painted.action == action) {
            QTest::mouseClick(view->viewport(), Qt::LeftButton, {}, painted.rect.center());
            return;
        }
    QFAIL("the row has no such button");
}

namespace {

bool isPicture(const DemoResource &resource)
{
    return resource.resource.type == ResourceType::Image && resource.size > 0;
}
bool isVideo(const DemoResource &resource)
{
    return resource.size >= 48 * 1024 * 1024;
}
bool isRefused(const DemoResource &resource)
{
    return resource.size == 0;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void MainWindowTest::invitesWhileThereIsNothing()
{
    QVERIFY(button(u"Download all of it"_s)->isVisible());
    QVERIFY(!m_window->findChild<QueueView *>()->isVisible());
    QTest::mouseClick(button(u"Download all of it"_s), Qt::LeftButton);
    QTRY_COMPARE(model().rowCount(), m_resources.size());
    QVERIFY(m_window->findChild<QueueView *>()->isVisible());
}

void MainWindowTest::downloadsAPictureByClicks()
{
    const DemoResource &picture = withSize(isPicture);
    chooseFromDemo(picture);
    QVERIFY(button(u"Image"_s)->isChecked());
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Saved>(), patience);
    const auto &saved = std::get<Saved>(model().at(0).state);
    QVERIFY(saved.path.startsWith(m_folder->path()));
    QCOMPARE(contentOf(saved.path), DemoServer::bytesOf(picture));
    // Its tile becomes the picture itself.
    QTRY_VERIFY(!model().index(0, 0).data(Qt::DecorationRole).value<QImage>().isNull());
}

void MainWindowTest::downloadsTheVideoByClicks()
{
    const DemoResource &video = withSize(isVideo);
    chooseFromDemo(video);
    QVERIFY(button(u"File"_s)->isChecked());
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_COMPARE(model().rowCount(), 1);
    QTRY_VERIFY_WITH_TIMEOUT(m_window->windowTitle().contains(u'%'), patience);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Saved>(), patience);
    const auto &saved = std::get<Saved>(model().at(0).state);
    QCOMPARE(saved.size, video.size);
    QVERIFY(contentOf(saved.path) == DemoServer::bytesOf(video));
    QVERIFY(!m_window->windowTitle().contains(u'%'));
}

void MainWindowTest::saysInWordsWhyTheServerRefused()
{
    chooseFromDemo(withSize(isRefused));
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Failed>(), patience);
    const Error error = std::get<Failed>(model().at(0).state).error;
    const QString spoken = model().index(0, 0).data(Qt::AccessibleTextRole).toString();
    QVERIFY(spoken.contains(sentence(error)));
    QVERIFY(spoken.contains(nextStep(error)));
    clickAction(0, RowAction::ShowDetails);
    QVERIFY(m_window->findChild<DetailsBand *>()->isVisible());
}

void MainWindowTest::asksForATokenWhereThereIsNone()
{
    for (const Identity identity : {Identity::User, Identity::Bot})
        m_engine->forgetToken(m_settings->platform(), identity);
    QTRY_VERIFY(button(u"Demo · no user token"_s));
    chooseFromDemo(withSize(isPicture));
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Failed>(), patience);
    clickAction(0, RowAction::AddToken);
    QVERIFY(m_window->findChild<AccountDialog *>());
}

void MainWindowTest::goesOnOnceATokenWasAdded()
{
    asksForATokenWhereThereIsNone();
    field(u"User token"_s)->setText(DemoServer::token());
    m_window->findChild<AccountDialog *>()->accept();
    QTRY_VERIFY_WITH_TIMEOUT(ended<Saved>(), patience);
    QTRY_VERIFY(button(u"Demo · user token"_s));
}

void MainWindowTest::cancelsFromTheRow()
{
    chooseFromDemo(withSize(isVideo));
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Receiving>() && model().at(0).progress.received > 0, patience);
    clickAction(0, RowAction::Cancel);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Cancelled>(), patience);
    QTRY_VERIFY(QDir(m_folder->path()).isEmpty());
}

void MainWindowTest::clearsWhatHasEnded()
{
    downloadsAPictureByClicks();
    QVERIFY(button(u"Clear finished"_s)->isEnabled());
    QTest::mouseClick(button(u"Clear finished"_s), Qt::LeftButton);
    QCOMPARE(model().rowCount(), 0);
    QVERIFY(button(u"Download all of it"_s)->isVisible());
}

void MainWindowTest::previewsWithoutAsking()
{
    chooseFromDemo(withSize(isPicture));
    QTest::mouseClick(button(u"Preview"_s), Qt::LeftButton);
    QVERIFY(m_window->findChild<PreviewDialog *>());
    QCOMPARE(model().rowCount(), 0);
}

void MainWindowTest::remembersTheIdentity()
{
    QTest::mouseClick(button(u"Bot"_s), Qt::LeftButton);
    QCOMPARE(m_settings->identity(), Identity::Bot);
    QTRY_VERIFY(button(u"Demo · bot token"_s));
    chooseFromDemo(withSize(isPicture));
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_VERIFY(model().rowCount() == 1);
    QCOMPARE(model().at(0).order.identity, Identity::Bot);
}

void MainWindowTest::keepsTheSettingsFromTheCommandLine()
{
    m_window->useIdentity(Identity::Bot);
    m_window->useFolder(u"/srv/elsewhere"_s);
    QCOMPARE(m_settings->identity(), Identity::User);
    QCOMPARE(m_settings->folder(), m_folder->path());
    QVERIFY(button(u"Bot"_s)->isChecked());
    QCOMPARE(field(u"Save to"_s)->text(), u"/srv/elsewhere"_s);
}

void MainWindowTest::asksOnceBeforeQuittingInMidDownload()
{
    chooseFromDemo(withSize(isVideo));
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Receiving>(), patience);
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto *question = m_window->findChild<QMessageBox *>();
    QVERIFY(question);
    for (QAbstractButton *each : question->buttons())
        if (question->buttonRole(each) == QMessageBox::AcceptRole)
            each->click();
    QCOMPARE(closed.count(), 1);
    QVERIFY(!m_window->isVisible());
}

void MainWindowTest::closesAtOnceWithNothingRunning()
{
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    m_window->close();
    QCOMPARE(closed.count(), 1);
    QVERIFY(!m_settings->windowGeometry().isEmpty());
}

void MainWindowTest::isUsableAtSevenHundredTwenty()
{
    const QSize least = m_window->minimumSizeHint();
    QVERIFY2(least.width() <= 720 && least.height() <= 480,
             qPrintable(u"%1 x %2"_s.arg(least.width()).arg(least.height())));
}

QTEST_MAIN(MainWindowTest)
#include "mainwindow_test.moc"
