#include "ui/queueview.h"

#include <algorithm>
#include <utility>

#include <QAccessible>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>

#include "ui/controls.h"
#include "ui/language.h"
#include "ui/queuerows.h"
#include "ui/theme.h"

namespace Larder {

namespace {

/** Neighbours as one range. */
QItemSelection selectionOf(QList<int> rows, const QAbstractItemModel &model)
{
    std::sort(rows.begin(), rows.end());
    QItemSelection selection;
    for (auto from = rows.cbegin(); from != rows.cend();) {
        auto to = from;
        while (std::next(to) != rows.cend() && *std::next(to) == *to + 1)
            ++to;
        selection.append(QItemSelectionRange(model.index(*from, 0), model.index(*to, 0)));
        from = std::next(to);
    }
    return selection;
}

} // namespace

QueueView::QueueView(QueueModel &model, QueueRows &rows, QWidget *parent)
    : QListView(parent), m_model(model), m_rows(rows), m_delegate(new ProgressDelegate(this))
{
    setModel(&m_rows);
    setItemDelegate(m_delegate);
    setSelectionMode(ExtendedSelection);
    setUniformItemSizes(true);
    setMouseTracking(true);
    setDragEnabled(true);
    setDragDropMode(DragOnly);
    setEditTriggers(NoEditTriggers);
    setVerticalScrollMode(ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(NoFrame);
    setMinimumHeight(2 * roomyHeight(fontMetrics())); // a row, where the screen is low
    // Of the list itself: where a row has left because of its state, the next Delete is not meant for another.
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &QueueView::selectNeighbour);
    connect(&m_rows, &QueueRows::aboutToFilter, this, &QueueView::keepSelection);
    connect(&m_rows, &QueueRows::filtered, this, [this] { selectAgain(0); });
    connect(&m_rows, &QueueRows::leftTogether, this, [this] { selectAgain(m_placeBefore); });
    connect(&m_rows, &QueueRows::orderChanged, this, [this] { scrollTo(currentIndex()); });
    connect(&m_model, &QueueModel::reordered, this, [this] { scrollTo(currentIndex()); });
    inEachLanguage(*this, [this] {
        setAccessibleName(tr("Downloads"));
        setAccessibleDescription(tr("Return does what the row's button does. Delete cancels a download or takes it off "
                                    "the list. Space shows what is saved. Control P pauses a download or goes on with "
                                    "it. The menu key shows everything else."));
        m_rows.collateAnew();
        viewport()->update();
    });
}

QList<TransferId> QueueView::selectedIds() const
{
    QModelIndexList selected = selectionModel()->selectedIndexes();
    std::sort(selected.begin(), selected.end());
    QList<TransferId> ids;
    for (const QModelIndex &index : selected)
        ids << m_rows.at(index.row()).id;
    return ids;
}

std::optional<TransferId> QueueView::currentId() const
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && selectionModel()->isSelected(current))
        return m_rows.at(current.row()).id;
    const QList<TransferId> selected = selectedIds();
    return selected.isEmpty() ? std::nullopt : std::optional(selected.constFirst());
}

void QueueView::goTo(TransferId id)
{
    if (!m_model.rowOf(id))
        return;
    if (!m_rows.rowOf(id))
        m_rows.showOnly({});
    const QModelIndex index = m_rows.index(*m_rows.rowOf(id), 0);
    setCurrentIndex(index);
    scrollTo(index);
}

/** Without an event, Qt would look at the keys that are held at that moment: Ctrl+I would take the choice away. */
QItemSelectionModel::SelectionFlags QueueView::selectionCommand(const QModelIndex &index, const QEvent *event) const
{
    return event ? QListView::selectionCommand(index, event)
                 : QItemSelectionModel::SelectionFlags(QItemSelectionModel::ClearAndSelect);
}

void QueueView::takeFocus()
{
    setFocus();
    if (!selectionModel()->hasSelection())
        setCurrentIndex(currentIndex().isValid() ? currentIndex() : m_rows.index(0, 0));
}

void QueueView::keepSelection()
{
    m_selectedBefore = selectedIds();
    m_currentBefore = currentIndex().isValid() ? std::optional(m_rows.at(currentIndex().row()).id) : std::nullopt;
    m_placeBefore = currentIndex().row();
    selectionModel()->reset(); // it would follow each index by itself, which takes long with thousands
}

