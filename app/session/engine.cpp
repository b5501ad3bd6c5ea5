#include "session/engine.h"

#include <algorithm>

#include <QPointer>
#include <QTimer>

#include "session/linewatch.h"
#include "session/receiptwriting.h"
#include "transfer/messagelookups.h"
#include "transfer/transferqueue.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** Ids of transfers that come back, far from those that Engine::download() gives. */
constexpr quint64 firstComingBack = quint64(1) << 32;

} // namespace

/** What lives on the engine's thread: its members are its children, so that they move there with it. */
class Engine::Worker : public QObject
{
public:
    Worker(EngineOptions options, std::unique_ptr<Keychain> keychain)
        : m_keychain(std::move(keychain)), m_client(options.http, this), m_network(*m_keychain, m_client, this),
          m_firstNetwork(std::move(options.network)), m_accounts(options.accountsFile, this),
          m_tokens(*m_keychain, m_accounts, m_client, std::move(options.environment), this),
          m_sessionAccounts(m_accounts, m_tokens, m_client, this),
          m_rate([this](const RateHold::Asker &asker) { return appOf(asker); }, RateLimiter(), this),
          m_queue(std::make_unique<TransferQueue>(
              m_client, m_tokens, m_rate,
              QueueOptions{options.resourcesAtATime, options.connections, options.atSharedCause}, this)),
          m_lookups(std::make_unique<MessageLookups>(m_client, m_tokens, m_rate, this)), m_receipts(this),
          m_lineWatch(LineWatch::ofThisComputer(), Limits::lineBeat, this), m_queueFile(options.queueFile, this),
          m_patience(this)
    {
        m_patience.setSingleShot(true);
        connect(m_queue.get(), &TransferQueue::saved, &m_receipts, &ReceiptWriting::add);
        connect(m_queue.get(), &TransferQueue::altered, &m_lineWatch, [this] {
            if (m_queue->needsLine())
                m_lineWatch.begin();
            else
                m_lineWatch.stop();
        });
        connect(&m_lineWatch, &LineWatch::changed, m_queue.get(), [this] {
            m_client.leaveConnections();
            m_queue->lineChanged();
        });
        const auto lookAgain = [this] { m_queue->lookAgain(SharedCause::Kind::SignIn); };
        connect(&m_sessionAccounts, &SessionAccounts::secretKept, m_queue.get(), lookAgain);
        connect(&m_sessionAccounts, &SessionAccounts::secretNotKept, m_queue.get(),
                lookAgain); // it is used all the same
        connect(&m_sessionAccounts, &SessionAccounts::signInChanged, m_queue.get(),
                [lookAgain](const AccountId &, const SignInState &state) {
                    if (std::holds_alternative<SignedIn>(state))
                        lookAgain();
                });
    }

    ~Worker() override
    {
        m_queue->dropMeasured();
        m_queueFile.close(); // as the queue is, not as its end would leave it
        m_queue.reset();
        m_lookups.reset();
    }

    TransferQueue &queue() { return *m_queue; }
    TokenSource &tokens() { return m_tokens; }
    MessageLookups &lookups() { return *m_lookups; }
    SessionAccounts &accounts() { return m_sessionAccounts; }
    NetworkUse &network() { return m_network; }
    [[nodiscard]] const RequestRate &rate() const { return m_rate; }
    [[nodiscard]] const QueueFile &queueFile() const { return m_queueFile; }
    [[nodiscard]] const ReceiptWriting &receipts() const { return m_receipts; }

    /** Before anything else is asked: no request may go by another way. */
    void begin()
    {
        if (m_firstNetwork)
            useNetwork(*m_firstNetwork, std::nullopt);
        bringQueueBack();
    }

    void useNetwork(const NetworkChoice &network, const std::optional<Secret> &password)
    {
        m_firstNetwork.reset();
        if (network.proxy.wantsPassword())
            m_keychain->askAgain();
        m_network.use(network, password);
        m_queue->lookAgain(SharedCause::Kind::Line);
    }

