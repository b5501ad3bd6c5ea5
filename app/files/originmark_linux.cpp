#include "files/originmark.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <sys/xattr.h>
#endif

namespace Larder {

// freedesktop.org, "Common extended attributes". Other systems with its desktops have no such attributes, or another
// call for them.
bool markOrigin(const QString &path, const QUrl &server)
{
#ifdef Q_OS_LINUX
    const QByteArray origin = originOf(server).toUtf8();
    return ::setxattr(QFile::encodeName(path).constData(), "user.xdg.origin.url", origin.constData(),
                      size_t(origin.size()), 0) == 0;
#else
    Q_UNUSED(path)
    Q_UNUSED(server)
    return false;
#endif
}

} // namespace Larder
