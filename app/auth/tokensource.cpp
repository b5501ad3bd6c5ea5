#include "auth/tokensource.h"

#include <QPointer>

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
    const auto here = fromEnvironment(identity);
    const bool hereRefused = here && !here->ok() && here->error().reason == Reason::TokenRefused;
    if (here && !hereRefused)
        return QtFuture::makeReadyFuture(*here);
    // No context object: one that ends before the future is an assertion of Qt 6.4's.
    return m_keychain.read(secretOf(platform, identity))
        .then([self = QPointer(this), identity,
               hereRefused](const Result<std::optional<QByteArray>> &secret) -> Result<Credential> {
            if (!self)
                return Error{.reason = Reason::Cancelled};
            const auto kept = self->fromKeychain(identity, secret);
            const bool nothingKept = !kept && kept.error().reason == Reason::NoToken;
            return hereRefused && nothingKept ? Result<Credential>(Error{.reason = Reason::TokenRefused}) : kept;
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
    return m_keychain.read(secretOf(platform, identity)).then([](const Result<std::optional<QByteArray>> &secret) {
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
