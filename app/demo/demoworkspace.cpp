#include "demo/demoworkspace.h"

#include <algorithm>

#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>
#include <QUrlQuery>
#include <QtEndian>

#include "demo/demoserver.h"
#include "demo/openplatformreply.h"
#include "demo/patternbytes.h"

using namespace Qt::StringLiterals;

/** The linker leaves out what a static library registers unless somebody asks for it; the macro wants no namespace. */
static void takeInResources()
{
    Q_INIT_RESOURCE(demo);
}

namespace Larder {

namespace {

constexpr qint64 videoLength = 48 * 1024 * 1024;
constexpr int secondsToWait = 3;

QByteArray contentOf(QLatin1StringView name)
{
    takeInResources();
    QFile file(u":/demo/"_s + name);
    const bool open = file.open(QIODevice::ReadOnly);
    Q_ASSERT(open);
    return open ? file.readAll() : QByteArray();
}

/** The boxes that an MP4 file begins with, the second one around all that follows. ISO/IEC 14496-12, 4.2 and 4.3. */
QByteArray videoHead()
{
    QByteArray size(4, '\0');
    const auto fileType = "\0\0\0\x18"
                          "ftypisom\0\0\x02\0isommp42"_ba;
    qToBigEndian(static_cast<quint32>(videoLength - fileType.size()), size.data());
    return fileType + size + "mdat";
}

BodySource videoBody()
{
    return [head = videoHead()](qint64 offset, qint64 length) {
        const QByteArray start = head.mid(offset, length);
        return start + patternBytes(offset + start.size(), length - start.size());
    };
}

QJsonObject messageNaming(const QJsonArray &messages, QLatin1StringView key)
{
    for (const QJsonValue &message : messages) {
        if (message[u"body"][u"content"].toString().contains(key))
            return message.toObject();
    }
    return {};
}

QJsonObject messageOf(const QJsonArray &messages, const QString &id)
{
    for (const QJsonValue &message : messages) {
        if (message[u"message_id"].toString() == id)
            return message.toObject();
    }
    return {};
}

QString outermost(const QJsonArray &messages, QJsonObject message)
{
    while (message.contains("upper_message_id"_L1))
        message = messageOf(messages, message["upper_message_id"_L1].toString());
    return message["message_id"_L1].toString();
}

/** For readers of `filename` alone. */
QByteArray asciiOnly(const QString &name)
{
    QString plain = name;
    std::replace_if(
        plain.begin(), plain.end(), [](QChar c) { return c.unicode() > 0x7e; }, QChar(u'_'));
    return plain.toLatin1();
}

QByteArray contentDisposition(const DemoSample &sample)
{
    if (sample.naming == DemoSample::Naming::RawUtf8)
        return "attachment; filename=\""_ba + sample.name.toUtf8() + '"';
    return "attachment; filename=\""_ba + asciiOnly(sample.name) + "\"; filename*=UTF-8''" +
           QUrl::toPercentEncoding(sample.name);
}

/** Why this request is not heard; none where its token is good. Open Platform, "General error codes". */
std::optional<HttpReply> refusedToken(const HttpRequest &request)
{
    const QByteArray authorization = request.header("Authorization");
    const QByteArray token = authorization.startsWith("Bearer ") ? authorization.sliced(7).trimmed() : QByteArray();
    if (token.isEmpty())
        return refusalReply(400, 99991661,
                            "Missing access token for authorization. Please make a request with token attached."_ba);
    if (token == DemoServer::expiredToken().toUtf8())
        return refusalReply(401, 99991668,
                            "Invalid access token for authorization. Please make a test with correct token."_ba);
    return std::nullopt;
}

QStringList segmentsOf(const QByteArray &path)
{
    QStringList segments;
    for (const QByteArray &segment : path.split('/'))
        segments.append(QUrl::fromPercentEncoding(segment));
    return segments;
}

} // namespace

std::vector<DemoSample> demoSamples()
{
    using enum DemoSample::Naming;
    using enum DemoSample::Conduct;
    return {
        {.key = "img_v3_021g_cff5f281-83ed-f1a8-feba-18beb8daac6j"_L1,
         .file = "whiteboard.png"_L1,
         .contentType = "image/png"_L1,
         .etag = R"("7c1f-whiteboard")"_L1,
         .remark = QT_TRANSLATE_NOOP("Larder::DemoServer", "A picture")},
        {.key = "img_v3_02eq_e984adca-cd51-7d55-7c30-3796ba00043j"_L1,
         .file = "garden.jpg"_L1,
         .contentType = "image/jpeg"_L1,
         .remark = QT_TRANSLATE_NOOP("Larder::DemoServer", "A picture inside a post")},
        {.key = "file_v3_02s7_bce7059f-7a15-ae49-d566-8d156b4aba5n"_L1,
         .file = "cafe.pdf"_L1,
         .contentType = "application/pdf"_L1,
         .naming = Extended,
         .name = u"Café plan – November.pdf"_s,
         .etag = R"("5b02-cafe")"_L1,
         .remark = QT_TRANSLATE_NOOP("Larder::DemoServer", "A document")},
        {.key = "file_v3_02ra_ea78de91-f819-ba4d-4f25-3b7ac84538bn"_L1,
         .file = "budget.xlsx"_L1,
         .contentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"_L1,
         .naming = RawUtf8,
         .name = u"第三季度预算（终稿）.xlsx"_s,
         .remark = QT_TRANSLATE_NOOP("Larder::DemoServer", "A spreadsheet with a Chinese name")},
        {.key = "file_v3_0218_1bce15e2-4b26-a267-b2f0-b13e06adb53n"_L1,
         .file = "voice.ogg"_L1,
         .contentType = "audio/ogg"_L1,
         .naming = RawUtf8,
         .name = u"Voice message.ogg"_s,
         .remark = QT_TRANSLATE_NOOP("Larder::DemoServer", "A voice message")},
        {.key = "file_v3_02fc_3eee1d6a-489b-6747-46e0-dfaf1002ae2h"_L1,
         .contentType = "video/mp4"_L1,
         .naming = RawUtf8,
         .name = u"Walk through the roof garden.mp4"_s,
         .etag = R"("91d4-walk")"_L1,
         .remark = QT_TRANSLATE_NOOP("Larder::DemoServer", "A video, slow enough to watch; it does not play")},
        {.key = "img_v3_023b_99cac375-e449-1efd-741b-a1b89f731e0n"_L1,
         .file = "cover.jpg"_L1,
         .contentType = "image/jpeg"_L1},
        {.key = "file_v3_0267_63da0506-4fd0-c881-a308-82f58382084n"_L1,
         .file = "planting.csv"_L1,
         .contentType = "text/csv; charset=utf-8"_L1,
         .naming = RawUtf8,
         .name = u"Planting list.csv"_s,
         .etag = R"("0e6a-planting")"_L1,
         .remark = QT_TRANSLATE_NOOP("Larder::DemoServer", "A file in a forward: only the id of the forward gives it")},
        {.key = "file_v3_0297_a9b4db7b-ee7b-a10c-32c6-d62a9fb0247n"_L1,
         .name = u"Offer from the roofers.docx"_s,
         .conduct = Refuse,
         .remark = QT_TRANSLATE_NOOP("Larder::DemoServer", "A file that the server refuses")},
        {.key = "img_v3_02q1_d89196f8-266f-7f5c-9edf-487f528e10dh"_L1,
         .file = "evening.jpg"_L1,
         .contentType = "image/jpeg"_L1,
         .conduct = LimitFirst,
         .remark = QT_TRANSLATE_NOOP("Larder::DemoServer", "A picture that the server makes wait at first")},
    };
}

qint64 lengthOf(const DemoSample &sample)
{
    if (sample.conduct == DemoSample::Conduct::Refuse)
        return 0;
    return sample.file.isEmpty() ? videoLength : contentOf(sample.file).size();
}

BodySource bodyOf(const DemoSample &sample)
{
    if (sample.conduct == DemoSample::Conduct::Refuse)
        return bodyOf(QByteArray());
    return sample.file.isEmpty() ? videoBody() : bodyOf(contentOf(sample.file));
}

QJsonArray demoMessages()
{
    return QJsonDocument::fromJson(contentOf("messages.json"_L1)).object()["items"_L1].toArray();
}

QString messageIdFor(const QJsonArray &messages, QLatin1StringView key)
{
    return outermost(messages, messageNaming(messages, key));
}

DemoWorkspace::DemoWorkspace(std::optional<qint64> videoBytesPerSecond) : m_videoBytesPerSecond(videoBytesPerSecond) {}

HttpReply DemoWorkspace::answer(const HttpRequest &request)
{
    if (const std::optional<HttpReply> refused = refusedToken(request))
        return *refused;
    if (request.method != "GET" && request.method != "HEAD")
        return refusalReply(405, 99991301, "method not allowed"_ba);

    const QStringList segments = segmentsOf(request.path);
    const bool ofMessages = segments.mid(0, 5) == QStringList{{}, u"open-apis"_s, u"im"_s, u"v1"_s, u"messages"_s};
    if (ofMessages && segments.size() == 6)
        return message(segments[5]);
    if (ofMessages && segments.size() == 8 && segments[6] == u"resources")
        return resource(request, segments[5], segments[7]);
    return refusalReply(404, 99991201, "no such path"_ba);
}

/** A container comes with all its descendants, flat. */
HttpReply DemoWorkspace::message(const QString &id) const
{
    QJsonArray items;
    for (const QJsonValue &item : m_messages) {
        if (item[u"message_id"].toString() == id || outermost(m_messages, item.toObject()) == id)
            items.append(item);
    }
    if (items.isEmpty())
        return refusalReply(400, 230001,
                            "Your request contains an invalid request parameter, ext=invalid message_id."_ba);
    return successReply({{u"items"_s, items}});
}

HttpReply DemoWorkspace::resource(const HttpRequest &request, const QString &messageId, const QString &key)
{
    const QString type = QUrlQuery(QString::fromLatin1(request.query)).queryItemValue(u"type"_s);
    const std::optional<ResourceType> asked = resourceTypeFrom(type);
    if (!asked)
        return refusalReply(400, 234001, "Invalid request param."_ba);

    const auto sample = std::find_if(m_samples.begin(), m_samples.end(),
                                     [&key](const DemoSample &candidate) { return candidate.key == key; });
    if (sample == m_samples.end() || messageIdFor(m_messages, sample->key) != messageId)
        return refusalReply(400, 234003, "File not in msg."_ba);
    if (*asked != (key.startsWith(u"img_") ? ResourceType::Image : ResourceType::File))
        return refusalReply(400, 234001, "Invalid request param."_ba);

    if (sample->conduct == DemoSample::Conduct::Refuse)
        return refusalReply(401, 234002, "Unauthorized."_ba);
    if (sample->conduct == DemoSample::Conduct::LimitFirst && !m_limited.contains(sample->key)) {
        m_limited.append(sample->key);
        return rateLimitReply(400, secondsToWait);
    }
    return serve(request, *sample);
}

HttpReply DemoWorkspace::serve(const HttpRequest &request, const DemoSample &sample) const
{
    const auto toBytes = [](QLatin1StringView text) { return QByteArray(text.data(), text.size()); };
    HttpReply answer =
        replyWithResource(request, bodyOf(sample), lengthOf(sample), toBytes(sample.contentType), toBytes(sample.etag));
    answer.headers.append({"X-Tt-Logid"_ba, newLogId()});
    if (sample.naming != DemoSample::Naming::None)
        answer.headers.append({"Content-Disposition"_ba, contentDisposition(sample)});
    if (sample.file.isEmpty())
        answer.bytesPerSecond = m_videoBytesPerSecond;
    return answer;
}

} // namespace Larder
