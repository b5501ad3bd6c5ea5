#include <atomic>
#include <map>

#include <QDir>
#include <QLockFile>
#include <QTemporaryDir>
#include <QTest>

#include "demo/patternbytes.h"
#include "session/engine.h"
#include "support/scriptedserver.h"
#include "support/smalldisk.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 length = 3'000'000;
constexpr qint64 come = 1'000'000; ///< bytes after the probe's, when the server falls silent
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

/** Counts how often the log says that the disk did not take the queue. */
class RefusedWrites
{
public:
    RefusedWrites()
    {
        count = 0;
        s_before = qInstallMessageHandler([](QtMsgType type, const QMessageLogContext &context, const QString &text) {
            if (text.contains("the queue could not be written"_L1))
                ++count;
            s_before(type, context, text);
        });
    }
    ~RefusedWrites() { qInstallMessageHandler(s_before); }
    RefusedWrites(const RefusedWrites &) = delete;
    RefusedWrites &operator=(const RefusedWrites &) = delete;

    static inline std::atomic<int> count = 0;

private:
    static inline QtMessageHandler s_before = nullptr;
};

/** One run of Larder: its engine, and what that told. */
class Run : public QObject
{
public:
    explicit Run(const QString &queueFile)
    {
        EngineOptions options;
        options.queueFile = queueFile;
        options.environment = [](const char *name) {
            return QByteArrayView(name) == "LARDER_USER_ACCESS_TOKEN" ? secret : QByteArray();
        };
        engine = std::make_unique<Engine>(std::move(options), std::make_unique<SessionKeychain>(),
                                          Engine::Threading::OwnThread);
        connect(engine.get(), &Engine::changed, this, [this](const QList<TransferSnapshot> &transfers) {
            for (const TransferSnapshot &transfer : transfers)
                latest.insert_or_assign(transfer.id, transfer);
        });
        connect(engine.get(), &Engine::queueFileSaid, this, [this](QueueFileNotice notice, const QString &path) {
            said.append({notice, path});
        });
        connect(engine.get(), &Engine::tokenStateKnown, this, [this] { ++m_answers; });
    }

    /** Everything asked of the engine so far is done: it answers in order. */
    [[nodiscard]] bool isDone()
    {
        const int before = m_answers;
        engine->askTokenState(OpenPlatform::feishu(), Identity::User);
        return comesTrue([&] { return m_answers > before; }, minute);
    }

    [[nodiscard]] bool comesTo(TransferId id, const char *state, qint64 received = 0) const
    {
        return comesTrue(
            [&] {
                const auto found = latest.find(id);
                return found != latest.end() && word(found->second.state) == QLatin1StringView(state) &&
                       found->second.progress.received >= received;
            },
            minute);
    }

    std::unique_ptr<Engine> engine;
    std::map<TransferId, TransferSnapshot> latest;
    QList<std::pair<QueueFileNotice, QString>> said;

private:
    int m_answers = 0;
};

} // namespace

class QueueFileTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_home->path()).mkdir(u"folder"_s));
        QVERIFY(QDir(m_home->path()).mkdir(u"state"_s));
    }

    void comesBackPausedWithWhatIsThere()
    {
        const DownloadOrder order = serve(1);
        m_server->onRequest(pathOf(order), 2, Faults::silenceAfter(come));
        const DownloadOrder small = serve(2);
        const DownloadOrder refused = serve(3);
        m_server->onEveryRequest(pathOf(refused), Faults::refusal(400, 234002));
        {
            Run first(queueFile());
            const TransferId saved = first.engine->download(small);
            const TransferId failed = first.engine->download(refused);
            QVERIFY(first.comesTo(saved, "saved"));
            QVERIFY(first.comesTo(failed, "failed"));
            const TransferId id = first.engine->download(order);
            QVERIFY(first.comesTo(id, "receiving", Limits::probe + come));
        }
        QVERIFY(!contentOf(queueFile()).contains(secret));
        const auto asked = m_server->requests().size();

        Run second(queueFile());
        QTRY_COMPARE(second.latest.size(), size_t(3));
        QStringList states;
        TransferId paused{};
        for (const auto &[id, transfer] : second.latest) {
            states.append(word(transfer.state));
            if (std::holds_alternative<Paused>(transfer.state))
                paused = id;
        }
        QCOMPARE(states, (QStringList{u"saved"_s, u"failed"_s, u"paused"_s}));
        QCOMPARE(second.latest.at(paused).progress.received, Limits::probe + come);
        QCOMPARE(second.latest.at(paused).progress.total, std::optional(length));
        QCOMPARE(m_server->requests().size(), asked); // nothing is asked by itself
        QVERIFY(second.said.isEmpty());

        second.engine->resume(paused);
        QVERIFY(second.comesTo(paused, "saved"));
        QCOMPARE(contentOf(order.folder + u'/' + order.name), patternBytes(0, length));
        QCOMPARE(m_server->rangesAsked(pathOf(order)).last(),
                 "bytes=" + QByteArray::number(Limits::probe + come) + "-2999999");
    }

    void isWrittenWhileItRuns()
    {
        const DownloadOrder order = serve(1);
        m_server->onRequest(pathOf(order), 1, Faults::silenceAfter(0));
        Run run(queueFile());
        run.engine->download(order);
        QTRY_VERIFY(contentOf(queueFile()).contains("file_v3_00aa_1"));
        QCOMPARE(QFile::permissions(queueFile()) & (QFile::ReadGroup | QFile::ReadOther), QFile::Permissions());
        QVERIFY(!contentOf(queueFile()).contains(secret));
    }

    void anOrderIsKept()
    {
        {
            Run first(queueFile());
            QList<TransferId> ids;
            for (int number = 1; number <= 3; ++number) {
                const DownloadOrder order = serve(number);
                m_server->onEveryRequest(pathOf(order), Faults::silenceAfter(0));
                ids.append(first.engine->download(order));
            }
            first.engine->moveToFront({ids.last()});
            QVERIFY(first.isDone());
        }
        Run second(queueFile());
        QTRY_COMPARE(second.latest.size(), size_t(3));
        QStringList keys;
        for (const auto &[id, transfer] : second.latest)
            keys.append(transfer.order.resource.fileKey.text());
        QCOMPARE(keys, (QStringList{u"file_v3_00aa_3"_s, u"file_v3_00aa_1"_s, u"file_v3_00aa_2"_s}));
    }

    void whatIsRemovedStaysAway()
    {
        const DownloadOrder order = serve(1);
        {
            Run first(queueFile());
            const TransferId id = first.engine->download(order);
            QVERIFY(first.comesTo(id, "saved"));
            first.engine->remove({id});
        }
        Run second(queueFile());
        QVERIFY(second.isDone());
        QVERIFY(second.latest.empty());
    }

    void cancellingOneThatCameBackRemovesItsBytes()
    {
        const DownloadOrder order = serve(1);
        m_server->onRequest(pathOf(order), 2, Faults::silenceAfter(come));
        {
            Run first(queueFile());
            QVERIFY(first.comesTo(first.engine->download(order), "receiving", Limits::probe + come));
        }
        Run second(queueFile());
        QTRY_COMPARE(second.latest.size(), size_t(1));
        const TransferId id = second.latest.begin()->first;
        second.engine->cancel(id);
        QVERIFY(second.comesTo(id, "cancelled"));
        QCOMPARE(QDir(order.folder).entryList(QDir::Files), QStringList());
    }

    void aSecondProcessRunsWithoutIt()
    {
        const DownloadOrder order = serve(1);
        Run first(queueFile());
        QVERIFY(first.isDone());
        Run second(queueFile());
        QVERIFY(second.comesTo(second.engine->download(order), "saved"));
        QCOMPARE(second.said.size(), 1);
        QCOMPARE(second.said.first().first, QueueFileNotice::InUse);
        second.engine.reset();
        first.engine.reset();
        QVERIFY(!contentOf(queueFile()).contains("file_v3"));
    }

    /** H07 */
    void aLaterVersionsIsLeftAlone()
    {
        const QByteArray later = R"({"larder_queue":2,"transfers":[{"new":"form"}]})";
        put(queueFile(), later);
        const DownloadOrder order = serve(1);
        Run run(queueFile());
        QVERIFY(run.comesTo(run.engine->download(order), "saved"));
        QCOMPARE(run.said.first().first, QueueFileNotice::Newer);
        run.engine.reset();
        QCOMPARE(contentOf(queueFile()), later);
    }

    void whatCannotBeReadIsKeptAside()
    {
        put(queueFile(), "{ cut");
        const DownloadOrder order = serve(1);
        Run run(queueFile());
        QVERIFY(run.comesTo(run.engine->download(order), "saved"));
        QCOMPARE(run.said.size(), 1);
        QCOMPARE(run.said.first().first, QueueFileNotice::SetAside);
        QCOMPARE(contentOf(run.said.first().second), "{ cut");
        run.engine.reset();
        QVERIFY(contentOf(queueFile()).contains("file_v3_00aa_1"));
    }

    void whatCouldNotBeReadIsReplaced_data()
    {
        QTest::addColumn<QByteArray>("earlier");
        QTest::newRow("torn") << "{ cut"_ba;
        QTest::newRow("empty") << ""_ba;
        QTest::newRow("with an entry that cannot be right") << R"({"larder_queue":1,"transfers":[{}]})"_ba;
    }

    /** Though nothing is in the list: else it would be put aside at every start. */
    void whatCouldNotBeReadIsReplaced()
    {
        QFETCH(QByteArray, earlier);
        put(queueFile(), earlier);
        for (const qsizetype notices : {1, 0}) {
            Run run(queueFile());
            QVERIFY(run.isDone());
            QCOMPARE(run.said.size(), notices);
        }
        QCOMPARE(contentOf(queueFile()), toJson(QList<QueueEntry>()));
    }

    void anEmptyListMakesNoFile()
    {
        {
            Run run(queueFile());
            QVERIFY(run.isDone());
        }
        QVERIFY(!QFile::exists(queueFile()));
    }

    void aFullDiskIsToldOnceAndTakenBack()
    {
        QVERIFY2(SmallDisk::mayBe(), "A small disk in memory must be mounted here, and neither root nor a user "
                                     "namespace of this process' own (kernel.unprivileged_userns_clone) may do it.");
        SmallDisk disk(m_home->filePath(u"state"_s), 64 * 1024);
        QVERIFY(disk.there());
        Run run(queueFile());
        QVERIFY(run.isDone());
        QFile filler(m_home->filePath(u"state/filler"_s));
        QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
        while (filler.write(QByteArray(4096, 'x')) > 0)
            ;
        const RefusedWrites refused;
        const DownloadOrder order = serve(1);
        QVERIFY(run.comesTo(run.engine->download(order), "saved")); // the queue itself goes on
        QVERIFY(comesTrue([] { return RefusedWrites::count >= 3; }, minute));
        QCOMPARE(run.said.size(), 1);
        QCOMPARE(run.said.first().first, QueueFileNotice::NotWritten);
        QVERIFY(disk.resize(1024 * 1024));
        QVERIFY(comesTrue([&run] { return run.said.size() == 2; }, minute)); // though nothing changes any more
        QCOMPARE(run.said.last().first, QueueFileNotice::WrittenAgain);
        QVERIFY(contentOf(queueFile()).contains("file_v3_00aa_1"));
    }

    void aForgedEntryCostsOnlyItself()
    {
        QueueEntry good{serve(1)};
        QueueEntry forged = good;
        forged.order.resource.fileKey = FileKey::parse(u"file_v3_00aa_forged"_s).value();
        const QByteArray json = toJson({forged, good}).replace("\"file_v3_00aa_forged\"", "\"../../forged\"");
        put(queueFile(), json);
        Run run(queueFile());
        QTRY_COMPARE(run.latest.size(), size_t(1));
        QCOMPARE(run.latest.begin()->second.order, good.order);
        QCOMPARE(run.said.first().first, QueueFileNotice::SomeLeftOut);
        QCOMPARE(contentOf(run.said.first().second), json);
    }

    void aStrangersHostGetsNoToken()
    {
        QueueEntry forged{serve(1)};
        forged.order.platform = OpenPlatform::parse(u"https://open.example.org"_s).value();
        put(queueFile(), toJson({forged}));
        Run run(queueFile());
        QVERIFY(run.isDone());
        QVERIFY(run.latest.empty());
    }

    void everyNoticeHasASentence()
    {
        for (const auto notice : {QueueFileNotice::InUse, QueueFileNotice::SetAside, QueueFileNotice::SomeLeftOut,
                                  QueueFileNotice::Newer, QueueFileNotice::NotWritten, QueueFileNotice::WrittenAgain})
            QVERIFY(sentence(notice).endsWith(u'.'));
    }

    void whereNothingCanBeWrittenItRunsWithout()
    {
        put(m_home->filePath(u"file"_s), "in the way");
        const DownloadOrder order = serve(1);
        Run run(m_home->filePath(u"file/queue.json"_s));
        QVERIFY(run.comesTo(run.engine->download(order), "saved"));
        QCOMPARE(run.said.first().first, QueueFileNotice::NotWritten);
    }

private:
    DownloadOrder serve(int number)
    {
        const FileKey key = FileKey::parse(u"file_v3_00aa_%1"_s.arg(number)).value();
        const DownloadOrder order{
            .platform = OpenPlatform::parse(m_server->base().toString()).value(),
            .identity = Identity::User,
            .resource = {MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(), key, typeOf(key)},
            .folder = m_home->filePath(u"folder"_s),
            .name = u"%1.bin"_s.arg(number)};
        m_server->serve(pathOf(order), length, "\"v1\"");
        return order;
    }

    [[nodiscard]] static QByteArray pathOf(const DownloadOrder &order)
    {
        return resourceUrl(order.platform, order.resource).path().toLatin1();
    }
    [[nodiscard]] QString queueFile() const { return m_home->filePath(u"state/queue.json"_s); }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QTemporaryDir> m_home;
};

/** The namespace first: a thread that is there already would not see what is mounted. */
int main(int argc, char *argv[])
{
    [[maybe_unused]] const bool mayMount = SmallDisk::mayBe();
    QCoreApplication app(argc, argv);
    QueueFileTest test;
    QTEST_SET_MAIN_SOURCE_PATH
    return QTest::qExec(&test, argc, argv);
}

#include "queuefile_test.moc"
