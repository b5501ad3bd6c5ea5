#pragma once

#include <QByteArray>

#include "demo/httpmessage.h"

namespace Larder {

/** Bytes of which each follows from its position and the seed alone: content of any size that nobody has to keep. */
[[nodiscard]] QByteArray patternBytes(qint64 offset, qint64 length, quint64 seed = 1);
[[nodiscard]] BodySource patternBody(quint64 seed = 1);

} // namespace Larder
