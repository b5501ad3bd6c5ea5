#pragma once

#include <functional>

#include <QFuture>
#include <QObject>

#include "auth/keychain.h"
#include "lark/credential.h"
#include "lark/requests.h"

namespace Larder {

/** Where an identity's token comes from. */
enum class TokenState { None, FromEnvironment, ForThisSession };

/**
 * Gives the token for a request: from the environment (LARDER_USER_ACCESS_TOKEN, LARDER_TENANT_ACCESS_TOKEN, for one
 * run), else from the keychain. A token that the server refused is not given again until it is replaced. Lives on the
 * engine's thread.
 */
class TokenSource : public QObject
{
    Q_OBJECT

public:
    /** Reads a variable; a parameter so that tests need not change their own environment. */
    using Environment = std::function<QByteArray(const char *name)>;

    explicit TokenSource(Keychain &keychain, Environment environment = qgetenv, QObject *parent = nullptr);

    /** Errors: Reason::NoToken, Reason::TokenMalformed, Reason::TokenRefused where all that is known was refused, the
     * keychain's. */
    [[nodiscard]] QFuture<Result<Credential>> credential(const OpenPlatform &platform, Identity identity);
    [[nodiscard]] QFuture<TokenState> state(const OpenPlatform &platform, Identity identity);

    [[nodiscard]] QFuture<Done> keep(const OpenPlatform &platform, Identity identity, const AccessToken &token);
    [[nodiscard]] QFuture<Done> forget(const OpenPlatform &platform, Identity identity);

    /** The server did not take it. */
    void refused(const Credential &credential);

private:
    [[nodiscard]] std::optional<Result<Credential>> fromEnvironment(Identity identity) const;
    [[nodiscard]] Result<Credential> fromKeychain(Identity identity,
                                                  const Result<std::optional<QByteArray>> &secret) const;
    [[nodiscard]] bool wasRefused(const AccessToken &token) const { return m_refused.contains(token.secret()); }

    Keychain &m_keychain;
    Environment m_environment;
    QList<QByteArray> m_refused;
};

} // namespace Larder

Q_DECLARE_METATYPE(Larder::TokenState)
