#include "files/processlock.h"

#include <chrono>

#include <QDateTime>
#include <QFileInfo>

#include "core/limits.h"

namespace Larder {

namespace {

bool isAbandoned(const QString &path)
{
    const QFileInfo file(path);
    return file.isFile() && file.size() == 0 &&
           file.lastModified().secsTo(QDateTime::currentDateTime()) > std::chrono::seconds(Limits::emptyLock).count();
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
    // Qt asks whose it is, and takes nobody's for somebody's.
    if (isAbandoned(path) && lock->removeStaleLockFile() && lock->tryLock(0))
        return lock;
    return std::unique_ptr<QLockFile>();
}

} // namespace Larder
