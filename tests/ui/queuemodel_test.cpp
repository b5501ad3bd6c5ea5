#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QtTest>

#include "tests/ui/samples.h"
#include "ui/queuemodel.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class QueueModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsTheOrderOfAdding();
    void changesRowsInPlace();
    void announcesNeighboursAsOneRange();
    void findsRowsAfterARemoval();
    void removesInOneStep_data();
    void removesInOneStep();
    void ignoresTheRemovalOfWhatIsNotThere();
    void reorders_data();
    void reorders();
    void sortsByRawValues();
    void speaksAProgressBar();
    void countsWaitsDownByItself();
    void givesSavedFilesToADrag();
    void asksForARowsThumbnail();
    void addsUp_data();
    void addsUp();
    void saysTotals_data();
    void saysTotals();

private:
    [[nodiscard]] QList<quint64> ids() const;

    std::unique_ptr<QueueModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void QueueModelTest::init()
{
    m_model = std::make_unique<QueueModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(m_model.get(),
                                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void QueueModelTest::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

QList<quint64> QueueModelTest::ids() const
{
    QList<quint64> ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids << static_cast<quint64>(m_model->at(row).id);
    return ids;
}

void QueueModelTest::keepsTheOrderOfAdding()
{
    m_model->take({Samples::transfer(3, Queued{}), Samples::transfer(1, Queued{})});
    m_model->take({Samples::transfer(2, Queued{})});
    QCOMPARE(ids(), (QList<quint64>{3, 1, 2}));
}

void QueueModelTest::changesRowsInPlace()
{
    m_model->take({Samples::transfer(1, Queued{}), Samples::transfer(2, Queued{})});
    QSignalSpy inserted(m_model.get(), &QueueModel::rowsInserted);
    m_model->take({Samples::transfer(2, Samples::saved())});
    QCOMPARE(inserted.count(), 0);
    QCOMPARE(m_model->index(1, int(QueueModel::Column::State)).data().toString(), u"Saved · 963 MB"_s);
    QCOMPARE(m_model->index(0, int(QueueModel::Column::State)).data().toString(), u"Waits for its turn"_s);
}

void QueueModelTest::announcesNeighboursAsOneRange()
{
    QList<TransferSnapshot> transfers;
    for (quint64 id = 1; id <= 6; ++id)
        transfers << Samples::transfer(id, Receiving{});
    m_model->take(transfers);
    QSignalSpy changed(m_model.get(), &QueueModel::dataChanged);
    m_model->take({transfers.at(4), transfers.at(1), transfers.at(0), transfers.at(5)});
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), 0);
    QCOMPARE(changed.at(0).at(1).toModelIndex().row(), 1);
    QCOMPARE(changed.at(1).at(0).toModelIndex().row(), 4);
    QCOMPARE(changed.at(1).at(1).toModelIndex().row(), 5);
}

void QueueModelTest::findsRowsAfterARemoval()
{
    m_model->take(
        {Samples::transfer(1, Cancelled{}), Samples::transfer(2, Cancelled{}), Samples::transfer(3, Receiving{})});
    m_model->remove({TransferId{1}, TransferId{2}});
    QCOMPARE(ids(), QList<quint64>{3});
    m_model->take({Samples::transfer(3, Samples::saved())});
    QCOMPARE(m_model->rowCount(), 1);
    QVERIFY(std::holds_alternative<Saved>(m_model->at(0).state));
}

void QueueModelTest::removesInOneStep_data()
{
    QTest::addColumn<QList<TransferId>>("gone");
    QTest::addColumn<QList<quint64>>("left");
    const auto row = [](const char *name, const QList<quint64> &gone, const QList<quint64> &left) {
        QList<TransferId> ids;
        for (const quint64 id : gone)
            ids << TransferId{id};
        QTest::newRow(name) << ids << left;
    };
    row("neighbours", {2, 3}, {1, 4, 5, 6});
    row("apart from each other, one of them named twice", {2, 5, 1, 2}, {3, 4, 6});
    row("every second one", {1, 3, 5}, {2, 4, 6});
    row("the last", {6}, {1, 2, 3, 4, 5});
    row("all", {6, 5, 4, 3, 2, 1}, {});
}

