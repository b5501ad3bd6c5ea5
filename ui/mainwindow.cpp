#include "ui/mainwindow.h"

#include <QAction>
#include <QCloseEvent>
#include <QMenu>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/aboutdialog.h"
#include "ui/accountbar.h"
#include "ui/choosing.h"
#include "ui/controls.h"
#include "ui/detailsband.h"
#include "ui/diagnostics.h"
#include "ui/dropplace.h"
#include "ui/filepreview.h"
#include "ui/firstrun.h"
#include "ui/foundpage.h"
#include "ui/giving.h"
#include "ui/language.h"
#include "ui/noticeband.h"
#include "ui/queueannouncements.h"
#include "ui/queuefilter.h"
#include "ui/queuenotices.h"
#include "ui/queuerows.h"
#include "ui/queueverbs.h"
#include "ui/queueview.h"
#include "ui/removedrows.h"
#include "ui/requestdialog.h"
#include "ui/settingsdialog.h"
#include "ui/statusbar.h"
#include "ui/takennames.h"
#include "ui/theme.h"
#include "ui/thumbnails.h"
#include "ui/transferwords.h"
#include "ui/verifydialog.h"
#include "ui/whileaway.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr QSize firstSize(1000, 680);

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
