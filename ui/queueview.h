#pragma once

#include <optional>

#include <QListView>

#include "ui/progressdelegate.h"
#include "ui/rowaction.h"

class QMenu;

namespace Larder {

class QueueModel;
class QueueRows;

/**
 * The list of downloads: selection, buttons in rows, keyboard, menu. Says what is wanted of which rows and does nothing
 * of it. Return does what the row's first button does, Delete cancels what runs and removes what has ended; further
 * keys are keysOf() their action. A row that is not shown any more is not selected any more.
 */
class QueueView : public QListView
{
    Q_OBJECT

public:
    QueueView(QueueModel &model, QueueRows &rows, QWidget *parent = nullptr);

    [[nodiscard]] QList<TransferId> selectedIds() const;
    /** The row that details are about: the current one, if it is selected. */
    [[nodiscard]] std::optional<TransferId> currentId() const;

    /** Makes it the current one, selected and in sight, if need be without the filter. */
    void goTo(TransferId id);
    /** With something selected, so that keys have something to act on. */
    void takeFocus();

    /** Of moveRefused(), for people. */
    [[nodiscard]] static QString whyNoMoves();

Q_SIGNALS:
    void actionWanted(Larder::RowAction action, const QList<Larder::TransferId> &transfers);
    void selectionMoved();
    /** Rows are to be moved up or down, and do not stand in queue order. */
    void moveRefused();

protected:
    void paintEvent(QPaintEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;
    void selectionChanged(const QItemSelection &selected, const QItemSelection &deselected) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;

protected Q_SLOTS:
    void dataChanged(const QModelIndex &topLeft, const QModelIndex &bottomRight,
                     const QList<int> &roles = QList<int>()) override;

private:
    [[nodiscard]] std::optional<ProgressDelegate::PointedAt> actionAt(const QPoint &position) const;
    void pointAt(const std::optional<ProgressDelegate::PointedAt> &pointedAt);
    void openMenu(const QPoint &globalPosition);
    void addToMenu(QMenu &menu, RowAction action);
    [[nodiscard]] QString whyRefused(RowAction action) const;
    [[nodiscard]] QItemSelectionModel::SelectionFlags selectionCommand(const QModelIndex &index,
                                                                       const QEvent *event) const override;
    void tellFocusedRow();
    void selectNeighbour();
    void keepSelection();
    void selectAgain(int otherwise);
    bool wantByKey(const QKeySequence &keys);
    void wantFirstOf(const QList<RowAction> &actions);
    void doFirstAction();
    [[nodiscard]] QList<TransferId> selectedWith(RowAction action) const;

    QueueModel &m_model;
    QueueRows &m_rows;
    ProgressDelegate *m_delegate;
    QList<TransferId> m_selectedBefore; ///< while rows are filtered
    std::optional<TransferId> m_currentBefore;
    int m_placeBefore = -1; ///< of that one
};

} // namespace Larder
