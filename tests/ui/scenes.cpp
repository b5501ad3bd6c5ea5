#include "ui/scenes.h"

#include <QContextMenuEvent>
#include <QCoreApplication>
#include <QMenu>
#include <QMessageBox>
#include <QTabWidget>
#include <QToolButton>

#include "ui/aboutdialog.h"
#include "ui/accountdialog.h"
#include "ui/checkdialog.h"
#include "ui/diagnostics.h"
#include "ui/firstrun.h"
#include "ui/foundpage.h"
#include "ui/foundsamples.h"
#include "ui/giving.h"
#include "ui/mainwindow.h"
#include "ui/queuemodel.h"
#include "ui/queueview.h"
#include "ui/quitting.h"
#include "ui/requestdialog.h"
#include "ui/samples.h"
#include "ui/scrolling.h"
#include "ui/settingsdialog.h"
#include "ui/shortcutsdialog.h"
#include "ui/signindialog.h"
#include "ui/takennames.h"
#include "ui/verifydialog.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Larder::Scenes {

void settle()
{
    for (int round = 0; round < 3; ++round) {
        QCoreApplication::sendPostedEvents();
        QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
    }
}

namespace {

const QString anId = u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s;
const QString aKey = u"img_v3_02q4_490e4870-00dd-4004-bb8e-39f2b7c1d0ej"_s;

EngineOptions withoutEnvironment()
{
    EngineOptions options;
    options.environment = [](const char *) { return QByteArray(); };
    return options;
}

/** What every scene stands on. */
struct Stage
{
    Settings settings = Settings::forThisSession(u"/home/mei/Downloads"_s);
    Engine engine{withoutEnvironment(), std::make_unique<SessionKeychain>(), Engine::Threading::CallersThread};

