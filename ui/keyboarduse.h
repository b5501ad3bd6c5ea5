#pragma once

#include <QObject>

class QApplication;

namespace Larder {

/**
 * What people who use keys expect and Qt leaves out: a window that a key has opened shows at once where the keys go,
 * not only after Tab; and Return presses the button that it is on, in a dialog too, where it is not a default one. For
 * all windows, as long as it lives; it must not outlive the application.
 */
class KeyboardUse : public QObject
{
    Q_OBJECT

public:
    explicit KeyboardUse(QApplication &application);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum class Last { Mouse, Key };
    Last m_last = Last::Mouse;
};

} // namespace Larder
