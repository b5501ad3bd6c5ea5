#pragma once

#include <functional>

#include <QByteArrayView>

#include "lark/messageobject.h"

namespace Larder {

/** Whether the text has the lines by which lark-cli's `pretty` output names its messages. */
[[nodiscard]] bool isTranscript(QByteArrayView text);

/** Reads it: time and sender, the content behind `>`, then `message: om_…`; replies stand indented below. */
void readTranscript(QByteArrayView text, const std::function<void(MessageObject)> &found);

} // namespace Larder
