#include "transfer/transferqueue.h"

#include <algorithm>

namespace Larder {

TransferQueue::TransferQueue(HttpClient &client, TokenSource &tokens, RateHold &rateHold, QueueOptions options,
                             QObject *parent)
    : QObject(parent), m_surroundings{client, tokens, rateHold, options.connections},
      m_resourcesAtATime(options.resourcesAtATime), m_beat(this)
{
    m_beat.setSingleShot(true);
    m_beat.setInterval(Limits::progressBeat);
    connect(&m_beat, &QTimer::timeout, this, &TransferQueue::tell);
}

TransferQueue::~TransferQueue() = default;

void TransferQueue::add(TransferId id, const DownloadOrder &order)
{
    m_transfers.push_back(make(id, order));
    mark(id);
    startNext();
}

std::unique_ptr<Transfer> TransferQueue::make(TransferId id, const DownloadOrder &order)
{
    auto transfer = std::make_unique<Transfer>(id, order, m_surroundings);
    connect(transfer.get(), &Transfer::changed, this, [this, made = transfer.get()] { note(*made); });
    return transfer;
}

void TransferQueue::cancel(TransferId id)
{
    if (Transfer *transfer = find(id))
        transfer->cancel();
}

void TransferQueue::tryAgain(TransferId id)
{
    if (const Transfer *transfer = find(id))
        replace(id, transfer->snapshot().order);
}

void TransferQueue::tryAs(TransferId id, Identity identity)
{
    const Transfer *transfer = find(id);
    if (!transfer)
        return;
    DownloadOrder order = transfer->snapshot().order;
    order.identity = identity;
    replace(id, order);
}

void TransferQueue::replace(TransferId id, const DownloadOrder &order)
{
    const auto place =
        std::find_if(m_transfers.begin(), m_transfers.end(), [id](const auto &t) { return t->id() == id; });
    const TransferState &state = (*place)->state();
    if (!std::holds_alternative<Failed>(state) && !std::holds_alternative<Cancelled>(state))
        return;
    *place = make(id, order);
    mark(id);
    startNext();
}

void TransferQueue::remove(TransferId id)
{
    std::erase_if(m_transfers, [id](const auto &t) { return t->id() == id && hasEnded(t->state()); });
}

Transfer *TransferQueue::find(TransferId id) const
{
    const auto place =
        std::find_if(m_transfers.begin(), m_transfers.end(), [id](const auto &t) { return t->id() == id; });
    return place == m_transfers.end() ? nullptr : place->get();
}

void TransferQueue::note(const Transfer &transfer)
{
    mark(transfer.id());
    // Not with the beat: between many small files that would be time in which nothing is asked.
    if (hasEnded(transfer.state()))
        QMetaObject::invokeMethod(this, &TransferQueue::startNext, Qt::QueuedConnection);
}

void TransferQueue::mark(TransferId id)
{
    m_marked.insert(id);
    if (!m_beat.isActive())
        m_beat.start();
}

void TransferQueue::startNext()
{
    auto running = std::count_if(m_transfers.begin(), m_transfers.end(), [](const auto &t) {
        return !hasEnded(t->state()) && !std::holds_alternative<Queued>(t->state());
    });
    for (const auto &transfer : m_transfers) {
        if (running >= m_resourcesAtATime)
            return;
        if (std::holds_alternative<Queued>(transfer->state())) {
            ++running;
            transfer->start();
        }
    }
}

void TransferQueue::tell()
{
    QList<TransferSnapshot> news;
    for (const auto &transfer : m_transfers) {
        // While bytes are due, their speed changes even if none come.
        const bool receiving = std::holds_alternative<Receiving>(transfer->state());
        if (receiving)
            m_beat.start();
        if (receiving || m_marked.contains(transfer->id()))
            news.append(transfer->snapshot());
    }
    m_marked.clear();
    if (!news.isEmpty())
        Q_EMIT changed(news);
}

} // namespace Larder
