#include "ui/foundmodel.h"

#include <algorithm>
#include <limits>
#include <numeric>

#include "ui/filetile.h"
#include "ui/nameorder.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

QString identityOf(const FoundResource &found)
{
    return (found.messageId ? found.messageId->text() : QString()) + u' ' + found.fileKey.text();
}

constexpr int columns = int(FoundModel::Column::Message) + 1;

} // namespace

FoundModel::FoundModel(QObject *parent) : QAbstractTableModel(parent) {}

void FoundModel::show(const MessageReading &reading)
{
    struct Row
    {
        bool ticked;
        std::optional<ResourceSize> size;
    };
    QHash<QString, Row> before;
    for (int row = 0; row < int(m_ticks.size()); ++row)
        before.insert(identityOf(foundAt(row)), {m_ticks[size_t(row)], m_sizes[size_t(row)]});

    beginResetModel();
    m_reading = reading;
    m_ticks.assign(size_t(reading.downloads.size() + reading.optional.size()), false);
    m_sizes.assign(m_ticks.size(), std::nullopt);
    m_rowsOfKey.clear();
    m_tickedCount = 0;
    for (int row = 0; row < int(m_ticks.size()); ++row) {
        const auto known = before.isEmpty() ? before.cend() : before.constFind(identityOf(foundAt(row)));
        setTick(row, known == before.cend() ? row < reading.downloads.size() : known->ticked);
        if (known != before.cend())
            m_sizes[size_t(row)] = known->size;
    }
    endResetModel();
    Q_EMIT ticksChanged();
}

const FoundResource &FoundModel::foundAt(int row) const
{
    const qsizetype downloads = m_reading.downloads.size();
    return row < downloads ? m_reading.downloads.at(row) : m_reading.optional.at(row - downloads);
}

const NotDownloadable &FoundModel::seenAt(int row) const
{
    return m_reading.notDownloadable.at(row - int(m_ticks.size()));
}

const MessageOrigin &FoundModel::originAt(int row) const
{
    return canBeTicked(row) ? foundAt(row).origin : seenAt(row).origin;
}

QList<FoundResource> FoundModel::ticked() const
{
    QList<FoundResource> found;
    found.reserve(m_tickedCount);
    for (int row = 0; row < int(m_ticks.size()); ++row)
        if (m_ticks[size_t(row)])
            found.append(foundAt(row));
    return found;
}

bool FoundModel::isTicked(int row) const
{
    return canBeTicked(row) && m_ticks[size_t(row)];
}

void FoundModel::setTick(int row, bool ticked)
{
    if (m_ticks[size_t(row)] == ticked)
        return;
    m_ticks[size_t(row)] = ticked;
    m_tickedCount += ticked ? 1 : -1;
}

void FoundModel::setTicked(const QList<int> &rows, bool ticked)
{
    int first = rowCount();
    int last = -1;
    for (const int row : rows) {
        if (!canBeTicked(row))
            continue;
        setTick(row, ticked);
        first = std::min(first, row);
        last = std::max(last, row);
    }
    if (last < 0)
        return;
    Q_EMIT dataChanged(index(first, 0), index(last, 0), {Qt::CheckStateRole, Qt::AccessibleTextRole});
    Q_EMIT ticksChanged();
}

void FoundModel::setSizes(const QList<Measuring::Told> &sizes)
{
    if (m_rowsOfKey.isEmpty())
        for (int row = 0; row < int(m_ticks.size()); ++row)
            m_rowsOfKey.insert(foundAt(row).fileKey.text(), row);
    for (const auto &[resource, size] : sizes)
        for (const int row : m_rowsOfKey.values(resource.fileKey.text()))
            if (const auto &message = foundAt(row).messageId; !message || *message == resource.messageId)
                setSize(row, size);
    Q_EMIT sizesChanged();
}

void FoundModel::setSize(int row, const ResourceSize &size)
{
    m_sizes[size_t(row)] = size;
    Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
}

bool FoundModel::hasSizes() const
{
    return std::any_of(m_sizes.cbegin(), m_sizes.cend(), [](const auto &size) { return size.has_value(); });
}

SizeSum FoundModel::sizes() const
{
    SizeSum sum;
    for (size_t row = 0; row < m_ticks.size(); ++row)
        if (m_ticks[row])
            sum.add(m_sizes[row]);
    return sum;
}

bool FoundModel::isToMeasure(size_t row) const
{
    return m_ticks[row] && (!m_sizes[row] || std::holds_alternative<Error>(*m_sizes[row]));
}

