#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QObject>
#include <QString>

#include "auth/account.h"
#include "auth/filelock.h"
#include "auth/keychain.h"
#include "http/httpclient.h"
#include "lark/signinanswers.h"
#include "lark/signinrequests.h"

namespace Larder {

/** New tokens that the keychain did not take: they live as long as the process. */
struct UnstoredTokens
{
    AccessToken accessToken;
    Secret refreshToken;
    std::optional<Secret> replaced; ///< what the keychain holds in its place; none: nothing that could be read
    Error why;
};

/** A refresh token of which the server said that it gets nothing any more. */
struct SpentSignIn
{
    Secret refreshToken;
    Error why;
};

struct RenewalOrder
{
    Account account;
    QString lockFile;                       ///< empty: other processes do not matter
    std::optional<AccessToken> replace;     ///< what is no good any more; another one in the keychain is newer
    std::optional<UnstoredTokens> unstored; ///< of an earlier renewal
    std::optional<SpentSignIn> spent;       ///< not asked with again
    /** Of what it is to replace, asked under the lock. */
    std::function<bool()> isGoodAfterAll = [] { return false; };
};

struct Renewed
{
    AccessToken accessToken;
    std::optional<TokenAnswer> answer; ///< none: another process had renewed it
    std::optional<UnstoredTokens> unstored;
    HeldLock lock; ///< to be held until it is written how long they are good: others renew again what seems to end
};

/**
 * Renews a user's sign-in once. A refresh token is good for one use, and what follows is made so that an end at any
 * moment, kill -9 included, leaves what the server still takes:
 *
 *   lock > read what is kept > another process was faster: done
 *                            > keychain takes nothing: stop, nothing was asked
 *        > ask, once > store the refresh token > store the access token > finished, with the lock
 *
 * From the request on until the refresh token is stored, the new one exists on the line and in memory only; an end in
 * between loses the sign-in where the server had heard the request, and the next renewal says so: Reason::SignInOver.
 * Where the keychain fails there, the tokens are given as `unstored`. Only endsSignIn() errors say that a sign-in is
 * over, and nothing is removed even then. Lives on its client's thread.
 */
class TokenRenewal : public QObject
{
    Q_OBJECT

public:
    TokenRenewal(RenewalOrder order, HttpClient &client, Keychain &keychain, QObject *parent = nullptr);
    ~TokenRenewal() override;

    void start();
    /** The refresh token that the server was asked with last; none before that. */
    [[nodiscard]] const std::optional<Secret> &askedWith() const { return m_askedWith; }
    /** Between the request and the end: destroying it now may cost the sign-in. */
    [[nodiscard]] bool mustNotEnd() const { return m_phase == Phase::Asking || m_phase == Phase::Storing; }

Q_SIGNALS:
    /**
     * Once. Errors: Reason::NoToken where there is no refresh token, Reason::AppSecretMissing, the platform's, the
     * line's, the keychain's, Reason::SignInBusy.
     */
    void finished(const Larder::Result<Larder::Renewed> &renewed);

private:
    enum class Phase { Preparing, Asking, Storing, Ended };

    void lockTaken(const Result<HeldLock> &lock);
    void readRefreshToken();
    void refreshTokenRead(const Result<std::optional<QByteArray>> &read);
    void accessTokenRead(const Result<std::optional<QByteArray>> &read);
    void secretRead(const Result<std::optional<QByteArray>> &read);
    void ask(const AppCredential &app);
    void answered(const Result<HttpAnswer> &answer);
    void refused(const Error &error);
    void store(const TokenAnswer &answer);
    void stored(const TokenAnswer &answer, const Done &result);
    void end(const Result<Renewed> &renewed);
    [[nodiscard]] SecretName nameOf(SecretName::Kind kind) const { return {kind, m_order.account.id.text()}; }

    RenewalOrder m_order;
    HttpClient &m_client;
    Keychain &m_keychain;
    Phase m_phase = Phase::Preparing;
    HeldLock m_lock;
    std::optional<Secret> m_refreshToken;
    std::optional<Secret> m_askedWith;
    std::unique_ptr<HttpPost> m_post;
};

} // namespace Larder
