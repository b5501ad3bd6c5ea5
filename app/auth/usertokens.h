#pragma once

#include <memory>
#include <optional>

#include <QFuture>
#include <QObject>

#include "auth/accounts.h"
#include "auth/giventoken.h"
#include "auth/singleflight.h"
#include "auth/tokenrenewal.h"
#include "auth/tokenstatus.h"
#include "core/whenfinished.h"

namespace Larder {

/**
 * The user's tokens of one account: given while they are good, renewed shortly before their end or when they were
 * refused, one renewal at a time however many ask. Lives on the engine's thread.
 */
class UserTokens : public QObject
{
    Q_OBJECT

public:
    UserTokens(const AccountId &account, Accounts &accounts, HttpClient &client, Keychain &keychain,
               RefusedTokens &refused, QObject *parent = nullptr);
    ~UserTokens() override;

    /** Errors: as TokenSource::credential(). */
    [[nodiscard]] QFuture<Result<AccessToken>> token();
    [[nodiscard]] QFuture<TokenStatus> status();

    /** In place of a sign-in. */
    [[nodiscard]] QFuture<Done> keepPasted(const AccessToken &token);
    /** Of a new sign-in. Where the keychain takes nothing the tokens are used all the same, and the error says why. */
    [[nodiscard]] QFuture<Done> keepSignIn(const TokenAnswer &tokens);
    /** Tokens that the keychain did not take before. Done where there are none, too. */
    [[nodiscard]] QFuture<Done> storeAgain();
    /**
     * What is known here, a renewal that is under way included, while `removal` removes the keychain's entries: who
     * asks for a token meanwhile waits for its end.
     */
    void forget(const QFuture<Done> &removal);

    [[nodiscard]] bool mustNotEnd() const { return m_renewal && m_renewal->mustNotEnd(); }

Q_SIGNALS:
    /** The status is another. */
    void changed();
    /** mustNotEnd() is false again. */
    void settled();

private:
    void forget();
    void drop();
    void holdDuring(const QFuture<Done> &change);
    void look();
    void found(const Result<std::optional<QByteArray>> &read);
    [[nodiscard]] bool isGood(const AccessToken &token);
    void reload();
    void renew(const std::optional<AccessToken> &kept);
    void renewed(const Result<Renewed> &result, const std::optional<AccessToken> &kept);
    void conclude(const Result<Renewed> &result, const std::optional<AccessToken> &kept,
                  const std::optional<Secret> &askedWith);
    void take(const Renewed &renewed);
    enum class Whose { OfTheSame, OfAnybody };
    void describe(const TokenAnswer &tokens, Whose user, const HeldLock &lock = {});
    [[nodiscard]] std::optional<Account> account() const;
    void storeSignIn(const TokenAnswer &tokens, const std::optional<Secret> &before, const Result<HeldLock> &lock,
                     const Ending<Done> &ending);
    void storeUnstored(const Result<std::optional<QByteArray>> &read, const Result<HeldLock> &lock,
                       const Ending<Done> &ending);
    [[nodiscard]] TokenStatus statusFrom(const Result<std::optional<QByteArray>> &accessToken,
                                         const Result<std::optional<QByteArray>> &refreshToken) const;
    [[nodiscard]] SecretName nameOf(SecretName::Kind kind) const { return {kind, m_id.text()}; }

    const AccountId m_id;
    Accounts &m_accounts;
    HttpClient &m_client;
    Keychain &m_keychain;
    RefusedTokens &m_refused;
    std::optional<GivenToken> m_current;
    std::optional<UnstoredTokens> m_unstored;
    std::optional<SpentSignIn> m_spent;
    SingleFlight<Result<AccessToken>> m_flight;
    quint64 m_look = 0; ///< the number of the last one into the keychain; what comes of others is nobody's
    int m_changes = 0;  ///< of what the keychain holds, under way
    std::unique_ptr<TokenRenewal> m_renewal;
};

} // namespace Larder
