#include "ui/keyboarduse.h"

#include <QApplication>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>

#include "ui/controls.h"

namespace Larder {
namespace {

/** Boxes and choices leave Return to the dialog's default button. */
QAbstractButton *pressedBy(const QKeyEvent &key, QObject *watched)
{
    const bool plain = (key.modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier;
    if (!plain || !isReturn(key))
        return nullptr;
    auto *button = qobject_cast<QAbstractButton *>(watched);
    const bool takesReturn = qobject_cast<QPushButton *>(watched) || qobject_cast<QToolButton *>(watched);
    return takesReturn && button->isEnabled() ? button : nullptr;
}

} // namespace

KeyboardUse::KeyboardUse(QApplication &application)
{
    application.installEventFilter(this);
}

bool KeyboardUse::eventFilter(QObject *watched, QEvent *event)
{
    switch (event->type()) {
    case QEvent::KeyPress:
        m_last = Last::Key;
        if (const auto &key = *static_cast<QKeyEvent *>(event); QAbstractButton *button = pressedBy(key, watched)) {
            if (!key.isAutoRepeat()) // nor is it for anybody else
                button->click();
            return true;
        }
        break;
    case QEvent::ShortcutOverride: // all that is heard of a key that is a shortcut
        m_last = Last::Key;
        break;
    case QEvent::MouseButtonPress:
        m_last = Last::Mouse;
        break;
    case QEvent::Show:
        if (auto *widget = qobject_cast<QWidget *>(watched); widget && widget->isWindow() && m_last == Last::Key)
            widget->setAttribute(Qt::WA_KeyboardFocusChange);
        break;
    default:
        break;
    }
    return false;
}

} // namespace Larder
