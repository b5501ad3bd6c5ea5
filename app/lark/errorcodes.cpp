#include "lark/errorcodes.h"

#include <algorithm>
#include <array>
#include <cmath>

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include "core/limits.h"
#include "core/log.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** Sorted by code; checked below. Open Platform, "Get resource files in message", "Generic error codes" and the OAuth
 * pages. */
constexpr std::array meanings{
    // The platform itself
    CodeMeaning{2200, Reason::ServerTrouble, Again::Retry},
    CodeMeaning{5000, Reason::ServerTrouble, Again::Retry},
    CodeMeaning{9499, Reason::BadParameter, Again::Never},

    // Getting a tenant token
    CodeMeaning{10003, Reason::AppSecretWrong, Again::Never},       // empty or malformed
    CodeMeaning{10005, Reason::AppNotInstalled, Again::Never},      // app id not authorised
    CodeMeaning{10012, Reason::AuthenticationFailed, Again::Never}, // app token could not be made
    CodeMeaning{10013, Reason::AuthenticationFailed, Again::Never}, // tenant token could not be made
    CodeMeaning{10014, Reason::AppDisabled, Again::Never},          // seen for a wrong secret too
    CodeMeaning{10015, Reason::AppSecretWrong, Again::Never},
    CodeMeaning{11205, Reason::AppDisabled, Again::Never}, // the app has no bot

    // Storage below the messages
    CodeMeaning{11244, Reason::KeyNotInMessage, Again::Never}, // no such key
    CodeMeaning{11245, Reason::KeyNotInMessage, Again::Never}, // somebody else's key
    CodeMeaning{14005, Reason::NoAccess, Again::Never},
    CodeMeaning{18066, Reason::ResourceDeleted, Again::Never},

    // Signing in
    CodeMeaning{20001, Reason::AuthenticationFailed, Again::Never}, // parameter missing
    CodeMeaning{20002, Reason::AppSecretWrong, Again::Never},
    CodeMeaning{20003, Reason::AuthenticationFailed, Again::Never}, // code not found
    CodeMeaning{20004, Reason::AuthenticationFailed, Again::Never}, // code expired
    CodeMeaning{20005, Reason::TokenRefused, Again::Never},
    CodeMeaning{20006, Reason::TokenRefused, Again::Never},
    CodeMeaning{20008, Reason::UserBlocked, Again::Never}, // no such user
    CodeMeaning{20009, Reason::AppNotInstalled, Again::Never},
    CodeMeaning{20010, Reason::UserBlocked, Again::Never}, // outside the app's availability
    CodeMeaning{20013, Reason::TokenRefused, Again::AfterNewToken},
    CodeMeaning{20014, Reason::TokenRefused, Again::AfterNewToken},
    CodeMeaning{20021, Reason::UserBlocked, Again::Never}, // resigned
    CodeMeaning{20022, Reason::UserBlocked, Again::Never}, // frozen
    CodeMeaning{20023, Reason::UserBlocked, Again::Never}, // not registered
    CodeMeaning{20024, Reason::SignInOver, Again::Never},  // another client's code or refresh token
    CodeMeaning{20026, Reason::SignInOver, Again::Never},  // refresh token invalid
    CodeMeaning{20027, Reason::AppScopeMissing, Again::Never},
    CodeMeaning{20029, Reason::AuthenticationFailed, Again::Never}, // redirect address not registered
    CodeMeaning{20036, Reason::AuthenticationFailed, Again::Never}, // grant type
    CodeMeaning{20037, Reason::SignInOver, Again::Never},           // refresh token expired
    CodeMeaning{20048, Reason::AppSecretWrong, Again::Never},       // no such app
    CodeMeaning{20049, Reason::AuthenticationFailed, Again::Never}, // PKCE
    CodeMeaning{20050, Reason::ServerTrouble, Again::Retry},
    CodeMeaning{20063, Reason::AuthenticationFailed, Again::Never}, // malformed
    CodeMeaning{20064, Reason::SignInOver, Again::Never},           // refresh token revoked
    CodeMeaning{20065, Reason::AuthenticationFailed, Again::Never}, // code used already
    CodeMeaning{20066, Reason::UserBlocked, Again::Never},
    CodeMeaning{20067, Reason::AuthenticationFailed, Again::Never}, // a scope twice
    CodeMeaning{20068, Reason::AppScopeMissing, Again::Never},
    CodeMeaning{20069, Reason::AppDisabled, Again::Never},
    CodeMeaning{20070, Reason::AuthenticationFailed, Again::Never}, // client authenticated twice
    CodeMeaning{20071, Reason::AuthenticationFailed, Again::Never}, // another redirect address
    CodeMeaning{20072, Reason::ServerTrouble, Again::Retry},
    CodeMeaning{20073, Reason::SignInOver, Again::Never}, // refresh token used already
    CodeMeaning{20074, Reason::SignInOver, Again::Never}, // refreshing is switched off
    CodeMeaning{21000, Reason::VerificationRequired, Again::Never},
    CodeMeaning{21001, Reason::PolicyDenied, Again::Never},

    // Looking messages up
    CodeMeaning{230001, Reason::BadParameter, Again::Never},
    CodeMeaning{230002, Reason::BotNotInChat, Again::Never},
    CodeMeaning{230006, Reason::BotSwitchedOff, Again::Never},
    CodeMeaning{230011, Reason::MessageDeleted, Again::Never},
    CodeMeaning{230013, Reason::IdentityNotSupported, Again::Never}, // user outside the bot's availability
    CodeMeaning{230020, Reason::RateLimited, Again::AfterWait},
    CodeMeaning{230027, Reason::ScopeMissing, Again::Never},
    CodeMeaning{230030, Reason::BadParameter, Again::Never},
    CodeMeaning{230036, Reason::TenantKeyDeleted, Again::Never},
    CodeMeaning{230050, Reason::HiddenMessage, Again::Never},
    CodeMeaning{230073, Reason::HiddenMessage, Again::Never}, // its thread
    CodeMeaning{230110, Reason::MessageDeleted, Again::Never},
    CodeMeaning{230111, Reason::MessageDeleted, Again::Never}, // about to destroy itself
    CodeMeaning{231003, Reason::MessageDeleted, Again::Never},
    CodeMeaning{231018, Reason::MessageDeleted, Again::Never},
    CodeMeaning{231203, Reason::ChatNotSupported, Again::Never}, // secret chat
    CodeMeaning{231204, Reason::IdentityNotSupported, Again::Never},
    CodeMeaning{231205, Reason::NoAccess, Again::Never}, // belongs to another app or user
    CodeMeaning{232001, Reason::BadParameter, Again::Never},
    CodeMeaning{232004, Reason::MessageDeleted, Again::Never}, // with its chat
    CodeMeaning{232025, Reason::BotSwitchedOff, Again::Never},
    CodeMeaning{232034, Reason::BotSwitchedOff, Again::Never}, // with its app

    // Resources of messages
    CodeMeaning{234001, Reason::BadParameter, Again::Never},
    CodeMeaning{234002, Reason::NoAccess, Again::Never},
    CodeMeaning{234003, Reason::KeyNotInMessage, Again::Never},
    CodeMeaning{234004, Reason::BotNotInChat, Again::Never},
    CodeMeaning{234005, Reason::ResourceDeleted, Again::Never},
    CodeMeaning{234006, Reason::TooLarge, Again::Never},
    CodeMeaning{234007, Reason::BotSwitchedOff, Again::Never},
    CodeMeaning{234008, Reason::NotUploadedByApp, Again::Never},
    CodeMeaning{234009, Reason::ExternalGroup, Again::Never},
    CodeMeaning{234010, Reason::UnexpectedAnswer, Again::Never}, // of uploads, as the next and 234039
    CodeMeaning{234011, Reason::UnexpectedAnswer, Again::Never},
    CodeMeaning{234019, Reason::ServerTrouble, Again::Retry}, // could not check the app's tenant
    CodeMeaning{234037, Reason::TooLarge, Again::Never},      // the whole at once; ranges do work
    CodeMeaning{234038, Reason::RestrictedChat, Again::Never},
    CodeMeaning{234039, Reason::UnexpectedAnswer, Again::Never},
    CodeMeaning{234040, Reason::HiddenMessage, Again::Never},
    CodeMeaning{234041, Reason::TenantKeyDeleted, Again::Never},
    CodeMeaning{234042, Reason::TenantStorageFault, Again::Once},
    CodeMeaning{234043, Reason::NothingToDownload, Again::Never},

    // The gateway: any endpoint, with HTTP 400, 401 or 403 as it pleases
    CodeMeaning{99991201, Reason::NoSuchApi, Again::Never},
    CodeMeaning{99991301, Reason::NoSuchApi, Again::Never},
    CodeMeaning{99991400, Reason::RateLimited, Again::AfterWait},
    CodeMeaning{99991401, Reason::AddressNotAllowed, Again::Never},
    CodeMeaning{99991403, Reason::QuotaUsedUp, Again::Never},
    CodeMeaning{99991543, Reason::AppSecretWrong, Again::Never},
    CodeMeaning{99991661, Reason::NoToken, Again::Never},
    CodeMeaning{99991662, Reason::AppDisabled, Again::Never},
    CodeMeaning{99991663, Reason::TokenRefused, Again::AfterNewToken},
    CodeMeaning{99991664, Reason::AuthenticationFailed, Again::Never},
    CodeMeaning{99991665, Reason::AuthenticationFailed, Again::Never},
    CodeMeaning{99991668, Reason::TokenRefused, Again::AfterNewToken},
    CodeMeaning{99991669, Reason::SignInOver, Again::Never}, // the refresh token
    CodeMeaning{99991671, Reason::TokenMalformed, Again::Never},
    CodeMeaning{99991672, Reason::AppScopeMissing, Again::Never},
    CodeMeaning{99991673, Reason::AppNotInstalled, Again::Never},
    CodeMeaning{99991674, Reason::BadParameter, Again::Never},
    CodeMeaning{99991675, Reason::BadParameter, Again::Never},
    CodeMeaning{99991676, Reason::TokenLacksPermission, Again::Never},
    CodeMeaning{99991677, Reason::TokenRefused, Again::AfterNewToken},
    CodeMeaning{99991679, Reason::UserScopeMissing, Again::Never},
    CodeMeaning{99991681, Reason::AuthenticationFailed, Again::Never},
    CodeMeaning{99991692, Reason::AuthenticationFailed, Again::Never},
    CodeMeaning{99992354, Reason::BadParameter, Again::Never},
};