/** Keys and screen readers have somewhere to stand, else there; what is not shown is not selected. */
void QueueView::selectAgain(int otherwise)
{
    QList<int> rows;
    for (const TransferId id : std::exchange(m_selectedBefore, {}))
        if (const auto row = m_rows.rowOf(id))
            rows << *row;
    const auto current = m_currentBefore ? m_rows.rowOf(*m_currentBefore) : std::nullopt;
    const int near = std::min(otherwise, m_rows.rowCount() - 1);
    if (const int place = current.value_or(rows.value(0, near)); place >= 0)
        selectionModel()->setCurrentIndex(m_rows.index(place, 0), QItemSelectionModel::NoUpdate);
    selectionModel()->select(selectionOf(rows, m_rows), QItemSelectionModel::ClearAndSelect);
    scrollTo(currentIndex());
    Q_EMIT selectionMoved();
}

/** QListView would lay out all rows anew for each that changes, and paint the whole list. They are all of one size. */
void QueueView::dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight, const QList<int> &roles)
{
    QAbstractItemView::dataChanged(topLeft, bottomRight, roles); // NOLINT(bugprone-parent-virtual-call)
}

void QueueView::paintEvent(QPaintEvent *event)
{
    QListView::paintEvent(event);
    if (m_rows.rowCount() > 0 || m_model.rowCount() == 0)
        return;
    QPainter painter(viewport());
    painter.setPen(toneColour(Tone::Muted, palette()));
    painter.drawText(viewport()->rect().adjusted(14, 14, -14, -14), Qt::AlignCenter | Qt::TextWordWrap,
                     tr("Nothing in the list matches the filter."));
}

QList<TransferId> QueueView::selectedWith(RowAction action) const
{
    QList<TransferId> ids = selectedIds();
    ids.removeIf(
        [this, action](TransferId id) { return !allActions(m_model.at(*m_model.rowOf(id))).contains(action); });
    return ids;
}

std::optional<ProgressDelegate::PointedAt> QueueView::actionAt(const QPoint &position) const
{
    const QModelIndex index = indexAt(position);
    if (!index.isValid())
        return std::nullopt;
    QStyleOptionViewItem option;
    initViewItemOption(&option);
    option.rect = visualRect(index);
    for (const auto &[action, rect] : m_delegate->paintedActions(option, index))
        if (rect.contains(position))
            return ProgressDelegate::PointedAt{QPersistentModelIndex(index), action, false};
    return std::nullopt;
}

void QueueView::pointAt(const std::optional<ProgressDelegate::PointedAt> &pointedAt)
{
    const auto before = m_delegate->pointedAt();
    if (before == pointedAt)
        return;
    m_delegate->setPointedAt(pointedAt);
    for (const auto &each : {before, pointedAt})
        if (each && each->row.isValid())
            update(each->row);
}

bool QueueView::viewportEvent(QEvent *event)
{
    if (event->type() == QEvent::Leave || event->type() == QEvent::HoverLeave)
        pointAt(std::nullopt);
    return QListView::viewportEvent(event);
}

void QueueView::mousePressEvent(QMouseEvent *event)
{
    auto pointedAt = actionAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || !pointedAt) {
        QListView::mousePressEvent(event);
        return;
    }
    pointedAt->pressed = true;
    pointAt(pointedAt);
    setCurrentIndex(pointedAt->row);
}

void QueueView::mouseMoveEvent(QMouseEvent *event)
{
    const auto before = m_delegate->pointedAt();
    auto pointedAt = actionAt(event->position().toPoint());
    if (before && before->pressed) {
        // As with any button: it comes up when the pointer slips off, and nothing is dragged.
        if (!pointedAt || pointedAt->row != before->row || pointedAt->action != before->action)
            pointAt(std::nullopt);
        return;
    }
    pointAt(pointedAt);
    QListView::mouseMoveEvent(event);
}

void QueueView::mouseReleaseEvent(QMouseEvent *event)
{
    const auto before = m_delegate->pointedAt();
    if (event->button() != Qt::LeftButton || !before || !before->pressed) {
        QListView::mouseReleaseEvent(event);
        return;
    }
    const auto pointedAt = actionAt(event->position().toPoint());
    pointAt(pointedAt);
    if (pointedAt && pointedAt->row == before->row && pointedAt->action == before->action)
        Q_EMIT actionWanted(before->action, {snapshotOf(before->row).id});
}

void QueueView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (actionAt(event->position().toPoint())) {
        mousePressEvent(event);
        return;
    }
    QListView::mouseDoubleClickEvent(event);
    const QModelIndex index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index.isValid())
        doFirstAction();
}

void QueueView::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        doFirstAction();
        return;
    case Qt::Key_Backspace:
        wantByKey(Qt::Key_Delete);
        return;
    case Qt::Key_Space:
        if (currentIndex().isValid() && !selectionModel()->isSelected(currentIndex())) { // chooses it first
            QListView::keyPressEvent(event);
            return;
        }
        [[fallthrough]];
    default:
        // Arrows count as keys of the keypad on macOS.
        if (!wantByKey(QKeyCombination(event->modifiers() & ~Qt::KeypadModifier, Qt::Key(event->key()))))
            QListView::keyPressEvent(event);
    }
}

