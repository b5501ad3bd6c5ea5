#include "ui/scrolling.h"

namespace Larder {

QScrollArea *scrolling(QWidget &page, QWidget *parent)
{
    const bool ground = page.autoFillBackground(); // which setWidget() switches on
    auto *area = new QScrollArea(parent);
    area->setWidget(&page);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    page.setAutoFillBackground(ground);
    return area;
}

} // namespace Larder