consteval bool sortedByCode()
{
    for (std::size_t i = 1; i < meanings.size(); ++i) {
        if (meanings[i - 1].code >= meanings[i].code)
            return false;
    }
    return true;
}
static_assert(sortedByCode());

struct OAuthMeaning
{
    QLatin1StringView word;
    Reason reason;
};

/** For answers of the token endpoints that have no code. RFC 6749, 5.2; RFC 8628, 3.5. */
constexpr std::array oauthMeanings{
    OAuthMeaning{"access_denied"_L1, Reason::SignInDenied},
    OAuthMeaning{"expired_token"_L1, Reason::SignInExpired},
    OAuthMeaning{"invalid_client"_L1, Reason::AppSecretWrong},
    OAuthMeaning{"invalid_grant"_L1, Reason::SignInOver},
    OAuthMeaning{"invalid_request"_L1, Reason::AuthenticationFailed},
    OAuthMeaning{"invalid_scope"_L1, Reason::AppScopeMissing},
    OAuthMeaning{"server_error"_L1, Reason::ServerTrouble},
    OAuthMeaning{"temporarily_unavailable"_L1, Reason::ServerTrouble},
    OAuthMeaning{"unauthorized_client"_L1, Reason::AppDisabled},
    OAuthMeaning{"unsupported_grant_type"_L1, Reason::AuthenticationFailed},
};

