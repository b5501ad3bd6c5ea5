#pragma once

#include <optional>

#include <QByteArray>
#include <QList>

#include "transfer/transfersnapshot.h"

namespace Larder {

/** One download as the next run of Larder finds it again. Holds no token. Plain value. */
struct QueueEntry
{
    DownloadOrder order;
    std::optional<TransferState> end = {}; ///< none: it has not ended
    QString name = {};                     ///< of its file, below the folder; empty: not decided yet
    std::optional<qint64> total = {};      ///< bytes
    Purpose purpose = Purpose::Save;       ///< to measure: no download, but there may be bytes to remove

    [[nodiscard]] bool operator==(const QueueEntry &) const = default;
};

[[nodiscard]] QueueEntry entryOf(const TransferSnapshot &transfer);

/**
 * What becomes of it in this run. One that had not ended is Paused, with as many bytes as its partial and that one's
 * record have; or it is Saved, where it had been saved and only the news of it was lost: its file is there, as long as
 * it should be, and no partial is left. One that was saved stays while its file does. None: it is off the list, as is
 * whatever was only measured, whose bytes are removed. Looks at the disk.
 */
[[nodiscard]] std::optional<TransferSnapshot> asItComesBack(TransferId id, const QueueEntry &entry);

[[nodiscard]] QByteArray toJson(const QList<QueueEntry> &queue);

struct QueueReading
{
    enum class Form {
        Good,
        Unreadable,
        Newer ///< of a later version of Larder
    };
    Form form = Form::Good;
    QList<QueueEntry> entries;
    qsizetype leftOut = 0; ///< entries that cannot be right
};

/**
 * Untrusted input: every id, path and number is checked again, and what is off costs its entry and no other. No path of
 * a file stands in it but its folder, which must be absolute.
 */
[[nodiscard]] QueueReading queueFromJson(const QByteArray &json);

} // namespace Larder
