#include "files/processlock.h"

#include <chrono>

#include <QCoreApplication>
#include <QDateTime>
#include <QFileInfo>
#include <QSysInfo>

#include "core/limits.h"

namespace Larder {

namespace {

bool isAbandoned(const QString &path)
{
    const QFileInfo file(path);
    return file.isFile() && file.size() == 0 &&
           file.lastModified().secsTo(QDateTime::currentDateTime()) > std::chrono::seconds(Limits::emptyLock).count();
}

/** Held by it, or left where it could not be removed: on a disk that was away just then. */
bool isOfThisProcess(const QLockFile &lock)
{
    qint64 process = 0;
    QString host;
    return lock.getLockInfo(&process, &host, nullptr) && process == QCoreApplication::applicationPid() &&
           host == QSysInfo::machineHostName();
}

} // namespace

Result<std::unique_ptr<QLockFile>> takeProcessLock(const QString &path)
{
    auto lock = std::make_unique<QLockFile>(path);
    lock->setStaleLockTime(0);
    if (lock->tryLock(0))
        return lock;
    if (lock->error() != QLockFile::LockFailedError)
        return Error{.reason = Reason::FolderNotWritable, .detail = path};
    // Qt asks whose it is, and takes nobody's for somebody's. It removes none that is held.
    if ((isAbandoned(path) || isOfThisProcess(*lock)) && lock->removeStaleLockFile() && lock->tryLock(0))
        return lock;
    return std::unique_ptr<QLockFile>();
}

} // namespace Larder
