#include "auth/tokenrenewal.h"

#include <QLockFile>

#include "auth/tokenstore.h"
#include "core/limits.h"
#include "core/whenfinished.h"
#include "lark/errorcodes.h"

using namespace Qt::StringLiterals;

namespace Larder {

TokenRenewal::TokenRenewal(RenewalOrder order, HttpClient &client, Keychain &keychain, QObject *parent)
    : QObject(parent), m_order(std::move(order)), m_client(client), m_keychain(keychain)
{
}

TokenRenewal::~TokenRenewal() = default;

void TokenRenewal::start()
{
    whenFinished(takeLock(m_order.lockFile, Limits::lockWait, this), this,
                 [this](const Result<HeldLock> &lock) { lockTaken(lock); });
}

void TokenRenewal::lockTaken(const Result<HeldLock> &lock)
{
    if (!lock)
        return end(lock.error());
    m_lock = *lock;
    readRefreshToken();
}

/** Under the lock, since another process may have renewed it while this one waited. */
void TokenRenewal::readRefreshToken()
{
    whenFinished(m_keychain.read(nameOf(SecretName::Kind::RefreshToken)), this,
                 [this](const Result<std::optional<QByteArray>> &read) { refreshTokenRead(read); });
}

void TokenRenewal::refreshTokenRead(const Result<std::optional<QByteArray>> &read)
{
    const auto kept = secretIn(read);
    if (m_order.unstored && (!read || kept == m_order.unstored->replaced))
        m_refreshToken = m_order.unstored->refreshToken;
    else if (!read)
        return end(read.error());
    else if (!kept)
        return end(Error{.reason = Reason::NoToken});
    else {
        m_refreshToken = kept;
        m_order.unstored.reset(); // somebody has signed in since
    }
    if (m_order.spent && *m_refreshToken == m_order.spent->refreshToken)
        return end(m_order.spent->why);
    if (m_askedWith == m_refreshToken)
        return end(Error{.reason = Reason::SignInOver});
    whenFinished(m_keychain.read(nameOf(SecretName::Kind::UserAccessToken)), this,
                 [this](const Result<std::optional<QByteArray>> &access) { accessTokenRead(access); });
}

void TokenRenewal::accessTokenRead(const Result<std::optional<QByteArray>> &read)
{
    if (!read && !m_order.unstored)
        return end(read.error());
    const auto entry = read ? read->value_or(QByteArray()) : QByteArray();
    const auto kept = AccessToken::parse(QString::fromUtf8(entry));
    if (kept && m_order.replace && !m_order.unstored && (!(*kept == *m_order.replace) || m_order.isGoodAfterAll()))
        return end(Renewed{*kept, {}, {}, {}});
    whenFinished(m_keychain.read(nameOf(SecretName::Kind::AppSecret)), this,
                 [this](const Result<std::optional<QByteArray>> &secret) { secretRead(secret); });
}

void TokenRenewal::secretRead(const Result<std::optional<QByteArray>> &read)
{
    if (!read)
        return end(read.error());
    const auto app = AppCredential::parse(m_order.account.appId, QString::fromUtf8(read->value_or(QByteArray())));
    if (!app)
        return end(Error{.reason = Reason::AppSecretMissing});
    whenFinished(checkWritable(m_keychain, m_order.account.id, this), this, [this, app = *app](const Done &writable) {
        // What is not stored already cannot be lost by asking again.
        if (writable || m_order.unstored)
            ask(app);
        else
            end(writable.error());
    });
}

void TokenRenewal::ask(const AppCredential &app)
{
    m_phase = Phase::Asking;
    m_askedWith = m_refreshToken;
    const PostRequest post = refreshRequest(m_order.account.platform, app, *m_refreshToken);
    m_post = m_client.post(post.request, post.body);
    connect(m_post.get(), &HttpPost::finished, this, &TokenRenewal::answered);
}

void TokenRenewal::answered(const Result<HttpAnswer> &answer)
{
    const auto ended = std::move(m_post); // lives until its signal has come back
    const auto tokens = answer ? readTokens(*answer) : Result<TokenAnswer>(answer.error());
    if (tokens)
        store(*tokens);
    else
        refused(tokens.error());
}

/** Before a sign-in is called over, the keychain is looked at once more: a lock can be broken. */
void TokenRenewal::refused(const Error &error)
{
    m_phase = Phase::Preparing;
    if (!endsSignIn(error))
        return end(error);
    whenFinished(m_keychain.read(nameOf(SecretName::Kind::RefreshToken)), this,
                 [this, error](const Result<std::optional<QByteArray>> &read) {
                     const auto kept = secretIn(read);
                     if (kept && kept != m_askedWith && !(m_order.unstored && kept == m_order.unstored->replaced))
                         readRefreshToken();
                     else
                         end(error);
                 });
}

void TokenRenewal::store(const TokenAnswer &answer)
{
    m_phase = Phase::Storing;
    whenFinished(storeTokens(m_keychain, m_order.account.id, answer.accessToken, answer.refreshToken, this), this,
                 [this, answer](const Done &result) { stored(answer, result); });
}

void TokenRenewal::stored(const TokenAnswer &answer, const Done &result)
{
    Renewed renewed{answer.accessToken, answer, {}, m_lock};
    if (!result)
        renewed.unstored =
            UnstoredTokens{answer.accessToken, answer.refreshToken.value_or(*m_refreshToken),
                           m_order.unstored ? m_order.unstored->replaced : m_refreshToken, result.error()};
    end(renewed);
}

void TokenRenewal::end(const Result<Renewed> &renewed)
{
    m_phase = Phase::Ended;
    m_lock.reset();
    Q_EMIT finished(renewed);
}

} // namespace Larder
