#include <QAction>
#include <QClipboard>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QFile>
#include <QImage>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QStyleOptionViewItem>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include "core/errortext.h"
#include "demo/demosignin.h"
#include "lark/signinrequests.h"
#include "support/scriptedserver.h"
#include "ui/accountdialog.h"
#include "ui/checkdialog.h"
#include "ui/demostrip.h"
#include "ui/detailsband.h"
#include "ui/foundmodel.h"
#include "ui/foundpage.h"
#include "ui/foundview.h"
#include "ui/giving.h"
#include "ui/mainwindow.h"
#include "ui/noticeband.h"
#include "ui/pastepanel.h"
#include "ui/queuemodel.h"
#include "ui/queueverbs.h"
#include "ui/queueview.h"
#include "ui/quitting.h"
#include "ui/requestdialog.h"
#include "ui/signindialog.h"
#include "ui/verifydialog.h"

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
    void goesOnOnceSomebodySignedIn();
    void asksForWhatARefusalNamed();
    void goesOnWithTheAccountThatWasChosen();
    void followsAnAccountToItsNewAddress();
    void takesTheChosenAccountInSpiteOfTheCommandLine();
    void showsWhoIsSignedInToTheChosenAccount();
    void looksUpAsTheOtherIdentity();
    void checksTheConnectionWithWhatIsInTheForm();
    void tellsThatTheKeychainWaits();
    void cancelsFromTheRow();
    void clearsWhatHasEnded();
    void editingKeepsWhatTheMessageSays();
    void previewsWithoutAsking();
    void keepsAReceiptOnlyWhereWished_data();
    void keepsAReceiptOnlyWhereWished();
    void verifiesAFolderAndDownloadsWhatIsMissing();
    void remembersTheIdentity();
    void keepsTheSettingsFromTheCommandLine();
    void asksOnceBeforeQuittingInMidDownload();
    void closesAtOnceWithNothingRunning();
    void quitClosesEveryWindow_data();
    void quitClosesEveryWindow();
    void closingKeepsWhatWasTypedInTheAccounts();
    void isUsableAtSevenHundredTwenty();
    void oneResourceFillsTheForm_data();
    void oneResourceFillsTheForm();
    void manyStandInTheList();
    void filesOfTheCommandLineStandInTheList();
    void aSecondGiftWithNothingInItLosesNoList();
    void oneResourceTakesThePlaceOfAList();
    void escapeClosesTheList();
    void measuresWhatWasFoundAndGoesOn();
    void ofWhatWasMeasuredNothingStaysButWhatIsDownloaded();
    void anIdAloneIsLookedUp();
    void manyIdsAreLookedUpAtOnce();
    void aForwardIsLookedUpFromTheList();
    void aGiftInMidLookUpOffersItAgain();
    void aLookUpWithoutATokenAsksForOne();
    void aMissingScopeIsNamed();
    void uselessGifts_data();
    void uselessGifts();
    void problemsBesideOneResourceAreTold();
    void dropsAreCopiesAndForTheWindowOnly();
    void aSavedPictureIsNoMessage();
    void theDemosMessagesAreATryAway();

private:
    [[nodiscard]] QLineEdit *field(const QString &name) const;
    [[nodiscard]] QAbstractButton *button(const QString &text) const;
    [[nodiscard]] QueueModel &model() const { return *m_window->findChild<QueueModel *>(); }
    [[nodiscard]] const DemoResource &withSize(bool (*wanted)(const DemoResource &)) const;
    template <typename State>
    [[nodiscard]] bool ended() const;
    void chooseFromDemo(const DemoResource &resource);
    void keepReceipts();
    void clickAction(int row, RowAction action);
    void giveTokens(const QString &token);
    void giveAppSecret();
    void paste(const QString &text) const;
    [[nodiscard]] bool drop(const QMimeData &drag) const;
    [[nodiscard]] QString notice() const;
    [[nodiscard]] FoundPage &list() const { return *m_window->findChild<FoundPage *>(); }
    [[nodiscard]] QString messagesPath(const QString &name) const;
    [[nodiscard]] QString sizes() const { return list().findChild<NoticeBand *>(u"sizes"_s)->sentence(); }
    void findTheChatAndMeasure();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoServer> m_server;
    std::unique_ptr<Settings> m_settings;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<MainWindow> m_window;
    std::optional<AccountId> m_account;
    QList<DemoResource> m_resources;
};

void MainWindowTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    // Agreed before the demo says slow_down, which costs five seconds.
    m_server = std::make_unique<DemoServer>(DemoServer::Pace::ToWatch, DemoSignInOptions{.pollsUntilAgreed = 2});
    m_resources = DemoServer::resources();
    m_settings = std::make_unique<Settings>(Settings::forThisSession(m_folder->path()));
    m_settings->setPlatform(OpenPlatform::parse(m_server->base().toString()).value());
    EngineOptions options;
    options.atSharedCause = AtSharedCause::Halt;
    options.environment = [](const char *) { return QByteArray(); };
    m_engine = std::make_unique<Engine>(options, std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread);
    const Account account = newAccount(u"Demo"_s, m_settings->platform(), DemoSignIn::appId).value();
    m_account = account.id;
    m_engine->addAccount(account);
    giveTokens(DemoServer::token());
    m_window = std::make_unique<MainWindow>(*m_engine, *m_settings, m_resources);
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QTRY_VERIFY(button(u"Demo · pasted token"_s)); // whose account it is, is known now
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
        m_engine->useToken(*m_account, identity, AccessToken::parse(token).value());
}

void MainWindowTest::giveAppSecret()
{
    m_engine->useAppSecret(*m_account,
                           AppCredential::parse(QString(DemoSignIn::appId), QString(DemoSignIn::appSecret))->secret);
}

QLineEdit *MainWindowTest::field(const QString &name) const
{
    for (QLineEdit *edit : m_window->findChildren<QLineEdit *>())
        if (edit->accessibleName() == name && !edit->isReadOnly() && edit->isVisible())
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

void MainWindowTest::paste(const QString &text) const
{
    QApplication::clipboard()->setText(text);
    QTest::keySequence(QApplication::focusWidget(), QKeySequence::Paste);
}

/** As a drag from another program that proposes to move, which is what a text editor does; whether it is taken. */
bool MainWindowTest::drop(const QMimeData &drag) const
{
    const QPoint place = m_window->rect().center();
    QDragEnterEvent enter(place, Qt::CopyAction | Qt::MoveAction, &drag, Qt::LeftButton, {});
    QCoreApplication::sendEvent(m_window.get(), &enter);
    if (!enter.isAccepted())
        return false;
    QDropEvent dropped(place, Qt::CopyAction | Qt::MoveAction, &drag, Qt::LeftButton, {});
    dropped.setDropAction(Qt::MoveAction);
    QCoreApplication::sendEvent(m_window.get(), &dropped);
    return dropped.isAccepted() && dropped.dropAction() == Qt::CopyAction;
}

/** The sentence over form and list; empty where there is none. */
QString MainWindowTest::notice() const
{
    for (const auto *label : m_window->findChildren<QLabel *>(u"notice"_s))
        if (label->isVisible() && !list().isAncestorOf(label))
            return label->text();
    return {};
}

QString MainWindowTest::messagesPath(const QString &name) const
{
    for (const DemoMessages &each : DemoServer::messages()) {
        if (each.fileName != name)
            continue;
        const QString path = QDir(m_folder->path()).filePath(u"../%1-%2"_s.arg(QDir(m_folder->path()).dirName(), name));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly))
            file.write(each.text);
        return path;
    }
    return {};
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
    auto *details = m_window->findChild<DetailsBand *>();
    QVERIFY(details->isVisible());
    // Closed from within, they leave the keys to the row that they were about.
    for (auto *each : details->findChildren<QToolButton *>())
        if (each->accessibleName() == u"Close the details"_s) {
            each->setFocus();
            each->click();
        }
    QVERIFY(!details->isVisible());
    QCOMPARE(m_window->focusWidget(), m_window->findChild<QueueView *>());
}

void MainWindowTest::asksForATokenWhereThereIsNone()
{
    for (const Identity identity : {Identity::User, Identity::Bot})
        m_engine->forgetToken(*m_account, identity);
    QTRY_VERIFY(button(u"Demo · not signed in"_s));
    chooseFromDemo(withSize(isPicture));
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Halted>(), patience);
    clickAction(0, RowAction::AddToken);
    QVERIFY(m_window->findChild<AccountDialog *>());
}

void MainWindowTest::goesOnOnceATokenWasAdded()
{
    asksForATokenWhereThereIsNone();
    QTRY_VERIFY(field(u"User token"_s));
    field(u"User token"_s)->setText(DemoServer::token());
    m_window->findChild<AccountDialog *>()->accept();
    QTRY_VERIFY_WITH_TIMEOUT(ended<Saved>(), patience);
    QTRY_VERIFY(button(u"Demo · pasted token"_s));
}

