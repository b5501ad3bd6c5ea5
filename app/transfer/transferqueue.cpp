#include "transfer/transferqueue.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace Larder {
namespace {

bool mayBeTriedWithAnother(const TransferState &state)
{
    return std::holds_alternative<Queued>(state) || std::holds_alternative<Starting>(state) ||
           std::holds_alternative<Waiting>(state) || std::holds_alternative<Halted>(state) ||
           std::holds_alternative<Skipped>(state) || std::holds_alternative<Failed>(state) ||
           std::holds_alternative<Cancelled>(state);
}

} // namespace

TransferQueue::TransferQueue(HttpClient &client, TokenSource &tokens, RequestRate &rate, QueueOptions options,
                             QObject *parent)
    : QObject(parent),
      m_connections(options.connections), m_surroundings{client,        tokens,      rate,
                                                         m_connections, m_savedHere, options.atSharedCause},
      m_resourcesAtATime(options.resourcesAtATime), m_standstills(options.firstLook), m_start(this), m_beat(this)
{
    m_start.setSingleShot(true);
    m_start.setInterval(0);
    connect(&m_start, &QTimer::timeout, this, &TransferQueue::startNext);
    m_beat.setSingleShot(true);
    m_beat.setInterval(Limits::progressBeat);
    connect(&m_beat, &QTimer::timeout, this, &TransferQueue::tell);
    connect(
        &m_standstills, &Standstills::lookDue, this, [this](const SharedCause &cause) { sendAhead(cause); },
        Qt::QueuedConnection);
    connect(&m_standstills, &Standstills::over, this, &TransferQueue::goOn, Qt::QueuedConnection);
    connect(&m_standstills, &Standstills::changed, this, [this] { Q_EMIT standstills(m_standstills.all()); });
}

TransferQueue::~TransferQueue() = default;

void TransferQueue::add(TransferId id, const DownloadOrder &order)
{
    const auto existing = unendedLike(order, id);
    const bool isMeasured = existing && find(*existing)->purpose() == Purpose::Measure;
    m_start.start();
    if (isMeasured && takeUp(*existing, id, order))
        return;
    if (makeWay(id, order))
        append(TransferSnapshot{id, order, Queued{}, {}, {}, {}});
}

void TransferQueue::measure(TransferId id, const DownloadOrder &order)
{
    if (!makeWay(id, order, Purpose::Measure))
        return;
    append(TransferSnapshot{id, order, Queued{}, {}, {}, {}, Purpose::Measure});
    m_start.start();
}

/** False where the same is among the downloads and has not ended, which it tells. What is only measured goes. */
bool TransferQueue::makeWay(TransferId id, const DownloadOrder &order, Purpose purpose)
{
    const auto existing = unendedLike(order, id);
    if (!existing)
        return true;
    if (find(*existing)->purpose() == Purpose::Save) {
        if (purpose == Purpose::Save)
            Q_EMIT alreadyThere(id, *existing);
        else
            Q_EMIT nothingToMeasure(id);
        return false;
    }
    find(*existing)->cancel();
    takeOut(*existing);
    return true;
}

/** False where it was measured for another folder, or otherwise than it is wanted now. */
bool TransferQueue::takeUp(TransferId measured, TransferId id, const DownloadOrder &order)
{
    if (find(measured)->order() != order)
        return false;
    auto transfer = takeOut(measured);
    Transfer &saved = *transfer;
    m_transfers.emplace(id, std::move(transfer));
    m_order.push_back(id);
    m_byFileKey.insert(order.resource.fileKey.text(), id);
    m_standstills.heardOf(measured, Queued{}); // where it was sent ahead
    mark(id);
    saved.save(id);
    if (isUnderWay(saved.state())) // asked just now, and nothing has changed for it
        m_underWay.insert(id);
    return true;
}

void TransferQueue::dropMeasured()
{
    const auto end = std::stable_partition(m_order.begin(), m_order.end(),
                                           [this](TransferId id) { return find(id)->purpose() == Purpose::Save; });
    const std::vector<TransferId> dropped(end, m_order.end());
    std::for_each(dropped.rbegin(), dropped.rend(), [this](TransferId id) {
        const auto transfer = takeOut(id);
        transfer->disconnect(this);
        if (hasEnded(transfer->state()))
            Transfer::discardMeasured(transfer->order(), transfer->snapshot().name);
        else
            transfer->cancel();
        m_standstills.heardOf(id, Cancelled{}); // where it was sent ahead
    });
    if (dropped.empty())
        return;
    dropIdleStandstills();
    Q_EMIT altered();
}