bool FoundModel::hasToMeasure() const
{
    for (size_t row = 0; row < m_ticks.size(); ++row)
        if (isToMeasure(row))
            return true;
    return false;
}

QList<FoundResource> FoundModel::toMeasure() const
{
    QList<FoundResource> found;
    for (size_t row = 0; row < m_ticks.size(); ++row)
        if (isToMeasure(row))
            found.append(foundAt(int(row)));
    return found;
}

int FoundModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(qsizetype(m_ticks.size()) + m_reading.notDownloadable.size());
}

int FoundModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columns;
}

QString FoundModel::title(int row) const
{
    return canBeTicked(row) ? titleOf(foundAt(row)) : titleOf(seenAt(row));
}

QString FoundModel::kind(int row) const
{
    return canBeTicked(row) ? kindWords(foundAt(row)) : kindWords(seenAt(row));
}

QString FoundModel::size(int row) const
{
    const bool known = canBeTicked(row) && m_sizes[size_t(row)];
    return known ? sizeWords(*m_sizes[size_t(row)]) : QString();
}

QString FoundModel::words(int row, Column column) const
{
    switch (column) {
    case Column::Name:
        return title(row);
    case Column::Kind:
        return kind(row);
    case Column::Size:
        return size(row);
    case Column::From:
        return senderWords(originAt(row));
    case Column::Sent:
        return sentWords(originAt(row).sentAt);
    case Column::Message:
        return originAt(row).messageId;
    }
    Q_UNREACHABLE();
}

std::optional<FoundGroup> FoundModel::groupAt(int row) const
{
    return canBeTicked(row) ? std::optional(groupOf(foundAt(row).kind)) : std::nullopt;
}

bool FoundModel::holds(int row, const std::vector<QStringMatcher> &words) const
{
    const bool seen = !canBeTicked(row);
    const QString name = seen ? titleOf(seenAt(row)) : foundAt(row).name;
    const QString key = seen ? seenAt(row).fileKey : foundAt(row).fileKey.text();
    const MessageOrigin &origin = originAt(row);
    return std::all_of(words.cbegin(), words.cend(), [&](const QStringMatcher &word) {
        return word.indexIn(name) >= 0 || word.indexIn(origin.sender) >= 0 || word.indexIn(origin.messageId) >= 0 ||
               word.indexIn(key) >= 0;
    });
}

namespace {

/** The keys are made once for each row, not once for each comparison. */
template <typename Key>
std::vector<int> ranksOf(const std::vector<Key> &keys)
{
    std::vector<int> order(keys.size());
    std::iota(order.begin(), order.end(), 0);
    const auto before = [&keys](int a, int b) { return keys[size_t(a)] < keys[size_t(b)]; };
    std::sort(order.begin(), order.end(), before);
    std::vector<int> ranks(keys.size());
    int rank = 0;
    for (size_t at = 0; at < order.size(); ++at) {
        if (at > 0 && before(order[at - 1], order[at]))
            ++rank;
        ranks[size_t(order[at])] = rank;
    }
    return ranks;
}

} // namespace

std::vector<int> FoundModel::ranksBy(Column column) const
{
    const int rows = rowCount();
    if (column == Column::Size) {
        std::vector<qint64> bytes(size_t(rows), -1);
        for (size_t row = 0; row < m_sizes.size(); ++row)
            if (const auto *measured = m_sizes[row] ? std::get_if<Measured>(&*m_sizes[row]) : nullptr)
                bytes[row] = measured->size.value_or(-1);
        return ranksOf(bytes);
    }
    if (column == Column::Sent) {
        std::vector<qint64> moments;
        moments.reserve(size_t(rows));
        for (int row = 0; row < rows; ++row) {
            const QDateTime &sentAt = originAt(row).sentAt;
            moments.push_back(sentAt.isValid() ? sentAt.toMSecsSinceEpoch() : std::numeric_limits<qint64>::min());
        }
        return ranksOf(moments);
    }
    const QCollator collator = collatorForNames();
    std::vector<QCollatorSortKey> keys;
    keys.reserve(size_t(rows));
    for (int row = 0; row < rows; ++row)
        keys.push_back(collator.sortKey(words(row, column)));
    return ranksOf(keys);
}

