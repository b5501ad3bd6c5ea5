#include <QMenu>
#include <QtTest>

#include "tests/ui/samples.h"
#include "ui/queuerows.h"
#include "ui/queueview.h"

using namespace Larder;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Larder::RowAction)
Q_DECLARE_METATYPE(Larder::ListOrder::By)

class QueueViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void doesWhatARowsButtonSays_data();
    void doesWhatARowsButtonSays();
    void letsGoOfAButtonOutsideIt();
    void doesTheFirstThingOnReturn_data();
    void doesTheFirstThingOnReturn();
    void doesByKey_data();
    void doesByKey();
    void keepsButtonsInsideTheirRow_data();
    void keepsButtonsInsideTheirRow();
    void opensAMenuWithEverything();
    void isAboutTheCurrentRow();
    void staysChosenWhileAKeyIsHeld_data();
    void staysChosenWhileAKeyIsHeld();
    void shiftBeginsWhereItWentTo();
    void staysNearManyThatLeave_data();
    void staysNearManyThatLeave();
    void keepsWhatIsSelected_data();
    void keepsWhatIsSelected();
    void selectsNothingThatIsNotShown();
    void leavesTheNeighbourAloneWhereARowHasLeft();
    void goesToWhatTheFilterHides();
    void movesInQueueOrderOnly_data();
    void movesInQueueOrderOnly();
    void paintsOnlyWhatChanged();
    void saysThatNothingIsShown();

private:
    [[nodiscard]] QPoint centreOf(int row, RowAction action) const;
    [[nodiscard]] ProgressDelegate &delegate() const;

    std::unique_ptr<QueueModel> m_model;
    std::unique_ptr<QueueRows> m_rows;
    std::unique_ptr<QueueView> m_view;
    std::unique_ptr<QSignalSpy> m_wanted;
};

void QueueViewTest::init()
{
    m_model = std::make_unique<QueueModel>();
    m_rows = std::make_unique<QueueRows>(*m_model);
    m_view = std::make_unique<QueueView>(*m_model, *m_rows);
    m_view->resize(800, 400);
    m_view->show();
    m_view->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_view.get()));
    m_wanted = std::make_unique<QSignalSpy>(m_view.get(), &QueueView::actionWanted);
}

void QueueViewTest::cleanup()
{
    m_wanted.reset();
    m_view.reset();
    m_rows.reset();
    m_model.reset();
}

ProgressDelegate &QueueViewTest::delegate() const
{
    return *qobject_cast<ProgressDelegate *>(m_view->itemDelegate());
}

QPoint QueueViewTest::centreOf(int row, RowAction action) const
{
    const QModelIndex index = m_view->model()->index(row, 0);
    QStyleOptionViewItem option;
    option.initFrom(m_view.get());
    option.widget = m_view.get();
    option.rect = m_view->visualRect(index);
    for (const auto &painted : delegate().paintedActions(option, index))
        if (painted.action == action)
            return painted.rect.center();
    return {};
}

void QueueViewTest::doesWhatARowsButtonSays_data()
{
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<RowAction>("action");
    QTest::newRow("cancel while it runs") << TransferState(Receiving{}) << RowAction::Cancel;
    QTest::newRow("open what is saved") << TransferState(Samples::saved()) << RowAction::Open;
    QTest::newRow("show what is saved in its folder") << TransferState(Samples::saved()) << RowAction::ShowInFolder;
    QTest::newRow("try again after a fault")
        << TransferState(Samples::failed(Reason::ConnectionLost)) << RowAction::TryAgain;
    QTest::newRow("details of a failure")
        << TransferState(Samples::failed(Reason::ConnectionLost)) << RowAction::ShowDetails;
    QTest::newRow("add a token where there is none")
        << TransferState(Samples::failed(Reason::NoToken)) << RowAction::AddToken;
}

void QueueViewTest::doesWhatARowsButtonSays()
{
    QFETCH(TransferState, state);
    QFETCH(RowAction, action);
    m_model->take({Samples::transfer(1, Queued{}), Samples::transfer(2, state)});
    const QPoint place = centreOf(1, action);
    QVERIFY(!place.isNull());
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(m_wanted->count(), 1);
    QCOMPARE(m_wanted->constFirst().at(0).value<RowAction>(), action);
    QCOMPARE(m_wanted->constFirst().at(1).value<QList<TransferId>>(), QList<TransferId>{TransferId{2}});
    QCOMPARE(m_view->selectedIds(), QList<TransferId>{TransferId{2}});
}

