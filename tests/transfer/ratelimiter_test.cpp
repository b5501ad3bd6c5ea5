#include <QTest>

#include "core/limits.h"
#include "transfer/ratelimiter.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Rate = RateLimiter::Rate;
using Moments = QList<int>; ///< milliseconds

/** A clock that stands where a test puts it. */
struct HandClock
{
    RateLimiter::Clock::time_point now{1h};
};

RateLimiter limiterOf(const std::vector<Rate> &rates, HandClock &clock)
{
    return RateLimiter(rates, [&clock] { return clock.now; });
}

} // namespace

Q_DECLARE_METATYPE(std::vector<Rate>)

class RateLimiterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void waits_data()
    {
        QTest::addColumn<std::vector<Rate>>("rates");
        QTest::addColumn<Moments>("asked");
        QTest::addColumn<Moments>("waits");
        using Rates = std::vector<Rate>;
        const auto row = [](const char *name, const Rates &rates, const Moments &asked, const Moments &waits) {
            QTest::newRow(name) << rates << asked << waits;
        };
        row("fewer than allowed", {{3, 1s}}, {0, 0, 0}, {0, 0, 0});
        row("one more waits for the first to be over", {{3, 1s}}, {0, 100, 200, 300}, {0, 0, 0, 700});
        row("the first is over on the dot", {{1, 1s}}, {0, 999, 1000}, {0, 1, 0});
        row("one that waited was not counted", {{2, 1s}}, {0, 0, 500, 600, 1000, 1000, 1001},
            {0, 0, 500, 400, 0, 0, 999});
        row("the span slides, no second of the clock begins anew", {{2, 1s}}, {900, 950, 1001, 1900, 1901},
            {0, 0, 899, 0, 49});
        row("the longer of two rates counts", {{2, 1s}, {3, 60s}}, {0, 0, 1000, 2000}, {0, 0, 0, 58'000});
        row("the shorter of two rates counts", {{2, 1s}, {30, 60s}}, {0, 0, 10}, {0, 0, 990});
        row("after a long rest all are free", {{2, 1s}, {3, 60s}}, {0, 0, 1000, 90'000, 90'000}, {0, 0, 0, 0, 0});
        row("none at all where one in a minute is allowed", {{1, 60s}}, {0, 1, 59'999, 60'000}, {0, 59'999, 1, 0});
    }

    void waits()
    {
        QFETCH(const std::vector<Rate>, rates);
        QFETCH(const Moments, asked);
        QFETCH(const Moments, waits);
        HandClock clock;
        const auto start = clock.now;
        RateLimiter limiter = limiterOf(rates, clock);
        Moments got;
        for (const int moment : asked) {
            clock.now = start + std::chrono::milliseconds(moment);
            got.append(static_cast<int>(limiter.take(u"app"_s).count()));
        }
        QCOMPARE(got, waits);
    }

    void appsHaveLimitsOfTheirOwn()
    {
        HandClock clock;
        RateLimiter limiter = limiterOf({{1, 1s}}, clock);
        QCOMPARE(limiter.take(u"one"_s), 0ms);
        QCOMPARE(limiter.take(u"other"_s), 0ms);
        QCOMPARE(limiter.take(u"one"_s), 1000ms);
    }

    void keepsThePlatformsNumbers()
    {
        HandClock clock;
        const auto start = clock.now;
        RateLimiter limiter = limiterOf(RateLimiter::ofThePlatform(), clock);
        std::vector<RateLimiter::Clock::time_point> sent;
        while (clock.now < start + 5min) {
            const auto wait = limiter.take(u"app"_s);
            if (wait == 0ms)
                sent.push_back(clock.now);
            clock.now += std::max(wait, 1ms);
        }
        for (size_t last = 50; last < sent.size(); ++last)
            QVERIFY(sent[last] - sent[last - 50] >= 1s);
        for (size_t last = 1000; last < sent.size(); ++last)
            QVERIFY(sent[last] - sent[last - 1000] >= 60s);
        QCOMPARE(sent.size(), size_t(5000)); // and nothing of it is given away
    }
};

QTEST_GUILESS_MAIN(RateLimiterTest)
#include "ratelimiter_test.moc"
