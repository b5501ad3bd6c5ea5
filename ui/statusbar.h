#pragma once

#include <QList>
#include <QWidget>

class QAction;

namespace Larder {

class ElidedLabel;

/**
 * The band at the bottom: where things stand, what can be done to the whole list, and whether the details are open.
 * What it has no room for is in the menu. Owned by the window.
 */
class StatusBar : public QWidget
{
    Q_OBJECT

public:
    /** They outlive it. */
    StatusBar(const QList<QAction *> &forAll, QAction &details, QWidget *parent = nullptr);

    void tell(const QString &totals);
    /** The list is empty. */
    void tellNothing();

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void fold();

    ElidedLabel *m_totals;
    QWidget *m_listActions;
    QWidget *m_details;
    bool m_isList = false; ///< there is something that can be acted on
};

} // namespace Larder
