#include "session/engine.h"

#include <atomic>
#include <map>

#include <QDir>
#include <QElapsedTimer>
#include <QPromise>
#include <QSemaphore>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include "demo/patternbytes.h"
#include "lark/signinrequests.h"
#include "support/patternfile.h"
#include "support/scriptedserver.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Threading = Engine::Threading;

namespace {

constexpr qint64 momentMs = 3000; ///< far less than any timeout
const QByteArray userSecret = "u-canary-0123456789abcdef";
const QByteArray botSecret = "t-canary-0123456789abcdef";

AccessToken token(const QByteArray &secret)
{
    return AccessToken::parse(QString::fromLatin1(secret)).value();
}

/** What the keychain of a test saw, shared with it. */
struct KeychainRecord
{
    std::atomic<QThread *> thread = nullptr;
    std::atomic<int> reads = 0;
};

/** Says on which thread it is asked. */
class WatchedKeychain : public SessionKeychain
{
public:
    explicit WatchedKeychain(KeychainRecord &record) : m_record(record) {}
    QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override
    {
        m_record.thread = QThread::currentThread();
        ++m_record.reads;
        return SessionKeychain::read(name);
    }

private:
    KeychainRecord &m_record;
};

/** Waits for its owner for ever. */
class SilentKeychain : public SessionKeychain
{
public:
    explicit SilentKeychain(KeychainRecord &record) : m_record(record) {}
    QFuture<Result<std::optional<QByteArray>>> read(const SecretName &) override
    {
        ++m_record.reads;
        m_reading.emplace_back().start();
        return m_reading.back().future();
    }

private:
    KeychainRecord &m_record;
    std::vector<QPromise<Result<std::optional<QByteArray>>>> m_reading;
};

EngineOptions quietOptions()
{
    EngineOptions options;
    options.environment = [](const char *) { return QByteArray(); };
    return options;
}

/** An engine, a server on the test's own thread, a folder, and all that the engine told. */
class Bench : public QObject
{
public:
    explicit Bench(Threading threading, EngineOptions options = quietOptions(),
                   std::unique_ptr<Keychain> keychain = std::make_unique<SessionKeychain>())
    {
        restart(threading, std::move(options), std::move(keychain));
        useTokens();
    }

    void restart(Threading threading, EngineOptions options = quietOptions(),
                 std::unique_ptr<Keychain> keychain = std::make_unique<SessionKeychain>())
    {
        engine = std::make_unique<Engine>(std::move(options), std::move(keychain), threading);
        // What the engine before has told and nobody has heard yet goes with its listener.
        m_listener = std::make_unique<QObject>();
        connect(engine.get(), &Engine::changed, m_listener.get(), [this](const QList<TransferSnapshot> &transfers) {
            onOtherThread |= QThread::currentThread() != thread();
            lists.append(transfers);
            for (const TransferSnapshot &transfer : transfers)
                latest.insert_or_assign(transfer.id, transfer);
        });
        connect(engine.get(), &Engine::tokenStateKnown, m_listener.get(),
                [this](const OpenPlatform &of, Identity identity, TokenState state) {
                    onOtherThread |= QThread::currentThread() != thread();
                    if (of == OpenPlatform::feishu())
                        ++m_roundTrips;
                    else
                        tokenStates[identity].append(state);
                });
    }

    void useTokens() const
    {
        engine->useToken(platform(), Identity::User, token(userSecret));
        engine->useToken(platform(), Identity::Bot, token(botSecret));
    }

    [[nodiscard]] OpenPlatform platform() const { return OpenPlatform::parse(server.base().toString()).value(); }
    [[nodiscard]] DownloadOrder order(const QString &key = u"file_v3_00aa_1"_s) const
    {
        const FileKey fileKey = FileKey::parse(key).value();
        return DownloadOrder{
            .platform = platform(),
            .identity = Identity::User,
            .resource = {MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(), fileKey, typeOf(fileKey)},
            .folder = folder.path(),
            .name = key + u".bin"_s};
    }
    [[nodiscard]] static QByteArray pathOf(const DownloadOrder &order)
    {
        return resourceUrl(order.platform, order.resource).path().toLatin1();
    }
    [[nodiscard]] QString saved(const DownloadOrder &order) const { return folder.filePath(order.name); }
    [[nodiscard]] QStringList files() const
    {
        return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    }

