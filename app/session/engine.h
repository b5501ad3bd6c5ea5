#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QList>
#include <QObject>
#include <QThread>

#include "auth/keychain.h"
#include "auth/tokensource.h"
#include "http/httpclient.h"
#include "session/connectioncheck.h"
#include "session/networkuse.h"
#include "session/queuefile.h"
#include "session/sessionaccounts.h"
#include "transfer/messagelookup.h"
#include "transfer/removedtransfer.h"
#include "transfer/standstill.h"
#include "transfer/transfer.h"
#include "transfer/transfersnapshot.h"

namespace Larder {

struct EngineOptions
{
    HttpOptions http;
    int resourcesAtATime = Limits::resourcesAtATime;
    int connections = Limits::connections;
    AtSharedCause atSharedCause = AtSharedCause::Fail; ///< Halt: standstills() tells, and goes on by itself
    TokenSource::Environment environment = qgetenv;    ///< where tokens for one run come from
    NetworkChoice network = {};
    QString accountsFile = {}; ///< Accounts::usersFile(); empty: accounts of this session only
    QString queueFile = {};    ///< QueueFile::usersFile(): the queue comes back from it, paused; empty: not kept
};

/**
 * Everything below a window or a command line: client, tokens, queue. Window and command line both start here.
 *
 * With Threading::OwnThread all of it lives on a thread of its own, so that neither network nor disk can hold up the
 * caller's; verbs go down as queued calls and come up as one signal of plain values, gathered per beat. With
 * Threading::CallersThread it is the same without the thread. Every public function belongs to the caller's thread and
 * returns at once. Destroying it stops all transfers within a moment and keeps what was proven of them, but cuts
 * whatever a verb about tokens and accounts, or a renewal, has begun: the keychain may live on the caller's thread and
 * could not answer one that waits. Its owner calls settle() first.
 */
class Engine : public QObject
{
    Q_OBJECT

public:
    enum class Threading { OwnThread, CallersThread };

    Engine(EngineOptions options, std::unique_ptr<Keychain> keychain, Threading threading, QObject *parent = nullptr);
    ~Engine() override;

    /**
     * Queues a download; its first snapshot follows. The id is good at once. Where the same (isSameDownload) has not
     * ended yet, there is alreadyThere instead, and nothing comes of this id.
     */
    TransferId download(const DownloadOrder &order);
    /**
     * Asks how large it is, at once and beside the downloads, and keeps what came with the answer. Told by measuring;
     * where the same is among the downloads and has not ended, by nothingToMeasure instead. A download() of the very
     * same order goes on from there, under the id of that. For everything else it is as a download is.
     */
    TransferId measure(const DownloadOrder &order);
    /** Forgets whatever was measured and not downloaded, or is being measured, and removes what is there of it. The
     *  end of the engine does so as well, and where that was a sudden one, the next beginning. */
    void dropMeasured();
    /** Stops it and removes what is there of it. Twice is harmless, and so is after the end. */
    void cancel(TransferId id);
    /** It holds no connection then, and keeps what is proven; one that is being checked goes on to its end. */
    void pause(TransferId id);
    /** Lets a paused one go on, from the bytes that were kept, when it is its turn. */
    void resume(TransferId id);
    /** Starts a failed, halted or cancelled one again, from the bytes that were kept. */
    void tryAgain(TransferId id);
    /** The same with another order for the same resource: for another identity, account or server. Also one that waits
     *  or that was begun a moment ago, since what it waited for may have come before this was asked. */
    void tryWith(TransferId id, const DownloadOrder &order);
    /** Takes them off the list; only those that have ended. */
    void remove(const QList<TransferId> &ids);
    /** They are in the list again as they were, and where; told by changed and reordered. */
    void putBack(const QList<RemovedTransfer> &removed);

    /** What made the queue stand still may be gone: somebody says so of that kind, or of all. */
    void lookAgain(std::optional<SharedCause::Kind> kind = std::nullopt);

    /** At least one; those that are under way go on. */
    void setResourcesAtATime(int count);
    /** Requests in flight for one resource, at least one; downloads that are under way take it up with their next. */
    void setConnections(int count);
    /** They are the next. Answered by reordered where that is news, as is move(). */
    void moveToFront(const QList<TransferId> &ids);
    /** Before that one, or to the end; among themselves they keep their order. */
    void move(const QList<TransferId> &ids, std::optional<TransferId> before);

    /** Asks the platform for a message and reads it; answered by lookedUp, one after another. */
    LookupId lookUp(const LookupOrder &order);
    /** Then there is no answer. */
    void cancelLookup(LookupId id);

    /** Keeps a token while the program runs. */
    void useToken(const OpenPlatform &platform, Identity identity, const AccessToken &token);
    void forgetToken(const OpenPlatform &platform, Identity identity);
    /** Answered by tokenStateKnown. */
    void askTokenState(const OpenPlatform &platform, Identity identity);

    // Accounts. What comes to nothing is told by accountFailed.

