#include "ui/foundview.h"

#include <QHeaderView>
#include <QKeyEvent>

#include "ui/controls.h"
#include "ui/filetile.h"
#include "ui/foundmodel.h"
#include "ui/language.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {

using Column = FoundModel::Column;

namespace {

/** Sentences cut at their end, and numbers clear of the next column. */
class TickableRows : public RoomyRows
{
public:
    using RoomyRows::RoomyRows;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        RoomyRows::initStyleOption(option, index);
        // A name is known by its ending too; a sentence is not.
        if (!index.siblingAtColumn(int(Column::Name)).flags().testFlag(Qt::ItemIsUserCheckable))
            option->textElideMode = Qt::ElideRight;
        // Numbers stand at the right, where the next column begins.
        if (index.column() == int(Column::Size) && !option->text.isEmpty())
            option->text += QChar(0x2002);
    }
};

QString usualText(Column column)
{
    switch (column) {
    case Column::Name:
        return u"Minutes of the week 47.pdf"_s;
    case Column::Kind:
        return u"picture in a post · in"_s;
    case Column::Size:
        return u"1,023.4 MB"_s;
    case Column::From:
        return u"Wang Xiaofang"_s;
    case Column::Sent:
        return sentWords(QDateTime({2026, 12, 22}, {22, 22}));
    case Column::Message:
        return u"om_7f3c…70aa"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

FoundView::FoundView(FoundModel &model, FoundRows &rows, QWidget *parent)
    : QTreeView(parent), m_model(model), m_rows(rows)
{
    setModel(&rows);
    setItemDelegate(new TickableRows(this));
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setAllColumnsShowFocus(true);
    setSelectionMode(ExtendedSelection);
    setIconSize(tileIconSize);
    setFrameShape(NoFrame);
    setSortingEnabled(true);
    setTextElideMode(Qt::ElideMiddle);
    header()->setSortIndicatorClearable(true);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(int(Column::Name), QHeaderView::Stretch);
    connect(&model, &FoundModel::sizesChanged, this, &FoundView::showColumns);
    connect(&model, &FoundModel::modelReset, this, &FoundView::showColumns);
    inEachLanguage(*this, [this] {
        setAccessibleName(tr("What was found"));
        giveColumnsRoom();
        showColumns();
        if (const int column = header()->sortIndicatorSection(); column >= 0 && column < m_rows.columnCount())
            m_rows.sort(column, header()->sortIndicatorOrder()); // by names that are other ones now
        viewport()->update();
        header()->viewport()->update();
    });
    sortByColumn(-1, Qt::AscendingOrder);
}

/** By texts of the usual length: to look at every row would take as long as there are rows. */
void FoundView::giveColumnsRoom()
{
    for (const Column column : {Column::Kind, Column::Size, Column::From, Column::Sent, Column::Message})
        header()->resizeSection(int(column), usualWidth(column));
}

int FoundView::usualWidth(Column column) const
{
    return fontMetrics().horizontalAdvance(usualText(column)) + 24;
}

void FoundView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    showColumns();
}

/** Names need the room more than ids do, which stand in the tool tip as well; in a narrow list, more than all else. */
void FoundView::showColumns()
{
    setColumnHidden(int(Column::Size), !m_model.hasSizes());
    int taken = tileIconSize.width();
    for (const Column column : {Column::Kind, Column::Size, Column::From, Column::Sent, Column::Message})
        if (column != Column::Size || m_model.hasSizes())
            taken += usualWidth(column);
    int name = usualWidth(Column::Name);
    for (const Column column : {Column::Message, Column::Sent, Column::From, Column::Kind}) {
        setColumnHidden(int(column), width() < taken + name);
        taken -= usualWidth(column);
        name = usualWidth(Column::Name) / 2;
    }
}

void FoundView::changeEvent(QEvent *event)
{
    QTreeView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        giveColumnsRoom();
}

void FoundView::keyPressEvent(QKeyEvent *event)
{
    if (isReturn(*event)) {
        event->ignore();
        return;
    }
    if (event->key() == Qt::Key_Space) {
        tickChosen();
        return;
    }
    QTreeView::keyPressEvent(event);
}

/** All like the first of them turned around, so that a mixture becomes one. */
void FoundView::tickChosen()
{
    QList<int> rows;
    for (const QModelIndex &index : selectionModel()->selectedRows())
        if (const int row = m_rows.mapToSource(index).row(); m_model.canBeTicked(row))
            rows.append(row);
    if (!rows.isEmpty())
        m_model.setTicked(rows, !m_model.isTicked(rows.constFirst()));
}

} // namespace Larder
