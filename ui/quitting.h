#pragma once

#include <QObject>

class QApplication;

namespace Larder {

/** Closes every window, though each of them closes only when its engine has settled. */
void closeAllWindows();

/**
 * Does so when the desktop's session or a system menu wants the program to end: Qt's own answer to that stops at the
 * first window that does not close at once.
 */
class Quitting : public QObject
{
public:
    explicit Quitting(QApplication &application);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
};

} // namespace Larder