void TransferQueue::restore(const TransferSnapshot &earlier)
{
    if (hasEnded(earlier.state) || makeWay(earlier.id, earlier.order))
        append(earlier);
}

void TransferQueue::append(const TransferSnapshot &begin)
{
    m_transfers.insert_or_assign(begin.id, make(begin));
    m_order.push_back(begin.id);
    m_byFileKey.insert(begin.order.resource.fileKey.text(), begin.id);
    if (begin.purpose == Purpose::Measure)
        m_measured.insert(begin.id);
    mark(begin.id);
}

std::optional<TransferId> TransferQueue::unendedLike(const DownloadOrder &order, TransferId butNot) const
{
    const auto [first, last] = m_byFileKey.equal_range(order.resource.fileKey.text());
    const auto same = std::find_if(first, last, [&](TransferId id) {
        const Transfer &transfer = *find(id);
        return id != butNot && !hasEnded(transfer.state()) && isSameDownload(transfer.order(), order);
    });
    return same == last ? std::nullopt : std::optional(*same);
}

std::unique_ptr<Transfer> TransferQueue::make(const TransferSnapshot &begin)
{
    auto transfer = std::make_unique<Transfer>(begin, m_surroundings);
    connect(transfer.get(), &Transfer::changed, this, [this, made = transfer.get()] { note(*made); });
    return transfer;
}

void TransferQueue::cancel(TransferId id)
{
    if (Transfer *transfer = find(id))
        transfer->cancel();
}

void TransferQueue::pause(TransferId id)
{
    if (Transfer *transfer = find(id))
        transfer->pause();
}

void TransferQueue::resume(TransferId id)
{
    const Transfer *transfer = find(id);
    if (!transfer || !std::holds_alternative<Paused>(transfer->state()))
        return;
    TransferSnapshot begin = transfer->snapshot();
    begin.state = Queued{};
    replace(begin);
    m_start.start();
}

void TransferQueue::tryAgain(TransferId id)
{
    const Transfer *transfer = find(id);
    if (!transfer)
        return;
    if (const auto *halted = std::get_if<Halted>(&transfer->state()))
        return sendAhead(*sharedCauseOf(halted->after, transfer->order()), id);
    if (hasEnded(transfer->state()))
        tryWith(id, DownloadOrder(transfer->order()));
}

void TransferQueue::tryWith(TransferId id, const DownloadOrder &order)
{
    const Transfer *transfer = find(id);
    if (!transfer || !mayBeTriedWithAnother(transfer->state()) || !makeWay(id, order))
        return;
    TransferSnapshot begin = transfer->snapshot();
    begin.order = order;
    begin.state = Queued{};
    begin.exchanges.clear();
    replace(begin);
    m_standstills.heardOf(id, Queued{}); // where it was sent ahead
    m_start.start();
}

Transfer &TransferQueue::replace(const TransferSnapshot &begin)
{
    const auto place = m_transfers.insert_or_assign(begin.id, make(begin)).first;
    m_underWay.erase(begin.id);
    m_firstQueued = 0;
    mark(begin.id);
    return *place->second;
}

void TransferQueue::remove(const QList<TransferId> &ids)
{
    const size_t before = m_transfers.size();
    for (const TransferId id : ids) {
        const Transfer *transfer = find(id);
        if (!transfer || !hasEnded(transfer->state()))
            continue;
        m_byFileKey.remove(transfer->order().resource.fileKey.text(), id);
        m_transfers.erase(id);
        m_measured.erase(id);
        m_marked.erase(id);
    }
    if (m_transfers.size() == before)
        return;
    std::erase_if(m_order, [this](TransferId id) { return !m_transfers.contains(id); });
    m_firstQueued = 0;
    Q_EMIT altered();
}

void TransferQueue::putBack(const QList<RemovedTransfer> &removed)
{
    std::unordered_map<TransferId, TransferId> aheadOf; // by the one that followed
    std::set<TransferId> followed;
    for (const RemovedTransfer &each : removed)
        if (hasEnded(each.transfer.state) && !m_transfers.contains(each.transfer.id))
            append(each.transfer);
    for (const RemovedTransfer &each : removed)
        if (each.before && m_transfers.contains(*each.before)) {
            aheadOf.insert_or_assign(*each.before, each.transfer.id);
            followed.insert(each.transfer.id);
        }
    std::vector<TransferId> order;
    for (const TransferId id : m_order) {
        if (followed.contains(id))
            continue;
        std::vector<TransferId> fromBehind{id};
        for (auto next = aheadOf.find(id); next != aheadOf.end(); next = aheadOf.find(next->second))
            fromBehind.push_back(next->second);
        order.insert(order.end(), fromBehind.rbegin(), fromBehind.rend());
    }
    putInOrder(std::move(order));
}

