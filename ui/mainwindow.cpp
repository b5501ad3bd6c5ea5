#include "ui/mainwindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include "core/errortext.h"
#include "ui/aboutdialog.h"
#include "ui/accountbar.h"
#include "ui/accountwords.h"
#include "ui/choosing.h"
#include "ui/controls.h"
#include "ui/demostrip.h"
#include "ui/detailsband.h"
#include "ui/diagnostics.h"
#include "ui/dropplace.h"
#include "ui/emptypage.h"
#include "ui/filepreview.h"
#include "ui/firstrun.h"
#include "ui/foundpage.h"
#include "ui/giving.h"
#include "ui/language.h"
#include "ui/networkpage.h"
#include "ui/noticeband.h"
#include "ui/queueannouncements.h"
#include "ui/queuefilter.h"
#include "ui/queuenotices.h"
#include "ui/queuerows.h"
#include "ui/queueverbs.h"
#include "ui/queueview.h"
#include "ui/recentfolders.h"
#include "ui/removedrows.h"
#include "ui/requestdialog.h"
#include "ui/scrolling.h"
#include "ui/settingsdialog.h"
#include "ui/shortcutsdialog.h"
#include "ui/statusbar.h"
#include "ui/takennames.h"
#include "ui/theme.h"
#include "ui/thumbnails.h"
#include "ui/topbar.h"
#include "ui/transferwords.h"
#include "ui/verifydialog.h"
#include "ui/whileaway.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr QSize firstSize(1000, 680);
enum Page { EmptyPlace, ListPlace };
enum Place { WorkPlace, FoundPlace };

} // namespace

MainWindow::MainWindow(Engine &engine, Settings &settings, const QList<DemoResource> &demo)
    : m_engine(engine), m_settings(settings), m_demo(demo), m_model(new QueueModel(this)),
      m_rows(new QueueRows(*m_model, this))
{
    new Thumbnails(*m_model);
    new WhileAway(m_engine, *m_model, this);
    makeActions();
    auto *centre = new QWidget(this);
    auto *bands = new QVBoxLayout(centre);
    bands->setContentsMargins(0, 0, 0, 0);
    bands->setSpacing(0);
    bands->addWidget(makeTopBar());
    bands->addWidget(new Separator(centre));
    m_found = new FoundPage(centre);
    m_notice = new NoticeBand(NoticeBand::Closing::ByTheUser, centre);
    bands->addWidget(m_notice);
    auto *ofQueue = new NoticeBand(NoticeBand::Closing::ByTheUser, centre);
    bands->addWidget(ofQueue);
    m_queueNotices = new QueueNotices(m_engine, *ofQueue, this);
    m_takenNames = new TakenNames(m_engine, *this);
    m_announcements = new QueueAnnouncements(*m_model, this);
    m_places = new QStackedWidget(centre);
    m_places->insertWidget(WorkPlace, makeWorkPlace());
    m_places->insertWidget(FoundPlace, m_found);
    bands->addWidget(m_places, 1);
    setCentralWidget(centre);
    auto *dropPlace = new DropPlace(this);
    dropPlace->leaveAlone(*m_view);
    connect(dropPlace, &DropPlace::dropped, m_giving, &Giving::take);

    listen();
    inEachLanguage(*this, [this] { showTotals(); });
    useFolder(m_settings.folder());
    m_rows->putInOrder(m_settings.listOrder());
    m_giving->setAsker(m_asker->asker());
    restorePlace();
    m_form->setFocus();
}

MainWindow::~MainWindow()
{
    // They tell of rows and selections that go while they are destroyed, after this window has gone.
    delete findChild<FilePreview *>();
    m_model->disconnect(this);
    m_rows->disconnect(this);
    m_view->disconnect(this);
}

