#pragma once

#include <optional>

#include <QString>
#include <QStringList>

#include "core/result.h"
#include "lark/idsalone.h"
#include "lark/messagejson.h"

namespace Larder {

/** One input and what was found in it. Plain value. */
struct MessageInput
{
    QString name;                   ///< as it was given; `-` is standard input; empty for a text
    Result<MessageReading> reading; ///< Reason::UnreadableMessages where it could not be opened, or is far too large
};

/**
 * Opens and reads it to its end; waits for the disk, or for whoever writes to standard input or a pipe. Any thread.
 * More than Limits::inputBytes are not read at all.
 */
[[nodiscard]] MessageInput readInput(const QString &name, const ReadControl &control = {});
/** The same for files only: what may never end, a pipe or a device, is not opened. */
[[nodiscard]] MessageInput readFile(const QString &path, const ReadControl &control = {});

/** What came of looking through files and folders. Plain value. */
struct InputFiles
{
    QStringList named;     ///< files that were given themselves, in order
    QStringList inFolders; ///< what folders hold, by path
    qint64 bytes = 0;      ///< of all of them
    int passedOver = 0;    ///< in folders: what is no text, by QMimeDatabase
};

/**
 * The files themselves, and of folders all text files in them and below, at most Limits::filesOfFolder of each folder.
 * Links to folders are not followed. Waits for the disk; any thread. An empty answer where `cancelled` says so.
 */
[[nodiscard]] InputFiles filesOf(const QStringList &paths, const std::function<bool()> &cancelled);

/** Whether it turned out to be something other than messages, and no part of them. */
[[nodiscard]] bool isSomethingElse(const MessageInput &input);

/** Ids and keys without any JSON around them, of a file of at most Limits::idListBytes. Waits for the disk. */
[[nodiscard]] std::optional<IdsAlone> idsInFile(const QString &path);

/** Why nothing came of it, as a line for people; empty where something did. */
[[nodiscard]] QString problemOf(const MessageInput &input);

} // namespace Larder
