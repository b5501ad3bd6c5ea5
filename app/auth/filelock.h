#pragma once

#include <chrono>
#include <memory>

#include <QFuture>
#include <QString>

#include "core/result.h"

class QLockFile;
class QObject;

namespace Larder {

/** A lock between processes that is held until the last copy goes. Nothing is locked where the path was empty. */
using HeldLock = std::shared_ptr<QLockFile>;

/**
 * Takes the lock file without ever blocking the thread; its folder is made if need be. One of a process that died is
 * taken over at once; another one after Limits::staleLock. Errors: Reason::SignInBusy where it was not free in time,
 * Reason::WriteFailed where no such file can be. Ends with `context`, without a result.
 */
[[nodiscard]] QFuture<Result<HeldLock>> takeLock(const QString &path, std::chrono::milliseconds atMost,
                                                 QObject *context);

} // namespace Larder
