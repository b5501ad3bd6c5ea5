#include "session/receiptwriting.h"

#include <QtConcurrentRun>

#include "core/limits.h"
#include "core/log.h"

namespace Larder {

namespace {

ReceiptEntry entryOf(const TransferSnapshot &transfer)
{
    const auto &saved = std::get<Saved>(transfer.state);
    const DownloadOrder &order = transfer.order;
    return ReceiptEntry{.path = transfer.name,
                        .size = saved.size,
                        .sha256 = saved.sha256,
                        .platform = order.platform,
                        .identity = order.identity,
                        .resource = order.resource,
                        .origin = order.origin,
                        .savedAt = QDateTime::currentDateTimeUtc()};
}

} // namespace

ReceiptWriting::ReceiptWriting(QObject *parent) : QObject(parent), m_beat(this), m_writing(this)
{
    m_beat.setSingleShot(true);
    connect(&m_beat, &QTimer::timeout, this, &ReceiptWriting::write);
    connect(&m_writing, &QFutureWatcherBase::finished, this, [this] {
        written(m_writing.result());
        if (!m_beat.isActive())
            write();
    });
}

ReceiptWriting::~ReceiptWriting()
{
    m_writing.disconnect(this);
    m_writing.waitForFinished();
    if (m_writing.future().resultCount() > 0)
        written(m_writing.result()); // nothing new where it was heard before
    for (const auto &[folder, entries] : m_unwritten)
        m_waiting.try_emplace(folder);
    written(addToReceipts(takeWaiting()));
}

void ReceiptWriting::add(const TransferSnapshot &transfer)
{
    if (!transfer.order.receipt)
        return;
    m_waiting[transfer.order.folder].append(entryOf(transfer));
    if (!m_beat.isActive())
        write();
}

void ReceiptWriting::write()
{
    if (m_waiting.empty() || m_writing.isRunning())
        return;
    m_beat.start(Limits::receiptBeat);
    m_writing.setFuture(QtConcurrent::run(addToReceipts, takeWaiting()));
}

/** With what failed before in the same folders, which a later save in the place of one of them overrules. */
ReceiptWriting::Entries ReceiptWriting::takeWaiting()
{
    for (auto &[folder, entries] : m_waiting) {
        if (const auto before = m_unwritten.find(folder); before != m_unwritten.end())
            entries = before->second + entries;
    }
    return std::exchange(m_waiting, {});
}

QList<ReceiptWriting::Outcome> ReceiptWriting::addToReceipts(const Entries &entries)
{
    QList<Outcome> outcomes;
    for (const auto &[folder, saved] : entries)
        outcomes.append(Outcome{folder, saved, addToReceipt(folder, saved)});
    return outcomes;
}

void ReceiptWriting::written(const QList<Outcome> &outcomes)
{
    for (const Outcome &outcome : outcomes) {
        if (outcome.written) {
            m_unwritten.erase(outcome.folder);
            continue;
        }
        const bool isNews = m_unwritten.insert_or_assign(outcome.folder, outcome.entries).second;
        if (!isNews)
            continue;
        qCWarning(logFiles) << "a receipt could not be written:" << outcome.written.error().detail;
        Q_EMIT failed(outcome.folder, outcome.written.error());
    }
}

} // namespace Larder