void QueueViewTest::letsGoOfAButtonOutsideIt()
{
    m_model->take({Samples::transfer(1, Receiving{})});
    const QPoint place = centreOf(0, RowAction::Cancel);
    QTest::mousePress(m_view->viewport(), Qt::LeftButton, {}, place);
    QVERIFY(delegate().pointedAt() && delegate().pointedAt()->pressed);
    QTest::mouseRelease(m_view->viewport(), Qt::LeftButton, {}, QPoint(5, 5));
    QCOMPARE(m_wanted->count(), 0);
    QVERIFY(!delegate().pointedAt());
}

void QueueViewTest::doesTheFirstThingOnReturn_data()
{
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<RowAction>("action");
    QTest::newRow("opens what is saved") << TransferState(Samples::saved()) << RowAction::Open;
    QTest::newRow("tries again what failed")
        << TransferState(Samples::failed(Reason::ConnectionLost)) << RowAction::TryAgain;
    QTest::newRow("goes on with what is paused") << TransferState(Paused{}) << RowAction::Resume;
    QTest::newRow("neither cancels nor pauses") << TransferState(Receiving{}) << RowAction::ShowDetails;
}

void QueueViewTest::doesTheFirstThingOnReturn()
{
    QFETCH(TransferState, state);
    m_model->take({Samples::transfer(1, state)});
    m_view->goTo(TransferId{1});
    QTest::keyClick(m_view.get(), Qt::Key_Return);
    QCOMPARE(m_wanted->count(), 1);
    QTEST(m_wanted->constFirst().at(0).value<RowAction>(), "action");
}

void QueueViewTest::doesByKey_data()
{
    QTest::addColumn<QKeySequence>("keys");
    QTest::addColumn<TransferState>("first");
    QTest::addColumn<TransferState>("second");
    QTest::addColumn<RowAction>("action");
    QTest::addColumn<QList<TransferId>>("ids");
    const auto row = [](const char *name, const QKeySequence &keys, const TransferState &first,
                        const TransferState &second, RowAction action, const QList<TransferId> &ids) {
        QTest::newRow(name) << keys << first << second << action << ids;
    };
    const TransferState running = Receiving{};
    const TransferState ended = Cancelled{};
    const TransferId one{1};
    const TransferId two{2};
    row("delete: both run", Qt::Key_Delete, running, running, RowAction::Cancel, {one, two});
    row("delete: one runs: only it, and nothing is removed", Qt::Key_Delete, running, ended, RowAction::Cancel, {one});
    row("delete: both have ended", Qt::Key_Delete, ended, ended, RowAction::Remove, {one, two});
    row("backspace is delete", Qt::Key_Backspace, ended, ended, RowAction::Remove, {one, two});
    row("pause: both run", Qt::CTRL | Qt::Key_P, running, Queued{}, RowAction::Pause, {one, two});
    row("pause: what runs before what is paused", Qt::CTRL | Qt::Key_P, Paused{}, running, RowAction::Pause, {two});
    row("resume: both are paused", Qt::CTRL | Qt::Key_P, Paused{}, Paused{}, RowAction::Resume, {one, two});
    row("space: those with a file", Qt::Key_Space, Samples::saved(), running, RowAction::Preview, {one});
    row("next: those that wait", Qt::ALT | Qt::Key_Home, Queued{}, running, RowAction::Next, {one});
    row("up", Qt::ALT | Qt::Key_Up, running, Queued{}, RowAction::MoveUp, {one, two});
    row("down", Qt::ALT | Qt::Key_Down, ended, Queued{}, RowAction::MoveDown, {two});
    row("down, by the arrow of a keypad", QKeyCombination(Qt::AltModifier | Qt::KeypadModifier, Qt::Key_Down), Queued{},
        Queued{}, RowAction::MoveDown, {one, two});
}

void QueueViewTest::doesByKey()
{
    QFETCH(QKeySequence, keys);
    QFETCH(TransferState, first);
    QFETCH(TransferState, second);
    m_model->take({Samples::transfer(1, first), Samples::transfer(2, second)});
    m_view->selectAll();
    QTest::keyClick(m_view.get(), keys[0].key(), keys[0].keyboardModifiers());
    QCOMPARE(m_wanted->count(), 1);
    QTEST(m_wanted->constFirst().at(0).value<RowAction>(), "action");
    QTEST(m_wanted->constFirst().at(1).value<QList<TransferId>>(), "ids");
}

