#pragma once

#include <memory>
#include <set>
#include <vector>

#include <QList>
#include <QObject>
#include <QTimer>

#include "transfer/transfer.h"

namespace Larder {

struct QueueOptions
{
    int resourcesAtATime = Limits::resourcesAtATime;
    int connections = Limits::connections;
};

/**
 * All transfers, in the order in which they were added, so many at a time. One that fails never stops the rest.
 * News are gathered: one signal a beat (Limits::progressBeat). Lives on the engine's thread; owns its transfers.
 */
class TransferQueue : public QObject
{
    Q_OBJECT

public:
    TransferQueue(HttpClient &client, TokenSource &tokens, RateHold &rateHold, QueueOptions options,
                  QObject *parent = nullptr);
    ~TransferQueue() override;

    void add(TransferId id, const DownloadOrder &order);
    void cancel(TransferId id);
    /** Again from Queued, with the bytes that were kept. Only one that has ended and not been saved. */
    void tryAgain(TransferId id);
    void tryAs(TransferId id, Identity identity);
    /** Only one that has ended. */
    void remove(TransferId id);

Q_SIGNALS:
    /** What changed since the last beat, in the order in which it was added. */
    void changed(const QList<Larder::TransferSnapshot> &transfers);

private:
    [[nodiscard]] Transfer *find(TransferId id) const;
    [[nodiscard]] std::unique_ptr<Transfer> make(TransferId id, const DownloadOrder &order);
    void replace(TransferId id, const DownloadOrder &order);
    void note(const Transfer &transfer);
    void mark(TransferId id);
    void startNext();
    void tell();

    TransferSurroundings m_surroundings;
    const int m_resourcesAtATime;
    std::vector<std::unique_ptr<Transfer>> m_transfers;
    std::set<TransferId> m_marked;
    QTimer m_beat;
};

} // namespace Larder
