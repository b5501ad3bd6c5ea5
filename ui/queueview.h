#pragma once

#include <QListView>

#include "ui/progressdelegate.h"
#include "ui/rowaction.h"

namespace Larder {

class QueueModel;
class QueueRows;

/**
 * The list of downloads: selection, buttons in rows, keyboard, menu. Says what is wanted of which rows and does nothing
 * of it. Return does what the row's first button does, Delete cancels what runs and removes what has ended; further
 * keys are keysOf() their action.
 */
class QueueView : public QListView
{
    Q_OBJECT

public:
    explicit QueueView(QueueModel &model, QWidget *parent = nullptr);

    [[nodiscard]] QList<TransferId> selectedIds() const;
    /** The row that details are about: the current one, if it is selected. */
    [[nodiscard]] std::optional<TransferId> currentId() const;

    /** Makes it the current one, selected and in sight. */
    void goTo(TransferId id);

Q_SIGNALS:
    void actionWanted(Larder::RowAction action, const QList<Larder::TransferId> &transfers);
    void selectionMoved();

protected:
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

private:
    [[nodiscard]] std::optional<ProgressDelegate::PointedAt> actionAt(const QPoint &position) const;
    void pointAt(const std::optional<ProgressDelegate::PointedAt> &pointedAt);
    void openMenu(const QPoint &globalPosition);
    void selectNeighbour();
    bool wantByKey(const QKeySequence &keys);
    void wantFirstOf(const QList<RowAction> &actions);
    void doFirstAction();
    [[nodiscard]] QList<TransferId> selectedWith(RowAction action) const;

    QueueModel &m_model;
    QueueRows *m_rows;
    ProgressDelegate *m_delegate;
};

} // namespace Larder
