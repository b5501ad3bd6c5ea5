#pragma once

#include <functional>

#include <QObject>

class QApplication;
class QWidget;

namespace Larder {

/** Closes every window, though each of them closes only when its engine has settled. */
void closeAllWindows();

/** What becomes of downloads that have not finished when their window closes. */
enum class AfterQuitting {
    ComesBack, ///< with the list, at the next start
    AskAgain,  ///< their bytes are kept for whoever asks for the same again
    Gone       ///< with the demo
};

/** Over this window; `quit` where that is the answer. */
void askBeforeQuitting(QWidget &window, int unfinished, AfterQuitting after, const std::function<void()> &quit);

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
