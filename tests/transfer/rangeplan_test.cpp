#include <QTest>

#include "core/limits.h"
#include "transfer/rangeplan.h"

using namespace Larder;

namespace {

RangeSet setOf(std::initializer_list<ByteRange> ranges)
{
    RangeSet set;
    for (const ByteRange &range : ranges)
        set.add(range);
    return set;
}

} // namespace

Q_DECLARE_METATYPE(Larder::RangeSet)
Q_DECLARE_METATYPE(std::optional<Larder::ByteRange>)

class RangePlanTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nextRange_data()
    {
        QTest::addColumn<qint64>("total");
        QTest::addColumn<RangeSet>("there");
        QTest::addColumn<RangeSet>("inFlight");
        QTest::addColumn<std::optional<ByteRange>>("next");
        using Next = std::optional<ByteRange>;
        QTest::newRow("nothing there") << qint64(50) << RangeSet() << RangeSet() << Next(ByteRange{0, 9});
        QTest::newRow("behind the probe") << qint64(50) << setOf({{0, 4}}) << RangeSet() << Next(ByteRange{5, 14});
        QTest::newRow("the last one is short")
            << qint64(18) << setOf({{0, 9}}) << RangeSet() << Next(ByteRange{10, 17});
        QTest::newRow("one byte is missing") << qint64(11) << setOf({{0, 9}}) << RangeSet() << Next(ByteRange{10, 10});
        QTest::newRow("a hole between two")
            << qint64(50) << setOf({{0, 9}, {13, 40}}) << RangeSet() << Next(ByteRange{10, 12});
        QTest::newRow("behind what is in flight")
            << qint64(50) << setOf({{0, 9}}) << setOf({{10, 19}}) << Next(ByteRange{20, 29});
        QTest::newRow("all there or in flight") << qint64(20) << setOf({{0, 9}}) << setOf({{10, 19}}) << Next();
        QTest::newRow("all there") << qint64(10) << setOf({{0, 9}}) << RangeSet() << Next();
        QTest::newRow("an empty resource") << qint64(0) << RangeSet() << RangeSet() << Next();
    }

    void nextRange()
    {
        QFETCH(const qint64, total);
        QFETCH(const RangeSet, there);
        QFETCH(const RangeSet, inFlight);
        QFETCH(const std::optional<ByteRange>, next);
        QCOMPARE(Larder::nextRange(total, there, inFlight, 10), next);
    }

    void overlap_data()
    {
        QTest::addColumn<qint64>("total");
        QTest::addColumn<RangeSet>("inherited");
        QTest::addColumn<std::optional<ByteRange>>("proof");
        using Proof = std::optional<ByteRange>;
        constexpr qint64 k = Limits::overlapProof;
        QTest::newRow("the end of a long stretch")
            << 10 * k << setOf({{0, 4 * k - 1}}) << Proof(ByteRange{3 * k, 4 * k - 1});
        QTest::newRow("a stretch shorter than the proof") << 10 * k << setOf({{0, 99}}) << Proof(ByteRange{0, 99});
        QTest::newRow("nothing from the start") << 10 * k << setOf({{k, 2 * k}}) << Proof();
        QTest::newRow("the whole") << 4 * k << setOf({{0, 4 * k - 1}}) << Proof(ByteRange{3 * k, 4 * k - 1});
    }

    void overlap()
    {
        QFETCH(const qint64, total);
        QFETCH(const RangeSet, inherited);
        QFETCH(const std::optional<ByteRange>, proof);
        QCOMPARE(overlapToProve(total, inherited), proof);
    }

    void wholeness()
    {
        QVERIFY(!isWhole(std::nullopt, setOf({{0, 9}})));
        QVERIFY(!isWhole(11, setOf({{0, 9}})));
        QVERIFY(!isWhole(10, setOf({{1, 9}})));
        QVERIFY(isWhole(10, setOf({{0, 9}})));
        QVERIFY(isWhole(0, RangeSet()));
    }

    void answersAllowedGrowWithTheTotal()
    {
        QCOMPARE(answersAllowed(std::nullopt), qint64(Limits::answersAtLeast));
        QCOMPARE(answersAllowed(1000 * Limits::chunk), qint64(Limits::answersPerExpected) * 1002);
    }
};

QTEST_GUILESS_MAIN(RangePlanTest)
#include "rangeplan_test.moc"
