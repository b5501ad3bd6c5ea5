#include "session/engine.h"

#include <QPointer>

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
          m_queue(m_client, m_tokens, m_rateHold, QueueOptions{options.resourcesAtATime, options.connections}, this),
          m_lookups(m_client, m_tokens, m_rateHold, this)
    {
    }

    TransferQueue &queue() { return m_queue; }
    TokenSource &tokens() { return m_tokens; }
    MessageLookups &lookups() { return m_lookups; }

private:
    std::unique_ptr<Keychain> m_keychain;
    HttpClient m_client;
    Accounts m_accounts;
    TokenSource m_tokens;
    RateHold m_rateHold;
    TransferQueue m_queue;
    MessageLookups m_lookups;
};

Engine::Engine(EngineOptions options, std::unique_ptr<Keychain> keychain, Threading threading, QObject *parent)
    : QObject(parent), m_worker(new Worker(std::move(options), std::move(keychain)))
{
    qRegisterMetaType<QList<TransferSnapshot>>();
    connect(&m_worker->queue(), &TransferQueue::changed, this, &Engine::changed);
    connect(&m_worker->lookups(), &MessageLookups::lookedUp, this, &Engine::lookedUp);
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
    m_worker->deleteLater(); // before the thread ends, on it
    m_thread.quit();
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

} // namespace Larder
