#include "auth/systemkeychain.h"

#include <algorithm>
#include <utility>

#include <QMutex>
#include <QPointer>
#include <QPromise>

#include "core/log.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

const QString service = QStringLiteral("Larder");

QString keyOf(const SecretName &name)
{
#ifdef Q_OS_WIN
    return service + u'/' + name.key(); // Windows knows no service: every program's keys are in one list
#else
    return name.key();
#endif
}

Error broken(const QString &detail)
{
    return Error{.reason = Reason::KeychainBroken, .detail = detail};
}

} // namespace

/** What is to happen before the reading that every call ends with. */
struct SystemKeychain::Change
{
    enum class Kind { None, Write, Remove };

    Kind kind = Kind::None;
    QByteArray secret = {};
};

struct SystemKeychain::JobAnswer
{
    QKeychain::Error error;
    QString text;
    QByteArray secret;
};

struct SystemKeychain::Call
{
    QString key;
    Change change;            ///< none once it is made
    bool reconnected = false; ///< to a service that had been restarted; tried once
    QPromise<Found> found;
    QTimer clock;
};

/**
 * A job on its way, and how its answer comes to the keychain's thread if that is still wanted. A job ends on whichever
 * thread runs GLib's main loop, and is gone right after that.
 */
class SystemKeychain::Errand : public std::enable_shared_from_this<Errand>
{
public:
    Errand(SystemKeychain *keychain, QKeychain::Job *job, const std::shared_ptr<Call> &call)
        : m_keychain(keychain), m_job(job), m_call(call)
    {
    }

    /** None where its time was over. */
    [[nodiscard]] std::shared_ptr<Call> call() const { return m_call.lock(); }
    [[nodiscard]] QKeychain::Job *job() const { return m_job; }

    void forget()
    {
        const QMutexLocker lock(&m_mutex);
        m_keychain = nullptr;
    }

    /** Queued: QtKeychain must not start a job inside another's finished signal. */
    void bringBack(const JobAnswer &answer)
    {
        const QMutexLocker lock(&m_mutex);
        if (m_keychain) {
            QMetaObject::invokeMethod(
                m_keychain,
                [keychain = m_keychain, self = shared_from_this(), answer] { keychain->jobEnded(self, answer); },
                Qt::QueuedConnection);
        }
    }

private:
    QMutex m_mutex;
    SystemKeychain *m_keychain; ///< none where nobody waits for the answer any more
    QPointer<QKeychain::Job> m_job;
    std::weak_ptr<Call> m_call;
};

SystemKeychain::SystemKeychain(KeychainClocks clocks, QObject *parent)
    : QObject(parent), m_clocks(clocks), m_quiet(this)
{
    m_quiet.setSingleShot(true);
    m_quiet.setInterval(m_clocks.quiet);
    connect(&m_quiet, &QTimer::timeout, this, &SystemKeychain::stillQuiet);
}

SystemKeychain::~SystemKeychain()
{
    if (m_errand) // its job is left to its end: libsecret's callback would find it gone
        m_errand->forget();
    for (const auto calls = std::exchange(m_calls, {}); const auto &call : calls) {
        call->found.addResult(Found(Error{Reason::Cancelled}));
        call->found.finish();
    }
}

QFuture<Result<std::optional<QByteArray>>> SystemKeychain::read(const SecretName &name)
{
    return call(name, Change{});
}

QFuture<Done> SystemKeychain::write(const SecretName &name, const QByteArray &secret)
{
    return call(name, Change{Change::Kind::Write, secret}).then([secret](const Found &found) -> Done {
        if (!found)
            return found.error();
        if (!found->has_value())
            return broken(u"What was written is not there."_s);
        if (**found != secret)
            return broken(u"What was written reads back as something else."_s);
        return done();
    });
}

QFuture<Done> SystemKeychain::remove(const SecretName &name)
{
    return call(name, Change{Change::Kind::Remove}).then([](const Found &found) -> Done {
        if (!found)
            return found.error();
        return found->has_value() ? Done(broken(u"What was removed is still there."_s)) : done();
    });
}

QFuture<SystemKeychain::Found> SystemKeychain::call(const SecretName &name, const Change &change)
{
    const auto call = std::make_shared<Call>();
    call->key = keyOf(name);
    call->change = change;
    call->found.start();
    call->clock.setSingleShot(true);
    connect(
        &call->clock, &QTimer::timeout, this,
        [this, waiting = std::weak_ptr(call)] {
            if (const auto late = waiting.lock())
                timeIsOver(late);
        },
        Qt::QueuedConnection); // so that the clock may end with its call
    call->clock.start(m_clocks.answer);
    m_calls.push_back(call);
    if (m_calls.size() == 1)
        serveNext();
    return call->found.future();
}

void SystemKeychain::serveNext()
{
    if (m_calls.empty())
        return;
    m_quiet.start();
    if (m_errand) // for a call whose time is over; QtKeychain serves no other before it ends
        return;
    serve(m_calls.front());
}

/** The change first, if it is still to be made; then the reading. */
void SystemKeychain::serve(const std::shared_ptr<Call> &call)
{
    m_quiet.start();
    switch (call->change.kind) {
    case Change::Kind::None:
        return start(new QKeychain::ReadPasswordJob(service), call);
    case Change::Kind::Write: {
        auto *job = new QKeychain::WritePasswordJob(service);
        job->setBinaryData(call->change.secret);
        return start(job, call);
    }
    case Change::Kind::Remove:
        return start(new QKeychain::DeletePasswordJob(service), call);
    }
    Q_UNREACHABLE();
}

