#pragma once

#include <optional>

#include <QList>
#include <QPersistentModelIndex>
#include <QStyledItemDelegate>

#include "ui/rowaction.h"

namespace Larder {

/**
 * Paints a row in three lines: name, sentence, and the bar or what to do next; kind at the left, what helps at the
 * right. Everything keeps its place while states change. Holds nothing but which button the pointer is on, which the
 * view says.
 */
class ProgressDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    struct PointedAt
    {
        QPersistentModelIndex row;
        RowAction action;
        bool pressed = false;

        [[nodiscard]] bool operator==(const PointedAt &) const = default;
    };
    struct PaintedAction
    {
        RowAction action;
        QRect rect;
    };

    using QStyledItemDelegate::QStyledItemDelegate;

    void setPointedAt(const std::optional<PointedAt> &pointedAt) { m_pointedAt = pointedAt; }
    [[nodiscard]] const std::optional<PointedAt> &pointedAt() const { return m_pointedAt; }

    /** Where the buttons of a row are, given the row's rectangle in `option`. */
    [[nodiscard]] QList<PaintedAction> paintedActions(const QStyleOptionViewItem &option,
                                                      const QModelIndex &index) const;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;

private:
    void paintAction(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index,
                     const PaintedAction &painted) const;

    std::optional<PointedAt> m_pointedAt;
};

} // namespace Larder
