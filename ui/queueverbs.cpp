#include "ui/queueverbs.h"

#include <algorithm>

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QWidget>

#include "ui/accountbar.h"
#include "ui/desktop.h"
#include "ui/language.h"
#include "ui/queuerows.h"
#include "ui/removedrows.h"

namespace Larder {

QueueVerbs::QueueVerbs(Engine &engine, QueueModel &model, QueueRows &rows, AccountBar &asker, QWidget *window)
    : QObject(window), m_engine(engine), m_model(model), m_rows(rows), m_asker(asker),
      m_removed(new RemovedRows(engine, model, window))
{
    makeActions(*window);
    connect(&m_model, &QueueModel::totalsChanged, this, &QueueVerbs::showWhatCanBeDone);
    connect(&m_rows, &QueueRows::filtered, this, &QueueVerbs::showWhatCanBeDone);
    connect(&m_rows, &QueueRows::filtered, this, &QueueVerbs::nameActions);
    connect(&m_asker, &AccountBar::tokenThere, this, &QueueVerbs::tryAgainWithToken);
    showWhatCanBeDone();
}

void QueueVerbs::makeActions(QWidget &window)
{
    const auto action = [&](const QKeySequence &keys, void (QueueVerbs::*slot)()) {
        auto *made = new QAction(this);
        made->setShortcut(keys);
        connect(made, &QAction::triggered, this, slot);
        window.addAction(made);
        return made;
    };
    m_pauseAll = action(Qt::CTRL | Qt::SHIFT | Qt::Key_P, &QueueVerbs::pauseAll);
    m_resumeAll = action(Qt::CTRL | Qt::SHIFT | Qt::Key_R, &QueueVerbs::resumeAll);
    m_cancelAll = action(Qt::CTRL | Qt::Key_Period, &QueueVerbs::cancelAll);
    m_tryFailed = action(Qt::CTRL | Qt::Key_R, &QueueVerbs::tryFailedAgain);
    m_clearEnded = action(Qt::CTRL | Qt::SHIFT | Qt::Key_Delete, &QueueVerbs::clearEnded);
    inEachLanguage(window, [this] { nameActions(); });
}

/** So that nobody is surprised by what they do, or leave alone. */
void QueueVerbs::nameActions()
{
    const bool some = m_rows.isFiltered();
    const auto name = [](QAction *action, const QString &text, const QString &toolTip) {
        action->setText(text);
        action->setToolTip(toolTip);
    };
    name(m_pauseAll, some ? tr("Pause shown") : tr("Pause all"),
         some ? tr("Pauses the downloads that the filter shows, and no others") : tr("Pauses every download"));
    name(m_resumeAll, some ? tr("Resume shown") : tr("Resume all"),
         some ? tr("Goes on with the paused downloads that the filter shows, and with no others")
              : tr("Goes on with every paused download"));
    name(m_cancelAll, some ? tr("Cancel shown") : tr("Cancel all"),
         some ? tr("Cancels the downloads that the filter shows, and no others") : tr("Cancels every download"));
    name(m_tryFailed, some ? tr("Try shown again") : tr("Try failed again"),
         some ? tr("Tries the failed downloads again that the filter shows, and no others")
              : tr("Tries every failed download again"));
    name(m_clearEnded, some ? tr("Clear shown") : tr("Clear finished"),
         some ? tr("Takes off the list what has ended and is shown by the filter; files stay")
              : tr("Takes off the list what has ended; files stay"));
}

QList<QAction *> QueueVerbs::actionsForAll() const
{
    return {m_pauseAll, m_resumeAll, m_cancelAll, m_tryFailed, m_clearEnded};
}

void QueueVerbs::showWhatCanBeDone()
{
    const QueueTotals totals = m_rows.totals();
    m_pauseAll->setEnabled(totals.goingOn() > 0);
    m_resumeAll->setEnabled(totals.paused > 0);
    m_cancelAll->setEnabled(totals.unfinished() > 0);
    m_tryFailed->setEnabled(totals.failed > 0);
    m_clearEnded->setEnabled(totals.ended() > 0);
}

void QueueVerbs::act(RowAction action, const QList<TransferId> &transfers)
{
    if (action == RowAction::AddToken || action == RowAction::ChangeToken || action == RowAction::GrantPermission)
        return openAccountsFor(transfers);
    if (action == RowAction::Next || action == RowAction::MoveUp || action == RowAction::MoveDown)
        return move(action, transfers);
    if (action == RowAction::Preview)
        return Q_EMIT previewWanted(); // of one, however many are selected
    if (action == RowAction::TryAgain)
        Q_EMIT keychainWanted();
    if (action == RowAction::Remove)
        return m_removed->remove(transfers);
    for (const TransferId id : transfers)
        if (const auto row = m_model.rowOf(id))
            actOn(action, TransferSnapshot(m_model.at(*row)));
}

void QueueVerbs::actOn(RowAction action, const TransferSnapshot &transfer)
{
    switch (action) {
    case RowAction::Open:
        return openFile(savedPath(transfer.state));
    case RowAction::ShowInFolder:
        return showInFolder(savedPath(transfer.state));
    case RowAction::CopyPath:
        return QApplication::clipboard()->setText(QDir::toNativeSeparators(savedPath(transfer.state)));
    case RowAction::Cancel:
        return m_engine.cancel(transfer.id);
    case RowAction::Pause:
        return m_engine.pause(transfer.id);
    case RowAction::Resume:
        return m_engine.resume(transfer.id);
    case RowAction::TryAgain:
        return tryAgain(transfer, transfer.order);
    case RowAction::TryAsUser:
    case RowAction::TryAsBot: {
        DownloadOrder order = transfer.order;
        order.identity = action == RowAction::TryAsUser ? Identity::User : Identity::Bot;
        return tryAgain(transfer, order);
    }
    case RowAction::EditInForm:
        Q_EMIT editWanted(transfer);
        return;
    case RowAction::ShowDetails:
        Q_EMIT detailsWanted();
        return;
    case RowAction::Remove:
    case RowAction::AddToken:
    case RowAction::ChangeToken:
    case RowAction::GrantPermission:
    case RowAction::Preview:
    case RowAction::Next:
    case RowAction::MoveUp:
    case RowAction::MoveDown:
        return; // of the selection as a whole
    }
}

/**
 * What is selected in several places comes together beside the neighbour of its first row, or of its last: one that is
 * shown, so that something is seen of it.
 */
void QueueVerbs::move(RowAction where, const QList<TransferId> &transfers)
{
    if (where == RowAction::Next) {
        m_engine.moveToFront(transfers);
        for (const TransferId id : transfers)
            m_engine.resume(id);
        return;
    }
    QList<int> rows;
    for (const TransferId id : transfers)
        if (const auto row = m_rows.rowOf(id))
            rows << *row;
    if (rows.isEmpty() || m_rows.order() != ListOrder())
        return;
    const auto [first, last] = std::minmax_element(rows.cbegin(), rows.cend());
    if (where == RowAction::MoveUp && *first > 0) {
        m_engine.move(transfers, m_rows.at(*first - 1).id);
    } else if (where == RowAction::MoveDown && *last + 1 < m_rows.rowCount()) {
        const int behind = *m_model.rowOf(m_rows.at(*last + 1).id) + 1;
        m_engine.move(transfers, behind < m_model.rowCount() ? std::optional(m_model.at(behind).id) : std::nullopt);
    }
}

void QueueVerbs::helpWith(const Standstill &standstill)
{
    if (standstill.cause.kind != SharedCause::Kind::SignIn)
        return m_engine.lookAgain(standstill.cause.kind);
    m_waitingForToken = stoppedBy(standstill.cause);
    m_asker.openAccounts({.identity = standstill.order.identity, .account = standstill.order.account, .scopes = {}});
}

/** Those that met it, and those that would. */
QList<TransferId> QueueVerbs::stoppedBy(const SharedCause &cause) const
{
    QList<TransferId> ids;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const TransferSnapshot &transfer = m_model.at(row);
        const bool waits =
            std::holds_alternative<Halted>(transfer.state) || std::holds_alternative<Queued>(transfer.state);
        if (waits && isInTheWayOf(cause, transfer.order))
            ids << transfer.id;
    }
    return ids;
}

