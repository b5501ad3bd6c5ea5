#pragma once

#include <QList>
#include <QWidget>

class QAction;
class QHBoxLayout;
class QMenu;
class QPushButton;
class QToolButton;

namespace Larder {

class AccountBar;

/**
 * The band at the top: what can be given as buttons, as whom downloads go, and the menu. Where the window is narrow it
 * leaves to the menu what it has no room for. Owned by the window.
 */
class TopBar : public QWidget
{
    Q_OBJECT

public:
    /** They outlive it. */
    explicit TopBar(const QList<QAction *> &giving, QWidget *parent = nullptr);

    /** To be called once, after the bar has become its parent; gives the action that opens the menu. */
    [[nodiscard]] QAction *complete(AccountBar &asker);
    [[nodiscard]] QMenu &menu() { return *m_menu; }

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void addButton(QAction &action);
    QToolButton *makeMenuButton();
    [[nodiscard]] int widthWithout(qsizetype buttons) const;
    void fold();

    QHBoxLayout *m_row;
    QList<QPushButton *> m_buttons;
    AccountBar *m_asker = nullptr;
    QToolButton *m_menuButton = nullptr;
    QMenu *m_menu = nullptr;
};

} // namespace Larder