void MainWindow::makeActions()
{
    const auto action = [this](const QKeySequence &keys, void (MainWindow::*slot)()) {
        auto *made = new QAction(this);
        made->setShortcut(keys);
        connect(made, &QAction::triggered, this, slot);
        addAction(made);
        return made;
    };
    m_paste = action(QKeySequence::Paste, &MainWindow::paste);
    m_open = action(QKeySequence::Open, &MainWindow::open);
    m_openFilter = action(QKeySequence::Find, &MainWindow::openFilter);
    m_detailsShown = new QAction(themedIcon(u"details"_s), {}, this);
    m_detailsShown->setCheckable(true);
    m_detailsShown->setShortcut(Qt::CTRL | Qt::Key_I);
    connect(m_detailsShown, &QAction::toggled, this, &MainWindow::openDetails);
    addAction(m_detailsShown);
    inEachLanguage(*this, [this] { nameActions(); });
}

void MainWindow::nameActions()
{
    m_paste->setText(tr("&Paste message"));
    m_paste->setToolTip(tr("Shows what the copied message JSON holds (Ctrl+V)"));
    m_open->setText(tr("&Open…"));
    m_open->setToolTip(tr("Shows what files with message JSON hold (Ctrl+O)"));
    m_openFilter->setText(tr("&Filter…"));
    m_openFilter->setToolTip(tr("Shows only some of the list (Ctrl+F)"));
    m_detailsShown->setText(tr("Details"));
    m_detailsShown->setToolTip(tr("Shows ids, requests and the exact error of the chosen download (Ctrl+I)"));
}

QWidget *MainWindow::makeTopBar()
{
    const auto workspace = m_demo.isEmpty() ? AccountBar::Workspace::Own : AccountBar::Workspace::Demo;
    auto *bar = new TopBar({m_paste, m_open}, this);
    m_asker = new AccountBar(
        m_engine, m_settings, workspace, [this] { return m_form->resource(); }, bar);
    m_verbs = new QueueVerbs(m_engine, *m_model, *m_rows, *m_asker, this);
    addAction(bar->complete(*m_asker)); // of the window: a tool button's own key would ask for its focus
    inEachLanguage(*bar, [this, bar] {
        bar->menu().clear();
        fillMenu(bar->menu());
    });
    return bar;
}

void MainWindow::fillMenu(QMenu &menu)
{
    menu.addActions({m_paste, m_open});
    menu.addAction(tr("&Verify folder…"), this, &MainWindow::openVerification);
    menu.addSeparator();
    menu.addAction(tr("&Accounts…"), this, &MainWindow::openAccounts);
    menu.addAction(tr("&Settings…"), QKeySequence(Qt::CTRL | Qt::Key_Comma), this, &MainWindow::openSettings);
    menu.addSeparator();
    menu.addActions(m_verbs->actionsForAll());
    menu.addAction(m_verbs->removedRows().undoAction());
    menu.addSeparator();
    menu.addActions({m_openFilter, m_detailsShown});
    menu.addSeparator();
    if (m_demo.isEmpty())
        menu.addAction(tr("Try the &demo"), this, &MainWindow::demoWanted);
    menu.addAction(tr("&Keyboard shortcuts…"), Qt::Key_F1, this, [this] { (new ShortcutsDialog(*this))->open(); });
    menu.addAction(tr("A&bout Larder"), this, &MainWindow::showAbout);
    menu.addAction(tr("&Quit"), QKeySequence(Qt::CTRL | Qt::Key_Q), this, &closeAllWindows);
}

QWidget *MainWindow::makeDemoStrip()
{
    auto *strip = new DemoStrip(DemoServer::messages(), this);
    connect(strip, &DemoStrip::opened, this, [this](const QString &text) { m_giving->takeText(text); });
    connect(strip, &DemoStrip::allWanted, this, &MainWindow::downloadAllOfDemo);
    return strip;
}

