#include "files/filemarks.h"

#include <QFile>

namespace Larder {

bool setFileTime(const QString &path, const QDateTime &time)
{
    QFile file(path);
    // Windows wants to write for it, Unix only wants it open.
    return file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly) &&
           file.setFileTime(time, QFileDevice::FileModificationTime);
}

} // namespace Larder
