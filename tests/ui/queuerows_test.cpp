#include <QAbstractItemModelTester>
#include <QtTest>

#include "tests/ui/samples.h"
#include "ui/queuerows.h"

using namespace Larder;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Larder::RowFilter)
Q_DECLARE_METATYPE(Larder::ListOrder)

namespace {

TransferSnapshot named(quint64 id, const TransferState &state, const QString &name,
                       const std::optional<qint64> &size = {}, const QDateTime &sentAt = {})
{
    TransferSnapshot transfer = Samples::transfer(id, state, {0, size, {}, {}});
    transfer.name = name;
    transfer.order.origin.sentAt = sentAt;
    return transfer;
}

QDateTime sentInMinute(int number)
{
    return QDateTime({2026, 11, 20}, {9, number});
}

} // namespace

/** Which rows are shown, and in which order, over a model of some rows of every kind. */
class QueueRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsOneCellARowToAView();
    void showsOnly_data();
    void showsOnly();
    void followsStates();
    void putsInOrder_data();
    void putsInOrder();
    void staysInOrder();
    void losesManyAtOnce();
    void followsTheQueueWhereRowsAreAlike();
    void tellsOnlyWhatIsNew();

private:
    [[nodiscard]] QList<quint64> ids() const;

    std::unique_ptr<QueueModel> m_model;
    std::unique_ptr<QueueRows> m_rows;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
    std::unique_ptr<QAbstractItemModelTester> m_modelTester;
};

void QueueRowsTest::init()
{
    m_model = std::make_unique<QueueModel>();
    m_rows = std::make_unique<QueueRows>(*m_model);
    using Mode = QAbstractItemModelTester::FailureReportingMode;
    m_modelTester = std::make_unique<QAbstractItemModelTester>(m_model.get(), Mode::QtTest);
    m_tester = std::make_unique<QAbstractItemModelTester>(m_rows.get(), Mode::QtTest);
    TransferSnapshot ofTheTeam = named(3, Paused{}, u"plan.pdf"_s, 300, sentInMinute(1));
    ofTheTeam.order.origin.sender = u"Mei Lin"_s;
    ofTheTeam.order.origin.chatId = u"oc_84d1"_s;
    TransferSnapshot unnamed = named(5, Queued{}, {});
    unnamed.order.resource.fileKey = FileKey::parse(u"img_v3_02q4_490e4870"_s).value();
    unnamed.order.resource.messageId = MessageId::parse(u"om_other"_s).value();
    m_model->take({named(1, Receiving{}, u"b 10.pdf"_s, 200, sentInMinute(3)),
                   named(2, Samples::saved(), u"B 9.pdf"_s, {}, sentInMinute(2)), ofTheTeam,
                   named(4, Samples::failed(Reason::NoAccess), u"a.zip"_s, 100), unnamed});
}

void QueueRowsTest::cleanup()
{
    m_tester.reset();
    m_modelTester.reset();
    m_rows.reset();
    m_model.reset();
}

QList<quint64> QueueRowsTest::ids() const
{
    QList<quint64> ids;
    for (int row = 0; row < m_rows->rowCount(); ++row)
        ids << static_cast<quint64>(m_rows->at(row).id);
    return ids;
}

void QueueRowsTest::showsOneCellARowToAView()
{
    QCOMPARE(m_rows->columnCount(), 1);
    QCOMPARE(m_rows->rowCount(), 5);
    QCOMPARE(snapshotOf(m_rows->index(1, 0)).id, TransferId{2});
}

