#pragma once

#include <memory>

#include <QLockFile>
#include <QString>

#include "core/result.h"

namespace Larder {

/**
 * A lock file that is this process's until it is destroyed: the end of its process alone sets it free, and no age. One
 * that is empty for longer than Limits::emptyLock was left by a process that was killed before it could write itself
 * in, and one of this process that nothing in it holds was on a disk that was away. None: another process has it, or
 * this one already. Errors: Reason::FolderNotWritable.
 */
[[nodiscard]] Result<std::unique_ptr<QLockFile>> takeProcessLock(const QString &path);

} // namespace Larder
