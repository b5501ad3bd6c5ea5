#pragma once

#include <QHash>
#include <QObject>
#include <QTimer>

#include "transfer/transfersnapshot.h"

namespace Larder {

class LiveRegion;
class QueueModel;

/**
 * What somebody who does not see the list hears of it, whatever has the focus: a download's beginning, each quarter of
 * it, its end with what helps, and what became of all of them. Gathered for a moment, so that nothing is cut off by the
 * next thing; of many at a time only how many there are. Owned by the window, as the model is.
 */
class QueueAnnouncements : public QObject
{
    Q_OBJECT

public:
    QueueAnnouncements(const QueueModel &model, QWidget *window);

    /** It was wanted in this window, and is news whatever becomes of it; not so what an earlier start has left. */
    void expect(TransferId id);
    /** After the model has taken them. */
    void note(const QList<TransferSnapshot> &transfers);

private:
    [[nodiscard]] bool isNews(const TransferSnapshot &transfer);
    void say();

    const QueueModel &m_model;
    LiveRegion *m_region;           ///< nobody sees it
    QHash<quint64, int> m_quarters; ///< the last one that was told of each; -1: none
    QList<TransferId> m_news;       ///< to be told; no more than it takes to tell only how many
    QTimer m_gathering;
};

} // namespace Larder
