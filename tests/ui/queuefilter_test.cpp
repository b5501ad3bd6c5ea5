#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

#include "tests/ui/samples.h"
#include "ui/queuefilter.h"
#include "ui/queuerows.h"

using namespace Larder;
using namespace Qt::StringLiterals;

/** The line over the list, by keys and clicks. */
class QueueFilterTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void isThereWhereTheListIsLong();
    void isThereWhileSomethingIsFiltered();
    void isThereWhileSomethingIsSorted();
    void comesByKeyAndGoesByEscape();
    void goesWithTheLastRow();
    void filtersByWords();
    void filtersByState();
    void saysHowManyThereAre();
    void sorts();
    void returnGoesToTheList();
    void showsWhatElseHasChanged();
    void hasItsOwnLetters();

private:
    void fill(int rows);
    [[nodiscard]] QComboBox &choice(const QString &name) const;
    [[nodiscard]] QLineEdit &words() const { return *m_line->findChild<QLineEdit *>(); }

    std::unique_ptr<QueueModel> m_model;
    std::unique_ptr<QueueRows> m_rows;
    std::unique_ptr<QWidget> m_window; ///< or it would be one itself
    QueueFilter *m_line = nullptr;
};

void QueueFilterTest::init()
{
    m_model = std::make_unique<QueueModel>();
    m_rows = std::make_unique<QueueRows>(*m_model);
    m_window = std::make_unique<QWidget>();
    m_window->resize(800, 100);
    m_line = new QueueFilter(*m_model, *m_rows, m_window.get());
    m_line->resize(m_window->size());
    m_window->show();
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void QueueFilterTest::cleanup()
{
    m_window.reset();
    m_rows.reset();
    m_model.reset();
}

/** The first is saved, the others wait. */
void QueueFilterTest::fill(int rows)
{
    QList<TransferSnapshot> transfers;
    for (int row = 0; row < rows; ++row) {
        transfers << Samples::transfer(quint64(row) + 1, row == 0 ? TransferState(Samples::saved()) : Queued{});
        transfers.last().name = u"file %1.pdf"_s.arg(row + 1);
    }
    m_model->take(transfers);
}

QComboBox &QueueFilterTest::choice(const QString &name) const
{
    const QList<QComboBox *> all = m_line->findChildren<QComboBox *>();
    return **std::find_if(all.cbegin(), all.cend(),
                          [&name](const QComboBox *each) { return each->accessibleName() == name; });
}

void QueueFilterTest::isThereWhereTheListIsLong()
{
    QVERIFY(m_line->isHidden());
    fill(8);
    QVERIFY(m_line->isHidden());
    fill(9);
    QVERIFY(m_line->isVisible());
}

void QueueFilterTest::isThereWhileSomethingIsFiltered()
{
    fill(3);
    m_rows->showOnly({.words = u"2"_s});
    QVERIFY(m_line->isVisible());
    QCOMPARE(words().text(), u"2"_s);
    m_rows->showOnly({});
    QVERIFY(m_line->isHidden());
}

void QueueFilterTest::isThereWhileSomethingIsSorted()
{
    fill(3);
    m_rows->putInOrder({ListOrder::By::Size, Qt::AscendingOrder});
    QVERIFY(m_line->isVisible());
    QCOMPARE(choice(u"Sort by"_s).currentText(), u"Smallest first"_s);
    m_rows->putInOrder({});
    QVERIFY(m_line->isHidden());
}

void QueueFilterTest::comesByKeyAndGoesByEscape()
{
    m_line->open();
    QVERIFY2(m_line->isHidden(), "there is nothing to filter");
    fill(3);
    QSignalSpy wanted(m_line, &QueueFilter::listWanted);
    m_line->open();
    QVERIFY(m_line->isVisible());
    QVERIFY(words().hasFocus());
    QTest::keyClicks(&words(), u"2"_s);
    QTest::keyClick(&words(), Qt::Key_Escape);
    QVERIFY(!m_rows->isFiltered());
    QVERIFY(m_line->isVisible());
    QCOMPARE(wanted.count(), 0);
    QTest::keyClick(&words(), Qt::Key_Escape);
    QVERIFY(m_line->isHidden());
    QCOMPARE(wanted.count(), 1);
}

void QueueFilterTest::goesWithTheLastRow()
{
    fill(1);
    m_line->open();
    QTest::keyClicks(&words(), u"file"_s);
    m_model->remove({TransferId{1}});
    QVERIFY(m_line->isHidden());
    QVERIFY(!m_rows->isFiltered());
    fill(1);
    QVERIFY(m_line->isHidden());
    QCOMPARE(m_rows->rowCount(), 1);
}

void QueueFilterTest::filtersByWords()
{
    fill(12);
    QTest::keyClicks(&words(), u"file 1"_s);
    QCOMPARE(m_rows->rowCount(), 12); // each of them has both words in its name or its key
    QTest::keyClicks(&words(), u"2.pdf"_s);
    QCOMPARE(m_rows->rowCount(), 1);
    QCOMPARE(m_rows->at(0).id, TransferId{12});
}

void QueueFilterTest::filtersByState()
{
    fill(12);
    QComboBox &show = choice(u"Show"_s);
    show.setFocus();
    QTest::keyClick(&show, Qt::Key_End); // cancelled
    QCOMPARE(m_rows->rowCount(), 0);
    QTest::keyClick(&show, Qt::Key_Up); // saved
    QCOMPARE(m_rows->rowCount(), 1);
    QTest::keyClick(&show, Qt::Key_Home);
    QCOMPARE(m_rows->rowCount(), 12);
}

void QueueFilterTest::saysHowManyThereAre()
{
    fill(12);
    QComboBox &show = choice(u"Show"_s);
    const auto titles = [&show] {
        QStringList all;
        for (int place = 0; place < show.count(); ++place)
            all << show.itemText(place);
        return all;
    };
    QCOMPARE(titles(), (QStringList{u"All (12)"_s, u"Running (0)"_s, u"Waiting (11)"_s, u"Paused (0)"_s,
                                    u"Failed (0)"_s, u"Saved (1)"_s, u"Cancelled (0)"_s}));
    m_rows->showOnly({.group = StateGroup::Waiting});
    m_model->take({Samples::transfer(2, Receiving{})});
    QCOMPARE(titles().at(1), u"Running (1)"_s);
    QCOMPARE(show.currentText(), u"Waiting (10)"_s);
    const QList<QLabel *> labels = m_line->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.cbegin(), labels.cend(),
                        [](const QLabel *each) { return each->isVisible() && each->text() == u"10 of 12 shown"_s; }));
    QCOMPARE(words().accessibleDescription(), u"10 of 12 shown"_s);
}

