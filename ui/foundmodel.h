#pragma once

#include <optional>
#include <vector>

#include <QAbstractTableModel>
#include <QMultiHash>
#include <QSortFilterProxyModel>
#include <QStringMatcher>

#include "lark/messagejson.h"
#include "ui/foundwords.h"

namespace Larder {

/**
 * What was found, as rows with a tick: first what can be downloaded, then covers of videos, which nobody asked for and
 * so are not ticked, then what cannot be had and why, without a tick.
 */
class FoundModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Name, Kind, Size, From, Sent, Message };

    explicit FoundModel(QObject *parent = nullptr);

    /** Ticks and sizes stay with what was there before. */
    void show(const MessageReading &reading);
    [[nodiscard]] const MessageReading &reading() const { return m_reading; }
    /** In the order of the rows. */
    [[nodiscard]] QList<FoundResource> ticked() const;
    [[nodiscard]] int tickedCount() const { return m_tickedCount; }
    [[nodiscard]] int tickableCount() const { return int(m_ticks.size()); }
    /** Of those that can be ticked; as one change. */
    void setTicked(const QList<int> &rows, bool ticked);
    [[nodiscard]] bool isTicked(int row) const;
    [[nodiscard]] bool canBeTicked(int row) const { return row < int(m_ticks.size()); }

    /** Of rows with this file key that are of this message, or do not say of which. */
    void setSizes(const QList<Measuring::Told> &sizes);
    [[nodiscard]] bool hasSizes() const;
    /** Of what is ticked. */
    [[nodiscard]] SizeSum sizes() const;
    /** What is ticked and has no size yet, or could not be asked. */
    [[nodiscard]] QList<FoundResource> toMeasure() const;
    [[nodiscard]] bool hasToMeasure() const;

    /** None for what cannot be ticked. */
    [[nodiscard]] std::optional<FoundGroup> groupAt(int row) const;
    /** Whether each of these is in the row's name, sender, id or key. */
    [[nodiscard]] bool holds(int row, const std::vector<QStringMatcher> &words) const;
    /** For each row its place in the order of this column, equals alike. */
    [[nodiscard]] std::vector<int> ranksBy(Column column) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;

Q_SIGNALS:
    void ticksChanged();
    void sizesChanged();

private:
    [[nodiscard]] bool isToMeasure(size_t row) const;
    [[nodiscard]] const FoundResource &foundAt(int row) const;
    [[nodiscard]] const NotDownloadable &seenAt(int row) const;
    [[nodiscard]] const MessageOrigin &originAt(int row) const;
    [[nodiscard]] QString title(int row) const;
    [[nodiscard]] QString kind(int row) const;
    [[nodiscard]] QString size(int row) const;
    [[nodiscard]] QString words(int row, Column column) const;
    [[nodiscard]] QString toolTip(int row) const;
    void setTick(int row, bool ticked);
    void setSize(int row, const ResourceSize &size);

    MessageReading m_reading;
    std::vector<bool> m_ticks; ///< of downloads, then of covers
    int m_tickedCount = 0;
    std::vector<std::optional<ResourceSize>> m_sizes; ///< of the same
    QMultiHash<QString, int> m_rowsOfKey;             ///< once there are sizes to come
};

/** Its rows of one group and with some words in them, in order of a column. Quick with as many rows as there can be. */
class FoundRows : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit FoundRows(FoundModel &model, QObject *parent = nullptr);

    /** No group: all, and what cannot be downloaded too. Every word has to be somewhere in the row. */
    void showOnly(std::optional<FoundGroup> group, const QString &words);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;

    /** Rows of the model that are shown and can be ticked. */
    [[nodiscard]] QList<int> tickableRows() const;
    struct Ticks
    {
        int tickable;
        int ticked;
    };
    [[nodiscard]] Ticks ticksShown() const;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    [[nodiscard]] bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void rank(int column);

    FoundModel &m_model;
    std::optional<FoundGroup> m_group;
    std::vector<QStringMatcher> m_words;
    std::vector<int> m_ranks; ///< by the column that they are sorted by
};

} // namespace Larder
