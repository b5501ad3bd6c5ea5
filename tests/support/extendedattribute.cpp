#include "support/extendedattribute.h"

#include <sys/xattr.h>

#include <QFile>

namespace Larder {

QByteArray extendedAttribute(const QString &path, const char *name)
{
    QByteArray value(1024, '\0');
    const auto size = ::getxattr(QFile::encodeName(path).constData(), name, value.data(), size_t(value.size()));
    return size < 0 ? QByteArray() : value.first(size);
}

bool mayHaveAttributes(const QString &path)
{
    const QByteArray file = QFile::encodeName(path);
    if (::setxattr(file.constData(), "user.larder.test", "1", 1, 0) != 0)
        return false;
    ::removexattr(file.constData(), "user.larder.test");
    return true;
}

} // namespace Larder
