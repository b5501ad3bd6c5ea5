#include <QTest>

#include "transfer/progress.h"

using namespace Larder;
using namespace std::chrono_literals;

class ProgressTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steadyLine()
    {
        SpeedMeter meter;
        for (int i = 0; i <= 100; ++i)
            meter.note(i * 100'000, m_start + i * 100ms);
        const Progress progress = progressOf(10'000'000, 20'000'000, meter, m_start + 10s);
        QVERIFY(qAbs(*progress.bytesPerSecond - 1e6) < 1e5);
        QVERIFY(progress.timeLeft > 9s && progress.timeLeft < 11s);
    }

    void nothingIsSaidTooEarly()
    {
        SpeedMeter meter;
        meter.note(0, m_start);
        meter.note(1'000'000, m_start + 100ms);
        QVERIFY(!progressOf(1'000'000, 2'000'000, meter, m_start + 100ms).bytesPerSecond);
    }

    void aStallShows()
    {
        SpeedMeter meter;
        meter.note(0, m_start);
        meter.note(1'000'000, m_start + 1s);
        QVERIFY(*meter.bytesPerSecond(m_start + 10s) < 150'000);
    }

    void fastLineKeepsFewMarks()
    {
        SpeedMeter meter;
        for (int i = 0; i < 200'000; ++i)
            meter.note(qint64(i) * 65536, m_start + i * 60us);
        const double speed = *meter.bytesPerSecond(m_start + 200'000 * 60us);
        QVERIFY(qAbs(speed / (65536 / 60e-6) - 1.0) < 0.1);
    }

    void unknownTotalHasNoTimeLeft()
    {
        SpeedMeter meter;
        meter.note(0, m_start);
        meter.note(1'000'000, m_start + 1s);
        QVERIFY(!progressOf(1'000'000, std::nullopt, meter, m_start + 1s).timeLeft);
    }

    void aLineThatStandsStillHasNoTimeLeft()
    {
        SpeedMeter meter;
        meter.note(0, m_start);
        meter.note(1, m_start + 1s);
        QVERIFY(!progressOf(1, Q_INT64_C(1'000'000'000'000), meter, m_start + 1s).timeLeft);
    }

    void hardlyMoves_data()
    {
        QTest::addColumn<int>("bytesASecond");
        QTest::addColumn<int>("seconds");
        QTest::addColumn<bool>("hardly");
        QTest::newRow("a slow line") << 50'000 << 600 << false;
        QTest::newRow("B15 a trickle") << 10 << 70 << true;
        QTest::newRow("B15 a byte now and then") << 1 << 600 << true;
        QTest::newRow("a trickle for a moment") << 10 << 30 << false;
    }

    void hardlyMoves()
    {
        QFETCH(const int, bytesASecond);
        QFETCH(const int, seconds);
        QFETCH(const bool, hardly);
        SpeedMeter meter;
        for (int second = 0; second <= seconds; ++second)
            meter.note(second * bytesASecond, m_start + second * 1s);
        const auto now = m_start + seconds * 1s;
        QCOMPARE(progressOf(0, std::nullopt, meter, now).hardlyMoves, hardly);
        meter.note(seconds * bytesASecond + 10'000'000, now + 1s);
        meter.note(seconds * bytesASecond + 20'000'000, now + 2s);
        QVERIFY(!progressOf(0, std::nullopt, meter, now + 2s).hardlyMoves);
        meter.restart();
        QVERIFY(!progressOf(0, std::nullopt, meter, now + 1000s).hardlyMoves);
    }

    void silenceHardlyMovesEither()
    {
        SpeedMeter meter;
        meter.note(0, m_start);
        meter.note(1'000'000, m_start + 1s);
        QVERIFY(!meter.hardlyMoves(m_start + 20s));
        QVERIFY(meter.hardlyMoves(m_start + 90s));
    }

private:
    const SpeedMeter::Clock::time_point m_start = SpeedMeter::Clock::time_point(1000s);
};

QTEST_GUILESS_MAIN(ProgressTest)
#include "progress_test.moc"
