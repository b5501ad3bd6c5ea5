#include "demo/demosignin.h"

#include <QJsonDocument>
#include <QUrlQuery>

#include "demo/openplatformreply.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds refreshLifetime{7 * 24 * 3600};
constexpr int pollThatIsTooSoon = 2;

HttpReply jsonReply(int status, const QJsonObject &object)
{
    HttpReply answer = reply(status, "application/json; charset=utf-8", QJsonDocument(object).toJson());
    answer.headers.append({"X-Tt-Logid"_ba, newLogId()});
    return answer;
}

/** RFC 6749, 5.2, with the platform's code where it has one. */
HttpReply oauthRefusal(const QString &word, qint64 code = 0)
{
    QJsonObject object{{u"error"_s, word}, {u"error_description"_s, u"The demo says so."_s}};
    if (code != 0)
        object.insert(u"code"_s, code);
    return jsonReply(400, object);
}

QHash<QString, QString> fieldsOf(const HttpRequest &request)
{
    QHash<QString, QString> fields;
    if (request.header("Content-Type").startsWith("application/json")) {
        const QJsonObject object = QJsonDocument::fromJson(request.body).object();
        for (auto field = object.begin(); field != object.end(); ++field)
            fields.insert(field.key(), field.value().toString());
        return fields;
    }
    const auto items = QUrlQuery(QString::fromLatin1(request.body)).queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        fields.insert(name, value);
    return fields;
}

QByteArray bearerOf(const HttpRequest &request)
{
    const QByteArray value = request.header("Authorization");
    return value.startsWith("Bearer ") ? value.sliced(7) : QByteArray();
}

} // namespace

std::optional<HttpReply> DemoSignIn::answer(const HttpRequest &request)
{
    const auto fields = fieldsOf(request);
    if (request.path == "/open-apis/auth/v3/tenant_access_token/internal")
        return tenantToken(fields);
    if (request.path == "/open-apis/authen/v2/oauth/token")
        return token(fields);
    if (request.path == "/oauth/v1/device_authorization")
        return authorizeDevice(request, fields);
    if (request.path == "/oauth/v1/revoke")
        return revoke(fields);
    if (request.path == "/open-apis/authen/v1/user_info")
        return user(request);
    return std::nullopt;
}

std::optional<HttpReply> DemoSignIn::refusalOf(const HttpRequest &request)
{
    const QByteArray token = bearerOf(request);
    const auto given = m_accessTokens.find(token);
    if (given == m_accessTokens.end())
        return std::nullopt;
    if (given->requestsLeft-- > 0 && Clock::now() < given->until)
        return std::nullopt;
    const bool ofBot = token.startsWith("t-");
    return refusalReply(400, ofBot ? 99991663 : 99991677, ofBot ? "Invalid access token"_ba : "token expired"_ba);
}

bool DemoSignIn::takes(const QByteArray &accessToken) const
{
    const auto given = m_accessTokens.constFind(accessToken);
    return given != m_accessTokens.cend() && given->requestsLeft > 0 && Clock::now() < given->until;
}

QByteArray DemoSignIn::give(const QByteArray &token)
{
    m_accessTokens.insert(token, Given{Clock::now() + m_options.accessLifetime, m_options.requestsForToken});
    return token;
}

QJsonObject DemoSignIn::newSignIn()
{
    const QByteArray number = QByteArray::number(++m_last);
    const QByteArray refreshToken = "ur-demo-refresh-" + number;
    m_refreshTokens.insert(refreshToken);
    return {{u"code"_s, 0},
            {u"access_token"_s, QString::fromLatin1(give("u-demo-access-" + number))},
            {u"expires_in"_s, qint64(m_options.accessLifetime.count())},
            {u"refresh_token"_s, QString::fromLatin1(refreshToken)},
            {u"refresh_token_expires_in"_s, qint64(refreshLifetime.count())},
            {u"token_type"_s, u"Bearer"_s},
            {u"scope"_s, u"im:message:readonly offline_access"_s}};
}

void DemoSignIn::endAccessTokens()
{
    for (Given &given : m_accessTokens)
        given.requestsLeft = 0;
}

