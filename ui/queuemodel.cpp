#include "ui/queuemodel.h"

#include <algorithm>
#include <array>
#include <numeric>

#include <QMimeData>
#include <QUrl>

#include "core/format.h"
#include "ui/rowaction.h"
#include "ui/transferwords.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

struct ColumnDescriptor
{
    const char *title;
    QString (*words)(const TransferSnapshot &);
    QVariant (*sortValue)(const TransferSnapshot &);
    Qt::Alignment alignment;
};

TransferWords wordsNow(const TransferSnapshot &transfer)
{
    return wordsOf(transfer, QDateTime::currentDateTimeUtc());
}

QString percentWords(const TransferSnapshot &transfer)
{
    const auto percent = percentOf(transfer.progress);
    return percent ? QueueModel::tr("%1 %", "progress").arg(*percent) : QString();
}

QString speedWords(const TransferSnapshot &transfer)
{
    const auto speed = transfer.progress.bytesPerSecond;
    return speed ? speedAsWords(*speed) : QString();
}

QString timeLeftWords(const TransferSnapshot &transfer)
{
    const auto left = transfer.progress.timeLeft;
    return left ? timeLeftAsWords(*left) : QString();
}

const std::array<ColumnDescriptor, 6> &columns()
{
    // In the order of QueueModel::Column.
    static const std::array<ColumnDescriptor, 6> table{{
        {QT_TRANSLATE_NOOP("Larder::QueueModel", "Name"), [](const TransferSnapshot &t) { return titleOf(t); },
         [](const TransferSnapshot &t) { return QVariant(titleOf(t)); }, Qt::AlignLeft},
        {QT_TRANSLATE_NOOP("Larder::QueueModel", "State"),
         [](const TransferSnapshot &t) { return asOneLine(wordsNow(t)); },
         [](const TransferSnapshot &t) { return QVariant(qulonglong(t.state.index())); }, Qt::AlignLeft},
        {QT_TRANSLATE_NOOP("Larder::QueueModel", "Done"), percentWords,
         [](const TransferSnapshot &t) { return QVariant(shareOf(t.progress).value_or(-1)); }, Qt::AlignRight},
        {QT_TRANSLATE_NOOP("Larder::QueueModel", "Received"),
         [](const TransferSnapshot &t) { return bytesOfTotal(t.progress.received, t.progress.total); },
         [](const TransferSnapshot &t) { return QVariant(t.progress.received); }, Qt::AlignRight},
        {QT_TRANSLATE_NOOP("Larder::QueueModel", "Speed"), speedWords,
         [](const TransferSnapshot &t) { return QVariant(t.progress.bytesPerSecond.value_or(0)); }, Qt::AlignRight},
        {QT_TRANSLATE_NOOP("Larder::QueueModel", "Time left"), timeLeftWords,
         [](const TransferSnapshot &t) {
             return QVariant(qlonglong(t.progress.timeLeft.value_or(std::chrono::milliseconds::max()).count()));
         },
         Qt::AlignRight},
    }};
    return table;
}

QString toolTipOf(const TransferSnapshot &transfer)
{
    const TransferWords words = wordsNow(transfer);
    QStringList lines{words.title, asOneLine(words), words.underneath};
    lines.removeAll(QString());
    return lines.join(u'\n');
}

int &countOf(QueueTotals &totals, StateGroup group)
{
    switch (group) {
    case StateGroup::Running:
        return totals.running;
    case StateGroup::Waiting:
        return totals.waiting;
    case StateGroup::Paused:
        return totals.paused;
    case StateGroup::Failed:
        return totals.failed;
    case StateGroup::Saved:
        return totals.saved;
    case StateGroup::Cancelled:
        return totals.cancelled;
    }
    Q_UNREACHABLE();
}

void addUp(Progress &sum, const Progress &one)
{
    sum.received += one.received;
    sum.total = sum.total && one.total ? std::optional(*sum.total + *one.total) : std::nullopt;
    if (one.bytesPerSecond)
        sum.bytesPerSecond = sum.bytesPerSecond.value_or(0) + *one.bytesPerSecond;
}

std::optional<std::chrono::milliseconds> timeLeftOf(const Progress &sum)
{
    if (!sum.total || !sum.bytesPerSecond || *sum.bytesPerSecond <= 0)
        return std::nullopt;
    const double seconds = static_cast<double>(*sum.total - sum.received) / *sum.bytesPerSecond;
    return std::chrono::milliseconds(static_cast<qint64>(seconds * 1000));
}

} // namespace

StateGroup groupOf(const TransferState &state)
{
    if (std::holds_alternative<Queued>(state) || std::holds_alternative<Waiting>(state) ||
        std::holds_alternative<Halted>(state))
        return StateGroup::Waiting;
    if (std::holds_alternative<Paused>(state))
        return StateGroup::Paused;
    if (std::holds_alternative<Saved>(state) || std::holds_alternative<Skipped>(state))
        return StateGroup::Saved;
    if (std::holds_alternative<Failed>(state))
        return StateGroup::Failed;
    return std::holds_alternative<Cancelled>(state) ? StateGroup::Cancelled : StateGroup::Running;
}

