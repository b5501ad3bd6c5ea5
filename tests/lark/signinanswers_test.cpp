#include "lark/signinanswers.h"

#include <QTest>

#include "core/limits.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::seconds;

namespace {

HttpAnswer answer(const QByteArray &body, int status = 200)
{
    HttpAnswer whole;
    whole.head.status = status;
    whole.head.contentType = "application/json";
    whole.head.logId = u"LOG-1"_s;
    whole.body = body;
    return whole;
}

QByteArray refusal(qint64 code)
{
    return "{\"code\":" + QByteArray::number(code) + ",\"error\":\"invalid_grant\"}";
}

QString wordOf(const DevicePoll &poll)
{
    if (std::holds_alternative<TokenAnswer>(poll))
        return u"tokens"_s;
    if (std::holds_alternative<StillPending>(poll))
        return u"pending"_s;
    return std::holds_alternative<SlowDown>(poll) ? u"slow down"_s
                                                  : u"error %1"_s.arg(int(std::get<Error>(poll).reason));
}

QString failure(Reason reason)
{
    return u"error %1"_s.arg(int(reason));
}

} // namespace

class SignInAnswersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tokens()
    {
        const auto read =
            readTokens(answer("{\"code\":0,\"access_token\":\"eyJ.a.b\",\"expires_in\":7200,"
                              R"("refresh_token":"ur-1","refresh_token_expires_in":604800,"token_type":"Bearer",)"
                              "\"scope\":\"im:message:readonly offline_access\"}"));
        QVERIFY(read.ok());
        QCOMPARE(read->accessToken.secret(), "eyJ.a.b"_ba);
        QCOMPARE(read->expiresIn, seconds(2h));
        QCOMPARE(read->refreshToken, std::optional(Secret("ur-1")));
        QCOMPARE(read->refreshExpiresIn, std::optional(seconds(24h * 7)));
        QCOMPARE(read->scopes, (QStringList{u"im:message:readonly"_s, u"offline_access"_s}));
    }

    void tokensWithoutRefreshToken()
    {
        const auto read = readTokens(answer(R"({"access_token":"u-1","expires_in":"60","refresh_token":""})"));
        QVERIFY(read.ok());
        QCOMPARE(read->expiresIn, 60s);
        QVERIFY(!read->refreshToken);
        QVERIFY(!read->refreshExpiresIn);
        QVERIFY(read->scopes.isEmpty());
    }

    void lifetimes_data()
    {
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<qint64>("expected");
        const qint64 usual = Limits::userTokenLifetime.count();
        QTest::newRow("a number") << "300"_ba << 300LL;
        QTest::newRow("text") << R"("300")"_ba << 300LL;
        QTest::newRow("a fraction") << "300.9"_ba << 300LL;
        QTest::newRow("nothing left") << "0"_ba << usual;
        QTest::newRow("less than nothing") << "-5"_ba << usual;
        QTest::newRow("H08 for ever") << "1e300"_ba << usual;
        QTest::newRow("a word") << R"("soon")"_ba << usual;
        QTest::newRow("an object") << "{}"_ba << usual;
        QTest::newRow("null") << "null"_ba << usual;
    }

    void lifetimes()
    {
        QFETCH(const QByteArray, value);
        QFETCH(const qint64, expected);
        const auto read = readTokens(answer("{\"access_token\":\"u-1\",\"expires_in\":" + value + '}'));
        QVERIFY(read.ok());
        QCOMPARE(qint64(read->expiresIn.count()), expected);
    }

    void tenantToken()
    {
        const auto read = readTenantToken(answer(R"({"code":0,"msg":"ok","tenant_access_token":"t-1","expire":7140})"));
        QVERIFY(read.ok());
        QCOMPARE(read->token.secret(), "t-1"_ba);
        QCOMPARE(read->expiresIn, 7140s);
    }

    void noAnswerOfItsKind_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("nothing") << 200 << ""_ba << Reason::UnexpectedAnswer;
        QTest::newRow("a portal's page") << 200 << "<html></html>"_ba << Reason::UnexpectedAnswer;
        QTest::newRow("cut") << 200 << "{\"code\":0,\"access_tok"_ba << Reason::UnexpectedAnswer;
        QTest::newRow("an empty object") << 200 << "{}"_ba << Reason::UnexpectedAnswer;
        QTest::newRow("a list") << 200 << "[1]"_ba << Reason::UnexpectedAnswer;
        QTest::newRow("success without a token") << 200 << R"({"code":0})"_ba << Reason::UnexpectedAnswer;
        QTest::newRow("a token that is a number") << 200 << R"({"access_token":7})"_ba << Reason::UnexpectedAnswer;
        QTest::newRow("a token with a header behind it")
            << 200 << R"({"access_token":"u-1 X-Evil: yes"})"_ba << Reason::UnexpectedAnswer;
        QTest::newRow("a gateway's page") << 502 << "<html></html>"_ba << Reason::ServerUnavailable;
        QTest::newRow("a refusal under 200") << 200 << refusal(20050) << Reason::ServerTrouble;
        QTest::newRow("OAuth's word under 200") << 200 << R"({"error":"access_denied"})"_ba << Reason::SignInDenied;
    }

    void noAnswerOfItsKind()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const Reason, reason);
        const auto tokens = readTokens(answer(body, status));
        QVERIFY(!tokens.ok());
        QCOMPARE(tokens.error().reason, reason);
        QCOMPARE(tokens.error().logId, u"LOG-1"_s);
        QVERIFY(!readTenantToken(answer(body, status)).ok());
        QVERIFY(!readDeviceAuthorization(answer(body, status)).ok());
    }

    void everyCode_data()
    {
        QTest::addColumn<qint64>("code");
        QTest::addColumn<Reason>("reason");
        const auto row = [](qint64 code, Reason reason) { QTest::addRow("%lld", code) << code << reason; };
        // "Get user_access_token" and "Refresh user_access_token"
        row(20001, Reason::AuthenticationFailed);
        row(20002, Reason::AppSecretWrong);
        row(20003, Reason::AuthenticationFailed);
        row(20004, Reason::AuthenticationFailed);
        row(20008, Reason::UserBlocked);
        row(20009, Reason::AppNotInstalled);
        row(20010, Reason::UserBlocked);
        row(20024, Reason::SignInOver);
        row(20026, Reason::SignInOver);
        row(20036, Reason::AuthenticationFailed);
        row(20037, Reason::SignInOver);
        row(20048, Reason::AppSecretWrong);
        row(20049, Reason::AuthenticationFailed);
        row(20050, Reason::ServerTrouble);
        row(20063, Reason::AuthenticationFailed);
        row(20064, Reason::SignInOver);
        row(20065, Reason::AuthenticationFailed);
        row(20066, Reason::UserBlocked);
        row(20067, Reason::AuthenticationFailed);
        row(20068, Reason::AppScopeMissing);
        row(20069, Reason::AppDisabled);
        row(20070, Reason::AuthenticationFailed);
        row(20071, Reason::AuthenticationFailed);
        row(20072, Reason::ServerTrouble);
        row(20073, Reason::SignInOver);
        row(20074, Reason::SignInOver);
        // "Custom app obtains tenant_access_token"
        row(10003, Reason::AppSecretWrong);
        row(10005, Reason::AppNotInstalled);
        row(10012, Reason::AuthenticationFailed);
        row(10013, Reason::AuthenticationFailed);
        row(10014, Reason::AppDisabled);
        row(10015, Reason::AppSecretWrong);
        row(11205, Reason::AppDisabled);
        row(99991543, Reason::AppSecretWrong);
        row(99991400, Reason::RateLimited);
    }

    void everyCode()
    {
        QFETCH(const qint64, code);
        QFETCH(const Reason, reason);
        for (const int status : {200, 400, 401, 500, 503}) {
            const auto tokens = readTokens(answer(refusal(code), status));
            QVERIFY(!tokens.ok());
            QCOMPARE(tokens.error().reason, reason);
            QCOMPARE(tokens.error().code, std::optional(code));
            QCOMPARE(readTenantToken(answer(refusal(code), status)).error().reason, reason);
            QCOMPARE(readRevocation(answer(refusal(code), status)).error().reason, reason);
        }
    }

    void deviceAuthorization()
    {
        const auto read =
            readDeviceAuthorization(answer("{\"device_code\":\"d-1\",\"user_code\":\"ABCD-EFGH\","
                                           "\"verification_uri\":\"https://accounts.feishu.cn/oauth/v1/device/verify\","
                                           "\"verification_uri_complete\":\"https://accounts.feishu.cn/oauth/v1/device/"
                                           "verify?flow_id=1&user_code=ABCD-EFGH\","
                                           "\"expires_in\":240,\"interval\":5}"));
        QVERIFY(read.ok());
        QCOMPARE(read->deviceCode, Secret("d-1"));
        QCOMPARE(read->userCode, u"ABCD-EFGH"_s);
        QCOMPARE(read->link,
                 QUrl(u"https://accounts.feishu.cn/oauth/v1/device/verify?flow_id=1&user_code=ABCD-EFGH"_s));
        QCOMPARE(read->expiresIn, 240s);
        QCOMPARE(read->interval, 5s);
    }

    void deviceAuthorizationWithLittle()
    {
        const auto read = readDeviceAuthorization(
            answer("{\"device_code\":\"d-1\",\"verification_uri\":\"https://a.example/verify\"}"));
        QVERIFY(read.ok());
        QCOMPARE(read->link, QUrl(u"https://a.example/verify"_s));
        QCOMPARE(read->expiresIn, seconds(Limits::deviceCodeLifetime));
        QCOMPARE(read->interval, seconds(Limits::pollInterval));
    }

    void numbersOfADeviceAuthorization()
    {
        const auto read = readDeviceAuthorization(answer("{\"device_code\":\"d-1\",\"verification_uri\":\"https://"
                                                         "a.example/verify\",\"expires_in\":1e8,\"interval\":999}"));
        QVERIFY(read.ok());
        QCOMPARE(read->expiresIn, seconds(Limits::longestDeviceCodeLifetime));
        QCOMPARE(read->interval, seconds(Limits::longestPollInterval));
    }

    void linksThatAreNotOpened_data()
    {
        QTest::addColumn<QByteArray>("link");
        QTest::newRow("http") << "http://accounts.feishu.cn/verify"_ba;
        QTest::newRow("a file") << "file:///etc/passwd"_ba;
        QTest::newRow("a script") << "javascript:alert(1)"_ba;
        QTest::newRow("a user name") << "https://accounts.feishu.cn@evil.example/"_ba;
        QTest::newRow("none") << ""_ba;
        QTest::newRow("endless") << "https://accounts.feishu.cn/" + QByteArray(2000, 'a');
    }

    void linksThatAreNotOpened()
    {
        QFETCH(const QByteArray, link);
        const auto read =
            readDeviceAuthorization(answer("{\"device_code\":\"d-1\",\"verification_uri_complete\":\"" + link + "\"}"));
        QVERIFY(!read.ok());
        QCOMPARE(read.error().reason, Reason::UnexpectedAnswer);
    }

    void polls_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("expected");
        const auto word = [](const char *text) { return QByteArray("{\"error\":\"") + text + "\"}"; };
        QTest::newRow("agreed") << 200 << R"({"access_token":"u-1"})"_ba << u"tokens"_s;
        QTest::newRow("not yet") << 400 << word("authorization_pending") << u"pending"_s;
        QTest::newRow("not yet, with a code")
            << 400 << R"({"code":20094,"error":"authorization_pending"})"_ba << u"pending"_s;
        QTest::newRow("not yet, under 200") << 200 << word("authorization_pending") << u"pending"_s;
        QTest::newRow("too often") << 400 << word("slow_down") << u"slow down"_s;
        QTest::newRow("no") << 400 << word("access_denied") << failure(Reason::SignInDenied);
        QTest::newRow("too late") << 400 << word("expired_token") << failure(Reason::SignInExpired);
        QTest::newRow("too late, in other words") << 400 << word("invalid_grant") << failure(Reason::SignInExpired);
        QTest::newRow("the wrong secret") << 401 << word("invalid_client") << failure(Reason::AppSecretWrong);
        QTest::newRow("no such grant") << 400 << word("unsupported_grant_type")
                                       << failure(Reason::AuthenticationFailed);
        QTest::newRow("trouble") << 503 << refusal(20072) << failure(Reason::ServerTrouble);
        QTest::newRow("a page") << 502 << "<html>"_ba << failure(Reason::ServerUnavailable);
    }

    void polls()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const QString, expected);
        QCOMPARE(wordOf(readDevicePoll(answer(body, status))), expected);
    }

    void revocation_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<bool>("revoked");
        QTest::newRow("nothing") << 200 << ""_ba << true;
        QTest::newRow("an object") << 200 << R"({"code":0})"_ba << true;
        QTest::newRow("a refusal") << 400 << refusal(20063) << false;
        QTest::newRow("a refusal under 200") << 200 << refusal(20063) << false;
        QTest::newRow("no such path") << 404 << ""_ba << false;
    }

    void revocation()
    {
        QFETCH(const int, status);
        QFETCH(const QByteArray, body);
        QFETCH(const bool, revoked);
        QCOMPARE(readRevocation(answer(body, status)).ok(), revoked);
    }

    void user_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("openId");
        QTest::newRow("usual") << R"({"code":0,"data":{"name":"王小明","open_id":"ou_7d8a"}})"_ba << u"王小明"_s
                               << u"ou_7d8a"_s;
        QTest::newRow("a name that turns the line around")
            << R"({"data":{"name":"a\u202eb\nc","open_id":"ou_1"}})"_ba << u"ab c"_s << u"ou_1"_s;
        QTest::newRow("an endless name") << "{\"data\":{\"name\":\"" + QByteArray(5000, 'x') +
                                                "\",\"open_id\":\"ou_1\"}}"
                                         << QString(100, u'x') << u"ou_1"_s;
        QTest::newRow("an id with a path in it") << R"({"data":{"name":"a","open_id":"../b"}})"_ba << u"a"_s << u""_s;
        QTest::newRow("nobody") << R"({"data":{}})"_ba << u""_s << u""_s;
    }

    void user()
    {
        QFETCH(const QByteArray, json);
        QFETCH(const QString, name);
        QFETCH(const QString, openId);
        const auto read = readUser(json);
        QVERIFY(read.ok());
        QCOMPARE(read->name, name);
        QCOMPARE(read->openId, openId);
    }

    void noUser()
    {
        for (const QByteArray &json : {""_ba, "[]"_ba, R"({"data":[]})"_ba, R"({"name":"a"})"_ba})
            QCOMPARE(readUser(json).error().reason, Reason::UnexpectedAnswer);
    }
};

QTEST_GUILESS_MAIN(SignInAnswersTest)
#include "signinanswers_test.moc"