void QueueViewTest::keepsButtonsInsideTheirRow_data()
{
    QTest::addColumn<TransferState>("state");
    QTest::newRow("receiving") << TransferState(Receiving{});
    QTest::newRow("saved") << TransferState(Samples::saved());
    QTest::newRow("token refused") << TransferState(Samples::failed(Reason::TokenRefused));
    QTest::newRow("id and key do not match") << TransferState(Samples::failed(Reason::KeyNotInMessage));
}

void QueueViewTest::keepsButtonsInsideTheirRow()
{
    QFETCH(TransferState, state);
    m_model->take({Samples::transfer(1, state)});
    const QModelIndex index = m_view->model()->index(0, 0);
    QStyleOptionViewItem option;
    option.initFrom(m_view.get());
    option.rect = m_view->visualRect(index);
    const auto painted = delegate().paintedActions(option, index);
    QRect taken;
    for (const auto &each : painted) {
        QVERIFY(option.rect.contains(each.rect));
        QVERIFY(!taken.intersects(each.rect));
        taken |= each.rect;
    }
    QVERIFY2(taken.width() < option.rect.width() / 2, "the buttons take the sentence's room");
}

void QueueViewTest::opensAMenuWithEverything()
{
    m_model->take({Samples::transfer(1, Samples::saved())});
    m_view->goTo(TransferId{1});
    QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(m_view->viewport(), &key);
    const auto *menu = m_view->findChild<QMenu *>();
    QVERIFY(menu);
    QStringList titles;
    for (const QAction *entry : menu->actions())
        if (!entry->isSeparator())
            titles << entry->text();
    QStringList expected;
    for (const RowAction action : allActions(m_model->at(0)))
        expected << titleOf(action);
    QCOMPARE(titles, expected);
    menu->actions().constFirst()->trigger();
    QCOMPARE(m_wanted->count(), 1);
}

void QueueViewTest::isAboutTheCurrentRow()
{
    m_model->take({Samples::transfer(1, Queued{}), Samples::transfer(2, Queued{})});
    QVERIFY(!m_view->currentId());
    m_view->goTo(TransferId{1});
    QSignalSpy moved(m_view.get(), &QueueView::selectionMoved);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QVERIFY(moved.count() > 0);
    QCOMPARE(m_view->currentId(), TransferId{2});
    m_model->remove({TransferId{2}});
    QCOMPARE(m_view->currentId(), TransferId{1});
}

void QueueViewTest::staysChosenWhileAKeyIsHeld_data()
{
    QTest::addColumn<Qt::Key>("key");
    QTest::addColumn<Qt::KeyboardModifier>("modifier");
    QTest::newRow("Control, as of Ctrl+I") << Qt::Key_Control << Qt::ControlModifier;
    QTest::newRow("Shift, as of Shift+Tab") << Qt::Key_Shift << Qt::ShiftModifier;
}

void QueueViewTest::staysChosenWhileAKeyIsHeld()
{
    QFETCH(Qt::Key, key);
    QFETCH(Qt::KeyboardModifier, modifier);
    m_model->take({Samples::transfer(1, Queued{}), Samples::transfer(2, Queued{}), Samples::transfer(3, Queued{})});
    m_view->goTo(TransferId{1});
    QTest::keyPress(m_view->windowHandle(), key, modifier); // as Qt knows it from the system
    m_view->goTo(TransferId{1});
    QCOMPARE(m_view->currentId(), std::optional(TransferId{1}));
    m_view->goTo(TransferId{3});
    QTest::keyRelease(m_view->windowHandle(), key);
    QCOMPARE(m_view->currentId(), std::optional(TransferId{3}));
    QCOMPARE(m_view->selectionModel()->selectedIndexes().size(), 1);
}

void QueueViewTest::shiftBeginsWhereItWentTo()
{
    m_model->take({Samples::transfer(1, Queued{}), Samples::transfer(2, Queued{}), Samples::transfer(3, Queued{})});
    QTest::mouseClick(m_view->viewport(), Qt::LeftButton, {}, m_view->visualRect(m_rows->index(0, 0)).center());
    m_view->goTo(TransferId{3});
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(m_view->selectedIds(), (QList{TransferId{2}, TransferId{3}}));
}

void QueueViewTest::staysNearManyThatLeave_data()
{
    QTest::addColumn<std::optional<quint64>>("current");
    QTest::addColumn<std::optional<quint64>>("afterwards");
    using Id = std::optional<quint64>;
    QTest::newRow("one of them is current") << Id(250) << Id(99);
    QTest::newRow("another is current") << Id(20) << Id(20);
    QTest::newRow("none is current") << Id() << Id();
}

