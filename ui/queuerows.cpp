#include "ui/queuerows.h"

#include <algorithm>

#include "ui/nameorder.h"
#include "ui/transferwords.h"

namespace Larder {
namespace {

std::vector<QStringMatcher> wordsIn(const QString &text)
{
    std::vector<QStringMatcher> words;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts))
        words.emplace_back(word, Qt::CaseInsensitive);
    return words;
}

/** Of the resource as a whole; none while nobody has said. */
std::optional<qint64> sizeOf(const TransferSnapshot &transfer)
{
    if (const auto *saved = std::get_if<Saved>(&transfer.state))
        return saved->size;
    if (const auto *skipped = std::get_if<Skipped>(&transfer.state))
        return skipped->size;
    return transfer.progress.total;
}

std::optional<qint64> momentOf(const TransferSnapshot &transfer)
{
    const QDateTime &sentAt = transfer.order.origin.sentAt;
    return sentAt.isValid() ? std::optional(sentAt.toMSecsSinceEpoch()) : std::nullopt;
}

/** What is not known comes last, whichever way the others stand. */
int compareKnown(const std::optional<qint64> &left, const std::optional<qint64> &right, Qt::SortOrder direction)
{
    if (left && right)
        return *left < *right ? -1 : *left > *right ? 1 : 0;
    if (!left && !right)
        return 0;
    return (direction == Qt::AscendingOrder) == left.has_value() ? -1 : 1;
}

} // namespace

QueueRows::QueueRows(QueueModel &model, QObject *parent)
    : QSortFilterProxyModel(parent), m_model(model), m_collator(collatorForNames())
{
    // Before the base hears of it, which puts the rows in order then.
    connect(&model, &QueueModel::dataChanged, this,
            [this](const QModelIndex &from, const QModelIndex &to) { forgetNameKeys(from.row(), to.row()); });
    connect(&model, &QueueModel::rowsAboutToBeRemoved, this, [this](const QModelIndex &, int first, int last) {
        letGo(first, last);
        forgetNameKeys(first, last);
    });
    connect(&model, &QueueModel::rowsRemoved, this, [this] { m_leaving.reset(); });
    setSourceModel(&model);
}

void QueueRows::showOnly(const RowFilter &filter)
{
    if (filter == m_filter)
        return;
    Q_EMIT aboutToFilter();
    m_filter = filter;
    m_words = wordsIn(filter.words);
    // Not invalidateFilter(), which takes rows away one after another.
    invalidate();
    Q_EMIT filtered();
}

void QueueRows::putInOrder(const ListOrder &order)
{
    if (order == m_order)
        return;
    m_order = order;
    m_nameKeys.clear();
    const int column = order.by == ListOrder::By::Queue ? -1 : static_cast<int>(QueueModel::Column::Name);
    if (column == sortColumn() && order.direction == sortOrder())
        invalidate(); // sort() would see nothing new
    else
        sort(column, order.direction);
    Q_EMIT orderChanged();
}

void QueueRows::collateAnew()
{
    m_collator = collatorForNames();
    m_nameKeys.clear();
    invalidate();
}

const TransferSnapshot &QueueRows::at(int row) const
{
    return m_model.at(mapToSource(index(row, 0)).row());
}

std::optional<int> QueueRows::rowOf(TransferId id) const
{
    const auto row = m_model.rowOf(id);
    const QModelIndex shown = row ? mapFromSource(m_model.index(*row, 0)) : QModelIndex();
    return shown.isValid() ? std::optional(shown.row()) : std::nullopt;
}

QueueTotals QueueRows::totals() const
{
    if (!isFiltered())
        return m_model.totals();
    return totalsOf(rowCount(), [this](int row) -> const TransferSnapshot & { return at(row); });
}

bool QueueRows::filterAcceptsColumn(int column, const QModelIndex &) const
{
    return column == static_cast<int>(QueueModel::Column::Name);
}

bool QueueRows::filterAcceptsRow(int row, const QModelIndex &) const
{
    if (m_leaving && row >= m_leaving->first && row <= m_leaving->last)
        return false;
    const TransferSnapshot &transfer = m_model.at(row);
    if (m_filter.group && groupOf(transfer.state) != *m_filter.group)
        return false;
    if (m_words.empty())
        return true;
    const ResourceRef &resource = transfer.order.resource;
    const MessageOrigin &origin = transfer.order.origin;
    const QString name = titleOf(transfer);
    return std::all_of(m_words.cbegin(), m_words.cend(), [&](const QStringMatcher &word) {
        return word.indexIn(name) >= 0 || word.indexIn(origin.sender) >= 0 || word.indexIn(origin.chatId) >= 0 ||
               word.indexIn(resource.messageId.text()) >= 0 || word.indexIn(resource.fileKey.text()) >= 0;
    });
}

bool QueueRows::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const int difference = compare(m_model.at(left.row()), m_model.at(right.row()));
    if (difference != 0)
        return difference < 0;
    return m_order.direction == Qt::AscendingOrder ? left.row() < right.row() : left.row() > right.row();
}

int QueueRows::compare(const TransferSnapshot &left, const TransferSnapshot &right) const
{
    switch (m_order.by) {
    case ListOrder::By::Queue:
        return 0;
    case ListOrder::By::Name:
        return nameKeyOf(left).compare(nameKeyOf(right));
    case ListOrder::By::Size:
        return compareKnown(sizeOf(left), sizeOf(right), m_order.direction);
    case ListOrder::By::State:
        return int(groupOf(left.state)) - int(groupOf(right.state));
    case ListOrder::By::Sent:
        return compareKnown(momentOf(left), momentOf(right), m_order.direction);
    }
    Q_UNREACHABLE();
}

const QCollatorSortKey &QueueRows::nameKeyOf(const TransferSnapshot &transfer) const
{
    auto key = m_nameKeys.find(transfer.id);
    if (key == m_nameKeys.end())
        key = m_nameKeys.emplace(transfer.id, m_collator.sortKey(titleOf(transfer))).first;
    return key->second;
}

/** What is one piece in the queue stands apart in another order: the base would take away one after another. */
void QueueRows::letGo(int first, int last)
{
    constexpr int few = 100;
    if (m_order == ListOrder() || last - first < few)
        return;
    Q_EMIT aboutToFilter();
    m_leaving = Rows{first, last};
    invalidate();
    Q_EMIT leftTogether();
}

void QueueRows::forgetNameKeys(int first, int last)
{
    if (m_nameKeys.empty())
        return;
    for (int row = first; row <= last; ++row)
        m_nameKeys.erase(m_model.at(row).id);
}

} // namespace Larder
