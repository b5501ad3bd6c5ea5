#pragma once

#include <chrono>
#include <optional>
#include <variant>

#include <QByteArray>
#include <QString>
#include <QStringList>
#include <QUrl>

#include "core/result.h"
#include "http/httppost.h"
#include "lark/credential.h"
#include "lark/secret.h"

namespace Larder {

/** A user's tokens as the server gave them. Lifetimes are counted from the answer. */
struct TokenAnswer
{
    AccessToken accessToken;
    std::chrono::seconds expiresIn;
    std::optional<Secret> refreshToken; ///< none: offline_access was not granted, or the old one stays good
    std::optional<std::chrono::seconds> refreshExpiresIn;
    QStringList scopes;
};

/** A bot's token. */
struct TenantTokenAnswer
{
    AccessToken token;
    std::chrono::seconds expiresIn;
};

/** A sign-in that waits for its user. RFC 8628, 3.2. */
struct DeviceAuthorization
{
    Secret deviceCode;
    QString userCode; ///< to be shown
    QUrl link;        ///< with the code in it; https, or http to a loopback address
    std::chrono::seconds expiresIn;
    std::chrono::seconds interval; ///< between two questions whether the user has agreed
};

struct StillPending
{
};
struct SlowDown
{
};
/** What the server says to the question whether the user has agreed. RFC 8628, 3.5. */
using DevicePoll = std::variant<TokenAnswer, StillPending, SlowDown, Error>;

/** Who signed in. Texts of strangers, on one line and bounded. */
struct PlatformUser
{
    QString name;
    QString openId; ///< empty where it has not the form of one
};

// Errors: the platform's by code, by OAuth's word where there is none; Reason::UnexpectedAnswer for anything that is no
// answer of its kind.
[[nodiscard]] Result<TokenAnswer> readTokens(const HttpAnswer &answer);
[[nodiscard]] Result<TenantTokenAnswer> readTenantToken(const HttpAnswer &answer);
[[nodiscard]] Result<DeviceAuthorization> readDeviceAuthorization(const HttpAnswer &answer);
[[nodiscard]] DevicePoll readDevicePoll(const HttpAnswer &answer);
[[nodiscard]] Done readRevocation(const HttpAnswer &answer);
/** `json`: the answer of a JsonCall. */
[[nodiscard]] Result<PlatformUser> readUser(const QByteArray &json);

} // namespace Larder
