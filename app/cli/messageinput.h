#pragma once

#include <QByteArray>
#include <QString>

#include "lark/messagejson.h"

namespace Larder {

/** One input of a command line and what was found in it. Plain value. */
struct MessageInput
{
    QString name;                   ///< as it was given; `-` is standard input
    Result<MessageReading> reading; ///< Reason::UnreadableMessages where it could not be opened
};

/** Opens and reads it to its end; waits for the disk, or for whoever writes to standard input. */
[[nodiscard]] MessageInput readInput(const QString &name);

/** The JSON line of `--list` for it. */
[[nodiscard]] QByteArray listLine(const MessageInput &input);

/** Why nothing came of it, as one line for people; empty where something did. */
[[nodiscard]] QString problemOf(const MessageInput &input);

} // namespace Larder