QWidget *MainWindow::makeWorkPlace()
{
    auto *place = new QWidget(this);
    auto *bands = new QVBoxLayout(place);
    bands->setContentsMargins(0, 0, 0, 0);
    bands->setSpacing(0);
    if (!m_demo.isEmpty()) {
        bands->addWidget(makeDemoStrip());
        bands->addWidget(new Separator(place));
    }
    m_form = new PastePanel(place);
    bands->addWidget(m_form);
    bands->addWidget(new Separator(place));
    bands->addWidget(makeListArea(), 1);
    bands->addWidget(new Separator(place));
    m_status = new StatusBar(m_verbs->actionsForAll(), *m_detailsShown, place);
    bands->addWidget(m_status);
    m_form->offerFolders(*new RecentFolders(m_settings, this));
    m_giving = new Giving(m_engine, *m_form, *m_notice, *m_found, this);
    m_choosing = new Choosing(
        m_engine, *m_found, *m_giving, *m_asker, [this](const FormEntry &entry) { return orderFor(entry); }, this);
    return place;
}

QWidget *MainWindow::makeListArea()
{
    auto *list = new QWidget(this);
    m_filter = new QueueFilter(*m_model, *m_rows, list);
    m_view = new QueueView(*m_model, *m_rows, list);
    auto *bands = new QVBoxLayout(list);
    bands->setContentsMargins(0, 0, 0, 0);
    bands->setSpacing(0);
    bands->addWidget(m_filter);
    bands->addWidget(m_view, 1);
    auto *empty = m_demo.isEmpty() ? new EmptyPage(EmptyPage::Invites::ToDemo, {m_paste, m_open})
                                   : new EmptyPage(EmptyPage::Invites::ToDownloadAll, {});
    connect(empty, &EmptyPage::accepted, this,
            m_demo.isEmpty() ? &MainWindow::demoWanted : &MainWindow::downloadAllOfDemo);
    m_pages = new QStackedWidget(this);
    auto *invitation = new QStackedWidget(this);
    invitation->addWidget(scrolling(*empty, this));
    if (m_demo.isEmpty()) {
        m_firstRun = new FirstRun(m_engine, m_settings, *invitation, *m_asker, *m_form);
        connect(m_firstRun, &FirstRun::accountsWanted, this, &MainWindow::openAccounts);
        connect(m_firstRun, &FirstRun::demoWanted, this, &MainWindow::demoWanted);
    }
    m_pages->insertWidget(EmptyPlace, invitation);
    m_pages->insertWidget(ListPlace, list);

    m_details = new DetailsBand(this);
    m_details->hide();
    connect(m_details, &DetailsBand::actionWanted, m_verbs, &QueueVerbs::act);
    connect(m_details, &DetailsBand::closeWanted, m_detailsShown, [this] { m_detailsShown->setChecked(false); });

    auto *splitter = new QSplitter(Qt::Vertical, this);
    splitter->setChildrenCollapsible(false);
    splitter->setHandleWidth(3);
    splitter->addWidget(m_pages);
    splitter->addWidget(m_details);
    splitter->setStretchFactor(0, 1);
    splitter->setStretchFactor(1, 0);
    return splitter;
}

