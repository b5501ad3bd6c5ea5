#include <QTest>

#include "demo/patternbytes.h"
#include "transferbench.h"

using namespace Larder;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(std::optional<int>)

namespace {

constexpr qint64 length = 200'000;

DownloadOrder orderOf(const TransferBench &bench, int number)
{
    DownloadOrder order = bench.order(u"file_v3_00aa_%1"_s.arg(number));
    order.name = u"%1.bin"_s.arg(number);
    return order;
}

QList<int> asNumbers(const QList<TransferId> &ids)
{
    QList<int> numbers;
    for (const TransferId id : ids)
        numbers.append(static_cast<int>(id));
    return numbers;
}

QList<TransferId> asIds(const QList<int> &numbers)
{
    QList<TransferId> ids;
    for (const int number : numbers)
        ids.append(TransferId{quint64(number)});
    return ids;
}

QList<TransferId> orderIn(const TransferBench &bench)
{
    QList<TransferId> ids;
    for (const TransferSnapshot &transfer : bench.queue->snapshots())
        ids.append(transfer.id);
    return ids;
}

/** As a list that shows the queue would have it. */
QList<RemovedTransfer> toPutBack(const TransferBench &bench, const QList<int> &numbers)
{
    const QList<TransferSnapshot> all = bench.queue->snapshots();
    QList<RemovedTransfer> kept;
    for (qsizetype row = 0; row < all.size(); ++row)
        if (numbers.contains(int(all.at(row).id)))
            kept.append({all.at(row), row + 1 < all.size() ? std::optional(all.at(row + 1).id) : std::nullopt});
    return kept;
}

} // namespace

class TransferQueueTest : public QObject
{
    Q_OBJECT

    /** Numbers 1 to `count`; the first falls silent, so that with one at a time the others wait. */
    static void addSeveral(TransferBench &bench, int count)
    {
        for (int number = 1; number <= count; ++number) {
            const DownloadOrder order = orderOf(bench, number);
            bench.server.serve(TransferBench::pathOf(order), length);
            if (number == 1)
                bench.server.onRequest(TransferBench::pathOf(order), 1, Faults::silenceAfter(0));
            QCOMPARE(bench.add(order), TransferId{quint64(number)});
        }
    }

    /** Numbers in the order in which their first request came; of several at a time that may be any. */
    static QList<int> asked(const TransferBench &bench)
    {
        QList<int> numbers;
        for (const HttpRequest &request : bench.server.requests()) {
            const int number = request.path.mid(request.path.lastIndexOf('_') + 1).toInt();
            if (!numbers.contains(number))
                numbers.append(number);
        }
        return numbers;
    }

private Q_SLOTS:
    void moves_data()
    {
        QTest::addColumn<QList<int>>("moved");
        QTest::addColumn<std::optional<int>>("before");
        QTest::addColumn<QList<int>>("order");
        using Numbers = QList<int>;
        const auto row = [](const char *name, const Numbers &moved, std::optional<int> before, const Numbers &order) {
            QTest::newRow(name) << moved << before << order;
        };
        row("one up", {4}, 3, {1, 2, 4, 3, 5});
        row("one to the beginning", {5}, 1, {5, 1, 2, 3, 4});
        row("one to the end", {2}, {}, {1, 3, 4, 5, 2});
        row("several keep their order", {5, 3}, 2, {1, 3, 5, 2, 4});
        row("before itself", {3}, 3, {1, 2, 3, 4, 5});
        row("where it is already", {3}, 4, {1, 2, 3, 4, 5});
        row("one that is not there", {9}, 1, {1, 2, 3, 4, 5});
        row("before one that is not there, to the end", {2}, 9, {1, 3, 4, 5, 2});
        row("nothing", {}, 1, {1, 2, 3, 4, 5});
        row("all", {1, 2, 3, 4, 5}, {}, {1, 2, 3, 4, 5});
    }

