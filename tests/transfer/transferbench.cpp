#include "transferbench.h"

#include <QDir>
#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;

namespace Larder {

TransferBench::TransferBench(QueueOptions options, HttpOptions http, RateLimiter limiter)
    : client(std::move(http)), tokens(keychain, accounts, client, [](const char *) { return QByteArray(); }),
      rate(RequestRate::byAccount, std::move(limiter)),
      queue(std::make_unique<TransferQueue>(client, tokens, rate, options)), m_options(options)
{
    const auto token = AccessToken::parse(QString::fromLatin1(secret));
    tokens.keep(order().platform, Identity::User, *token).waitForFinished();
    listen();
}

TransferBench::~TransferBench() = default;

void TransferBench::restart()
{
    const QList<TransferSnapshot> rows = queue->snapshots();
    queue.reset();
    m_latest.clear();
    queue = std::make_unique<TransferQueue>(client, tokens, rate, m_options);
    listen();
    for (const TransferSnapshot &row : rows)
        queue->restore(row);
}

void TransferBench::listen()
{
    const auto take = [this](const QList<TransferSnapshot> &transfers) {
        for (const TransferSnapshot &transfer : transfers) {
            m_latest.insert_or_assign(transfer.id, transfer);
            QStringList &states = m_states[quint64(transfer.id)];
            const QString state = word(transfer.state);
            if (states.isEmpty() || states.last() != state)
                states.append(state);
        }
    };
    QObject::connect(queue.get(), &TransferQueue::changed, queue.get(), take);
    QObject::connect(queue.get(), &TransferQueue::measuring, queue.get(), take);
}

DownloadOrder TransferBench::order(const QString &key) const
{
    const FileKey fileKey = FileKey::parse(key).value();
    const ResourceRef resource{MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(), fileKey,
                               typeOf(fileKey)};
    return DownloadOrder{.platform = OpenPlatform::parse(server.base().toString()).value(),
                         .identity = Identity::User,
                         .resource = resource,
                         .folder = folder.path(),
                         .name = u"saved.bin"_s};
}

QByteArray TransferBench::pathOf(const DownloadOrder &order)
{
    return resourceUrl(order.platform, order.resource).path().toLatin1();
}

TransferId TransferBench::add(const DownloadOrder &order)
{
    const TransferId id{++m_lastId};
    queue->add(id, order);
    return id;
}

TransferId TransferBench::measure(const DownloadOrder &order)
{
    const TransferId id{++m_lastId};
    queue->measure(id, order);
    return id;
}

TransferState TransferBench::endOf(TransferId id)
{
    const auto hasCome = [&] {
        const auto transfer = latest(id);
        return transfer && hasEnded(transfer->state);
    };
    [&] { QTRY_VERIFY_WITH_TIMEOUT(hasCome(), 120'000); }();
    return latest(id) ? latest(id)->state : TransferState(Queued{});
}

TransferState TransferBench::download(const DownloadOrder &order)
{
    return endOf(add(order));
}

std::optional<TransferSnapshot> TransferBench::latest(TransferId id) const
{
    const auto found = m_latest.find(id);
    return found == m_latest.end() ? std::nullopt : std::optional(found->second);
}

QStringList TransferBench::files() const
{
    return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
}

QByteArray TransferBench::contentOf(const QString &name) const
{
    QFile file(folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("could not be opened");
}

bool TransferBench::secretOnDisk() const
{
    QDirIterator all(folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        if (!file.open(QIODevice::ReadOnly) || file.readAll().contains(secret))
            return true;
    }
    return false;
}

} // namespace Larder