int QueueTotals::of(StateGroup group) const
{
    QueueTotals copy = *this;
    return countOf(copy, group);
}

QueueTotals totalsOf(int count, const std::function<const TransferSnapshot &(int)> &at)
{
    QueueTotals totals;
    totals.progress.total = 0;
    for (int row = 0; row < count; ++row) {
        const TransferSnapshot &transfer = at(row);
        ++countOf(totals, groupOf(transfer.state));
        if (!hasEnded(transfer.state) && !std::holds_alternative<Paused>(transfer.state))
            addUp(totals.progress, transfer.progress);
    }
    totals.progress.timeLeft = timeLeftOf(totals.progress);
    return totals;
}

QString wordsOf(const QueueTotals &totals)
{
    QStringList counts;
    const auto say = [&counts](int number, const QString &words) {
        if (number > 0)
            counts << words;
    };
    say(totals.running, QueueModel::tr("%n running", nullptr, totals.running));
    say(totals.waiting, QueueModel::tr("%n waiting", nullptr, totals.waiting));
    say(totals.paused, QueueModel::tr("%n paused", nullptr, totals.paused));
    say(totals.failed, QueueModel::tr("%n failed", nullptr, totals.failed));
    say(totals.saved, QueueModel::tr("%n saved", nullptr, totals.saved));
    say(totals.cancelled, QueueModel::tr("%n cancelled", nullptr, totals.cancelled));
    QStringList pieces{counts.join(u" · "_s)};
    if (totals.running > 0) {
        pieces << bytesOfTotal(totals.progress.received, totals.progress.total);
        if (totals.progress.bytesPerSecond)
            pieces << speedAsWords(*totals.progress.bytesPerSecond);
        if (totals.progress.timeLeft)
            pieces << timeLeftAsWords(*totals.progress.timeLeft);
    }
    return pieces.join(u"   "_s);
}

QueueModel::QueueModel(QObject *parent) : QAbstractTableModel(parent)
{
    using namespace std::chrono_literals;
    m_waitBeat.setInterval(1s);
    connect(&m_waitBeat, &QTimer::timeout, this, &QueueModel::announceWaits);
    countAnew();
}

void QueueModel::take(const QList<TransferSnapshot> &transfers)
{
    QList<TransferSnapshot> added;
    QList<int> changed;
    for (const TransferSnapshot &transfer : transfers) {
        if (const auto row = rowOf(transfer.id)) {
            m_transfers[*row] = transfer;
            changed << *row;
        } else {
            added << transfer;
        }
    }
    announce(changed);
    append(added);
    countAnew();
    Q_EMIT totalsChanged();
}

void QueueModel::append(const QList<TransferSnapshot> &transfers)
{
    if (transfers.isEmpty())
        return;
    const int first = static_cast<int>(m_transfers.size());
    beginInsertRows({}, first, first + static_cast<int>(transfers.size()) - 1);
    for (const TransferSnapshot &transfer : transfers) {
        m_rows.insert(static_cast<quint64>(transfer.id), static_cast<int>(m_transfers.size()));
        m_transfers << transfer;
    }
    endInsertRows();
}

