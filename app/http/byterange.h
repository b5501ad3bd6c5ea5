#pragma once

#include <optional>

#include <QByteArray>
#include <QByteArrayView>

namespace Larder {

/** The bytes first … last, both included. Never empty. Plain value. RFC 9110, 14.1.2. */
struct ByteRange
{
    qint64 first = 0;
    qint64 last = 0;

    [[nodiscard]] qint64 length() const { return last - first + 1; }
    [[nodiscard]] qint64 end() const { return last + 1; }
    [[nodiscard]] bool contains(qint64 offset) const { return first <= offset && offset <= last; }

    [[nodiscard]] bool operator==(const ByteRange &) const = default;
};

/** `bytes=0-131071`, the value of a Range header. */
[[nodiscard]] QByteArray rangeHeader(const ByteRange &range);

/** What a Content-Range header says. RFC 9110, 14.4. */
struct ContentRange
{
    std::optional<ByteRange> range; ///< none in the answer to a range that cannot be satisfied: "bytes *" and the total
    std::optional<qint64> total;    ///< none for `*`

    [[nodiscard]] bool operator==(const ContentRange &) const = default;
};

/**
 * Strict: nothing for another unit, missing or negative numbers, a last before its first or at the total or beyond it,
 * a number over 63 bits, two values in one header.
 */
[[nodiscard]] std::optional<ContentRange> parseContentRange(QByteArrayView header);

} // namespace Larder
