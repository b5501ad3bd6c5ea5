#include "tests/screenshots/pictured.h"

#include "tests/ui/foundsamples.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Larder::Pictured {

const QString folder = u"/home/mei/Downloads"_s;

ResourceRef resource(const QString &key)
{
    const FileKey fileKey = FileKey::parse(key).value();
    return {MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa").value(), fileKey, typeOf(fileKey)};
}

TransferSnapshot row(const QString &name, const QString &key, const TransferState &state, const Progress &progress)
{
    static quint64 last = 0;
    DownloadOrder order{.platform = OpenPlatform::feishu(),
                        .identity = Identity::User,
                        .resource = resource(key),
                        .folder = folder,
                        .name = {}};
    return {TransferId{++last}, order, state, progress, name, {}};
}

namespace {

Exchange exchange(qint64 first, qint64 last, int status, std::chrono::milliseconds took)
{
    return {ByteRange{first, last}, status, last - first + 1, took, u"20261122110255A1B2C3D4E5F6071829"_s, {}};
}

} // namespace

Error refusal()
{
    return {.reason = Reason::NoAccess,
            .code = 234002,
            .httpStatus = 401,
            .logId = u"20261122110312F0E1D2C3B4A5968778"_s,
            .detail = u"Unauthorized. No permission to get the resource."_s};
}

namespace {

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

} // namespace

QList<TransferSnapshot> running()
{
    return {
        recording(),
        row(u"IMG_2231.jpg"_s, u"img_v3_02q4_490e4870-00dd-4004-bb8e-39f2b7c1d0ej"_s, Receiving{},
            {1'100'000, 4'800'000, 2.9e6, 1s}),
        row(u"第三季度预算（终稿）.xlsx"_s, u"file_v3_00va_2d1c9f00-0a3b-4c5d-8e7f-90a1b2c3d4eg"_s,
            Waiting{QDateTime::currentDateTimeUtc().addSecs(4 * 60), {.reason = Reason::RateLimited}},
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

namespace {

TransferSnapshot savedAs(const QString &name, const QString &key, qint64 size)
{
    return row(name, key, Saved{folder + u'/' + name, size}, {size, size, {}, {}});
}

} // namespace

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

namespace {

FoundResource sent(FoundResource found, const QString &sender, int minute)
{
    found.origin.sender = sender;
    found.origin.sentAt = QDateTime({2026, 11, 20}, QTime(9, 30).addSecs(60 * minute));
    return found;
}

} // namespace

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

QList<TransferSnapshot> waitingForServer()
{
    const auto in = [](int minutes) { return QDateTime::currentDateTimeUtc().addSecs(60 * minutes); };
    return {
        row(u"All-hands recording 2026-11-20.mp4"_s, u"file_v3_00v9_8d0f1ac7-77e4-41d6-b6ab-8ec2bc15acdj"_s,
            Waiting{in(2), {.reason = Reason::ServerUnavailable, .httpStatus = 503}},
            {412'000'000, 963'000'000, {}, {}}),
        row(u"IMG_2231.jpg"_s, u"img_v3_02q4_490e4870-00dd-4004-bb8e-39f2b7c1d0ej"_s,
            Waiting{in(4), {.reason = Reason::ConnectionLost}}, {1'100'000, 4'800'000, {}, {}}),
        row({}, u"file_v3_00vc_708192a3-b4c5-46d7-88f9-0a1b2c3d4e5k"_s, Starting{}),
        row({}, u"img_v3_02q5_92a3b4c5-d6e7-48f9-8a1b-2c3d4e5f607j"_s, Queued{}),
    };
}

QList<TransferSnapshot> thousands()
{
    const QList<TransferSnapshot> some = running() + Pictured::done() + failed() + stopped();
    QList<TransferSnapshot> rows;
    for (int i = 0; i < 4000; ++i) {
        const TransferSnapshot &like = some.at(i % some.size());
        rows << row(like.name, like.order.resource.fileKey.text(), like.state, like.progress);
    }
    return rows;
}

QList<TransferSnapshot> difficultNames()
{
    const QString longest = u"Minutes of the meeting about the roof garden, the café, the stairs and the drain "_s;
    return {
        row(longest.repeated(3) + u".pdf"_s, u"file_v3_00vd_1a2b3c4d-5e6f-4071-8293-a4b5c6d7e8fm"_s, Receiving{},
            {412'000'000, 963'000'000, 11.2e6, 49s}),
        row(QString(200, u'x') + u".tar.gz"_s, u"file_v3_00ve_5e6f7081-92a3-44b5-86d7-e8f90a1b2c3p"_s,
            Failed{refusal()}),
        row(u"محضر اجتماع فريق المشروع.pdf"_s, u"file_v3_00vf_708192a3-b4c5-46d7-98f9-0a1b2c3d4e5q"_s, Receiving{},
            {1'100'000, 4'800'000, 2.9e6, 1s}),
        row(u"תקציב רבעון שלישי (סופי).xlsx"_s, u"file_v3_00va_2d1c9f00-0a3b-4c5d-8e7f-90a1b2c3d4eg"_s,
            Paused{87'000'000}, {87'000'000, 143'000'000, {}, {}}),
        row(u"Scan 12 – محضر – 第三季度.png"_s, u"img_v3_02q4_490e4870-00dd-4004-bb8e-39f2b7c1d0ej"_s,
            Saved{folder + u"/Scan 12 – محضر – 第三季度.png"_s, 4'800'000}),
    };
}

} // namespace Larder::Pictured
