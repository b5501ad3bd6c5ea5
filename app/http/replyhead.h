#pragma once

#include <chrono>
#include <optional>

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include "http/byterange.h"
#include "http/validator.h"

class QNetworkReply;

namespace Larder {

/** How a body says where it ends. RFC 9112, 6.3. */
enum class Framing {
    Length,      ///< Content-Length
    Chunked,     ///< ends with its last chunk
    CloseOfLine, ///< ends when the line does: it cannot be told from a cut
    Broken       ///< Content-Length that is no number, or several that differ
};

/** Status and the headers we read, taken off a reply once. Plain value. */
struct ReplyHead
{
    int status = 0;
    Framing framing = Framing::CloseOfLine;
    std::optional<qint64> contentLength;
    QByteArray contentType;        ///< without parameters, lower case
    QByteArray contentDisposition; ///< raw bytes
    QByteArray contentEncoding;    ///< lower case; empty and `identity` mean none
    bool hasContentRange = false;  ///< the header was there, readable or not
    std::optional<ContentRange> contentRange;
    std::optional<Validator> validator;
    QString logId;                 ///< X-Tt-Logid, else X-Request-Id
    std::optional<QDateTime> date; ///< UTC: the server's clock. RFC 9110, 6.6.1
    std::optional<std::chrono::seconds>
        wait; ///< x-ogw-ratelimit-reset, else Retry-After (RFC 9110, 10.2.3), never negative

    bool fromElsewhere = false; ///< another origin's, to which a redirect led

    [[nodiscard]] bool encoded() const { return !contentEncoding.isEmpty() && contentEncoding != "identity"; }
};

/** Reads the head of a reply whose headers have come. */
[[nodiscard]] ReplyHead readHead(const QNetworkReply &reply);

} // namespace Larder
