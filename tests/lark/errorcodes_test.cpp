#include "lark/errorcodes.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "core/errortext.h"
#include "core/limits.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

ReplyHead answer(int status, const QByteArray &type = "application/json"_ba)
{
    ReplyHead head;
    head.status = status;
    head.contentType = type;
    head.logId = u"HEADER-1"_s;
    return head;
}

QByteArray envelope(qint64 code, const QByteArray &more = {})
{
    return "{\"code\":" + QByteArray::number(code) + ",\"msg\":\"App not in chat.\"" + more + '}';
}

/** A row: code, kind as the command line names it, and how often it may be asked again. */
void meaning(qint64 code, const char *kind, Again again, const char *what)
{
    QTest::addRow("%lld %s", code, what) << code << QString::fromLatin1(kind) << again;
}

} // namespace

class ErrorCodesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCodeHasItsMeaning_data();
    void everyCodeHasItsMeaning();
    void unknownCodesHaveNone();
    void reasonDecides_data();
    void reasonDecides();
    void codeDecidesBeforeReason();
    void whatEndsASignIn_data();
    void whatEndsASignIn();
    void answerIsUnderstood_data();
    void answerIsUnderstood();
    void storageIsNotThePlatform_data();
    void storageIsNotThePlatform();
    void strangeBodiesDoNoHarm_data();
    void strangeBodiesDoNoHarm();
    void logId_data();
    void logId();
    void scopes_data();
    void scopes();
    void help_data();
    void help();
    void detail_data();
    void detail();
    void waitComesFromTheHead();
    void disguise_data();
    void disguise();
    void disguisedBody_data();
    void disguisedBody();
};

