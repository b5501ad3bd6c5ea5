#pragma once

#include <functional>

#include <QList>
#include <QObject>

#include "session/engine.h"
#include "ui/rowaction.h"

class QAction;
class QWidget;

namespace Larder {

class AccountBar;
class QueueModel;
class QueueRows;
class RemovedRows;

/**
 * What is done to downloads that are in the list: by row, and to all of them by actions of the window with keys of
 * their own. All are all that are shown, and the actions are called so: what nobody sees is left alone. Owned by the
 * window, as are model, rows and bar.
 */
class QueueVerbs : public QObject
{
    Q_OBJECT

public:
    /** The first four outlive it; `window` gets the actions. */
    QueueVerbs(Engine &engine, QueueModel &model, QueueRows &rows, AccountBar &asker, QWidget *window);

    void act(RowAction action, const QList<TransferId> &transfers);
    /** What helps those that it has stopped. */
    void helpWith(const Standstill &standstill);
    /** For the whole list, in the order of a menu. */
    [[nodiscard]] QList<QAction *> actionsForAll() const;
    [[nodiscard]] RemovedRows &removedRows() const { return *m_removed; }
    /** The accounts are opened for something else: nothing waits for a token from there any more. */
    void waitForNoToken() { m_waitingForToken.clear(); }

Q_SIGNALS:
    void editWanted(const Larder::TransferSnapshot &transfer);
    void detailsWanted();
    /** Of the file that the list's current row has. */
    void previewWanted();
    /** The system's keychain is to be asked again, whatever it said before. */
    void keychainWanted();

private:
    void makeActions(QWidget &window);
    void showWhatCanBeDone();
    void nameActions();
    void actOn(RowAction action, const TransferSnapshot &transfer);
    void move(RowAction where, const QList<TransferId> &transfers);
    [[nodiscard]] QList<TransferId> stoppedBy(const SharedCause &cause) const;
    void pauseAll();
    void resumeAll();
    void cancelAll();
    void tryFailedAgain();
    void clearEnded();
    [[nodiscard]] QList<TransferId> shownWhere(const std::function<bool(const TransferState &)> &wanted) const;
    void openAccountsFor(const QList<TransferId> &waitingForToken);
    void tryAgainWithToken(const AccountId &account, Identity identity);
    void tryAgain(const TransferSnapshot &transfer, const DownloadOrder &order);

    Engine &m_engine;
    QueueModel &m_model;
    QueueRows &m_rows;
    AccountBar &m_asker;
    RemovedRows *m_removed;
    QList<TransferId> m_waitingForToken; ///< to be tried again once there is one
    QAction *m_pauseAll = nullptr;
    QAction *m_resumeAll = nullptr;
    QAction *m_cancelAll = nullptr;
    QAction *m_tryFailed = nullptr;
    QAction *m_clearEnded = nullptr;
};

} // namespace Larder
