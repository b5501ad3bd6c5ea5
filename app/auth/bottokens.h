#pragma once

#include <functional>
#include <memory>
#include <optional>

#include <QFuture>
#include <QObject>

#include "auth/accounts.h"
#include "auth/giventoken.h"
#include "auth/keychain.h"
#include "auth/singleflight.h"
#include "auth/tokenstatus.h"
#include "http/httpclient.h"
#include "lark/signinanswers.h"
#include "lark/signinrequests.h"

namespace Larder {

/**
 * The tenant tokens of one app: fetched when one is needed and kept until shortly before its end or until it is
 * refused. There is no refresh token; the app's secret gets the next one. Lives on the engine's thread.
 */
class BotTokens : public QObject
{
    Q_OBJECT

public:
    /** Of an account: app secret and token are in the keychain. */
    BotTokens(const AccountId &account, Accounts &accounts, HttpClient &client, Keychain &keychain,
              RefusedTokens &refused, QObject *parent = nullptr);
    /** Of an app for this run: nothing is kept. */
    BotTokens(const OpenPlatform &platform, const AppCredential &app, HttpClient &client, RefusedTokens &refused,
              QObject *parent = nullptr);
    ~BotTokens() override;

    /** Errors: as TokenSource::credential(). */
    [[nodiscard]] QFuture<Result<AccessToken>> token();
    /** Of an account only. */
    [[nodiscard]] QFuture<TokenStatus> status();
    /** Of an account only: in place of what its app would get. */
    [[nodiscard]] QFuture<Done> keepPasted(const AccessToken &token);
    /**
     * What is known here, an answer that is on its way included, while `change` removes or replaces the keychain's
     * entries: who has asked for a token, or asks meanwhile, waits for its end.
     */
    void forget(const QFuture<Done> &change);

private:
    /** Where an account keeps what its bot needs. */
    struct Home
    {
        AccountId account;
        Accounts &accounts;
        Keychain &keychain;
    };
    [[nodiscard]] bool isGood(const AccessToken &token) const;
    void look();
    void found(const Result<std::optional<QByteArray>> &read);
    void secretRead(const Result<std::optional<QByteArray>> &read);
    void ask(const OpenPlatform &platform, const AppCredential &app);
    void answered(const Result<HttpAnswer> &answer);
    void keep(const TenantTokenAnswer &answer);
    void fail(const Error &error);
    [[nodiscard]] std::optional<Account> account() const;
    void describe(const std::optional<QDateTime> &until);
    [[nodiscard]] TokenStatus statusFrom(const Result<std::optional<QByteArray>> &token,
                                         const Result<std::optional<QByteArray>> &secret) const;
    [[nodiscard]] SecretName nameOf(SecretName::Kind kind) const { return {kind, m_home->account.text()}; }

    std::optional<Home> m_home;
    std::optional<std::pair<OpenPlatform, AppCredential>> m_app; ///< for this run
    HttpClient &m_client;
    RefusedTokens &m_refused;
    std::optional<GivenToken> m_current;
    SingleFlight<Result<AccessToken>> m_flight;
    quint64 m_look = 0; ///< the number of the last one into the keychain; what comes of others is nobody's
    int m_changes = 0;  ///< of what the keychain holds, under way
    std::unique_ptr<HttpPost> m_post;
};

} // namespace Larder
