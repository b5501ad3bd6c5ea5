#include <QTest>

#include "demo/patternbytes.h"
#include "transferbench.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 length = 3'000'000;
constexpr qint64 come = 1'000'000; ///< bytes after the probe's, when the server falls silent

QStringList partialFiles()
{
    return {u"saved.bin.larder-part"_s, u"saved.bin.larder-part.json"_s};
}

} // namespace

class PausingTest : public QObject
{
    Q_OBJECT

    /** Serves a file whose second answer falls silent in its midst. */
    static void serveHalf(TransferBench &bench, const DownloadOrder &order)
    {
        bench.server.serve(TransferBench::pathOf(order), length, "\"v1\"");
        bench.server.onRequest(TransferBench::pathOf(order), 2, Faults::silenceAfter(come));
    }

    static bool comesTo(TransferBench &bench, TransferId id, const char *state, qint64 received = 0)
    {
        return comesTrue(
            [&] {
                const auto latest = bench.latest(id);
                return latest && word(latest->state) == QLatin1StringView(state) &&
                       latest->progress.received >= received;
            },
            minute);
    }

private Q_SLOTS:
    void keepsWhatIsProvenAndGoesOnFromThere()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        serveHalf(bench, order);
        const TransferId id = bench.add(order);
        QVERIFY(comesTo(bench, id, "receiving", Limits::probe + come));

        bench.queue->pause(id);
        QVERIFY(comesTo(bench, id, "paused"));
        const TransferSnapshot paused = *bench.latest(id);
        QCOMPARE(std::get<Paused>(paused.state).kept, Limits::probe + come);
        QCOMPARE(paused.progress.received, Limits::probe + come);
        QCOMPARE(paused.progress.total, std::optional(length));
        QVERIFY(!paused.progress.bytesPerSecond);
        QCOMPARE(bench.files(), partialFiles());
        QVERIFY(!bench.secretOnDisk());
        QCOMPARE(bench.server.timesAsked(TransferBench::pathOf(order)), 2);

