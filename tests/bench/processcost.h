#pragma once

#include <QtGlobal>

/** What this process takes, of proc(5) and getrusage(2); and how a benchmark tells a number. */
namespace Larder {

[[nodiscard]] qint64 memoryNow();    ///< resident, in bytes
[[nodiscard]] qint64 memoryAtMost(); ///< the same at its peak since forgetPeak()
void forgetPeak();
[[nodiscard]] double processorTime(); ///< of all threads, in seconds
/** Context switches of all threads that are there now. */
[[nodiscard]] qint64 wakeUps();

[[nodiscard]] double inMebibytes(qint64 bytes);
/** One line, a tab behind its name. */
void tell(const char *name, double number, const char *unit);

} // namespace Larder
