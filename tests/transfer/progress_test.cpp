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

private:
    const SpeedMeter::Clock::time_point m_start = SpeedMeter::Clock::time_point(1000s);
};

QTEST_GUILESS_MAIN(ProgressTest)
#include "progress_test.moc"
