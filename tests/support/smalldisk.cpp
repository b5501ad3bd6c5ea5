#include "support/smalldisk.h"

#include <QFile>

#ifdef Q_OS_LINUX
#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>
#endif

namespace Larder {

#ifdef Q_OS_LINUX

namespace {

bool write(const char *path, const QByteArray &text)
{
    QFile file(QString::fromLatin1(path));
    return file.open(QIODevice::WriteOnly | QIODevice::Unbuffered) && file.write(text) == text.size();
}

/** Whoever is not root becomes it for a namespace of this process alone. user_namespaces(7) */
bool becomeRootOfOwn()
{
    const QByteArray user = QByteArray::number(geteuid());
    const QByteArray group = QByteArray::number(getegid());
    return unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0 && write("/proc/self/setgroups", "deny") &&
           write("/proc/self/uid_map", "0 " + user + " 1") && write("/proc/self/gid_map", "0 " + group + " 1");
}

QByteArray sizeOption(qint64 bytes)
{
    return "mode=0755,size=" + QByteArray::number(bytes);
}

} // namespace

/** Nothing that is mounted from here on is seen outside of this process. */
bool SmallDisk::mayBe()
{
    static const bool own = (unshare(CLONE_NEWNS) == 0 || becomeRootOfOwn()) &&
                            mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    return own;
}

SmallDisk::SmallDisk(const QString &folder, qint64 bytes) : m_folder(QFile::encodeName(folder))
{
    m_there = mayBe() && mount("none", m_folder.constData(), "tmpfs", 0, sizeOption(bytes).constData()) == 0;
}

SmallDisk::~SmallDisk()
{
    if (m_there)
        umount2(m_folder.constData(), MNT_DETACH);
}

bool SmallDisk::resize(qint64 bytes)
{
    return m_there && mount("none", m_folder.constData(), nullptr, MS_REMOUNT, sizeOption(bytes).constData()) == 0;
}

bool SmallDisk::makeReadOnly()
{
    return m_there && mount("none", m_folder.constData(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0;
}

#else

bool SmallDisk::mayBe()
{
    return false;
}

bool SmallDisk::resize(qint64)
{
    return false;
}

SmallDisk::SmallDisk(const QString &folder, qint64) : m_folder(QFile::encodeName(folder)) {}

SmallDisk::~SmallDisk() = default;

bool SmallDisk::makeReadOnly()
{
    return false;
}

#endif

} // namespace Larder