        bench.queue->resume(id);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(id)));
        QCOMPARE(bench.contentOf(u"saved.bin"_s), patternBytes(0, length));
        QCOMPARE(bench.files(), QStringList{u"saved.bin"_s});
        QCOMPARE(bench.server.rangesAsked(TransferBench::pathOf(order)),
                 (QList<QByteArray>{"bytes=0-131071", "bytes=131072-2999999", "bytes=0-131071",
                                    "bytes=" + QByteArray::number(Limits::probe + come) + "-2999999"}));
        QVERIFY(bench.latest(id)->exchanges.size() >= 3);
    }

    void showsWhatIsKeptWhileItWaitsForItsTurnAgain()
    {
        TransferBench bench(QueueOptions{.resourcesAtATime = 1});
        const DownloadOrder order = bench.order();
        DownloadOrder other = bench.order(u"file_v3_00aa_2"_s);
        other.name = u"other.bin"_s;
        serveHalf(bench, order);
        serveHalf(bench, other);
        const TransferId id = bench.add(order);
        QVERIFY(comesTo(bench, id, "receiving", Limits::probe + come));
        const TransferId next = bench.add(other);
        bench.queue->pause(id);
        QVERIFY(comesTo(bench, next, "receiving", Limits::probe + come)); // its place is free
        bench.queue->resume(id);
        QVERIFY(comesTo(bench, id, "queued"));
        QCOMPARE(bench.latest(id)->progress.received, Limits::probe + come);
        QCOMPARE(bench.latest(id)->name, u"saved.bin"_s);
        bench.queue->pause(next);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(id)));
        QCOMPARE(bench.contentOf(u"saved.bin"_s), patternBytes(0, length));
    }

    void holdsNoConnection()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        serveHalf(bench, order);
        const TransferId id = bench.add(order);
        QVERIFY(comesTo(bench, id, "receiving", Limits::probe + come));
        bench.queue->pause(id);
        QTRY_COMPARE(bench.server.loopback().connectionsOpen(), 0);
    }

    void aQueuedOneWaitsUntilItIsResumed()
    {
        TransferBench bench(QueueOptions{.resourcesAtATime = 1});
        const DownloadOrder order = bench.order();
        DownloadOrder other = bench.order(u"file_v3_00aa_2"_s);
        other.name = u"other.bin"_s;
        bench.server.serve(TransferBench::pathOf(order), length);
        bench.server.serve(TransferBench::pathOf(other), length);
        const TransferId first = bench.add(order);
        const TransferId second = bench.add(other);
        bench.queue->pause(second);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(first)));
        QVERIFY(comesTo(bench, second, "paused"));
        QCOMPARE(std::get<Paused>(bench.latest(second)->state).kept, 0);
        QCOMPARE(bench.server.timesAsked(TransferBench::pathOf(other)), 0);
        bench.queue->resume(second);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(second)));
        QCOMPARE(bench.contentOf(u"other.bin"_s), patternBytes(0, length));
    }

    void whileItWaitsForTheServer()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        bench.server.onRequest(TransferBench::pathOf(order), 1, Faults::unavailable("300"));
        const TransferId id = bench.add(order);
        QVERIFY(comesTo(bench, id, "waiting"));
        bench.queue->pause(id);
        QVERIFY(comesTo(bench, id, "paused"));
        QCOMPARE(bench.files(), QStringList());
    }

    void beforeTheFirstAnswer()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        bench.server.onRequest(TransferBench::pathOf(order), 1, Faults::silenceAfter(0));
        const TransferId id = bench.add(order);
        QTRY_COMPARE(bench.server.timesAsked(TransferBench::pathOf(order)), 1);
        bench.queue->pause(id);
        bench.queue->resume(id);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(id)));
        QCOMPARE(bench.contentOf(u"saved.bin"_s), patternBytes(0, length));
    }

    void cancellingRemovesWhatIsThere()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        serveHalf(bench, order);
        const TransferId id = bench.add(order);
        QVERIFY(comesTo(bench, id, "receiving", Limits::probe + come));
        bench.queue->pause(id);
        QCOMPARE(bench.files(), partialFiles());
        bench.queue->cancel(id);
        QVERIFY(std::holds_alternative<Cancelled>(bench.endOf(id)));
        QCOMPARE(bench.files(), QStringList());
        QCOMPARE(bench.latest(id)->progress.received, 0);
    }

    void cancellingLeavesAStrangersFileAlone()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        serveHalf(bench, order);
        const TransferId id = bench.add(order);
        QVERIFY(comesTo(bench, id, "receiving", Limits::probe + come));
        bench.queue->pause(id);
        QFile record(bench.folder.filePath(u"saved.bin.larder-part.json"_s));
        QVERIFY(record.open(QIODevice::WriteOnly) && record.write("a stranger's") > 0);
        record.close();
        bench.queue->cancel(id);
        QVERIFY(std::holds_alternative<Cancelled>(bench.endOf(id)));
        QCOMPARE(bench.files(), partialFiles());
    }

    void afterItsEndNothingHappens()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        const TransferId id = bench.add(order);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(id)));
        bench.queue->pause(id);
        bench.queue->resume(id);
        QCOMPARE(bench.statesOf(id).last(), u"saved"_s);
        QCOMPARE(bench.server.timesAsked(TransferBench::pathOf(order)), 2);
    }

    void twiceIsHarmless()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        serveHalf(bench, order);
        const TransferId id = bench.add(order);
        QVERIFY(comesTo(bench, id, "receiving", Limits::probe + come));
        bench.queue->pause(id);
        bench.queue->pause(id);
        bench.queue->resume(id);
        bench.queue->resume(id);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(id)));
        QCOMPARE(bench.contentOf(u"saved.bin"_s), patternBytes(0, length));
        QCOMPARE(bench.server.timesAsked(TransferBench::pathOf(order)), 4);
    }

    void aPictureToo()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order(u"img_v3_00aa_1"_s);
        bench.server.serve(TransferBench::pathOf(order), length, "\"v1\"");
        bench.server.onRequest(TransferBench::pathOf(order), 1, Faults::silenceAfter(come));
        const TransferId id = bench.add(order);
        QVERIFY(comesTo(bench, id, "receiving", come));
        bench.queue->pause(id);
        QVERIFY(comesTo(bench, id, "paused", come));
        bench.queue->resume(id);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(id)));
        QCOMPARE(bench.contentOf(u"saved.bin"_s), patternBytes(0, length));
    }
};

QTEST_GUILESS_MAIN(PausingTest)
#include "pausing_test.moc"