void QueueRowsTest::showsOnly_data()
{
    QTest::addColumn<RowFilter>("filter");
    QTest::addColumn<QList<quint64>>("shown");
    const auto row = [](const char *name, const RowFilter &filter, const QList<quint64> &shown) {
        QTest::newRow(name) << filter << shown;
    };
    row("everything", {}, {1, 2, 3, 4, 5});
    row("nothing but spaces", {.words = u"  "_s}, {1, 2, 3, 4, 5});
    row("a part of a name, in any case", {.words = u"PDF"_s}, {1, 2, 3});
    row("a sender", {.words = u"mei"_s}, {3});
    row("a chat", {.words = u"oc_84d1"_s}, {3});
    row("a message id", {.words = u"om_other"_s}, {5});
    row("a file key", {.words = u"490e4870"_s}, {5});
    row("each word somewhere", {.words = u"plan lin"_s}, {3});
    row("one word nowhere", {.words = u"plan weber"_s}, {});
    row("what runs", {.group = StateGroup::Running}, {1});
    row("what waits", {.group = StateGroup::Waiting}, {5});
    row("what is paused", {.group = StateGroup::Paused}, {3});
    row("what failed", {.group = StateGroup::Failed}, {4});
    row("what is saved", {.group = StateGroup::Saved}, {2});
    row("what was cancelled", {.group = StateGroup::Cancelled}, {});
    row("both", {.group = StateGroup::Paused, .words = u"pdf"_s}, {3});
}

void QueueRowsTest::showsOnly()
{
    QFETCH(RowFilter, filter);
    QFETCH(QList<quint64>, shown);
    m_rows->showOnly(filter);
    QCOMPARE(ids(), shown);
    QCOMPARE(m_rows->totals().all(), shown.size());
    for (quint64 id = 1; id <= 5; ++id)
        QCOMPARE(m_rows->rowOf(TransferId{id}).value_or(-1), shown.indexOf(id));
    m_rows->showOnly({});
    QCOMPARE(ids(), (QList<quint64>{1, 2, 3, 4, 5}));
}

void QueueRowsTest::followsStates()
{
    m_rows->showOnly({.group = StateGroup::Running});
    m_model->take({named(5, Receiving{}, u"z"_s), named(1, Samples::saved(), u"b 10.pdf"_s)});
    QCOMPARE(ids(), QList<quint64>{5});
    m_model->take({named(6, Starting{}, {}), named(7, Queued{}, {})});
    QCOMPARE(ids(), (QList<quint64>{5, 6}));
    m_model->take({named(6, Cancelled{}, {})});
    m_model->remove({TransferId{6}});
    QCOMPARE(ids(), QList<quint64>{5});
    QCOMPARE(m_rows->totals().running, 1);
}

void QueueRowsTest::putsInOrder_data()
{
    using By = ListOrder::By;
    QTest::addColumn<ListOrder>("order");
    QTest::addColumn<QList<quint64>>("rows");
    const auto row = [](const char *name, By by, Qt::SortOrder direction, const QList<quint64> &rows) {
        QTest::newRow(name) << ListOrder{by, direction} << rows;
    };
    row("the queue's", By::Queue, Qt::AscendingOrder, {1, 2, 3, 4, 5});
    row("names, 9 before 10", By::Name, Qt::AscendingOrder, {4, 2, 1, 5, 3});
    row("names, from the end", By::Name, Qt::DescendingOrder, {3, 5, 1, 2, 4});
    row("sizes, unknown ones last", By::Size, Qt::AscendingOrder, {4, 1, 3, 2, 5});
    row("largest first, unknown ones last", By::Size, Qt::DescendingOrder, {2, 3, 1, 4, 5});
    row("states", By::State, Qt::AscendingOrder, {1, 5, 3, 4, 2});
    row("states, from the end", By::State, Qt::DescendingOrder, {2, 4, 3, 5, 1});
    row("oldest messages first, unknown ones last", By::Sent, Qt::AscendingOrder, {3, 2, 1, 4, 5});
    row("newest messages first, unknown ones last", By::Sent, Qt::DescendingOrder, {1, 2, 3, 4, 5});
}

void QueueRowsTest::putsInOrder()
{
    QFETCH(ListOrder, order);
    const QPersistentModelIndex three = m_rows->index(2, 0);
    m_rows->putInOrder(order);
    QTEST(ids(), "rows");
    QCOMPARE(m_rows->at(three.row()).id, TransferId{3});
    m_rows->putInOrder({});
    QCOMPARE(ids(), (QList<quint64>{1, 2, 3, 4, 5}));
}

