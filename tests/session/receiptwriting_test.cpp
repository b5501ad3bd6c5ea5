#include "session/receiptwriting.h"

#include <map>

#include <QCryptographicHash>
#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "demo/patternbytes.h"
#include "session/engine.h"
#include "support/scriptedserver.h"
#include "support/smalldisk.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 length = 300'000;
const QByteArray secret = "u-canary-0123456789abcdef";

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("A test's file could not be written");
}

} // namespace

/** An engine that downloads from a real server, and what it writes into receipts meanwhile. */
class ReceiptWritingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_folder = std::make_unique<QTemporaryDir>();
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid() && m_home->isValid());
        start();
    }

    void cleanup()
    {
        m_engine.reset();
        m_server.reset();
    }

    void whatIsSavedIsWrittenDown_data()
    {
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("some ranges") << length;
        QTest::newRow("so small that it is saved within a beat") << qint64(1);
        QTest::newRow("empty") << qint64(0);
    }

    void whatIsSavedIsWrittenDown()
    {
        QFETCH(const qint64, bytes);
        QList<DownloadOrder> orders;
        for (int number = 1; number <= 5; ++number)
            orders << orderOf(number, bytes);
        for (const DownloadOrder &order : orders)
            m_engine->download(order);
        QTRY_COMPARE(entries().size(), 5);
        const QByteArray digest = QCryptographicHash::hash(patternBytes(0, bytes), QCryptographicHash::Sha256).toHex();
        for (const ReceiptEntry &entry : entries()) {
            const DownloadOrder &order = orders.at(entry.resource.fileKey.text().back().digitValue() - 1);
            QCOMPARE(entry.path, order.name);
            QCOMPARE(entry.size, bytes);
            QCOMPARE(entry.sha256, digest);
            QCOMPARE(entry.platform, order.platform);
            QCOMPARE(entry.identity, order.identity);
            QCOMPARE(entry.resource, order.resource);
            QCOMPARE(entry.origin, order.origin);
            QVERIFY(entry.savedAt.isValid());
        }
        QVERIFY(!contentOf(receiptPath(m_folder->path())).contains(secret));
        QTRY_COMPARE(contentOf(sumsPath(m_folder->path())).count(digest), 5);
    }

    void theNameIsThatOfTheSavedFile()
    {
        QVERIFY(QDir(m_folder->path()).mkdir(u"sub"_s));
        put(m_folder->filePath(u"sub/saved-1.bin"_s), "somebody's");
        m_engine->download(orderOf(1));
        QTRY_COMPARE(entries().size(), 1);
        QCOMPARE(entries().first().path, u"sub/saved-1 (1).bin"_s);
    }

    void onlyWhatIsSavedAndWantsIt()
    {
        DownloadOrder refused = orderOf(1);
        m_server->onEveryRequest(pathOf(refused), Faults::refusal(400, 234002));
        DownloadOrder skipped = orderOf(2);
        skipped.ifExists = IfExists::Skip;
        skipped.name = u"there.bin"_s;
        put(m_folder->filePath(skipped.name), "somebody's");
        DownloadOrder withoutReceipt = orderOf(3);
        withoutReceipt.receipt = false;
        for (const DownloadOrder &order : {refused, skipped, withoutReceipt})
            m_engine->download(order);
        QTRY_COMPARE(ended(), 3);
        m_engine->download(orderOf(4));
        QTRY_COMPARE(entries().size(), 1);
        QCOMPARE(entries().first().path, orderOf(4).name);
    }

    void eachFolderHasItsOwn()
    {
        const QTemporaryDir other;
        DownloadOrder elsewhere = orderOf(2);
        elsewhere.folder = other.path();
        m_engine->download(orderOf(1));
        m_engine->download(elsewhere);
        QTRY_COMPARE(entries().size(), 1);
        QTRY_COMPARE(readReceipt(other.path()).entries.size(), 1);
        QCOMPARE(entries().first().path, orderOf(1).name);
        QCOMPARE(readReceipt(other.path()).entries.first().path, elsewhere.name);
    }

    void theEndWritesWhatIsLeft()
    {
        constexpr int many = 12;
        for (int number = 1; number <= many; ++number)
            m_engine->download(orderOf(number, 1));
        QTRY_COMPARE(ended(), many);
        m_engine.reset();
        QCOMPARE(entries().size(), many);
    }

    void saysOnceWhatCouldNotBeWrittenAndTriesAgain()
    {
        put(receiptPath(m_folder->path()), "mine");
        QSignalSpy failed(m_engine.get(), &Engine::receiptNotWritten);
        m_engine->download(orderOf(1));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().at(0).toString(), m_folder->path());
        QCOMPARE(failed.first().at(1).value<Error>().reason, Reason::ReceiptForeign);
        QCOMPARE(contentOf(receiptPath(m_folder->path())), "mine"_ba);
        QCOMPARE(contentOf(m_folder->filePath(orderOf(1).name)), patternBytes(0, length));

        QVERIFY(QFile::remove(receiptPath(m_folder->path())));
        m_engine->download(orderOf(2));
        QTRY_COMPARE(entries().size(), 2);
        QCOMPARE(failed.count(), 1);
    }

    void theEndTriesAgain()
    {
        put(receiptPath(m_folder->path()), "mine");
        QSignalSpy failed(m_engine.get(), &Engine::receiptNotWritten);
        m_engine->download(orderOf(1));
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(QFile::remove(receiptPath(m_folder->path())));
        m_engine.reset();
        QCOMPARE(entries().size(), 1);
    }

    void aFolderThatTakesNoReceiptFailsNoDownload()
    {
        QVERIFY2(SmallDisk::mayBe(), "A disk in memory must be mounted here, and neither root nor a user namespace is "
                                     "to be had");
        constexpr qint64 room = 4 * 1024 * 1024;
        SmallDisk disk(m_folder->path(), room);
        QVERIFY(disk.there() && QDir(m_folder->path()).mkdir(u"sub"_s));
        const SmallDisk below(m_folder->filePath(u"sub"_s), room);
        QVERIFY(below.there() && disk.makeReadOnly());
        QSignalSpy failed(m_engine.get(), &Engine::receiptNotWritten);
        m_engine->download(orderOf(1));
        QTRY_COMPARE(failed.count(), 1);
        QCOMPARE(failed.first().at(1).value<Error>().reason, Reason::FolderNotWritable);
        QTRY_COMPARE(ended(), 1);
        QCOMPARE(contentOf(m_folder->filePath(orderOf(1).name)), patternBytes(0, length));
    }

    void whatWasSavedInAnEarlierRunIsNotWrittenAgain()
    {
        m_engine->download(orderOf(1));
        QTRY_COMPARE(entries().size(), 1);
        QTRY_COMPARE(ended(), 1);
        m_engine.reset();
        QVERIFY(QFile::remove(receiptPath(m_folder->path())));
        start();
        QTRY_COMPARE(ended(), 1);
        m_engine->download(orderOf(2));
        QTRY_COMPARE(entries().size(), 1);
        QCOMPARE(entries().first().path, orderOf(2).name);
        m_engine.reset();
        QCOMPARE(entries().size(), 1);
    }

    void whatAnEarlierRunHasBegunIsWrittenOnceItIsSaved()
    {
        m_server->onEveryRequest(pathOf(orderOf(1)), Faults::silenceAfter(0));
        m_engine->download(orderOf(1));
        QTRY_VERIFY(m_server->timesAsked(pathOf(orderOf(1))) > 0);
        m_engine.reset();
        QVERIFY(entries().isEmpty());
        m_server->forgetFaults();
        start();
        QTRY_COMPARE(m_latest.size(), size_t(1));
        QVERIFY(std::holds_alternative<Paused>(m_latest.begin()->second.state));
        m_engine->resume(m_latest.begin()->first);
        QTRY_COMPARE(entries().size(), 1);
    }

