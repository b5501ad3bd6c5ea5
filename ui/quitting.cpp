#include "ui/quitting.h"

#include <QApplication>
#include <QEvent>
#include <QMainWindow>

namespace Larder {
namespace {

QList<QMainWindow *> openWindows()
{
    QList<QMainWindow *> open;
    for (QWidget *widget : QApplication::topLevelWidgets())
        if (auto *window = qobject_cast<QMainWindow *>(widget); window && window->isVisible())
            open.append(window);
    return open;
}

} // namespace

void closeAllWindows()
{
    for (QMainWindow *window : openWindows())
        window->close();
}

Quitting::Quitting(QApplication &application)
{
    application.installEventFilter(this);
}

/** After the last window has closed comes another such event, which is let through. */
bool Quitting::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Quit || openWindows().isEmpty())
        return QObject::eventFilter(watched, event);
    closeAllWindows();
    event->ignore();
    return true;
}

} // namespace Larder
