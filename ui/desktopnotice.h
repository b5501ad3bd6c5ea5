#pragma once

#include <memory>
#include <optional>

#include <QObject>
#include <QString>

class QSystemTrayIcon;
class QDBusPendingCall;

namespace Larder {

/**
 * A notice outside the window, in the desktop's own way: its notification service (Desktop Notifications Specification
 * 1.2), else a message of the system tray, whose icon is there for no longer than that, else none. Never waits. A new
 * notice takes the place of the one before.
 */
class DesktopNotice : public QObject
{
    Q_OBJECT

public:
    explicit DesktopNotice(QObject *parent = nullptr);
    ~DesktopNotice() override;

    void tell(const QString &title, const QString &body);
    /** It has been read, or is none of anybody's concern any more. */
    void takeBack();

Q_SIGNALS:
    /** With the desktop's leave to come to the front, where it gives one. */
    void clicked(const QByteArray &activation);

private:
    struct Words
    {
        QString title;
        QString body;
        [[nodiscard]] bool operator==(const Words &) const = default;
    };
    void tellByTray(const Words &words);
#ifdef LARDER_WITH_DBUS
    void ask(const Words &words);
    void answered(const QDBusPendingCall &answer, const Words &asked);

private Q_SLOTS:
    void takeActivation(uint id, const QString &activation);
    void takeAction(uint id, const QString &action);
    void forget(uint id);

private:
    uint m_id = 0;                 ///< the service's, of the notice that is there; 0: none
    std::optional<Words> m_wanted; ///< to be there; none: taken back
    bool m_isAsked = false;        ///< the service, whose answer is to come; only that names the notice
    QByteArray m_activation;       ///< tells itself before the action that it is for
#endif
    std::unique_ptr<QSystemTrayIcon> m_tray; ///< while it has a message
};

} // namespace Larder
