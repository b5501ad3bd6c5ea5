#pragma once

#include <memory>
#include <optional>
#include <set>
#include <unordered_map>
#include <vector>

#include <QList>
#include <QMultiHash>
#include <QObject>
#include <QTimer>

#include "transfer/removedtransfer.h"
#include "transfer/standstills.h"
#include "transfer/transfer.h"

namespace Larder {

struct QueueOptions
{
    int resourcesAtATime = Limits::resourcesAtATime;
    int connections = Limits::connections;
    AtSharedCause atSharedCause = AtSharedCause::Fail;
    std::chrono::milliseconds firstLook = Limits::firstLook; ///< see Standstills
};

/**
 * All transfers in an order of their own, so many at a time. One that fails never stops the rest, and one resource is
 * never under way twice. With AtSharedCause::Halt what stops one for a reason that the others share stops them once:
 * one is sent ahead now and then, and when it gets past, all go on. News are gathered: one signal a beat
 * (Limits::progressBeat), and one at once when nothing is under way any more. Lives on the engine's thread; owns its
 * transfers.
 */
class TransferQueue : public QObject
{
    Q_OBJECT

public:
    TransferQueue(HttpClient &client, TokenSource &tokens, RequestRate &rate, QueueOptions options,
                  QObject *parent = nullptr);
    ~TransferQueue() override;

    /** At the end. Where isSameDownload() with one that has not ended, there is none but that one: alreadyThere. */
    void add(TransferId id, const DownloadOrder &order);
    /**
     * As add(), but to learn its size alone, at once and beside the downloads; told by measuring. add() with the very
     * same order goes on from there, and with another for the same resource puts itself in its place.
     */
    void measure(TransferId id, const DownloadOrder &order);
    /** Forgets all that was measured or is to be, and removes what is there of it. */
    void dropMeasured();
    /** As add(), but as it was before: paused, or ended. */
    void restore(const TransferSnapshot &earlier);
    void cancel(TransferId id);
    /** Waiting for its turn or under way; too late once it is being checked. What is proven of it stays. */
    void pause(TransferId id);
    /** Again from Queued, in its place, with the bytes that were kept. Only one that is paused. */
    void resume(TransferId id);
    /** Again from Queued, with the bytes that were kept. Only one that is halted, or has ended and not been saved. One
     *  that is halted is sent ahead. */
    void tryAgain(TransferId id);
    /** The same with another order for the same resource. Also one that waits or that has begun, but for Receiving and
     *  Checking, which need no other. */
    void tryWith(TransferId id, const DownloadOrder &order);
    /** Only those that have ended. */
    void remove(const QList<TransferId> &ids);
    /** Those that were removed are again as they were, and where; at the end where what followed them has gone. */
    void putBack(const QList<RemovedTransfer> &removed);
    /** Of that kind, or all: whether what stopped them is gone. */
    void lookAgain(std::optional<SharedCause::Kind> kind = std::nullopt);

    /** This computer is on another line than before, or has slept. */
    void lineChanged();
    /** Whether another line would matter to any of them. */
    [[nodiscard]] bool needsLine() const;

    /** At least one. Those that are under way go on, however many they are. */
    void setResourcesAtATime(int count);
    /** Requests in flight for one resource, at least one; those that are under way take it up with their next. */
    void setConnections(int count);
    /** They are the next, in the order in which they stand. */
    void moveToFront(const QList<TransferId> &ids);
    /** Before that one, or to the end, in the order in which they stand. */
    void move(const QList<TransferId> &ids, std::optional<TransferId> before);

    /** All of them, in order. */
    [[nodiscard]] QList<TransferSnapshot> snapshots() const;

Q_SIGNALS:
    /** What changed since the last one, in order. */
    void changed(const QList<Larder::TransferSnapshot> &transfers);
    /** The same of those whose Purpose is Measure. */
    void measuring(const QList<Larder::TransferSnapshot> &transfers);
    /** At once and just once when its file is there; not of one that restore() brought back. */
    void saved(const Larder::TransferSnapshot &transfer);
    /** All of them, in the order that is new; each of them has been told by changed or measuring. */
    void reordered(const QList<Larder::TransferId> &order);
    /** What was asked for is under way or waits already, as `existing`; nothing comes of `asked`. */
    void alreadyThere(Larder::TransferId asked, Larder::TransferId existing);
    /** The same of measure(). */
    void nothingToMeasure(Larder::TransferId asked);
    /** All that the queue waits for now; see standstill. */
    void standstills(const QList<Larder::Standstill> &all);
    /** What snapshots() gives may be another now; at most once a beat but for what the user did. */
    void altered();

private:
    [[nodiscard]] Transfer *find(TransferId id) const;
    [[nodiscard]] std::optional<TransferId> unendedLike(const DownloadOrder &order, TransferId butNot) const;
    [[nodiscard]] bool makeWay(TransferId id, const DownloadOrder &order, Purpose purpose = Purpose::Save);
    void append(const TransferSnapshot &begin);
    [[nodiscard]] bool takeUp(TransferId measured, TransferId id, const DownloadOrder &order);
    std::unique_ptr<Transfer> takeOut(TransferId id);
    [[nodiscard]] std::unique_ptr<Transfer> make(const TransferSnapshot &begin);
    Transfer &replace(const TransferSnapshot &begin);
    void putInOrder(std::vector<TransferId> order);
    void note(const Transfer &transfer);
    void mark(TransferId id);
    void startNext();
    [[nodiscard]] bool isQueued(TransferId id) const;
    [[nodiscard]] int placesFor(Purpose purpose) const;
    void sendAhead(const SharedCause &cause);
    void sendAhead(const SharedCause &cause, TransferId id);
    void goOn(const SharedCause &cause);
    void dropIdleStandstills();
    void tell();

    int m_connections;
    SavedFiles m_savedHere;
    const TransferSurroundings m_surroundings;
    int m_resourcesAtATime;
    std::vector<TransferId> m_order;
    size_t m_firstQueued = 0; ///< of m_order: before it none is Queued
    std::unordered_map<TransferId, std::unique_ptr<Transfer>> m_transfers;
    QMultiHash<QString, TransferId> m_byFileKey;
    std::set<TransferId> m_underWay;
    std::set<TransferId> m_measured; ///< whose Purpose is Measure
    std::set<TransferId> m_marked;
    Standstills m_standstills;
    QTimer m_start; ///< once for however many may have come or gone
    QTimer m_beat;
};

} // namespace Larder
