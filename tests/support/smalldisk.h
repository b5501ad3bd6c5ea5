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

    /**
     * Whether this process may mount one, by its own right or as the root of a namespace of its own. Asked first in
     * main(): only threads that begin later see what is mounted.
     */
    [[nodiscard]] static bool mayBe();

    [[nodiscard]] bool there() const { return m_there; }
    [[nodiscard]] bool resize(qint64 bytes);
    /** From here on nobody writes there, root neither. */
    [[nodiscard]] bool makeReadOnly();

private:
    QByteArray m_folder;
    bool m_there = false;
};

} // namespace Larder
