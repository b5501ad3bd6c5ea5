// Renders the window in each of its states to PNG files, without a screen: larder_screenshots FOLDER NAME [dark]
// FOLDER/empty-NAME.png, running-NAME.png, failed-NAME.png, done-NAME.png and the dialogs.

#include <QApplication>
#include <QContextMenuEvent>
#include <QDir>
#include <QLineEdit>
#include <QMenu>
#include <QMessageBox>
#include <QProgressBar>
#include <QPushButton>
#include <QTabWidget>
#include <QTranslator>

#include "core/errortext.h"
#include "tests/ui/foundsamples.h"
#include "ui/aboutdialog.h"
#include "ui/accountdialog.h"
#include "ui/checkdialog.h"
#include "ui/diagnostics.h"
#include "ui/dropplace.h"
#include "ui/foundpage.h"
#include "ui/foundwords.h"
#include "ui/giving.h"
#include "ui/mainwindow.h"
#include "ui/networkpage.h"
#include "ui/noticeband.h"
#include "ui/previewdialog.h"
#include "ui/queuerows.h"
#include "ui/queueview.h"
#include "ui/quitting.h"
#include "ui/removedrows.h"
#include "ui/settingsdialog.h"
#include "ui/signindialog.h"
#include "ui/takennames.h"
#include "ui/theme.h"
#include "ui/tokenbox.h"
#include "ui/verifydialog.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QString folder = u"/home/mei/Downloads"_s;

