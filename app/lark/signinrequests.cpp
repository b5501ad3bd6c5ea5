#include "lark/signinrequests.h"

#include <algorithm>
#include <utility>

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr qsizetype longestSecret = 512;

using Fields = std::initializer_list<std::pair<const char *, QByteArray>>;

QUrl under(const QUrl &base, const QString &path)
{
    QUrl url = base;
    url.setPath(url.path(QUrl::FullyEncoded) + path, QUrl::StrictMode);
    return url;
}

QNetworkRequest requestOf(const QUrl &url, const QByteArray &contentType)
{
    QNetworkRequest request(url);
    request.setHeader(QNetworkRequest::ContentTypeHeader, contentType);
    return request;
}

PostRequest form(const QUrl &url, const Fields &fields)
{
    QByteArray body;
    for (const auto &[name, value] : fields) {
        // Not by QUrlQuery, which leaves a + as it is.
        body += (body.isEmpty() ? "" : "&") + QByteArray(name) + '=' + value.toPercentEncoding();
    }
    return {requestOf(url, "application/x-www-form-urlencoded"), body};
}

PostRequest json(const QUrl &url, const Fields &fields)
{
    QJsonObject object;
    for (const auto &[name, value] : fields)
        object.insert(QLatin1StringView(name), QString::fromUtf8(value));
    return {requestOf(url, "application/json; charset=utf-8"), QJsonDocument(object).toJson(QJsonDocument::Compact)};
}

QUrl tokenUrl(const OpenPlatform &platform)
{
    return under(platform.base(), u"/open-apis/authen/v2/oauth/token"_s);
}

QStringView withoutWrapping(QStringView text)
{
    const auto wraps = [](QChar c) { return c.isSpace() || QStringView(u"\"'`\u201c\u201d").contains(c); };
    while (!text.isEmpty() && wraps(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && wraps(text.back()))
        text = text.chopped(1);
    return text;
}

bool isSecret(QStringView text)
{
    return !text.isEmpty() && text.size() <= longestSecret &&
           std::all_of(text.begin(), text.end(), [](QChar c) { return c > u' ' && c < QChar(0x7f); });
}

} // namespace

bool isAppId(QStringView text)
{
    static const QRegularExpression form(uR"(\A[A-Za-z0-9_-]{1,64}\z)"_s);
    return form.match(text).hasMatch();
}

Result<AppCredential> AppCredential::parse(QStringView appId, QStringView secret)
{
    const QStringView id = withoutWrapping(appId);
    const QStringView bare = withoutWrapping(secret);
    if (!isAppId(id) || !isSecret(bare))
        return Error{.reason = Reason::AppSecretWrong};
    return AppCredential{id.toString(), Secret(bare.toLatin1())};
}

QUrl accountsHostOf(const OpenPlatform &platform)
{
    QUrl url = platform.base();
    const QString host = url.host();
    if (host.startsWith("open."_L1))
        url.setHost(u"accounts."_s + host.sliced(5));
    return url;
}

QStringList defaultScopes()
{
    return {u"im:message:readonly"_s, u"offline_access"_s};
}

PostRequest tenantTokenRequest(const OpenPlatform &platform, const AppCredential &app)
{
    return json(under(platform.base(), u"/open-apis/auth/v3/tenant_access_token/internal"_s),
                {{"app_id", app.appId.toUtf8()}, {"app_secret", app.secret.bytes()}});
}

PostRequest refreshRequest(const OpenPlatform &platform, const AppCredential &app, const Secret &refreshToken)
{
    return json(tokenUrl(platform), {{"grant_type", "refresh_token"},
                                     {"client_id", app.appId.toUtf8()},
                                     {"client_secret", app.secret.bytes()},
                                     {"refresh_token", refreshToken.bytes()}});
}

PostRequest deviceAuthorizationRequest(const QUrl &accountsHost, const AppCredential &app, const QStringList &scopes)
{
    PostRequest post = form(under(accountsHost, u"/oauth/v1/device_authorization"_s),
                            {{"client_id", app.appId.toUtf8()}, {"scope", scopes.join(u' ').toUtf8()}});
    post.request.setRawHeader("Authorization",
                              "Basic " + (app.appId.toUtf8() + ':' + app.secret.bytes()).toBase64()); // RFC 7617, 2
    return post;
}

PostRequest deviceTokenRequest(const OpenPlatform &platform, const AppCredential &app, const Secret &deviceCode)
{
    return form(tokenUrl(platform), {{"grant_type", "urn:ietf:params:oauth:grant-type:device_code"},
                                     {"device_code", deviceCode.bytes()},
                                     {"client_id", app.appId.toUtf8()},
                                     {"client_secret", app.secret.bytes()}});
}

PostRequest revokeRequest(const QUrl &accountsHost, const AppCredential &app, const Secret &refreshToken)
{
    return form(under(accountsHost, u"/oauth/v1/revoke"_s), {{"client_id", app.appId.toUtf8()},
                                                             {"client_secret", app.secret.bytes()},
                                                             {"token", refreshToken.bytes()},
                                                             {"token_type_hint", "refresh_token"}});
}

QNetworkRequest userInfoRequest(const OpenPlatform &platform, const AccessToken &token)
{
    QNetworkRequest request(under(platform.base(), u"/open-apis/authen/v1/user_info"_s));
    request.setRawHeader("Authorization", "Bearer " + token.secret());
    return request;
}

} // namespace Larder
