#include "http/byterange.h"

#include <limits>

#include <QTest>

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 most = std::numeric_limits<qint64>::max();

/** As a Content-Range header would say it. */
QByteArray asText(const std::optional<ContentRange> &parsed)
{
    if (!parsed)
        return "unreadable";
    const QByteArray total = parsed->total ? QByteArray::number(*parsed->total) : "*"_ba;
    if (!parsed->range)
        return "*/" + total;
    return QByteArray::number(parsed->range->first) + '-' + QByteArray::number(parsed->range->last) + '/' + total;
}

} // namespace

class ByteRangeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void boundsAreBothIncluded()
    {
        constexpr ByteRange range{5, 9};
        QCOMPARE(range.length(), 5);
        QCOMPARE(range.end(), 10);
        QVERIFY(!range.contains(4));
        QVERIFY(range.contains(5));
        QVERIFY(range.contains(9));
        QVERIFY(!range.contains(10));
    }

    void rangeHeader_data()
    {
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("last");
        QTest::addColumn<QByteArray>("header");
        QTest::newRow("the probe") << qint64(0) << qint64(131071) << "bytes=0-131071"_ba;
        QTest::newRow("one byte") << qint64(7) << qint64(7) << "bytes=7-7"_ba;
        QTest::newRow("beyond 4 GiB") << qint64(4294967296) << qint64(4294967297) << "bytes=4294967296-4294967297"_ba;
    }

    void rangeHeader()
    {
        QFETCH(const qint64, first);
        QFETCH(const qint64, last);
        QFETCH(const QByteArray, header);
        QCOMPARE(Larder::rangeHeader(ByteRange{first, last}), header);
    }

    void parseContentRange_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<QByteArray>("read");
        const auto good = [](const char *name, const QByteArray &header, const QByteArray &read) {
            QTest::newRow(name) << header << read;
        };
        good("the probe", "bytes 0-131071/8519680", "0-131071/8519680");
        good("one byte of one", "bytes 0-0/1", "0-0/1");
        good("the last byte", "bytes 9-9/10", "9-9/10");
        good("total unknown", "bytes 0-9/*", "0-9/*");
        good("not satisfiable", "bytes */4711", "*/4711");
        good("not satisfiable, empty", "bytes */0", "*/0");
        good("beyond 4 GiB", "bytes 4294967296-4294967296/4294967297", "4294967296-4294967296/4294967297");
        good("63 bits", "bytes 0-9223372036854775806/9223372036854775807", "0-9223372036854775806/9223372036854775807");
        good("unit in capitals", "Bytes 0-9/10", "0-9/10");
        good("white space around it", "  bytes 0-9/10 ", "0-9/10");
        good("leading zeros", "bytes 00-09/010", "0-9/10");

        const auto bad = [](const char *name, const QByteArray &header) {
            QTest::newRow(name) << header << "unreadable"_ba;
        };
        bad("A15 bytes= in place of the space", "bytes=0-9/10");
        bad("A15 bytes= alone", "bytes=");
        bad("A15 negative first", "bytes -1-9/10");
        bad("A15 negative last", "bytes 0--9/10");
        bad("A15 negative total", "bytes 0-9/-10");
        bad("A15 last before first", "bytes 9-0/10");
        bad("A15 last at the total", "bytes 0-10/10");
        bad("A15 last beyond the total", "bytes 0-11/10");
        bad("A15 range in an empty resource", "bytes 0-0/0");
        bad("A15 first over 63 bits", "bytes 9223372036854775808-9223372036854775809/9223372036854775810");
        bad("A15 last over 63 bits", "bytes 0-9223372036854775808/*");
        bad("A15 total over 63 bits", "bytes 0-9/9223372036854775808");
        bad("A15 total over 64 bits", "bytes 0-9/99999999999999999999");
        bad("A15 two headers, joined", "bytes 0-9/10, bytes 0-9/10");
        bad("A15 two ranges", "bytes 0-4,5-9/10");
        bad("empty", "");
        bad("unit alone", "bytes");
        bad("unit and space alone", "bytes ");
        bad("no unit", "0-9/10");
        bad("another unit", "items 0-9/10");
        bad("no total", "bytes 0-9");
        bad("empty total", "bytes 0-9/");
        bad("no range", "bytes /10");
        bad("nothing known", "bytes */*");
        bad("no last", "bytes 0-/10");
        bad("no first", "bytes -9/10");
        bad("no dash", "bytes 09/10");
        bad("plus sign", "bytes +0-9/10");
        bad("space inside", "bytes 0 - 9/10");
        bad("hexadecimal", "bytes 0x0-0x9/10");
        bad("decimal point", "bytes 0-9.0/10");
        bad("something behind it", "bytes 0-9/10 bytes");
        bad("NUL inside", QByteArray("bytes 0-9/1\0", 12));
        bad("digits that are not ASCII", "bytes 0-\xd9\xa9/10");
    }

    void parseContentRange()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const QByteArray, read);
        QCOMPARE(asText(Larder::parseContentRange(header)), read);
    }

    void whatIsPrintedIsRead_data()
    {
        QTest::addColumn<qint64>("first");
        QTest::addColumn<qint64>("last");
        for (const qint64 edge : {qint64(0), qint64(131072), qint64(1) << 31, qint64(1) << 32, most - 2})
            QTest::addRow("from %lld", edge) << edge << edge + 1;
    }

    void whatIsPrintedIsRead()
    {
        QFETCH(const qint64, first);
        QFETCH(const qint64, last);
        const QByteArray asked = Larder::rangeHeader(ByteRange{first, last});
        const auto read = Larder::parseContentRange("bytes " + asked.sliced(6) + "/*");
        QVERIFY(read);
        QCOMPARE(read->range, std::optional(ByteRange{first, last}));
    }
};

QTEST_GUILESS_MAIN(ByteRangeTest)
#include "byterange_test.moc"
