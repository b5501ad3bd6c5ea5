#include "http/replyhead.h"

#include <algorithm>

#include <QLocale>
#include <QNetworkReply>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

using std::chrono::seconds;

/** Far beyond any wait that is kept, and safe to count with. */
constexpr qint64 longestReadableWait = 100LL * 365 * 24 * 3600;

bool isNumber(const QByteArray &text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

std::optional<qint64> digits(const QByteArray &text)
{
    bool fits = false;
    const qint64 value = text.toLongLong(&fits);
    return isNumber(text) && fits ? std::optional(value) : std::nullopt;
}

/** Several Content-Length headers arrive joined by commas; equal ones count once (RFC 9112, 6.3). */
void readLength(const QByteArray &header, ReplyHead &head)
{
    const QList<QByteArray> values = header.split(',');
    const QByteArray first = values.first().trimmed();
    const bool equal =
        std::all_of(values.begin(), values.end(), [&](const QByteArray &v) { return v.trimmed() == first; });
    head.contentLength = equal ? digits(first) : std::nullopt;
    head.framing = head.contentLength ? Framing::Length : Framing::Broken;
}

void readFraming(const QNetworkReply &reply, ReplyHead &head)
{
    if (reply.rawHeader("Transfer-Encoding").toLower().contains("chunked"))
        head.framing = Framing::Chunked;
    else if (reply.hasRawHeader("Content-Length"))
        readLength(reply.rawHeader("Content-Length"), head);
}

/** IMF-fixdate, RFC 9110, 5.6.7. */
std::optional<QDateTime> httpDate(const QByteArray &text)
{
    QDateTime date = QLocale::c().toDateTime(QString::fromLatin1(text), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s);
    date.setTimeSpec(Qt::UTC);
    return date.isValid() ? std::optional(date) : std::nullopt;
}

std::optional<seconds> waitFrom(const QByteArray &ogwReset, const QByteArray &retryAfter)
{
    for (const QByteArray &text : {ogwReset.trimmed(), retryAfter.trimmed()}) {
        // More digits than fit are a long wait, not none.
        if (isNumber(text))
            return seconds(std::min(digits(text).value_or(longestReadableWait), longestReadableWait));
    }
    if (const auto date = httpDate(retryAfter.trimmed()))
        return seconds(std::clamp(QDateTime::currentDateTimeUtc().secsTo(*date), qint64(0), longestReadableWait));
    return std::nullopt;
}

QByteArray mediaType(const QByteArray &contentType)
{
    return contentType.split(';').first().trimmed().toLower();
}

QString logIdFrom(const QNetworkReply &reply)
{
    const QByteArray id =
        reply.hasRawHeader("X-Tt-Logid") ? reply.rawHeader("X-Tt-Logid") : reply.rawHeader("X-Request-Id");
    return QString::fromUtf8(id.trimmed().left(128));
}

} // namespace

ReplyHead readHead(const QNetworkReply &reply)
{
    ReplyHead head;
    head.status = reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    readFraming(reply, head);
    head.contentType = mediaType(reply.rawHeader("Content-Type"));
    head.contentDisposition = reply.rawHeader("Content-Disposition");
    head.contentEncoding = reply.rawHeader("Content-Encoding").trimmed().toLower();
    head.hasContentRange = reply.hasRawHeader("Content-Range");
    head.contentRange = parseContentRange(reply.rawHeader("Content-Range"));
    head.validator = validatorFrom(reply.rawHeader("ETag"), reply.rawHeader("Last-Modified"));
    head.logId = logIdFrom(reply);
    head.date = httpDate(reply.rawHeader("Date").trimmed());
    head.wait = waitFrom(reply.rawHeader("x-ogw-ratelimit-reset"), reply.rawHeader("Retry-After"));
    return head;
}

} // namespace Larder
