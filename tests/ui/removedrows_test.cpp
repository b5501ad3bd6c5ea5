#include <QAction>
#include <QTemporaryDir>
#include <QtTest>

#include "tests/ui/samples.h"
#include "ui/queuemodel.h"
#include "ui/removedrows.h"

using namespace Larder;
using namespace Qt::StringLiterals;

/** A real engine's queue, refused for want of a token, and the list over it. */
class RemovedRowsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void putsRowsBackWhereTheyWere_data();
    void putsRowsBackWhereTheyWere();
    void undoesOneRemovalAfterAnother();
    void leavesAloneWhatWasNotRemoved();
    void touchesNoFile();

private:
    [[nodiscard]] QList<TransferId> order() const;
    [[nodiscard]] QList<TransferId> at(const QList<int> &rows) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<QWidget> m_window;
    QueueModel *m_model = nullptr;
    RemovedRows *m_rows = nullptr;
};

void RemovedRowsTest::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    EngineOptions options;
    options.environment = [](const char *) { return QByteArray(); };
    m_engine = std::make_unique<Engine>(options, std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread);
    m_window = std::make_unique<QWidget>();
    m_model = new QueueModel(m_window.get());
    m_rows = new RemovedRows(*m_engine, *m_model, m_window.get());
    connect(m_engine.get(), &Engine::changed, m_model, &QueueModel::take);
    connect(m_engine.get(), &Engine::reordered, m_model, &QueueModel::reorder);
    for (int i = 0; i < 5; ++i) {
        DownloadOrder order = Samples::order();
        order.folder = m_folder->path();
        order.resource = Samples::resource(u"file_v3_00aa_%1"_s.arg(i));
        m_engine->download(order);
    }
    QTRY_COMPARE(m_model->totals().failed, 5);
}

void RemovedRowsTest::cleanup()
{
    m_window.reset();
    m_engine.reset();
}

QList<TransferId> RemovedRowsTest::order() const
{
    QList<TransferId> ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids << m_model->at(row).id;
    return ids;
}

QList<TransferId> RemovedRowsTest::at(const QList<int> &rows) const
{
    QList<TransferId> ids;
    for (const int row : rows)
        ids << m_model->at(row).id;
    return ids;
}

void RemovedRowsTest::putsRowsBackWhereTheyWere_data()
{
    QTest::addColumn<QList<int>>("rows");
    QTest::newRow("the first") << QList<int>{0};
    QTest::newRow("the last") << QList<int>{4};
    QTest::newRow("several, as they were selected") << QList<int>{3, 1};
    QTest::newRow("all") << QList<int>{0, 1, 2, 3, 4};
}

void RemovedRowsTest::putsRowsBackWhereTheyWere()
{
    QFETCH(const QList<int>, rows);
    const QList<TransferId> before = order();
    const TransferState state = m_model->at(rows.constFirst()).state;
    const TransferId first = m_model->at(rows.constFirst()).id;
    QSignalSpy changed(m_rows, &RemovedRows::changed);
    QVERIFY(!m_rows->undoAction()->isEnabled());
    m_rows->remove(at(rows));
    QCOMPARE(m_model->rowCount(), 5 - int(rows.size()));
    QCOMPARE(changed.takeFirst().first().toInt(), int(rows.size()));

    m_rows->undoAction()->trigger();
    QTRY_COMPARE(order(), before);
    QCOMPARE(changed.takeFirst().first().toInt(), 0);
    QVERIFY(m_model->at(*m_model->rowOf(first)).state == state);
    QVERIFY(!m_rows->undoAction()->isEnabled());
}

void RemovedRowsTest::undoesOneRemovalAfterAnother()
{
    const QList<TransferId> before = order();
    m_rows->remove(at({1, 2}));
    const QList<TransferId> between = order();
    m_rows->remove(at({0, 1})); // the first, and the one before which the others stood
    m_rows->putBack();
    QTRY_COMPARE(order(), between);
    m_rows->putBack();
    QTRY_COMPARE(order(), before);
    m_rows->putBack();
    QVERIFY(!m_rows->undoAction()->isEnabled());
}

void RemovedRowsTest::leavesAloneWhatWasNotRemoved()
{
    QSignalSpy changed(m_rows, &RemovedRows::changed);
    m_rows->remove({TransferId{99}});
    m_rows->putBack();
    QCOMPARE(changed.size(), 0);
    QCOMPARE(m_model->rowCount(), 5);
}

void RemovedRowsTest::touchesNoFile()
{
    const QStringList before = QDir(m_folder->path()).entryList(QDir::Files);
    m_rows->remove(at({0, 1, 2, 3, 4}));
    m_rows->putBack();
    QTRY_COMPARE(m_model->rowCount(), 5);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), before);
}

QTEST_MAIN(RemovedRowsTest)
#include "removedrows_test.moc"