void ErrorCodesTest::everyCodeHasItsMeaning_data()
{
    QTest::addColumn<qint64>("code");
    QTest::addColumn<QString>("kind");
    QTest::addColumn<Again>("again");

    using enum Again;
    // The resource endpoint
    meaning(234001, "validation", Never, "bad id, key or type");
    meaning(234002, "permission", Never, "no access, or gone");
    meaning(234003, "not_found", Never, "key of another message");
    meaning(234004, "permission", Never, "bot not in the chat");
    meaning(234005, "not_found", Never, "picture deleted");
    meaning(234006, "too_large", Never, "over the limit");
    meaning(234007, "permission", Never, "bot switched off");
    meaning(234008, "permission", Never, "E16 uploaded by another app");
    meaning(234009, "permission", Never, "external group");
    meaning(234010, "api", Never, "empty file");
    meaning(234011, "api", Never, "unknown picture");
    meaning(234019, "api", Retry, "tenant check failed");
    meaning(234037, "too_large", Never, "over 100 MB");
    meaning(234038, "permission", Never, "restricted chat");
    meaning(234039, "api", Never, "resolution");
    meaning(234040, "permission", Never, "hidden history");
    meaning(234041, "api", Never, "tenant key deleted");
    meaning(234042, "api", Once, "hybrid storage");
    meaning(234043, "not_found", Never, "kind of message");
    meaning(230110, "not_found", Never, "message deleted");
    meaning(14005, "permission", Never, "no access in storage");
    meaning(11244, "not_found", Never, "no such key");
    meaning(11245, "not_found", Never, "somebody else's key");
    meaning(18066, "not_found", Never, "file deleted");
    meaning(2200, "api", Retry, "internal error");

    // Looking messages up
    meaning(230001, "validation", Never, "bad parameter");
    meaning(230002, "permission", Never, "bot not in the group");
    meaning(230006, "permission", Never, "bot switched off");
    meaning(230011, "not_found", Never, "recalled");
    meaning(230013, "permission", Never, "outside the bot's availability");
    meaning(230020, "rate_limit", AfterWait, "too often");
    meaning(230027, "permission", Never, "scope missing");
    meaning(230030, "validation", Never, "bad message id");
    meaning(230036, "api", Never, "tenant key deleted");
    meaning(230050, "permission", Never, "message invisible");
    meaning(230073, "permission", Never, "thread invisible");
    meaning(230111, "not_found", Never, "about to destroy itself");
    meaning(231203, "permission", Never, "secret chat");
    meaning(231204, "permission", Never, "app not with user identity");
    meaning(231205, "permission", Never, "ownership");
    meaning(231003, "not_found", Never, "message not found");
    meaning(231018, "not_found", Never, "message not visible");
    meaning(232001, "validation", Never, "bad parameter of a chat");
    meaning(232004, "not_found", Never, "chat gone");
    meaning(232025, "permission", Never, "bot switched off");
    meaning(232034, "permission", Never, "app inactive");
    meaning(99992354, "validation", Never, "id has the wrong form");

    // Tokens and the gateway
    meaning(99991661, "auth", Never, "no token");
    meaning(99991662, "auth", Never, "app disabled");
    meaning(99991663, "auth", AfterNewToken, "tenant token expired");
    meaning(99991664, "auth", Never, "app token invalid");
    meaning(99991665, "auth", Never, "tenant code invalid");
    meaning(99991668, "auth", AfterNewToken, "user token invalid");
    meaning(99991669, "auth", Never, "refresh token bad");
    meaning(99991671, "auth", Never, "token of the wrong form");
    meaning(99991672, "permission", Never, "app lacks the scope");
    meaning(99991673, "auth", Never, "app not installed");
    meaning(99991674, "validation", Never, "kind of user");
    meaning(99991675, "validation", Never, "form of the user id");
    meaning(99991676, "permission", Never, "token lacks permission");
    meaning(99991677, "auth", AfterNewToken, "user token expired");
    meaning(99991679, "permission", Never, "user has not granted the scope");
    meaning(99991681, "auth", Never, "authentication failed");
    meaning(99991692, "auth", Never, "authentication failed too");
    meaning(99991400, "rate_limit", AfterWait, "rate limit");
    meaning(99991401, "permission", Never, "address not allowed");
    meaning(99991403, "rate_limit", Never, "quota used up");
    meaning(99991201, "api", Never, "no such path");
    meaning(99991301, "api", Never, "no such method");
    meaning(99991543, "auth", Never, "app secret wrong");
    meaning(9499, "validation", Never, "malformed request");
    meaning(5000, "api", Retry, "internal error");
    meaning(20005, "auth", Never, "user token invalid");
    meaning(20006, "auth", Never, "user token invalid too");
    meaning(20013, "auth", AfterNewToken, "tenant token invalid");
    meaning(20014, "auth", AfterNewToken, "app token invalid");
    meaning(20021, "auth", Never, "user resigned");
    meaning(20022, "auth", Never, "user frozen");
    meaning(20023, "auth", Never, "user not registered");
    meaning(21000, "auth", Never, "extra verification");
    meaning(21001, "permission", Never, "policy");

    // Getting a tenant token
    meaning(10003, "auth", Never, "id or secret malformed");
    meaning(10005, "auth", Never, "app id not authorised");
    meaning(10012, "auth", Never, "app token not made");
    meaning(10013, "auth", Never, "tenant token not made");
    meaning(10014, "auth", Never, "app unusable");
    meaning(10015, "auth", Never, "secret wrong");
    meaning(11205, "auth", Never, "app has no bot");

    // OAuth
    meaning(20001, "auth", Never, "parameter missing");
    meaning(20002, "auth", Never, "client secret wrong");
    meaning(20003, "auth", Never, "code not found");
    meaning(20004, "auth", Never, "code expired");
    meaning(20008, "auth", Never, "no such user");
    meaning(20009, "auth", Never, "app not installed");
    meaning(20010, "auth", Never, "outside the availability");
    meaning(20024, "auth", Never, "another client's");
    meaning(20026, "auth", Never, "refresh token invalid");
    meaning(20027, "permission", Never, "scope not enabled");
    meaning(20029, "auth", Never, "redirect not registered");
    meaning(20036, "auth", Never, "grant type");
    meaning(20037, "auth", Never, "refresh token expired");
    meaning(20048, "auth", Never, "no such app");
    meaning(20049, "auth", Never, "PKCE");
    meaning(20050, "api", Retry, "internal error");
    meaning(20063, "auth", Never, "malformed");
    meaning(20064, "auth", Never, "refresh token revoked");
    meaning(20065, "auth", Never, "code used already");
    meaning(20066, "auth", Never, "user's status");
    meaning(20067, "auth", Never, "duplicate scopes");
    meaning(20068, "permission", Never, "scope not permitted");
    meaning(20069, "auth", Never, "app disabled");
    meaning(20070, "auth", Never, "authenticated twice");
    meaning(20071, "auth", Never, "another redirect");
    meaning(20072, "api", Retry, "unavailable");
    meaning(20073, "auth", Never, "refresh token used already");
    meaning(20074, "auth", Never, "refreshing switched off");
}

