#pragma once

#include <QHash>
#include <QObject>
#include <QThreadPool>

#include "transfer/transfersnapshot.h"

namespace Larder {

class QueueModel;

/** Reads saved pictures, small, on a thread of its own, and gives them to the model's rows. Owned by the model. */
class Thumbnails : public QObject
{
    Q_OBJECT

public:
    explicit Thumbnails(QueueModel &model);
    /** Waits for a picture that is just being read; what has not begun is dropped. */
    ~Thumbnails() override;

private:
    void look(int first, int last);
    void read(TransferId id, const QString &path);

    QueueModel &m_model;
    QHash<quint64, QString> m_asked; ///< path by id
    QThreadPool m_reader;
};

} // namespace Larder
