#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include <QCollator>
#include <QSortFilterProxyModel>
#include <QStringMatcher>

#include "session/settings.h"
#include "ui/queuemodel.h"

namespace Larder {

/** Which rows are shown. Plain value. */
struct RowFilter
{
    std::optional<StateGroup> group = {}; ///< none: all of them
    QString words = {};                   ///< each has to be somewhere in name, sender, chat, message id or file key

    [[nodiscard]] bool operator==(const RowFilter &) const = default;
};

/**
 * The rows that are shown, in the order in which they are: one cell each, for a view that paints a row as one thing, so
 * that a screen reader finds one thing too. Rows come, go and move as their states change. Quick with 10,000 of them.
 */
class QueueRows : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit QueueRows(QueueModel &model, QObject *parent = nullptr);

    void showOnly(const RowFilter &filter);
    [[nodiscard]] const RowFilter &filter() const { return m_filter; }
    /** Whether there may be rows that are not shown. */
    [[nodiscard]] bool isFiltered() const { return m_filter.group || !m_words.empty(); }
    /** Those that are alike in it keep the queue's order, as do all while nothing else was asked for. */
    void putInOrder(const ListOrder &order);
    [[nodiscard]] const ListOrder &order() const { return m_order; }
    /** Names are ordered otherwise in another language. */
    void collateAnew();

    [[nodiscard]] const TransferSnapshot &at(int row) const;
    /** None: not shown, or not in the list at all. */
    [[nodiscard]] std::optional<int> rowOf(TransferId id) const;
    /** Of those that are shown. */
    [[nodiscard]] QueueTotals totals() const;

Q_SIGNALS:
    void aboutToFilter();
    void filtered();
    void leftTogether(); ///< many that were taken off the list; after aboutToFilter()
    void orderChanged();

protected:
    [[nodiscard]] bool filterAcceptsColumn(int column, const QModelIndex &parent) const override;
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    [[nodiscard]] int compare(const TransferSnapshot &left, const TransferSnapshot &right) const;
    [[nodiscard]] const QCollatorSortKey &nameKeyOf(const TransferSnapshot &transfer) const;
    void forgetNameKeys(int first, int last);
    void letGo(int first, int last);

    QueueModel &m_model;
    RowFilter m_filter;
    struct Rows
    {
        int first;
        int last;
    };
    std::optional<Rows> m_leaving;       ///< of the model, while it takes them away
    std::vector<QStringMatcher> m_words; ///< of the filter
    ListOrder m_order;
    QCollator m_collator;
    /** By id, made once for each name and not once for each comparison; only while names are sorted by. */
    mutable std::unordered_map<TransferId, QCollatorSortKey> m_nameKeys;
};

} // namespace Larder