void ErrorCodesTest::everyCodeHasItsMeaning()
{
    QFETCH(qint64, code);
    QFETCH(QString, kind);
    QFETCH(Again, again);
    const auto row = meaningOf(code);
    QVERIFY(row);
    QCOMPARE(row->code, code);
    QCOMPARE(QString(word(kindOf(row->reason))), kind);
    QCOMPARE(row->again, again);
    // The status says nothing: the gateway uses several for one code.
    for (const int status : {400, 401, 403, 500}) {
        const Error error = errorFrom(answer(status), envelope(code));
        QCOMPARE(error.reason, row->reason);
        QCOMPARE(error.code, std::optional(code));
        QCOMPARE(againOf(error), again);
        QVERIFY(!nextStep(error).isEmpty());
    }
}

void ErrorCodesTest::unknownCodesHaveNone()
{
    for (const qint64 code : {-1LL, 0LL, 1LL, 2199LL, 2201LL, 234044LL, 99992355LL, 9'000'000'000'000LL})
        QVERIFY(!meaningOf(code));
}

void ErrorCodesTest::reasonDecides_data()
{
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<Again>("again");

    QTest::newRow("the line broke") << Reason::ConnectionLost << Again::Retry;
    QTest::newRow("nothing came") << Reason::TimedOut << Again::Retry;
    QTest::newRow("a link to the storage that has expired") << Reason::StorageRefused << Again::Retry;
    QTest::newRow("gateway trouble") << Reason::ServerUnavailable << Again::Retry;
    QTest::newRow("bytes missing") << Reason::LengthMismatch << Again::Retry;
    QTest::newRow("another range") << Reason::WrongRange << Again::Once;
    QTest::newRow("token refused") << Reason::TokenRefused << Again::AfterNewToken;
    QTest::newRow("limit") << Reason::RateLimited << Again::AfterWait;
    QTest::newRow("limit that lasts too long") << Reason::WaitTooLong << Again::Never;
    QTest::newRow("no access") << Reason::NoAccess << Again::Never;
    QTest::newRow("wrong certificate") << Reason::TlsFailed << Again::Never;
    QTest::newRow("full disk") << Reason::DiskFull << Again::Never;
    QTest::newRow("cancelled") << Reason::Cancelled << Again::Never;
}

void ErrorCodesTest::reasonDecides()
{
    QFETCH(Reason, reason);
    QFETCH(Again, again);
    QCOMPARE(againOf(Error{reason}), again);
    QCOMPARE(againOf(Error{.reason = reason, .code = 4711}), again);
}

void ErrorCodesTest::codeDecidesBeforeReason()
{
    QCOMPARE(againOf(Error{.reason = Reason::TokenRefused, .code = 99991669}), Again::Never);
}

void ErrorCodesTest::whatEndsASignIn_data()
{
    QTest::addColumn<QList<qint64>>("codes");
    QTest::addColumn<bool>("ends");

    QTest::newRow("the refresh token is dead")
        << QList<qint64>{20024, 20026, 20037, 20064, 20073, 20074, 99991669} << true;
    QTest::newRow("the user is gone") << QList<qint64>{20008, 20010, 20021, 20022, 20023, 20066} << true;
    QTest::newRow("trouble of the server") << QList<qint64>{20050, 20072, 2200, 5000, 99991400} << false;
    QTest::newRow("the app") << QList<qint64>{20002, 20009, 20048, 20068, 20069} << false;
    QTest::newRow("the question") << QList<qint64>{20001, 20036, 20063, 20067, 20070, 9499} << false;
    QTest::newRow("not known") << QList<qint64>{1, 4711} << false;
}

void ErrorCodesTest::whatEndsASignIn()
{
    QFETCH(const QList<qint64>, codes);
    QFETCH(const bool, ends);
    for (const qint64 code : codes)
        QVERIFY2(endsSignIn(errorFrom(answer(400), envelope(code))) == ends, QByteArray::number(code).constData());
}

