#include "auth/tokensource.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

const char *variableOf(Identity identity)
{
    return identity == Identity::User ? "LARDER_USER_ACCESS_TOKEN" : "LARDER_TENANT_ACCESS_TOKEN";
}

SecretName secretOf(const OpenPlatform &platform, Identity identity)
{
    const auto kind =
        identity == Identity::User ? SecretName::Kind::UserAccessToken : SecretName::Kind::TenantAccessToken;
    return SecretName{kind, platform.word()};
}

} // namespace

TokenSource::TokenSource(Keychain &keychain, Environment environment, QObject *parent)
    : QObject(parent), m_keychain(keychain), m_environment(std::move(environment))
{
}

QFuture<Result<Credential>> TokenSource::credential(const OpenPlatform &platform, Identity identity)
{
    if (const auto ready = fromEnvironment(identity))
        return QtFuture::makeReadyFuture(*ready);
    return m_keychain.read(secretOf(platform, identity))
        .then(this, [this, identity](const Result<std::optional<QByteArray>> &secret) {
            return fromKeychain(identity, secret);
        });
}

std::optional<Result<Credential>> TokenSource::fromEnvironment(Identity identity) const
{
    const QByteArray value = m_environment(variableOf(identity));
    if (value.isEmpty())
        return std::nullopt;
    const auto token = AccessToken::parse(QString::fromUtf8(value));
    if (!token)
        return Result<Credential>(token.error());
    if (wasRefused(*token))
        return Result<Credential>(Error{.reason = Reason::TokenRefused});
    return Result<Credential>(Credential{identity, *token});
}

Result<Credential> TokenSource::fromKeychain(Identity identity, const Result<std::optional<QByteArray>> &secret) const
{
    if (!secret)
        return secret.error();
    if (!secret->has_value())
        return Error{.reason = Reason::NoToken};
    const auto token = AccessToken::parse(QString::fromUtf8(**secret));
    if (!token)
        return token.error();
    if (wasRefused(*token))
        return Error{.reason = Reason::TokenRefused};
    return Credential{identity, *token};
}

QFuture<TokenState> TokenSource::state(const OpenPlatform &platform, Identity identity)
{
    if (!m_environment(variableOf(identity)).isEmpty())
        return QtFuture::makeReadyFuture(TokenState::FromEnvironment);
    return m_keychain.read(secretOf(platform, identity))
        .then(this, [](const Result<std::optional<QByteArray>> &secret) {
            return secret && secret->has_value() ? TokenState::ForThisSession : TokenState::None;
        });
}

QFuture<Done> TokenSource::keep(const OpenPlatform &platform, Identity identity, const AccessToken &token)
{
    m_refused.removeAll(token.secret());
    return m_keychain.write(secretOf(platform, identity), token.secret());
}

QFuture<Done> TokenSource::forget(const OpenPlatform &platform, Identity identity)
{
    return m_keychain.remove(secretOf(platform, identity));
}

void TokenSource::refused(const Credential &credential)
{
    if (!wasRefused(credential.token))
        m_refused.append(credential.token.secret());
}

} // namespace Larder
