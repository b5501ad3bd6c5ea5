#include "ui/wrappingrow.h"

#include <algorithm>
#include <utility>

#include <QStyle>
#include <QWidget>

namespace Larder {
namespace {

constexpr int letters = 24;

bool grows(const QLayoutItem &item)
{
    return item.expandingDirections().testFlag(Qt::Horizontal) &&
           item.minimumSize().width() < item.maximumSize().width();
}

int heightOf(const QLayoutItem &item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

} // namespace

struct WrappingRow::Line
{
    std::vector<std::pair<QLayoutItem *, int>> items = {}; ///< and their widths
    int height = 0;
    int width = 0; ///< of all, with the gaps between them
};

WrappingRow::WrappingRow(Rest rest, QWidget *parent) : QLayout(parent), m_rest(rest) {}

/** One by one: a layout among them takes itself out when it goes. */
WrappingRow::~WrappingRow()
{
    while (const auto item = std::unique_ptr<QLayoutItem>(WrappingRow::takeAt(0)))
        ;
}

void WrappingRow::addLayout(QLayout *layout)
{
    addChildLayout(layout);
    addItem(layout);
}

void WrappingRow::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

QLayoutItem *WrappingRow::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[size_t(index)].get() : nullptr;
}

QLayoutItem *WrappingRow::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[size_t(index)].release();
    m_items.erase(m_items.begin() + index);
    if (QLayout *layout = item->layout(); layout && layout->parent() == this)
        layout->setParent(nullptr);
    return item;
}

/** As far as anything in it does. */
Qt::Orientations WrappingRow::expandingDirections() const
{
    const bool any = std::ranges::any_of(m_items, [](const auto &item) { return !item->isEmpty() && grows(*item); });
    return any ? Qt::Horizontal : Qt::Orientations();
}

int WrappingRow::wishOf(const QLayoutItem &item) const
{
    const int least = item.minimumSize().width();
    if (!grows(item))
        return std::max(least, item.sizeHint().width());
    const QWidget *owner = parentWidget();
    const int room = owner ? owner->fontMetrics().averageCharWidth() * letters : least;
    return std::max(least, std::min(item.sizeHint().width(), room));
}

std::vector<WrappingRow::Line> WrappingRow::linesIn(int width) const
{
    std::vector<Line> lines;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const int wish = std::min(wishOf(*item), width);
        if (lines.empty() || lines.back().width + spacing() + wish > width)
            lines.emplace_back();
        Line &line = lines.back();
        line.width += wish + (line.items.empty() ? 0 : spacing());
        line.items.emplace_back(item.get(), wish);
    }
    for (Line &line : lines) {
        auto growing = int(std::ranges::count_if(line.items, [](const auto &each) { return grows(*each.first); }));
        int rest = width - line.width;
        for (auto &[item, its] : line.items) {
            if (grows(*item)) {
                const int share = rest / growing--;
                its += share;
                rest -= share;
            }
            line.height = std::max(line.height, heightOf(*item, its));
        }
        line.width = width - rest;
    }
    return lines;
}

int WrappingRow::heightForWidth(int width) const
{
    const QMargins margins = contentsMargins();
    int height = margins.top() + margins.bottom();
    const auto lines = linesIn(width - margins.left() - margins.right());
    for (const Line &line : lines)
        height += line.height;
    return height + spacing() * std::max(int(lines.size()) - 1, 0);
}

/** All of it in one line. */
QSize WrappingRow::sizeHint() const
{
    const QMargins margins = contentsMargins();
    int width = margins.left() + margins.right();
    int height = 0;
    int gaps = -1;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        const QSize size = item->sizeHint();
        width += size.width();
        height = std::max(height, size.height());
        ++gaps;
    }
    return {width + std::max(gaps, 0) * spacing(), height + margins.top() + margins.bottom()};
}

/** Each in a line of its own. */
QSize WrappingRow::minimumSize() const
{
    const QMargins margins = contentsMargins();
    QSize least(0, 0);
    for (const auto &item : m_items)
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    return least + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

void WrappingRow::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    const QRect inner = rect.marginsRemoved(contentsMargins());
    const bool mirrored = parentWidget() && parentWidget()->isRightToLeft();
    int top = inner.top();
    for (const Line &line : linesIn(inner.width())) {
        const int rest = inner.width() - line.width;
        int left = inner.left() + (m_rest == Rest::AtEnd ? rest : m_rest == Rest::AtBothSides ? rest / 2 : 0);
        for (const auto &[item, width] : line.items) {
            const int height = std::min(heightOf(*item, width), line.height);
            const QRect place(left, top + (line.height - height) / 2, width, height);
            item->setGeometry(mirrored ? QStyle::visualRect(Qt::RightToLeft, inner, place) : place);
            left += width + spacing();
        }
        top += line.height + spacing();
    }
}

} // namespace Larder
