#include "auth/keychain.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

QString word(SecretName::Kind kind)
{
    switch (kind) {
    case SecretName::Kind::UserAccessToken:
        return u"user-access-token"_s;
    case SecretName::Kind::RefreshToken:
        return u"refresh-token"_s;
    case SecretName::Kind::TenantAccessToken:
        return u"tenant-access-token"_s;
    case SecretName::Kind::AppSecret:
        return u"app-secret"_s;
    case SecretName::Kind::ProxyPassword:
        return u"proxy-password"_s;
    case SecretName::Kind::WriteCheck:
        return u"write-check"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString SecretName::key() const
{
    return word(kind) + u':' + account;
}

QFuture<Result<std::optional<QByteArray>>> SessionKeychain::read(const SecretName &name)
{
    const auto found = m_secrets.constFind(name.key());
    const auto secret = found == m_secrets.cend() ? std::nullopt : std::optional(*found);
    return QtFuture::makeReadyFuture(Result<std::optional<QByteArray>>(secret));
}

QFuture<Done> SessionKeychain::write(const SecretName &name, const QByteArray &secret)
{
    m_secrets.insert(name.key(), secret);
    return QtFuture::makeReadyFuture(done());
}

QFuture<Done> SessionKeychain::remove(const SecretName &name)
{
    m_secrets.remove(name.key());
    return QtFuture::makeReadyFuture(done());
}

} // namespace Larder