/** In the queue's order. */
QList<TransferId> QueueVerbs::shownWhere(const std::function<bool(const TransferState &)> &wanted) const
{
    QList<TransferId> ids;
    for (int row = 0; row < m_model.rowCount(); ++row)
        if (const TransferSnapshot &transfer = m_model.at(row); wanted(transfer.state) && m_rows.rowOf(transfer.id))
            ids << transfer.id;
    return ids;
}

/** From the end: else one that waits would begin in the place of one that was paused. */
void QueueVerbs::pauseAll()
{
    QList<TransferId> ids = shownWhere([](const TransferState &state) { return !hasEnded(state); });
    std::reverse(ids.begin(), ids.end());
    act(RowAction::Pause, ids);
}

void QueueVerbs::resumeAll()
{
    act(RowAction::Resume,
        shownWhere([](const TransferState &state) { return std::holds_alternative<Paused>(state); }));
}

void QueueVerbs::cancelAll()
{
    act(RowAction::Cancel, shownWhere([](const TransferState &state) { return !hasEnded(state); }));
}

void QueueVerbs::tryFailedAgain()
{
    act(RowAction::TryAgain,
        shownWhere([](const TransferState &state) { return std::holds_alternative<Failed>(state); }));
}

void QueueVerbs::clearEnded()
{
    act(RowAction::Remove, shownWhere([](const TransferState &state) { return hasEnded(state); }));
}

