#pragma once

#include <QByteArray>
#include <QNetworkRequest>
#include <QString>
#include <QStringList>
#include <QUrl>

#include "core/result.h"
#include "lark/credential.h"
#include "lark/requests.h"
#include "lark/secret.h"

namespace Larder {

/** What an app shows of itself to get tokens. Plain value; cannot be printed. */
struct AppCredential
{
    /** From what was pasted: strips white space and quotes. Errors: Reason::AppSecretWrong for what can be neither. */
    [[nodiscard]] static Result<AppCredential> parse(QStringView appId, QStringView secret);

    QString appId; ///< `cli_…`; letters, digits, - and _
    Secret secret;

    [[nodiscard]] bool operator==(const AppCredential &) const = default;
};

/** Letters, digits, - and _, at most 64. */
[[nodiscard]] bool isAppId(QStringView text);

/**
 * Where users of a platform sign in: accounts.feishu.cn, accounts.larksuite.com; elsewhere a leading `open.` becomes
 * `accounts.`; else the platform itself. A first guess, to be edited.
 */
[[nodiscard]] QUrl accountsHostOf(const OpenPlatform &platform);

/** Of a sign-in: what downloads need, and a refresh token. Open Platform, "Get user_access_token". */
[[nodiscard]] QStringList defaultScopes();

/** A request with what it carries. Its body holds secrets. */
struct PostRequest
{
    QNetworkRequest request;
    QByteArray body;
};

/** POST auth/v3/tenant_access_token/internal, JSON. Open Platform, "Custom app obtains tenant_access_token". */
[[nodiscard]] PostRequest tenantTokenRequest(const OpenPlatform &platform, const AppCredential &app);

/** POST authen/v2/oauth/token, grant refresh_token, JSON. Open Platform, "Refresh user_access_token". */
[[nodiscard]] PostRequest refreshRequest(const OpenPlatform &platform, const AppCredential &app,
                                         const Secret &refreshToken);

/** POST oauth/v1/device_authorization at the accounts host, form. RFC 8628, 3.1. */
[[nodiscard]] PostRequest deviceAuthorizationRequest(const QUrl &accountsHost, const AppCredential &app,
                                                     const QStringList &scopes);

/** POST authen/v2/oauth/token, grant device_code, form. RFC 8628, 3.4. */
[[nodiscard]] PostRequest deviceTokenRequest(const OpenPlatform &platform, const AppCredential &app,
                                             const Secret &deviceCode);

/** POST oauth/v1/revoke at the accounts host, form, of a refresh token. RFC 7009, 2.1. */
[[nodiscard]] PostRequest revokeRequest(const QUrl &accountsHost, const AppCredential &app, const Secret &refreshToken);

/** GET authen/v1/user_info: who the token's user is. Open Platform, "Get user information". */
[[nodiscard]] QNetworkRequest userInfoRequest(const OpenPlatform &platform, const AccessToken &token);

} // namespace Larder
