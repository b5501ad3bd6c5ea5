#include "ui/besideorbelow.h"

#include <algorithm>

#include <QBoxLayout>

namespace Larder {

BesideOrBelow::BesideOrBelow(QWidget &first, QWidget &second, int letters, QWidget *parent)
    : QWidget(parent), m_row(new QBoxLayout(QBoxLayout::LeftToRight, this)), m_letters(letters)
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(14);
    m_row->addWidget(&first);
    m_row->addWidget(&second, 1);
}

/** As narrow as each of them: what has no room beside goes below. */
QSize BesideOrBelow::minimumSizeHint() const
{
    int width = 0;
    for (int i = 0; i < m_row->count(); ++i)
        if (const QLayoutItem *item = m_row->itemAt(i); !item->isEmpty())
            width = std::max(width, item->minimumSize().width());
    return {width, m_row->minimumSize().height()};
}

void BesideOrBelow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    // Not the average of a font's letters: of a Chinese one that is twice as wide, and the words are no longer for it.
    const bool fits = width() >= m_letters * fontMetrics().horizontalAdvance(u'n');
    m_row->setDirection(fits ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom);
}

} // namespace Larder
