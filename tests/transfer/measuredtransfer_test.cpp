#include <QTest>

#include "demo/patternbytes.h"
#include "transferbench.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Larder::Fault)
Q_DECLARE_METATYPE(std::optional<qint64>)

namespace {

constexpr qint64 length = 3'000'000;
const QString file = u"file_v3_00aa_1"_s;
const QString picture = u"img_v3_00aa_1"_s;

QStringList partialOf(const QString &name)
{
    return {name + u".larder-part"_s, name + u".larder-part.json"_s};
}

/** 200 and the whole without a word about its length. */
HttpReply wholeOfUnknownLength(const HttpRequest &request, const ServedResource &resource)
{
    HttpRequest plain = request;
    plain.headers.clear();
    return Faults::chunked()(plain, resource);
}

} // namespace

class MeasuredTransferTest : public QObject
{
    Q_OBJECT

    static bool comesTo(TransferBench &bench, TransferId id, const char *state)
    {
        return comesTrue(
            [&] {
                const auto latest = bench.latest(id);
                return latest && word(latest->state) == QLatin1StringView(state);
            },
            minute);
    }

    static Measured measuredOf(TransferBench &bench, const DownloadOrder &order)
    {
        const TransferId id = bench.measure(order);
        return comesTo(bench, id, "measured") ? std::get<Measured>(bench.latest(id)->state) : Measured{-1, -1};
    }

    static DownloadOrder orderOf(const TransferBench &bench, int number)
    {
        DownloadOrder order = bench.order(u"file_v3_00aa_%1"_s.arg(number));
        order.name = u"%1.bin"_s.arg(number);
        return order;
    }

private Q_SLOTS:
    void measuresAndGoesOn_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<qint64>("served");
        QTest::addColumn<QByteArray>("etag");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<std::optional<qint64>>("size");
        QTest::addColumn<QList<QByteArray>>("asked");    // until it is measured
        QTest::addColumn<QList<QByteArray>>("goesOnBy"); // until it is saved
        using Ranges = QList<QByteArray>;
        const auto row = [](const char *name, const QString &key, qint64 served, const QByteArray &etag,
                            const Fault &fault, std::optional<qint64> size, const Ranges &asked,
                            const Ranges &goesOnBy) {
            QTest::newRow(name) << key << served << etag << fault << size << asked << goesOnBy;
        };
        const Ranges probe{"bytes=0-131071"};
        row("a file", file, length, "\"v1\"", {}, length, probe, {"bytes=131072-2999999"});
        row("no validator: the last 64 KiB are compared", file, length, {}, {}, length, probe, {"bytes=65536-2999999"});
        row("as long as the probe", file, Limits::probe, {}, {}, Limits::probe, probe, {});
        row("one byte longer", file, Limits::probe + 1, "\"v1\"", {}, Limits::probe + 1, probe,
            {"bytes=131072-131072"});
        row("shorter than the probe", file, 50'000, "\"v1\"", {}, 50'000, probe, {});
        row("shorter, no validator", file, 50'000, {}, {}, 50'000, probe, {});
        row("empty", file, 0, {}, {}, 0, probe, {});
        row("a picture", picture, 50'000, {}, {}, 50'000, {""}, {});
        row("no ranges here, and short", file, 50'000, {}, Faults::wholeInstead(), 50'000, probe, {});
        row("of unknown length, and short: the last byte is asked for", picture, 50'000, {}, wholeOfUnknownLength,
            50'000, {"", "bytes=49999-8438606"}, {});
        row("of unknown length", file, length, {}, wholeOfUnknownLength, {}, probe,
            {"bytes=0-131071", "bytes=2999999-11388606"});
    }

