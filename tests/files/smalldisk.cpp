#include "smalldisk.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/mount.h>
#endif

namespace Larder {

#ifdef Q_OS_LINUX

namespace {

/** Nothing that is mounted from here on is seen outside of this process. */
bool haveOwnMounts()
{
    static const bool own = unshare(CLONE_NEWNS) == 0 && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    return own;
}

} // namespace

SmallDisk::SmallDisk(const QString &folder, qint64 bytes) : m_folder(QFile::encodeName(folder))
{
    const QByteArray options = "mode=0755,size=" + QByteArray::number(bytes);
    m_there = haveOwnMounts() && mount("none", m_folder.constData(), "tmpfs", 0, options.constData()) == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_there)
        umount2(m_folder.constData(), MNT_DETACH);
}

bool SmallDisk::makeReadOnly()
{
    return m_there && mount("none", m_folder.constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
}

#else

SmallDisk::SmallDisk(const QString &folder, qint64) : m_folder(QFile::encodeName(folder)) {}

SmallDisk::~SmallDisk() = default;

bool SmallDisk::makeReadOnly()
{
    return false;
}

#endif

} // namespace Larder
