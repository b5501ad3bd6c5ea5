#include "core/format.h"

#include <limits>

#include <QLocale>
#include <QtTest>

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Total = std::optional<qint64>;
Q_DECLARE_METATYPE(Total)

class FormatTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale::c()); }
    void bytes_data();
    void bytes();
    void ofTotal_data();
    void ofTotal();
    void speed_data();
    void speed();
    void duration_data();
    void duration();
    void timeLeft_data();
    void timeLeft();
    void followsTheLocale();
};

void FormatTest::bytes_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<QString>("expected");

    QTest::newRow("nothing") << 0LL << u"0 bytes"_s;
    QTest::newRow("less than nothing") << -5LL << u"0 bytes"_s;
    QTest::newRow("last before the first unit") << 999LL << u"999 bytes"_s;
    QTest::newRow("one kilobyte") << 1000LL << u"1 kB"_s;
    QTest::newRow("kilobytes have nothing behind the point") << 12'345LL << u"12 kB"_s;
    QTest::newRow("rounded down to kilobytes") << 999'499LL << u"999 kB"_s;
    QTest::newRow("rounded up to the next unit") << 999'500LL << u"1.0 MB"_s;
    QTest::newRow("a megabyte and some") << 1'250'000LL << u"1.3 MB"_s;
    QTest::newRow("two digits before the point") << 13'067'000LL << u"13.1 MB"_s;
    QTest::newRow("three digits have nothing behind it") << 412'300'000LL << u"412 MB"_s;
    QTest::newRow("rounded up to three digits") << 99'960'000LL << u"100 MB"_s;
    QTest::newRow("gigabytes") << 4'294'967'296LL << u"4.3 GB"_s;
    QTest::newRow("as large as it can be") << std::numeric_limits<qint64>::max() << u"9.2 EB"_s;
}

void FormatTest::bytes()
{
    QFETCH(qint64, bytes);
    QFETCH(QString, expected);
    QCOMPARE(bytesAsWords(bytes), expected);
}

void FormatTest::ofTotal_data()
{
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<Total>("total");
    QTest::addColumn<QString>("expected");

    QTest::newRow("both in the total's unit") << 412'000'000LL << Total(963'000'000) << u"412 of 963 MB"_s;
    QTest::newRow("a first small part") << 131'072LL << Total(963'000'000) << u"0 of 963 MB"_s;
    QTest::newRow("as finely as the total") << 4'200'000LL << Total(13'067'000) << u"4.2 of 13.1 MB"_s;
    QTest::newRow("of gigabytes") << 150'000'000LL << Total(1'300'000'000) << u"0.2 of 1.3 GB"_s;
    QTest::newRow("all there") << 963'000'000LL << Total(963'000'000) << u"963 of 963 MB"_s;
    QTest::newRow("total not known") << 412'000'000LL << Total() << u"412 MB"_s;
    QTest::newRow("an empty file") << 0LL << Total(0) << u"0 of 0 bytes"_s;
}

void FormatTest::ofTotal()
{
    QFETCH(qint64, bytes);
    QFETCH(Total, total);
    QFETCH(QString, expected);
    QCOMPARE(bytesOfTotal(bytes, total), expected);
}

void FormatTest::speed_data()
{
    QTest::addColumn<double>("bytesPerSecond");
    QTest::addColumn<QString>("expected");

    QTest::newRow("a usual line") << 11.2e6 << u"11.2 MB/s"_s;
    QTest::newRow("a slow one") << 52'400.0 << u"52 kB/s"_s;
    QTest::newRow("stalled") << 0.0 << u"0 bytes/s"_s;
    QTest::newRow("below zero") << -1.0 << u"0 bytes/s"_s;
    QTest::newRow("not a number") << std::numeric_limits<double>::quiet_NaN() << u"0 bytes/s"_s;
    QTest::newRow("without end") << std::numeric_limits<double>::infinity() << u"0 bytes/s"_s;
}

void FormatTest::speed()
{
    QFETCH(double, bytesPerSecond);
    QFETCH(QString, expected);
    QCOMPARE(speedAsWords(bytesPerSecond), expected);
}

void FormatTest::duration_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("expected");

    QTest::newRow("none") << 0LL << u"0 s"_s;
    QTest::newRow("below zero") << -7LL << u"0 s"_s;
    QTest::newRow("part of a second") << 300LL << u"1 s"_s;
    QTest::newRow("seconds") << 12'000LL << u"12 s"_s;
    QTest::newRow("almost a minute") << 59'400LL << u"1 min"_s;
    QTest::newRow("a little over a minute") << 61'000LL << u"1 min"_s;
    QTest::newRow("minutes, rounded up") << 170'000LL << u"3 min"_s;
    QTest::newRow("almost an hour") << 3'590'000LL << u"1 h"_s;
    QTest::newRow("hours and minutes") << 7'800'000LL << u"2 h 10 min"_s;
    QTest::newRow("almost a day") << 86'390'000LL << u"1 d"_s;
    QTest::newRow("days and hours") << 97'200'000LL << u"1 d 3 h"_s;
}

void FormatTest::duration()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, expected);
    QCOMPARE(durationAsWords(std::chrono::milliseconds(milliseconds)), expected);
}

void FormatTest::timeLeft_data()
{
    QTest::addColumn<qint64>("milliseconds");
    QTest::addColumn<QString>("expected");

    QTest::newRow("seconds") << 49'000LL << u"49 s left"_s;
    QTest::newRow("minutes") << 180'000LL << u"3 min left"_s;
    QTest::newRow("hours") << 7'800'000LL << u"2 h 10 min left"_s;
    QTest::newRow("never nothing") << 0LL << u"1 s left"_s;
}

void FormatTest::timeLeft()
{
    QFETCH(qint64, milliseconds);
    QFETCH(QString, expected);
    QCOMPARE(timeLeftAsWords(std::chrono::milliseconds(milliseconds)), expected);
}

void FormatTest::followsTheLocale()
{
    QLocale::setDefault(QLocale(QLocale::German));
    QCOMPARE(bytesAsWords(13'067'000), u"13,1 MB"_s);
    QCOMPARE(bytesOfTotal(4'200'000, 13'067'000), u"4,2 of 13,1 MB"_s);
    QLocale::setDefault(QLocale(QLocale::French));
    QCOMPARE(bytesAsWords(412'000'000), u"412 Mo"_s);
}

QTEST_GUILESS_MAIN(FormatTest)
#include "format_test.moc"
