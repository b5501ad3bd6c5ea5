#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QMenu;
class QToolButton;

namespace Larder {

class AccountBar;

/** The band at the top: what can be given as buttons, as whom downloads go, and the menu. Owned by the window. */
class TopBar : public QWidget
{
    Q_OBJECT

public:
    /** They outlive it. */
    explicit TopBar(const QList<QAction *> &giving, QWidget *parent = nullptr);

    /** To be called once, after the bar has become its parent; gives the action that opens the menu. */
    [[nodiscard]] QAction *complete(AccountBar &asker);
    [[nodiscard]] QMenu &menu() { return *m_menu; }

private:
    void addButton(QAction &action);
    QToolButton *makeMenuButton();

    QHBoxLayout *m_row;
    QMenu *m_menu = nullptr;
};

} // namespace Larder