private:
    /** With the queue of the engine before. */
    void start()
    {
        EngineOptions options;
        options.queueFile = m_home->filePath(u"queue.json"_s);
        options.environment = [](const char *name) {
            return QByteArrayView(name) == "LARDER_USER_ACCESS_TOKEN" ? secret : QByteArray();
        };
        m_latest.clear();
        m_engine = std::make_unique<Engine>(std::move(options), std::make_unique<SessionKeychain>(),
                                            Engine::Threading::OwnThread);
        connect(m_engine.get(), &Engine::changed, this, [this](const QList<TransferSnapshot> &transfers) {
            for (const TransferSnapshot &transfer : transfers)
                m_latest.insert_or_assign(transfer.id, transfer);
        });
    }

    [[nodiscard]] qsizetype ended() const
    {
        return std::count_if(m_latest.cbegin(), m_latest.cend(),
                             [](const auto &each) { return hasEnded(each.second.state); });
    }

    [[nodiscard]] DownloadOrder orderOf(int number, qint64 bytes = length) const
    {
        const FileKey key = FileKey::parse(u"file_v3_00aa_%1"_s.arg(number)).value();
        const DownloadOrder order{
            .platform = OpenPlatform::parse(m_server->base().toString()).value(),
            .identity = Identity::User,
            .resource = {MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(), key, typeOf(key)},
            .folder = m_folder->path(),
            .name = u"sub/saved-%1.bin"_s.arg(number),
            .origin = {.sender = u"Ann Miller"_s},
            .receipt = true};
        m_server->serve(pathOf(order), bytes);
        return order;
    }

    [[nodiscard]] static QByteArray pathOf(const DownloadOrder &order)
    {
        return resourceUrl(order.platform, order.resource).path().toLatin1();
    }

    [[nodiscard]] QList<ReceiptEntry> entries() const { return readReceipt(m_folder->path()).entries; }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Engine> m_engine;
    std::map<TransferId, TransferSnapshot> m_latest;
};

int main(int argc, char *argv[])
{
    // Before any thread: those that are there already would not see what is mounted.
    [[maybe_unused]] const bool mayMount = SmallDisk::mayBe();
    QCoreApplication application(argc, argv);
    ReceiptWritingTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "receiptwriting_test.moc"