    /** What an earlier run has left of it, before anything else is asked. */
    void bringQueueBack()
    {
        quint64 last = firstComingBack;
        const QList<QueueEntry> entries = m_queueFile.open();
        for (const QueueEntry &entry : entries) {
            const auto transfer = isTrusted(entry.order) ? asItComesBack(TransferId{last}, entry) : std::nullopt;
            if (!transfer)
                continue;
            m_queue->restore(*transfer);
            ++last;
        }
        m_queueFile.keep([this] {
            QList<QueueEntry> kept;
            for (const TransferSnapshot &transfer : m_queue->snapshots())
                kept.append(entryOf(transfer));
            return kept;
        });
        connect(m_queue.get(), &TransferQueue::altered, &m_queueFile, &QueueFile::note);
        m_queueFile.note();
    }

    ConnectionCheck &newCheck(const CheckOrder &order, const std::optional<AccountId> &account)
    {
        m_check = std::make_unique<ConnectionCheck>(order, m_client, [this, order, account] {
            return m_tokens.credential(order.platform, order.identity, account);
        });
        return *m_check;
    }

    void endCheck() { m_check.reset(); }

    /** Once: at once, when what is under way has ended, or when that takes too long. */
    void whenSettled(const std::function<void()> &then)
    {
        if (!mustNotEnd())
            return then();
        auto *once = new QObject(this);
        const auto end = [this, once, then] {
            m_tokens.disconnect(once);
            m_network.disconnect(once);
            m_patience.disconnect(once);
            once->deleteLater();
            then();
        };
        const auto endIfMay = [this, end] {
            if (!mustNotEnd())
                end();
        };
        connect(&m_tokens, &TokenSource::settled, once, endIfMay);
        connect(&m_network, &NetworkUse::used, once, endIfMay);
        connect(&m_patience, &QTimer::timeout, once, end);
        m_patience.start(Limits::settleWait);
    }

private:
    [[nodiscard]] bool mustNotEnd() const { return m_tokens.mustNotEnd() || m_network.isKeeping(); }

    /** A forged file must not send a token to where its owner never did. */
    [[nodiscard]] bool isTrusted(const DownloadOrder &order) const
    {
        const QList<Account> &accounts = m_accounts.list().accounts;
        if (order.account) // whose token goes to its own server alone, see TokenSource::credential()
            return true;
        const QUrl base = order.platform.base();
        return order.platform == OpenPlatform::feishu() || order.platform == OpenPlatform::lark() ||
               base.scheme() == u"http" || // loopback alone, see OpenPlatform::parse()
               std::any_of(accounts.begin(), accounts.end(),
                           [&](const Account &account) { return account.platform == order.platform; });
    }

    /** Accounts of one app share its limits. */
    [[nodiscard]] QString appOf(const RateHold::Asker &asker) const
    {
        const Account *account = asker.account ? m_accounts.list().find(*asker.account) : nullptr;
        if (!account || account->appId.isEmpty())
            return RequestRate::byAccount(asker);
        return account->appId + u'@' + account->platform.word();
    }

    std::unique_ptr<Keychain> m_keychain;
    HttpClient m_client;
    NetworkUse m_network;
    std::optional<NetworkChoice> m_firstNetwork; ///< until it is used
    Accounts m_accounts;
    TokenSource m_tokens;
    SessionAccounts m_sessionAccounts;
    RequestRate m_rate;
    std::unique_ptr<TransferQueue> m_queue;
    std::unique_ptr<MessageLookups> m_lookups;
    std::unique_ptr<ConnectionCheck> m_check;
    ReceiptWriting m_receipts;
    LineWatch m_lineWatch;
    QueueFile m_queueFile;
    QTimer m_patience;
};