    void measuresAndGoesOn()
    {
        QFETCH(const QString, key);
        QFETCH(const qint64, served);
        QFETCH(const QByteArray, etag);
        QFETCH(const Fault, fault);
        QFETCH(const QList<QByteArray>, asked);
        QFETCH(const QList<QByteArray>, goesOnBy);
        TransferBench bench;
        const DownloadOrder order = bench.order(key);
        const QByteArray path = TransferBench::pathOf(order);
        bench.server.serve(path, served, etag);
        if (fault)
            bench.server.onEveryRequest(path, fault);

        const Measured measured = measuredOf(bench, order);
        QTEST(measured.size, "size");
        QVERIFY(measured.kept <= Limits::probe);
        QCOMPARE(bench.server.rangesAsked(path), asked);
        QCOMPARE(bench.files(), measured.kept > 0 ? partialOf(u"saved.bin"_s) : QStringList());
        QVERIFY(!bench.secretOnDisk());

        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QCOMPARE(bench.contentOf(u"saved.bin"_s), patternBytes(0, served));
        QCOMPARE(bench.files(), QStringList{u"saved.bin"_s});
        QCOMPARE(bench.server.rangesAsked(path), asked + goesOnBy);
    }

    /** However much of it had come by then. */
    void aLineThatIsCutInTheProbe()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order(file);
        const QByteArray path = TransferBench::pathOf(order);
        bench.server.serve(path, length, "\"v1\"");
        bench.server.onRequest(path, 1, Faults::cutAfter(100'000));
        const Measured measured = measuredOf(bench, order);
        QCOMPARE(measured.size, std::optional(length));
        QVERIFY(measured.kept <= Limits::probe); // with its head, or of a second try
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QCOMPARE(bench.contentOf(u"saved.bin"_s), patternBytes(0, length));
        QVERIFY(bench.server.rangesAsked(path).last().startsWith("bytes=" + QByteArray::number(measured.kept) + '-'));
    }

    void takesNoMoreOfAWholeAnswer_data()
    {
        QTest::addColumn<QString>("key");
        QTest::newRow("no ranges here") << file;
        QTest::newRow("a picture") << picture;
    }

    void takesNoMoreOfAWholeAnswer()
    {
        QFETCH(const QString, key);
        TransferBench bench;
        const DownloadOrder order = bench.order(key);
        const QByteArray path = TransferBench::pathOf(order);
        bench.server.serve(path, length);
        bench.server.onEveryRequest(path, Faults::wholeInstead());
        const Measured measured = measuredOf(bench, order);
        QCOMPARE(measured.size, std::optional(length));
        QVERIFY(measured.kept <= Limits::probe + Limits::readBuffer);
        QTRY_COMPARE(bench.server.loopback().connectionsOpen(), 0);
        QCOMPARE(bench.server.timesAsked(path), 1);

        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QCOMPARE(bench.contentOf(u"saved.bin"_s), patternBytes(0, length));
        QCOMPARE(bench.server.timesAsked(path), 2);
    }

    void tellsWhyItCannot()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        bench.server.onEveryRequest(TransferBench::pathOf(order), Faults::refusal(400, 234002));
        const TransferState end = bench.endOf(bench.measure(order));
        QVERIFY(std::holds_alternative<Failed>(end));
        QCOMPARE(std::get<Failed>(end).error.code, std::optional<qint64>(234002));
        QCOMPARE(bench.files(), QStringList());
        bench.server.forgetFaults();
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QCOMPARE(bench.queue->snapshots().size(), 2);
        bench.queue->dropMeasured();
        QCOMPARE(bench.queue->snapshots().size(), 1);
        QCOMPARE(bench.files(), QStringList{u"saved.bin"_s});
    }

    void nothingStaysUnderANameThatIsNotTaken_data()
    {
        QTest::addColumn<IfExists>("ifExists");
        QTest::addColumn<bool>("both");
        QTest::newRow("the first is not downloaded") << IfExists::Rename << false;
        QTest::newRow("the first is there then") << IfExists::Skip << true;
    }

    /** Two of one name: measured, the second has another than it is saved under. */
    void nothingStaysUnderANameThatIsNotTaken()
    {
        QFETCH(const IfExists, ifExists);
        QFETCH(const bool, both);
        TransferBench bench(QueueOptions{.resourcesAtATime = 1});
        QList<DownloadOrder> orders{orderOf(bench, 1), orderOf(bench, 2)};
        for (DownloadOrder &order : orders) {
            order.name = u"image.png"_s;
            order.ifExists = ifExists;
            bench.server.serve(TransferBench::pathOf(order), length);
            QCOMPARE(measuredOf(bench, order).size, std::optional(length));
        }
        QVERIFY(bench.files().contains(u"image (1).png.larder-part"_s));
        if (both)
            QVERIFY(std::holds_alternative<Saved>(bench.download(orders.first())));
        const TransferId second = bench.add(orders.last());
        bench.queue->dropMeasured();
        QCOMPARE(std::holds_alternative<Skipped>(bench.endOf(second)), both);
        QCOMPARE(bench.files(), QStringList{u"image.png"_s});
        QCOMPARE(bench.contentOf(u"image.png"_s).size(), length);
    }