void SystemKeychain::start(QKeychain::Job *job, const std::shared_ptr<Call> &call)
{
    job->setKey(call->key);
    m_errand = std::make_shared<Errand>(this, job, call);
    connect(
        job, &QKeychain::Job::finished, job,
        [job, errand = m_errand] {
            const auto *reading = qobject_cast<QKeychain::ReadPasswordJob *>(job);
            errand->bringBack({job->error(), job->errorString(), reading ? reading->binaryData() : QByteArray()});
        },
        Qt::DirectConnection);
    job->start();
}

void SystemKeychain::jobEnded(const std::shared_ptr<Errand> &errand, const JobAnswer &answer)
{
    if (errand != m_errand)
        return;
    m_errand.reset();
    if (const auto call = errand->call())
        answered(call, answer);
    else
        serveNext();
}

/** Either the owner is being asked, or the job is one that never ends. */
void SystemKeychain::stillQuiet()
{
    tellWhetherWaiting(true);
    askKeyringState().then([self = QPointer(this), errand = std::weak_ptr(m_errand)](KeyringState state) {
        const auto quiet = errand.lock();
        if (!self || !quiet || quiet != self->m_errand)
            return;
        const auto call = quiet->call();
        const bool neverEnds = state == KeyringState::Missing || (!call && state == KeyringState::Open);
        if (!neverEnds) {
            if (state != KeyringState::NotAsked)
                self->m_quiet.start();
            return;
        }
        self->giveUpJob();
        if (call)
            self->end(call, Error{.reason = Reason::KeychainMissing, .detail = u"The service went away."_s});
        else
            self->serveNext();
    });
}

/**
 * A job of libsecret 0.20 whose prompt went away with the service never ends, and QtKeychain serves no other before it.
 * To delete it would leave a pointer to it in libsecret; told that it is finished, QtKeychain lets go of it.
 */
void SystemKeychain::giveUpJob()
{
    const auto errand = std::exchange(m_errand, nullptr);
    errand->forget();
    if (auto *job = errand->job())
        Q_EMIT job->finished(job);
}

void SystemKeychain::answered(const std::shared_ptr<Call> &call, const JobAnswer &answer)
{
    tellWhetherWaiting(false);
    const bool removing = call->change.kind == Change::Kind::Remove;
    const bool changed = call->change.kind != Change::Kind::None &&
                         (answer.error == QKeychain::NoError || (removing && answer.error == QKeychain::EntryNotFound));
    if (changed) {
        call->change = {};
        return serve(call);
    }
    if (answer.error == QKeychain::NoError)
        return end(call, std::optional(answer.secret));
    // No context object: one that ends before the future is an assertion of Qt 6.4's.
    askKeyringState().then([self = QPointer(this), asked = std::weak_ptr(call), answer](KeyringState state) {
        const auto waiting = asked.lock();
        if (!self || !waiting)
            return;
        if (answer.error == QKeychain::OtherError && state == KeyringState::Open &&
            !std::exchange(waiting->reconnected, true) && reconnectToKeyring())
            return self->serve(waiting);
        const auto reason = reasonOf(answer.error, state);
        self->end(waiting, reason ? Found(Error{.reason = *reason, .detail = withoutSecrets(answer.text)})
                                  : Found(std::nullopt));
    });
}

void SystemKeychain::timeIsOver(const std::shared_ptr<Call> &call)
{
    askKeyringState().then([self = QPointer(this), asked = std::weak_ptr(call)](KeyringState state) {
        const auto waiting = asked.lock();
        if (!self || !waiting)
            return;
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(self->m_clocks.answer).count();
        const bool owners = state == KeyringState::Locked || state == KeyringState::NotAsked;
        self->end(waiting, Error{.reason = state == KeyringState::Missing ? Reason::KeychainMissing
                                           : owners                       ? Reason::KeychainLocked
                                                                          : Reason::KeychainBroken,
                                 .detail = u"No answer within %1 s."_s.arg(seconds)});
    });
}

void SystemKeychain::end(const std::shared_ptr<Call> &call, const Found &found)
{
    const auto place = std::ranges::find(m_calls, call);
    if (place == m_calls.end())
        return;
    const bool first = place == m_calls.begin();
    m_calls.erase(place);
    if (m_calls.empty()) {
        m_quiet.stop();
        tellWhetherWaiting(false);
    } else if (first) {
        serveNext();
    }
    // Last, since whoever waits may end this object.
    call->found.addResult(found);
    call->found.finish();
}

void SystemKeychain::tellWhetherWaiting(bool waiting)
{
    if (m_toldThatWaiting != waiting) {
        m_toldThatWaiting = waiting;
        Q_EMIT waitingForOwner(waiting);
    }
}

std::optional<Reason> reasonOf(QKeychain::Error error, KeyringState state)
{
    if (state == KeyringState::Missing || error == QKeychain::NoBackendAvailable || error == QKeychain::NotImplemented)
        return Reason::KeychainMissing;
    if (error == QKeychain::AccessDeniedByUser)
        return Reason::KeychainDenied;
    if (state == KeyringState::Locked)
        return Reason::KeychainLocked;
    if (error == QKeychain::AccessDenied)
        return Reason::KeychainDenied;
    if (error == QKeychain::EntryNotFound && state != KeyringState::Silent)
        return std::nullopt;
    return Reason::KeychainBroken;
}

} // namespace Larder