/** From the end, where those are that go many at a time. */
std::unique_ptr<Transfer> TransferQueue::takeOut(TransferId id)
{
    auto transfer = std::move(m_transfers.extract(id).mapped());
    m_byFileKey.remove(transfer->order().resource.fileKey.text(), id);
    m_order.erase(std::prev(std::find(m_order.rbegin(), m_order.rend(), id).base()));
    m_firstQueued = 0;
    m_underWay.erase(id);
    m_measured.erase(id);
    m_marked.erase(id);
    return transfer;
}

void TransferQueue::setResourcesAtATime(int count)
{
    m_resourcesAtATime = std::max(1, count);
    m_start.start();
}

void TransferQueue::setConnections(int count)
{
    m_connections = std::max(1, count);
}

void TransferQueue::moveToFront(const QList<TransferId> &ids)
{
    const std::set<TransferId> moved(ids.cbegin(), ids.cend());
    const auto first = std::find_if(m_order.begin(), m_order.end(), [&](TransferId id) { return !moved.contains(id); });
    if (first != m_order.end())
        move(ids, *first);
}

void TransferQueue::move(const QList<TransferId> &ids, std::optional<TransferId> before)
{
    const std::set<TransferId> moved(ids.cbegin(), ids.cend());
    if (before && moved.contains(*before))
        return;
    std::vector<TransferId> order;
    std::vector<TransferId> taken;
    std::partition_copy(m_order.begin(), m_order.end(), std::back_inserter(taken), std::back_inserter(order),
                        [&](TransferId id) { return moved.contains(id); });
    const auto place = before ? std::find(order.begin(), order.end(), *before) : order.end();
    order.insert(place, taken.begin(), taken.end());
    putInOrder(std::move(order));
}

void TransferQueue::putInOrder(std::vector<TransferId> order)
{
    if (order == m_order)
        return;
    tell(); // who follows the order knows then whatever is in it
    m_order = std::move(order);
    m_firstQueued = 0;
    Q_EMIT reordered(QList<TransferId>(m_order.begin(), m_order.end()));
    Q_EMIT altered();
}

QList<TransferSnapshot> TransferQueue::snapshots() const
{
    QList<TransferSnapshot> all;
    all.reserve(static_cast<qsizetype>(m_order.size()));
    for (const TransferId id : m_order)
        all.append(find(id)->snapshot());
    return all;
}

Transfer *TransferQueue::find(TransferId id) const
{
    const auto found = m_transfers.find(id);
    return found == m_transfers.end() ? nullptr : found->second.get();
}

void TransferQueue::note(const Transfer &transfer)
{
    mark(transfer.id());
    if (const auto *halted = std::get_if<Halted>(&transfer.state()))
        m_standstills.met({*sharedCauseOf(halted->after, transfer.order()), halted->after, transfer.order()});
    m_standstills.heardOf(transfer.id(), transfer.state());
    if (isUnderWay(transfer.state())) {
        m_underWay.insert(transfer.id());
    } else {
        m_underWay.erase(transfer.id());
        // Not with the beat: between many small files that would be time in which nothing is asked.
        m_start.start();
    }
    if (const auto *file = std::get_if<Saved>(&transfer.state())) {
        m_savedHere.insert_or_assign(file->path, transfer.order().resource);
        Q_EMIT saved(transfer.snapshot());
    }
}

void TransferQueue::mark(TransferId id)
{
    m_marked.insert(id);
    if (!m_beat.isActive())
        m_beat.start();
}

/** Of a long list no more is looked at than has to be: this comes with every end. */
void TransferQueue::startNext()
{
    std::map<Purpose, int> places{{Purpose::Save, placesFor(Purpose::Save)},
                                  {Purpose::Measure, m_measured.empty() ? 0 : placesFor(Purpose::Measure)}};
    while (m_firstQueued < m_order.size() && !isQueued(m_order[m_firstQueued]))
        ++m_firstQueued;
    for (size_t place = m_firstQueued; place < m_order.size(); ++place) {
        if (places[Purpose::Save] <= 0 && places[Purpose::Measure] <= 0)
            break;
        Transfer &transfer = *find(m_order[place]);
        int &left = places[transfer.purpose()];
        if (left > 0 && std::holds_alternative<Queued>(transfer.state()) &&
            !m_standstills.isInTheWayOf(transfer.order())) {
            --left;
            transfer.start();
        }
    }
    // Nothing more is to be gathered, and somebody waits for the end.
    if (m_underWay.empty() && m_beat.isActive()) {
        m_beat.stop();
        tell();
    }
}

