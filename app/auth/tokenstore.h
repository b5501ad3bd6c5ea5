#pragma once

#include <optional>

#include <QFuture>

#include "auth/account.h"
#include "auth/keychain.h"
#include "lark/credential.h"
#include "lark/secret.h"

class QObject;

namespace Larder {

// Everything here is on the thread of `context` and ends with it, without a result.

/** Writes and reads back. Errors: the keychain's; Reason::KeychainBroken where something else comes back. */
[[nodiscard]] QFuture<Done> writeChecked(Keychain &keychain, const SecretName &name, const QByteArray &secret,
                                         QObject *context);

/** The secret in what was read; none for an error, no entry or an empty one. */
[[nodiscard]] std::optional<Secret> secretIn(const Result<std::optional<QByteArray>> &read);

/**
 * A user's tokens, the refresh token first: the other way round, an end in between would leave a good access token for
 * two hours beside a refresh token that is used up. The access token is written even where the refresh token could not
 * be. Errors: the refresh token's; the access token's where there is no other, since beside a refresh token its loss
 * costs no more than a request.
 */
[[nodiscard]] QFuture<Done> storeTokens(Keychain &keychain, const AccountId &account, const AccessToken &accessToken,
                                        const std::optional<Secret> &refreshToken, QObject *context);

/** Whether a secret would be kept now: writes something that is none, reads it back, removes it. */
[[nodiscard]] QFuture<Done> checkWritable(Keychain &keychain, const AccountId &account, QObject *context);

/** Every secret of the account. Errors: of the first that failed; the others are removed all the same. */
[[nodiscard]] QFuture<Done> removeSecrets(Keychain &keychain, const AccountId &account,
                                          const QList<SecretName::Kind> &kinds, QObject *context);

} // namespace Larder
