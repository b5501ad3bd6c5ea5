#pragma once

#include <QByteArray>
#include <QString>

namespace Larder {

/**
 * A file system in memory over an existing folder, seen by this process alone and gone with it. Where this process may
 * not mount one, there() is false.
 */
class SmallDisk
{
public:
    SmallDisk(const QString &folder, qint64 bytes);
    ~SmallDisk();
    SmallDisk(const SmallDisk &) = delete;
    SmallDisk &operator=(const SmallDisk &) = delete;

    [[nodiscard]] bool there() const { return m_there; }
    /** From here on nobody writes there, root neither. */
    [[nodiscard]] bool makeReadOnly();

private:
    QByteArray m_folder;
    bool m_there = false;
};

} // namespace Larder