Engine::Engine(EngineOptions options, std::unique_ptr<Keychain> keychain, Threading threading, QObject *parent)
    : QObject(parent), m_keepsQueue(!options.queueFile.isEmpty()),
      m_worker(new Worker(std::move(options), std::move(keychain)))
{
    qRegisterMetaType<QList<TransferSnapshot>>();
    qRegisterMetaType<QList<Standstill>>();
    connect(&m_worker->queue(), &TransferQueue::changed, this, &Engine::changed);
    connect(&m_worker->queue(), &TransferQueue::measuring, this, &Engine::measuring);
    connect(&m_worker->queue(), &TransferQueue::reordered, this, &Engine::reordered);
    connect(&m_worker->queue(), &TransferQueue::standstills, this, &Engine::standstills);
    connect(&m_worker->queue(), &TransferQueue::alreadyThere, this, &Engine::alreadyThere);
    connect(&m_worker->queue(), &TransferQueue::nothingToMeasure, this, &Engine::nothingToMeasure);
    connect(&m_worker->rate(), &RequestRate::held, this, &Engine::requestsHeld);
    connect(&m_worker->lookups(), &MessageLookups::lookedUp, this, &Engine::lookedUp);
    connect(&m_worker->network(), &NetworkUse::used, this, &Engine::networkUsed);
    const SessionAccounts &accounts = m_worker->accounts();
    connect(&accounts, &SessionAccounts::listed, this, &Engine::accountsListed);
    connect(&accounts, &SessionAccounts::statusKnown, this, &Engine::accountStatusKnown);
    connect(&accounts, &SessionAccounts::signInChanged, this, &Engine::signInChanged);
    connect(&accounts, &SessionAccounts::secretKept, this, &Engine::secretKept);
    connect(&accounts, &SessionAccounts::secretNotKept, this, &Engine::secretNotKept);
    connect(&accounts, &SessionAccounts::failed, this, &Engine::accountFailed);
    connect(&m_worker->queueFile(), &QueueFile::said, this, &Engine::queueFileSaid);
    connect(&m_worker->receipts(), &ReceiptWriting::failed, this, &Engine::receiptNotWritten);
    // Queued, so that whoever made this has connected itself.
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->begin(); }, Qt::QueuedConnection);
    if (threading == Threading::CallersThread)
        return;
    m_thread.setObjectName(u"engine"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

Engine::~Engine()
{
    if (!m_thread.isRunning()) {
        delete m_worker;
        return;
    }
    run([thread = &m_thread](Worker &worker) {
        worker.deleteLater(); // before the thread ends, on it
        thread->quit();
    });
    m_thread.wait();
}

void Engine::run(std::function<void(Worker &)> verb)
{
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, verb = std::move(verb)] { verb(*worker); });
}

TransferId Engine::download(const DownloadOrder &order)
{
    const TransferId id{++m_lastId};
    run([id, order](Worker &worker) { worker.queue().add(id, order); });
    return id;
}

TransferId Engine::measure(const DownloadOrder &order)
{
    const TransferId id{++m_lastId};
    run([id, order](Worker &worker) { worker.queue().measure(id, order); });
    return id;
}

void Engine::dropMeasured()
{
    run([](Worker &worker) { worker.queue().dropMeasured(); });
}

void Engine::cancel(TransferId id)
{
    run([id](Worker &worker) { worker.queue().cancel(id); });
}

void Engine::pause(TransferId id)
{
    run([id](Worker &worker) { worker.queue().pause(id); });
}

void Engine::resume(TransferId id)
{
    run([id](Worker &worker) { worker.queue().resume(id); });
}

void Engine::tryAgain(TransferId id)
{
    run([id](Worker &worker) { worker.queue().tryAgain(id); });
}

void Engine::tryWith(TransferId id, const DownloadOrder &order)
{
    run([id, order](Worker &worker) { worker.queue().tryWith(id, order); });
}

void Engine::remove(const QList<TransferId> &ids)
{
    run([ids](Worker &worker) { worker.queue().remove(ids); });
}

void Engine::putBack(const QList<RemovedTransfer> &removed)
{
    run([removed](Worker &worker) { worker.queue().putBack(removed); });
}

void Engine::lookAgain(std::optional<SharedCause::Kind> kind)
{
    run([kind](Worker &worker) { worker.queue().lookAgain(kind); });
}

void Engine::setResourcesAtATime(int count)
{
    run([count](Worker &worker) { worker.queue().setResourcesAtATime(count); });
}

void Engine::setConnections(int count)
{
    run([count](Worker &worker) { worker.queue().setConnections(count); });
}

void Engine::moveToFront(const QList<TransferId> &ids)
{
    run([ids](Worker &worker) { worker.queue().moveToFront(ids); });
}

void Engine::move(const QList<TransferId> &ids, std::optional<TransferId> before)
{
    run([ids, before](Worker &worker) { worker.queue().move(ids, before); });
}

LookupId Engine::lookUp(const LookupOrder &order)
{
    const LookupId id{++m_lastLookupId};
    run([id, order](Worker &worker) { worker.lookups().add(id, order); });
    return id;
}

