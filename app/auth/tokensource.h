#pragma once

#include <functional>
#include <map>
#include <memory>
#include <optional>

#include <QFuture>
#include <QObject>

#include "auth/bottokens.h"
#include "auth/giventoken.h"
#include "auth/keychain.h"
#include "auth/runenvironment.h"
#include "auth/tokenstatus.h"
#include "auth/unfinished.h"
#include "auth/usertokens.h"
#include "lark/credential.h"
#include "lark/requests.h"

namespace Larder {

/** Where the token of an identity comes from that has no account. */
enum class TokenState { None, FromEnvironment, ForThisSession };

/**
 * Gives the token for a request: what the environment has for one run (auth/runenvironment), else the account's,
 * renewed or fetched when it is due; without an account, what was pasted for the platform. A token that the server
 * refused is not given again until its owner gives it anew. Lives on the engine's thread.
 */
class TokenSource : public QObject
{
    Q_OBJECT

public:
    using Environment = RunEnvironment::Read;

    TokenSource(Keychain &keychain, Accounts &accounts, HttpClient &client, Environment environment = qgetenv,
                QObject *parent = nullptr);
    ~TokenSource() override;

    /**
     * Errors: Reason::NoToken, Reason::TokenMalformed, Reason::TokenRefused where all that is known was refused,
     * Reason::UnknownAccount, also where the account is another server's, Reason::AppSecretMissing; of a renewal the
     * platform's (Reason::SignInOver where only a new sign-in helps) and the line's, which is no reason to give the
     * sign-in up; the keychain's.
     */
    [[nodiscard]] QFuture<Result<Credential>> credential(const OpenPlatform &platform, Identity identity,
                                                         const std::optional<AccountId> &account = {});
    /** See Keychain::askAgain(). */
    void askKeychainAgain() { m_keychain.askAgain(); }
    /** The server did not take it. */
    void refused(const Credential &credential);

    // Without an account
    [[nodiscard]] QFuture<TokenState> state(const OpenPlatform &platform, Identity identity);
    [[nodiscard]] QFuture<Done> keep(const OpenPlatform &platform, Identity identity, const AccessToken &token);
    [[nodiscard]] QFuture<Done> forget(const OpenPlatform &platform, Identity identity);

    // Of an account. Errors: Reason::UnknownAccount, Reason::SignInBusy, the keychain's.
    [[nodiscard]] QFuture<TokenStatus> status(const AccountId &account, Identity identity);
    [[nodiscard]] QFuture<Done> keepPasted(const AccountId &account, Identity identity, const AccessToken &token);
    [[nodiscard]] QFuture<Done> keepAppSecret(const AccountId &account, const Secret &secret);
    [[nodiscard]] QFuture<Result<AppCredential>> appOf(const AccountId &account);
    /** Of a new sign-in. Where the keychain takes nothing they are used all the same, and the error says why. */
    [[nodiscard]] QFuture<Done> keepSignIn(const AccountId &account, const TokenAnswer &tokens);
    /** Who it was that signed in. */
    [[nodiscard]] QFuture<Done> nameUser(const AccountId &account, const PlatformUser &user);
    /** What the keychain did not take before; see SignedInAs::notStored. */
    [[nodiscard]] QFuture<Done> storeAgain(const AccountId &account);
    /** The identity's tokens; with the user's the sign-in. */
    [[nodiscard]] QFuture<Done> forget(const AccountId &account, Identity identity);
    /** Every secret of the account. */
    [[nodiscard]] QFuture<Done> forgetAll(const AccountId &account);
    /** For whoever revokes it. Errors: Reason::NoToken. */
    [[nodiscard]] QFuture<Result<Secret>> refreshTokenOf(const AccountId &account);

    /**
     * Something is under way that must not be cut: a renewal whose answer would be lost, and with it the sign-in; what
     * was given to be kept or removed; a change of the accounts.
     */
    [[nodiscard]] bool mustNotEnd() const;
    /** For whoever has more to be waited for, such as an order that is carried out later. */
    [[nodiscard]] Unfinished::Mark mark() { return m_unfinished.mark(); }

Q_SIGNALS:
    /** An account's user tokens are others now, or came to their end. */
    void changed(const Larder::AccountId &account);
    /** mustNotEnd() may be false now. */
    void settled();

private:
    [[nodiscard]] QFuture<Done> marked(const QFuture<Done> &change);
    [[nodiscard]] QFuture<Result<AccessToken>> tokenOf(const AccountId &account, Identity identity);
    [[nodiscard]] QFuture<Done> removeUnderLock(const AccountId &account, const QList<SecretName::Kind> &kinds);
    [[nodiscard]] QFuture<Result<Credential>> ofPlatform(const OpenPlatform &platform, Identity identity);
    [[nodiscard]] bool isOf(const OpenPlatform &platform, const AccountId &account) const;
    [[nodiscard]] std::optional<Result<Credential>> fromEnvironment(Identity identity) const;
    [[nodiscard]] Result<Credential> fromKeychain(Identity identity,
                                                  const Result<std::optional<QByteArray>> &secret) const;
    [[nodiscard]] UserTokens &userOf(const AccountId &account);
    [[nodiscard]] BotTokens &botOf(const AccountId &account);
    [[nodiscard]] BotTokens &botOf(const OpenPlatform &platform, const AppCredential &app);

    Keychain &m_keychain;
    Accounts &m_accounts;
    HttpClient &m_client;
    RunEnvironment m_environment;
    RefusedTokens m_refused;
    Unfinished m_unfinished;
    std::map<QString, std::unique_ptr<UserTokens>> m_users;    ///< by account
    std::map<QString, std::unique_ptr<BotTokens>> m_bots;      ///< by account
    std::map<QString, std::unique_ptr<BotTokens>> m_botsOfRun; ///< of the environment's app, by platform
};

} // namespace Larder

Q_DECLARE_METATYPE(Larder::TokenState)
