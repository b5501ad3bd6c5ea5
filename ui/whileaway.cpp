#include "ui/whileaway.h"

#include <utility>

#include <QApplication>
#include <QEvent>
#include <QWidget>
#include <QWindow>

#include "core/errortext.h"
#include "session/engine.h"
#include "ui/desktop.h"
#include "ui/queuemodel.h"
#include "ui/transferwords.h"

namespace Larder {

WhileAway::WhileAway(Engine &engine, const QueueModel &model, QWidget *window)
    : QObject(window), m_model(model), m_window(*window)
{
    connect(&engine, &Engine::changed, &m_batch, &BatchEnd::take);
    connect(&model, &QueueModel::totalsChanged, this, &WhileAway::follow);
    connect(&m_batch, &BatchEnd::ended, this, &WhileAway::tell);
    connect(&m_notice, &DesktopNotice::clicked, this,
            [this](const QByteArray &activation) { bringForward(m_window, activation); });
    window->installEventFilter(this);
    connect(qApp, &QGuiApplication::focusWindowChanged, this, [this](const QWindow *inFront) {
        if (inFront)
            m_notice.takeBack();
    });
}

/** A window that is shown again is seen, whether it has the focus or not. */
bool WhileAway::eventFilter(QObject *, QEvent *event)
{
    if (event->type() == QEvent::Show)
        m_notice.takeBack();
    return false;
}

/** Not where all that is left waits for something to change: a network, a sign-in, room on the disk. */
bool WhileAway::isAtWork() const
{
    if (m_model.totals().running > 0 || m_model.totals().waiting == 0)
        return m_model.totals().running > 0;
    for (int row = 0; row < m_model.rowCount(); ++row)
        if (std::holds_alternative<Waiting>(m_model.at(row).state))
            return true;
    return false;
}

void WhileAway::follow()
{
    const bool works = isAtWork();
    if (std::exchange(m_worked, works) && !works)
        tellWhatIsWaitedFor();
    const auto percent = percentOf(m_model.totals().progress);
    m_progress.show(works ? std::optional(percent.value_or(0)) : std::nullopt);
    if (works)
        m_sleep.hold(tr("Downloads are running"));
    else
        m_sleep.letGo();
}

void WhileAway::tell(const BatchCounts &batch)
{
    notify(tr("Downloads finished"), wordsOf(batch));
}

/** Where it takes a person; a network comes back by itself. */
void WhileAway::tellWhatIsWaitedFor()
{
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const auto *halted = std::get_if<Halted>(&m_model.at(row).state);
        if (halted && sharedKindOf(halted->after.reason) != SharedCause::Kind::Line)
            return notify(tr("Downloads wait for you"), sentence(halted->after));
    }
}

void WhileAway::notify(const QString &title, const QString &body)
{
    QApplication::alert(&m_window); // does nothing where it is in front
    const QWindow *inFront = QGuiApplication::focusWindow();
    if (!inFront || !inFront->isVisible())
        m_notice.tell(title, body);
}

} // namespace Larder
