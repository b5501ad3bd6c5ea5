// Renders the window in each of its states to PNG files, without a screen:
//   larder_screenshots FOLDER NAME [dark | contrast | no-icon-theme] [STATE…]
// FOLDER/empty-NAME.png, running-NAME.png and so on; of some states only where they are named. With the environment
// that run.sh gives it the same pictures come out on every Debian 12.

#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QEventLoop>
#include <QLabel>
#include <QLayout>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QStyleFactory>
#include <QTabWidget>
#include <QTemporaryDir>

#include "core/errortext.h"
#include "tests/screenshots/pictured.h"
#include "tests/ui/filesamples.h"
#include "ui/aboutdialog.h"
#include "ui/accountdialog.h"
#include "ui/checkdialog.h"
#include "ui/diagnostics.h"
#include "ui/dropplace.h"
#include "ui/filepreview.h"
#include "ui/firstrun.h"
#include "ui/foundpage.h"
#include "ui/foundwords.h"
#include "ui/giving.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/networkpage.h"
#include "ui/noticeband.h"
#include "ui/queuerows.h"
#include "ui/queueview.h"
#include "ui/quitting.h"
#include "ui/removedrows.h"
#include "ui/requestdialog.h"
#include "ui/settingsdialog.h"
#include "ui/shortcutsdialog.h"
#include "ui/signindialog.h"
#include "ui/style.h"
#include "ui/takennames.h"
#include "ui/theme.h"
#include "ui/tokenbox.h"
#include "ui/verifydialog.h"

