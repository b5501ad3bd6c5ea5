// What the window is put together of, and who listens to whom.
#include "ui/mainwindow.h"

#include <QAction>
#include <QMenu>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/errortext.h"
#include "ui/accountbar.h"
#include "ui/choosing.h"
#include "ui/controls.h"
#include "ui/demostrip.h"
#include "ui/detailsband.h"
#include "ui/emptypage.h"
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
#include "ui/quitting.h"
#include "ui/recentfolders.h"
#include "ui/removedrows.h"
#include "ui/scrolling.h"
#include "ui/shortcutsdialog.h"
#include "ui/statusbar.h"
#include "ui/takennames.h"
#include "ui/theme.h"
#include "ui/topbar.h"

using namespace Qt::StringLiterals;

namespace Larder {

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

} // namespace Larder
