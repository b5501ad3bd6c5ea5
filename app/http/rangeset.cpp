#include "http/rangeset.h"

#include <algorithm>

namespace Larder {

void RangeSet::add(const ByteRange &range)
{
    ByteRange joined = range;
    // Sorted and disjoint: all that the new one touches stand together, behind all that end before it.
    const auto begin = std::find_if(m_ranges.begin(), m_ranges.end(),
                                    [&range](const ByteRange &other) { return other.end() >= range.first; });
    auto end = begin;
    for (; end != m_ranges.end() && end->first <= range.end(); ++end) {
        joined.first = std::min(joined.first, end->first);
        joined.last = std::max(joined.last, end->last);
    }
    m_ranges.insert(m_ranges.erase(begin, end), joined);
}

qint64 RangeSet::total() const
{
    qint64 sum = 0;
    for (const ByteRange &range : m_ranges)
        sum += range.length();
    return sum;
}

bool RangeSet::covers(const ByteRange &range) const
{
    return !firstHole(range.first, range.end());
}

std::optional<ByteRange> RangeSet::firstHole(qint64 from, qint64 end) const
{
    for (const ByteRange &range : m_ranges) {
        if (range.end() <= from)
            continue;
        if (range.first > from) {
            end = std::min(end, range.first);
            break;
        }
        from = range.end();
    }
    return from < end ? std::optional(ByteRange{from, end - 1}) : std::nullopt;
}

qint64 RangeSet::contiguousEnd() const
{
    return m_ranges.empty() || m_ranges.front().first != 0 ? 0 : m_ranges.front().end();
}

} // namespace Larder
