#pragma once

#include <QLabel>

namespace Larder {

/**
 * Plain text that a screen reader says by itself when it is shown or announced: its accessible role is a notification.
 * Qt 6.4 has no announcements (they came with 6.8), and its bridge to AT-SPI passes no alerts on; what does arrive
 * there is a new name and that a notification is showing.
 */
class LiveRegion : public QLabel
{
    Q_OBJECT

public:
    explicit LiveRegion(QWidget *parent);

    /** Says what it shows; where nobody can see it, showing it will say it. */
    void announce();
    /** The same with a new text. */
    void say(const QString &text);

protected:
    void showEvent(QShowEvent *event) override;

Q_SIGNALS:
    void announced(const QString &text);
};

} // namespace Larder
