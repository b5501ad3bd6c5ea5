#pragma once

#include <optional>

#include <QCache>
#include <QFutureWatcher>
#include <QHash>
#include <QImage>
#include <QObject>

#include "transfer/transfersnapshot.h"

namespace Larder {

class QueueModel;

/**
 * Small pictures for the model's rows: of saved pictures, and of saved videos whose cover is saved too. They are read
 * one after the other on another thread, the last that was asked for first, once their row is painted. What is held is
 * bounded, however long the list: what was not painted for longest is read again when it is. Owned by the model.
 */
class Thumbnails : public QObject
{
    Q_OBJECT

public:
    explicit Thumbnails(QueueModel &model);
    /** Nobody waits for what is just being read. */
    ~Thumbnails() override;

    /** None for now where it must be read first, which the model then tells of. */
    [[nodiscard]] QImage of(const TransferSnapshot &transfer);
    [[nodiscard]] qsizetype bytesHeld() const { return m_held.totalCost(); }

private:
    struct Thumbnail
    {
        QString path;
        QImage image; ///< none: not yet, or not at all
    };
    struct Wanted
    {
        TransferId id;
        QString path;
    };

    [[nodiscard]] QString picturePath(const TransferSnapshot &transfer) const;
    void noteCovers(int first, int last);
    void want(const Wanted &wanted);
    void readNext();
    void keepRead();

    QueueModel &m_model;
    QCache<quint64, Thumbnail> m_held;   ///< by id, its cost in bytes
    QHash<QString, TransferId> m_covers; ///< of videos, by their message
    QList<Wanted> m_wanted;              ///< the last is next
    std::optional<Wanted> m_beingRead;   ///< until it was told, which is later than it was read
    QFutureWatcher<QImage> m_reading;
};

} // namespace Larder
