#pragma once

#include <chrono>
#include <optional>

#include <QString>

namespace Larder {

/** "412 MB": decimal units as people's file managers show them, by the current locale. */
[[nodiscard]] QString bytesAsWords(qint64 bytes);

/** "412 of 963 MB", or "412 MB" where the total is not known. */
[[nodiscard]] QString bytesOfTotal(qint64 bytes, std::optional<qint64> total);

/** "11.2 MB/s". */
[[nodiscard]] QString speedAsWords(double bytesPerSecond);

/** "49 s left", "3 min left", "2 h 10 min left": rounded as people round. */
[[nodiscard]] QString timeLeftAsWords(std::chrono::milliseconds left);

/** "12 s", "3 min", "2 h 10 min". */
[[nodiscard]] QString durationAsWords(std::chrono::milliseconds duration);

} // namespace Larder