    void moves()
    {
        QFETCH(const QList<int>, moved);
        QFETCH(const std::optional<int>, before);
        QFETCH(const QList<int>, order);
        TransferBench bench(QueueOptions{.resourcesAtATime = 1});
        addSeveral(bench, 5);
        QList<QList<TransferId>> told;
        QObject::connect(bench.queue.get(), &TransferQueue::reordered, bench.queue.get(),
                         [&](const QList<TransferId> &ids) { told.append(ids); });
        bench.queue->move(asIds(moved), before ? std::optional(TransferId{quint64(*before)}) : std::nullopt);
        QCOMPARE(asNumbers(orderIn(bench)), order);
        const bool isNews = order != QList<int>{1, 2, 3, 4, 5};
        QCOMPARE(told.size(), isNews ? 1 : 0);
        if (isNews)
            QCOMPARE(asNumbers(told.first()), order);
    }

    void removes_data()
    {
        QTest::addColumn<QList<int>>("removed");
        QTest::addColumn<QList<int>>("left");
        QTest::newRow("several that have ended") << QList<int>{4, 2} << QList<int>{1, 3, 5};
        QTest::newRow("one twice") << QList<int>{2, 2} << QList<int>{1, 3, 4, 5};
        QTest::newRow("one that waits among them") << QList<int>{2, 3} << QList<int>{1, 3, 4, 5};
        QTest::newRow("one that is under way") << QList<int>{1} << QList<int>{1, 2, 3, 4, 5};
        QTest::newRow("one that is not there") << QList<int>{9} << QList<int>{1, 2, 3, 4, 5};
        QTest::newRow("none") << QList<int>{} << QList<int>{1, 2, 3, 4, 5};
    }

    /** The first is under way, the second and the fourth have ended. */
    void removes()
    {
        QFETCH(const QList<int>, removed);
        QFETCH(const QList<int>, left);
        TransferBench bench(QueueOptions{.resourcesAtATime = 1});
        addSeveral(bench, 5);
        QTRY_COMPARE(asked(bench), QList<int>{1});
        for (const int number : {2, 4})
            bench.queue->cancel(TransferId{quint64(number)});
        QSignalSpy altered(bench.queue.get(), &TransferQueue::altered);
        bench.queue->remove(asIds(removed));
        QCOMPARE(asNumbers(orderIn(bench)), left);
        QCOMPARE(altered.count(), left.size() < 5 ? 1 : 0);
    }

    void putsBackWhatWasRemoved_data()
    {
        QTest::addColumn<QList<int>>("removed");
        QTest::newRow("one in the midst") << QList<int>{2};
        QTest::newRow("neighbours") << QList<int>{2, 3, 4};
        QTest::newRow("apart, and the last") << QList<int>{2, 5};
        QTest::newRow("all") << QList<int>{1, 2, 3, 4, 5};
    }

    void putsBackWhatWasRemoved()
    {
        QFETCH(const QList<int>, removed);
        TransferBench bench(QueueOptions{.resourcesAtATime = 1});
        addSeveral(bench, 5);
        for (const int number : {1, 2, 3, 4, 5})
            bench.queue->cancel(TransferId{quint64(number)});
        const QList<RemovedTransfer> kept = toPutBack(bench, removed);
        const QList<TransferSnapshot> before = bench.queue->snapshots();
        bench.queue->remove(asIds(removed));
        QSignalSpy altered(bench.queue.get(), &TransferQueue::altered);
        bench.queue->putBack(kept);
        QCOMPARE(asNumbers(orderIn(bench)), (QList<int>{1, 2, 3, 4, 5}));
        QTRY_VERIFY(!altered.isEmpty());
        for (int row = 0; row < before.size(); ++row)
            QVERIFY(bench.queue->snapshots().at(row).state == before.at(row).state);
        bench.queue->putBack(kept); // twice is harmless
        QCOMPARE(asNumbers(orderIn(bench)), (QList<int>{1, 2, 3, 4, 5}));
    }

    void putsAtTheEndWhatHasLostItsPlace()
    {
        TransferBench bench(QueueOptions{.resourcesAtATime = 1});
        addSeveral(bench, 5);
        for (const int number : {1, 2, 3, 4, 5})
            bench.queue->cancel(TransferId{quint64(number)});
        const QList<RemovedTransfer> kept = toPutBack(bench, {1, 2});
        bench.queue->remove(asIds({1, 2, 3}));
        bench.queue->putBack(kept);
        QCOMPARE(asNumbers(orderIn(bench)), (QList<int>{4, 5, 1, 2}));
    }

