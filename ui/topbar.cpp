#include "ui/topbar.h"

#include <QAction>
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
    auto *button = new QPushButton(this);
    const auto name = [button, &action] {
        button->setText(withoutMnemonic(action.text())); // the form's own letters come first
        button->setToolTip(action.toolTip());
    };
    connect(&action, &QAction::changed, button, name);
    name();
    button->setAutoDefault(true);
    connect(button, &QPushButton::clicked, &action, &QAction::trigger);
    m_row->addWidget(button);
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
    auto *button = makeMenuButton();
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

} // namespace Larder
