#include "http/byterange.h"

#include <algorithm>

namespace Larder {

namespace {

/** Digits only: QByteArray::toLongLong would take a sign and white space. */
std::optional<qint64> number(QByteArrayView digits)
{
    if (digits.isEmpty() || !std::all_of(digits.begin(), digits.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    bool fits = false;
    const qint64 value = digits.toByteArray().toLongLong(&fits);
    return fits ? std::optional(value) : std::nullopt;
}

std::optional<ByteRange> rangeBetween(QByteArrayView text)
{
    const qsizetype dash = text.indexOf('-');
    if (dash < 0)
        return std::nullopt;
    const auto first = number(text.first(dash));
    const auto last = number(text.sliced(dash + 1));
    if (!first || !last || *last < *first)
        return std::nullopt;
    return ByteRange{*first, *last};
}

} // namespace

QByteArray rangeHeader(const ByteRange &range)
{
    return "bytes=" + QByteArray::number(range.first) + '-' + QByteArray::number(range.last);
}

std::optional<ContentRange> parseContentRange(QByteArrayView header)
{
    constexpr QByteArrayView unit = "bytes ";
    header = header.trimmed();
    if (header.size() <= unit.size() || header.first(unit.size()).compare(unit, Qt::CaseInsensitive) != 0)
        return std::nullopt;
    header = header.sliced(unit.size()).trimmed();
    const qsizetype slash = header.indexOf('/');
    if (slash < 0)
        return std::nullopt;
    const QByteArrayView rangeText = header.first(slash);
    const QByteArrayView totalText = header.sliced(slash + 1);

    ContentRange result;
    if (totalText != "*") {
        result.total = number(totalText);
        if (!result.total)
            return std::nullopt;
    }
    if (rangeText == "*")
        return result.total ? std::optional(result) : std::nullopt;
    result.range = rangeBetween(rangeText);
    if (!result.range || (result.total && result.range->last >= *result.total))
        return std::nullopt;
    return result;
}

} // namespace Larder