    /** Answered by accountsListed, as is every change, those of other processes included when they are noticed. */
    void listAccounts();
    /** Of newAccount(), whose id is good at once; a name that is taken gets a number. The first is the active one. */
    void addAccount(const Account &account);
    /** Name, hosts and app id. Where it is another server or app, its secrets are removed, and a sign-in that was begun
     * before ends with Reason::SignInOver. */
    void editAccount(const Account &account);
    void activateAccount(const AccountId &account);
    /** With all its secrets; where those cannot be removed, the account stays. */
    void removeAccount(const AccountId &account, Revocation revocation = Revocation::Leave);

    // Each of these is followed by accountStatusKnown; before it, what was given is told by secretKept or
    // secretNotKept.
    void useToken(const AccountId &account, Identity identity, const AccessToken &token);
    void useAppSecret(const AccountId &account, const Secret &secret);
    void forgetToken(const AccountId &account, Identity identity);
    /** Tokens that the keychain did not take, as SignedInAs::notStored says. */
    void storeTokensAgain(const AccountId &account);
    void askAccountStatus(const AccountId &account, Identity identity);

    /** By the device flow, told by signInChanged; in place of one that is under way for this account. */
    void signIn(const SignInOrder &order);
    /** Then there is no further news of it. */
    void cancelSignIn(const AccountId &account);

    /** Told step by step by connectionTold, then connectionChecked; in place of one that is under way. Begins when what
     *  was asked of the account before has been carried out. */
    void checkConnection(const CheckOrder &order, const std::optional<AccountId> &account);
    /** Then nothing more of it is told, nor asked. Twice is harmless, and so is after the end. */
    void cancelCheck();

    /**
     * For every request from now on; those that are under way go on with what they had. A `password` of its proxy is
     * kept in the keychain. Answered by networkUsed, as is EngineOptions::network at the start.
     */
    void useNetwork(const NetworkChoice &network, const std::optional<Secret> &password = {});
    /** What is used now; answered by networkUsed. */
    void askNetwork();

    /**
     * Answered by settled, when every verb about tokens and accounts has been carried out and no renewal is under way,
     * or when Limits::settleWait has passed.
     */
    void settle();

    /** Whether there is a file of the queue; what becomes of that is told by queueFileSaid. */
    [[nodiscard]] bool keepsQueue() const { return m_keepsQueue; }

Q_SIGNALS:
    /** What changed since the last beat (Limits::progressBeat), in the queue's order. */
    void changed(const QList<Larder::TransferSnapshot> &transfers);
    /** The same of what is measured. */
    void measuring(const QList<Larder::TransferSnapshot> &transfers);
    /** Every transfer, in the order that is new; each of them has been told by changed or measuring. */
    void reordered(const QList<Larder::TransferId> &order);
    /** What was to be downloaded or tried again is waiting or under way already, as `existing`. */
    void alreadyThere(Larder::TransferId asked, Larder::TransferId existing);
    void nothingToMeasure(Larder::TransferId asked);
    /**
     * No request of theirs goes until then (UTC): the server named a wait, or the app's limits are used up. Told anew
     * where it gets later; over when that time has come.
     */
    void requestsHeld(const Larder::RateHold::Asker &who, const QDateTime &until);
    /**
     * All that stands in the way of more downloads than one, each with what told of it first; empty when they go on.
     * Those it stopped are Halted, those it would stop wait for their turn. Over by itself, but for a sign-in.
     */
    void standstills(const QList<Larder::Standstill> &all);
    /** Of EngineOptions::queueFile; `path` is that, or where it is kept aside. */
    void queueFileSaid(Larder::QueueFileNotice notice, const QString &path);
    /**
     * Of DownloadOrder::receipt: downloads are saved, but the receipt of their folder could not be written. Told once
     * until it can be. Errors: Reason::ReceiptForeign, FolderNotWritable, WriteFailed.
     */
    void receiptNotWritten(const QString &folder, const Larder::Error &error);
    /** What the message holds. Errors: the platform's, with the scope that is missing; the line's; the token's. */
    void lookedUp(Larder::LookupId id, const Larder::Result<Larder::MessageReading> &reading);
    void tokenStateKnown(const Larder::OpenPlatform &platform, Larder::Identity identity, Larder::TokenState state);

    void accountsListed(const Larder::AccountList &accounts);
    void accountStatusKnown(const Larder::AccountId &account, Larder::Identity identity,
                            const Larder::TokenStatus &status);
    void signInChanged(const Larder::AccountId &account, const Larder::SignInState &state);
    void secretKept(const Larder::AccountId &account, Larder::GivenSecret what);
    void secretNotKept(const Larder::AccountId &account, Larder::GivenSecret what);
    void accountFailed(const Larder::AccountId &account, const Larder::Error &error);
    void networkUsed(const Larder::NetworkState &state);
    void connectionTold(const Larder::CheckResult &result);
    void connectionChecked();
    void settled();

private:
    class Worker;
    void run(std::function<void(Worker &)> verb);

    const bool m_keepsQueue;
    QThread m_thread;
    Worker *m_worker; ///< ours; lives and ends on m_thread with Threading::OwnThread
    quint64 m_lastId = 0;
    quint64 m_lastLookupId = 0;
};

} // namespace Larder
