#include "lark/signinanswers.h"

#include <cmath>

#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include "core/limits.h"
#include "http/origin.h"
#include "lark/errorcodes.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

using std::chrono::seconds;

constexpr qsizetype longestName = 100;
constexpr qsizetype longestUserCode = 40;
constexpr qsizetype longestLink = 2000;
constexpr qsizetype mostScopes = 100;

Error unexpected(const HttpAnswer &answer, const QString &what)
{
    Error error{.reason = Reason::UnexpectedAnswer, .httpStatus = answer.head.status, .logId = answer.head.logId};
    error.detail = what;
    return error;
}

/** The object of a success. A refusal may come under HTTP 200 too: by its code, or by OAuth's word. */
Result<QJsonObject> successIn(const HttpAnswer &answer)
{
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    const bool refused = object["code"_L1].toVariant().toLongLong() != 0 || object["error"_L1].isString();
    if (answer.head.status != 200 || refused)
        return errorFrom(answer.head, answer.body);
    if (object.isEmpty())
        return unexpected(answer, u"The answer is no JSON object."_s);
    return object;
}

/** Some gateways write the number as a string. None for what is no time to count with. */
std::optional<seconds> secondsIn(const QJsonValue &value)
{
    const double number = value.isString() ? value.toString().toDouble() : value.toDouble();
    if (!(number >= 1) || number > 1e9)
        return std::nullopt;
    return seconds(static_cast<qint64>(number));
}

/** A stranger's text on one line, without what could turn the line around. */
QString onOneLine(const QString &text, qsizetype most)
{
    QString line;
    for (const QChar c : text.left(most)) {
        if (c.category() != QChar::Other_Format)
            line += c.isPrint() ? c : u' ';
    }
    return line.simplified();
}

QUrl linkIn(const QJsonObject &object)
{
    const QString complete = object["verification_uri_complete"_L1].toString();
    const QString text = complete.isEmpty() ? object["verification_uri"_L1].toString() : complete;
    return text.size() <= longestLink ? QUrl(text, QUrl::StrictMode) : QUrl();
}

} // namespace

Result<TokenAnswer> readTokens(const HttpAnswer &answer)
{
    const auto object = successIn(answer);
    if (!object)
        return object.error();
    const auto token = AccessToken::parse((*object)["access_token"_L1].toString());
    if (!token)
        return unexpected(answer, u"The answer holds no access token."_s);
    TokenAnswer tokens{*token, secondsIn((*object)["expires_in"_L1]).value_or(Limits::userTokenLifetime), {}, {}, {}};
    if (const QString refresh = (*object)["refresh_token"_L1].toString(); !refresh.isEmpty()) {
        tokens.refreshToken = Secret(refresh.toUtf8());
        tokens.refreshExpiresIn = secondsIn((*object)["refresh_token_expires_in"_L1]);
    }
    tokens.scopes = (*object)["scope"_L1].toString().split(u' ', Qt::SkipEmptyParts).mid(0, mostScopes);
    return tokens;
}

Result<TenantTokenAnswer> readTenantToken(const HttpAnswer &answer)
{
    const auto object = successIn(answer);
    if (!object)
        return object.error();
    const auto token = AccessToken::parse((*object)["tenant_access_token"_L1].toString());
    if (!token)
        return unexpected(answer, u"The answer holds no tenant access token."_s);
    return TenantTokenAnswer{*token, secondsIn((*object)["expire"_L1]).value_or(Limits::userTokenLifetime)};
}

Result<DeviceAuthorization> readDeviceAuthorization(const HttpAnswer &answer)
{
    const auto object = successIn(answer);
    if (!object)
        return object.error();
    const QString code = (*object)["device_code"_L1].toString();
    const QUrl link = linkIn(*object);
    if (code.isEmpty())
        return unexpected(answer, u"The answer holds no device code."_s);
    if (!isSafeToOpen(link))
        return unexpected(answer, u"The answer's link is not one to open."_s);
    return DeviceAuthorization{
        Secret(code.toUtf8()), onOneLine((*object)["user_code"_L1].toString(), longestUserCode), link,
        std::min<seconds>(secondsIn((*object)["expires_in"_L1]).value_or(Limits::deviceCodeLifetime),
                          Limits::longestDeviceCodeLifetime),
        std::min<seconds>(secondsIn((*object)["interval"_L1]).value_or(Limits::pollInterval),
                          Limits::longestPollInterval)};
}

DevicePoll readDevicePoll(const HttpAnswer &answer)
{
    const QString word = QJsonDocument::fromJson(answer.body).object()["error"_L1].toString();
    if (word == "authorization_pending"_L1)
        return StillPending{};
    if (word == "slow_down"_L1)
        return SlowDown{};
    const auto tokens = readTokens(answer);
    if (tokens)
        return *tokens;
    Error error = tokens.error();
    // Of a device code, invalid_grant says no more than that it has expired.
    if (error.reason == Reason::SignInOver)
        error.reason = Reason::SignInExpired;
    return error;
}

Done readRevocation(const HttpAnswer &answer)
{
    // RFC 7009, 2.2: 200 whatever the token was, and the body says nothing.
    const QJsonObject object = QJsonDocument::fromJson(answer.body).object();
    const bool refused = object["code"_L1].toVariant().toLongLong() != 0 || object["error"_L1].isString();
    if (answer.head.status != 200 || refused)
        return errorFrom(answer.head, answer.body);
    return done();
}

Result<PlatformUser> readUser(const QByteArray &json)
{
    static const QRegularExpression openIdForm(uR"(\A[A-Za-z0-9_-]{1,128}\z)"_s);
    const QJsonValue content = QJsonDocument::fromJson(json).object()["data"_L1];
    if (!content.isObject())
        return Error{.reason = Reason::UnexpectedAnswer};
    const QString openId = content["open_id"_L1].toString();
    return PlatformUser{onOneLine(content["name"_L1].toString(), longestName),
                        openIdForm.match(openId).hasMatch() ? openId : QString()};
}

} // namespace Larder
