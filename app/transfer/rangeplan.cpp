#include "transfer/rangeplan.h"

#include <algorithm>

#include "core/limits.h"

namespace Larder {

std::optional<ByteRange> nextRange(qint64 total, const RangeSet &there, const RangeSet &inFlight, qint64 chunk)
{
    RangeSet spoken = there;
    for (const ByteRange &range : inFlight.ranges())
        spoken.add(range);
    auto hole = spoken.firstHole(0, total);
    if (hole)
        hole->last = std::min(hole->last, hole->first + chunk - 1);
    return hole;
}

std::optional<ByteRange> overlapToProve(qint64 total, const RangeSet &inherited)
{
    const auto hole = inherited.firstHole(0, total);
    const qint64 end = hole ? hole->first : total;
    if (end == 0)
        return std::nullopt;
    return ByteRange{std::max<qint64>(0, end - Limits::overlapProof), end - 1};
}

bool isWhole(std::optional<qint64> total, const RangeSet &there)
{
    return total && !there.firstHole(0, *total);
}

qint64 answersAllowed(std::optional<qint64> total)
{
    const qint64 expected = total.value_or(0) / Limits::chunk + 2;
    return std::max<qint64>(Limits::answersAtLeast, Limits::answersPerExpected * expected);
}

} // namespace Larder
