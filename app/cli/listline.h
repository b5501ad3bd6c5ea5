#pragma once

#include <QByteArray>

#include "session/messageinput.h"

namespace Larder {

/** The JSON line of `--list` for an input. */
[[nodiscard]] QByteArray listLine(const MessageInput &input);

} // namespace Larder
