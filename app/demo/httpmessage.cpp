#include "demo/httpmessage.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** Digits and nothing else; QByteArrayView::toLongLong also takes signs and white space. */
std::optional<qint64> position(QByteArrayView digits)
{
    if (!std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    bool ok = false;
    const qint64 number = digits.toLongLong(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

/** Only a strong ETag that is the same counts; there is no Last-Modified that a date could be compared with. RFC
 * 9110, 13.1.5. */
bool ifRangeHolds(QByteArrayView condition, QByteArrayView etag)
{
    return condition.isEmpty() || (condition.startsWith('"') && condition == etag);
}

/** RFC 9110, 14.2: Range is for GET alone. */
std::optional<ByteRange> rangeToHonour(const HttpRequest &request, QByteArrayView etag)
{
    if (request.method != "GET" || !ifRangeHolds(request.header("If-Range"), etag))
        return std::nullopt;
    return request.range();
}

QByteArray contentRange(const ByteRange &range, qint64 total)
{
    return "bytes "_ba + QByteArray::number(range.first) + '-' + QByteArray::number(range.last) + '/' +
           QByteArray::number(total);
}

} // namespace

QByteArray HttpRequest::header(QByteArrayView name) const
{
    for (const auto &[key, value] : headers) {
        if (key.compare(name, Qt::CaseInsensitive) == 0)
            return value;
    }
    return {};
}

std::optional<ByteRange> HttpRequest::range() const
{
    const QByteArray value = header("Range");
    const QByteArrayView set = QByteArrayView(value).sliced(std::min<qsizetype>(value.size(), 6)).trimmed();
    const qsizetype dash = set.indexOf('-');
    // A suffix ("-5") and a list may be ignored, RFC 9110, 14.2; the resource is then given whole.
    if (!value.toLower().startsWith("bytes=") || dash <= 0)
        return std::nullopt;
    const std::optional<qint64> first = position(set.first(dash));
    const QByteArrayView end = set.sliced(dash + 1);
    const std::optional<qint64> last = end.isEmpty() ? std::numeric_limits<qint64>::max() : position(end);
    if (!first || !last || *last < *first)
        return std::nullopt;
    return ByteRange{*first, *last};
}

BodySource bodyOf(const QByteArray &bytes)
{
    return [bytes](qint64 offset, qint64 length) { return bytes.mid(offset, length); };
}

HttpReply reply(int status, const QByteArray &contentType, const QByteArray &body)
{
    HttpReply answer;
    answer.status = status;
    answer.headers = {{"Content-Type"_ba, contentType}};
    answer.body = bodyOf(body);
    answer.bodyLength = body.size();
    return answer;
}

HttpReply replyWithResource(const HttpRequest &request, BodySource source, qint64 total, const QByteArray &contentType,
                            const QByteArray &etag)
{
    HttpReply answer;
    answer.headers = {{"Accept-Ranges"_ba, "bytes"_ba}};
    if (!etag.isEmpty())
        answer.headers.append({"ETag"_ba, etag});

    const std::optional<ByteRange> asked = rangeToHonour(request, etag);
    if (asked && asked->first >= total) {
        answer.status = 416;
        answer.headers.append({"Content-Range"_ba, "bytes */"_ba + QByteArray::number(total)});
        return answer;
    }

    answer.headers.append({"Content-Type"_ba, contentType});
    answer.body = std::move(source);
    answer.bodyLength = total;
    if (asked) {
        const ByteRange given{asked->first, std::min(asked->last, total - 1)};
        answer.status = 206;
        answer.headers.append({"Content-Range"_ba, contentRange(given, total)});
        answer.bodyOffset = given.first;
        answer.bodyLength = given.length();
    }
    return answer;
}

} // namespace Larder