void QueueModelTest::removesInOneStep()
{
    QFETCH(QList<TransferId>, gone);
    QFETCH(QList<quint64>, left);
    QList<TransferSnapshot> transfers;
    for (quint64 id = 1; id <= 6; ++id)
        transfers << Samples::transfer(id, Cancelled{});
    m_model->take(transfers);
    const QPersistentModelIndex four = m_model->index(3, 0);
    QSignalSpy removed(m_model.get(), &QueueModel::rowsRemoved);
    m_model->remove(gone);
    QCOMPARE(ids(), left);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(four.isValid(), left.contains(4));
    if (four.isValid())
        QCOMPARE(m_model->at(four.row()).id, TransferId{4}); // who selected it has it still
    for (const quint64 id : left) {
        m_model->take({Samples::transfer(id, Samples::saved())});
        QVERIFY(std::holds_alternative<Saved>(m_model->at(int(left.indexOf(id))).state));
    }
    QCOMPARE(m_model->rowCount(), left.size());
}

void QueueModelTest::ignoresTheRemovalOfWhatIsNotThere()
{
    m_model->take({Samples::transfer(1, Cancelled{})});
    m_model->remove({TransferId{7}});
    QCOMPARE(m_model->rowCount(), 1);
}

void QueueModelTest::reorders_data()
{
    QTest::addColumn<QList<quint64>>("order");
    QTest::addColumn<QList<quint64>>("rows");
    QTest::newRow("all of them") << QList<quint64>{3, 1, 2} << QList<quint64>{3, 1, 2};
    QTest::newRow("as they are") << QList<quint64>{1, 2, 3} << QList<quint64>{1, 2, 3};
    QTest::newRow("one that it does not name comes last") << QList<quint64>{3, 2} << QList<quint64>{3, 2, 1};
    QTest::newRow("one that is not there") << QList<quint64>{3, 9, 1, 2} << QList<quint64>{3, 1, 2};
}

void QueueModelTest::reorders()
{
    QFETCH(QList<quint64>, order);
    m_model->take({Samples::transfer(1, Receiving{}), Samples::transfer(2, Queued{}), Samples::transfer(3, Queued{})});
    const QPersistentModelIndex two = m_model->index(1, 0);
    QList<TransferId> news;
    for (const quint64 id : order)
        news << TransferId{id};
    m_model->reorder(news);
    QTEST(ids(), "rows");
    QCOMPARE(m_model->at(two.row()).id, TransferId{2}); // who selected it has it still
    m_model->take({Samples::transfer(2, Samples::saved())});
    QVERIFY(std::holds_alternative<Saved>(m_model->at(two.row()).state));
    QCOMPARE(m_model->rowCount(), 3);
}

