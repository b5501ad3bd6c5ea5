#pragma once

#include <chrono>
#include <memory>
#include <vector>

#include <QObject>
#include <QTimer>

#include "core/limits.h"
#include "transfer/standstill.h"
#include "transfer/transfersnapshot.h"

namespace Larder {

/**
 * The causes that hold the queue up, each from the first download that met it until one that was sent ahead has got
 * past it. Decides when one is sent; which one it is, and what becomes of the others, is the queue's. Lives on the
 * engine's thread, owned by the queue.
 */
class Standstills : public QObject
{
    Q_OBJECT

public:
    /** `firstLook`: until the first is sent ahead; doubled each time, up to Limits::longestLook. */
    explicit Standstills(std::chrono::milliseconds firstLook = Limits::firstLook, QObject *parent = nullptr);
    ~Standstills() override;

    /** A download has met it. */
    void met(const Standstill &standstill);
    [[nodiscard]] bool isInTheWayOf(const DownloadOrder &order) const;
    /** That download goes to see whether the cause is gone. */
    void sentAhead(const SharedCause &cause, TransferId id);
    /** What has become of a download, sent ahead or not. */
    void heardOf(TransferId id, const TransferState &state);
    /** There is nobody left to be sent ahead. */
    void drop(const SharedCause &cause);
    /** Of that kind, or all: somebody says that the cause may be gone. */
    void lookNow(std::optional<SharedCause::Kind> kind = std::nullopt);

    [[nodiscard]] QList<Standstill> all() const;

Q_SIGNALS:
    // The first two for queued connections: they come in the midst of what a download tells.
    /** It is time that one is sent ahead; answered by sentAhead() or drop(). */
    void lookDue(const Larder::SharedCause &cause);
    /** Nothing is in the way of whoever met it any more. */
    void over(const Larder::SharedCause &cause);
    /** all() are others now. */
    void changed();

private:
    struct Entry;

    [[nodiscard]] Entry *find(const SharedCause &cause) const;
    void waitForLook(Entry &entry);
    void lookOrAskKeyring(Entry &entry);
    void keyringSaid(Entry &entry);
    void askWhoSaysThatItIsOpen(const SharedCause &cause);

    const std::chrono::milliseconds m_firstLook;
    std::vector<std::unique_ptr<Entry>> m_entries;
};

} // namespace Larder
