#include "files/diskroom.h"

#include <QFileInfo>
#include <QStorageInfo>

namespace Larder {

std::optional<qint64> roomIn(const QString &folder)
{
    QFileInfo nearest(folder);
    while (!nearest.exists() && !nearest.isRoot())
        nearest.setFile(nearest.path());
    const QStorageInfo disk(nearest.filePath());
    return disk.isValid() ? std::optional(disk.bytesAvailable()) : std::nullopt;
}

} // namespace Larder