QString FoundModel::toolTip(int row) const
{
    QStringList lines{title(row)};
    if (canBeTicked(row))
        lines << foundAt(row).fileKey.text();
    lines << originAt(row).messageId << senderWords(originAt(row));
    if (canBeTicked(row) && m_sizes[size_t(row)])
        lines << whyNoSize(*m_sizes[size_t(row)]);
    lines.removeAll(QString());
    return lines.join(u'\n').toHtmlEscaped().replace(u'\n', u"<br>"_s);
}

QVariant FoundModel::data(const QModelIndex &index, int role) const
{
    const int row = index.row();
    const auto column = Column(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return words(row, column);
    case Qt::ToolTipRole:
        return toolTip(row);
    case Qt::ForegroundRole:
        return canBeTicked(row) ? QVariant() : QVariant(toneColour(Tone::Muted, QPalette()));
    case Qt::TextAlignmentRole:
        return column == Column::Size ? QVariant(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    default:
        break;
    }
    if (column != Column::Name)
        return {};
    if (role == Qt::CheckStateRole && canBeTicked(row))
        return isTicked(row) ? Qt::Checked : Qt::Unchecked;
    if (role == Qt::DecorationRole && canBeTicked(row))
        return tileIcon(foundAt(row).name, foundAt(row).type);
    if (role == Qt::AccessibleTextRole)
        return canBeTicked(row)
                   ? spokenRow(foundAt(row), m_sizes[size_t(row)], isTicked(row) ? Qt::Checked : Qt::Unchecked)
                   : spokenRow(seenAt(row));
    return {};
}

bool FoundModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !canBeTicked(index.row()))
        return false;
    setTicked({index.row()}, value.toInt() == Qt::Checked);
    return true;
}

QVariant FoundModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && Column(section) == Column::Size)
        return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (Column(section)) {
    case Column::Name:
        return tr("Name");
    case Column::Kind:
        return tr("Kind");
    case Column::Size:
        return tr("Size");
    case Column::From:
        return tr("From");
    case Column::Sent:
        return tr("Sent");
    case Column::Message:
        return tr("Message");
    }
    Q_UNREACHABLE();
}

Qt::ItemFlags FoundModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Qt::ItemFlags plain = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemNeverHasChildren;
    return index.column() == int(Column::Name) && canBeTicked(index.row()) ? plain | Qt::ItemIsUserCheckable : plain;
}

FoundRows::FoundRows(FoundModel &model, QObject *parent) : QSortFilterProxyModel(parent), m_model(model)
{
    // Before the base hears of it, which puts the rows in order then.
    connect(&model, &FoundModel::modelReset, this, [this] { rank(sortColumn()); });
    setSourceModel(&model);
    connect(&model, &FoundModel::sizesChanged, this, [this] {
        if (sortColumn() != int(FoundModel::Column::Size))
            return;
        rank(sortColumn());
        invalidate();
    });
}

void FoundRows::showOnly(std::optional<FoundGroup> group, const QString &words)
{
    m_group = group;
    m_words.clear();
    for (const QString &word : words.split(u' ', Qt::SkipEmptyParts))
        m_words.emplace_back(word, Qt::CaseInsensitive);
    // Not invalidateFilter(), which takes rows away one after another: with 100,000 of them that is minutes.
    invalidate();
}

void FoundRows::sort(int column, Qt::SortOrder order)
{
    rank(column);
    QSortFilterProxyModel::sort(column, order);
}

void FoundRows::rank(int column)
{
    m_ranks = column < 0 ? std::vector<int>() : m_model.ranksBy(FoundModel::Column(column));
}

bool FoundRows::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    return m_ranks[size_t(left.row())] < m_ranks[size_t(right.row())];
}

bool FoundRows::filterAcceptsRow(int row, const QModelIndex &) const
{
    return (!m_group || m_model.groupAt(row) == m_group) && m_model.holds(row, m_words);
}

QList<int> FoundRows::tickableRows() const
{
    QList<int> rows;
    for (int row = 0; row < rowCount(); ++row)
        if (const int found = mapToSource(index(row, 0)).row(); m_model.canBeTicked(found))
            rows.append(found);
    return rows;
}

FoundRows::Ticks FoundRows::ticksShown() const
{
    if (!m_group && m_words.empty())
        return {m_model.tickableCount(), m_model.tickedCount()};
    const QList<int> rows = tickableRows();
    const auto ticked = std::count_if(rows.cbegin(), rows.cend(), [this](int row) { return m_model.isTicked(row); });
    return {int(rows.size()), int(ticked)};
}

} // namespace Larder
