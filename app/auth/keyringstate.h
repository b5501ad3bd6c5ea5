#pragma once

#include <QFuture>

namespace Larder {

/**
 * What the desktop's Secret Service says of the keyring that secrets go to by default. QtKeychain alone cannot tell: it
 * answers "entry not found" for a keyring that is locked, and the same error for every other trouble.
 */
enum class KeyringState {
    NotAsked, ///< no such service here by design: Windows, macOS, KWallet, a build without Qt D-Bus
    Missing,  ///< no session bus, nobody who offers the service, or no libsecret to speak with it
    Silent,   ///< it is there and gives no usable answer within Limits::keyringQuestion
    Locked,
    Open ///< unlocked, or not made yet: what is not found there is absent
};

/**
 * Asks over D-Bus and never prompts anybody. For a thread with an event loop, on which the future ends; it always does.
 * Source: freedesktop.org, Secret Service API 0.2, "Service.ReadAlias" and "Collection.Locked".
 */
[[nodiscard]] QFuture<KeyringState> askKeyringState();

/**
 * Makes libsecret open a new session for its next call. It keeps one for the life of a program, and each call fails
 * with that one once the service has been restarted. False where there is no libsecret. Source:
 * secret_service_disconnect().
 */
bool reconnectToKeyring();

} // namespace Larder

Q_DECLARE_METATYPE(Larder::KeyringState)
