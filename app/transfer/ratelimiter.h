#pragma once

#include <chrono>
#include <deque>
#include <functional>
#include <vector>

#include <QHash>
#include <QString>

namespace Larder {

/**
 * Keeps the Open Platform's limits: never more requests of an app than each rate allows within any span of its length.
 * Every request is remembered for as long as it counts. Its clock may be another, for tests.
 */
class RateLimiter
{
public:
    using Clock = std::chrono::steady_clock;

    struct Rate
    {
        int requests;
        std::chrono::milliseconds within;
    };
    /** Limits::requestsASecond and Limits::requestsAMinute. */
    [[nodiscard]] static std::vector<Rate> ofThePlatform();

    explicit RateLimiter(std::vector<Rate> rates = ofThePlatform(),
                         std::function<Clock::time_point()> now = Clock::now);

    /** Zero: one request may go now, and is counted. Else none may for so long, and nothing is counted. */
    [[nodiscard]] std::chrono::milliseconds take(const QString &app);

private:
    std::vector<Rate> m_rates;
    std::chrono::milliseconds m_longest{0};
    std::function<Clock::time_point()> m_now;
    QHash<QString, std::deque<Clock::time_point>> m_sent; ///< oldest first
};

} // namespace Larder