/** In another order than the queue's, where they go all at once. */
void QueueViewTest::staysNearManyThatLeave()
{
    QFETCH(const std::optional<quint64>, current);
    QFETCH(const std::optional<quint64>, afterwards);
    QList<TransferSnapshot> many;
    QList<TransferId> leaving;
    for (quint64 id = 1; id <= 300; ++id) {
        many << Samples::transfer(id, Cancelled{});
        if (id >= 100)
            leaving << TransferId{id};
    }
    m_model->take(many);
    m_rows->putInOrder({ListOrder::By::State, Qt::AscendingOrder});
    if (current)
        m_view->goTo(TransferId{*current});
    m_model->remove(leaving);
    QCOMPARE(m_rows->rowCount(), 99);
    QCOMPARE(m_view->currentId(), afterwards ? std::optional(TransferId{*afterwards}) : std::nullopt);
}

void QueueViewTest::keepsWhatIsSelected_data()
{
    QTest::addColumn<QList<quint64>>("selected");
    QTest::addColumn<QList<quint64>>("left");
    QTest::newRow("one") << QList<quint64>{3} << QList<quint64>{3};
    QTest::newRow("one that is hidden meanwhile") << QList<quint64>{2} << QList<quint64>();
    QTest::newRow("several") << QList<quint64>{2, 3, 5} << QList<quint64>{3, 5};
    QTest::newRow("all") << QList<quint64>{1, 2, 3, 4, 5, 6} << QList<quint64>{1, 3, 5};
}

/** By filter, by order and by what the engine puts elsewhere. */
void QueueViewTest::keepsWhatIsSelected()
{
    QFETCH(QList<quint64>, selected);
    QFETCH(QList<quint64>, left);
    QList<TransferSnapshot> transfers;
    for (quint64 id = 1; id <= 6; ++id) {
        transfers << Samples::transfer(id, id % 2 == 0 ? TransferState(Paused{}) : Queued{});
        transfers.last().name = QString(QChar(char16_t(u'z' - id)));
    }
    m_model->take(transfers);
    const auto ids = [this] {
        QList<quint64> numbers;
        for (const TransferId id : m_view->selectedIds())
            numbers << quint64(id);
        std::sort(numbers.begin(), numbers.end());
        return numbers;
    };
    for (const quint64 id : selected)
        m_view->selectionModel()->setCurrentIndex(m_rows->index(int(id) - 1, 0), QItemSelectionModel::Select);
    m_rows->putInOrder({ListOrder::By::Name, Qt::AscendingOrder});
    QCOMPARE(ids(), selected);
    QCOMPARE(quint64(m_rows->at(m_view->currentIndex().row()).id), selected.last());
    m_rows->putInOrder({});
    m_model->reorder({TransferId{6}, TransferId{2}, TransferId{4}, TransferId{1}, TransferId{3}, TransferId{5}});
    QCOMPARE(ids(), selected);
    m_rows->showOnly({.group = StateGroup::Waiting});
    QCOMPARE(ids(), left);
    QVERIFY(m_view->currentIndex().isValid());
    m_rows->showOnly({});
    QCOMPARE(ids(), left);
}

void QueueViewTest::selectsNothingThatIsNotShown()
{
    m_model->take(
        {Samples::transfer(1, Receiving{}), Samples::transfer(2, Receiving{}), Samples::transfer(3, Samples::saved())});
    m_view->selectAll();
    m_rows->showOnly({.group = StateGroup::Running});
    m_model->take({Samples::transfer(2, Samples::saved())});
    QTest::keyClick(m_view.get(), Qt::Key_Delete);
    QCOMPARE(m_wanted->count(), 1);
    QCOMPARE(m_wanted->constFirst().at(0).value<RowAction>(), RowAction::Cancel);
    QCOMPARE(m_wanted->constFirst().at(1).value<QList<TransferId>>(), QList<TransferId>{TransferId{1}});
    m_view->selectAll();
    QCOMPARE(m_view->selectedIds(), QList<TransferId>{TransferId{1}});
}

