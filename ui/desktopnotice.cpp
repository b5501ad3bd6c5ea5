#include "ui/desktopnotice.h"

#include <utility>

#include <QApplication>
#include <QIcon>
#include <QPointer>
#include <QSystemTrayIcon>

#ifdef LARDER_WITH_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#endif

using namespace Qt::StringLiterals;

namespace Larder {

DesktopNotice::~DesktopNotice()
{
    takeBack(); // a click on it would do nothing any more
}

void DesktopNotice::tellByTray(const Words &words)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    m_tray = std::make_unique<QSystemTrayIcon>(QApplication::windowIcon());
    m_tray->setToolTip(words.title + u": "_s + words.body);
    const auto click = [this] { Q_EMIT clicked({}); };
    connect(m_tray.get(), &QSystemTrayIcon::messageClicked, this, click, Qt::QueuedConnection); // it may go
    connect(m_tray.get(), &QSystemTrayIcon::activated, this, click, Qt::QueuedConnection);
    m_tray->show();
    m_tray->showMessage(words.title, words.body, QApplication::windowIcon());
}

#ifdef LARDER_WITH_DBUS

namespace {

QString service()
{
    return u"org.freedesktop.Notifications"_s;
}

QString path()
{
    return u"/org/freedesktop/Notifications"_s;
}

QDBusMessage call(const QString &method)
{
    return QDBusMessage::createMethodCall(service(), path(), service(), method);
}

void close(uint notice)
{
    QDBusConnection::sessionBus().send(call(u"CloseNotification"_s) << notice);
}

} // namespace

DesktopNotice::DesktopNotice(QObject *parent) : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.connect(service(), path(), service(), u"ActivationToken"_s, this, SLOT(takeActivation(uint, QString)));
    bus.connect(service(), path(), service(), u"ActionInvoked"_s, this, SLOT(takeAction(uint, QString)));
    bus.connect(service(), path(), service(), u"NotificationClosed"_s, this, SLOT(forget(uint)));
}

/** One is asked for at a time: until the service has named it, nothing could take its place. */
void DesktopNotice::tell(const QString &title, const QString &body)
{
    m_wanted = Words{title, body};
    m_tray.reset();
    if (!QDBusConnection::sessionBus().isConnected()) // to a call Qt would give no answer at all
        tellByTray(*m_wanted);
    else if (!m_isAsked)
        ask(*m_wanted);
}

void DesktopNotice::ask(const Words &words)
{
    m_isAsked = true;
    const QVariantMap hints{{u"desktop-entry"_s, QGuiApplication::desktopFileName()}};
    QDBusMessage notify = call(u"Notify"_s);
    // The body is markup to many services.
    notify << u"Larder"_s << m_id << QGuiApplication::desktopFileName() << words.title << words.body.toHtmlEscaped()
           << QStringList{u"default"_s, tr("Open Larder")} << hints << -1;
    // The answer is waited for also after this has gone.
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(notify), qApp);
    connect(answer, &QDBusPendingCallWatcher::finished, answer, [answer, words, notice = QPointer(this)] {
        answer->deleteLater();
        if (notice)
            notice->answered(*answer, words);
        else if (const QDBusPendingReply<uint> left = *answer; !left.isError())
            close(left.value());
    });
}

void DesktopNotice::answered(const QDBusPendingCall &answer, const Words &asked)
{
    const QDBusPendingReply<uint> reply = answer;
    m_isAsked = false;
    m_id = reply.isError() ? 0 : reply.value();
    if (!m_wanted)
        takeBack();
    else if (reply.isError())
        tellByTray(*m_wanted);
    else if (*m_wanted != asked)
        ask(*m_wanted);
}

void DesktopNotice::takeBack()
{
    m_wanted.reset();
    m_tray.reset();
    if (m_id != 0 && !m_isAsked) // else the answer to come does it
        close(std::exchange(m_id, 0));
}

void DesktopNotice::takeActivation(uint id, const QString &activation)
{
    if (id == m_id && id != 0)
        m_activation = activation.toLatin1();
}

/** Its number may be another program's next. */
void DesktopNotice::forget(uint id)
{
    if (id == m_id)
        m_id = 0;
}

void DesktopNotice::takeAction(uint id, const QString &action)
{
    if (id == m_id && id != 0 && action == "default"_L1)
        Q_EMIT clicked(std::exchange(m_activation, {}));
}

#else

DesktopNotice::DesktopNotice(QObject *parent) : QObject(parent) {}

void DesktopNotice::tell(const QString &title, const QString &body)
{
    tellByTray({title, body});
}

void DesktopNotice::takeBack()
{
    m_tray.reset();
}

#endif

} // namespace Larder
