#pragma once

#include <QObject>
#include <QString>

#ifdef LARDER_WITH_DBUS
#include <variant>

#include <QDBusUnixFileDescriptor>
#endif

namespace Larder {

/**
 * Holds off the system's sleep while it is wanted: by systemd-logind ("Inhibitor Locks"), else by the session's
 * org.freedesktop.PowerManagement or org.freedesktop.ScreenSaver, else not at all. Never waits; the end of the process
 * lets go whatever happens. Does nothing where there is no D-Bus.
 */
class SleepHold : public QObject
{
    Q_OBJECT

public:
    explicit SleepHold(QObject *parent = nullptr) : QObject(parent) {}
    ~SleepHold() override;

    /** `why` is for people: the desktop may show it. Again is harmless. */
    void hold(const QString &why);
    void letGo();

#ifdef LARDER_WITH_DBUS
private:
    struct Free
    {
    };
    struct Asking
    {
        bool isWanted = true; ///< still, when the answer comes
    };
    struct ByLogin
    {
        QDBusUnixFileDescriptor lock; ///< held until the last copy of it is closed
    };
    struct BySession
    {
        int service = 0; ///< of those that can be asked
        uint cookie = 0;
    };
    struct Nowhere ///< nobody here can; not asked again until it is wanted anew
    {
    };

    void askLogin(const QString &why);
    void askSession(int service, const QString &why);
    template <typename Held>
    void enter(Held held);

    std::variant<Free, Asking, ByLogin, BySession, Nowhere> m_state;
#endif
};

} // namespace Larder