void MainWindowTest::goesOnOnceSomebodySignedIn()
{
    asksForATokenWhereThereIsNone();
    giveAppSecret();
    QTRY_VERIFY(button(u"Sign in…"_s) && button(u"Sign in…"_s)->isEnabled());
    QTest::mouseClick(button(u"Sign in…"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->findChild<SignInDialog *>());
    QTRY_VERIFY(!button(u"Cancel"_s)); // the demo's user agrees by himself
    m_window->findChild<AccountDialog *>()->accept();
    QTRY_VERIFY_WITH_TIMEOUT(ended<Saved>(), patience);
    QTRY_VERIFY(button(u"Demo · %1"_s.arg(QString(DemoSignIn::userName))));
}

void MainWindowTest::asksForWhatARefusalNamed()
{
    chooseFromDemo(withSize(isVideo));
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Receiving>(), patience);
    clickAction(0, RowAction::Cancel);
    QTRY_VERIFY(ended<Cancelled>());
    giveAppSecret();
    TransferSnapshot refused = model().at(0);
    refused.state = Failed{.error = {.reason = Reason::UserScopeMissing, .scopes = {u"im:chat:readonly"_s}}};
    m_window->findChild<QueueModel *>()->take({refused});
    QSignalSpy known(m_engine.get(), &Engine::signInChanged);
    clickAction(0, RowAction::GrantPermission);
    QTRY_VERIFY(m_window->findChild<SignInDialog *>());
    QTRY_VERIFY(known.count() >= 2); // there is a code: the token that was refused is there still, and is of no use
    QVERIFY(ended<Failed>());
    const auto granted = [&known]() -> QStringList {
        for (const QList<QVariant> &each : std::as_const(known))
            if (const auto state = each.at(1).value<SignInState>(); std::holds_alternative<SignedIn>(state))
                return std::get<SignedIn>(state).scopes;
        return {};
    };
    QTRY_VERIFY(granted().contains(u"im:chat:readonly"_s));
    QVERIFY(granted().contains(u"im:message:readonly"_s));
    QTRY_VERIFY_WITH_TIMEOUT(ended<Saved>(), patience);
}