void MainWindow::listen()
{
    connect(&m_engine, &Engine::changed, m_model, &QueueModel::take);
    connect(&m_engine, &Engine::changed, m_takenNames, &TakenNames::note);
    connect(&m_engine, &Engine::changed, m_announcements, &QueueAnnouncements::note);
    connect(&m_engine, &Engine::reordered, m_model, &QueueModel::reorder);
    connect(&m_engine, &Engine::alreadyThere, m_view, [this](TransferId, TransferId there) { m_view->goTo(there); });
    connect(m_asker, &AccountBar::askerChanged, m_giving, &Giving::setAsker);
    connect(m_asker, &AccountBar::keepForThisSessionWanted, this, &MainWindow::keepForThisSessionWanted);
    connect(m_asker, &AccountBar::keychainWanted, this, &MainWindow::keychainWanted);
    connect(&m_engine, &Engine::accountFailed, this, [this](const AccountId &, const Error &error) {
        if (!m_asker->isOpen()) // else it is told there
            m_notice->tell(Tone::Bad, [error] { return NoticeBand::Words{sentenceAndNextStep(error)}; });
    });
    connect(&m_engine, &Engine::networkUsed, this, [this](const NetworkState &state) {
        if (!troubleIn(state).isEmpty())
            m_notice->tell(Tone::Warning, [state] { return NoticeBand::Words{troubleIn(state)}; });
    });
    m_engine.askNetwork();
    connect(&m_engine, &Engine::settled, this, [this] {
        if (m_closing != Closing::Settling)
            return;
        m_closing = Closing::Settled;
        close();
    });
    connect(m_form, &PastePanel::downloadWanted, this, &MainWindow::download);
    connect(m_form, &PastePanel::requestWanted, this, &MainWindow::showRequest);
    connect(m_form, &PastePanel::folderChosen, this, [this](const QString &folder) {
        m_settings.setFolder(folder);
        m_found->setFolder(folder);
    });
    connect(m_giving, &Giving::foundOpened, this, [this] { showPlace(FoundPlace); });
    connect(m_giving, &Giving::foundClosed, this, [this] { showPlace(WorkPlace); });
    connect(m_giving, &Giving::tokenWanted, this, &MainWindow::openAccounts);
    connect(m_giving, &Giving::identityWanted, m_asker, &AccountBar::chooseIdentity);
    connect(m_choosing, &Choosing::downloadWanted, this, &MainWindow::downloadFound);
    connect(m_found, &FoundPage::folderWanted, m_form, &PastePanel::chooseFolder);
    connect(m_view, &QueueView::actionWanted, m_verbs, &QueueVerbs::act);
    connect(m_queueNotices, &QueueNotices::settingsWanted, this, &MainWindow::openSettings);
    connect(m_queueNotices, &QueueNotices::helpWanted, m_verbs, &QueueVerbs::helpWith);
    connect(m_queueNotices, &QueueNotices::undoWanted, &m_verbs->removedRows(), &RemovedRows::putBack);
    connect(&m_verbs->removedRows(), &RemovedRows::changed, m_queueNotices, &QueueNotices::takeRemoved);
    connect(m_verbs, &QueueVerbs::editWanted, this, &MainWindow::editInForm);
    connect(m_verbs, &QueueVerbs::detailsWanted, m_detailsShown, [this] { m_detailsShown->setChecked(true); });
    connect(m_verbs, &QueueVerbs::previewWanted, this, &MainWindow::previewFile);
    connect(m_verbs, &QueueVerbs::keychainWanted, this, &MainWindow::keychainWanted);
    connect(m_view, &QueueView::selectionMoved, this, &MainWindow::showDetails);
    connect(m_view, &QueueView::moveRefused, this,
            [this] { m_notice->tell(Tone::Plain, [] { return NoticeBand::Words{QueueView::whyNoMoves()}; }); });
    connect(m_filter, &QueueFilter::listWanted, m_view, &QueueView::takeFocus);
    connect(m_rows, &QueueRows::orderChanged, this, [this] { m_settings.setListOrder(m_rows->order()); });
    connect(m_model, &QueueModel::totalsChanged, this, &MainWindow::showTotals);
    connect(m_model, &QueueModel::totalsChanged, this, &MainWindow::showDetails);
    connect(m_model, &QueueModel::rowsInserted, this,
            [this](const QModelIndex &, int first) { m_view->goTo(m_model->at(first).id); });
}

void MainWindow::fill(const FormFill &fill)
{
    beginWork();
    m_giving->stop(); // what was found would hide the form
    m_form->fill(fill);
}

void MainWindow::openFiles(const QStringList &paths)
{
    beginWork();
    m_giving->takeFiles(paths);
}

/** There is no time for questions any more, and none to close: a later start may hand over to a window that settles. */
void MainWindow::beginWork()
{
    if (m_firstRun)
        m_firstRun->callOff();
    if (m_closing == Closing::Settling)
        m_closing = Closing::ToAsk;
}

