#include "ui/taskbarprogress.h"

#include <utility>

#ifdef LARDER_WITH_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QGuiApplication>
#endif

using namespace Qt::StringLiterals;

namespace Larder {

void TaskBarProgress::show(std::optional<int> percent)
{
    if (std::exchange(m_shown, percent) == percent)
        return;
#ifdef LARDER_WITH_DBUS
    QDBusMessage update =
        QDBusMessage::createSignal(u"/io/github/larder/Larder"_s, u"com.canonical.Unity.LauncherEntry"_s, u"Update"_s);
    update << u"application://"_s + QGuiApplication::desktopFileName() + u".desktop"_s
           << QVariantMap{{u"progress"_s, percent.value_or(0) / 100.0}, {u"progress-visible"_s, percent.has_value()}};
    QDBusConnection::sessionBus().send(update);
#endif
}

} // namespace Larder