/** For what the first one was refused; more is asked for when it is refused again. */
void QueueVerbs::openAccountsFor(const QList<TransferId> &waitingForToken)
{
    const auto row = m_model.rowOf(waitingForToken.value(0));
    if (!row)
        return;
    const TransferSnapshot &first = m_model.at(*row);
    if (const auto *halted = std::get_if<Halted>(&first.state)) // all that wait for the same go on with it
        return helpWith({*sharedCauseOf(halted->after, first.order), halted->after, first.order});
    const auto *refused = std::get_if<Failed>(&first.state);
    m_waitingForToken = waitingForToken;
    m_asker.openAccounts({.identity = first.order.identity,
                          .account = first.order.account,
                          .scopes = refused ? refused->error.scopes : QStringList()});
}

namespace {

/** Not where somebody has decided otherwise since, or where it has what it needs. */
bool stillWantsToken(const TransferState &state)
{
    return std::holds_alternative<Failed>(state) || std::holds_alternative<Halted>(state) ||
           std::holds_alternative<Queued>(state) || std::holds_alternative<Starting>(state);
}

} // namespace

/** With their own account, or else with the one that is used by now: theirs may have been the wrong one, or none. */
void QueueVerbs::tryAgainWithToken(const AccountId &account, Identity identity)
{
    const bool isUsed = m_asker.asker().account == account;
    const QList<TransferId> waiting = std::exchange(m_waitingForToken, {});
    for (const TransferId id : waiting) {
        const auto row = m_model.rowOf(id);
        if (!row || !stillWantsToken(m_model.at(*row).state))
            continue;
        const TransferSnapshot transfer = m_model.at(*row);
        if (transfer.order.identity != identity || (transfer.order.account != account && !isUsed)) {
            m_waitingForToken.append(id);
            continue;
        }
        DownloadOrder order = transfer.order;
        order.account = account;
        tryAgain(transfer, order);
    }
}

/** At the server where its account is by now. */
void QueueVerbs::tryAgain(const TransferSnapshot &transfer, const DownloadOrder &order)
{
    DownloadOrder now = order;
    now.platform = m_asker.platformOf(order);
    if (now == transfer.order)
        m_engine.tryAgain(transfer.id);
    else
        m_engine.tryWith(transfer.id, now);
}

} // namespace Larder
