#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <utility>

#include <QByteArray>
#include <QList>

#include "http/byterange.h"

namespace Larder {

using HttpHeaders = QList<std::pair<QByteArray, QByteArray>>;

/** A request as the loopback server read it. Plain value. */
struct HttpRequest
{
    QByteArray method;
    QByteArray path;  ///< still percent-encoded, without the query
    QByteArray query; ///< still percent-encoded
    HttpHeaders headers;
    QByteArray body;

    /** The first header of that name, in any case; empty if there is none. */
    [[nodiscard]] QByteArray header(QByteArrayView name) const;
    /** The single range that was asked for; none for no Range header or one that cannot be read. */
    [[nodiscard]] std::optional<ByteRange> range() const; ///< `bytes=5-` has INT64_MAX as its last
};

/** Bytes that a server gives: at an offset, so many. Called on the server's thread. */
using BodySource = std::function<QByteArray(qint64 offset, qint64 length)>;
[[nodiscard]] BodySource bodyOf(const QByteArray &bytes);

/** An answer, its faults included: what is sent is exactly what is said here. Plain value. */
struct HttpReply
{
    enum class Framing { ContentLength, Chunked, CloseOfLine };
    enum class Cut { Close, Reset, Silence }; ///< close in order, reset, or keep the line and say nothing more

    int status = 200;
    HttpHeaders headers;   ///< as given; Content-Length and Transfer-Encoding come of `framing`, unless given here
    BodySource body;       ///< none: no body
    qint64 bodyOffset = 0; ///< first byte taken from `body`
    qint64 bodyLength = 0; ///< bytes of body that are sent
    Framing framing = Framing::ContentLength;

    std::chrono::milliseconds delay{0}; ///< before the head
    std::optional<qint64> cutAfter;     ///< so many bytes of body, then `cut`; 0 sends the head only
    bool cutBeforeHead = false;
    Cut cut = Cut::Close;
    std::optional<qint64> bytesPerSecond; ///< trickle
};

/** A plain answer. */
[[nodiscard]] HttpReply reply(int status, const QByteArray &contentType, const QByteArray &body);

/**
 * What an honest server answers to a request for these bytes (RFC 9110, 14): 200, 206 with Content-Range or 416,
 * If-Range heard. `total` is the length of the whole.
 */
[[nodiscard]] HttpReply replyWithResource(const HttpRequest &request, BodySource source, qint64 total,
                                          const QByteArray &contentType, const QByteArray &etag = {});

} // namespace Larder
