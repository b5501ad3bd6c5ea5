#pragma once

#include <chrono>
#include <variant>

#include "core/error.h"

namespace Larder {

/** What was tried at a place since bytes last came there, and what was waited for in all. Plain value. */
struct Tries
{
    int failed = 0;
    std::chrono::seconds waited{0}; ///< waits that the server named
};

/** Ask again after `delay`. */
struct TryAfter
{
    std::chrono::milliseconds delay;
    bool namedByServer = false; ///< does not count as a try, and holds every transfer of the account
    bool operator==(const TryAfter &) const = default;
};
struct GiveUp
{
    Error error;
    bool operator==(const GiveUp &) const = default;
};
using RetryDecision = std::variant<TryAfter, GiveUp>;

/**
 * Whether and when the same is asked again after `error`, `tries` before it not counting this one. `chance` in [0, 1)
 * gives the jitter. A refusal that cannot change is never asked again; a wait that the server names is kept, up to
 * Limits::longestNamedWait at a time and Limits::longestNamedWaitInAll in all.
 */
[[nodiscard]] RetryDecision decide(const Error &error, const Tries &tries, double chance);

} // namespace Larder