void QueueFilterTest::sorts()
{
    fill(12);
    QComboBox &sort = choice(u"Sort by"_s);
    sort.setFocus();
    QTest::keyClick(&sort, Qt::Key_Down);
    QCOMPARE(m_rows->order(), (ListOrder{ListOrder::By::Name, Qt::AscendingOrder}));
    QTest::keyClick(&sort, Qt::Key_Down);
    QCOMPARE(m_rows->order(), (ListOrder{ListOrder::By::Name, Qt::DescendingOrder}));
    QCOMPARE(m_rows->at(0).id, TransferId{12});
    QTest::keyClick(&sort, Qt::Key_Home);
    QCOMPARE(m_rows->order(), ListOrder());
}

void QueueFilterTest::returnGoesToTheList()
{
    fill(12);
    QSignalSpy wanted(m_line, &QueueFilter::listWanted);
    words().setFocus();
    QTest::keyClicks(&words(), u"pdf"_s);
    QTest::keyClick(&words(), Qt::Key_Return);
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(m_rows->filter().words, u"pdf"_s);
}

void QueueFilterTest::showsWhatElseHasChanged()
{
    fill(12);
    m_rows->showOnly({.group = StateGroup::Failed, .words = u"x"_s});
    m_rows->putInOrder({ListOrder::By::Sent, Qt::DescendingOrder});
    QCOMPARE(words().text(), u"x"_s);
    QCOMPARE(choice(u"Show"_s).currentText(), u"Failed (0)"_s);
    QCOMPARE(choice(u"Sort by"_s).currentText(), u"Newest message first"_s);
}

void QueueFilterTest::hasItsOwnLetters()
{
    fill(12);
    QStringList letters;
    for (const QLabel *label : m_line->findChildren<QLabel *>())
        if (const QKeySequence letter = QKeySequence::mnemonic(label->text()); !letter.isEmpty()) {
            QVERIFY(label->buddy());
            QVERIFY(!label->buddy()->accessibleName().isEmpty());
            letters << letter.toString();
        }
    QCOMPARE(letters, (QStringList{u"Alt+H"_s, u"Alt+Y"_s}));
}

QTEST_MAIN(QueueFilterTest)
#include "queuefilter_test.moc"
