#include "ui/desktop.h"

#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>
#include <QWidget>

#ifdef LARDER_WITH_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>
#endif

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

void openFolderOf(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(path).absolutePath()));
}

} // namespace

void openFile(const QString &path)
{
    QDesktopServices::openUrl(QUrl::fromLocalFile(path));
}

void bringForward(QWidget &window, const QByteArray &activation)
{
    if (!activation.isEmpty())
        qputenv("XDG_ACTIVATION_TOKEN", activation); // where Qt looks for it
    window.setWindowState((window.windowState() & ~Qt::WindowMinimized) | Qt::WindowActive);
    window.show();
    window.raise();
    window.activateWindow();
}

#ifdef LARDER_WITH_DBUS
void showInFolder(const QString &path)
{
    // freedesktop.org, "File Manager DBus Interface"
    QDBusMessage show =
        QDBusMessage::createMethodCall(u"org.freedesktop.FileManager1"_s, u"/org/freedesktop/FileManager1"_s,
                                       u"org.freedesktop.FileManager1"_s, u"ShowItems"_s);
    show << QStringList{QUrl::fromLocalFile(path).toString()} << QString();
    auto *answer = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(show), qApp);
    QObject::connect(answer, &QDBusPendingCallWatcher::finished, qApp, [path](QDBusPendingCallWatcher *watcher) {
        watcher->deleteLater();
        if (QDBusPendingReply<>(*watcher).isError())
            openFolderOf(path);
    });
}
#else
void showInFolder(const QString &path)
{
    openFolderOf(path);
}
#endif

} // namespace Larder