void QueueViewTest::leavesTheNeighbourAloneWhereARowHasLeft()
{
    m_model->take({Samples::transfer(1, Receiving{}), Samples::transfer(2, Receiving{})});
    m_rows->showOnly({.group = StateGroup::Running});
    m_view->goTo(TransferId{1});
    m_model->take({Samples::transfer(1, Samples::saved())});
    QTest::keyClick(m_view.get(), Qt::Key_Delete);
    QCOMPARE(m_wanted->count(), 0);
    QVERIFY(m_view->currentIndex().isValid());
}

void QueueViewTest::goesToWhatTheFilterHides()
{
    m_model->take({Samples::transfer(1, Receiving{}), Samples::transfer(2, Samples::saved())});
    m_rows->showOnly({.group = StateGroup::Running});
    m_view->goTo(TransferId{2});
    QCOMPARE(m_view->currentId(), TransferId{2});
    QVERIFY(!m_rows->isFiltered());
}

void QueueViewTest::movesInQueueOrderOnly_data()
{
    QTest::addColumn<ListOrder::By>("by");
    QTest::addColumn<int>("wanted");
    QTest::addColumn<int>("refused");
    QTest::newRow("in queue order") << ListOrder::By::Queue << 1 << 0;
    QTest::newRow("sorted") << ListOrder::By::Name << 0 << 1;
}

void QueueViewTest::movesInQueueOrderOnly()
{
    QFETCH(ListOrder::By, by);
    m_model->take({Samples::transfer(1, Queued{}), Samples::transfer(2, Queued{})});
    m_rows->putInOrder({by, Qt::AscendingOrder});
    m_view->goTo(TransferId{2});
    QSignalSpy refused(m_view.get(), &QueueView::moveRefused);
    QTest::keyClick(m_view.get(), Qt::Key_Up, Qt::AltModifier);
    QTEST(int(m_wanted->count()), "wanted");
    QTEST(int(refused.count()), "refused");
    QContextMenuEvent key(QContextMenuEvent::Keyboard, {}, {});
    QCoreApplication::sendEvent(m_view->viewport(), &key);
    const QList<QAction *> entries = m_view->findChild<QMenu *>()->actions();
    const auto entry = [&entries](const QString &text) {
        const auto found = std::find_if(entries.cbegin(), entries.cend(),
                                        [&text](const QAction *each) { return each->text() == text; });
        return found == entries.cend() ? nullptr : *found;
    };
    for (const RowAction action : {RowAction::MoveUp, RowAction::MoveDown}) {
        QCOMPARE(entry(titleOf(action))->isEnabled(), refused.isEmpty());
        QCOMPARE(entry(titleOf(action))->toolTip().contains(u"queue order"_s), !refused.isEmpty());
    }
    QVERIFY(entry(titleOf(RowAction::Next))->isEnabled()); // is about the queue, not about rows beside it
    QAction *back = entry(u"Back to &queue order"_s);
    QCOMPARE(back != nullptr, !refused.isEmpty());
    if (back)
        back->trigger();
    QCOMPARE(m_rows->order(), ListOrder());
}

namespace {

/** Of the rows of a list, those that are painted. */
class PaintedRows : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *, const QStyleOptionViewItem &, const QModelIndex &index) const override
    {
        rows << index.row();
    }
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override { return {100, 40}; }

    mutable QList<int> rows;
};

} // namespace

void QueueViewTest::paintsOnlyWhatChanged()
{
    QList<TransferSnapshot> transfers;
    for (quint64 id = 1; id <= 100; ++id)
        transfers << Samples::transfer(id, Receiving{});
    m_model->take(transfers);
    PaintedRows painted;
    QAbstractItemDelegate *before = m_view->itemDelegate();
    m_view->setItemDelegate(&painted);
    QTRY_VERIFY(painted.rows.contains(3));
    QCoreApplication::processEvents();
    painted.rows.clear();
    m_model->take({transfers.at(60), transfers.at(3)});
    QTRY_VERIFY(!painted.rows.isEmpty());
    m_view->setItemDelegate(before);
    QCOMPARE(painted.rows, QList<int>{3});
}

void QueueViewTest::saysThatNothingIsShown()
{
    m_model->take({Samples::transfer(1, Receiving{})});
    const QImage row = m_view->viewport()->grab().toImage();
    m_rows->showOnly({.words = u"zebra"_s});
    const QImage words = m_view->viewport()->grab().toImage();
    m_model->remove({TransferId{1}});
    const QImage nothing = m_view->viewport()->grab().toImage();
    QVERIFY(words != row);
    QVERIFY(words != nothing);
}

QTEST_MAIN(QueueViewTest)
#include "queueview_test.moc"