HttpReply DemoSignIn::tenantToken(const Fields &fields)
{
    if (fields[u"app_secret"_s] != appSecret)
        return refusalReply(400, 10015, "app secret invalid"_ba);
    ++m_tenantTokens;
    return jsonReply(
        200, {{u"code"_s, 0},
              {u"msg"_s, u"ok"_s},
              {u"tenant_access_token"_s, QString::fromLatin1(give("t-demo-tenant-" + QByteArray::number(++m_last)))},
              {u"expire"_s, qint64(m_options.accessLifetime.count())}});
}

HttpReply DemoSignIn::authorizeDevice(const HttpRequest &request, const Fields &fields)
{
    const QString app = fields[u"client_id"_s];
    if (request.header("Authorization") != "Basic " + (app + u':' + appSecret).toUtf8().toBase64())
        return oauthRefusal(u"invalid_client"_s);
    const QString code = u"demo-device-%1"_s.arg(++m_last);
    const QString userCode = u"DEMO-%1"_s.arg(m_last, 4, 10, QChar(u'0'));
    m_devices.insert(code, Device{app, fields[u"scope"_s]});
    const QString link = u"http://"_s + QString::fromLatin1(request.header("Host")) + u"/oauth/v1/device/verify"_s;
    return jsonReply(200, {{u"device_code"_s, code},
                           {u"user_code"_s, userCode},
                           {u"verification_uri"_s, link},
                           {u"verification_uri_complete"_s, link + u"?flow_id=1&user_code="_s + userCode},
                           {u"expires_in"_s, qint64(m_options.deviceLifetime.count())},
                           {u"interval"_s, qint64(m_options.pollInterval.count())}});
}

HttpReply DemoSignIn::token(const Fields &fields)
{
    if (fields[u"client_secret"_s] != appSecret)
        return oauthRefusal(u"invalid_client"_s, 20002);
    const QString grant = fields[u"grant_type"_s];
    if (grant == u"refresh_token")
        return refresh(fields[u"refresh_token"_s].toUtf8());
    if (grant == u"urn:ietf:params:oauth:grant-type:device_code")
        return poll(fields[u"device_code"_s]);
    return oauthRefusal(u"unsupported_grant_type"_s, 20036);
}

HttpReply DemoSignIn::refresh(const QByteArray &refreshToken)
{
    if (!refreshToken.startsWith("ur-demo-refresh-"))
        return oauthRefusal(u"invalid_grant"_s, 20026);
    if (!m_refreshTokens.remove(refreshToken))
        return oauthRefusal(u"invalid_grant"_s, 20073);
    ++m_refreshes;
    return jsonReply(200, newSignIn());
}

HttpReply DemoSignIn::poll(const QString &deviceCode)
{
    const auto device = m_devices.find(deviceCode);
    if (device == m_devices.end())
        return oauthRefusal(u"invalid_grant"_s);
    const int polls = ++device->polls;
    if (polls < m_options.pollsUntilAgreed)
        return oauthRefusal(polls == pollThatIsTooSoon ? u"slow_down"_s : u"authorization_pending"_s);
    const QString app = device->appId;
    const QString scope = device->scope;
    m_devices.erase(device);
    if (app == appOfDenial)
        return oauthRefusal(u"access_denied"_s);
    if (app == appOfExpiry)
        return oauthRefusal(u"expired_token"_s);
    QJsonObject tokens = newSignIn();
    tokens.insert(u"scope"_s, scope); // all that was asked for
    if (!scope.contains("offline_access"_L1))
        tokens.remove(u"refresh_token"_s);
    return jsonReply(200, tokens);
}

HttpReply DemoSignIn::revoke(const Fields &fields)
{
    m_refreshTokens.remove(fields[u"token"_s].toUtf8());
    return jsonReply(200, {{u"code"_s, 0}});
}

HttpReply DemoSignIn::user(const HttpRequest &request) const
{
    const QByteArray token = bearerOf(request);
    if (token.isEmpty() || (m_accessTokens.contains(token) && !takes(token)))
        return refusalReply(200, 20005, "The user access token passed is invalid."_ba);
    return successReply({{u"name"_s, QString(userName)}, {u"open_id"_s, u"ou_demo_robin"_s}});
}

} // namespace Larder