    [[nodiscard]] QString stateOf(TransferId id) const
    {
        const auto found = latest.find(id);
        return found == latest.end() ? u"unknown"_s : QString(word(found->second.state));
    }
    [[nodiscard]] qint64 receivedOf(TransferId id) const
    {
        const auto found = latest.find(id);
        return found == latest.end() ? 0 : found->second.progress.received;
    }
    /** All verbs so far have been carried out: the engine answers in their order. */
    [[nodiscard]] bool verbsAreDone()
    {
        const int before = m_roundTrips;
        engine->askTokenState(OpenPlatform::feishu(), Identity::User);
        return comesTrue([&] { return m_roundTrips > before; }, minute);
    }

    ScriptedServer server;
    QTemporaryDir folder;
    std::unique_ptr<Engine> engine;
    QList<QList<TransferSnapshot>> lists;
    std::map<TransferId, TransferSnapshot> latest;
    std::map<Identity, QList<TokenState>> tokenStates;
    bool onOtherThread = false;

private:
    std::unique_ptr<QObject> m_listener;
    int m_roundTrips = 0; ///< questions for a platform that no test uses otherwise
};

int openFiles()
{
    return static_cast<int>(QDir(u"/proc/self/fd"_s).entryList(QDir::AllEntries | QDir::System).size());
}

/** By whom a request is made; everybody but the bot is refused. */
Fault onlyForTheBot()
{
    return [](const HttpRequest &request, const ServedResource &resource) {
        const bool bot = request.header("Authorization") == "Bearer " + botSecret;
        return bot ? honestReply(request, resource) : Faults::refusal(400, 234002)(request, resource);
    };
}

} // namespace

class EngineTest : public QObject
{
    Q_OBJECT