void MainWindowTest::goesOnWithTheAccountThatWasChosen()
{
    const Account other = newAccount(u"Other"_s, m_settings->platform()).value();
    m_engine->addAccount(other);
    m_engine->useToken(other.id, Identity::User, AccessToken::parse(DemoServer::token()).value());
    asksForATokenWhereThereIsNone();
    auto *list = m_window->findChild<AccountDialog *>()->findChild<QListWidget *>();
    QTRY_COMPARE(list->count(), 2);
    list->setCurrentRow(1);
    QTRY_VERIFY(button(u"Use this account"_s)->isEnabled());
    QVERIFY(ended<Halted>());
    QTest::mouseClick(button(u"Use this account"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Saved>(), patience);
    QVERIFY(model().at(0).order.account == other.id);
}

/** What was pasted for the new address is not for the old one. */
void MainWindowTest::followsAnAccountToItsNewAddress()
{
    ScriptedServer before;
    const DemoResource picture = withSize(isPicture);
    Account moved = newAccount(u"Demo"_s, OpenPlatform::parse(before.base().toString()).value()).value();
    moved.id = *m_account;
    const auto move = [&](const OpenPlatform &to, const QString &token) {
        moved.platform = to;
        m_engine->editAccount(moved);
        QSignalSpy kept(m_engine.get(), &Engine::secretKept);
        giveTokens(token);
        QTRY_VERIFY(kept.count() >= 2);
    };
    move(moved.platform, u"u-before"_s);
    chooseFromDemo(picture);
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Failed>(), patience);
    const auto asked = before.requests().size();
    move(m_settings->platform(), DemoServer::token());
    QTest::mouseClick(button(u"Try failed again"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Saved>(), patience);
    QCOMPARE(before.requests().size(), asked);
    QVERIFY(!before.heard(DemoServer::token().toUtf8()));
}

void MainWindowTest::takesTheChosenAccountInSpiteOfTheCommandLine()
{
    m_window->usePlatform(OpenPlatform::lark());
    QTRY_VERIFY(button(u"Demo · not signed in"_s)); // the demo's window, but not its account
    QTest::mouseClick(button(u"Demo · not signed in"_s), Qt::LeftButton);
    QTRY_VERIFY(button(u"Use this account"_s));
    QTest::mouseClick(button(u"Use this account"_s), Qt::LeftButton);
    QTRY_VERIFY(button(u"Demo · pasted token"_s));
}

void MainWindowTest::showsWhoIsSignedInToTheChosenAccount()
{
    const Account other = newAccount(u"Other & Sons"_s, m_settings->platform()).value();
    m_engine->addAccount(other);
    QTRY_VERIFY(button(u"Demo · pasted token"_s));
    QSignalSpy listed(m_engine.get(), &Engine::accountsListed);
    QTRY_VERIFY(!listed.isEmpty());
    QTest::mouseClick(button(u"Demo · pasted token"_s), Qt::LeftButton);
    QMenu *menu = nullptr;
    QTRY_VERIFY((menu = qobject_cast<QMenu *>(QApplication::activePopupWidget())));
    QCOMPARE(menu->actions().size(), 4);
    QVERIFY(menu->actions().at(0)->isChecked());
    menu->actions().at(1)->trigger();
    menu->close();
    QTRY_VERIFY(button(u"Other  Sons · not signed in"_s));
}

void MainWindowTest::looksUpAsTheOtherIdentity()
{
    ScriptedServer server;
    server.onRequest("/open-apis/im/v1/messages/om_1", 1,
                     Faults::answerWith(reply(400, "application/json", R"({"code":230002,"msg":"not in chat"})")));
    const OpenPlatform platform = OpenPlatform::parse(server.base().toString()).value();
    for (const Identity identity : {Identity::User, Identity::Bot})
        m_engine->useToken(platform, identity, AccessToken::parse(DemoServer::token()).value());
    m_window->usePlatform(platform);
    m_window->useIdentity(Identity::Bot);
    m_window->fill({.messageId = u"om_1"_s});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY2(notice().contains(sentence(Error{.reason = Reason::BotNotInChat})), qPrintable(notice()));
    QTest::mouseClick(button(u"Try as user"_s), Qt::LeftButton);
    QVERIFY(button(u"User"_s)->isChecked());
    QTRY_COMPARE(server.timesAsked("/open-apis/im/v1/messages/om_1"), 2);
}

void MainWindowTest::checksTheConnectionWithWhatIsInTheForm()
{
    chooseFromDemo(withSize(isPicture));
    QTest::mouseClick(button(u"Demo · pasted token"_s), Qt::LeftButton);
    QTRY_VERIFY(button(u"Check connection…"_s));
    QTest::mouseClick(button(u"Check connection…"_s), Qt::LeftButton);
    QTRY_VERIFY(m_window->findChild<CheckDialog *>());
    QTRY_VERIFY(button(u"Check again"_s)->isEnabled());
    QStringList words;
    for (const QLabel *label : m_window->findChild<CheckDialog *>()->findChildren<QLabel *>())
        words.append(label->text());
    QVERIFY2(words.contains(u"The resource in the form can be downloaded."_s), qPrintable(words.join(u'\n')));
}

void MainWindowTest::tellsThatTheKeychainWaits()
{
    QTRY_VERIFY(button(u"Demo · pasted token"_s));
    m_window->showKeychainWaiting(true);
    QVERIFY(button(u"Demo · waiting for the keychain"_s));
    m_window->showKeychainWaiting(false);
    QVERIFY(button(u"Demo · pasted token"_s));
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

/** Else the file would have another name than before. */
void MainWindowTest::editingKeepsWhatTheMessageSays()
{
    FormFill given;
    given.messageId = withSize(isRefused).resource.messageId.text();
    given.fileKey = withSize(isRefused).resource.fileKey.text();
    given.nameInMessage = u"Minutes.pdf"_s;
    given.origin = {.messageId = given.messageId, .sender = u"Ann Miller"_s, .chatId = u"oc_41"_s};
    auto *form = m_window->findChild<PastePanel *>();
    form->fill(given);
    const auto before = form->entry();
    QVERIFY(before);
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Failed>(), patience);
    form->fill({});
    m_window->findChild<QueueVerbs *>()->act(RowAction::EditInForm, {model().at(0).id});
    QCOMPARE(form->entry(), before);
}

void MainWindowTest::previewsWithoutAsking()
{
    chooseFromDemo(withSize(isPicture));
    QTest::mouseClick(button(u"Show request"_s), Qt::LeftButton);
    QVERIFY(m_window->findChild<RequestDialog *>());
    QCOMPARE(model().rowCount(), 0);
}

void MainWindowTest::keepReceipts()
{
    SavingChoices saving = m_settings->saving();
    saving.receipt = true;
    m_settings->setSaving(saving);
}

void MainWindowTest::keepsAReceiptOnlyWhereWished_data()
{
    QTest::addColumn<bool>("wished");
    QTest::newRow("wished") << true;
    QTest::newRow("not wished") << false;
}

void MainWindowTest::keepsAReceiptOnlyWhereWished()
{
    QFETCH(const bool, wished);
    if (wished)
        keepReceipts();
    chooseFromDemo(withSize(isPicture));
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_VERIFY(ended<Saved>());
    m_window.reset();
    m_engine.reset(); // which writes what is left to write
    QCOMPARE(QFile::exists(receiptPath(m_folder->path())), wished);
}

void MainWindowTest::verifiesAFolderAndDownloadsWhatIsMissing()
{
    keepReceipts();
    const DemoResource &picture = withSize(isPicture);
    chooseFromDemo(picture);
    QTest::mouseClick(button(u"Download"_s), Qt::LeftButton);
    QTRY_VERIFY(ended<Saved>());
    QTRY_COMPARE(readReceipt(m_folder->path()).entries.size(), 1);
    const QString path = std::get<Saved>(model().at(0).state).path;
    QVERIFY(QFile::remove(path));

    for (QAction *each : m_window->findChildren<QAction *>())
        if (each->text() == u"&Verify folder…"_s)
            each->trigger();
    const auto *dialog = m_window->findChild<VerifyDialog *>();
    QVERIFY(dialog);
    dialog->findChild<QPushButton *>(u"verify"_s)->click();
    auto *again = dialog->findChild<QPushButton *>(u"again"_s);
    QTRY_VERIFY(again->isVisible());
    again->click();
    QTRY_COMPARE(contentOf(path), DemoServer::bytesOf(picture));
    QTRY_COMPARE(model().rowCount(), 2);
}

void MainWindowTest::remembersTheIdentity()
{
    QTest::mouseClick(button(u"Bot"_s), Qt::LeftButton);
    QCOMPARE(m_settings->identity(), Identity::Bot);
    QTRY_VERIFY(button(u"Demo · pasted token"_s));
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

/** H05 */
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
    QTRY_COMPARE(closed.count(), 1);
    QVERIFY(!m_window->isVisible());
}

void MainWindowTest::closesAtOnceWithNothingRunning()
{
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    m_window->close();
    QTRY_COMPARE(closed.count(), 1);
    QVERIFY(!m_settings->windowGeometry().isEmpty());
}

void MainWindowTest::quitClosesEveryWindow_data()
{
    QTest::addColumn<bool>("ofTheSystem");
    QTest::newRow("its own key") << false;
    QTest::newRow("the system's menu or session") << true;
}

void MainWindowTest::quitClosesEveryWindow()
{
    QFETCH(bool, ofTheSystem);
    const Quitting quitting(*qApp);
    MainWindow another(*m_engine, *m_settings);
    another.show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    QEvent quit(QEvent::Quit);
    if (ofTheSystem)
        QCoreApplication::sendEvent(qApp, &quit);
    else
        QTest::keyClick(m_window.get(), Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(!m_window->isVisible() && !another.isVisible());
}

void MainWindowTest::closingKeepsWhatWasTypedInTheAccounts()
{
    asksForATokenWhereThereIsNone();
    QTRY_VERIFY(field(u"User token"_s));
    field(u"User token"_s)->setText(u"no token"_s);
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto *question = m_window->findChild<QMessageBox *>();
    QVERIFY(question); // whether it can be done without
    question->reject();
    field(u"User token"_s)->setText(DemoServer::token());
    QSignalSpy kept(m_engine.get(), &Engine::secretKept);
    m_window->close();
    for (QMessageBox *aboutDownloads : m_window->findChildren<QMessageBox *>())
        for (QAbstractButton *each : aboutDownloads->buttons())
            if (aboutDownloads != question && aboutDownloads->buttonRole(each) == QMessageBox::AcceptRole)
                each->click();
    QTRY_VERIFY(!m_window->isVisible());
    QTRY_COMPARE(kept.count(), 1);
}

void MainWindowTest::isUsableAtSevenHundredTwenty()
{
    const QSize least = m_window->minimumSizeHint();
    QVERIFY2(least.width() <= 720 && least.height() <= 480,
             qPrintable(u"%1 x %2"_s.arg(least.width()).arg(least.height())));
}

namespace {

QString messages(const QString &name)
{
    for (const DemoMessages &each : DemoServer::messages())
        if (each.fileName == name)
            return QString::fromUtf8(each.text);
    return {};
}

} // namespace

void MainWindowTest::oneResourceFillsTheForm_data()
{
    QTest::addColumn<QString>("way");
    QTest::newRow("pasted anywhere") << u"paste"_s;
    QTest::newRow("pasted into a field") << u"field"_s;
    QTest::newRow("dropped as text") << u"text"_s;
    QTest::newRow("dropped as a file") << u"file"_s;
    QTest::newRow("copied as a file") << u"copied"_s;
    QTest::newRow("given on the command line") << u"open"_s;
}

void MainWindowTest::oneResourceFillsTheForm()
{
    QFETCH(QString, way);
    const QString path = messagesPath(u"file.json"_s);
    const auto remove = qScopeGuard([&path] { QFile::remove(path); });
    QMimeData drag;
    if (way == "paste"_L1) {
        button(u"Download all of it"_s)->setFocus();
        paste(messages(u"file.json"_s));
    } else if (way == "field"_L1) {
        field(u"File key"_s)->setFocus();
        paste(messages(u"file.json"_s));
    } else if (way == "text"_L1) {
        drag.setText(messages(u"file.json"_s));
        QVERIFY(drop(drag));
    } else if (way == "file"_L1) {
        drag.setUrls({QUrl::fromLocalFile(path)});
        QVERIFY(drop(drag));
    } else if (way == "copied"_L1) {
        auto *copied = new QMimeData;
        copied->setUrls({QUrl::fromLocalFile(path)});
        QApplication::clipboard()->setMimeData(copied);
        QTest::keySequence(QApplication::focusWidget(), QKeySequence::Paste);
    } else {
        m_window->openFiles({path});
    }
    QTRY_VERIFY(!field(u"File key"_s)->text().isEmpty());
    QVERIFY(!list().isVisible());
    QVERIFY(button(u"File"_s)->isChecked());
    QCOMPARE(field(u"Name"_s)->placeholderText(), u"Café plan – November.pdf"_s);
    QCOMPARE(model().rowCount(), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Saved>(), patience);
    QCOMPARE(std::get<Saved>(model().at(0).state).path, m_folder->filePath(u"Café plan – November.pdf"_s));
}

void MainWindowTest::manyStandInTheList()
{
    paste(messages(u"log.txt"_s));
    QTRY_VERIFY(list().isVisible());
    QCOMPARE(model().rowCount(), 0);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QVERIFY(!list().isVisible());
    QTRY_COMPARE(model().rowCount(), 2);
    QVERIFY(m_window->findChild<QueueView *>()->hasFocus());
}

void MainWindowTest::filesOfTheCommandLineStandInTheList()
{
    const QString first = messagesPath(u"file.json"_s);
    const QString second = messagesPath(u"voice.json"_s);
    m_window->openFiles({first, second});
    QTRY_VERIFY(list().isVisible());
    QFile::remove(first);
    QFile::remove(second);
    m_window->useFolder(m_folder->filePath(u"kept"_s));
    const SavingChoices saving{.nameTemplate = std::get<NameTemplate>(NameTemplate::parse(u"from {sender}/{name}"_s)),
                               .ifExists = IfExists::Replace,
                               .marks = {.messageTime = true, .origin = false}};
    m_settings->setSaving(saving);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(model().rowCount(), 2);
    QCOMPARE(model().at(0).order.nameTemplate, saving.nameTemplate);
    QCOMPARE(model().at(0).order.ifExists, IfExists::Replace);
    QCOMPARE(model().at(0).order.marks, saving.marks);
    QCOMPARE(model().at(0).order.nameInMessage, u"Café plan – November.pdf"_s);
    QCOMPARE(model().at(0).order.folder, m_folder->filePath(u"kept"_s));
    const MessageOrigin origin = model().at(0).order.origin;
    QVERIFY(!origin.sender.isEmpty() && origin.sentAt.isValid());
    const QString saved = m_folder->filePath(u"kept/from %1/Café plan – November.pdf"_s.arg(origin.sender));
    QTRY_VERIFY(QFile::exists(saved));
    QTRY_COMPARE(QFileInfo(saved).lastModified().toUTC(), origin.sentAt.toUTC());
}

void MainWindowTest::aSecondGiftWithNothingInItLosesNoList()
{
    paste(messages(u"log.txt"_s));
    QTRY_VERIFY(list().isVisible());
    list().findChild<FoundModel *>()->setTicked({0}, false);
    paste(u"Dear all"_s);
    QTRY_VERIFY(!notice().isEmpty());
    QVERIFY(list().isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(model().rowCount(), 1);
}

void MainWindowTest::oneResourceTakesThePlaceOfAList()
{
    paste(messages(u"log.txt"_s));
    QTRY_VERIFY(list().isVisible());
    paste(messages(u"picture.json"_s));
    QTRY_VERIFY(!list().isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Saved>(), patience);
}

void MainWindowTest::escapeClosesTheList()
{
    paste(messages(u"log.txt"_s));
    QTRY_VERIFY(list().isVisible());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!list().isVisible());
    QVERIFY(QApplication::focusWidget()->isVisible() &&
            field(u"Message id"_s)->parentWidget()->isAncestorOf(QApplication::focusWidget()));
    QCOMPARE(model().rowCount(), 0);
}

/** Nine of the demo's chat are ticked; one of them is refused. */
void MainWindowTest::findTheChatAndMeasure()
{
    auto *shelf = m_window->findChild<DemoShelf *>();
    shelf->setFocus();
    shelf->setCurrentRow(0);
    QTest::keyClick(shelf, Qt::Key_Return);
    QTRY_VERIFY(list().isVisible());
    QTest::mouseClick(button(u"Measure"_s), Qt::LeftButton);
    QVERIFY(sizes().startsWith(u"Measured "_s));
    QTRY_VERIFY(sizes().contains(u" file(s), "_s));
}

void MainWindowTest::measuresWhatWasFoundAndGoesOn()
{
    findTheChatAndMeasure();
    QCOMPARE(model().rowCount(), 0);
    const QStringList waiting = QDir(m_folder->path()).entryList({u"*.larder-part"_s}, QDir::Files);
    QVERIFY(!waiting.isEmpty());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(model().rowCount(), 9);
    int recordings = 0;
    for (int row = 0; row < model().rowCount(); ++row)
        recordings += model().at(row).order.duration ? 1 : 0;
    QVERIFY(recordings > 0);
    QTRY_COMPARE_WITH_TIMEOUT(model().totals().goingOn(), 0, patience);
    QVERIFY(QDir(m_folder->path()).entryList({u"*.larder-part*"_s}, QDir::Files).isEmpty());
    for (const QString &name : waiting)
        QVERIFY2(QFile::exists(m_folder->filePath(name.chopped(12))), qPrintable(name));
}

void MainWindowTest::ofWhatWasMeasuredNothingStaysButWhatIsDownloaded()
{
    findTheChatAndMeasure();
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
    QVERIFY(!list().isVisible());
    QTRY_VERIFY(QDir(m_folder->path()).isEmpty(QDir::Files));
    QCOMPARE(model().rowCount(), 0);
}

void MainWindowTest::anIdAloneIsLookedUp()
{
    paste(u"om_0f20f32b517992a820c0505fadc03ea5"_s); // into the field, which has the focus
    QCOMPARE(field(u"Message id"_s)->text(), u"om_0f20f32b517992a820c0505fadc03ea5"_s);
    QVERIFY(button(u"Look up"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(field(u"File key"_s)->text(), u"file_v3_02fc_3eee1d6a-489b-6747-46e0-dfaf1002ae2h"_s);
    QVERIFY(button(u"Download"_s)->hasFocus());
    QCOMPARE(model().rowCount(), 0);
}

void MainWindowTest::manyIdsAreLookedUpAtOnce()
{
    paste(u"om_7805dada8dc3ad79c8a4a7c987177422\nom_807385d575338703e94bd00af971c3c6"_s);
    QTRY_VERIFY(list().isVisible());
    QCOMPARE(list().findChild<FoundModel *>()->tickedCount(), 2);
}

void MainWindowTest::aForwardIsLookedUpFromTheList()
{
    paste(messages(u"forward.json"_s));
    QTRY_VERIFY(list().isVisible());
    auto *found = list().findChild<FoundModel *>();
    QCOMPARE(found->tickedCount(), 0);
    QTest::mouseClick(button(u"Look up"_s), Qt::LeftButton);
    QTRY_VERIFY(found->tickedCount() > 0);
    QVERIFY(list().isVisible());
    QVERIFY(!button(u"Look up"_s));
    QVERIFY(list().isAncestorOf(QApplication::focusWidget()));
    QTest::keyClick(list().findChild<FoundView *>(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(ended<Saved>(), patience);
    QCOMPARE(std::get<Saved>(model().at(0).state).path, m_folder->filePath(u"Planting list.csv"_s));
}

void MainWindowTest::aGiftInMidLookUpOffersItAgain()
{
    ScriptedServer server;
    const QByteArray path = "/open-apis/im/v1/messages/om_933731b3ceec16e7cd4084aa219dd739";
    server.onEveryRequest(path, Faults::delayed(std::chrono::minutes(10)));
    const OpenPlatform platform = OpenPlatform::parse(server.base().toString()).value();
    m_engine->useToken(platform, Identity::User, AccessToken::parse(DemoServer::token()).value());
    m_window->usePlatform(platform);
    paste(messages(u"forward.json"_s));
    QTRY_VERIFY(list().isVisible());
    QTest::mouseClick(button(u"Look up"_s), Qt::LeftButton);
    QTRY_VERIFY(list().notice().tellsProgress());
    QVERIFY(button(u"Stop"_s));
    list().findChild<FoundView *>()->setFocus();
    paste(u"Dear all"_s);
    QTRY_VERIFY(!notice().isEmpty());
    QVERIFY(!list().notice().tellsProgress());
    QVERIFY(button(u"Look up"_s));
    QTest::mouseClick(button(u"Look up"_s), Qt::LeftButton);
    QTRY_COMPARE(server.timesAsked(path), 2);
    QTRY_VERIFY(button(u"Stop"_s));
    QTest::mouseClick(button(u"Stop"_s), Qt::LeftButton);
    QVERIFY(button(u"Look up"_s));
    QVERIFY(list().isVisible());
}

void MainWindowTest::aLookUpWithoutATokenAsksForOne()
{
    for (const Identity identity : {Identity::User, Identity::Bot})
        m_engine->forgetToken(*m_account, identity);
    QTRY_VERIFY(button(u"Demo · not signed in"_s));
    m_window->fill({.messageId = u"om_0f20f32b517992a820c0505fadc03ea5"_s});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY2(notice().contains(sentence(Error{.reason = Reason::NoToken})), qPrintable(notice()));
    QTest::mouseClick(button(u"Add token…"_s), Qt::LeftButton);
    QVERIFY(m_window->findChild<AccountDialog *>());
}

void MainWindowTest::aMissingScopeIsNamed()
{
    ScriptedServer server;
    server.onEveryRequest("/open-apis/im/v1/messages/om_1",
                          Faults::answerWith(reply(400, "application/json",
                                                   R"({"code":99991672,"msg":"x","error":{"permission_violations":[)"
                                                   R"({"type":"a","subject":"im:message:readonly"}]}})")));
    const OpenPlatform platform = OpenPlatform::parse(server.base().toString()).value();
    m_engine->useToken(platform, Identity::User, AccessToken::parse(DemoServer::token()).value());
    m_window->usePlatform(platform);
    m_window->fill({.messageId = u"om_1"_s});
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY2(notice().contains(u"im:message:readonly"_s), qPrintable(notice()));
}

void MainWindowTest::uselessGifts_data()
{
    QTest::addColumn<QString>("gift");
    QTest::newRow("nothing in the clipboard") << u"nothing"_s;
    QTest::newRow("a picture in the clipboard") << u"picture"_s;
    QTest::newRow("prose") << u"prose"_s;
    QTest::newRow("messages without anything to download") << u"texts"_s;
    QTest::newRow("a web address") << u"address"_s;
    QTest::newRow("an empty file") << u"empty"_s;
    QTest::newRow("a folder without messages") << u"folder"_s;
}

/** Each is answered in words, and costs nothing. */
void MainWindowTest::uselessGifts()
{
    QFETCH(QString, gift);
    QTemporaryDir place;
    QMimeData drag;
    if (gift == "nothing"_L1) {
        QApplication::clipboard()->clear();
        m_window->findChild<Giving *>()->paste();
    } else if (gift == "picture"_L1) {
        QApplication::clipboard()->setImage(QImage(4, 4, QImage::Format_RGB32));
        m_window->findChild<Giving *>()->paste();
    } else if (gift == "prose"_L1) {
        paste(u"Dear all"_s);
    } else if (gift == "texts"_L1) {
        paste(u"{\"message_id\":\"om_1\",\"msg_type\":\"text\",\"body\":{\"content\":\"{}\"}}"_s);
    } else if (gift == "address"_L1) {
        drag.setUrls({QUrl(u"https://example.com/a.json"_s)});
        QVERIFY(drop(drag));
    } else {
        QFile file(place.filePath(u"note.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        drag.setUrls({QUrl::fromLocalFile(gift == "empty"_L1 ? file.fileName() : place.path())});
        QVERIFY(drop(drag));
    }
    QTRY_VERIFY(!notice().isEmpty());
    QVERIFY(!list().isVisible());
    QVERIFY(field(u"Message id"_s)->text().isEmpty());
    paste(messages(u"picture.json"_s)); // and is no longer told once something better came
    QTRY_VERIFY(!field(u"Message id"_s)->text().isEmpty());
    QCOMPARE(notice(), QString());
}

void MainWindowTest::problemsBesideOneResourceAreTold()
{
    const QString path = messagesPath(u"file.json"_s);
    m_window->openFiles({path, m_folder->filePath(u"nowhere.json"_s)});
    QTRY_VERIFY(!field(u"File key"_s)->text().isEmpty());
    QFile::remove(path);
    QVERIFY2(notice().startsWith(u"nowhere.json: "_s), qPrintable(notice()));
}

void MainWindowTest::dropsAreCopiesAndForTheWindowOnly()
{
    QMimeData text;
    text.setText(messages(u"log.txt"_s));
    QVERIFY(drop(text)); // as a copy, whatever was proposed
    QTRY_VERIFY(list().isVisible());
    QMimeData picture;
    picture.setImageData(QImage(4, 4, QImage::Format_RGB32));
    QVERIFY(!drop(picture));
    for (const QWidget *each : m_window->findChildren<QWidget *>()) {
        const auto *edit = qobject_cast<const QLineEdit *>(each);
        const bool takes = each->acceptDrops() && !(edit && edit->isReadOnly());
        QVERIFY2(!takes, each->metaObject()->className());
    }
}

void MainWindowTest::aSavedPictureIsNoMessage()
{
    downloadsAPictureByClicks();
    const std::unique_ptr<QMimeData> drag(model().mimeData({model().index(0, 0)}));
    QVERIFY(drag->hasUrls());
    QVERIFY(drop(*drag)); // from another window it is a file as any other
    QTRY_VERIFY(!notice().isEmpty());
    QVERIFY(!list().isVisible());
}

void MainWindowTest::theDemosMessagesAreATryAway()
{
    auto *shelf = m_window->findChild<DemoShelf *>();
    QCOMPARE(shelf->count(), DemoServer::messages().size());
    shelf->setFocus();
    shelf->setCurrentRow(0);
    QTest::keyClick(shelf, Qt::Key_Return);
    QTRY_VERIFY(list().isVisible());
    QCOMPARE(list().findChild<FoundModel *>()->tickedCount(), 9);
    for (int i = 0; i < shelf->count(); ++i)
        QVERIFY(!shelf->item(i)->text().isEmpty());
}

QTEST_MAIN(MainWindowTest)
#include "mainwindow_test.moc"
