#pragma once

#include <optional>

#include <QString>

namespace Larder {

/** Bytes that the disk of this folder, or of the nearest one above that is there, has left; none: nobody can tell.
 * Waits for the disk. */
[[nodiscard]] std::optional<qint64> roomIn(const QString &folder);

} // namespace Larder
