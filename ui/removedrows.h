#pragma once

#include <QList>
#include <QObject>

#include "session/engine.h"

class QAction;
class QWidget;

namespace Larder {

class QueueModel;

/**
 * Takes rows off the list and puts them back, the latest removal first: as they were and where they were. Files are
 * not touched by either. Owned by the window.
 */
class RemovedRows : public QObject
{
    Q_OBJECT

public:
    /** All outlive it; `window` gets the action. */
    RemovedRows(Engine &engine, QueueModel &model, QWidget *window);

    void remove(const QList<TransferId> &transfers);
    /** What the latest remove() took; nothing where there was none. */
    void putBack();
    [[nodiscard]] QAction *undoAction() const { return m_undo; }

Q_SIGNALS:
    /** What putBack() would put back now. After a removal it is told, and after that was undone there is none to tell.
     */
    void changed(int latest);

private:
    Engine &m_engine;
    QueueModel &m_model;
    QList<QList<RemovedTransfer>> m_removals; ///< the latest last
    QAction *m_undo;
};

} // namespace Larder