void QueueModelTest::sortsByRawValues()
{
    m_model->take({Samples::transfer(1, Receiving{}, {999'000, 2'000'000, 5e5, 2s}),
                   Samples::transfer(2, Receiving{}, {1'000'000, 963'000'000, 11e6, 90s})});
    const auto value = [this](int row, QueueModel::Column column) {
        return m_model->index(row, int(column)).data(QueueModel::SortRole);
    };
    // As words, "999 kB" would come after "1.0 MB".
    QVERIFY(value(0, QueueModel::Column::Received).toLongLong() < value(1, QueueModel::Column::Received).toLongLong());
    QVERIFY(value(0, QueueModel::Column::Speed).toDouble() < value(1, QueueModel::Column::Speed).toDouble());
    QVERIFY(value(0, QueueModel::Column::TimeLeft).toLongLong() < value(1, QueueModel::Column::TimeLeft).toLongLong());
    QVERIFY(value(0, QueueModel::Column::Percent).toDouble() > value(1, QueueModel::Column::Percent).toDouble());
}

void QueueModelTest::speaksAProgressBar()
{
    m_model->take({Samples::transfer(1, Receiving{}, {412'000'000, 963'000'000, 11.2e6, 49s})});
    const QString spoken = m_model->index(0, 0).data(Qt::AccessibleTextRole).toString();
    QCOMPARE(spoken, u"video.mp4. Downloading, 42 %, 412 of 963 MB, 11.2 MB/s, 49 s left."_s);
}

void QueueModelTest::countsWaitsDownByItself()
{
    const Waiting waiting{QDateTime::currentDateTimeUtc().addSecs(30), {.reason = Reason::RateLimited}};
    m_model->take({Samples::transfer(1, Receiving{}), Samples::transfer(2, waiting)});
    const QModelIndex words = m_model->index(1, int(QueueModel::Column::State));
    const QString first = words.data().toString();
    QSignalSpy changed(m_model.get(), &QueueModel::dataChanged);
    QVERIFY(changed.wait());
    QCOMPARE(changed.constFirst().at(0).toModelIndex().row(), 1);
    QTRY_VERIFY(words.data().toString() != first);
    m_model->take({Samples::transfer(2, Receiving{})});
    changed.clear();
    QVERIFY2(!changed.wait(1500), "nothing waits any more, and still a row changes");
}

void QueueModelTest::givesSavedFilesToADrag()
{
    m_model->take({Samples::transfer(1, Samples::saved()), Samples::transfer(2, Receiving{})});
    QVERIFY(m_model->index(0, 0).flags().testFlag(Qt::ItemIsDragEnabled));
    QVERIFY(!m_model->index(1, 0).flags().testFlag(Qt::ItemIsDragEnabled));
    const std::unique_ptr<QMimeData> mime(m_model->mimeData({m_model->index(0, 0), m_model->index(1, 0)}));
    QVERIFY(mime);
    QCOMPARE(mime->urls(), QList<QUrl>{QUrl::fromLocalFile(Samples::saved().path)});
}

void QueueModelTest::asksForARowsThumbnail()
{
    m_model->take({Samples::transfer(1, Samples::saved()), Samples::transfer(2, Samples::saved())});
    QImage picture(2, 2, QImage::Format_RGB32);
    picture.fill(Qt::red);
    m_model->showThumbnailsOf(
        [&](const TransferSnapshot &transfer) { return transfer.id == TransferId{2} ? picture : QImage(); });
    QVERIFY(m_model->index(0, 0).data(Qt::DecorationRole).value<QImage>().isNull());
    QCOMPARE(m_model->index(1, 0).data(Qt::DecorationRole).value<QImage>(), picture);
    const QSignalSpy changed(m_model.get(), &QueueModel::dataChanged);
    m_model->announceThumbnail(TransferId{2});
    m_model->announceThumbnail(TransferId{9});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.constFirst().constFirst().toModelIndex(), m_model->index(1, 0));
}

void QueueModelTest::addsUp_data()
{
    QTest::addColumn<Progress>("other");
    QTest::addColumn<std::optional<qint64>>("total");
    QTest::addColumn<std::optional<std::chrono::milliseconds>>("timeLeft");
    QTest::newRow("both totals known") << Progress{50, 100, 10.0, {}} << std::optional<qint64>(200)
                                       << std::optional<std::chrono::milliseconds>(5s);
    QTest::newRow("one total unknown") << Progress{50, {}, 10.0, {}} << std::optional<qint64>()
                                       << std::optional<std::chrono::milliseconds>();
}

void QueueModelTest::addsUp()
{
    QFETCH(Progress, other);
    m_model->take({Samples::transfer(1, Receiving{}, {50, 100, 10.0, {}}), Samples::transfer(2, Receiving{}, other),
                   Samples::transfer(3, Samples::saved(), {900, 900, {}, {}}),
                   Samples::transfer(4, Queued{}, {0, 0, {}, {}}),
                   Samples::transfer(5, Samples::failed(Reason::DiskFull)), Samples::transfer(6, Cancelled{}),
                   Samples::transfer(7, Paused{70}, {70, 90, {}, {}})});
    const QueueTotals totals = m_model->totals();
    QCOMPARE(totals.running, 2);
    QCOMPARE(totals.waiting, 1);
    QCOMPARE(totals.paused, 1);
    QCOMPARE(totals.saved, 1);
    QCOMPARE(totals.failed, 1);
    QCOMPARE(totals.cancelled, 1);
    QCOMPARE(totals.progress.received, 100);
    QCOMPARE(*totals.progress.bytesPerSecond, 20.0);
    QTEST(totals.progress.total, "total");
    QTEST(totals.progress.timeLeft, "timeLeft");
}

void QueueModelTest::saysTotals_data()
{
    QTest::addColumn<QueueTotals>("totals");
    QTest::addColumn<QString>("words");
    QTest::newRow("all has ended") << QueueTotals{.saved = 6, .failed = 1} << u"1 failed · 6 saved"_s;
    QTest::newRow("one runs") << QueueTotals{.running = 1,
                                             .saved = 2,
                                             .progress = {412'000'000, 963'000'000, 11.2e6, 49s}}
                              << u"1 running · 2 saved   412 of 963 MB   11.2 MB/s   49 s left"_s;
    QTest::newRow("all wait") << QueueTotals{.waiting = 2, .cancelled = 1} << u"2 waiting · 1 cancelled"_s;
    QTest::newRow("some are paused") << QueueTotals{.waiting = 2, .paused = 3} << u"2 waiting · 3 paused"_s;
}

void QueueModelTest::saysTotals()
{
    QFETCH(QueueTotals, totals);
    QTEST(wordsOf(totals), "words");
}

QTEST_MAIN(QueueModelTest)
#include "queuemodel_test.moc"
