#include "ui/batchend.h"

#include <utility>

#include <QCoreApplication>

#include "ui/queuemodel.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

struct BatchText
{
    Q_DECLARE_TR_FUNCTIONS(Larder::BatchEnd)
};

bool isGoingOn(StateGroup group)
{
    return group == StateGroup::Running || group == StateGroup::Waiting;
}

} // namespace

QString wordsOf(const BatchCounts &batch)
{
    const QString saved = BatchText::tr("%n file(s) saved", nullptr, batch.saved);
    if (batch.failed == 0)
        return saved;
    if (batch.saved == 0)
        return BatchText::tr("%n download(s) failed", nullptr, batch.failed);
    return BatchText::tr("%1, %2", "14 files saved, 1 failed")
        .arg(saved, BatchText::tr("%n failed", nullptr, batch.failed));
}

/** One that is quick has ended when it is told first; what comes back after a restart has ended long ago, and asked for
 *  nothing in this run. */
void BatchEnd::take(const QList<TransferSnapshot> &transfers)
{
    for (const TransferSnapshot &transfer : transfers) {
        const StateGroup group = groupOf(transfer.state);
        if (isGoingOn(group)) {
            m_going.insert(transfer.id);
            m_ended.erase(transfer.id);
            continue;
        }
        const bool wentOn = m_going.erase(transfer.id) > 0;
        const bool isNew = hasEnded(transfer.state) && m_ended.insert(transfer.id).second;
        if (!wentOn && !(isNew && !transfer.exchanges.isEmpty()))
            continue;
        m_counts.saved += group == StateGroup::Saved ? 1 : 0;
        m_counts.failed += group == StateGroup::Failed ? 1 : 0;
    }
    if (!m_going.empty())
        return;
    const BatchCounts counts = std::exchange(m_counts, {});
    if (counts != BatchCounts())
        Q_EMIT ended(counts);
}

} // namespace Larder
