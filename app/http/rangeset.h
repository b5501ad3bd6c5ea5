#pragma once

#include <optional>
#include <vector>

#include "http/byterange.h"

namespace Larder {

/** Sorted, disjoint, never touching ranges: which bytes are there. Plain value. */
class RangeSet
{
public:
    void add(const ByteRange &range);
    void clear() { m_ranges.clear(); }

    [[nodiscard]] bool empty() const { return m_ranges.empty(); }
    [[nodiscard]] qint64 total() const;
    [[nodiscard]] bool covers(const ByteRange &range) const;
    [[nodiscard]] const std::vector<ByteRange> &ranges() const { return m_ranges; }

    /** The first stretch at or after `from` and before `end` that is not there. */
    [[nodiscard]] std::optional<ByteRange> firstHole(qint64 from, qint64 end) const;

    /** Where the bytes that are there without a gap from 0 end. */
    [[nodiscard]] qint64 contiguousEnd() const;

    [[nodiscard]] bool operator==(const RangeSet &) const = default;

private:
    std::vector<ByteRange> m_ranges;
};

} // namespace Larder