/** Where they stand apart they come together first: one removal after another takes minutes with thousands of them. */
void QueueModel::remove(const QList<TransferId> &ids)
{
    std::vector<bool> isGone(size_t(m_transfers.size()), false);
    for (const TransferId id : ids)
        if (const auto row = rowOf(id))
            isGone[size_t(*row)] = true;
    const auto gone = static_cast<int>(std::count(isGone.cbegin(), isGone.cend(), true));
    if (gone > 0) {
        const auto first = static_cast<int>(std::find(isGone.cbegin(), isGone.cend(), true) - isGone.cbegin());
        std::vector<int> order(isGone.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_partition(order.begin() + first, order.end(), [&](int row) { return isGone[size_t(row)]; });
        rearrange(order);
        removeNeighbours(first, first + gone - 1);
    }
    countAnew();
    Q_EMIT totalsChanged();
}

void QueueModel::removeNeighbours(int first, int last)
{
    beginRemoveRows({}, first, last);
    for (int row = first; row <= last; ++row)
        m_rows.remove(static_cast<quint64>(at(row).id));
    m_transfers.remove(first, last - first + 1);
    for (int later = first; later < m_transfers.size(); ++later)
        m_rows[static_cast<quint64>(at(later).id)] = later;
    endRemoveRows();
}

void QueueModel::reorder(const QList<TransferId> &order)
{
    std::vector<int> rows;
    std::vector<bool> isNamed(size_t(m_transfers.size()), false);
    rows.reserve(isNamed.size());
    for (const TransferId id : order)
        if (const auto row = rowOf(id); row && !isNamed[size_t(*row)]) {
            isNamed[size_t(*row)] = true;
            rows.push_back(*row);
        }
    for (int row = 0; row < m_transfers.size(); ++row)
        if (!isNamed[size_t(row)])
            rows.push_back(row);
    rearrange(rows);
    Q_EMIT reordered();
}

/** For each row the one where it stood before. */
void QueueModel::rearrange(const std::vector<int> &order)
{
    if (std::is_sorted(order.cbegin(), order.cend()))
        return;
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    QList<TransferSnapshot> arranged;
    arranged.reserve(m_transfers.size());
    std::vector<int> rowNow(order.size());
    for (const int before : order) {
        const auto row = static_cast<int>(arranged.size());
        rowNow[size_t(before)] = row;
        m_rows[static_cast<quint64>(at(before).id)] = row;
        arranged << std::move(m_transfers[before]);
    }
    m_transfers = std::move(arranged);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList now;
    now.reserve(before.size());
    for (const QModelIndex &each : before)
        now << index(rowNow[size_t(each.row())], each.column());
    changePersistentIndexList(before, now);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void QueueModel::showThumbnailsOf(const ThumbnailSource &source)
{
    m_thumbnailOf = source;
}

void QueueModel::announceThumbnail(TransferId id)
{
    if (const auto row = rowOf(id))
        Q_EMIT dataChanged(index(*row, 0), index(*row, 0), {Qt::DecorationRole});
}

void QueueModel::announce(QList<int> rows)
{
    std::sort(rows.begin(), rows.end());
    for (auto from = rows.cbegin(); from != rows.cend();) {
        auto to = from;
        while (std::next(to) != rows.cend() && *std::next(to) <= *to + 1)
            ++to;
        Q_EMIT dataChanged(index(*from, 0), index(*to, columnCount() - 1));
        from = std::next(to);
    }
}

void QueueModel::announceWaits()
{
    QList<int> rows;
    for (int row = 0; row < m_transfers.size(); ++row)
        if (std::holds_alternative<Waiting>(m_transfers.at(row).state))
            rows << row;
    announce(rows);
}

/** Once for each change, for however many ask. */
void QueueModel::countAnew()
{
    m_totals = totalsOf(rowCount(), [this](int row) -> const TransferSnapshot & { return at(row); });
    const bool waits = m_totals.waiting > 0 &&
                       std::any_of(m_transfers.cbegin(), m_transfers.cend(), [](const TransferSnapshot &transfer) {
                           return std::holds_alternative<Waiting>(transfer.state);
                       });
    if (!waits)
        m_waitBeat.stop();
    else if (!m_waitBeat.isActive())
        m_waitBeat.start();
}

std::optional<int> QueueModel::rowOf(TransferId id) const
{
    const auto found = m_rows.constFind(static_cast<quint64>(id));
    return found == m_rows.cend() ? std::nullopt : std::optional(*found);
}

int QueueModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_transfers.size());
}

int QueueModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(columns().size());
}

QVariant QueueModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const TransferSnapshot &transfer = m_transfers.at(index.row());
    const ColumnDescriptor &column = columns().at(static_cast<size_t>(index.column()));
    const bool isName = index.column() == static_cast<int>(Column::Name);
    switch (role) {
    case Qt::DisplayRole:
        return column.words(transfer);
    case Qt::AccessibleTextRole:
        return isName ? spokenRow(transfer, QDateTime::currentDateTimeUtc()) : column.words(transfer);
    case Qt::ToolTipRole:
        return toolTipOf(transfer);
    case Qt::DecorationRole:
        return isName ? QVariant(m_thumbnailOf(transfer)) : QVariant();
    case Qt::TextAlignmentRole:
        return QVariant(column.alignment | Qt::AlignVCenter);
    case SortRole:
        return column.sortValue(transfer);
    case SnapshotRole:
        return QVariant::fromValue(transfer);
    default:
        return {};
    }
}

QVariant QueueModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole || section < 0 || section >= columnCount())
        return {};
    return tr(columns().at(static_cast<size_t>(section)).title);
}

Qt::ItemFlags QueueModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return QAbstractTableModel::flags(index);
    Qt::ItemFlags flags = QAbstractTableModel::flags(index) | Qt::ItemNeverHasChildren;
    if (!savedPath(at(index.row()).state).isEmpty())
        flags |= Qt::ItemIsDragEnabled;
    return flags;
}

QStringList QueueModel::mimeTypes() const
{
    return {u"text/uri-list"_s};
}

QMimeData *QueueModel::mimeData(const QModelIndexList &indexes) const
{
    QList<QUrl> urls;
    for (const QModelIndex &index : indexes) {
        const QUrl url = QUrl::fromLocalFile(savedPath(at(index.row()).state));
        if (!url.isEmpty() && !urls.contains(url))
            urls << url;
    }
    if (urls.isEmpty())
        return nullptr;
    auto *mime = new QMimeData;
    mime->setUrls(urls);
    return mime;
}

TransferSnapshot snapshotOf(const QModelIndex &index)
{
    // QVariant::value() would want a snapshot of nothing, and there is none.
    const QVariant held = index.data(QueueModel::SnapshotRole);
    Q_ASSERT(held.metaType() == QMetaType::fromType<TransferSnapshot>());
    return *static_cast<const TransferSnapshot *>(held.constData());
}

} // namespace Larder