void MainWindow::paste()
{
    m_giving->paste();
}

void MainWindow::open()
{
    m_giving->open();
}

/** Of the list that is in sight. */
void MainWindow::openFilter()
{
    if (m_places->currentIndex() == FoundPlace)
        m_found->openFilter();
    else
        m_filter->open();
}

void MainWindow::showWhetherToFilter()
{
    m_openFilter->setEnabled(m_places->currentIndex() == FoundPlace || m_model->rowCount() > 0);
}

void MainWindow::showPlace(int place)
{
    if (m_places->currentIndex() == place)
        return;
    QWidget *within = m_places->widget(place)->focusWidget(); // before the place changes hands
    m_places->setCurrentIndex(place);
    showWhetherToFilter();
    // Not by proxies of the places: Tab would leave out what stands before them there.
    if (within)
        within->setFocus();
    else if (place == FoundPlace)
        m_found->takeFocus();
    else
        m_form->setFocus();
}

DownloadOrder MainWindow::orderFor(const FormEntry &entry) const
{
    const RateHold::Asker asker = m_asker->asker();
    const SavingChoices saving = m_settings.saving();
    return {.platform = asker.platform,
            .account = asker.account,
            .identity = asker.identity,
            .resource = entry.resource,
            .folder = entry.folder,
            .name = entry.name,
            .nameInMessage = entry.nameInMessage,
            .duration = entry.duration,
            .ifExists = saving.ifExists,
            .nameTemplate = saving.nameTemplate,
            .origin = entry.origin,
            .marks = saving.marks,
            .receipt = saving.receipt};
}

void MainWindow::download(const FormEntry &entry)
{
    beginWork();
    m_takenNames->forgetAnswer();
    m_announcements->expect(m_engine.download(orderFor(entry)));
}

/** Downloads first: with the page goes what was measured for it and is not among them. */
void MainWindow::downloadFound(const QList<FormEntry> &entries)
{
    for (const FormEntry &entry : entries)
        download(entry);
    m_giving->stop();
    m_view->setFocus();
}

void MainWindow::downloadAllOfDemo()
{
    for (const DemoResource &each : m_demo)
        download({each.resource, m_form->folder(), {}});
}

/** As files are marked now, whatever was chosen when they were saved first. */
void MainWindow::downloadAgain(const QList<DownloadOrder> &orders)
{
    for (DownloadOrder order : orders) {
        order.marks = m_settings.saving().marks;
        m_announcements->expect(m_engine.download(order));
    }
    showPlace(WorkPlace);
    m_view->setFocus();
}

void MainWindow::showRequest(const FormEntry &entry)
{
    const DownloadOrder order = orderFor(entry);
    auto *dialog = new RequestDialog(previewOf(order.platform, order.resource, order.identity), this);
    dialog->open();
}

/** Or no longer: the key that opens it closes it. */
void MainWindow::previewFile()
{
    if (auto *open = findChild<FilePreview *>())
        return void(open->close());
    auto *preview = new FilePreview(*m_model, *m_rows, *m_view);
    connect(preview, &FilePreview::openWanted, m_verbs, [this](TransferId id) { m_verbs->act(RowAction::Open, {id}); });
    preview->show();
}

void MainWindow::editInForm(const TransferSnapshot &transfer)
{
    const DownloadOrder &order = transfer.order;
    m_form->fill({.messageId = order.resource.messageId.text(),
                  .fileKey = order.resource.fileKey.text(),
                  .type = order.resource.type,
                  .name = order.name,
                  .nameInMessage = order.nameInMessage,
                  .duration = order.duration,
                  .origin = order.origin});
}

