#pragma once

#include <set>

#include <QObject>

#include "transfer/transfersnapshot.h"

namespace Larder {

/** What has come of the downloads between two times at which none was going on. Plain value. */
struct BatchCounts
{
    int saved = 0; ///< and skipped: the file is there
    int failed = 0;

    [[nodiscard]] bool operator==(const BatchCounts &) const = default;
};

/** "14 files saved, 1 failed". */
[[nodiscard]] QString wordsOf(const BatchCounts &batch);

/** Watches what the engine tells and says when a batch is over: nothing gets on without the user any more. */
class BatchEnd : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    void take(const QList<TransferSnapshot> &transfers);

Q_SIGNALS:
    /** Not where all of it was paused or cancelled: whoever did so knows. */
    void ended(const Larder::BatchCounts &batch);

private:
    std::set<TransferId> m_going;
    std::set<TransferId> m_ended; ///< and told of
    BatchCounts m_counts;
};

} // namespace Larder
