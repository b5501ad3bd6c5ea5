#pragma once

#include <QString>
#include <QUrl>

namespace Larder {

/**
 * Marks a file as come from a server, in the system's own way: Zone.Identifier on Windows, com.apple.quarantine on
 * macOS, user.xdg.origin.url on Linux. What is kept of the server is scheme, host and port: no path, so that whoever
 * gets the file learns nothing of chat, message or key. False where the file system has no place for it.
 *
 * originmark_windows.cpp, originmark_macos.cpp, originmark_linux.cpp.
 */
[[nodiscard]] bool markOrigin(const QString &path, const QUrl &server);

/** All of a server that a mark says: `https://open.feishu.cn`. */
[[nodiscard]] inline QString originOf(const QUrl &server)
{
    return server.toString(QUrl::RemoveUserInfo | QUrl::RemovePath | QUrl::RemoveQuery | QUrl::RemoveFragment |
                           QUrl::FullyEncoded);
}

} // namespace Larder