void MainWindow::showTotals()
{
    const QueueTotals &totals = m_model->totals();
    const bool any = m_model->rowCount() > 0;
    m_pages->setCurrentIndex(any ? ListPlace : EmptyPlace);
    showWhetherToFilter();
    if (any)
        m_status->tell(wordsOf(totals));
    else
        m_status->tellNothing();

    const QString name = m_demo.isEmpty() ? tr("Larder") : tr("Larder – demo");
    const auto percent = percentOf(totals.progress);
    const bool telling = totals.running > 0 && percent;
    setWindowTitle(telling ? tr("%1 % – %2", "progress – window title").arg(QString::number(*percent), name) : name);
}

void MainWindow::showDetails()
{
    if (m_details->isHidden())
        return;
    const auto id = m_view->currentId();
    const auto row = id ? m_model->rowOf(*id) : std::nullopt;
    m_details->tell(row ? std::optional(m_model->at(*row)) : std::nullopt);
}

void MainWindow::openDetails(bool open)
{
    if (!open && m_details->isAncestorOf(focusWidget()))
        m_view->setFocus(); // else keys would go to whatever comes after it
    m_details->setVisible(open);
    showDetails();
    // The list has its new height only after this.
    if (const auto current = m_view->currentId(); open && current)
        QMetaObject::invokeMethod(
            m_view, [this, id = *current] { m_view->goTo(id); }, Qt::QueuedConnection);
}

void MainWindow::useFolder(const QString &folder)
{
    m_form->setFolder(folder);
    m_found->setFolder(folder);
}

void MainWindow::usePlatform(const OpenPlatform &platform)
{
    m_asker->usePlatform(platform);
}

void MainWindow::useIdentity(Identity identity)
{
    m_asker->useIdentity(identity);
}

void MainWindow::showKeychainWaiting(bool waiting)
{
    m_asker->showKeychainWaiting(waiting);
}

void MainWindow::openAccounts()
{
    m_verbs->waitForNoToken();
    m_asker->openAccounts({.identity = m_asker->asker().identity});
}

void MainWindow::openSettings()
{
    auto *dialog = new SettingsDialog(m_engine, m_settings, this);
    connect(dialog, &SettingsDialog::languageChosen, this, &MainWindow::languageChosen);
    connect(dialog, &SettingsDialog::checkWanted, m_asker, &AccountBar::checkConnectionOfUsed);
    dialog->open();
}

void MainWindow::openVerification()
{
    auto *dialog = new VerifyDialog(m_form->folder(), m_asker->asker(), this);
    connect(dialog, &VerifyDialog::downloadWanted, this, &MainWindow::downloadAgain);
    dialog->open();
}

void MainWindow::showAbout()
{
    (new AboutDialog(diagnosticsOf(m_settings, *m_model), this))->open();
}

AfterQuitting MainWindow::afterQuitting() const
{
    if (!m_demo.isEmpty())
        return AfterQuitting::Gone;
    return m_queueNotices->queueComesBack() ? AfterQuitting::ComesBack : AfterQuitting::AskAgain;
}

void MainWindow::settleAndClose()
{
    m_closing = Closing::Settling;
    m_engine.settle();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closing != Closing::Settled) {
        event->ignore();
        if (!m_asker->closeAccounts())
            return;
        const AfterQuitting after = afterQuitting();
        const QueueTotals totals = m_model->totals();
        // What is paused already loses nothing.
        const int unfinished = after == AfterQuitting::ComesBack ? totals.goingOn() : totals.unfinished();
        if (m_closing == Closing::ToAsk && unfinished > 0)
            askBeforeQuitting(*this, unfinished, after, [this] { settleAndClose(); });
        else if (m_closing == Closing::ToAsk)
            settleAndClose();
        return;
    }
    m_closing = Closing::ToAsk; // a later start may open it again, while the demo keeps the program going
    m_settings.setWindowGeometry(saveGeometry());
    QMainWindow::closeEvent(event);
    Q_EMIT closed();
}

void MainWindow::restorePlace()
{
    if (!restoreGeometry(m_settings.windowGeometry()))
        resize(firstSize);
}

} // namespace Larder
