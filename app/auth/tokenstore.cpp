#include "auth/tokenstore.h"

#include <memory>

#include <QPromise>
#include <QUuid>

#include "core/whenfinished.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

Done sameAs(const QByteArray &secret, const Result<std::optional<QByteArray>> &read)
{
    if (!read)
        return read.error();
    if (*read == secret)
        return done();
    Error error{.reason = Reason::KeychainBroken};
    error.detail = u"what was written did not come back"_s;
    return error;
}

void removeNext(Keychain &keychain, const AccountId &account, QList<SecretName::Kind> kinds, const Done &soFar,
                QObject *context, const Ending<Done> &ending)
{
    if (kinds.isEmpty())
        return ending.with(soFar);
    const SecretName name{kinds.takeFirst(), account.text()};
    whenFinished(keychain.remove(name), context,
                 [&keychain, account, kinds, soFar, context, ending](const Done &removed) {
                     removeNext(keychain, account, kinds, soFar ? removed : soFar, context, ending);
                 });
}

} // namespace

std::optional<Secret> secretIn(const Result<std::optional<QByteArray>> &read)
{
    if (!read || !read->has_value() || (*read)->isEmpty())
        return std::nullopt;
    return Secret(**read);
}

QFuture<Done> writeChecked(Keychain &keychain, const SecretName &name, const QByteArray &secret, QObject *context)
{
    const Ending<Done> ending;
    whenFinished(
        keychain.write(name, secret), context, [&keychain, name, secret, context, ending](const Done &written) {
            if (!written)
                return ending.with(written);
            whenFinished(keychain.read(name), context, [secret, ending](const Result<std::optional<QByteArray>> &read) {
                ending.with(sameAs(secret, read));
            });
        });
    return ending.future();
}

QFuture<Done> storeTokens(Keychain &keychain, const AccountId &account, const AccessToken &accessToken,
                          const std::optional<Secret> &refreshToken, QObject *context)
{
    const Ending<Done> ending;
    const bool alone = !refreshToken;
    const auto storeAccess = [&keychain, account, accessToken, alone, context, ending](const Done &refreshStored) {
        const SecretName name{SecretName::Kind::UserAccessToken, account.text()};
        whenFinished(
            writeChecked(keychain, name, accessToken.secret(), context), context,
            [refreshStored, alone, ending](const Done &stored) { ending.with(alone ? stored : refreshStored); });
    };
    if (refreshToken) {
        const SecretName name{SecretName::Kind::RefreshToken, account.text()};
        whenFinished(writeChecked(keychain, name, refreshToken->bytes(), context), context, storeAccess);
    } else {
        storeAccess(done());
    }
    return ending.future();
}

QFuture<Done> checkWritable(Keychain &keychain, const AccountId &account, QObject *context)
{
    const Ending<Done> ending;
    const SecretName name{SecretName::Kind::WriteCheck, account.text()};
    const QByteArray anything = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
    whenFinished(writeChecked(keychain, name, anything, context), context,
                 [&keychain, name, context, ending](const Done &written) {
                     if (!written)
                         return ending.with(written);
                     // That it stays would harm nobody.
                     whenFinished(keychain.remove(name), context, [ending](const Done &) { ending.with(done()); });
                 });
    return ending.future();
}

QFuture<Done> removeSecrets(Keychain &keychain, const AccountId &account, const QList<SecretName::Kind> &kinds,
                            QObject *context)
{
    const Ending<Done> ending;
    removeNext(keychain, account, kinds, done(), context, ending);
    return ending.future();
}

} // namespace Larder