/** Whether they are keys of an action at all. */
bool QueueView::wantByKey(const QKeySequence &keys)
{
    QList<RowAction> actions = actionsWithKeys();
    actions.removeIf([&keys](RowAction action) { return keysOf(action) != keys; });
    wantFirstOf(actions);
    return !actions.isEmpty();
}

/** Of those that something selected can; for as many as can. */
void QueueView::wantFirstOf(const QList<RowAction> &actions)
{
    for (const RowAction action : actions)
        if (const QList<TransferId> ids = selectedWith(action); !ids.isEmpty()) {
            if (!whyRefused(action).isEmpty())
                Q_EMIT moveRefused();
            else
                Q_EMIT actionWanted(action, ids);
            return;
        }
}

QString QueueView::whyNoMoves()
{
    return tr("Rows can be moved up and down in queue order only.");
}

/** Empty: it is not. */
QString QueueView::whyRefused(RowAction action) const
{
    const bool moves = action == RowAction::MoveUp || action == RowAction::MoveDown;
    return moves && m_rows.order() != ListOrder() ? whyNoMoves() : QString();
}

void QueueView::doFirstAction()
{
    const auto id = currentId();
    if (!id)
        return;
    const RowAction first = mainActions(m_model.at(*m_model.rowOf(*id))).constFirst();
    // Cancelling is for Delete: a Return too many must not throw away what has come, nor stop what comes.
    const bool stops = first == RowAction::Cancel || first == RowAction::Pause;
    Q_EMIT actionWanted(stops ? RowAction::ShowDetails : first, {*id});
}

void QueueView::selectNeighbour()
{
    // Qt makes the row beside a removed one current but not selected: a second Delete would find nothing.
    if (!selectionModel()->hasSelection() && currentIndex().isValid())
        selectionModel()->select(currentIndex(), QItemSelectionModel::Select);
}

void QueueView::contextMenuEvent(QContextMenuEvent *event)
{
    if (event->reason() == QContextMenuEvent::Keyboard && currentIndex().isValid())
        openMenu(viewport()->mapToGlobal(visualRect(currentIndex()).center()));
    else if (indexAt(viewport()->mapFromGlobal(event->globalPos())).isValid())
        openMenu(event->globalPos());
}

void QueueView::openMenu(const QPoint &globalPosition)
{
    const auto id = currentId();
    if (!id)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setToolTipsVisible(true);
    const QList<RowAction> actions = allActions(m_model.at(*m_model.rowOf(*id)));
    for (const RowAction action : actions)
        addToMenu(*menu, action);
    menu->popup(globalPosition);
}

void QueueView::addToMenu(QMenu &menu, RowAction action)
{
    if (action == RowAction::EditInForm || action == RowAction::Remove)
        menu.addSeparator();
    QAction *entry = menu.addAction(titleOf(action));
    entry->setShortcut(keysOf(action)); // for reading: a menu that pops up has no keys
    // What is selected by then: a row that has left meanwhile is not meant.
    connect(entry, &QAction::triggered, this, [this, action] {
        if (const QList<TransferId> ids = selectedWith(action); !ids.isEmpty())
            Q_EMIT actionWanted(action, ids);
    });
    const QString why = whyRefused(action);
    if (why.isEmpty())
        return;
    entry->setEnabled(false);
    entry->setToolTip(why);
    if (action == RowAction::MoveDown)
        connect(menu.addAction(tr("Back to &queue order")), &QAction::triggered, &m_rows,
                [this] { m_rows.putInOrder({}); });
}

void QueueView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QListView::selectionChanged(selected, deselected);
    Q_EMIT selectionMoved();
}

/** With the row where it stands: Qt tells screen readers of the list alone, and right after this. */
void QueueView::focusInEvent(QFocusEvent *event)
{
    QListView::focusInEvent(event);
    QMetaObject::invokeMethod(this, &QueueView::tellFocusedRow, Qt::QueuedConnection);
}

void QueueView::tellFocusedRow()
{
    if (!hasFocus() || !currentIndex().isValid())
        return;
    QAccessibleEvent focus(this, QAccessible::Focus);
    focus.setChild(currentIndex().row());
    QAccessible::updateAccessibility(&focus);
}

void QueueView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    // QListView tells screen readers that the row has the focus now, which it has not while the form is typed in.
    if (hasFocus())
        QListView::currentChanged(current, previous);
    else
        QAbstractItemView::currentChanged(current, previous); // NOLINT(bugprone-parent-virtual-call)
    Q_EMIT selectionMoved();
}

} // namespace Larder