    void waitsAsDownloadsDo()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        bench.server.onRequest(TransferBench::pathOf(order), 1, Faults::rateLimited(1s));
        bench.server.onRequest(TransferBench::pathOf(order), 2, Faults::cutBeforeHead());
        QCOMPARE(measuredOf(bench, order).size, std::optional(length));
        QCOMPARE(bench.server.timesAsked(TransferBench::pathOf(order)), 3);
        QVERIFY(bench.statesOf(TransferId{1}).contains(u"waiting"_s));
    }

    void goesOnAfterASignIn()
    {
        TransferBench bench(QueueOptions{.atSharedCause = AtSharedCause::Halt});
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        bench.tokens.forget(order.platform, order.identity).waitForFinished();
        const TransferId id = bench.measure(order);
        QVERIFY(comesTo(bench, id, "halted"));
        const auto token = AccessToken::parse(QString::fromLatin1(TransferBench::secret));
        bench.tokens.keep(order.platform, order.identity, *token).waitForFinished();
        bench.queue->lookAgain(SharedCause::Kind::SignIn);
        QVERIFY(comesTo(bench, id, "measured"));
    }

    void doesNotWaitForDownloads()
    {
        TransferBench bench(QueueOptions{.resourcesAtATime = 1});
        for (const int number : {1, 2, 3, 4, 5, 6})
            bench.server.serve(TransferBench::pathOf(orderOf(bench, number)), length);
        bench.server.onEveryRequest(TransferBench::pathOf(orderOf(bench, 1)), Faults::silenceAfter(0));
        const TransferId silent = bench.add(orderOf(bench, 1));
        const TransferId waits = bench.add(orderOf(bench, 2));
        QList<TransferId> measured;
        for (const int number : {3, 4, 5, 6})
            measured << bench.measure(orderOf(bench, number));
        for (const TransferId id : measured)
            QVERIFY(comesTo(bench, id, "measured"));
        QVERIFY(std::holds_alternative<Queued>(bench.latest(waits)->state));
        bench.queue->cancel(silent);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(waits))); // what is measured is in nobody's way
    }

    void whatIsNotChosenLeavesNothing()
    {
        TransferBench bench;
        for (int number = 1; number <= 10; ++number) {
            const DownloadOrder order = orderOf(bench, number);
            bench.server.serve(TransferBench::pathOf(order), number % 2 == 0 ? length : 10'000, "\"v1\"");
            QVERIFY(measuredOf(bench, order).size);
        }
        QList<TransferId> chosen;
        for (int number = 1; number <= 7; ++number)
            chosen << bench.add(orderOf(bench, number));
        bench.queue->dropMeasured();
        QStringList names;
        for (int number = 1; number <= 7; ++number) {
            QVERIFY(std::holds_alternative<Saved>(bench.endOf(chosen.at(number - 1))));
            names << u"%1.bin"_s.arg(number);
            QCOMPARE(bench.contentOf(names.last()), patternBytes(0, number % 2 == 0 ? length : 10'000));
        }
        QCOMPARE(bench.files(), names);
        for (int number = 1; number <= 10; ++number)
            QCOMPARE(bench.server.timesAsked(TransferBench::pathOf(orderOf(bench, number))),
                     number <= 7 && number % 2 == 0 ? 2 : 1);
        QCOMPARE(bench.queue->snapshots().size(), 7);
    }

    void droppedInTheMidst()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        bench.server.onEveryRequest(TransferBench::pathOf(order), Faults::silenceAfter(1000));
        const TransferId id = bench.measure(order);
        QVERIFY(comesTo(bench, id, "receiving"));
        QVERIFY(!bench.files().isEmpty());
        bench.queue->dropMeasured();
        bench.queue->dropMeasured();
        QCOMPARE(bench.files(), QStringList());
        QVERIFY(bench.queue->snapshots().isEmpty());
        QTRY_COMPARE(bench.server.loopback().connectionsOpen(), 0);
    }

    void anEarlierDownloadsBytesStay()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length, "\"v1\"");
        bench.server.onRequest(TransferBench::pathOf(order), 2, Faults::silenceAfter(2'000'000));
        const TransferId earlier = bench.add(order);
        const qint64 kept = Limits::probe + 2'000'000;
        QVERIFY(comesTrue([&] { return bench.latest(earlier) && bench.latest(earlier)->progress.received >= kept; },
                          minute));
        bench.queue->pause(earlier);
        DownloadOrder asBot = order;
        asBot.identity = Identity::Bot;
        bench.tokens
            .keep(order.platform, Identity::Bot, AccessToken::parse(QString::fromLatin1(TransferBench::secret)).value())
            .waitForFinished();
        QCOMPARE(measuredOf(bench, asBot), (Measured{length, kept}));
        bench.queue->dropMeasured();
        QCOMPARE(bench.files(), partialOf(u"saved.bin"_s));
        QCOMPARE(QFileInfo(bench.folder.filePath(u"saved.bin.larder-part"_s)).size(), kept);
    }

    void isDownloadedWhileItIsMeasured()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length, "\"v1\"");
        bench.server.onRequest(TransferBench::pathOf(order), 1, Faults::delayed(300ms));
        bench.measure(order);
        QTRY_COMPARE(bench.server.timesAsked(TransferBench::pathOf(order)), 1);
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QCOMPARE(bench.contentOf(u"saved.bin"_s), patternBytes(0, length));
        QCOMPARE(bench.server.timesAsked(TransferBench::pathOf(order)), 2);
        QCOMPARE(bench.queue->snapshots().size(), 1);
    }

    void whatIsInTheListAlreadyIsNotMeasured()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        bench.server.onEveryRequest(TransferBench::pathOf(order), Faults::silenceAfter(0));
        bench.add(order);
        QList<TransferId> told;
        int doubles = 0;
        QObject::connect(bench.queue.get(), &TransferQueue::nothingToMeasure, bench.queue.get(),
                         [&told](TransferId asked) { told.append(asked); });
        QObject::connect(bench.queue.get(), &TransferQueue::alreadyThere, bench.queue.get(), [&doubles] { ++doubles; });
        const TransferId asked = bench.measure(order);
        QCOMPARE(told, QList<TransferId>{asked});
        QCOMPARE(doubles, 0);
        QCOMPARE(bench.queue->snapshots().size(), 1);
    }

    void aFailedDownloadIsTriedAgainInItsPlace()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        bench.server.onRequest(TransferBench::pathOf(order), 1, Faults::refusal(400, 234002));
        const TransferId failed = bench.add(order);
        QVERIFY(std::holds_alternative<Failed>(bench.endOf(failed)));
        QVERIFY(measuredOf(bench, order).size);
        bench.queue->tryAgain(failed);
        QVERIFY(comesTo(bench, failed, "saved"));
        QCOMPARE(bench.contentOf(u"saved.bin"_s), patternBytes(0, length));
        QCOMPARE(bench.queue->snapshots().size(), 1);
    }

    void anotherFolderBeginsAnew()
    {
        TransferBench bench;
        QTemporaryDir elsewhere;
        DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length, "\"v1\"");
        QVERIFY(measuredOf(bench, order).size);
        order.folder = elsewhere.path();
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QCOMPARE(bench.files(), QStringList());
        QFile saved(elsewhere.filePath(u"saved.bin"_s));
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QCOMPARE(saved.readAll(), patternBytes(0, length));
        QCOMPARE(bench.server.timesAsked(TransferBench::pathOf(order)), 3);
        QCOMPARE(bench.queue->snapshots().size(), 1);
    }

    void measuredAgainForAnotherFolder()
    {
        TransferBench bench;
        QTemporaryDir elsewhere;
        DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length, "\"v1\"");
        QVERIFY(measuredOf(bench, order).size);
        order.folder = elsewhere.path();
        QVERIFY(measuredOf(bench, order).size);
        QCOMPARE(bench.files(), QStringList());
        QCOMPARE(bench.queue->snapshots().size(), 1);
    }

    void whatBecameOfItMeanwhile_data()
    {
        QTest::addColumn<int>("what");
        QTest::addColumn<QByteArray>("secondRange");
        QTest::newRow("its bytes were edited") << 0 << QByteArray("bytes=0-2999999");
        QTest::newRow("its bytes were removed") << 1 << QByteArray("bytes=0-2999999");
        QTest::newRow("another version on the server") << 2 << QByteArray("bytes=131072-2999999");
        QTest::newRow("a file of that name came") << 3 << QByteArray("bytes=0-2999999");
    }

    void whatBecameOfItMeanwhile()
    {
        QFETCH(const int, what);
        TransferBench bench;
        const DownloadOrder order = bench.order();
        const QByteArray path = TransferBench::pathOf(order);
        bench.server.serve(path, length, "\"v1\"");
        QVERIFY(measuredOf(bench, order).size);
        const QString partial = bench.folder.filePath(u"saved.bin.larder-part"_s);
        QByteArray expected = patternBytes(0, length);
        QString name = u"saved.bin"_s;
        if (what == 0) {
            QFile edited(partial);
            QVERIFY(edited.open(QIODevice::ReadWrite) && edited.seek(Limits::probe - 10) && edited.write("edited") > 0);
        } else if (what == 1) {
            QVERIFY(QFile::remove(partial) && QFile::remove(partial + u".json"_s));
        } else if (what == 2) {
            expected = patternBytes(0, length, 2);
            bench.server.serve(path, ServedResource{.length = length, .body = patternBody(2), .etag = "\"v2\""});
        } else {
            QFile other(bench.folder.filePath(name));
            QVERIFY(other.open(QIODevice::WriteOnly) && other.write("somebody's") > 0);
            name = u"saved (1).bin"_s;
        }
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QCOMPARE(bench.contentOf(name), expected);
        QTEST(bench.server.rangesAsked(path).value(1), "secondRange");
        if (what == 3)
            QCOMPARE(bench.contentOf(u"saved.bin"_s), QByteArray("somebody's"));
    }

    void askForMoreThanTheDiskHas()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        constexpr qint64 huge = 1'000'000'000'000'000;
        bench.server.serve(TransferBench::pathOf(order), huge, "\"v1\"");
        QCOMPARE(measuredOf(bench, order), (Measured{huge, Limits::probe}));
        const TransferState end = bench.download(order);
        QVERIFY(std::holds_alternative<Failed>(end));
        QCOMPARE(std::get<Failed>(end).error.reason, Reason::DiskFull);
        QCOMPARE(bench.server.timesAsked(TransferBench::pathOf(order)), 1);
    }

    void aFileThatIsToBeLeftAlone()
    {
        TransferBench bench;
        DownloadOrder order = bench.order();
        order.ifExists = IfExists::Skip;
        bench.server.serve(TransferBench::pathOf(order), length);
        QVERIFY(QFile(bench.folder.filePath(u"saved.bin"_s)).open(QIODevice::WriteOnly));
        QVERIFY(std::holds_alternative<Skipped>(bench.endOf(bench.measure(order))));
        QCOMPARE(bench.files(), QStringList{u"saved.bin"_s});
    }

    void takesThePlaceWhereItIsDownloaded()
    {
        TransferBench bench(QueueOptions{.resourcesAtATime = 1});
        for (const int number : {1, 2})
            bench.server.serve(TransferBench::pathOf(orderOf(bench, number)), length);
        QVERIFY(measuredOf(bench, orderOf(bench, 1)).size);
        const TransferId second = bench.add(orderOf(bench, 2));
        const TransferId first = bench.add(orderOf(bench, 1));
        QList<TransferId> order;
        for (const TransferSnapshot &transfer : bench.queue->snapshots())
            order << transfer.id;
        QCOMPARE(order, (QList<TransferId>{second, first}));
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(first)));
    }
};

QTEST_GUILESS_MAIN(MeasuredTransferTest)
#include "measuredtransfer_test.moc"
