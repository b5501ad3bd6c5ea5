#include "ui/queueview.h"

#include <algorithm>

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>

#include "ui/queuemodel.h"

namespace Larder {

QueueView::QueueView(QueueModel &model, QWidget *parent)
    : QListView(parent), m_model(model), m_rows(new QueueRows(model, this)), m_delegate(new ProgressDelegate(this))
{
    setModel(m_rows);
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
    connect(m_rows, &QAbstractItemModel::rowsRemoved, this, &QueueView::selectNeighbour);
    connect(m_rows, &QAbstractItemModel::layoutChanged, this, [this] { scrollTo(currentIndex()); });
    setAccessibleName(tr("Downloads"));
    setAccessibleDescription(tr("Return does what the row's button does. Delete cancels a download or takes it off the "
                                "list. Control P pauses it or goes on with it. The menu key shows everything else."));
}

QList<TransferId> QueueView::selectedIds() const
{
    QModelIndexList selected = selectionModel()->selectedIndexes();
    std::sort(selected.begin(), selected.end());
    QList<TransferId> ids;
    for (const QModelIndex &index : selected)
        ids << snapshotOf(index).id;
    return ids;
}

std::optional<TransferId> QueueView::currentId() const
{
    const QModelIndex current = currentIndex();
    if (current.isValid() && selectionModel()->isSelected(current))
        return snapshotOf(current).id;
    const QList<TransferId> selected = selectedIds();
    return selected.isEmpty() ? std::nullopt : std::optional(selected.constFirst());
}

void QueueView::goTo(TransferId id)
{
    const auto row = m_model.rowOf(id);
    if (!row)
        return;
    const QModelIndex index = m_rows->mapFromSource(m_model.index(*row, 0));
    setCurrentIndex(index);
    scrollTo(index);
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
    default:
        // Arrows count as keys of the keypad on macOS.
        if (!wantByKey(QKeyCombination(event->modifiers() & ~Qt::KeypadModifier, Qt::Key(event->key()))))
            QListView::keyPressEvent(event);
    }
}

/** Whether they are keys of an action at all. */
bool QueueView::wantByKey(const QKeySequence &keys)
{
    QList<RowAction> actions{RowAction::Pause,  RowAction::Resume,   RowAction::Cancel, RowAction::Next,
                             RowAction::MoveUp, RowAction::MoveDown, RowAction::Remove};
    actions.removeIf([&keys](RowAction action) { return keysOf(action) != keys; });
    wantFirstOf(actions);
    return !actions.isEmpty();
}

/** Of those that something selected can; for as many as can. */
void QueueView::wantFirstOf(const QList<RowAction> &actions)
{
    for (const RowAction action : actions)
        if (const QList<TransferId> ids = selectedWith(action); !ids.isEmpty()) {
            Q_EMIT actionWanted(action, ids);
            return;
        }
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
    for (const RowAction action : allActions(m_model.at(*m_model.rowOf(*id)))) {
        if (action == RowAction::EditInForm || action == RowAction::Remove)
            menu->addSeparator();
        const QList<TransferId> ids = selectedWith(action);
        QAction *entry = menu->addAction(titleOf(action));
        entry->setShortcut(keysOf(action)); // for reading: a menu that pops up has no keys
        connect(entry, &QAction::triggered, this, [this, action, ids] { Q_EMIT actionWanted(action, ids); });
    }
    menu->popup(globalPosition);
}

void QueueView::selectionChanged(const QItemSelection &selected, const QItemSelection &deselected)
{
    QListView::selectionChanged(selected, deselected);
    Q_EMIT selectionMoved();
}

void QueueView::currentChanged(const QModelIndex &current, const QModelIndex &previous)
{
    QListView::currentChanged(current, previous);
    Q_EMIT selectionMoved();
}

} // namespace Larder