void QueueRowsTest::staysInOrder()
{
    m_rows->putInOrder({ListOrder::By::Name, Qt::AscendingOrder});
    m_model->take({named(4, Receiving{}, u"z.zip"_s), named(6, Queued{}, u"aa"_s)});
    QCOMPARE(ids(), (QList<quint64>{6, 2, 1, 5, 3, 4}));
    m_model->take({named(2, Cancelled{}, u"B 9.pdf"_s), named(5, Cancelled{}, {})});
    m_model->remove({TransferId{2}, TransferId{5}});
    QCOMPARE(ids(), (QList<quint64>{6, 1, 3, 4}));
    m_rows->putInOrder({ListOrder::By::State, Qt::AscendingOrder});
    QCOMPARE(ids(), (QList<quint64>{1, 4, 6, 3}));
    m_model->take({named(1, Paused{}, u"b 10.pdf"_s)});
    QCOMPARE(ids(), (QList<quint64>{4, 6, 1, 3}));
}

/** However far apart they stand in this order. */
void QueueRowsTest::losesManyAtOnce()
{
    constexpr quint64 first = 100;
    QList<TransferSnapshot> many;
    QList<TransferId> odd;
    QList<quint64> left{4, 2, 1, 5, 3};
    for (quint64 id = first; id < first + 300; ++id) {
        many << named(id, Queued{}, u"z %1"_s.arg(id * 7 % 300 + 1000));
        if (id % 2 == 1)
            odd << TransferId{id};
    }
    m_model->take(many);
    m_rows->putInOrder({ListOrder::By::Name, Qt::AscendingOrder});
    for (const quint64 id : ids())
        if (id >= first && id % 2 == 0)
            left << id;
    const QSignalSpy removals(m_rows.get(), &QueueRows::rowsRemoved);
    m_model->remove(odd);
    QCOMPARE(removals.count(), 0); // one change of the whole
    QCOMPARE(m_rows->rowCount(), 5 + 150);
    QCOMPARE(ids(), left);
    m_rows->putInOrder({});
    QCOMPARE(m_rows->rowCount(), 5 + 150);
}

void QueueRowsTest::followsTheQueueWhereRowsAreAlike()
{
    for (const Qt::SortOrder direction : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        m_model->reorder({TransferId{1}, TransferId{2}, TransferId{3}, TransferId{4}, TransferId{5}});
        m_model->take({named(1, Paused{}, {}), named(2, Paused{}, {}), named(3, Paused{}, {}), named(4, Paused{}, {}),
                       named(5, Paused{}, {})});
        m_rows->putInOrder({ListOrder::By::State, direction});
        QCOMPARE(ids(), (QList<quint64>{1, 2, 3, 4, 5}));
        m_model->reorder({TransferId{5}, TransferId{1}, TransferId{2}, TransferId{3}, TransferId{4}});
        QCOMPARE(ids(), (QList<quint64>{5, 1, 2, 3, 4}));
    }
}

void QueueRowsTest::tellsOnlyWhatIsNew()
{
    QSignalSpy filtered(m_rows.get(), &QueueRows::filtered);
    QSignalSpy ordered(m_rows.get(), &QueueRows::orderChanged);
    m_rows->showOnly({});
    m_rows->putInOrder({});
    QCOMPARE(filtered.count(), 0);
    QCOMPARE(ordered.count(), 0);
    m_rows->showOnly({.words = u"pdf"_s});
    m_rows->showOnly({.words = u"pdf"_s});
    m_rows->putInOrder({ListOrder::By::Size, Qt::DescendingOrder});
    m_rows->putInOrder({ListOrder::By::Size, Qt::DescendingOrder});
    QCOMPARE(filtered.count(), 1);
    QCOMPARE(ordered.count(), 1);
    QSignalSpy changed(m_rows.get(), &QAbstractItemModel::dataChanged);
    m_model->take({named(4, Receiving{}, u"hidden.zip"_s)});
    QCOMPARE(changed.count(), 0);
    m_model->take({named(3, Paused{}, u"plan.pdf"_s, 300)});
    QCOMPARE(changed.count(), 1);
}

QTEST_MAIN(QueueRowsTest)
#include "queuerows_test.moc"
