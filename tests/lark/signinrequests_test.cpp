#include "lark/signinrequests.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QUrlQuery>

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const QByteArray oddSecret = "a+b&c=d %e/f\"g";

AppCredential app()
{
    return AppCredential{u"cli_a1b2c3"_s, Secret(oddSecret)};
}

OpenPlatform platform(const QString &text)
{
    return OpenPlatform::parse(text).value();
}

/** The fields of a form or of JSON, in the order of their names. */
QMap<QString, QString> fieldsOf(const PostRequest &post)
{
    QMap<QString, QString> fields;
    if (post.request.header(QNetworkRequest::ContentTypeHeader).toString().startsWith("application/json"_L1)) {
        const QJsonObject object = QJsonDocument::fromJson(post.body).object();
        for (auto field = object.begin(); field != object.end(); ++field)
            fields.insert(field.key(), field.value().toString());
        return fields;
    }
    const QUrlQuery query(QString::fromLatin1(post.body));
    const auto items = query.queryItems(QUrl::FullyDecoded);
    for (const auto &[name, value] : items)
        fields.insert(name, value);
    return fields;
}

using Fields = QMap<QString, QString>;
const QString secretText = QString::fromLatin1(oddSecret);

} // namespace

class SignInRequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accountsHost_data()
    {
        QTest::addColumn<QString>("open");
        QTest::addColumn<QString>("accounts");
        QTest::newRow("Feishu") << u"feishu"_s << u"https://accounts.feishu.cn"_s;
        QTest::newRow("Lark") << u"lark"_s << u"https://accounts.larksuite.com"_s;
        QTest::newRow("one's own") << u"https://open.example.com"_s << u"https://accounts.example.com"_s;
        QTest::newRow("one's own, with port and path")
            << u"https://open.example.com:8443/lark"_s << u"https://accounts.example.com:8443/lark"_s;
        QTest::newRow("another name") << u"https://feishu.example.com"_s << u"https://feishu.example.com"_s;
        QTest::newRow("open in the middle") << u"https://my.open.example.com"_s << u"https://my.open.example.com"_s;
        QTest::newRow("a loopback address") << u"http://127.0.0.1:8080"_s << u"http://127.0.0.1:8080"_s;
    }

    void accountsHost()
    {
        QFETCH(const QString, open);
        QFETCH(const QString, accounts);
        QCOMPARE(accountsHostOf(platform(open)).toString(), accounts);
    }

    void pastedAppCredential_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("secret");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << u"cli_a1b2"_s << u"s3cret"_s << true;
        QTest::newRow("wrapped") << u" \"cli_a1b2\"\n"_s << u"\t\u201cs3cret\u201d "_s << true;
        QTest::newRow("no id") << u""_s << u"s3cret"_s << false;
        QTest::newRow("no secret") << u"cli_a1b2"_s << u" "_s << false;
        QTest::newRow("a path for an id") << u"cli_a/../b"_s << u"s3cret"_s << false;
        QTest::newRow("a line break in the secret") << u"cli_a1b2"_s << u"s3\ncret"_s << false;
        QTest::newRow("a secret that is not ASCII") << u"cli_a1b2"_s << u"密钥"_s << false;
        QTest::newRow("an endless secret") << u"cli_a1b2"_s << QString(513, u'x') << false;
        QTest::newRow("an endless id") << QString(65, u'x') << u"s3cret"_s << false;
    }

    void pastedAppCredential()
    {
        QFETCH(const QString, id);
        QFETCH(const QString, secret);
        QFETCH(const bool, good);
        const auto parsed = AppCredential::parse(id, secret);
        QCOMPARE(parsed.ok(), good);
        if (good) {
            QCOMPARE(parsed->appId, u"cli_a1b2"_s);
            QCOMPARE(parsed->secret.bytes(), "s3cret"_ba);
        } else {
            QCOMPARE(parsed.error(), Error{.reason = Reason::AppSecretWrong});
        }
    }

    void posts_data()
    {
        QTest::addColumn<PostRequest>("post");
        QTest::addColumn<QString>("url");
        QTest::addColumn<QString>("type");
        QTest::addColumn<Fields>("fields");
        const QString form = u"application/x-www-form-urlencoded"_s;
        const QString json = u"application/json; charset=utf-8"_s;
        const QUrl accounts(u"https://accounts.feishu.cn"_s);
        QTest::newRow("tenant token") << tenantTokenRequest(OpenPlatform::feishu(), app())
                                      << u"https://open.feishu.cn/open-apis/auth/v3/tenant_access_token/internal"_s
                                      << json << Fields{{u"app_id"_s, u"cli_a1b2c3"_s}, {u"app_secret"_s, secretText}};
        QTest::newRow("refresh") << refreshRequest(OpenPlatform::lark(), app(), Secret("ur-1+2"))
                                 << u"https://open.larksuite.com/open-apis/authen/v2/oauth/token"_s << json
                                 << Fields{{u"grant_type"_s, u"refresh_token"_s},
                                           {u"client_id"_s, u"cli_a1b2c3"_s},
                                           {u"client_secret"_s, secretText},
                                           {u"refresh_token"_s, u"ur-1+2"_s}};
        QTest::newRow("device authorization")
            << deviceAuthorizationRequest(accounts, app(), defaultScopes())
            << u"https://accounts.feishu.cn/oauth/v1/device_authorization"_s << form
            << Fields{{u"client_id"_s, u"cli_a1b2c3"_s}, {u"scope"_s, u"im:message:readonly offline_access"_s}};
        QTest::newRow("device token") << deviceTokenRequest(platform(u"https://open.example.com/lark"_s), app(),
                                                            Secret("d=1"))
                                      << u"https://open.example.com/lark/open-apis/authen/v2/oauth/token"_s << form
                                      << Fields{{u"grant_type"_s, u"urn:ietf:params:oauth:grant-type:device_code"_s},
                                                {u"client_id"_s, u"cli_a1b2c3"_s},
                                                {u"client_secret"_s, secretText},
                                                {u"device_code"_s, u"d=1"_s}};
        QTest::newRow("revoke") << revokeRequest(accounts, app(), Secret("ur-1+2"))
                                << u"https://accounts.feishu.cn/oauth/v1/revoke"_s << form
                                << Fields{{u"client_id"_s, u"cli_a1b2c3"_s},
                                          {u"client_secret"_s, secretText},
                                          {u"token"_s, u"ur-1+2"_s},
                                          {u"token_type_hint"_s, u"refresh_token"_s}};
    }

    void posts()
    {
        QFETCH(const PostRequest, post);
        QFETCH(const QString, url);
        QFETCH(const QString, type);
        QFETCH(const Fields, fields);
        QCOMPARE(post.request.url().toString(QUrl::FullyEncoded), url);
        QCOMPARE(post.request.header(QNetworkRequest::ContentTypeHeader).toString(), type);
        QCOMPARE(fieldsOf(post), fields);
    }

    /** A stricter reader takes + for a space. */
    void formsHoldNoBarePlus()
    {
        const PostRequest post = revokeRequest(QUrl(u"https://accounts.feishu.cn"_s), app(), Secret("ur-1+2"));
        QVERIFY(!post.body.contains('+'));
        QVERIFY(post.body.contains("token=ur-1%2B2&"));
    }

    void appShowsItselfByBasic()
    {
        const PostRequest post =
            deviceAuthorizationRequest(QUrl(u"https://accounts.feishu.cn"_s), app(), defaultScopes());
        QCOMPARE(post.request.rawHeader("Authorization"), "Basic " + ("cli_a1b2c3:" + oddSecret).toBase64());
        QVERIFY(!post.body.contains("client_secret"));
    }

    void whoTheUserIs()
    {
        const QNetworkRequest request = userInfoRequest(OpenPlatform::feishu(), AccessToken::parse(u"u-1"_s).value());
        QCOMPARE(request.url(), QUrl(u"https://open.feishu.cn/open-apis/authen/v1/user_info"_s));
        QCOMPARE(request.rawHeader("Authorization"), "Bearer u-1"_ba);
    }
};

QTEST_GUILESS_MAIN(SignInRequestsTest)
#include "signinrequests_test.moc"
