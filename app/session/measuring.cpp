#include "session/measuring.h"

#include <QtConcurrentRun>

#include "files/diskroom.h"

namespace Larder {

namespace {

/** None: it is not there yet. */
std::optional<ResourceSize> sizeOf(const TransferState &state)
{
    if (const auto *measured = std::get_if<Measured>(&state))
        return *measured;
    if (const auto *failed = std::get_if<Failed>(&state))
        return failed->error;
    if (std::holds_alternative<Skipped>(state))
        return NothingToFetch{};
    return std::nullopt;
}

} // namespace

void SizeSum::add(const std::optional<ResourceSize> &size)
{
    ++resources;
    if (!size)
        return;
    const auto *measured = std::get_if<Measured>(&*size);
    if (measured && measured->size) {
        ++known;
        bytes += *measured->size;
        toCome += *measured->size - measured->kept;
        large += *measured->size > Limits::large ? 1 : 0;
    } else if (measured) {
        ++notSaid;
    } else if (std::holds_alternative<NothingToFetch>(*size)) {
        ++nothingToFetch;
    } else {
        ++failed;
    }
}

bool isTooMuchFor(qint64 room, const SizeSum &sum)
{
    return sum.toCome > 0 && sum.toCome > room - Limits::freeSpaceReserve;
}

Measuring::Measuring(Engine &engine, QObject *parent) : QObject(parent), m_engine(engine), m_room(this)
{
    connect(&m_engine, &Engine::measuring, this, &Measuring::take);
    // Queued: it may be told before measure() has given the id.
    connect(
        &m_engine, &Engine::nothingToMeasure, this,
        [this](TransferId asked) {
            takeOver({{asked, NothingToFetch{}}});
        },
        Qt::QueuedConnection);
    connect(&m_room, &QFutureWatcherBase::finished, this, [this] { Q_EMIT roomKnown(m_roomOf, m_room.result()); });
}

void Measuring::measure(const QList<DownloadOrder> &orders)
{
    for (const DownloadOrder &order : orders)
        m_open.insert(quint64(m_engine.measure(order)), order.resource);
    m_asked += int(orders.size());
    Q_EMIT stateChanged();
}

void Measuring::drop()
{
    m_engine.dropMeasured();
    m_open.clear();
    m_asked = 0;
    Q_EMIT stateChanged();
}

void Measuring::askRoom(const QString &folder)
{
    m_roomOf = folder;
    m_room.setFuture(QtConcurrent::run(roomIn, folder));
}

Measuring::State Measuring::state() const
{
    if (m_open.isEmpty())
        return Resting{};
    return Asking{m_asked - int(m_open.size()), m_asked};
}

void Measuring::take(const QList<TransferSnapshot> &transfers)
{
    QList<std::pair<TransferId, ResourceSize>> sizes;
    for (const TransferSnapshot &transfer : transfers)
        if (const auto size = sizeOf(transfer.state))
            sizes.append({transfer.id, *size});
    takeOver(sizes);
}

void Measuring::takeOver(const QList<std::pair<TransferId, ResourceSize>> &sizes)
{
    QList<Told> news;
    for (const auto &[id, size] : sizes) {
        const auto open = m_open.constFind(quint64(id));
        if (open == m_open.cend())
            continue;
        news.append({*open, size});
        m_open.erase(open);
    }
    if (news.isEmpty())
        return;
    if (m_open.isEmpty())
        m_asked = 0;
    Q_EMIT told(news);
    Q_EMIT stateChanged();
}

} // namespace Larder