using namespace Larder;
using namespace Larder::Pictured;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Studio
{
public:
    /** All states where none are wanted. */
    Studio(QString target, QString name, QStringList wanted)
        : m_target(std::move(target)), m_name(std::move(name)), m_wanted(std::move(wanted))
    {
    }

    void takeAll()
    {
        take(u"empty"_s, {}, {1000, 680});
        take(u"running"_s, running(), {1000, 680});
        take(u"failed"_s, failed(), {1000, 680}, Band::Open);
        take(u"done"_s, Pictured::done(), {1000, 680});
        take(u"small"_s, running() + failed(), {720, 480});
        take(u"waiting"_s, waitingForServer(), {720, 480});
        take(u"difficult-names"_s, difficultNames(), {720, 480});
        take(u"thousands"_s, thousands(), {1000, 680});
        takeNarrow();
        takeForm();
        takeFound();
        takeQueue();
        takeFilter();
        takeGiving();
        takeDemo();
        takeTakenNames();
        takeDialogs();
        takePreviews();
        takeFirstRun();
        takeShortcuts();
    }

private:
    enum class Band { Closed, Open };

    void take(const QString &what, const QList<TransferSnapshot> &rows, QSize size, Band band = Band::Closed)
    {
        MainWindow window(m_engine, m_settings);
        window.resize(size);
        window.show();
        window.findChild<QueueModel *>()->take(rows);
        if (band == Band::Open)
            Q_EMIT window.findChild<QueueView *>()->actionWanted(RowAction::ShowDetails, {rows.constLast().id});
        settle();
        keep(window, what);
    }

    /** As a tiling window manager does it, which asks nobody for the least width. */
    void takeNarrow()
    {
        MainWindow window(m_engine, m_settings);
        window.resize(320, 640);
        window.show();
        settle();
        keep(window, u"narrow-empty"_s);
        window.findChild<QueueModel *>()->take(running() + failed());
        settle();
        keep(window, u"narrow"_s);
    }

    void takeShortcuts()
    {
        MainWindow window(m_engine, m_settings);
        ShortcutsDialog shortcuts(window);
        shortcuts.setAttribute(Qt::WA_DeleteOnClose, false);
        keep(shortcuts, u"shortcuts"_s);
    }

    void takeForm()
    {
        MainWindow window(m_engine, m_settings);
        window.resize(1000, 680);
        window.show();
        window.fill(
            {u"img_v3_02q4_490e4870-00dd-4004-bb8e-39f2b7c1d0ej"_s, u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s, {}, {}});
        settle();
        keep(window, u"swapped"_s);
    }

    void takeFound(const QString &what, const Gathered &gathered, QSize size = {1000, 680})
    {
        MainWindow window(m_engine, m_settings);
        window.resize(size);
        window.show();
        auto *page = window.findChild<FoundPage *>();
        page->show(gathered, FoundPage::Showing::Anew);
        Q_EMIT window.findChild<Giving *>()->foundOpened();
        if (what == "looking-up"_L1)
            page->notice().tellProgress(Giving::tr("Looking up messages: %1 of %2").arg(3).arg(12), 0.25,
                                        Giving::tr("Stop"));
        settle();
        keep(window, what);
    }

    void takeFound()
    {
        const QStringList source{u"/home/mei/Downloads/chat-export.json"_s};
        takeFound(u"found"_s, {.files = source, .reading = foundFew()});
        takeFound(u"found-300"_s, {.files = source, .reading = foundMany()});
        takeFound(u"found-problems"_s, {.files = source, .reading = foundFew(), .problems = problems()});
        takeFound(u"looking-up"_s, {.files = source, .reading = foundFew()});
        MessageReading withoutIds = foundFew();
        withoutIds.downloads[0].messageId.reset();
        takeFound(u"found-without-id"_s, {.reading = withoutIds}, {720, 480});
        takeMeasured({1000, 680});
        takeMeasured({720, 480});
    }

    void takeMeasured(QSize size)
    {
        MainWindow window(m_engine, m_settings);
        window.resize(size);
        window.show();
        const QString where = u"-%1"_s.arg(size.width());
        auto *page = window.findChild<FoundPage *>();
        page->show({.files = {u"/home/mei/Downloads/chat-export.json"_s}, .reading = foundFew()},
                   FoundPage::Showing::Anew);
        Q_EMIT window.findChild<Giving *>()->foundOpened();
        settle();
        const auto told = [](int row, const ResourceSize &bytes) {
            const FoundResource found = foundFew().downloads.at(row);
            return Measuring::Told{{*found.messageId, found.fileKey, found.type}, bytes};
        };
        page->showSizes({told(0, Measured{2'412'000, 131'072}), told(1, Measured{1'140'000'000, 131'072})});
        page->showMeasuring(Measuring::Asking{2, 5});
        settle();
        keep(window, u"measuring"_s + where);
        page->showSizes({told(2, Measured{}), told(3, Measured{163'000'000, 131'072}), told(4, refusal())});
        page->showMeasuring(Measuring::Resting{});
        settle();
        keep(window, u"measured"_s + where);
        page->showRoom(page->folder(), 900'000'000);
        settle();
        keep(window, u"measured-too-much"_s + where);
    }

    void takeQueue()
    {
        MainWindow window(m_engine, m_settings);
        window.resize(1000, 680);
        window.show();
        auto *model = window.findChild<QueueModel *>();
        model->take(stopped());
        Q_EMIT m_engine.requestsHeld({OpenPlatform::feishu(), Identity::User},
                                     QDateTime::currentDateTimeUtc().addSecs(12));
        settle();
        keep(window, u"rate-limit"_s);
        const auto *halted = std::get_if<Halted>(&model->at(1).state);
        const DownloadOrder &order = model->at(1).order;
        const QList<std::pair<QString, Error>> causes{{u"offline"_s, halted->after},
                                                      {u"disk"_s, Error{.reason = Reason::DiskFull}},
                                                      {u"signed-out"_s, Error{.reason = Reason::SignInOver}}};
        for (const auto &[name, error] : causes) {
            Q_EMIT m_engine.standstills({{*sharedCauseOf(error, order), error, order}});
            settle();
            keep(window, u"standstill-"_s + name);
        }
        auto *view = window.findChild<QueueView *>();
        view->goTo(model->at(3).id);
        QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
        QCoreApplication::sendEvent(view->viewport(), &key);
        keep(*view->findChild<QMenu *>(), u"row-menu"_s);
        askBeforeQuitting(window, 5, AfterQuitting::ComesBack, [] {});
        keep(*window.findChild<QMessageBox *>(), u"quitting"_s);
    }

    /** A list that is longer than one look, whole, filtered, sorted, and with nothing left of it. */
    void takeFilter()
    {
        const QList<TransferSnapshot> rows = running() + Pictured::done() + failed() + stopped();
        for (const QSize size : {QSize(1000, 680), QSize(720, 480)}) {
            MainWindow window(m_engine, m_settings);
            window.resize(size);
            window.show();
            window.findChild<QueueModel *>()->take(rows);
            settle();
            keep(window, u"long-%1"_s.arg(size.width()));
            auto *shown = window.findChild<QueueRows *>();
            shown->putInOrder({ListOrder::By::Name, Qt::DescendingOrder});
            shown->showOnly({.group = StateGroup::Saved, .words = u"om_7f3c"_s});
            settle();
            keep(window, u"filtered-%1"_s.arg(size.width()));
            auto *view = window.findChild<QueueView *>();
            shown->showOnly({.group = StateGroup::Waiting});
            view->goTo(shown->at(0).id);
            QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
            QCoreApplication::sendEvent(view->viewport(), &key);
            keep(*view->findChild<QMenu *>(), u"sorted-menu-%1"_s.arg(size.width()));
            shown->showOnly({.words = u"zebra"_s});
            Q_EMIT view->moveRefused();
            settle();
            keep(window, u"filtered-to-nothing-%1"_s.arg(size.width()));
            shown->putInOrder({});
        }
    }

    void takeGiving()
    {
        MainWindow window(m_engine, m_settings);
        window.resize(1000, 680);
        window.show();
        window.fill({.messageId = u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s});
        settle();
        keep(window, u"id-alone"_s);
        auto *notice = window.centralWidget()->findChild<NoticeBand *>(QString(), Qt::FindDirectChildrenOnly);
        notice->tell(Tone::Bad, wordsOf(GatheringProblem{{}, Error{.reason = Reason::NoToken}}),
                     Giving::tr("&Add token…"));
        settle();
        keep(window, u"notice"_s);
        notice->tellProgress(Giving::tr("Reading what you gave…"), 0.4, Giving::tr("Stop"));
        settle();
        keep(window, u"reading"_s);
        notice->clear();
        window.findChild<DropPlace *>()->open();
        settle();
        keep(window, u"drop"_s);
    }

    void takeTakenNames()
    {
        MainWindow window(m_engine, m_settings);
        window.resize(1000, 680);
        window.show();
        QList<TransferSnapshot> taken;
        for (const QString &name : {u"Quarterly report.pdf"_s, u"季度报告.pdf"_s, u"Team photo.png"_s}) {
            taken << row(name, u"file_v3_%1"_s.arg(taken.size()), Skipped{folder + u'/' + name, 1'482'000});
            taken.last().order.ifExists = IfExists::Ask;
        }
        window.findChild<QueueModel *>()->take(taken);
        window.findChild<TakenNames *>()->note(taken);
        settle();
        keep(*window.findChild<QMessageBox *>(), u"names-taken"_s);
    }

    void takeDemo()
    {
        for (const QSize size : {QSize(1000, 680), QSize(720, 480)}) {
            MainWindow window(m_engine, m_settings, DemoServer::resources());
            window.resize(size);
            window.show();
            settle();
            keep(window, u"demo-%1"_s.arg(size.width()));
        }
    }

    /** What was taken off the list, and about Larder. */
    void takeRemoved()
    {
        MainWindow window(m_engine, m_settings);
        window.resize(1000, 680);
        window.show();
        auto *model = window.findChild<QueueModel *>();
        model->take(Pictured::done() + failed());
        window.findChild<RemovedRows *>()->remove({model->at(0).id, model->at(2).id, model->at(3).id});
        settle();
        keep(window, u"removed"_s);
        auto *about = new AboutDialog(diagnosticsOf(m_settings, *model), &window);
        keep(*about, u"about"_s);
        about->findChild<QTabWidget *>()->setCurrentIndex(2);
        settle();
        keep(*about, u"about-diagnostics"_s);
    }

    void takeDialogs()
    {
        takeRemoved();
        takeAccounts();
        takeSignIn();
        takeCheck();
        takeSettings();
        takeVerification();
        const ResourceRef video = resource(u"file_v3_00v9_8d0f1ac7-77e4-41d6-b6ab-8ec2bc15acdj"_s);
        RequestDialog preview(previewOf(OpenPlatform::feishu(), video, Identity::User));
        keep(preview, u"preview"_s);
    }

    void takeSettings()
    {
        SettingsDialog settings(m_engine, m_settings);
        settings.setAttribute(Qt::WA_DeleteOnClose, false);
        keep(settings, u"settings-downloads"_s);
        auto *tabs = settings.findChild<QTabWidget *>();
        auto *page = settings.findChild<NetworkPage *>();
        tabs->setCurrentIndex(1);
        settle();
        keep(settings, u"settings-names"_s);
        tabs->setCurrentIndex(2);
        settle();
        keep(settings, u"settings-network"_s);
        const NetworkChoice choice{
            {ProxyChoice::Use::Manual, {ProxyKind::Http, u"proxy.example.com"_s, 3128, u"mei.lin"_s}}, {}};
        page->show(choice);
        page->showState({.choice = choice, .passwordThere = true});
        keep(settings, u"settings-proxy"_s);
        page->useAuthorityFile(u"/nowhere/company-ca.pem"_s);
        const auto *remark = page->findChild<QLabel *>(u"certificateRemark"_s);
        while (remark->text().isEmpty()) // it is read on another thread
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        auto *port = page->findChildren<QLineEdit *>().at(1);
        port->clear();
        settings.accept(); // refused
        settle();
        keep(settings, u"settings-refused"_s);
    }

    void takeVerification()
    {
        using Finding = VerifiedFile::Finding;
        VerifyDialog verify(folder, {OpenPlatform::feishu(), Identity::User});
        verify.setAttribute(Qt::WA_DeleteOnClose, false);
        keep(verify, u"verify-before"_s);
        FolderReport report{.folder = folder, .receipt = ReceiptReading::Form::Missing};
        const auto tell = [&](const QString &what) {
            verify.tell(report);
            settle();
            keep(verify, what);
        };
        tell(u"verify-no-receipt"_s);
        report.receipt = ReceiptReading::Form::Good;
        for (const TransferSnapshot &saved : Pictured::done() + Pictured::done())
            report.files.append({saved.name, Finding::Whole, receiptEntryOf(saved)});
        tell(u"verify-whole"_s);
        const QList<Finding> findings{Finding::Missing, Finding::Changed, Finding::Missing, Finding::Unreadable};
        for (qsizetype i = 0; i < findings.size(); ++i)
            report.files[i].finding = findings.at(i);
        report.files.append({u"notes.txt"_s, Finding::Unknown});
        report.leftOut = 1;
        tell(u"verify-lost"_s);
        verify.findChild<QPushButton *>(u"verify"_s)->click();
        verify.findChild<QProgressBar *>()->setValue(400);
        save(verify, u"verify-reading"_s); // before its end is heard
    }

    void takeAccounts()
    {
        AccountDialog accounts(m_engine, AccountDialog::Platforms::Any);
        accounts.setAttribute(Qt::WA_DeleteOnClose, false);
        keep(accounts, u"accounts-none"_s);
        const Account feishu = newAccount(u"Feishu"_s, OpenPlatform::feishu(), u"cli_a1b2c3d4e5f6"_s).value();
        AccountList list{
            .accounts =
                {feishu, newAccount(u"Archive of the works council"_s, OpenPlatform::lark()).value(),
                 newAccount(u"飞书专属版"_s, OpenPlatform::parse(u"https://open.example.com"_s).value()).value()},
            .active = feishu.id};
        const auto status = [this, &feishu](Identity identity, const TokenStatus &is) {
            Q_EMIT m_engine.accountStatusKnown(feishu.id, identity, is);
        };
        Q_EMIT m_engine.accountsListed(list);
        accounts.showUsed(feishu.id);
        settle(); // the engine knows none of them, and says so first
        status(Identity::User, SignedInAs{.name = u"Mei Lin"_s,
                                          .scopes = {u"im:message:readonly"_s},
                                          .accessUntil = QDateTime({2026, 11, 20}, {14, 20}),
                                          .refreshUntil = QDateTime({2026, 11, 27}, {14, 20})});
        status(Identity::Bot, BotOfApp{.appId = feishu.appId});
        keep(accounts, u"accounts"_s);
        status(Identity::User, SignInEnded{.name = u"Mei Lin"_s, .why = {.reason = Reason::SignInOver}});
        status(Identity::Bot, RefusedToken{});
        keep(accounts, u"accounts-ended"_s);
        status(Identity::User, StatusUnknown{{.reason = Reason::KeychainMissing}});
        status(Identity::Bot, StatusUnknown{{.reason = Reason::KeychainMissing}});
        for (QLineEdit *edit : accounts.findChildren<QLineEdit *>())
            if (edit->echoMode() == QLineEdit::Password && edit->accessibleName() == TokenBox::tr("User token"))
                edit->setText(u"t-g1044qeGEDXTB6NDJOGV4JQCYDGHRBARFTGT1234"_s);
        keep(accounts, u"accounts-keychain"_s);
        for (QLineEdit *edit : accounts.findChildren<QLineEdit *>())
            if (edit->accessibleName() == TokenBox::tr("User token"))
                edit->setText(u"no token at all"_s);
        accounts.close();
        keep(*accounts.findChild<QMessageBox *>(), u"accounts-unkept"_s);
    }

    void takeSignIn()
    {
        SignInDialog signIn(u"Feishu"_s);
        signIn.setAttribute(Qt::WA_DeleteOnClose, false);
        keep(signIn, u"signin-asking"_s);
        signIn.showCode(u"KDGT-WXZB"_s,
                        QUrl(u"https://accounts.feishu.cn/oauth/v1/device/verify?flow_id=aB3dE&user_code=KDGT-WXZB"_s),
                        QDateTime::currentDateTimeUtc().addSecs(231));
        keep(signIn, u"signin-code"_s);
        const Error denied{.reason = Reason::SignInDenied};
        signIn.showFailed(sentence(denied), nextStep(denied));
        keep(signIn, u"signin-denied"_s);
    }

    void takeCheck()
    {
        using Outcome = CheckResult::Outcome;
        CheckDialog check(u"Feishu"_s);
        check.setAttribute(Qt::WA_DeleteOnClose, false);
        check.show(CheckResult{CheckStep::Name, Outcome::Good, u"open.feishu.cn, 101.126.59.5"_s});
        check.show(CheckResult{CheckStep::Proxy, Outcome::Good});
        check.show(CheckResult{CheckStep::Connection, Outcome::Good});
        keep(check, u"check-running"_s);
        check.show(CheckResult{.step = CheckStep::Clock, .outcome = Outcome::Bad, .ahead = 23min});
        check.show(CheckResult{CheckStep::Token, Outcome::Good, u"Mei Lin"_s});
        check.show(CheckResult{.step = CheckStep::Scope,
                               .outcome = Outcome::Bad,
                               .error = Error{.reason = Reason::ScopeMissing, .scopes = {u"im:message:readonly"_s}}});
        check.show(CheckResult{CheckStep::Reading, Outcome::NotTried});
        check.end();
        keep(check, u"check"_s);
    }

    /** A saved file large: a picture, a text, a document, and what has no preview. */
    void takePreviews()
    {
        const QTemporaryDir files;
        const QString notes =
            u"# Team photo\n\nThe picture was taken on the roof garden.\n\n<b>Not bold.</b>\n季度报告\n"_s;
        const QList<std::pair<QString, QString>> each{
            {u"picture"_s, Samples::writePicture(files.filePath(u"IMG_2231.jpg"_s), {4032, 3024})},
            {u"text"_s, Samples::writeFile(files.filePath(u"notes.md"_s), notes.toUtf8().repeated(3))},
            {u"document"_s, Samples::writePdf(files.filePath(u"contract-signed.pdf"_s), 12)},
            {u"recording"_s, Samples::writeFile(files.filePath(u"Voice message, 0:42.ogg"_s), "OggS"_ba)},
            {u"too-large"_s, Samples::writePngBomb(files.filePath(u"map.png"_s), 60'000)}};
        QList<TransferSnapshot> rows;
        for (const auto &[what, path] : each)
            rows << row(QFileInfo(path).fileName(), u"file_v3_%1"_s.arg(rows.size()),
                        Saved{path, QFileInfo(path).size()});
        MainWindow window(m_engine, m_settings);
        window.show();
        window.findChild<QueueModel *>()->take(rows);
        auto *view = window.findChild<QueueView *>();
        view->goTo(rows.constFirst().id);
        Q_EMIT view->actionWanted(RowAction::Preview, {rows.constFirst().id});
        auto *preview = window.findChild<FilePreview *>();
        QEventLoop untilRead;
        QObject::connect(preview, &FilePreview::read, &untilRead, &QEventLoop::quit);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            view->goTo(rows.at(i).id);
            untilRead.exec();
            keep(*preview, u"file-"_s + each.at(i).first);
        }
    }

    void takeFirstRun()
    {
        for (const QSize size : {QSize(900, 480), QSize(640, 420)}) {
            FirstRunPage page(OpenPlatform::feishu(), folder);
            page.resize(size);
            keep(page, u"first-run-%1"_s.arg(size.width()));
        }
    }

    /** Layouts and the engine's answers, which are posted. */
    static void settle()
    {
        for (int round = 0; round < 3; ++round) {
            QCoreApplication::sendPostedEvents();
            QCoreApplication::sendPostedEvents(nullptr, QEvent::LayoutRequest);
        }
    }

    void keep(QWidget &widget, const QString &what) const
    {
        widget.setVisible(true);
        settle();
        save(widget, what);
    }

    void save(QWidget &widget, const QString &what) const
    {
        constexpr int smallest = 0; // of files; the pictures lose nothing
        if (m_wanted.isEmpty() || m_wanted.contains(what))
            widget.grab()
                .toImage()
                .convertToFormat(QImage::Format_RGB32)
                .save(QDir(m_target).filePath(u"%1-%2.png"_s.arg(what, m_name)), "PNG", smallest);
    }

    QString m_target;
    QString m_name;
    QStringList m_wanted;
    Settings m_settings = Settings::forThisSession(folder);
    Engine m_engine{{}, std::make_unique<SessionKeychain>(), Engine::Threading::CallersThread};
};

QPalette highContrastPalette()
{
    QPalette palette(Qt::black);
    const QList<QPair<QPalette::ColorRole, QColor>> colours{{QPalette::Window, Qt::black},
                                                            {QPalette::WindowText, Qt::white},
                                                            {QPalette::Base, Qt::black},
                                                            {QPalette::AlternateBase, Qt::black},
                                                            {QPalette::Text, Qt::white},
                                                            {QPalette::Button, Qt::black},
                                                            {QPalette::ButtonText, Qt::white},
                                                            {QPalette::ToolTipBase, Qt::black},
                                                            {QPalette::ToolTipText, Qt::white},
                                                            {QPalette::Highlight, Qt::yellow},
                                                            {QPalette::HighlightedText, Qt::black},
                                                            {QPalette::Link, Qt::cyan},
                                                            {QPalette::PlaceholderText, Qt::white},
                                                            {QPalette::Light, Qt::white},
                                                            {QPalette::Mid, Qt::white},
                                                            {QPalette::Dark, Qt::white}};
    for (const auto &[role, colour] : colours)
        palette.setColor(role, colour);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, Qt::green);
    return palette;
}

/** What of the look would be the machine's own. */
void fixLook()
{
    QApplication::setStyle(new Style(QStyleFactory::create(u"Fusion"_s)));
    QApplication::setCursorFlashTime(0);
    const bool japanese = QLocale().language() == QLocale::Japanese;
    QFont font;
    font.setFamilies({u"DejaVu Sans"_s, japanese ? u"Noto Sans CJK JP"_s : u"Noto Sans CJK SC"_s});
    font.setPointSize(10);
    QApplication::setFont(font);
}

/** The word is no state then. */
bool takeWord(QStringList &arguments, const QString &word)
{
    return arguments.removeAll(word) > 0;
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("HOME", "/home/mei");
    QApplication application(argc, argv);
    QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    const QString folderOfPictures = arguments.at(1);
    const QString name = arguments.at(2);
    arguments = arguments.mid(3);
    fixLook();
    QApplication::setPalette(lightPalette());
    if (takeWord(arguments, u"dark"_s))
        QApplication::setPalette(darkPalette());
    if (takeWord(arguments, u"contrast"_s))
        QApplication::setPalette(highContrastPalette());
    if (takeWord(arguments, u"no-icon-theme"_s)) {
        QIcon::setThemeSearchPaths({});
        QIcon::setFallbackSearchPaths({});
    }
    SpokenLanguage language;
    language.speak({});
    Studio(folderOfPictures, name, arguments).takeAll();
    return 0;
}