void ErrorCodesTest::answerIsUnderstood_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<qint64>("code");

    QTest::newRow("a refusal") << 400 << envelope(234004) << Reason::BotNotInChat << 234004LL;
    QTest::newRow("a refusal under 200") << 200 << envelope(234003) << Reason::KeyNotInMessage << 234003LL;
    QTest::newRow("E02 the rate limit under 400") << 400 << envelope(99991400) << Reason::RateLimited << 99991400LL;
    QTest::newRow("E01 the rate limit under 429") << 429 << envelope(99991400) << Reason::RateLimited << 99991400LL;
    QTest::newRow("the quota under 429") << 429 << envelope(99991403) << Reason::QuotaUsedUp << 99991403LL;
    QTest::newRow("E24 a code as text") << 400 << R"({"code":"234004","msg":"x"})"_ba << Reason::BotNotInChat
                                        << 234004LL;
    QTest::newRow("E24 zero with an error status")
        << 500 << R"({"code":0,"msg":"success"})"_ba << Reason::ServerUnavailable << 0LL;
    QTest::newRow("E24 zero as text with an error status")
        << 401 << R"({"code":"0"})"_ba << Reason::TokenRefused << 0LL;
    QTest::newRow("zero under 200") << 200 << R"({"code":0,"msg":"success"})"_ba << Reason::UnexpectedAnswer << 0LL;
    QTest::newRow("a code with a fraction") << 400 << R"({"code":1.5})"_ba << Reason::UnexpectedAnswer << 0LL;
    QTest::newRow("a code without end") << 400 << R"({"code":1e300})"_ba << Reason::UnexpectedAnswer << 0LL;
    QTest::newRow("a code that is an object") << 503 << R"({"code":{}})"_ba << Reason::ServerUnavailable << 0LL;
    QTest::newRow("an unknown code under 400") << 400 << envelope(4711) << Reason::UnexpectedAnswer << 4711LL;
    QTest::newRow("an unknown code under 429") << 429 << envelope(4711) << Reason::RateLimited << 4711LL;
    QTest::newRow("an unknown code under 401") << 401 << envelope(4711) << Reason::TokenRefused << 4711LL;
    QTest::newRow("an unknown code under 502") << 502 << envelope(4711) << Reason::ServerUnavailable << 4711LL;
    QTest::newRow("the platform's own trouble under 500") << 500 << envelope(2200) << Reason::ServerTrouble << 2200LL;
    QTest::newRow("OAuth with a code") << 400 << R"({"code":20037,"error":"invalid_grant"})"_ba << Reason::SignInOver
                                       << 20037LL;
    QTest::newRow("OAuth with a code that says otherwise")
        << 500 << R"({"code":20050,"error":"invalid_grant"})"_ba << Reason::ServerTrouble << 20050LL;
    QTest::newRow("OAuth's word from a server in trouble")
        << 503 << R"({"error":"invalid_grant"})"_ba << Reason::ServerUnavailable << 0LL;
    QTest::newRow("a word that OAuth does not have")
        << 400 << R"({"error":"invalid_mood"})"_ba << Reason::UnexpectedAnswer << 0LL;
    QTest::newRow("an error that is an object") << 400 << R"({"error":{}})"_ba << Reason::UnexpectedAnswer << 0LL;
    const auto oauth = [](const char *word, Reason reason) {
        QTest::addRow("OAuth's %s", word) << 400 << QByteArray(R"({"error":")") + word + R"("})" << reason << 0LL;
    };
    oauth("access_denied", Reason::SignInDenied);
    oauth("expired_token", Reason::SignInExpired);
    oauth("invalid_client", Reason::AppSecretWrong);
    oauth("invalid_grant", Reason::SignInOver);
    oauth("invalid_request", Reason::AuthenticationFailed);
    oauth("invalid_scope", Reason::AppScopeMissing);
    oauth("server_error", Reason::ServerTrouble);
    oauth("temporarily_unavailable", Reason::ServerTrouble);
    oauth("unauthorized_client", Reason::AppDisabled);
    oauth("unsupported_grant_type", Reason::AuthenticationFailed);
    QTest::newRow("a proxy that writes like the platform")
        << 407 << envelope(234004) << Reason::ProxyWantsSignIn << 0LL;
    QTest::newRow("a byte order mark") << 400 << "\xef\xbb\xbf" + envelope(234004) << Reason::BotNotInChat << 234004LL;
}

