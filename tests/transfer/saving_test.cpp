#include <QtTest>

#include "demo/patternbytes.h"
#include "tests/support/extendedattribute.h"
#include "tests/transfer/transferbench.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 length = 300'000;
const QDateTime sentAt(QDate(2025, 3, 14), QTime(9, 26, 53), Qt::UTC);

DownloadOrder orderFrom(TransferBench &bench)
{
    DownloadOrder order = bench.order();
    order.name.clear();
    order.nameInMessage = u"report.pdf"_s;
    order.origin.sender = u"Ann/Miller"_s;
    order.origin.sentAt = sentAt;
    bench.server.serve(bench.pathOf(order), length);
    return order;
}

Saved savedBy(TransferBench &bench, const DownloadOrder &order)
{
    const TransferState end = bench.download(order);
    return std::holds_alternative<Saved>(end) ? std::get<Saved>(end) : Saved{};
}

} // namespace

/** Where a saved file goes, and what it is given besides its bytes. */
class SavingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void goesWhereTheTemplateSays()
    {
        TransferBench bench;
        DownloadOrder order = orderFrom(bench);
        order.nameTemplate = std::get<NameTemplate>(NameTemplate::parse(u"{year}/{sender}/{name} {chat}"_s));
        QCOMPARE(savedBy(bench, order).path, bench.folder.filePath(u"2025/Ann_Miller/report.pdf"_s));
        QVERIFY(bench.contentOf(u"2025/Ann_Miller/report.pdf"_s) == patternBytes(0, length));
    }

    void aTemplateMayLeadToOneNameForMany()
    {
        TransferBench bench;
        DownloadOrder first = orderFrom(bench);
        first.nameTemplate = std::get<NameTemplate>(NameTemplate::parse(u"{year}/same"_s));
        DownloadOrder second = first;
        second.resource.fileKey = FileKey::parse(u"file_v3_00aa_2"_s).value();
        bench.server.serve(bench.pathOf(second), length);
        QCOMPARE(savedBy(bench, first).path, bench.folder.filePath(u"2025/same.pdf"_s));
        QCOMPARE(savedBy(bench, second).path, bench.folder.filePath(u"2025/same (1).pdf"_s));
    }

    void aFolderOfTheTemplateThatLeadsAwayIsRefused()
    {
        TransferBench bench;
        QTemporaryDir elsewhere;
        DownloadOrder order = orderFrom(bench);
        order.nameTemplate = std::get<NameTemplate>(NameTemplate::parse(u"{year}/{name}"_s));
        QVERIFY(QFile::link(elsewhere.path(), bench.folder.filePath(u"2025"_s)));
        const TransferState end = bench.download(order);
        QVERIFY(std::holds_alternative<Failed>(end));
        QCOMPARE(std::get<Failed>(end).error.reason, Reason::OutputLeavesFolder);
        QVERIFY(QDir(elsewhere.path()).isEmpty());
    }

    void replacesOnlyWhenTheNewOneIsWhole()
    {
        TransferBench bench;
        DownloadOrder order = orderFrom(bench);
        order.ifExists = IfExists::Replace;
        QFile there(bench.folder.filePath(u"report.pdf"_s));
        QVERIFY(there.open(QIODevice::WriteOnly) && there.write("the user's own") > 0);
        there.close();
        bench.server.onEveryRequest(bench.pathOf(order), Faults::cutAfter(1000));
        const TransferState failed = bench.download(order);
        QVERIFY(std::holds_alternative<Failed>(failed));
        QCOMPARE(bench.contentOf(u"report.pdf"_s), "the user's own"_ba);
    }

    /** Else two rows would say "saved", and one file would be there. */
    void doesNotReplaceWhatItSavedAMomentAgo()
    {
        TransferBench bench;
        DownloadOrder first = orderFrom(bench);
        first.ifExists = IfExists::Replace;
        DownloadOrder second = first;
        second.resource.fileKey = FileKey::parse(u"file_v3_00aa_2"_s).value();
        bench.server.serve(TransferBench::pathOf(second), length);
        QVERIFY(std::holds_alternative<Saved>(bench.download(first)));
        QVERIFY(std::holds_alternative<Saved>(bench.download(second)));
        QCOMPARE(bench.files(), (QStringList{u"report (1).pdf"_s, u"report.pdf"_s}));
        QVERIFY(std::holds_alternative<Saved>(bench.download(first))); // its own it may
        QCOMPARE(bench.files().size(), 2);
    }

    void fileTime_data()
    {
        QTest::addColumn<bool>("wished");
        QTest::addColumn<QDateTime>("sent");
        QTest::addColumn<bool>("given");
        QTest::newRow("wished") << true << sentAt << true;
        QTest::newRow("not wished") << false << sentAt << false;
        QTest::newRow("not known") << true << QDateTime() << false;
    }

    void fileTime()
    {
        QFETCH(const bool, wished);
        QFETCH(const QDateTime, sent);
        QFETCH(const bool, given);
        TransferBench bench;
        DownloadOrder order = orderFrom(bench);
        order.marks.messageTime = wished;
        order.origin.sentAt = sent;
        const Saved saved = savedBy(bench, order);
        QCOMPARE(QFileInfo(saved.path).lastModified().toUTC() == sentAt, given);
        QVERIFY(!saved.notes.contains(FileNote::TimeNotSet));
        QVERIFY(bench.contentOf(u"report.pdf"_s) == patternBytes(0, length));
    }

    void originMark_data()
    {
        QTest::addColumn<bool>("wished");
        QTest::newRow("wished") << true;
        QTest::newRow("not wished") << false;
    }

    /** G13: where the disk takes no mark, that is a note. */
    void originMark()
    {
        QFETCH(const bool, wished);
        TransferBench bench;
        DownloadOrder order = orderFrom(bench);
        order.marks.origin = wished;
        const Saved saved = savedBy(bench, order);
        const bool takesIt = mayHaveAttributes(saved.path);
        const QByteArray mark = extendedAttribute(saved.path, "user.xdg.origin.url");
        QCOMPARE(mark, wished && takesIt ? order.platform.base().toString().toUtf8() : QByteArray());
        QCOMPARE(saved.notes, wished && !takesIt ? QList{FileNote::OriginNotMarked} : QList<FileNote>());
        QVERIFY(bench.contentOf(u"report.pdf"_s) == patternBytes(0, length));
    }
};

QTEST_GUILESS_MAIN(SavingTest)
#include "saving_test.moc"
