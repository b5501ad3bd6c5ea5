#include "session/folderverification.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include "core/limits.h"

using namespace Larder;
using namespace Qt::StringLiterals;

using Finding = VerifiedFile::Finding;

Q_DECLARE_METATYPE(Larder::VerifiedFile::Finding)

namespace {

RateHold::Asker asker()
{
    return {OpenPlatform::lark(), Identity::Bot, AccountId::makeNew()};
}

} // namespace

class FolderVerificationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_entries.clear();
        save(u"a.pdf"_s, "first");
        save(u"2026/b.pdf"_s, QByteArray(3 * Limits::readingBeat + 1, 'b'));
        save(u"empty.txt"_s, {});
        QVERIFY(addToReceipt(m_folder->path(), m_entries).ok());
    }

    void allIsWell()
    {
        const FolderReport report = *verifyFolder(m_folder->path());
        QCOMPARE(report.folder, m_folder->path());
        QCOMPARE(report.receipt, ReceiptReading::Form::Good);
        QCOMPARE(report.files.size(), 3);
        QCOMPARE(report.count(Finding::Whole), 3);
        QVERIFY(ordersToRepair(report, asker(), IfExists::Rename).isEmpty());
    }

    void tells_data()
    {
        QTest::addColumn<std::function<void(const QDir &)>>("change");
        QTest::addColumn<QString>("path");
        QTest::addColumn<Finding>("finding");
        using Change = std::function<void(const QDir &)>;
        QTest::newRow("removed") << Change([](const QDir &folder) { QFile::remove(folder.filePath(u"a.pdf"_s)); })
                                 << u"a.pdf"_s << Finding::Missing;
        QTest::newRow("its folder removed")
            << Change([](const QDir &folder) { QDir(folder.filePath(u"2026"_s)).removeRecursively(); })
            << u"2026/b.pdf"_s << Finding::Missing;
        QTest::newRow("longer") << Change([](const QDir &folder) {
            put(folder.filePath(u"a.pdf"_s), "first and more");
        }) << u"a.pdf"_s << Finding::Changed;
        QTest::newRow("as long, other bytes")
            << Change([](const QDir &folder) { put(folder.filePath(u"a.pdf"_s), "FIRST"); }) << u"a.pdf"_s
            << Finding::Changed;
        QTest::newRow("the last byte of many") << Change([](const QDir &folder) {
            put(folder.filePath(u"2026/b.pdf"_s), QByteArray(3 * Limits::readingBeat, 'b') + 'c');
        }) << u"2026/b.pdf"_s << Finding::Changed;
        QTest::newRow("a folder in its place") << Change([](const QDir &folder) {
            QFile::remove(folder.filePath(u"a.pdf"_s));
            folder.mkdir(u"a.pdf"_s);
        }) << u"a.pdf"_s << Finding::Changed;
        QTest::newRow("a link to the same bytes outside") << Change([](const QDir &folder) {
            const QString outside = folder.path() + u"-outside"_s;
            QFile::remove(outside);
            QFile::rename(folder.filePath(u"a.pdf"_s), outside);
            QFile::link(outside, folder.filePath(u"a.pdf"_s));
        }) << u"a.pdf"_s << Finding::Changed;
        QTest::newRow("a link to nothing") << Change([](const QDir &folder) {
            QFile::remove(folder.filePath(u"a.pdf"_s));
            QFile::link(u"/nowhere/at/all"_s, folder.filePath(u"a.pdf"_s));
        }) << u"a.pdf"_s << Finding::Changed;
        QTest::newRow("a file that nobody knows")
            << Change([](const QDir &folder) { put(folder.filePath(u"2026/other"_s), "x"); }) << u"2026/other"_s
            << Finding::Unknown;
        QTest::newRow("a hidden one") << Change([](const QDir &folder) { put(folder.filePath(u".other"_s), "x"); })
                                      << u".other"_s << Finding::Unknown;
    }

    void tells()
    {
        QFETCH(const std::function<void(const QDir &)>, change);
        QFETCH(const QString, path);
        QFETCH(const Finding, finding);
        change(QDir(m_folder->path()));
        const FolderReport report = *verifyFolder(m_folder->path());
        QFile::remove(m_folder->path() + u"-outside"_s);
        QCOMPARE(report.count(finding), 1);
        QCOMPARE(report.count(Finding::Whole), finding == Finding::Unknown ? 3 : 2);
        const auto told = std::find_if(report.files.begin(), report.files.end(),
                                       [&](const VerifiedFile &file) { return file.finding == finding; });
        QCOMPARE(told->path, path);
        QCOMPARE(told->entry.has_value(), finding != Finding::Unknown);
    }

    void namesNothingOfItsOwn()
    {
        for (const QString &name : {u"c.pdf.larder-part"_s, u"c.pdf.larder-part.json"_s, u"2026/d.larder-part.lock"_s})
            put(m_folder->filePath(name), "x");
        QCOMPARE(verifyFolder(m_folder->path())->count(Finding::Unknown), 0);
    }

    void withoutAReceiptNothingIsLookedAt_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ReceiptReading::Form>("form");
        using Form = ReceiptReading::Form;
        QTest::newRow("none") << QByteArray() << Form::Missing;
        QTest::newRow("no JSON") << "x"_ba << Form::Unreadable;
        QTest::newRow("a later Larder's") << R"({"larder_receipt":2,"files":[]})"_ba << Form::Newer;
    }

    void withoutAReceiptNothingIsLookedAt()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const ReceiptReading::Form, form);
        QVERIFY(QFile::remove(receiptPath(m_folder->path())));
        if (!content.isEmpty())
            put(receiptPath(m_folder->path()), content);
        const FolderReport report = *verifyFolder(m_folder->path());
        QCOMPARE(report.receipt, form);
        QVERIFY(report.files.isEmpty());
    }

    void ordersWhatIsLost()
    {
        QVERIFY(QFile::remove(m_folder->filePath(u"2026/b.pdf"_s)));
        put(m_folder->filePath(u"a.pdf"_s), "other");
        put(m_folder->filePath(u"unknown"_s), "x");
        const RateHold::Asker who = asker();
        const QList<DownloadOrder> orders = ordersToRepair(*verifyFolder(m_folder->path()), who, IfExists::Replace);
        QCOMPARE(orders.size(), 2);
        const DownloadOrder &order = orders.last();
        QCOMPARE(order.platform, who.platform);
        QCOMPARE(order.identity, who.identity);
        QCOMPARE(order.account, who.account);
        QCOMPARE(order.resource, m_entries.at(1).resource);
        QCOMPARE(order.origin, m_entries.at(1).origin);
        QCOMPARE(order.folder, m_folder->path());
        QCOMPARE(order.name, u"2026/b.pdf"_s);
        QVERIFY(order.receipt);
    }

    void onlyWhatChangedIsReplaced()
    {
        QVERIFY(QFile::remove(m_folder->filePath(u"2026/b.pdf"_s)));
        put(m_folder->filePath(u"a.pdf"_s), "other");
        const QList<DownloadOrder> orders = ordersToRepair(*verifyFolder(m_folder->path()), asker(), IfExists::Replace);
        QCOMPARE(orders.size(), 2);
        QCOMPARE(orders.first().name, u"a.pdf"_s);
        QCOMPARE(orders.first().ifExists, IfExists::Replace);
        QCOMPARE(orders.last().ifExists, IfExists::Rename);
    }

    void aNameWithoutExtensionIsNotGivenAnother()
    {
        save(u"2026/README"_s, "x");
        QVERIFY(addToReceipt(m_folder->path(), m_entries).ok());
        QVERIFY(QFile::remove(m_folder->filePath(u"2026/README"_s)));
        const QList<DownloadOrder> orders = ordersToRepair(*verifyFolder(m_folder->path()), asker(), IfExists::Rename);
        QCOMPARE(orders.size(), 1);
        QCOMPARE(orders.first().name, u"2026/"_s);
        QCOMPARE(orders.first().nameInMessage, u"README"_s);
    }

    void nothingGoesWhereAForgedReceiptSays()
    {
        for (ReceiptEntry &entry : m_entries)
            entry.platform = OpenPlatform::parse(u"https://evil.example"_s).value();
        QVERIFY(addToReceipt(m_folder->path(), m_entries).ok());
        QVERIFY(QFile::remove(m_folder->filePath(u"a.pdf"_s)));
        const FolderReport report = *verifyFolder(m_folder->path());
        QCOMPARE(report.count(Finding::Missing), 1);
        QVERIFY(ordersToRepair(report, asker(), IfExists::Rename).isEmpty());
    }

    void isCancelled()
    {
        QVERIFY(!verifyFolder(m_folder->path(), ReadControl{.progressed = {}, .cancelled = [] { return true; }}));
    }

    void saysHowFarItIs()
    {
        qint64 last = 0;
        qint64 all = 0;
        const auto report = verifyFolder(m_folder->path(), ReadControl{.progressed =
                                                                           [&](qint64 read, qint64 total) {
                                                                               QCOMPARE_GT(read, last);
                                                                               last = read;
                                                                               all = total;
                                                                           },
                                                                       .cancelled = {}});
        QVERIFY(report);
        QCOMPARE(last, all);
        QCOMPARE(all, 3 * Limits::readingBeat + 1 + 5);
    }

    void runsOnAnotherThread()
    {
        FolderVerification verification;
        QSignalSpy verified(&verification, &FolderVerification::verified);
        verification.start(m_folder->path());
        QTRY_COMPARE(verified.count(), 1);
        QCOMPARE(verified.first().first().value<FolderReport>().count(Finding::Whole), 3);
    }

    void theLastOneCounts()
    {
        const QTemporaryDir other;
        FolderVerification verification;
        QSignalSpy verified(&verification, &FolderVerification::verified);
        verification.start(m_folder->path());
        verification.start(other.path());
        QTRY_COMPARE(verified.count(), 1);
        QCOMPARE(verified.first().first().value<FolderReport>().folder, other.path());
    }

private:
    static void put(const QString &path, const QByteArray &bytes)
    {
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("A test's file could not be written");
    }

    void save(const QString &path, const QByteArray &bytes)
    {
        QDir().mkpath(QFileInfo(m_folder->filePath(path)).path());
        put(m_folder->filePath(path), bytes);
        const FileKey key = FileKey::parse(u"file_v3_00aa_%1"_s.arg(m_entries.size())).value();
        m_entries.append(ReceiptEntry{
            path, bytes.size(), QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex(),
            OpenPlatform::lark(), Identity::User,
            ResourceRef{MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(), key, typeOf(key)},
            MessageOrigin{.sender = u"Ann Miller"_s}, QDateTime::currentDateTimeUtc()});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QList<ReceiptEntry> m_entries;
};

QTEST_GUILESS_MAIN(FolderVerificationTest)
#include "folderverification_test.moc"