void ErrorCodesTest::answerIsUnderstood()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Reason, reason);
    QFETCH(qint64, code);
    const Error error = errorFrom(answer(status), body);
    QCOMPARE(error.reason, reason);
    QCOMPARE(error.code.value_or(0), code);
    QCOMPARE(error.httpStatus, std::optional(status));
    QCOMPARE(error.logId, u"HEADER-1"_s);
}

void ErrorCodesTest::storageIsNotThePlatform_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Reason>("reason");

    const auto xml = "<Error><Code>AccessDenied</Code></Error>"_ba;
    QTest::newRow("a link that has expired") << 403 << xml << Reason::StorageRefused;
    QTest::newRow("a sign-in that it wants of its own") << 401 << xml << Reason::StorageRefused;
    QTest::newRow("not there") << 404 << QByteArray() << Reason::StorageRefused;
    QTest::newRow("JSON of its own") << 403 << R"({"error":"invalid_grant"})"_ba << Reason::StorageRefused;
    QTest::newRow("JSON whose code is a word") << 400 << R"({"code":"Expired"})"_ba << Reason::StorageRefused;
    QTest::newRow("too many requests") << 429 << QByteArray() << Reason::RateLimited;
    QTest::newRow("a proxy on the way there") << 407 << QByteArray() << Reason::ProxyWantsSignIn;
    QTest::newRow("in trouble") << 503 << QByteArray() << Reason::ServerUnavailable;
    QTest::newRow("the platform under another name") << 400 << envelope(234004) << Reason::BotNotInChat;
}

void ErrorCodesTest::storageIsNotThePlatform()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(Reason, reason);
    ReplyHead head = answer(status);
    head.fromElsewhere = true;
    QCOMPARE(errorFrom(head, body).reason, reason);
}

void ErrorCodesTest::strangeBodiesDoNoHarm_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<Reason>("reason");

    const auto html = "text/html"_ba;
    QTest::newRow("E23 a page of a gateway")
        << 502 << html << "<html>Bad gateway</html>"_ba << Reason::ServerUnavailable;
    QTest::newRow("E23 nothing") << 503 << QByteArray() << QByteArray() << Reason::ServerUnavailable;
    QTest::newRow("E23 nothing under 400") << 400 << QByteArray() << QByteArray() << Reason::UnexpectedAnswer;
    QTest::newRow("E23 ten megabytes") << 500 << html << QByteArray(10'000'000, 'x') << Reason::ServerUnavailable;
    QTest::newRow("E23 ten megabytes of JSON")
        << 400 << "application/json"_ba << envelope(234004, ",\"x\":\"" + QByteArray(10'000'000, 'x') + '"')
        << Reason::UnexpectedAnswer;
    QTest::newRow("E23 no UTF-8") << 400 << "application/json"_ba
                                  << "{\"code\":234004,\"msg\":\"\xff\xfe\"}"_ba << Reason::UnexpectedAnswer;
    QTest::newRow("E23 cut JSON") << 400 << "application/json"_ba
                                  << R"({"code":234004,"ms)"_ba << Reason::UnexpectedAnswer;
    QTest::newRow("E23 deep JSON") << 400 << "application/json"_ba << QByteArray(50'000, '[')
                                   << Reason::UnexpectedAnswer;
    QTest::newRow("a list") << 400 << "application/json"_ba
                            << "[1,2]"_ba << Reason::UnexpectedAnswer;
    QTest::newRow("a limit without JSON") << 429 << html << "slow down"_ba << Reason::RateLimited;
    QTest::newRow("401 without JSON") << 401 << html << "<html>"_ba << Reason::TokenRefused;
    QTest::newRow("404 without JSON") << 404 << "text/plain"_ba
                                      << "404 page not found"_ba << Reason::NoSuchApi;
    QTest::newRow("a proxy") << 407 << html << "<html>"_ba << Reason::ProxyWantsSignIn;
    QTest::newRow("a request that took too long") << 408 << html << QByteArray() << Reason::TimedOut;
    QTest::newRow("a network that wants a sign-in") << 511 << html << "<html>"_ba << Reason::NetworkWantsSignIn;
    QTest::newRow("a forbidden page") << 403 << html << "<html>"_ba << Reason::UnexpectedAnswer;
    QTest::newRow("no status at all") << 0 << html << QByteArray() << Reason::UnexpectedAnswer;
}

void ErrorCodesTest::strangeBodiesDoNoHarm()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(Reason, reason);
    const Error error = errorFrom(answer(status, type), body);
    QCOMPARE(error.reason, reason);
    QVERIFY(!error.code);
    QCOMPARE(error.logId, u"HEADER-1"_s);
    QVERIFY(error.detail.contains(QString::number(body.size())));
    QVERIFY(!error.detail.contains(u'<'));
    QVERIFY(error.detail.size() < 200);
}