bool TransferQueue::isQueued(TransferId id) const
{
    return std::holds_alternative<Queued>(find(id)->state());
}

/** Measuring waits for no download: that takes a moment, and somebody looks on. */
int TransferQueue::placesFor(Purpose purpose) const
{
    const auto running = std::count_if(m_underWay.begin(), m_underWay.end(),
                                       [&](TransferId id) { return find(id)->purpose() == purpose; });
    return (purpose == Purpose::Save ? m_resourcesAtATime : Limits::measuredAtATime) - static_cast<int>(running);
}

void TransferQueue::lookAgain(std::optional<SharedCause::Kind> kind)
{
    m_standstills.lookNow(kind);
}

void TransferQueue::lineChanged()
{
    for (const TransferId id : m_order)
        find(id)->lineChanged();
    lookAgain(SharedCause::Kind::Line);
}

bool TransferQueue::needsLine() const
{
    const QList<Standstill> all = m_standstills.all();
    return std::any_of(m_transfers.begin(), m_transfers.end(),
                       [](const auto &entry) { return isUnderWay(entry.second->state()); }) ||
           std::any_of(all.begin(), all.end(),
                       [](const Standstill &standstill) { return standstill.cause.kind == SharedCause::Kind::Line; });
}

/** The first that is halted by it, else the first that would be. */
void TransferQueue::sendAhead(const SharedCause &cause)
{
    if (cause.kind == SharedCause::Kind::Keychain)
        m_surroundings.tokens.askKeychainAgain();
    std::optional<TransferId> waits;
    for (const TransferId id : m_order) {
        const Transfer &transfer = *find(id);
        const auto *halted = std::get_if<Halted>(&transfer.state());
        if (halted && sharedCauseOf(halted->after, transfer.order()) == cause)
            return sendAhead(cause, id);
        if (!waits && std::holds_alternative<Queued>(transfer.state()) && isInTheWayOf(cause, transfer.order()))
            waits = id;
    }
    if (waits)
        return sendAhead(cause, *waits);
    m_standstills.drop(cause);
}

void TransferQueue::sendAhead(const SharedCause &cause, TransferId id)
{
    TransferSnapshot begin = find(id)->snapshot();
    begin.state = Queued{};
    m_standstills.sentAhead(cause, id);
    replace(begin).start();
}

void TransferQueue::goOn(const SharedCause &cause)
{
    for (const TransferId id : m_order) {
        TransferSnapshot transfer = find(id)->snapshot();
        const auto *halted = std::get_if<Halted>(&transfer.state);
        if (!halted || sharedCauseOf(halted->after, transfer.order) != cause)
            continue;
        transfer.state = Queued{};
        replace(transfer);
    }
    m_start.start();
}

/** Those that nobody waits for any more. */
void TransferQueue::dropIdleStandstills()
{
    for (const Standstill &standstill : m_standstills.all()) {
        const bool waits = std::any_of(m_transfers.begin(), m_transfers.end(), [&](const auto &entry) {
            const Transfer &transfer = *entry.second;
            return !hasEnded(transfer.state()) && !std::holds_alternative<Paused>(transfer.state()) &&
                   !std::holds_alternative<Measured>(transfer.state()) &&
                   isInTheWayOf(standstill.cause, transfer.order());
        });
        if (!waits)
            m_standstills.drop(standstill.cause);
    }
}

void TransferQueue::tell()
{
    dropIdleStandstills();
    std::map<Purpose, QList<TransferSnapshot>> news;
    for (const TransferId id : m_order) {
        const Transfer &transfer = *find(id);
        // While bytes are due, their speed changes even if none come.
        const bool receiving = std::holds_alternative<Receiving>(transfer.state());
        if (receiving)
            m_beat.start();
        if (receiving || m_marked.contains(id))
            news[transfer.purpose()].append(transfer.snapshot());
    }
    m_marked.clear();
    if (news.empty())
        return;
    if (const auto saved = news.find(Purpose::Save); saved != news.end())
        Q_EMIT changed(saved->second);
    if (const auto measured = news.find(Purpose::Measure); measured != news.end())
        Q_EMIT measuring(measured->second);
    Q_EMIT altered();
}

} // namespace Larder