    static void onBothThreads()
    {
        QTest::addColumn<Threading>("threading");
        QTest::newRow("a thread of its own") << Threading::OwnThread;
        QTest::newRow("the caller's thread") << Threading::CallersThread;
    }

private Q_SLOTS:
    void download_data() { onBothThreads(); }
    void download()
    {
        QFETCH(const Threading, threading);
        constexpr qint64 length = 20 * 1024 * 1024 + 5;
        Bench bench(threading);
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), length, "\"v1\"");
        const TransferId id = bench.engine->download(order);
        QTRY_COMPARE_WITH_TIMEOUT(bench.stateOf(id), u"saved"_s, 30'000);
        QCOMPARE(std::get<Saved>(bench.latest.at(id).state).path, bench.saved(order));
        QCOMPARE(bench.latest.at(id).progress.total, std::optional(length));
        QCOMPARE(bench.latest.at(id).name, order.name);
        QCOMPARE(firstDifference(bench.saved(order), length), std::nullopt);
        QCOMPARE(bench.files(), QStringList{order.name});
        QVERIFY(!bench.onOtherThread);
    }

    void measuresAndGoesOn_data() { onBothThreads(); }
    void measuresAndGoesOn()
    {
        QFETCH(const Threading, threading);
        constexpr qint64 length = 20 * 1024 * 1024;
        Bench bench(threading);
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), length, "\"v1\"");
        QSignalSpy measuring(bench.engine.get(), &Engine::measuring);
        const TransferId measured = bench.engine->measure(order);
        const auto isMeasured = [&] {
            const auto news = measuring.isEmpty() ? QList<TransferSnapshot>()
                                                  : measuring.last().first().value<QList<TransferSnapshot>>();
            return !news.isEmpty() && news.first().id == measured &&
                   news.first().state == TransferState(Measured{length, Limits::probe});
        };
        QTRY_VERIFY(isMeasured());
        QVERIFY(bench.lists.isEmpty());
        const TransferId id = bench.engine->download(order);
        bench.engine->dropMeasured();
        QTRY_COMPARE(bench.stateOf(id), u"saved"_s);
        QCOMPARE(firstDifference(bench.saved(order), length), std::nullopt);
        QCOMPARE(bench.server.rangesAsked(bench.pathOf(order)).first(2),
                 (QList<QByteArray>{"bytes=0-131071",
                                    "bytes=131072-" + QByteArray::number(Limits::probe + Limits::chunk - 1)}));
    }

    void itsEndLeavesNothingThatWasOnlyMeasured()
    {
        Bench bench(Threading::OwnThread);
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 1'000'000);
        bench.engine->measure(order);
        QTRY_COMPARE(bench.files().size(), 2);
        bench.engine.reset();
        QCOMPARE(bench.files(), QStringList());
    }

    /** What is on the disk at one moment is put back when the engine has ended. */
    void norDoesASuddenEndForLong()
    {
        EngineOptions options = quietOptions();
        const QTemporaryDir elsewhere;
        options.queueFile = elsewhere.filePath(u"queue.json"_s);
        Bench bench(Threading::OwnThread, options);
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 1'000'000);
        const auto read = [](const QString &path) {
            QFile file(path);
            return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
        };
        bench.engine->measure(order);
        QTRY_VERIFY(read(options.queueFile).contains("\"state\":\"measured\"") && bench.files().size() == 2);
        QTRY_VERIFY(read(options.queueFile).contains("\"name\":"));
        const QByteArray queue = read(options.queueFile);
        QMap<QString, QByteArray> left;
        for (const QString &name : bench.files())
            left.insert(bench.folder.filePath(name), read(bench.folder.filePath(name)));
        bench.engine.reset();
        left.insert(options.queueFile, queue);
        for (auto file = left.cbegin(); file != left.cend(); ++file) {
            QFile back(file.key());
            QVERIFY(back.open(QIODevice::WriteOnly) && back.write(file.value()) == file.value().size());
        }
        QVERIFY(!bench.files().isEmpty());
        bench.restart(Threading::OwnThread, options);
        QVERIFY(bench.verbsAreDone());
        QCOMPARE(bench.files(), QStringList());
        QVERIFY(bench.lists.isEmpty());
    }

    void emptyFileWithItsDigest()
    {
        Bench bench(Threading::OwnThread);
        DownloadOrder order = bench.order();
        order.digest = true;
        bench.server.serve(bench.pathOf(order), 0);
        const TransferId id = bench.engine->download(order);
        QTRY_COMPARE(bench.stateOf(id), u"saved"_s);
        QCOMPARE(std::get<Saved>(bench.latest.at(id).state).sha256,
                 "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"_ba);
    }

    void newsComeInOrder_data() { onBothThreads(); }
    void newsComeInOrder()
    {
        QFETCH(const Threading, threading);
        Bench bench(threading);
        QList<TransferId> ids;
        for (int i = 0; i < 8; ++i) {
            const DownloadOrder order = bench.order(u"file_v3_%1"_s.arg(i));
            bench.server.serve(bench.pathOf(order), 1'000'000);
            bench.server.onEveryRequest(bench.pathOf(order), Faults::trickled(3'000'000));
            ids.append(bench.engine->download(order));
        }
        for (const TransferId id : ids)
            QTRY_COMPARE_WITH_TIMEOUT(bench.stateOf(id), u"saved"_s, 30'000);

        const auto before = [](const TransferSnapshot &a, const TransferSnapshot &b) { return a.id < b.id; };
        std::map<TransferId, TransferSnapshot> last;
        for (const QList<TransferSnapshot> &list : bench.lists) {
            QVERIFY(!list.isEmpty());
            QVERIFY(std::is_sorted(list.begin(), list.end(), before));
            for (const TransferSnapshot &now : list) {
                const auto earlier = last.find(now.id);
                if (earlier != last.end()) {
                    QVERIFY(now.progress.received >= earlier->second.progress.received);
                    QVERIFY2(!hasEnded(earlier->second.state), "news of one that has ended");
                    QVERIFY(now.state.index() >= earlier->second.state.index());
                }
                last.insert_or_assign(now.id, now);
            }
        }
        QCOMPARE(last.size(), size_t(8));
        QCOMPARE(bench.files().size(), 8);
        for (qsizetype i = 1; i < ids.size(); ++i)
            QVERIFY(ids.at(i - 1) < ids.at(i));
    }

    void cancelInMidDownload_data() { onBothThreads(); }
    void cancelInMidDownload()
    {
        QFETCH(const Threading, threading);
        Bench bench(threading);
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 10'000'000);
        bench.server.onEveryRequest(bench.pathOf(order), Faults::trickled(500'000));
        const TransferId id = bench.engine->download(order);
        QTRY_VERIFY(bench.receivedOf(id) > 0);
        bench.engine->cancel(id);
        bench.engine->cancel(id);
        QTRY_COMPARE(bench.stateOf(id), u"cancelled"_s);
        QCOMPARE(bench.files(), QStringList{});
        bench.engine->cancel(id);
        QVERIFY(bench.verbsAreDone());
        QCOMPARE(bench.stateOf(id), u"cancelled"_s);
    }

    void cancelAtOnceAndAfterTheEnd()
    {
        Bench bench(Threading::OwnThread);
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 1000);
        const TransferId first = bench.engine->download(order);
        bench.engine->cancel(first);
        QTRY_COMPARE(bench.stateOf(first), u"cancelled"_s);
        QCOMPARE(bench.files(), QStringList{});
        const TransferId second = bench.engine->download(order);
        QTRY_COMPARE(bench.stateOf(second), u"saved"_s);
        bench.engine->cancel(second);
        QVERIFY(bench.verbsAreDone());
        QCOMPARE(bench.stateOf(second), u"saved"_s);
        QCOMPARE(bench.files(), QStringList{order.name});
    }

    void verbsForNobody()
    {
        Bench bench(Threading::OwnThread);
        for (const TransferId id : {TransferId{0}, TransferId{4711}}) {
            bench.engine->cancel(id);
            bench.engine->tryAgain(id);
            bench.engine->tryWith(id, bench.order());
            bench.engine->remove({id});
        }
        QVERIFY(bench.verbsAreDone());
        QCOMPARE(bench.lists.size(), 0);
    }

    void tryAgainGoesOnWhereItWas_data() { onBothThreads(); }
    void tryAgainGoesOnWhereItWas()
    {
        QFETCH(const Threading, threading);
        constexpr qint64 length = 20 * 1024 * 1024;
        Bench bench(threading);
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, length, "\"v1\"");
        bench.server.onRequest(path, 3, Faults::refusal(400, 230110));
        const TransferId id = bench.engine->download(order);
        QTRY_COMPARE(bench.stateOf(id), u"failed"_s);
        QCOMPARE(std::get<Failed>(bench.latest.at(id).state).error.reason, Reason::MessageDeleted);
        QCOMPARE(std::get<Failed>(bench.latest.at(id).state).kept, Limits::probe + Limits::chunk);
        bench.engine->tryAgain(id);
        QTRY_COMPARE(bench.stateOf(id), u"saved"_s);
        QCOMPARE(firstDifference(bench.saved(order), length), std::nullopt);
        const QList<QByteArray> again = bench.server.rangesAsked(path).sliced(3);
        QCOMPARE(again.value(0), rangeHeader(ByteRange{0, Limits::probe - 1}));
        QCOMPARE(again.value(1),
                 rangeHeader(ByteRange{Limits::probe + Limits::chunk, Limits::probe + 2 * Limits::chunk - 1}));
    }

    void tryAgainIsForFailuresOnly()
    {
        Bench bench(Threading::OwnThread);
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 1000);
        const TransferId id = bench.engine->download(order);
        QTRY_COMPARE(bench.stateOf(id), u"saved"_s);
        bench.engine->tryAgain(id);
        QVERIFY(bench.verbsAreDone());
        QCOMPARE(bench.stateOf(id), u"saved"_s);
        QCOMPARE(bench.server.timesAsked(bench.pathOf(order)), 1);
    }

    void tryWithAnotherIdentity_data() { onBothThreads(); }
    void tryWithAnotherIdentity()
    {
        QFETCH(const Threading, threading);
        Bench bench(threading);
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 1000);
        bench.server.onEveryRequest(bench.pathOf(order), onlyForTheBot());
        const TransferId id = bench.engine->download(order);
        QTRY_COMPARE(bench.stateOf(id), u"failed"_s);
        QCOMPARE(std::get<Failed>(bench.latest.at(id).state).error.reason, Reason::NoAccess);
        QCOMPARE(bench.latest.at(id).order.identity, Identity::User);
        DownloadOrder asBot = order;
        asBot.identity = Identity::Bot;
        bench.engine->tryWith(id, asBot);
        QTRY_COMPARE(bench.stateOf(id), u"saved"_s);
        QCOMPARE(bench.latest.at(id).order.identity, Identity::Bot);
    }

    void oneFailureStopsNobodyElse()
    {
        Bench bench(Threading::OwnThread);
        QList<TransferId> ids;
        for (int i = 0; i < 6; ++i) {
            const DownloadOrder order = bench.order(u"file_v3_%1"_s.arg(i));
            bench.server.serve(bench.pathOf(order), 1000);
            if (i % 2 == 0)
                bench.server.onEveryRequest(bench.pathOf(order), Faults::refusal(400, 234003));
            ids.append(bench.engine->download(order));
        }
        for (qsizetype i = 0; i < ids.size(); ++i)
            QTRY_COMPARE(bench.stateOf(ids.at(i)), i % 2 == 0 ? u"failed"_s : u"saved"_s);
    }

    void removeIsForWhatHasEnded()
    {
        Bench bench(Threading::OwnThread);
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, 1'000'000);
        bench.server.onRequest(path, 1, Faults::trickled(500'000));
        bench.server.onRequest(path, 3, Faults::refusal(400, 234003));
        const TransferId running = bench.engine->download(order);
        QTRY_VERIFY(bench.receivedOf(running) > 0);
        bench.engine->remove({running});
        QTRY_COMPARE(bench.stateOf(running), u"saved"_s);

        const TransferId failed = bench.engine->download(order);
        QTRY_COMPARE(bench.stateOf(failed), u"failed"_s);
        const int asked = bench.server.timesAsked(path);
        bench.engine->remove({failed});
        bench.engine->remove({failed});
        bench.engine->tryAgain(failed); // of what is no longer there
        QVERIFY(bench.verbsAreDone());
        QCOMPARE(bench.stateOf(failed), u"failed"_s);
        QCOMPARE(bench.server.timesAsked(path), asked);
    }

    // Tokens

    void tokenStates_data() { onBothThreads(); }
    void tokenStates()
    {
        QFETCH(const Threading, threading);
        EngineOptions options;
        options.environment = [](const char *name) {
            return name == "LARDER_TENANT_ACCESS_TOKEN"_ba ? botSecret : QByteArray();
        };
        Bench bench(threading, options);
        bench.restart(threading, options);
        bench.tokenStates.clear();
        bench.engine->askTokenState(bench.platform(), Identity::User);
        bench.engine->useToken(bench.platform(), Identity::User, token(userSecret));
        bench.engine->askTokenState(OpenPlatform::lark(), Identity::User);
        bench.engine->forgetToken(bench.platform(), Identity::User);
        bench.engine->askTokenState(bench.platform(), Identity::Bot);
        const QList<TokenState> user{TokenState::None, TokenState::ForThisSession, TokenState::None, TokenState::None};
        QTRY_COMPARE(bench.tokenStates[Identity::User], user);
        QTRY_COMPARE(bench.tokenStates[Identity::Bot], QList{TokenState::FromEnvironment});
        QVERIFY(!bench.onOtherThread);
    }

    void withoutToken()
    {
        Bench bench(Threading::OwnThread);
        const DownloadOrder order = bench.order();
        bench.engine->forgetToken(bench.platform(), Identity::User);
        const TransferId id = bench.engine->download(order);
        QTRY_COMPARE(bench.stateOf(id), u"failed"_s);
        QCOMPARE(std::get<Failed>(bench.latest.at(id).state).error.reason, Reason::NoToken);
        QCOMPARE(bench.server.requests().size(), 0);
        bench.useTokens();
        bench.server.serve(bench.pathOf(order), 10);
        bench.engine->tryAgain(id);
        QTRY_COMPARE(bench.stateOf(id), u"saved"_s);
    }

    // Threads

    void livesWhereItWasTold_data() { onBothThreads(); }
    void livesWhereItWasTold()
    {
        QFETCH(const Threading, threading);
        KeychainRecord record;
        std::atomic<QThread *> environmentsThread = nullptr;
        EngineOptions options;
        options.environment = [&environmentsThread](const char *) {
            environmentsThread = QThread::currentThread();
            return QByteArray();
        };
        Bench bench(threading, options, std::make_unique<WatchedKeychain>(record));
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 1000);
        const TransferId id = bench.engine->download(order);
        QTRY_COMPARE(bench.stateOf(id), u"saved"_s);
        const bool callers = threading == Threading::CallersThread;
        QCOMPARE(record.thread == QThread::currentThread(), callers);
        QCOMPARE(environmentsThread == QThread::currentThread(), callers);
        QVERIFY(!bench.onOtherThread);
    }

    /** What holds the engine up, a disk or a keychain, does not hold up the thread that it was made on. */
    void heldUpEngineHoldsUpNobody()
    {
        QSemaphore goOn;
        std::atomic<bool> waits = false;
        std::atomic<bool> gaveUp = false;
        EngineOptions options;
        options.environment = [&](const char *) {
            if (waits.exchange(false))
                gaveUp = !goOn.tryAcquire(1, 20'000);
            return QByteArray();
        };
        Bench bench(Threading::OwnThread, options);
        QVERIFY(bench.verbsAreDone());
        const DownloadOrder order = bench.order();
        bench.server.serve(bench.pathOf(order), 1000);
        waits = true;
        const TransferId id = bench.engine->download(order);
        QTRY_VERIFY(!waits); // the engine stands

        QElapsedTimer clock;
        clock.start();
        bench.engine->askTokenState(bench.platform(), Identity::Bot);
        bench.engine->cancel(TransferId{4711});
        QVERIFY2(clock.elapsed() < momentMs, "a verb waited");
        int ticks = 0;
        QTimer timer;
        connect(&timer, &QTimer::timeout, this, [&ticks] { ++ticks; });
        timer.start(5ms);
        QTRY_VERIFY(ticks >= 20);
        QVERIFY(bench.server.requests().isEmpty());
        goOn.release();
        QTRY_COMPARE(bench.stateOf(id), u"saved"_s);
        QVERIFY(!gaveUp);
    }

    /** The request that is under way goes with its check, and nothing more is told. */
    void checkIsCancelled_data() { onBothThreads(); }
    void checkIsCancelled()
    {
        QFETCH(const Threading, threading);
        Bench bench(threading);
        HttpReply late = reply(200, "application/json", "{}");
        late.delay = 1h;
        const QByteArray path = greetingRequest(bench.platform()).url().path().toLatin1();
        bench.server.onEveryRequest(path, Faults::answerWith(late));
        QSignalSpy checked(bench.engine.get(), &Engine::connectionChecked);
        bench.engine->checkConnection(CheckOrder{bench.platform(), Identity::User}, {});
        QTRY_COMPARE(bench.server.timesAsked(path), 1);
        bench.engine->cancelCheck();
        QTRY_COMPARE(bench.server.loopback().answersLeft(), 1);
        bench.engine->cancelCheck(); // twice is harmless
        QVERIFY(bench.verbsAreDone());
        QVERIFY(checked.isEmpty());
    }

    // Its end

    void endInMidDownloadKeepsThePartial_data() { onBothThreads(); }
    void endInMidDownloadKeepsThePartial()
    {
        QFETCH(const Threading, threading);
        constexpr qint64 length = 10 * 1024 * 1024;
        Bench bench(threading);
        const DownloadOrder order = bench.order();
        const QByteArray path = bench.pathOf(order);
        bench.server.serve(path, length, "\"v1\"");
        bench.server.onRequest(path, 2, Faults::silenceAfter(4'000'000));
        const TransferId id = bench.engine->download(order);
        QTRY_VERIFY(bench.receivedOf(id) > 2'000'000);
        const qint64 received = bench.receivedOf(id);
        QElapsedTimer clock;
        clock.start();
        bench.engine.reset();
        QVERIFY2(clock.elapsed() < momentMs, QByteArray::number(clock.elapsed()).constData());
        QCOMPARE(bench.files(), (QStringList{order.name + u".larder-part"_s, order.name + u".larder-part.json"_s}));
        for (const QString &name : bench.files()) {
            QFile file(bench.folder.filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QVERIFY(!file.readAll().contains(userSecret));
        }

        const int asked = bench.server.timesAsked(path);
        bench.restart(threading);
        bench.useTokens();
        const TransferId again = bench.engine->download(order);
        QTRY_COMPARE(bench.stateOf(again), u"saved"_s);
        QCOMPARE(firstDifference(bench.saved(order), length), std::nullopt);
        const QByteArray next = bench.server.rangesAsked(path).value(asked + 1);
        const qint64 from = next.sliced(6, next.indexOf('-') - 6).toLongLong();
        QVERIFY2(from >= received, next.constData());
        QCOMPARE(bench.files(), QStringList{order.name});
    }

    void endAtOnce_data() { onBothThreads(); }
    void endAtOnce()
    {
        QFETCH(const Threading, threading);
        for (int round = 0; round < 20; ++round) {
            Bench bench(threading);
            bench.server.serve(bench.pathOf(bench.order()), 1'000'000);
            for (int i = 0; i < 5; ++i)
                (void)bench.engine->download(bench.order());
            if (round % 2 == 0)
                QTRY_VERIFY(!bench.server.requests().isEmpty());
            bench.engine.reset();
            QVERIFY(bench.files().filter(u".lock"_s).isEmpty());
        }
    }

    void endWhileTheKeychainWaits_data() { onBothThreads(); }
    void endWhileTheKeychainWaits()
    {
        QFETCH(const Threading, threading);
        KeychainRecord record;
        Bench bench(threading, quietOptions(), std::make_unique<SilentKeychain>(record));
        const TransferId id = bench.engine->download(bench.order());
        bench.engine->askTokenState(bench.platform(), Identity::User);
        QTRY_VERIFY(record.reads >= 2);
        QTRY_COMPARE(bench.stateOf(id), u"starting"_s);
        bench.engine->cancel(id);
        QTRY_COMPARE(bench.stateOf(id), u"cancelled"_s);
        bench.engine->remove({id});
        QElapsedTimer clock;
        clock.start();
        bench.engine.reset();
        QVERIFY(clock.elapsed() < momentMs);
        QCOMPARE(bench.files(), QStringList{});
    }

    void leavesNothingOpen_data() { onBothThreads(); }
    void leavesNothingOpen()
    {
        QFETCH(const Threading, threading);
        const auto round = [threading] {
            Bench bench(threading);
            const DownloadOrder whole = bench.order(u"file_v3_whole"_s);
            bench.server.serve(bench.pathOf(whole), 1'000'000);
            const DownloadOrder stopped = bench.order(u"file_v3_stopped"_s);
            bench.server.serve(bench.pathOf(stopped), 1'000'000);
            bench.server.onEveryRequest(bench.pathOf(stopped), Faults::silenceAfter(100'000));
            const TransferId first = bench.engine->download(whole);
            const TransferId second = bench.engine->download(stopped);
            QTRY_COMPARE(bench.stateOf(first), u"saved"_s);
            QTRY_VERIFY(bench.receivedOf(second) > 0);
        };
        round(); // what is made once stays
        const int before = openFiles();
        for (int i = 0; i < 5; ++i)
            round();
        QTRY_VERIFY2(openFiles() <= before, QByteArray::number(openFiles() - before).constData());
    }
};

QTEST_GUILESS_MAIN(EngineTest)
#include "engine_test.moc"
