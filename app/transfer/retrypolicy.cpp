#include "transfer/retrypolicy.h"

#include <cmath>

#include "core/limits.h"
#include "lark/errorcodes.h"

namespace Larder {

namespace {

using std::chrono::milliseconds;
using std::chrono::seconds;

milliseconds lengthened(milliseconds delay, double chance)
{
    const double factor = 1.0 + Limits::jitter * chance;
    return milliseconds(std::llround(static_cast<double>(delay.count()) * factor));
}

milliseconds backoff(int failed, double chance)
{
    const double factor = std::pow(Limits::delayFactor, failed);
    return lengthened(
        milliseconds(std::llround(static_cast<double>(milliseconds(Limits::firstDelay).count()) * factor)), chance);
}

RetryDecision keepNamedWait(const Error &error, seconds wait, seconds waited, double chance)
{
    // A wait of nothing would be a loop without a pause.
    wait = std::max(wait, seconds(1));
    if (wait > Limits::longestNamedWait || waited + wait > Limits::longestNamedWaitInAll) {
        Error tooLong = error;
        tooLong.reason = Reason::WaitTooLong;
        return GiveUp{tooLong};
    }
    // Rounded up only: to ask before the named moment is to be refused again.
    return TryAfter{wait + lengthened(milliseconds(1000), chance) - milliseconds(1000), true};
}

int retriesFor(Again again)
{
    switch (again) {
    case Again::Never:
    case Again::AfterNewToken: // whoever holds the tokens decides on that one
        return 0;
    case Again::Once:
        return 1;
    case Again::Retry:
    case Again::AfterWait:
        return Limits::retries;
    }
    Q_UNREACHABLE();
}

} // namespace

RetryDecision decide(const Error &error, const Tries &tries, double chance)
{
    const Again again = againOf(error);
    const bool mayChange = again == Again::Retry || again == Again::AfterWait;
    if (mayChange && error.wait)
        return keepNamedWait(error, *error.wait, tries.waited, chance);
    if (tries.failed >= retriesFor(again))
        return GiveUp{error};
    return TryAfter{backoff(tries.failed, chance), false};
}

} // namespace Larder