void ErrorCodesTest::logId_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("expected");

    QTest::newRow("in the error") << R"(,"error":{"log_id":"20260822ABC"})"_ba << u"20260822ABC"_s;
    QTest::newRow("in the error, written otherwise") << R"(,"error":{"logid":"20260822ABC"})"_ba << u"20260822ABC"_s;
    QTest::newRow("at the top") << R"(,"log_id":"20260822ABC")"_ba << u"20260822ABC"_s;
    QTest::newRow("in the header only") << QByteArray() << u"HEADER-1"_s;
    QTest::newRow("empty") << R"(,"error":{"log_id":""})"_ba << u"HEADER-1"_s;
    QTest::newRow("a number") << R"(,"error":{"log_id":5})"_ba << u"HEADER-1"_s;
    QTest::newRow("no id at all") << R"(,"error":{"log_id":"<b>x\n</b>"})"_ba << u"HEADER-1"_s;
    QTest::newRow("too long") << R"(,"error":{"log_id":")" + QByteArray(1000, 'x') + "\"}" << u"HEADER-1"_s;
    QTest::newRow("the error is a word") << R"(,"error":"invalid_grant","log_id":"20260822ABC")"_ba << u"20260822ABC"_s;
}

void ErrorCodesTest::logId()
{
    QFETCH(QByteArray, more);
    QFETCH(QString, expected);
    QCOMPARE(errorFrom(answer(400), envelope(234004, more)).logId, expected);
}

void ErrorCodesTest::scopes_data()
{
    QTest::addColumn<QByteArray>("violations");
    QTest::addColumn<QStringList>("expected");

    QTest::newRow("E12 as the platform sends them")
        << R"([{"type":"action_privilege_required","subject":"im:message:readonly"}])"_ba
        << QStringList{u"im:message:readonly"_s};
    QTest::newRow("as its pages show them")
        << R"([{"scope":"im:message","url":"https://open.feishu.cn/"}])"_ba << QStringList{u"im:message"_s};
    QTest::newRow("several, one twice")
        << R"([{"subject":"im:message"},{"subject":"im:chat"},{"subject":"im:message"}])"_ba
        << QStringList{u"im:message"_s, u"im:chat"_s};
    QTest::newRow("none that could be one")
        << R"([{"subject":"<b>"},{"subject":"a b"},{"subject":7},5,{}])"_ba << QStringList{};
    QTest::newRow("no list") << R"("im:message")"_ba << QStringList{};
}

void ErrorCodesTest::scopes()
{
    QFETCH(QByteArray, violations);
    QFETCH(QStringList, expected);
    const Error error =
        errorFrom(answer(400), envelope(99991672, ",\"error\":{\"permission_violations\":" + violations + '}'));
    QCOMPARE(error.reason, Reason::AppScopeMissing);
    QCOMPARE(error.scopes, expected);
    for (const QString &scope : expected)
        QVERIFY(sentence(error).contains(scope));
}