constexpr qsizetype longestDetail = 300;
constexpr qsizetype longestLogId = 128;
constexpr qsizetype longestLink = 1000;
constexpr qsizetype mostScopes = 10;

/** For an answer without a code that the table knows. */
Reason reasonOfStatus(int status)
{
    switch (status) {
    case 401:
        return Reason::TokenRefused;
    case 404:
        // The platform has a code for everything that it misses, so that this is some other server.
        return Reason::NoSuchApi;
    case 407:
        return Reason::ProxyWantsSignIn;
    case 408:
        return Reason::TimedOut;
    case 413:
        return Reason::TooLarge;
    case 429:
        return Reason::RateLimited;
    case 511:
        return Reason::NetworkWantsSignIn; // RFC 6585, 6
    default:
        return status >= 500 && status <= 599 ? Reason::ServerUnavailable : Reason::UnexpectedAnswer;
    }
}

/**
 * A storage knows nothing of the platform's tokens and codes: what it refuses is the link to it, which the platform
 * makes anew each time.
 */
Reason reasonOf(const ReplyHead &head)
{
    const bool refused = head.status >= 400 && head.status <= 499;
    const bool ofTheLine = head.status == 407 || head.status == 408 || head.status == 429;
    return head.fromElsewhere && refused && !ofTheLine ? Reason::StorageRefused : reasonOfStatus(head.status);
}

