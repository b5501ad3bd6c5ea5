#pragma once

#include <optional>

#include <QString>

#include "core/result.h"

namespace Larder {

/** Writes patternBytes(0, length, seed) into a new file, block by block. */
[[nodiscard]] Done writePattern(const QString &path, qint64 length, quint64 seed = 1);

/**
 * Where the file is first not patternBytes(0, length, seed), its own end included; none where it is the same to the
 * byte. A file that cannot be read differs at 0.
 */
[[nodiscard]] std::optional<qint64> firstDifference(const QString &path, qint64 length, quint64 seed = 1);

} // namespace Larder