    std::unique_ptr<MainWindow> window(const QList<DemoResource> &demo = {})
    {
        auto made = std::make_unique<MainWindow>(engine, settings, demo);
        made->resize(1000, 680);
        made->show();
        settle();
        return made;
    }
};

void lookAt(QWidget &widget, const Look &look)
{
    widget.show();
    settle();
    look(widget);
}

QList<TransferSnapshot> everyState()
{
    using namespace Samples;
    const Error limited{.reason = Reason::RateLimited};
    QList<TransferSnapshot> rows{
        transfer(1, Receiving{}, {412'000'000, 963'000'000, 11.2e6, 49s}),
        transfer(2, Waiting{QDateTime::currentDateTimeUtc().addSecs(12), limited}, {0, 2'300'000, {}, {}}),
        transfer(3, Starting{}),
        transfer(4, Queued{}),
        transfer(5, Paused{87'000'000}, {87'000'000, 143'000'000, {}, {}}),
        transfer(6, Cancelled{}),
        transfer(7, saved()),
        transfer(8, failed(Reason::NoToken)),
        transfer(9, failed(Reason::DiskFull)),
    };
    rows.last().exchanges = {
        {ByteRange{0, 131'071}, 401, 0, 210ms, u"20261122110312F0"_s, Error{.reason = Reason::NoAccess}}};
    return rows;
}

Gathered found()
{
    MessageReading reading;
    reading.downloads = {Samples::found(anId, aKey, {}, FoundKind::Image),
                         Samples::found(anId, u"file_v3_00va"_s, u"plan.xlsx"_s),
                         Samples::found(anId, u"file_v3_00vb"_s, {}, FoundKind::Audio),
                         Samples::found(anId, u"file_v3_00vc"_s, u"video.mp4"_s, FoundKind::Video)};
    reading.notDownloadable = {Samples::seen(u"om_1"_s, NotDownloadable::Reason::Sticker),
                               Samples::seen(u"om_3"_s, NotDownloadable::Reason::ForwardNotExpanded)};
    return {.files = {u"/home/mei/chat.json"_s},
            .reading = reading,
            .problems = {{u"/home/mei/notes.txt"_s, ReadProblem{.kind = ReadProblem::Kind::NotJson}}}};
}

void foundPage(const Look &look)
{
    Stage stage;
    const auto window = stage.window();
    auto *page = window->findChild<FoundPage *>();
    Gathered gathered = found();
    gathered.reading.downloads[0].messageId.reset();
    page->show(gathered, FoundPage::Showing::Anew);
    Q_EMIT window->findChild<Giving *>()->foundOpened();
    lookAt(*window, look);
}

void listOfDownloads(const Look &look)
{
    Stage stage;
    const auto window = stage.window();
    window->findChild<QueueModel *>()->take(everyState());
    Q_EMIT window->findChild<QueueView *>()->actionWanted(RowAction::ShowDetails, {TransferId{9}});
    lookAt(*window, look);
}

void standstill(const Look &look)
{
    Stage stage;
    const auto window = stage.window();
    const Error error{.reason = Reason::ProxyWantsSignIn};
    const DownloadOrder order = Samples::order();
    Q_EMIT stage.engine.standstills({{*sharedCauseOf(error, order), error, order}});
    lookAt(*window, look);
}

void noticeAboutToken(const Look &look)
{
    Stage stage;
    const auto window = stage.window();
    window->fill({.messageId = anId});
    window->findChild<Giving *>()->lookUp(MessageId::parse(anId).value());
    settle();
    lookAt(*window, look);
}

void mainMenu(const Look &look)
{
    Stage stage;
    const auto window = stage.window();
    for (auto *button : window->findChildren<QToolButton *>())
        if (button->menu())
            lookAt(*button->menu(), look);
}

void rowMenu(const Look &look)
{
    Stage stage;
    const auto window = stage.window();
    window->findChild<QueueModel *>()->take(everyState());
    auto *view = window->findChild<QueueView *>();
    for (const TransferSnapshot &each : everyState()) {
        view->goTo(each.id);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(view->viewport(), &key);
        auto *menu = view->findChild<QMenu *>();
        lookAt(*menu, look);
        delete menu;
    }
}

void settingsPages(const Look &look)
{
    Stage stage;
    SettingsDialog dialog(stage.engine, stage.settings);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *tabs = dialog.findChild<QTabWidget *>();
    for (int page = 0; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        lookAt(dialog, look);
    }
}

void accounts(const Look &look)
{
    Stage stage;
    AccountDialog dialog(stage.engine, AccountDialog::Platforms::Any);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    lookAt(dialog, look);
    const Account account = newAccount(u"Mei"_s, OpenPlatform::feishu(), u"cli_a1b2c3d4e5f6"_s).value();
    Q_EMIT stage.engine.accountsListed({.accounts = {account}, .active = account.id});
    dialog.showUsed(account.id);
    settle();
    Q_EMIT stage.engine.accountStatusKnown(account.id, Identity::User, WithoutToken{});
    Q_EMIT stage.engine.accountStatusKnown(account.id, Identity::Bot, BotOfApp{.appId = account.appId});
    lookAt(dialog, look);
}

void signIn(const Look &look)
{
    SignInDialog dialog(u"Mei"_s);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    lookAt(dialog, look);
    dialog.showCode(u"KDGT-WXZB"_s, QUrl(u"https://accounts.feishu.cn/verify"_s),
                    QDateTime::currentDateTimeUtc().addSecs(231));
    lookAt(dialog, look);
}

void connectionCheck(const Look &look)
{
    using Outcome = CheckResult::Outcome;
    CheckDialog dialog(u"Mei"_s);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    dialog.show(CheckResult{CheckStep::Name, Outcome::Good, u"open.feishu.cn"_s});
    dialog.show(CheckResult{CheckStep::Proxy, Outcome::Good});
    dialog.show(CheckResult{CheckStep::Connection, Outcome::Good});
    dialog.show(CheckResult{.step = CheckStep::Clock, .outcome = Outcome::Bad, .ahead = 23min});
    dialog.show(CheckResult{CheckStep::Reading, Outcome::NotTried});
    dialog.end();
    lookAt(dialog, look);
}

void verification(const Look &look)
{
    using Finding = VerifiedFile::Finding;
    VerifyDialog dialog(u"/home/mei/Downloads"_s, {OpenPlatform::feishu(), Identity::User, {}});
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    lookAt(dialog, look);
    FolderReport report{.folder = u"/home/mei/Downloads"_s, .receipt = ReceiptReading::Form::Good};
    const ReceiptEntry entry{.path = u"video.mp4"_s,
                             .size = 1,
                             .sha256 = QByteArray(64, 'a'),
                             .platform = OpenPlatform::feishu(),
                             .resource = Samples::resource()};
    for (const Finding finding : {Finding::Missing, Finding::Changed, Finding::Unreadable, Finding::Whole})
        report.files.append({u"video.mp4"_s, finding, entry});
    dialog.tell(report);
    lookAt(dialog, look);
}

void takenNames(const Look &look)
{
    Stage stage;
    const auto window = stage.window();
    TransferSnapshot taken = Samples::transfer(1, Skipped{u"/home/mei/video.mp4"_s, 1'482'000});
    taken.order.ifExists = IfExists::Ask;
    window->findChild<TakenNames *>()->note({taken});
    lookAt(*window->findChild<QMessageBox *>(), look);
}

void quitting(const Look &look)
{
    Stage stage;
    const auto window = stage.window();
    askBeforeQuitting(*window, 5, AfterQuitting::ComesBack, [] {});
    lookAt(*window->findChild<QMessageBox *>(), look);
}

void shortcuts(const Look &look)
{
    Stage stage;
    const auto window = stage.window();
    ShortcutsDialog dialog(*window);
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    lookAt(dialog, look);
}

void about(const Look &look)
{
    Stage stage;
    QueueModel model;
    AboutDialog dialog(diagnosticsOf(stage.settings, model));
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    auto *tabs = dialog.findChild<QTabWidget *>();
    for (int page = 0; page < tabs->count(); ++page) {
        tabs->setCurrentIndex(page);
        lookAt(dialog, look);
    }
}

void preview(const Look &look)
{
    RequestDialog dialog(previewOf(OpenPlatform::feishu(), Samples::resource(), Identity::User));
    dialog.setAttribute(Qt::WA_DeleteOnClose, false);
    lookAt(dialog, look);
}

} // namespace

const QList<Scene> &all()
{
    static const QList<Scene> scenes{
        {"window: nothing yet", [](const Look &look) { lookAt(*Stage().window(), look); }},
        {"window: demo", [](const Look &look) { lookAt(*Stage().window(DemoServer::resources()), look); }},
        {"window: first run",
         [](const Look &look) {
             const std::unique_ptr<QWidget> page(
                 scrolling(*new FirstRunPage(OpenPlatform::feishu(), u"/home/mei/Downloads"_s)));
             page->resize(900, 480);
             lookAt(*page, look);
         }},
        {"window: fields swapped",
         [](const Look &look) {
             Stage stage;
             const auto window = stage.window();
             window->fill({.messageId = aKey, .fileKey = anId});
             lookAt(*window, look);
         }},
        {"window: an id alone",
         [](const Look &look) {
             Stage stage;
             const auto window = stage.window();
             window->fill({.messageId = anId});
             lookAt(*window, look);
         }},
        {"window: list and details", listOfDownloads},
        {"window: what was found", foundPage},
        {"window: standstill", standstill},
        {"window: notice about a token", noticeAboutToken},
        {"menu of the window", mainMenu},
        {"menu of a row", rowMenu},
        {"settings", settingsPages},
        {"accounts", accounts},
        {"sign-in", signIn},
        {"connection check", connectionCheck},
        {"verification", verification},
        {"taken names", takenNames},
        {"quitting", quitting},
        {"preview", preview},
        {"keyboard shortcuts", shortcuts},
        {"about", about},
    };
    return scenes;
}

QStringList data()
{
    return {u"Mei"_s,    u"KDGT-WXZB"_s, u"GNOME Keyring"_s, u"English"_s, u"简体中文"_s,
            u"日本語"_s, u"HTTP"_s,      u"SOCKS"_s,         u"Larder"_s};
}

} // namespace Larder::Scenes