ResourceRef resource(const QString &key)
{
    const FileKey fileKey = FileKey::parse(key).value();
    return {MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa").value(), fileKey, typeOf(fileKey)};
}

TransferSnapshot row(const QString &name, const QString &key, const TransferState &state, const Progress &progress = {})
{
    static quint64 last = 0;
    DownloadOrder order{.platform = OpenPlatform::feishu(),
                        .identity = Identity::User,
                        .resource = resource(key),
                        .folder = folder,
                        .name = {}};
    return {TransferId{++last}, order, state, progress, name, {}};
}

Exchange exchange(qint64 first, qint64 last, int status, std::chrono::milliseconds took)
{
    return {ByteRange{first, last}, status, last - first + 1, took, u"20261122110255A1B2C3D4E5F6071829"_s, {}};
}

Error refusal()
{
    return {.reason = Reason::NoAccess,
            .code = 234002,
            .httpStatus = 401,
            .logId = u"20261122110312F0E1D2C3B4A5968778"_s,
            .detail = u"Unauthorized. No permission to get the resource."_s};
}

TransferSnapshot recording()
{
    TransferSnapshot video =
        row(u"All-hands recording 2026-11-20.mp4"_s, u"file_v3_00v9_8d0f1ac7-77e4-41d6-b6ab-8ec2bc15acdj"_s,
            Receiving{}, {412'000'000, 963'000'000, 11.2e6, 49s});
    video.exchanges = {exchange(0, 131'071, 206, 180ms), exchange(131'072, 8'519'679, 206, 720ms),
                       exchange(8'519'680, 16'908'287, 206, 745ms)};
    Exchange cut{ByteRange{16'908'288, 25'296'895},      206, 3'801'088, 1900ms, u"20261122110258B2C3D4E5F607182930"_s,
                 Error{.reason = Reason::ConnectionLost}};
    video.exchanges << cut;
    return video;
}

QList<TransferSnapshot> running()
{
    return {
        recording(),
        row(u"IMG_2231.jpg"_s, u"img_v3_02q4_490e4870-00dd-4004-bb8e-39f2b7c1d0ej"_s, Receiving{},
            {1'100'000, 4'800'000, 2.9e6, 1s}),
        row(u"第三季度预算（终稿）.xlsx"_s, u"file_v3_00va_2d1c9f00-0a3b-4c5d-8e7f-90a1b2c3d4eg"_s,
            Waiting{QDateTime::currentDateTimeUtc().addSecs(12), {.reason = Reason::RateLimited}},
            {0, 2'300'000, {}, {}}),
        row(u"build-artifacts.zip"_s, u"file_v3_00vb_5e6f7081-92a3-44b5-c6d7-e8f90a1b2c3h"_s, Receiving{},
            {87'000'000, {}, 4.1e6, {}}),
        row({}, u"file_v3_00vc_708192a3-b4c5-46d7-88f9-0a1b2c3d4e5k"_s, Starting{}),
        row({}, u"img_v3_02q5_92a3b4c5-d6e7-48f9-8a1b-2c3d4e5f607j"_s, Queued{}),
    };
}

QList<TransferSnapshot> failed()
{
    const Error noToken{.reason = Reason::NoToken};
    const Error lost{.reason = Reason::ConnectionLost};
    const Error full{.reason = Reason::DiskFull};
    TransferSnapshot refused =
        row(u"contract-signed.pdf"_s, u"file_v3_00vd_1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8fm"_s, Failed{refusal()});
    refused.exchanges = {{ByteRange{0, 131'071}, 401, 0, 210ms, refusal().logId, refusal()}};
    return {
        row({}, u"img_v3_02q6_3c4d5e6f-7081-42a3-b4c5-d6e7f8091a2n"_s, Failed{noToken}),
        row(u"All-hands recording 2026-11-20.mp4"_s, u"file_v3_00v9_8d0f1ac7-77e4-41d6-b6ab-8ec2bc15acdj"_s,
            Failed{lost, 412'000'000}, {412'000'000, 963'000'000, {}, {}}),
        row(u"backup.tar.gz"_s, u"file_v3_00ve_5e6f7081-92a3-44b5-86d7-e8f90a1b2c3p"_s, Failed{full, 87'000'000}),
        row(u"voice.ogg"_s, u"file_v3_00vf_708192a3-b4c5-46d7-98f9-0a1b2c3d4e5q"_s, Cancelled{}),
        refused,
    };
}

QList<TransferSnapshot> stopped()
{
    const Error offline{.reason = Reason::HostNotFound};
    return {
        row(u"IMG_2231.jpg"_s, u"img_v3_02q4_490e4870-00dd-4004-bb8e-39f2b7c1d0ej"_s, Starting{}),
        row(u"All-hands recording 2026-11-20.mp4"_s, u"file_v3_00v9_8d0f1ac7-77e4-41d6-b6ab-8ec2bc15acdj"_s,
            Halted{offline, 412'000'000}, {412'000'000, 963'000'000, {}, {}}),
        row(u"第三季度预算（终稿）.xlsx"_s, u"file_v3_00va_2d1c9f00-0a3b-4c5d-8e7f-90a1b2c3d4eg"_s, Halted{offline},
            {0, 2'300'000, {}, {}}),
        row(u"build-artifacts.zip"_s, u"file_v3_00vb_5e6f7081-92a3-44b5-c6d7-e8f90a1b2c3h"_s, Paused{87'000'000},
            {87'000'000, 143'000'000, {}, {}}),
        row({}, u"img_v3_02q5_92a3b4c5-d6e7-48f9-8a1b-2c3d4e5f607j"_s, Queued{}),
    };
}

TransferSnapshot savedAs(const QString &name, const QString &key, qint64 size)
{
    return row(name, key, Saved{folder + u'/' + name, size}, {size, size, {}, {}});
}

QList<TransferSnapshot> done()
{
    return {
        savedAs(u"IMG_2231.jpg"_s, u"img_v3_02q4_490e4870-00dd-4004-bb8e-39f2b7c1d0ej"_s, 4'800'000),
        savedAs(u"第三季度预算（终稿）.xlsx"_s, u"file_v3_00va_2d1c9f00-0a3b-4c5d-8e7f-90a1b2c3d4eg"_s, 2'300'000),
        savedAs(u"Voice message, 0:42.ogg"_s, u"file_v3_00vf_708192a3-b4c5-46d7-98f9-0a1b2c3d4e5q"_s, 388'000),
        savedAs(u"contract-signed.pdf"_s, u"file_v3_00vd_1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8fm"_s, 1'204'000),
        savedAs(u"build-artifacts.zip"_s, u"file_v3_00vb_5e6f7081-92a3-44b5-c6d7-e8f90a1b2c3h"_s, 143'000'000),
        savedAs(u"All-hands recording 2026-11-20.mp4"_s, u"file_v3_00v9_8d0f1ac7-77e4-41d6-b6ab-8ec2bc15acdj"_s,
                963'000'000),
    };
}

ReceiptEntry receiptEntryOf(const TransferSnapshot &saved)
{
    return {.path = saved.name,
            .size = std::get<Saved>(saved.state).size,
            .sha256 = QByteArray(64, 'a'),
            .platform = saved.order.platform,
            .resource = saved.order.resource};
}

FoundResource sent(FoundResource found, const QString &sender, int minute)
{
    found.origin.sender = sender;
    found.origin.sentAt = QDateTime({2026, 11, 20}, QTime(9, 30).addSecs(60 * minute));
    return found;
}

/** Something of each kind, with names as people give them. */
MessageReading foundFew()
{
    using Samples::found;
    MessageReading reading;
    reading.downloads = {
        sent(found(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s, u"img_v3_02q4_490e4870-00dd-4004-bb8e-39f2b7c1d0ej"_s, {},
                   FoundKind::Image),
             u"Mei Lin"_s, 0),
        sent(found(u"om_7f3c21d6a9b84e0f95ad1c6632be70ab"_s, u"file_v3_00va_2d1c9f00-0a3b-4c5d-8e7f-90a1b2c3d4eg"_s,
                   u"第三季度预算（终稿）.xlsx"_s),
             u"佐藤 葵"_s, 4),
        sent(found(u"om_7f3c21d6a9b84e0f95ad1c6632be70ac"_s, u"file_v3_00vf_708192a3-b4c5-46d7-98f9-0a1b2c3d4e5q"_s, {},
                   FoundKind::Audio),
             u"Jonas Weber"_s, 9),
        sent(
            found(
                u"om_7f3c21d6a9b84e0f95ad1c6632be70ad"_s, u"file_v3_00v9_8d0f1ac7-77e4-41d6-b6ab-8ec2bc15acdj"_s,
                u"All-hands recording 2026-11-20 with everything that was said about the roof garden and the café.mp4"_s,
                FoundKind::Video),
            u"Mei Lin"_s, 12),
        sent(found(u"om_7f3c21d6a9b84e0f95ad1c6632be70ae"_s, u"file_v3_00vd_1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8fm"_s,
                   u"contract-signed.pdf"_s),
             u"Jonas Weber"_s, 15)};
    reading.downloads[2].duration = 42s;
    reading.downloads[4].origin.messageId = u"om_7f3c21d6a9b84e0f95ad1c6632be70ff"_s;
    reading.optional = {sent(found(u"om_7f3c21d6a9b84e0f95ad1c6632be70ad"_s,
                                   u"img_v3_02q6_3c4d5e6f-7081-42a3-b4c5-d6e7f8091a2n"_s, {}, FoundKind::Cover),
                             u"Mei Lin"_s, 12)};
    reading.notDownloadable = {Samples::seen(u"om_1"_s, NotDownloadable::Reason::Sticker),
                               Samples::seen(u"om_2"_s, NotDownloadable::Reason::Folder, u"Plans"_s),
                               Samples::seen(u"om_3"_s, NotDownloadable::Reason::ForwardNotExpanded)};
    return reading;
}

MessageReading foundMany()
{
    const MessageReading few = foundFew();
    MessageReading reading = few;
    reading.downloads.clear();
    for (int i = 0; i < 300; ++i) {
        FoundResource each = few.downloads.at(i % few.downloads.size());
        each.fileKey = FileKey::parse(each.fileKey.text() + QString::number(i)).value();
        if (!each.name.isEmpty())
            each.name.insert(each.name.lastIndexOf(u'.'), u" %1"_s.arg(i));
        each.origin.sentAt = each.origin.sentAt.addSecs(47 * i);
        reading.downloads.append(each);
    }
    reading.notDownloadable.removeLast();
    return reading;
}

QList<GatheringProblem> problems()
{
    return {{u"/home/mei/notes.txt"_s, ReadProblem{.kind = ReadProblem::Kind::NotJson}},
            {u"/home/mei/old.json"_s, Error{.reason = Reason::UnreadableMessages, .detail = u"Permission denied"_s}}};
}

class Studio
{
public:
    Studio(QString target, QString name) : m_target(std::move(target)), m_name(std::move(name)) {}

    void takeAll()
    {
        take(u"empty"_s, {}, {1000, 680});
        take(u"running"_s, running(), {1000, 680});
        take(u"failed"_s, failed(), {1000, 680}, Band::Open);
        take(u"done"_s, done(), {1000, 680});
        take(u"small"_s, running() + failed(), {720, 480});
        takeForm();
        takeFound();
        takeQueue();
        takeFilter();
        takeGiving();
        takeDemo();
        takeTakenNames();
        takeDialogs();
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
        const QList<TransferSnapshot> rows = running() + done() + failed() + stopped();
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
            Q_EMIT view->moveRefused(QueueView::tr("Rows can be moved up and down in queue order only."));
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
        model->take(done() + failed());
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
        PreviewDialog preview(previewOf(OpenPlatform::feishu(), video, Identity::User));
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
        for (const TransferSnapshot &saved : done() + done())
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
        widget.grab().save(QDir(m_target).filePath(u"%1-%2.png"_s.arg(what, m_name)));
    }

    QString m_target;
    QString m_name;
    Settings m_settings = Settings::forThisSession(folder);
    Engine m_engine{{}, std::make_unique<SessionKeychain>(), Engine::Threading::CallersThread};
};

} // namespace

int main(int argc, char *argv[])
{
    qputenv("HOME", "/home/mei");
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() < 3)
        return 2;
    if (arguments.contains(u"dark"_s))
        QApplication::setPalette(darkPalette());
    QTranslator plurals;
    if (plurals.load(QLocale(QLocale::English), u"larder"_s, u"_"_s, u":/i18n"_s))
        QApplication::installTranslator(&plurals);
    QTranslator translator;
    if (translator.load(QLocale(), u"larder"_s, u"_"_s, u":/i18n"_s))
        QApplication::installTranslator(&translator);
    Studio(arguments.at(1), arguments.at(2)).takeAll();
    return 0;
}
