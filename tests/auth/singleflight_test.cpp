#include "auth/singleflight.h"

#include <optional>

#include <QTest>

#include "tests/support/resultof.h"

using namespace Larder;

class SingleFlightTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneErrandForAll()
    {
        SingleFlight<int> flight;
        int starts = 0;
        const auto start = [&starts] { ++starts; };
        const auto first = flight.join(start);
        const auto second = flight.join(start);
        QCOMPARE(starts, 1);
        QVERIFY(flight.isUnderWay());
        QVERIFY(!first.isFinished() && !second.isFinished());
        flight.land(7);
        QVERIFY(!flight.isUnderWay());
        QCOMPARE(resultOf(first), 7);
        QCOMPARE(resultOf(second), 7);
    }

    void theNextStartsAnew()
    {
        SingleFlight<int> flight;
        int starts = 0;
        const auto start = [&starts] { ++starts; };
        const auto first = flight.join(start);
        flight.land(1);
        const auto second = flight.join(start);
        QCOMPARE(starts, 2);
        QVERIFY(!second.isFinished());
        flight.land(2);
        QCOMPARE(resultOf(first), 1);
        QCOMPARE(resultOf(second), 2);
    }

    void landsAsItIsStarted()
    {
        SingleFlight<int> flight;
        const auto outcome = flight.join([&flight] { flight.land(3); });
        QCOMPARE(resultOf(outcome), 3);
        QVERIFY(!flight.isUnderWay());
    }

    void joinedAnewByWhoeverWaited()
    {
        SingleFlight<int> flight;
        std::optional<QFuture<int>> again;
        flight.join([] {}).then([&](int) { again = flight.join([] {}); });
        flight.land(1);
        QVERIFY(again);
        QVERIFY(!again->isFinished()); // not with the outcome before
        flight.land(2);
        QCOMPARE(resultOf(*again), 2);
    }

    void nobodyWaits()
    {
        SingleFlight<int> flight;
        flight.land(1);
        QVERIFY(!flight.isUnderWay());
    }

    void endsUnderWay()
    {
        auto flight = std::make_unique<SingleFlight<int>>();
        const auto outcome = flight->join([] {});
        flight.reset();
        QVERIFY(outcome.isFinished());
        QCOMPARE(outcome.resultCount(), 0);
    }
};

QTEST_GUILESS_MAIN(SingleFlightTest)
#include "singleflight_test.moc"
