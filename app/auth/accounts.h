#pragma once

#include <functional>
#include <vector>

#include <QFuture>
#include <QObject>
#include <QPromise>
#include <QString>

#include "auth/account.h"
#include "auth/filelock.h"

namespace Larder {

/**
 * The accounts and which of them is active, in a file without secrets that several processes may share: each change is
 * made under a lock, to what the file holds then, and written whole or not at all. A file that cannot be read is set
 * aside as NAME.damaged before the first change, never overwritten. Lives on the engine's thread.
 */
class Accounts : public QObject
{
    Q_OBJECT

public:
    /** `path`: of the file; empty: for this session only. */
    explicit Accounts(const QString &path, QObject *parent = nullptr);
    ~Accounts() override;

    /** The user's own file. */
    [[nodiscard]] static QString usersFile();

    /** As last read or written. */
    [[nodiscard]] const AccountList &list() const { return m_list; }
    /** Reads what another process may have written. */
    void reload();

    /** What is to be changed; may be called again on a newer list. Errors: its own, and nothing is changed. */
    using Edit = std::function<Done(AccountList &list)>;
    /** In the order in which they were asked for. Errors: the edit's; Reason::SignInBusy, Reason::WriteFailed. */
    [[nodiscard]] QFuture<Done> change(const Edit &edit);
    /** Ends when every change that was asked for before has ended; writes nothing. */
    [[nodiscard]] QFuture<Done> changesBefore();
    /** A change was asked for that the file does not hold yet. */
    [[nodiscard]] bool isChanging() const { return !m_waiting.empty(); }

    /** The folder of the file, for what is to be locked between processes; empty for this session only. */
    [[nodiscard]] QString lockFor(const AccountId &id) const;

Q_SIGNALS:
    void changed(const Larder::AccountList &list);
    /** isChanging() may be false now. */
    void settled();

private:
    struct Change
    {
        Edit edit;
        QPromise<Done> promise;
    };
    void makeChanges(const Result<HeldLock> &lock);
    [[nodiscard]] Done makeChange(const Edit &edit);
    [[nodiscard]] Done write(const AccountList &list) const;
    void take(const AccountList &list);

    const QString m_path;
    AccountList m_list;
    std::vector<Change> m_waiting; ///< for the lock
};

} // namespace Larder
