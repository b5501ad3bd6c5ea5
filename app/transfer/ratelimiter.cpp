#include "transfer/ratelimiter.h"

#include <algorithm>

#include "core/limits.h"

namespace Larder {

using std::chrono::milliseconds;

std::vector<RateLimiter::Rate> RateLimiter::ofThePlatform()
{
    using namespace std::chrono_literals;
    return {Rate{Limits::requestsASecond, 1s}, Rate{Limits::requestsAMinute, 1min}};
}

RateLimiter::RateLimiter(std::vector<Rate> rates, std::function<Clock::time_point()> now)
    : m_rates(std::move(rates)), m_now(std::move(now))
{
    for (const Rate &rate : m_rates)
        m_longest = std::max(m_longest, rate.within);
}

milliseconds RateLimiter::take(const QString &app)
{
    const Clock::time_point now = m_now();
    auto &sent = m_sent[app];
    while (!sent.empty() && sent.front() + m_longest <= now)
        sent.pop_front();
    milliseconds wait{0};
    for (const Rate &rate : m_rates) {
        const auto allowed = static_cast<size_t>(rate.requests);
        if (sent.size() >= allowed)
            wait = std::max(wait, std::chrono::ceil<milliseconds>(sent[sent.size() - allowed] + rate.within - now));
    }
    if (wait == milliseconds(0))
        sent.push_back(now);
    return wait;
}

} // namespace Larder
