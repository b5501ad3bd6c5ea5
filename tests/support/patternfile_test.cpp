#include "support/patternfile.h"

#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include "demo/patternbytes.h"

using namespace Qt::StringLiterals;
using namespace Larder;

class PatternFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameBytesAtAnyCut_data();
    void sameBytesAtAnyCut();
    void placesDiffer();
    void writesAndCompares_data();
    void writesAndCompares();
    void findsDifference_data();
    void findsDifference();
    void refusesFileThatExists();
};

void PatternFileTest::sameBytesAtAnyCut_data()
{
    QTest::addColumn<qint64>("offset");
    QTest::addColumn<qint64>("length");
    QTest::newRow("nothing") << qint64{3} << qint64{0};
    QTest::newRow("inside one word") << qint64{3} << qint64{4};
    QTest::newRow("whole words") << qint64{8} << qint64{16};
    QTest::newRow("from word to word") << qint64{7} << qint64{2};
    QTest::newRow("odd both ways") << qint64{1001} << qint64{999};
}

void PatternFileTest::sameBytesAtAnyCut()
{
    QFETCH(qint64, offset);
    QFETCH(qint64, length);
    QCOMPARE(patternBytes(offset, length), patternBytes(0, 5000).mid(offset, length));
    QCOMPARE(patternBody()(offset, length), patternBytes(offset, length));
}

void PatternFileTest::placesDiffer()
{
    QVERIFY(patternBytes(0, 64) != patternBytes(8, 64));
    QVERIFY(patternBytes(0, 64, 1) != patternBytes(0, 64, 2));
    const qint64 farAway = qint64{5} * 1024 * 1024 * 1024;
    QVERIFY(patternBytes(farAway, 64) != patternBytes(farAway - (qint64{1} << 32), 64));
}

void PatternFileTest::writesAndCompares_data()
{
    QTest::addColumn<qint64>("length");
    QTest::newRow("empty") << qint64{0};
    QTest::newRow("one byte") << qint64{1};
    QTest::newRow("one block") << qint64{1024 * 1024};
    QTest::newRow("a block and a byte") << qint64{1024 * 1024 + 1};
    QTest::newRow("64 MiB less a byte") << qint64{64 * 1024 * 1024 - 1};
}

void PatternFileTest::writesAndCompares()
{
    QFETCH(qint64, length);
    QTemporaryDir folder;
    const QString path = folder.filePath(u"pattern"_s);
    QVERIFY(writePattern(path, length));
    QCOMPARE(QFileInfo(path).size(), length);
    QCOMPARE(firstDifference(path, length), std::nullopt);
    QVERIFY(length == 0 || firstDifference(path, length, 2).has_value());
}

void PatternFileTest::findsDifference_data()
{
    QTest::addColumn<qint64>("changedAt");
    QTest::addColumn<qint64>("expectedLength");
    QTest::addColumn<qint64>("difference");
    const qint64 length = 3'000'000;
    QTest::newRow("first byte") << qint64{0} << length << qint64{0};
    QTest::newRow("last byte") << length - 1 << length << length - 1;
    QTest::newRow("in a later block") << qint64{2'500'000} << length << qint64{2'500'000};
    QTest::newRow("too short") << qint64{-1} << length + 10 << length;
    QTest::newRow("too long") << qint64{-1} << length - 10 << length - 10;
}

void PatternFileTest::findsDifference()
{
    QFETCH(qint64, changedAt);
    QFETCH(qint64, expectedLength);
    QFETCH(qint64, difference);

    QTemporaryDir folder;
    QFile file(folder.filePath(u"pattern"_s));
    QVERIFY(writePattern(file.fileName(), 3'000'000));
    QVERIFY(file.open(QIODevice::ReadWrite));
    if (changedAt >= 0) {
        QVERIFY(file.seek(changedAt));
        char byte = 0;
        QVERIFY(file.getChar(&byte));
        QVERIFY(file.seek(changedAt));
        QVERIFY(file.putChar(static_cast<char>(byte ^ 1)));
    }
    file.close();
    QCOMPARE(firstDifference(file.fileName(), expectedLength), difference);
    QCOMPARE(firstDifference(folder.filePath(u"absent"_s), 0), qint64{0});
}

void PatternFileTest::refusesFileThatExists()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"pattern"_s);
    QVERIFY(writePattern(path, 10));
    const Done again = writePattern(path, 20);
    QVERIFY(!again);
    QCOMPARE(again.error().reason, Reason::WriteFailed);
    QCOMPARE(firstDifference(path, 10), std::nullopt);
}

QTEST_GUILESS_MAIN(PatternFileTest)
#include "patternfile_test.moc"