void Engine::cancelLookup(LookupId id)
{
    run([id](Worker &worker) { worker.lookups().cancel(id); });
}

void Engine::useToken(const OpenPlatform &platform, Identity identity, const AccessToken &token)
{
    run([this, platform, identity, token](Worker &worker) {
        worker.tokens()
            .keep(platform, identity, token)
            .then([this, platform, identity, guard = QPointer(&worker)](const Done &) {
                if (guard)
                    askTokenState(platform, identity);
            });
    });
}

void Engine::forgetToken(const OpenPlatform &platform, Identity identity)
{
    run([this, platform, identity](Worker &worker) {
        worker.tokens()
            .forget(platform, identity)
            .then([this, platform, identity, guard = QPointer(&worker)](const Done &) {
                if (guard)
                    askTokenState(platform, identity);
            });
    });
}

void Engine::askTokenState(const OpenPlatform &platform, Identity identity)
{
    run([this, platform, identity](Worker &worker) {
        worker.tokens()
            .state(platform, identity)
            .then([this, platform, identity, guard = QPointer(&worker)](TokenState state) {
                if (guard)
                    Q_EMIT tokenStateKnown(platform, identity, state); // queued to whoever lives on another thread
            });
    });
}

void Engine::listAccounts()
{
    run([](Worker &worker) { worker.accounts().list(); });
}

void Engine::addAccount(const Account &account)
{
    run([account](Worker &worker) { worker.accounts().add(account); });
}

void Engine::editAccount(const Account &account)
{
    run([account](Worker &worker) { worker.accounts().edit(account); });
}

void Engine::activateAccount(const AccountId &account)
{
    run([account](Worker &worker) { worker.accounts().activate(account); });
}

void Engine::removeAccount(const AccountId &account, Revocation revocation)
{
    run([account, revocation](Worker &worker) { worker.accounts().remove(account, revocation); });
}

void Engine::useToken(const AccountId &account, Identity identity, const AccessToken &token)
{
    run([account, identity, token](Worker &worker) { worker.accounts().usePasted(account, identity, token); });
}

void Engine::useAppSecret(const AccountId &account, const Secret &secret)
{
    run([account, secret](Worker &worker) { worker.accounts().useAppSecret(account, secret); });
}

void Engine::forgetToken(const AccountId &account, Identity identity)
{
    run([account, identity](Worker &worker) { worker.accounts().forgetToken(account, identity); });
}

void Engine::storeTokensAgain(const AccountId &account)
{
    run([account](Worker &worker) { worker.accounts().storeAgain(account); });
}

void Engine::askAccountStatus(const AccountId &account, Identity identity)
{
    run([account, identity](Worker &worker) { worker.accounts().askStatus(account, identity); });
}

void Engine::signIn(const SignInOrder &order)
{
    run([order](Worker &worker) { worker.accounts().signIn(order); });
}

void Engine::cancelSignIn(const AccountId &account)
{
    run([account](Worker &worker) { worker.accounts().cancelSignIn(account); });
}

void Engine::checkConnection(const CheckOrder &order, const std::optional<AccountId> &account)
{
    run([this, order, account](Worker &worker) {
        const auto check = [this, &worker, order, account] {
            ConnectionCheck &begun = worker.newCheck(order, account);
            connect(&begun, &ConnectionCheck::told, this, &Engine::connectionTold);
            connect(&begun, &ConnectionCheck::finished, this, &Engine::connectionChecked);
            begun.start();
        };
        if (account)
            worker.accounts().afterChanges(*account, check);
        else
            check();
    });
}

void Engine::useNetwork(const NetworkChoice &network, const std::optional<Secret> &password)
{
    run([network, password](Worker &worker) { worker.useNetwork(network, password); });
}

void Engine::askNetwork()
{
    run([this](Worker &worker) { Q_EMIT networkUsed(worker.network().state()); });
}

/** Queued on every thread, since it may be called from what a check tells. */
void Engine::cancelCheck()
{
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker] { worker->endCheck(); }, Qt::QueuedConnection);
}

void Engine::settle()
{
    run([this](Worker &worker) { worker.whenSettled([this] { Q_EMIT settled(); }); });
}

} // namespace Larder
