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
namespace {

/** Boxes that are seen on dark too, and sentences cut at their end. */
class TickableRows : public RoomyRows
{
public:
    using RoomyRows::RoomyRows;

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        RoomyRows::initStyleOption(option, index);
        // The style makes the outline of a box out of this, a darker one, which nobody sees on dark.
        if (isDark(option->palette))
            option->palette.setColor(QPalette::Window, option->palette.color(QPalette::PlaceholderText).lighter(140));
        // A name is known by its ending too; a sentence is not.
        if (!index.siblingAtColumn(int(FoundModel::Column::Name)).flags().testFlag(Qt::ItemIsUserCheckable))
            option->textElideMode = Qt::ElideRight;
        // Numbers stand at the right, where the next column begins.
        if (index.column() == int(FoundModel::Column::Size) && !option->text.isEmpty())
            option->text += QChar(0x2002);
    }
};

const QString usualId = u"om_7f3c…70aa"_s;
const QString usualName = u"Minutes of the week 47.pdf"_s;

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
    header()->setSectionResizeMode(int(FoundModel::Column::Name), QHeaderView::Stretch);
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
    const auto give = [this](FoundModel::Column column, const QString &usual) {
        header()->resizeSection(int(column), usualWidth(usual));
    };
    give(FoundModel::Column::Kind, u"picture in a post · in"_s);
    give(FoundModel::Column::Size, u"1,023.4 MB"_s);
    give(FoundModel::Column::From, u"Wang Xiaofang"_s);
    give(FoundModel::Column::Sent, sentWords(QDateTime({2026, 12, 22}, {22, 22})));
    give(FoundModel::Column::Message, usualId);
}

int FoundView::usualWidth(const QString &text) const
{
    return fontMetrics().horizontalAdvance(text) + 24;
}

void FoundView::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    showColumns();
}

/** Names need the room more than ids do, which stand in the tool tip as well. */
void FoundView::showColumns()
{
    setColumnHidden(int(FoundModel::Column::Size), !m_model.hasSizes());
    int others = usualWidth(usualId) + tileIconSize.width();
    for (const auto column :
         {FoundModel::Column::Kind, FoundModel::Column::Size, FoundModel::Column::From, FoundModel::Column::Sent})
        others += header()->sectionSize(int(column));
    setColumnHidden(int(FoundModel::Column::Message), width() < others + usualWidth(usualName));
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
