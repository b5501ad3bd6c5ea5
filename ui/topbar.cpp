#include "ui/topbar.h"

#include <algorithm>

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPushButton>
#include <QToolButton>

#include "ui/accountbar.h"
#include "ui/controls.h"
#include "ui/language.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {

TopBar::TopBar(const QList<QAction *> &giving, QWidget *parent) : QWidget(parent), m_row(new QHBoxLayout(this))
{
    m_row->setContentsMargins(14, 7, 10, 7);
    m_row->setSpacing(8);
    for (QAction *each : giving)
        addButton(*each);
    m_row->addStretch(1);
}

void TopBar::addButton(QAction &action)
{
    QPushButton *button = buttonOf(action, this);
    m_row->addWidget(button);
    m_buttons.append(button);
}

QToolButton *TopBar::makeMenuButton()
{
    auto *button = new QToolButton(this);
    button->setIcon(themedIcon(u"menu"_s));
    button->setAutoRaise(true);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setFocusPolicy(Qt::TabFocus);
    button->setStyleSheet(u"QToolButton::menu-indicator { image: none; }"_s);
    m_menu = new QMenu(button);
    button->setMenu(m_menu);
    return button;
}

QAction *TopBar::complete(AccountBar &asker)
{
    QToolButton *button = m_menuButton = makeMenuButton();
    m_asker = &asker;
    auto *open = new QAction(this);
    open->setShortcut(Qt::Key_F10);
    connect(open, &QAction::triggered, button, &QToolButton::showMenu);
    inEachLanguage(*this, [button, open] {
        open->setText(tr("Menu"));
        button->setToolTip(tr("Menu (F10)"));
        button->setAccessibleName(tr("Menu"));
    });
    m_row->addWidget(&asker);
    m_row->addWidget(button);
    keepRoom(*this);
    return open;
}

int TopBar::widthWithout(qsizetype buttons) const
{
    const QMargins margins = m_row->contentsMargins();
    int width = margins.left() + margins.right() + m_menuButton->sizeHint().width() + m_row->spacing();
    for (const QPushButton *each : m_buttons.mid(0, m_buttons.size() - buttons))
        width += std::max(each->minimumWidth(), each->sizeHint().width()) + m_row->spacing();
    return width;
}

QSize TopBar::minimumSizeHint() const
{
    const QSize least = QWidget::minimumSizeHint();
    return {widthWithout(m_buttons.size()) + m_asker->widthWith(AccountBar::Words::Few), least.height()};
}

/** First the words before the choice go, then one button after another, at last those of the account. */
void TopBar::fold()
{
    using Words = AccountBar::Words;
    qsizetype hidden = 0;
    Words words = Words::All;
    const auto isTooWide = [&] { return widthWithout(hidden) + m_asker->widthWith(words) > width(); };
    if (isTooWide())
        words = Words::OnButton;
    while (isTooWide() && hidden < m_buttons.size())
        ++hidden;
    if (isTooWide())
        words = Words::Few;
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons.at(i)->setVisible(i < m_buttons.size() - hidden);
    m_asker->fold(words, width() - widthWithout(hidden) - m_asker->widthWith(Words::Few));
}

bool TopBar::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fold(); // other words have another width
    return QWidget::event(event);
}

void TopBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fold();
}

} // namespace Larder