Again againOfReason(Reason reason)
{
    switch (reason) {
    case Reason::ServerTrouble:
    case Reason::ServerUnavailable:
    case Reason::StorageRefused:
    case Reason::HostNotFound:
    case Reason::ConnectionRefused:
    case Reason::ConnectionLost:
    case Reason::TimedOut:
    case Reason::ProxyFailed:
    case Reason::NetworkFailed:
    case Reason::LengthMismatch:
        return Again::Retry;
    case Reason::TenantStorageFault:
    case Reason::WrongRange:
        return Again::Once;
    case Reason::TokenRefused:
        return Again::AfterNewToken;
    case Reason::RateLimited:
        return Again::AfterWait;
    default:
        return Again::Never;
    }
}

std::optional<QJsonObject> objectIn(const QByteArray &body)
{
    const QJsonDocument document = QJsonDocument::fromJson(body);
    return document.isObject() ? std::optional(document.object()) : std::nullopt;
}

/** A whole number. Larger ones than a double can hold exactly are no codes. */
std::optional<qint64> wholeNumber(const QJsonValue &value)
{
    const double number = value.toDouble(std::nan(""));
    if (!(std::abs(number) < 9e15) || std::trunc(number) != number)
        return std::nullopt;
    return static_cast<qint64>(number);
}

/** Some gateways write the number as a string. */
std::optional<qint64> codeIn(const QJsonObject &envelope)
{
    const QJsonValue value = envelope["code"_L1];
    bool isNumber = false;
    const qint64 fromText = value.toString().toLongLong(&isNumber);
    return isNumber ? std::optional(fromText) : wholeNumber(value);
}

QString firstText(std::initializer_list<QJsonValue> candidates)
{
    for (const QJsonValue &candidate : candidates) {
        if (const QString text = candidate.toString(); !text.isEmpty())
            return text;
    }
    return {};
}

bool isLogId(const QString &text)
{
    static const QRegularExpression form(uR"(\A[A-Za-z0-9_.:-]+\z)"_s);
    return text.size() <= longestLogId && form.match(text).hasMatch();
}

QString logIdIn(const QJsonObject &envelope, const ReplyHead &head)
{
    const QJsonObject error = envelope["error"_L1].toObject();
    const QString id = firstText({error["log_id"_L1], error["logid"_L1], envelope["log_id"_L1], envelope["logid"_L1]});
    return isLogId(id) ? id : head.logId;
}

/** `{type, subject}` live, `{scope, url}` in a page of the documentation. */
QStringList scopesIn(const QJsonObject &envelope)
{
    static const QRegularExpression form(uR"(\A[A-Za-z][A-Za-z0-9_.:-]{0,99}\z)"_s);
    QStringList scopes;
    const QJsonArray violations = envelope["error"_L1]["permission_violations"_L1].toArray();
    for (const QJsonValue violation : violations) {
        const QString scope = firstText({violation["subject"_L1], violation["scope"_L1]});
        if (scopes.size() < mostScopes && form.match(scope).hasMatch() && !scopes.contains(scope))
            scopes << scope;
    }
    return scopes;
}

/** A link that is offered to be clicked leads to Feishu or Lark and nowhere else, whoever wrote the answer. */
std::optional<QUrl> trustedLink(const QString &text)
{
    const QUrl url(text, QUrl::StrictMode);
    if (text.size() > longestLink || !url.isValid() || url.scheme() != "https"_L1 || !url.userInfo().isEmpty() ||
        url.port() != -1)
        return std::nullopt;
    const QString host = u'.' + url.host();
    for (const QLatin1StringView family : {".feishu.cn"_L1, ".larksuite.com"_L1, ".larkoffice.com"_L1}) {
        if (host.endsWith(family))
            return url;
    }
    return std::nullopt;
}

/** The troubleshooter is prose in two languages around a link. */
QString linkInProse(const QString &prose)
{
    static const QRegularExpression link(uR"(https://[A-Za-z0-9._~:/?#@!$&*+;=%-]++)"_s);
    return link.match(prose).captured();
}

std::optional<QUrl> helpIn(const QJsonObject &envelope)
{
    const QJsonObject error = envelope["error"_L1].toObject();
    QStringList candidates{envelope["data"_L1]["challenge_url"_L1].toString()};
    for (const QLatin1StringView list : {"helps"_L1, "permission_violations"_L1}) {
        const QJsonArray entries = error[list].toArray();
        for (const QJsonValue entry : entries)
            candidates << entry["url"_L1].toString();
    }
    candidates << linkInProse(error["troubleshooter"_L1].toString());
    for (const QString &candidate : std::as_const(candidates)) {
        if (const auto url = trustedLink(candidate))
            return url;
    }
    return std::nullopt;
}

