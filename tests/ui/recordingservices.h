#pragma once

#include <optional>
#include <utility>

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusUnixFileDescriptor>
#include <QObject>
#include <QStringList>
#include <QVariantMap>

#include <fcntl.h>
#include <unistd.h>

/**
 * What a desktop has on its buses, as far as a window asks for it, with everything written down. Each is on a
 * connection of its own, so that all that a window says goes by the real bus.
 */
namespace Larder::Recording {

using namespace Qt::StringLiterals;

/** Desktop Notifications Specification 1.2. */
class Notifications : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    struct Notice
    {
        QString title;
        QString body;
        QStringList actions;
        uint replaces;
    };
    QList<Notice> notices;
    QList<uint> closed;
    bool answersLater = false;
    std::optional<QDBusConnection> bus; ///< that it is on

    /** What was asked for since it answers later. */
    void answerNow()
    {
        answersLater = false;
        for (const auto &[question, id] : std::exchange(m_later, {}))
            bus->send(question.createReply(id));
    }

public Q_SLOTS:
    // NOLINTNEXTLINE(readability-identifier-naming): the bus's own name
    uint Notify(const QString &, uint replaces, const QString &, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &, int)
    {
        notices.append({title, body, actions, replaces});
        const uint id = replaces == 0 ? uint(notices.size()) : replaces;
        setDelayedReply(answersLater);
        if (answersLater)
            m_later.append({message(), id});
        return id;
    }
    void CloseNotification(uint id) { closed.append(id); }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void ActivationToken(uint id, const QString &activation);

private:
    QList<std::pair<QDBusMessage, uint>> m_later;
};

/** systemd-logind, "Inhibitor Locks": whoever has a lock has the one end of a pipe, and its closing is seen here. */
class Login : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.login1.Manager")

public:
    enum class Says { Yes, No, YesLater };
    Says says = Says::Yes;
    QStringList asked;
    std::optional<QDBusConnection> bus; ///< that it is on

    ~Login() override { forget(); }

    [[nodiscard]] bool isHeld() const
    {
        char byte = 0;
        return m_ours >= 0 && ::read(m_ours, &byte, 1) < 0; // 0 once the other end is closed everywhere
    }
    void answerNow()
    {
        if (m_later.type() == QDBusMessage::MethodCallMessage)
            bus->send(m_later.createReply(QVariant::fromValue(makeLock())));
        m_later = {};
    }
public Q_SLOTS:
    QDBusUnixFileDescriptor Inhibit(const QString &what, const QString &, const QString &why, const QString &mode)
    {
        asked.append(what + u' ' + mode + u' ' + why);
        if (says == Says::No) {
            sendErrorReply(u"org.freedesktop.DBus.Error.AccessDenied"_s, u"no"_s);
            return {};
        }
        if (says == Says::YesLater) {
            setDelayedReply(true);
            m_later = message();
            return {};
        }
        return makeLock();
    }

private:
    QDBusUnixFileDescriptor makeLock()
    {
        forget();
        int ends[2];
        if (::pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0)
            return {};
        m_ours = ends[0];
        QDBusUnixFileDescriptor lock;
        lock.giveFileDescriptor(ends[1]);
        return lock;
    }
    void forget()
    {
        if (m_ours >= 0)
            ::close(m_ours);
        m_ours = -1;
    }

    int m_ours = -1;
    QDBusMessage m_later;
};

/** org.freedesktop.ScreenSaver of a session, and org.freedesktop.PowerManagement.Inhibit, which are alike. */
class ScreenSaver : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.ScreenSaver")

public:
    QList<uint> held;
    QStringList asked;
    bool answersLater = false;
    std::optional<QDBusConnection> bus; ///< that it is on

    void answerNow() { bus->send(m_later.createReply(held.constLast())); }

public Q_SLOTS:
    uint Inhibit(const QString &, const QString &why)
    {
        asked.append(why);
        held.append(uint(asked.size()));
        setDelayedReply(answersLater);
        m_later = message();
        return held.constLast();
    }
    void UnInhibit(uint cookie) { held.removeAll(cookie); }

private:
    QDBusMessage m_later;
};

/** Whatever docks would see of com.canonical.Unity.LauncherEntry. */
class Dock : public QObject
{
    Q_OBJECT

public:
    struct Update
    {
        QString entry;
        QVariantMap facts;
    };
    QList<Update> updates;

public Q_SLOTS:
    void take(const QString &entry, const QVariantMap &facts) { updates.append({entry, facts}); }
};

} // namespace Larder::Recording