void ErrorCodesTest::help_data()
{
    QTest::addColumn<QByteArray>("more");
    QTest::addColumn<QString>("expected");

    const auto helps = [](const QByteArray &url) { return R"(,"error":{"helps":[{"url":")" + url + "\"}]}"; };
    QTest::newRow("none") << QByteArray() << QString();
    QTest::newRow("a link") << helps("https://open.feishu.cn/a?b=c") << u"https://open.feishu.cn/a?b=c"_s;
    QTest::newRow("a link of Lark") << helps("https://open.larksuite.com/a") << u"https://open.larksuite.com/a"_s;
    QTest::newRow("the family's own name") << helps("https://feishu.cn/a") << u"https://feishu.cn/a"_s;
    QTest::newRow("without TLS") << helps("http://open.feishu.cn/a") << QString();
    QTest::newRow("another host") << helps("https://open.example.com/a") << QString();
    QTest::newRow("a host that ends alike") << helps("https://evilfeishu.cn/a") << QString();
    QTest::newRow("a host that begins alike") << helps("https://feishu.cn.example.com/a") << QString();
    QTest::newRow("a name before the host") << helps("https://open.feishu.cn@example.com/a") << QString();
    QTest::newRow("a name before a good host") << helps("https://x@open.feishu.cn/a") << QString();
    QTest::newRow("a port") << helps("https://open.feishu.cn:8443/a") << QString();
    QTest::newRow("a script") << helps("javascript:alert(1)") << QString();
    QTest::newRow("the second is good")
        << R"(,"error":{"helps":[{"url":"http://x"},{"url":"https://open.feishu.cn/b"}]})"_ba
        << u"https://open.feishu.cn/b"_s;
    QTest::newRow("where a scope is granted")
        << R"(,"error":{"permission_violations":[{"scope":"a","url":"https://open.feishu.cn/s"}]})"_ba
        << u"https://open.feishu.cn/s"_s;
    QTest::newRow("in prose")
        << ","
           R"("error":{"troubleshooter":"排查建议查看(Troubleshooting suggestions): )"
           R"(https://open.feishu.cn/search?from=openapi&log_id=2026&code=230002&method_id=69"})"_ba
        << u"https://open.feishu.cn/search?from=openapi&log_id=2026&code=230002&method_id=69"_s;
    QTest::newRow("in prose, with more behind it")
        << R"(,"error":{"troubleshooter":"看 https://open.feishu.cn/a，谢谢"})"_ba << u"https://open.feishu.cn/a"_s;
    QTest::newRow("a verification") << R"(,"data":{"challenge_url":"https://accounts.feishu.cn/c"})"_ba
                                    << u"https://accounts.feishu.cn/c"_s;
}

void ErrorCodesTest::help()
{
    QFETCH(QByteArray, more);
    QFETCH(QString, expected);
    const Error error = errorFrom(answer(400), envelope(21000, more));
    QCOMPARE(error.help.value_or(QUrl()).toString(QUrl::FullyEncoded), expected);
    QCOMPARE(error.help.has_value(), !expected.isEmpty());
}

void ErrorCodesTest::detail_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::addColumn<QString>("expected");

    QTest::newRow("msg") << QJsonObject{{u"code"_s, 1}, {u"msg"_s, u"App not in chat."_s}} << u"App not in chat."_s;
    QTest::newRow("lines become one") << QJsonObject{{u"msg"_s, u" a\r\n b\t"_s}} << u"a b"_s;
    QTest::newRow("a token in it") << QJsonObject{{u"msg"_s, u"bad token u-5Dak9ZAxJ9tCANARY_BFM51"_s}}
                                   << u"bad token ***"_s;
    QTest::newRow("long") << QJsonObject{{u"msg"_s, u"x"_s.repeated(5000)}} << u"x"_s.repeated(300) + u'\u2026';
    QTest::newRow("long, cut inside a character")
        << QJsonObject{{u"msg"_s, u"x"_s.repeated(299) + u"👍"_s.repeated(50)}} << u"x"_s.repeated(299) + u'\u2026';
    QTest::newRow("only inside the error")
        << QJsonObject{{u"error"_s, QJsonObject{{u"message"_s, u"No."_s}}}} << u"No."_s;
    QTest::newRow("OAuth") << QJsonObject{{u"error"_s, u"invalid_grant"_s}, {u"error_description"_s, u"Used."_s}}
                           << u"invalid_grant: Used."_s;
    QTest::newRow("none") << QJsonObject{{u"code"_s, 234004}} << QString();
    QTest::newRow("msg is no text") << QJsonObject{{u"msg"_s, 5}} << QString();
}

