#include "auth/filelock.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFileInfo>
#include <QLockFile>
#include <QPromise>
#include <QTimer>

#include "core/limits.h"

namespace Larder {

namespace {

/** Tries until it has the lock, and ends. */
class LockWait : public QObject
{
public:
    LockWait(const QString &path, std::chrono::milliseconds atMost, QObject *parent)
        : QObject(parent), m_lock(std::make_shared<QLockFile>(path)), m_atMost(atMost)
    {
        m_promise.start();
        m_lock->setStaleLockTime(static_cast<int>(std::chrono::milliseconds(Limits::staleLock).count()));
        m_waited.start();
        connect(&m_beat, &QTimer::timeout, this, &LockWait::tryOnce);
        m_beat.start(Limits::lockBeat);
        QDir().mkpath(QFileInfo(path).absolutePath());
    }

    [[nodiscard]] QFuture<Result<HeldLock>> future() const { return m_promise.future(); }

    void tryOnce()
    {
        if (m_lock->tryLock(0))
            return end(m_lock);
        if (m_lock->error() != QLockFile::LockFailedError)
            return end(Error{.reason = Reason::WriteFailed, .detail = m_lock->fileName()});
        if (std::chrono::milliseconds(m_waited.elapsed()) >= m_atMost)
            end(Error{.reason = Reason::SignInBusy});
    }

private:
    void end(const Result<HeldLock> &result)
    {
        m_beat.stop();
        m_lock.reset();
        m_promise.addResult(result);
        m_promise.finish();
        deleteLater();
    }

    HeldLock m_lock;
    const std::chrono::milliseconds m_atMost;
    QElapsedTimer m_waited;
    QTimer m_beat;
    QPromise<Result<HeldLock>> m_promise;
};

} // namespace

QFuture<Result<HeldLock>> takeLock(const QString &path, std::chrono::milliseconds atMost, QObject *context)
{
    if (path.isEmpty())
        return QtFuture::makeReadyFuture(Result<HeldLock>(HeldLock()));
    auto *wait = new LockWait(path, atMost, context);
    const auto future = wait->future();
    wait->tryOnce();
    return future;
}

} // namespace Larder
