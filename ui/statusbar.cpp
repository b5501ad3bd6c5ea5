#include "ui/statusbar.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include "ui/controls.h"

namespace Larder {
namespace {

QToolButton *flatButton(QAction *action, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setDefaultAction(action);
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

} // namespace

StatusBar::StatusBar(const QList<QAction *> &forAll, QAction &details, QWidget *parent)
    : QWidget(parent), m_totals(new ElidedLabel(this)), m_listActions(new QWidget(this))
{
    auto *listRow = new QHBoxLayout(m_listActions);
    listRow->setContentsMargins(0, 0, 0, 0);
    listRow->setSpacing(2);
    for (QAction *each : forAll)
        listRow->addWidget(flatButton(each, m_listActions));
    QToolButton *button = flatButton(&details, this);
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_details = button;
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 3, 10, 3);
    row->addWidget(m_totals, 1);
    row->addWidget(m_listActions);
    row->addWidget(button);
}

void StatusBar::tell(const QString &totals)
{
    m_isList = true;
    m_totals->setText(totals);
    fold();
}

void StatusBar::tellNothing()
{
    m_isList = false;
    m_totals->setText(tr("Nothing to do yet"));
    fold();
}

QSize StatusBar::minimumSizeHint() const
{
    const QMargins margins = layout()->contentsMargins();
    return {margins.left() + margins.right() + m_totals->minimumSizeHint().width() + layout()->spacing() +
                m_details->sizeHint().width(),
            QWidget::minimumSizeHint().height()};
}

void StatusBar::fold()
{
    const int room = width() - minimumSizeHint().width() - layout()->spacing();
    m_listActions->setVisible(m_isList && m_listActions->sizeHint().width() <= room);
}

bool StatusBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fold();
    return QWidget::event(event);
}

void StatusBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

} // namespace Larder