void ErrorCodesTest::detail()
{
    QFETCH(QJsonObject, object);
    QFETCH(QString, expected);
    QCOMPARE(errorFrom(answer(400), QJsonDocument(object).toJson()).detail, expected);
}

void ErrorCodesTest::waitComesFromTheHead()
{
    ReplyHead head = answer(429, "text/html");
    head.wait = std::chrono::seconds(52);
    QCOMPARE(errorFrom(head, {}).wait, std::optional(std::chrono::seconds(52)));
    QCOMPARE(errorFrom(head, envelope(99991400)).wait, std::optional(std::chrono::seconds(52)));
    QVERIFY(!errorFrom(answer(429), envelope(99991400)).wait);
}

void ErrorCodesTest::disguise_data()
{
    QTest::addColumn<ReplyHead>("head");
    QTest::addColumn<bool>("expected");

    const auto changed = [](auto change) {
        ReplyHead head = answer(200);
        change(head);
        return head;
    };
    QTest::newRow("E05 JSON under 200") << answer(200) << true;
    QTest::newRow("JSON of another name") << answer(200, "application/problem+json") << true;
    QTest::newRow("a small one") << changed([](ReplyHead &head) { head.contentLength = 100; }) << true;
    QTest::newRow("as large as it may be")
        << changed([](ReplyHead &head) { head.contentLength = Limits::ambiguousBody; }) << true;
    QTest::newRow("too large") << changed([](ReplyHead &head) { head.contentLength = Limits::ambiguousBody + 1; })
                               << false;
    QTest::newRow("E06 with a name") << changed([](ReplyHead &head) { head.contentDisposition = "attachment"; })
                                     << false;
    QTest::newRow("E06 with a range") << changed([](ReplyHead &head) { head.hasContentRange = true; }) << false;
    QTest::newRow("E06 under 206") << changed([](ReplyHead &head) { head.status = 206; }) << false;
    QTest::newRow("no JSON") << answer(200, "application/pdf") << false;
    QTest::newRow("no type") << answer(200, {}) << false;
}

void ErrorCodesTest::disguise()
{
    QFETCH(ReplyHead, head);
    QFETCH(bool, expected);
    QCOMPARE(mayBeErrorInDisguise(head), expected);
    QCOMPARE(disguisedError(head, envelope(234003)).has_value(), expected);
}

void ErrorCodesTest::disguisedBody_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<std::optional<Reason>>("reason");

    using Maybe = std::optional<Reason>;
    QTest::newRow("E05 a refusal") << envelope(234003) << Maybe(Reason::KeyNotInMessage);
    QTest::newRow("a refusal that is long")
        << envelope(234003, ",\"x\":\"" + QByteArray(200'000, 'x') + '"') << Maybe(Reason::KeyNotInMessage);
    QTest::newRow("a code nobody knows") << envelope(1) << Maybe(Reason::UnexpectedAnswer);
    QTest::newRow("code 0") << envelope(0) << Maybe();
    QTest::newRow("a code as text") << R"({"code":"234003","msg":"x"})"_ba << Maybe();
    QTest::newRow("a code with a fraction") << R"({"code":1.5,"msg":"x"})"_ba << Maybe();
    QTest::newRow("no msg") << R"({"code":234003})"_ba << Maybe();
    QTest::newRow("msg is no text") << R"({"code":234003,"msg":1})"_ba << Maybe();
    QTest::newRow("a list") << R"([{"code":234003,"msg":"x"}])"_ba << Maybe();
    QTest::newRow("a person's own JSON") << R"({"name":"x"})"_ba << Maybe();
    QTest::newRow("no JSON") << "hello"_ba << Maybe();
    QTest::newRow("nothing") << QByteArray() << Maybe();
    QTest::newRow("too large") << envelope(234003, ",\"x\":\"" + QByteArray(2'000'000, 'x') + '"') << Maybe();
}

void ErrorCodesTest::disguisedBody()
{
    QFETCH(QByteArray, body);
    QFETCH(std::optional<Reason>, reason);
    const auto error = disguisedError(answer(200), body);
    QCOMPARE(error.has_value(), reason.has_value());
    if (error)
        QCOMPARE(error->reason, *reason);
}

QTEST_GUILESS_MAIN(ErrorCodesTest)
#include "errorcodes_test.moc"
