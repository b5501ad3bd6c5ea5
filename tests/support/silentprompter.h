#pragma once

#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusObjectPath>
#include <QObject>
#include <QVariantMap>

namespace Larder {

/**
 * Stands on a keyring's bus where a desktop has the window that asks for the password, and is a user who does not
 * answer, or one who presses Cancel. The only part of a keyring that is not real here, since it needs a screen. Of
 * GNOME's protocol between daemon and prompter (org.gnome.keyring.internal.Prompter) it knows no more than this takes.
 */
class SilentPrompter : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.gnome.keyring.internal.Prompter")

public:
    enum class User { Away, Cancels };

    SilentPrompter(const QString &address, User user);
    ~SilentPrompter() override;

    [[nodiscard]] bool isReady() const { return m_ready; }
    /** How often somebody was asked for a password. */
    [[nodiscard]] int asked() const { return m_asked; }

public Q_SLOTS:
    void BeginPrompting(const QDBusObjectPath &callback); // NOLINT(readability-identifier-naming)
    void PerformPrompt(const QDBusObjectPath &callback, const QString &type, const QVariantMap &properties,
                       const QString &exchange);         // NOLINT(readability-identifier-naming)
    void StopPrompting(const QDBusObjectPath &callback); // NOLINT(readability-identifier-naming)

private:
    void reply(const QDBusObjectPath &callback, const QString &answer);

    QDBusConnection m_bus;
    User m_user;
    bool m_ready = false;
    int m_asked = 0;
};

} // namespace Larder
