#pragma once

#include <QList>
#include <QMetaType>
#include <QString>

#include "http/byterange.h"
#include "transfer/downloadorder.h"
#include "transfer/progress.h"
#include "transfer/transferstate.h"

namespace Larder {

/** Names a transfer for as long as its engine lives. */
enum class TransferId : quint64 {};

/** One request of a transfer, as the details of a row show it. Plain value, no secret. */
struct Exchange
{
    std::optional<ByteRange> range; ///< none: the whole
    std::optional<int> status;      ///< none: no answer
    qint64 bytes = 0;               ///< of the body that were used
    std::chrono::milliseconds took{0};
    QString logId;
    std::optional<Error> error;

    bool operator==(const Exchange &) const = default;
};

/** What somebody wants of a transfer. */
enum class Purpose {
    Save,
    Measure ///< its size alone: it asks no further than to know that, and rests as Measured
};

/** What a row shows of a transfer at one moment, and what one begins with. Plain value; goes between threads. */
struct TransferSnapshot
{
    TransferId id;
    DownloadOrder order;
    TransferState state;
    Progress progress;
    QString name;              ///< of the file that will be, once known; else empty
    QList<Exchange> exchanges; ///< the latest, oldest first, at most Limits::exchangesShown
    Purpose purpose = Purpose::Save;
};

} // namespace Larder

Q_DECLARE_METATYPE(Larder::TransferSnapshot)