    void thoseInFrontAreNext()
    {
        TransferBench bench(QueueOptions{.resourcesAtATime = 1});
        addSeveral(bench, 5);
        QTRY_COMPARE(asked(bench), QList<int>{1});
        bench.queue->moveToFront(asIds({5, 4}));
        QCOMPARE(asNumbers(orderIn(bench)), (QList<int>{4, 5, 1, 2, 3}));
        bench.queue->cancel(TransferId{1});
        for (const int number : {2, 3, 4, 5})
            QVERIFY(std::holds_alternative<Saved>(bench.endOf(TransferId{quint64(number)})));
        QCOMPARE(asked(bench), (QList<int>{1, 4, 5, 2, 3}));
    }

    void moreAtATimeWhileItRuns()
    {
        TransferBench bench(QueueOptions{.resourcesAtATime = 1});
        addSeveral(bench, 4);
        QTRY_COMPARE(asked(bench), QList<int>{1});
        bench.queue->setResourcesAtATime(2);
        for (const int number : {2, 3, 4})
            QVERIFY(std::holds_alternative<Saved>(bench.endOf(TransferId{quint64(number)})));
        QVERIFY(!hasEnded(bench.latest(TransferId{1})->state));
    }

    void fewerAtATimeStopNothingThatRuns()
    {
        TransferBench bench(QueueOptions{.resourcesAtATime = 2});
        const DownloadOrder second = orderOf(bench, 2);
        bench.server.onRequest(TransferBench::pathOf(second), 1, Faults::silenceAfter(0));
        addSeveral(bench, 3);
        QTRY_COMPARE(asked(bench).size(), 2);
        bench.queue->setResourcesAtATime(0); // one at least
        bench.queue->cancel(TransferId{1});
        QVERIFY(std::holds_alternative<Cancelled>(bench.endOf(TransferId{1})));
        QVERIFY(!asked(bench).contains(3));
        bench.queue->cancel(TransferId{2});
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(TransferId{3})));
    }

    void isOneTransfer_data()
    {
        QTest::addColumn<int>("other");
        QTest::addColumn<bool>("same");
        QTest::newRow("the same to another folder and name") << 0 << true;
        QTest::newRow("another file key") << 1 << false;
        QTest::newRow("another message") << 2 << false;
        QTest::newRow("another identity, no account") << 3 << false;
        QTest::newRow("an account's") << 4 << false;
    }

    void isOneTransfer()
    {
        QFETCH(const int, other);
        QFETCH(const bool, same);
        TransferBench bench(QueueOptions{.resourcesAtATime = 1});
        addSeveral(bench, 1);
        QTemporaryDir elsewhere;
        DownloadOrder order = orderOf(bench, other == 1 ? 2 : 1);
        order.folder = elsewhere.path();
        order.name = u"other.bin"_s;
        if (other == 2)
            order.resource.messageId = MessageId::parse(u"om_another").value();
        if (other == 3)
            order.identity = Identity::Bot;
        if (other == 4)
            order.account = AccountId::makeNew();
        QList<std::pair<TransferId, TransferId>> told;
        QObject::connect(bench.queue.get(), &TransferQueue::alreadyThere, bench.queue.get(),
                         [&](TransferId asked, TransferId existing) {
                             told.append({asked, existing});
                         });
        const TransferId asked = bench.add(order);
        QCOMPARE(orderIn(bench).contains(asked), !same);
        QCOMPARE(told.size(), same ? 1 : 0);
        if (same)
            QCOMPARE(told.first(), std::pair(asked, TransferId{1}));
    }

    void anAccountsIdentitiesShareATransfer()
    {
        DownloadOrder one = TransferBench().order();
        one.account = AccountId::makeNew();
        DownloadOrder other = one;
        other.identity = Identity::Bot;
        QVERIFY(isSameDownload(one, other));
        other.account = AccountId::makeNew();
        QVERIFY(!isSameDownload(one, other));
    }

    void onceItHasEndedItMayComeAgain()
    {
        TransferBench bench;
        const DownloadOrder order = orderOf(bench, 1);
        bench.server.serve(TransferBench::pathOf(order), length);
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QCOMPARE(bench.files(), (QStringList{u"1 (1).bin"_s, u"1.bin"_s}));
    }

    void isNotTriedAgainBesideItsLike()
    {
        TransferBench bench;
        const DownloadOrder order = orderOf(bench, 1);
        bench.server.serve(TransferBench::pathOf(order), length);
        bench.server.onRequest(TransferBench::pathOf(order), 1, Faults::refusal(400, 234002));
        bench.server.onRequest(TransferBench::pathOf(order), 2, Faults::silenceAfter(0));
        const TransferId first = bench.add(order);
        QVERIFY(std::holds_alternative<Failed>(bench.endOf(first)));
        const TransferId second = bench.add(order);
        QTRY_COMPARE(bench.server.timesAsked(TransferBench::pathOf(order)), 2);
        QList<std::pair<TransferId, TransferId>> told;
        QObject::connect(bench.queue.get(), &TransferQueue::alreadyThere, bench.queue.get(),
                         [&](TransferId asked, TransferId existing) {
                             told.append({asked, existing});
                         });
        bench.queue->tryAgain(first);
        QCOMPARE(told, (QList<std::pair<TransferId, TransferId>>{{first, second}}));
        QVERIFY(std::holds_alternative<Failed>(bench.latest(first)->state));
        bench.queue->cancel(second);
        bench.queue->tryAgain(first);
        QVERIFY(comesTrue([&] { return std::holds_alternative<Saved>(bench.latest(first)->state); }, minute));
    }

    void oneBadItemNeverStopsTheRest()
    {
        TransferBench bench(QueueOptions{.resourcesAtATime = 2});
        for (int number = 1; number <= 9; ++number) {
            const DownloadOrder order = orderOf(bench, number);
            bench.server.serve(TransferBench::pathOf(order), length);
            if (number % 3 == 1)
                bench.server.onEveryRequest(TransferBench::pathOf(order), Faults::refusal(400, 234002));
            bench.add(order);
        }
        for (int number = 1; number <= 9; ++number) {
            const TransferState end = bench.endOf(TransferId{quint64(number)});
            QCOMPARE(word(end), number % 3 == 1 ? u"failed"_s : u"saved"_s);
            if (number % 3 != 1)
                QCOMPARE(bench.contentOf(u"%1.bin"_s.arg(number)), patternBytes(0, length));
        }
    }

    void tellsOnceOfWhatIsSavedInThisRun()
    {
        TransferBench bench;
        QList<TransferSnapshot> saved;
        connect(bench.queue.get(), &TransferQueue::saved, this,
                [&saved](const TransferSnapshot &transfer) { saved << transfer; });
        const DownloadOrder earlier = orderOf(bench, 3);
        bench.queue->restore(
            TransferSnapshot{TransferId{70}, earlier, Saved{earlier.folder + u"/3.bin"_s, 1}, {}, {}, {}});
        const DownloadOrder refused = orderOf(bench, 2);
        bench.server.onEveryRequest(TransferBench::pathOf(refused), Faults::refusal(400, 234002));
        const DownloadOrder order = orderOf(bench, 1);
        bench.server.serve(TransferBench::pathOf(order), 1); // gone through within a beat
        const TransferId id = bench.add(order);
        bench.endOf(bench.add(refused));
        bench.endOf(id);
        QCOMPARE(saved.size(), 1);
        QCOMPARE(saved.first().id, id);
        QCOMPARE(saved.first().name, u"1.bin"_s);
        QVERIFY(std::holds_alternative<Saved>(saved.first().state));
    }

    void comesBackAsItWas()
    {
        TransferBench bench;
        const DownloadOrder order = orderOf(bench, 1);
        bench.server.serve(TransferBench::pathOf(order), length);
        const TransferId id{70};
        bench.queue->restore(TransferSnapshot{id, order, Paused{40}, {40, length, {}, {}}, u"1.bin"_s, {}});
        QTRY_VERIFY(bench.latest(id));
        QCOMPARE(bench.latest(id)->state, TransferState(Paused{40}));
        QCOMPARE(bench.latest(id)->progress.received, 40);
        QCOMPARE(bench.latest(id)->progress.total, std::optional(length));
        QCOMPARE(bench.server.requests().size(), 0);
        bench.queue->resume(id);
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(id)));
        QCOMPARE(bench.contentOf(u"1.bin"_s), patternBytes(0, length));
    }
};

QTEST_GUILESS_MAIN(TransferQueueTest)
#include "transferqueue_test.moc"
