#pragma once

#include <functional>
#include <vector>

#include <QAbstractTableModel>
#include <QHash>
#include <QImage>
#include <QTimer>

#include "transfer/transfersnapshot.h"

namespace Larder {

/** What the counts of a list tell apart, in the order in which they tell it. */
enum class StateGroup { Running, Waiting, Paused, Failed, Saved, Cancelled };
inline constexpr int stateGroups = int(StateGroup::Cancelled) + 1;

[[nodiscard]] StateGroup groupOf(const TransferState &state);

/** All rows at a glance. Plain value. */
struct QueueTotals
{
    int waiting = 0; ///< Queued, Waiting and Halted
    int paused = 0;
    int running = 0;
    int saved = 0; ///< and skipped
    int failed = 0;
    int cancelled = 0;
    Progress progress = {}; ///< of those that may go on by themselves; total only where all of theirs are known

    [[nodiscard]] int of(StateGroup group) const;
    [[nodiscard]] int all() const { return unfinished() + ended(); }
    [[nodiscard]] int unfinished() const { return waiting + paused + running; }
    /** Not stopped by anybody: it gets on without the user. */
    [[nodiscard]] int goingOn() const { return waiting + running; }
    [[nodiscard]] int ended() const { return saved + failed + cancelled; }
    [[nodiscard]] bool operator==(const QueueTotals &) const = default;
};

/** Of so many, of which `at` gives each. */
[[nodiscard]] QueueTotals totalsOf(int count, const std::function<const TransferSnapshot &(int)> &at);

/** "2 running · 1 failed · 1 saved", and what is known of bytes, speed and time left. */
[[nodiscard]] QString wordsOf(const QueueTotals &totals);

/**
 * The queue as rows, in the order in which they were added or reordered. Changes come as lists of snapshots and leave
 * as ranges of rows. Display role: words; SortRole: the raw value; SnapshotRole: everything, for who paints or acts.
 */
class QueueModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum class Column { Name, State, Percent, Received, Speed, TimeLeft };
    enum Role { SortRole = Qt::UserRole, SnapshotRole };

    explicit QueueModel(QObject *parent = nullptr);

    void take(const QList<TransferSnapshot> &transfers);
    void remove(const QList<TransferId> &ids);
    /** Rows that are not named in it come last. */
    void reorder(const QList<TransferId> &order);
    /** Gives a row's picture, in place of a sign for its kind, or none; asked whenever the row is painted. */
    using ThumbnailSource = std::function<QImage(const TransferSnapshot &)>;
    void showThumbnailsOf(const ThumbnailSource &source);
    /** The source has another one by now. */
    void announceThumbnail(TransferId id);

    [[nodiscard]] const TransferSnapshot &at(int row) const { return m_transfers.at(row); }
    [[nodiscard]] std::optional<int> rowOf(TransferId id) const;
    [[nodiscard]] const QueueTotals &totals() const { return m_totals; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QStringList mimeTypes() const override;
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;

Q_SIGNALS:
    /** Something that totals() counts may have changed. */
    void totalsChanged();
    /** By reorder(), and all that follows the rows knows of it. */
    void reordered();

private:
    void append(const QList<TransferSnapshot> &transfers);
    void rearrange(const std::vector<int> &order);
    void removeNeighbours(int first, int last);
    void announce(QList<int> rows);
    void announceWaits();
    void countAnew();

    QList<TransferSnapshot> m_transfers;
    QHash<quint64, int> m_rows; ///< row by id
    ThumbnailSource m_thumbnailOf = [](const TransferSnapshot &) { return QImage(); };
    QueueTotals m_totals;
    QTimer m_waitBeat; ///< "goes on in 12 s" changes though nothing happens
};

/** What the row of this index shows; for indexes of both models. */
[[nodiscard]] TransferSnapshot snapshotOf(const QModelIndex &index);

} // namespace Larder
