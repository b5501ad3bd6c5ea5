#include "ui/removedrows.h"

#include <algorithm>

#include <QAction>
#include <QWidget>

#include "ui/language.h"
#include "ui/queuemodel.h"

namespace Larder {
namespace {

constexpr qsizetype mostRemovals = 50;

} // namespace

RemovedRows::RemovedRows(Engine &engine, QueueModel &model, QWidget *window)
    : QObject(window), m_engine(engine), m_model(model), m_undo(new QAction(this))
{
    m_undo->setShortcut(QKeySequence::Undo);
    inEachLanguage(*window, [this] {
        m_undo->setText(tr("Undo remove"));
        m_undo->setToolTip(tr("Puts back what was taken off the list last (Ctrl+Z)"));
    });
    m_undo->setEnabled(false);
    connect(m_undo, &QAction::triggered, this, &RemovedRows::putBack);
    window->addAction(m_undo);
}

void RemovedRows::remove(const QList<TransferId> &transfers)
{
    QList<int> rows;
    for (const TransferId id : transfers)
        if (const auto row = m_model.rowOf(id); row && hasEnded(m_model.at(*row).state))
            rows << *row;
    if (rows.isEmpty())
        return;
    std::sort(rows.begin(), rows.end());
    QList<RemovedTransfer> removal;
    for (const int row : rows) {
        const bool isLast = row + 1 == m_model.rowCount();
        removal.append({m_model.at(row), isLast ? std::nullopt : std::optional(m_model.at(row + 1).id)});
    }
    m_engine.remove(transfers);
    m_model.remove(transfers);
    m_removals.append(removal);
    if (m_removals.size() > mostRemovals)
        m_removals.removeFirst();
    m_undo->setEnabled(true);
    Q_EMIT changed(int(removal.size()));
}

void RemovedRows::putBack()
{
    if (m_removals.isEmpty())
        return;
    m_engine.putBack(m_removals.takeLast());
    m_undo->setEnabled(!m_removals.isEmpty());
    Q_EMIT changed(0);
}

} // namespace Larder
