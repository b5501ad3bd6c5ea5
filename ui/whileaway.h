#pragma once

#include <QObject>

#include "ui/batchend.h"
#include "ui/desktopnotice.h"
#include "ui/sleephold.h"
#include "ui/taskbarprogress.h"

class QWidget;

namespace Larder {

class Engine;
class QueueModel;

/**
 * What Larder does for whoever looks at something else meanwhile: progress in the task bar, a notice when all is over,
 * and no sleep until then. Owned by the window.
 */
class WhileAway : public QObject
{
    Q_OBJECT

public:
    /** All outlive it. */
    WhileAway(Engine &engine, const QueueModel &model, QWidget *window);

    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void tell(const BatchCounts &batch);
    void tellWhatIsWaitedFor();
    void notify(const QString &title, const QString &body);
    [[nodiscard]] bool isAtWork() const;

    const QueueModel &m_model;
    QWidget &m_window;
    BatchEnd m_batch;
    DesktopNotice m_notice;
    SleepHold m_sleep;
    TaskBarProgress m_progress;
    bool m_worked = false; ///< at the last look
};

} // namespace Larder
