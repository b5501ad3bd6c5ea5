#pragma once

#include <optional>

#include "http/rangeset.h"

namespace Larder {

/** The next range to ask for: the first stretch that is neither there nor in flight, at most `chunk` bytes of it. */
[[nodiscard]] std::optional<ByteRange> nextRange(qint64 total, const RangeSet &there, const RangeSet &inFlight,
                                                 qint64 chunk);

/**
 * What to fetch again before anything is added to bytes of an earlier run that no validator ties to this one: the last
 * Limits::overlapProof bytes in front of the first hole. None where there are none in front of it.
 */
[[nodiscard]] std::optional<ByteRange> overlapToProve(qint64 total, const RangeSet &inherited);

/** Whether every byte of the total is there. */
[[nodiscard]] bool isWhole(std::optional<qint64> total, const RangeSet &there);

/** How many answers with bytes a resource may take before it is plain that it would never end (slices may be cut
 * short). */
[[nodiscard]] qint64 answersAllowed(std::optional<qint64> total);

} // namespace Larder
