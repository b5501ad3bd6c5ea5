#include "ui/desktopcolours.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>

#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

const QString appearance = u"org.freedesktop.appearance"_s;
const QString colourScheme = u"color-scheme"_s;
constexpr uint prefersDark = 1;

/**
 * Follows the settings portal (org.freedesktop.portal.Settings, "color-scheme") where Qt 6.4 has no theme of the
 * platform that would: Fusion with its own light palette.
 */
class DesktopColours : public QObject
{
    Q_OBJECT

public:
    explicit DesktopColours(QObject *parent) : QObject(parent), m_light(QApplication::palette())
    {
        QDBusConnection bus = QDBusConnection::sessionBus();
        bus.connect(service(), path(), portal(), u"SettingChanged"_s, this,
                    SLOT(settingChanged(QString, QString, QDBusVariant)));
        QDBusMessage read = QDBusMessage::createMethodCall(service(), path(), portal(), u"Read"_s);
        read << appearance << colourScheme;
        auto *answer = new QDBusPendingCallWatcher(bus.asyncCall(read), this);
        connect(answer, &QDBusPendingCallWatcher::finished, this, &DesktopColours::answered);
    }

private Q_SLOTS:
    void settingChanged(const QString &group, const QString &key, const QDBusVariant &value)
    {
        if (group == appearance && key == colourScheme)
            take(value.variant().toUInt());
    }

private:
    static QString service() { return u"org.freedesktop.portal.Desktop"_s; }
    static QString path() { return u"/org/freedesktop/portal/desktop"_s; }
    static QString portal() { return u"org.freedesktop.portal.Settings"_s; }

    void answered(QDBusPendingCallWatcher *watcher)
    {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isError())
            return;
        QVariant value = reply.value().variant();
        // Read() wraps the value in a variant once more than its specification says.
        if (value.canConvert<QDBusVariant>())
            value = value.value<QDBusVariant>().variant();
        take(value.toUInt());
    }

    void take(uint scheme) { QApplication::setPalette(scheme == prefersDark ? darkPalette() : m_light); }

    QPalette m_light;
};

} // namespace

void followDesktopColours()
{
    if (qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS"))
        new DesktopColours(qApp);
}

} // namespace Larder

#include "desktopcolours.moc"
