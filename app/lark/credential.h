#pragma once

#include <QByteArray>
#include <QLatin1StringView>
#include <QMetaType>
#include <QStringView>

#include "core/result.h"

namespace Larder {

/** As whom a request is made. */
enum class Identity { User, Bot };

/** `user` or `bot`. */
[[nodiscard]] QLatin1StringView word(Identity identity);
[[nodiscard]] std::optional<Identity> identityFrom(QStringView word);

/**
 * A user access token or a tenant access token. It has no way to be printed: only lark/requests and the keychain take
 * the secret out.
 */
class AccessToken
{
public:
    /**
     * From pasted text: strips white space, quotes and a leading "Bearer ". Errors: Reason::NoToken for nothing,
     * Reason::TokenMalformed for characters that no token holds (a line break in a header would be another header).
     */
    [[nodiscard]] static Result<AccessToken> parse(QStringView pasted);

    [[nodiscard]] const QByteArray &secret() const { return m_secret; }
    /** Set where the token's beginning belongs to the other identity (`t-` or `u-`): worth a warning, never a refusal.
     */
    [[nodiscard]] std::optional<Identity> looksLike() const;
    [[nodiscard]] bool operator==(const AccessToken &) const = default;

private:
    explicit AccessToken(QByteArray secret) : m_secret(std::move(secret)) {}
    QByteArray m_secret;
};

/** Who asks, and with what. */
struct Credential
{
    Identity identity;
    AccessToken token;

    [[nodiscard]] bool operator==(const Credential &) const = default;
};

} // namespace Larder
