#include "session/engine.h"

#include <QPointer>
#include <QTimer>

#include "transfer/messagelookups.h"
#include "transfer/transferqueue.h"

using namespace Qt::StringLiterals;

namespace Larder {

/** What lives on the engine's thread: its members are its children, so that they move there with it. */
class Engine::Worker : public QObject
{
public:
    Worker(EngineOptions options, std::unique_ptr<Keychain> keychain)
        : m_keychain(std::move(keychain)), m_client(std::move(options.http), this),
          m_accounts(options.accountsFile, this),
          m_tokens(*m_keychain, m_accounts, m_client, std::move(options.environment), this),
          m_sessionAccounts(m_accounts, m_tokens, m_client, this),
          m_queue(std::make_unique<TransferQueue>(m_client, m_tokens, m_rateHold,
                                                  QueueOptions{options.resourcesAtATime, options.connections}, this)),
          m_lookups(std::make_unique<MessageLookups>(m_client, m_tokens, m_rateHold, this)), m_patience(this)
    {
        m_patience.setSingleShot(true);
    }

    TransferQueue &queue() { return *m_queue; }
    TokenSource &tokens() { return m_tokens; }
    MessageLookups &lookups() { return *m_lookups; }
    SessionAccounts &accounts() { return m_sessionAccounts; }

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
        if (!m_tokens.mustNotEnd())
            return then();
        auto *once = new QObject(this);
        const auto end = [this, once, then] {
            m_tokens.disconnect(once);
            m_patience.disconnect(once);
            once->deleteLater();
            then();
        };
        connect(&m_tokens, &TokenSource::settled, once, [this, end] {
            if (!m_tokens.mustNotEnd())
                end();
        });
        connect(&m_patience, &QTimer::timeout, once, end);
        m_patience.start(Limits::settleWait);
    }

private:
    std::unique_ptr<Keychain> m_keychain;
    HttpClient m_client;
    Accounts m_accounts;
    TokenSource m_tokens;
    SessionAccounts m_sessionAccounts;
    RateHold m_rateHold;
    std::unique_ptr<TransferQueue> m_queue;
    std::unique_ptr<MessageLookups> m_lookups;
    std::unique_ptr<ConnectionCheck> m_check;
    QTimer m_patience;
};

Engine::Engine(EngineOptions options, std::unique_ptr<Keychain> keychain, Threading threading, QObject *parent)
    : QObject(parent), m_worker(new Worker(std::move(options), std::move(keychain)))
{
    qRegisterMetaType<QList<TransferSnapshot>>();
    connect(&m_worker->queue(), &TransferQueue::changed, this, &Engine::changed);
    connect(&m_worker->lookups(), &MessageLookups::lookedUp, this, &Engine::lookedUp);
    const SessionAccounts &accounts = m_worker->accounts();
    connect(&accounts, &SessionAccounts::listed, this, &Engine::accountsListed);
    connect(&accounts, &SessionAccounts::statusKnown, this, &Engine::accountStatusKnown);
    connect(&accounts, &SessionAccounts::signInChanged, this, &Engine::signInChanged);
    connect(&accounts, &SessionAccounts::secretKept, this, &Engine::secretKept);
    connect(&accounts, &SessionAccounts::secretNotKept, this, &Engine::secretNotKept);
    connect(&accounts, &SessionAccounts::failed, this, &Engine::accountFailed);
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

void Engine::cancel(TransferId id)
{
    run([id](Worker &worker) { worker.queue().cancel(id); });
}

void Engine::tryAgain(TransferId id)
{
    run([id](Worker &worker) { worker.queue().tryAgain(id); });
}

void Engine::tryAs(TransferId id, Identity identity)
{
    run([id, identity](Worker &worker) { worker.queue().tryAs(id, identity); });
}

void Engine::remove(TransferId id)
{
    run([id](Worker &worker) { worker.queue().remove(id); });
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