QString shortened(const QString &text)
{
    const QString plain = withoutSecrets(text).simplified();
    if (plain.size() <= longestDetail)
        return plain;
    const bool insidePair = plain[longestDetail - 1].isHighSurrogate();
    return plain.left(insidePair ? longestDetail - 1 : longestDetail) + u'\u2026';
}

/** `msg` of the platform, `error` and `error_description` of OAuth (RFC 6749, 5.2). */
QString detailIn(const QJsonObject &envelope)
{
    const QString oauth = envelope["error"_L1].toString();
    const QString text =
        firstText({envelope["msg"_L1], envelope["error_description"_L1], envelope["error"_L1]["message"_L1]});
    return shortened(oauth.isEmpty() ? text : oauth + u": "_s + text);
}

/** Instead of the body of a stranger, which may be a page of HTML, what it was. */
QString detailWithoutEnvelope(const ReplyHead &head, const QByteArray &body)
{
    const QString type = head.contentType.isEmpty() ? u"no type"_s : QString::fromLatin1(head.contentType);
    return shortened(u"The answer holds no code of the platform (%1, %2 bytes)."_s.arg(type).arg(body.size()));
}

/** By the code, by OAuth's word, by the status. A server in trouble may write any word. */
Reason reasonIn(const QJsonObject &envelope, std::optional<qint64> code, int status)
{
    if (const auto meaning = code ? meaningOf(*code) : std::nullopt)
        return meaning->reason;
    const QString text = envelope["error"_L1].toString();
    const auto *const found = std::find_if(oauthMeanings.begin(), oauthMeanings.end(),
                                           [&text](const OAuthMeaning &meaning) { return meaning.word == text; });
    return found == oauthMeanings.end() || status >= 500 ? reasonOfStatus(status) : found->reason;
}

Error errorIn(const QJsonObject &envelope, const ReplyHead &head)
{
    const auto code = codeIn(envelope);
    Error error{reasonIn(envelope, code, head.status)};
    // 0 is success to the platform, whatever the status says.
    error.code = code == 0 ? std::nullopt : code;
    error.httpStatus = head.status;
    error.logId = logIdIn(envelope, head);
    error.detail = detailIn(envelope);
    error.scopes = scopesIn(envelope);
    error.help = helpIn(envelope);
    error.wait = head.wait;
    return error;
}

bool isJsonType(const QByteArray &type)
{
    return type == "application/json" || type == "text/json" || type.endsWith("+json");
}

} // namespace

std::optional<CodeMeaning> meaningOf(qint64 code)
{
    const auto found =
        std::lower_bound(meanings.begin(), meanings.end(), code,
                         [](const CodeMeaning &meaning, qint64 wanted) { return meaning.code < wanted; });
    return found != meanings.end() && found->code == code ? std::optional(*found) : std::nullopt;
}

Again againOf(const Error &error)
{
    const auto meaning = error.code ? meaningOf(*error.code) : std::nullopt;
    return meaning ? meaning->again : againOfReason(error.reason);
}

bool endsSignIn(const Error &error)
{
    return error.reason == Reason::SignInOver || error.reason == Reason::UserBlocked;
}

Error errorFrom(const ReplyHead &head, const QByteArray &body)
{
    // A proxy's refusal is not the platform's, even where it is written alike.
    const bool fromProxy = head.status == 407;
    const auto envelope = fromProxy ? std::nullopt : objectIn(body.left(Limits::errorBody));
    if (envelope && (!head.fromElsewhere || codeIn(*envelope).value_or(0) != 0))
        return errorIn(*envelope, head);
    Error error{reasonOf(head)};
    error.httpStatus = head.status;
    error.logId = head.logId;
    error.detail = detailWithoutEnvelope(head, body);
    error.wait = head.wait;
    return error;
}

bool mayBeErrorInDisguise(const ReplyHead &head)
{
    return head.status == 200 && head.contentDisposition.isEmpty() && !head.hasContentRange &&
           isJsonType(head.contentType) && head.contentLength.value_or(0) <= Limits::ambiguousBody;
}

std::optional<Error> disguisedError(const ReplyHead &head, const QByteArray &body)
{
    if (!mayBeErrorInDisguise(head) || body.size() > Limits::ambiguousBody)
        return std::nullopt;
    const auto envelope = objectIn(body);
    // A number, not the text of one: a person's own JSON is more likely to hold that.
    if (!envelope || wholeNumber((*envelope)["code"_L1]).value_or(0) == 0 || !(*envelope)["msg"_L1].isString())
        return std::nullopt;
    return errorIn(*envelope, head);
}

} // namespace Larder
