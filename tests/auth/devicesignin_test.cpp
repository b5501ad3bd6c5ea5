#include "auth/devicesignin.h"

#include <QTest>

#include "tests/auth/accountbench.h"
#include "tests/support/resultof.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = SecretName::Kind;

constexpr int generously = 60'000;
const QByteArray devicePath = "/oauth/v1/device_authorization";
const QByteArray userPath = "/open-apis/authen/v1/user_info";

HttpReply oauthWord(const QByteArray &word)
{
    return reply(400, "application/json", "{\"error\":\"" + word + "\"}");
}

QString wordOf(const SignInState &state)
{
    static const QStringList words{u"asking"_s, u"waiting"_s, u"finishing"_s, u"signed in"_s, u"failed"_s};
    return words.at(qsizetype(state.index()));
}

/** One account at the demo's sign-in, whose seconds are short. */
struct Bench : AccountBench
{
    explicit Bench(const QString &app = QString(DemoSignIn::appId), int pollsUntilAgreed = 3,
                   std::chrono::seconds lifetime = 30min)
        : AccountBench({.pollsUntilAgreed = pollsUntilAgreed, .deviceLifetime = lifetime}, app)
    {
        if (!resultOf(tokens.keepAppSecret(id, Secret(QString(DemoSignIn::appSecret).toLatin1()))))
            qFatal("No app secret");
        restart();
    }

    void restart(const QStringList &scopes = defaultScopes())
    {
        states.clear();
        flow = std::make_unique<DeviceSignIn>(SignInOrder{id, scopes, 10ms}, client, accounts, tokens);
        QObject::connect(flow.get(), &DeviceSignIn::changed, flow.get(), [this](const SignInState &state) {
            states.append(wordOf(state));
            if (const auto *waiting = std::get_if<WaitingForUser>(&state))
                shown = *waiting;
        });
    }

    SignInState end()
    {
        flow->start();
        if (!comesTrue([this] { return isOver(flow->state()); }, generously))
            qFatal("A sign-in that never ends");
        return flow->state();
    }

    SessionKeychain keychain;
    TokenSource tokens{keychain, accounts, client, [](const char *) { return QByteArray(); }};
    std::unique_ptr<DeviceSignIn> flow;
    QStringList states;
    std::optional<WaitingForUser> shown;
};

} // namespace

class DeviceSignInTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreed()
    {
        Bench bench;
        const auto end = std::get<SignedIn>(bench.end());
        QCOMPARE(bench.states, (QStringList{u"asking"_s, u"waiting"_s, u"finishing"_s, u"signed in"_s}));
        QCOMPARE(end.name, QString(DemoSignIn::userName));
        QCOMPARE(end.scopes, defaultScopes());
        QVERIFY(end.canBeRenewed);
        QVERIFY(!end.notStored);
        QVERIFY(bench.shown->userCode.startsWith(u"DEMO-"));
        QVERIFY(bench.shown->link.toString().contains(bench.shown->userCode));
        QVERIFY(bench.shown->until > QDateTime::currentDateTimeUtc().addSecs(-generously));
        QCOMPARE(bench.timesAsked(tokenPath), 3); // pending, slow_down, agreed

        const auto status = std::get<SignedInAs>(resultOf(bench.tokens.status(bench.id, Identity::User)));
        QCOMPARE(status.name, QString(DemoSignIn::userName));
        const Account *account = bench.accounts.list().find(bench.id);
        QCOMPARE(account->user->openId, u"ou_demo_robin"_s);
        const auto credential = resultOf(bench.tokens.credential(account->platform, Identity::User, bench.id));
        QVERIFY(bench.signIn.takes(credential->token.secret()));
        QVERIFY(bench.signIn.honours(
            resultOf(bench.keychain.read({Kind::RefreshToken, bench.id.text()}))->value_or(QByteArray())));
    }

    void scopesThatAreAskedFor()
    {
        Bench bench;
        bench.restart({u"im:message:readonly"_s, u"im:chat:read"_s});
        const auto end = std::get<SignedIn>(bench.end());
        QVERIFY(!end.canBeRenewed); // without offline_access
        QVERIFY(bench.requests.constFirst().body.contains("scope=im%3Amessage%3Areadonly%20im%3Achat%3Aread"));
    }

    void ends_data()
    {
        QTest::addColumn<QString>("app");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("the user says no") << QString(DemoSignIn::appOfDenial) << Reason::SignInDenied;
        QTest::newRow("the user does nothing") << QString(DemoSignIn::appOfExpiry) << Reason::SignInExpired;
    }

    void ends()
    {
        QFETCH(const QString, app);
        QFETCH(const Reason, reason);
        Bench bench(app);
        QCOMPARE(std::get<SignInFailed>(bench.end()).error.reason, reason);
        QCOMPARE(bench.states, (QStringList{u"asking"_s, u"waiting"_s, u"failed"_s}));
        QVERIFY(!bench.accounts.list().find(bench.id)->user);
    }

    void polls_data()
    {
        QTest::addColumn<QList<HttpReply>>("replies");
        QTest::addColumn<int>("reason"); // -1: signs in
        QTest::newRow("the line is lost") << QList<HttpReply>{lostLine(), lostLine()} << -1;
        QTest::newRow("a server in trouble")
            << QList<HttpReply>{reply(502, "text/html", "<html>"), reply(500, "application/json", "{\"code\":20050}"),
                                reply(503, "application/json", "{\"code\":20072}")}
            << -1;
        QTest::newRow("a portal's page") << QList<HttpReply>{reply(200, "text/html", "<html>")} << -1;
        QTest::newRow("slow_down, several times") << QList<HttpReply>(5, oauthWord("slow_down")) << -1;
        QTest::newRow("invalid_grant") << QList<HttpReply>{oauthWord("invalid_grant")} << int(Reason::SignInExpired);
        QTest::newRow("expired_token") << QList<HttpReply>{oauthWord("expired_token")} << int(Reason::SignInExpired);
        QTest::newRow("access_denied") << QList<HttpReply>{oauthWord("access_denied")} << int(Reason::SignInDenied);
        QTest::newRow("invalid_client") << QList<HttpReply>{oauthWord("invalid_client")} << int(Reason::AppSecretWrong);
        QTest::newRow("the app is switched off")
            << QList<HttpReply>{reply(400, "application/json", "{\"code\":20069}")} << int(Reason::AppDisabled);
        QTest::newRow("moved") << QList<HttpReply>{[] {
            HttpReply moved = reply(302, "text/plain", {});
            moved.headers.append({"Location"_ba, "/elsewhere"_ba});
            return moved;
        }()} << -1;
    }

    void polls()
    {
        QFETCH(const QList<HttpReply>, replies);
        QFETCH(const int, reason);
        Bench bench;
        bench.next[tokenPath] = replies;
        const SignInState end = bench.end();
        const auto *failed = std::get_if<SignInFailed>(&end);
        QCOMPARE(failed ? int(failed->error.reason) : -1, reason);
        QVERIFY(bench.next[tokenPath].isEmpty());
    }

    void nobodyAgreesInTime()
    {
        Bench bench(QString(DemoSignIn::appId), 1'000'000, 30s);
        QCOMPARE(std::get<SignInFailed>(bench.end()).error.reason, Reason::SignInExpired);
    }

    void intervals_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<DevicePoll>("answer");
        QTest::addColumn<int>("after");
        const Error lost{.reason = Reason::ConnectionLost};
        QTest::newRow("not yet") << 5 << DevicePoll(StillPending{}) << 5;
        QTest::newRow("too often") << 5 << DevicePoll(SlowDown{}) << 10;
        QTest::newRow("too often, many times") << 58 << DevicePoll(SlowDown{}) << 60;
        QTest::newRow("too often at the limit") << 60 << DevicePoll(SlowDown{}) << 60;
        QTest::newRow("the line is lost") << 5 << DevicePoll(lost) << 6;
        QTest::newRow("the line is lost at the limit") << 60 << DevicePoll(lost) << 60;
    }

    void intervals()
    {
        QFETCH(const int, before);
        QFETCH(const DevicePoll, answer);
        QFETCH(const int, after);
        QCOMPARE(int(intervalAfter(std::chrono::seconds(before), answer).count()), after);
    }

    void noCode_data()
    {
        QTest::addColumn<HttpReply>("reply");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("the app's secret is wrong") << oauthWord("invalid_client") << Reason::AppSecretWrong;
        QTest::newRow("a scope that the app has not") << oauthWord("invalid_scope") << Reason::AppScopeMissing;
        QTest::newRow("no such flow here") << reply(404, "text/html", "<html>") << Reason::NoSuchApi;
        QTest::newRow("the line is lost") << lostLine() << Reason::ConnectionLost;
        QTest::newRow("a link that is not to be opened")
            << reply(200, "application/json", "{\"device_code\":\"d\",\"verification_uri\":\"http://evil.example/\"}")
            << Reason::UnexpectedAnswer;
    }

    void noCode()
    {
        QFETCH(const HttpReply, reply);
        QFETCH(const Reason, reason);
        Bench bench;
        bench.always[devicePath] = reply;
        QCOMPARE(std::get<SignInFailed>(bench.end()).error.reason, reason);
        QCOMPARE(bench.states, (QStringList{u"asking"_s, u"failed"_s}));
        QCOMPARE(bench.timesAsked(devicePath), 1);
    }

    void withoutTheAppsSecret()
    {
        Bench bench;
        QVERIFY(resultOf(bench.keychain.remove({Kind::AppSecret, bench.id.text()})).ok());
        QCOMPARE(std::get<SignInFailed>(bench.end()).error.reason, Reason::AppSecretMissing);
        QVERIFY(bench.requests.isEmpty());
    }

    void unknownAccount()
    {
        Bench bench;
        bench.id = AccountId::makeNew();
        bench.restart();
        QCOMPARE(std::get<SignInFailed>(bench.end()).error.reason, Reason::UnknownAccount);
    }

    void withoutAName()
    {
        Bench bench;
        bench.always[userPath] = reply(500, "text/html", "<html>");
        const auto end = std::get<SignedIn>(bench.end());
        QVERIFY(end.name.isEmpty());
        QVERIFY(bench.accounts.list().find(bench.id)->user);
    }

    void cancelledByItsEnd()
    {
        Bench bench(QString(DemoSignIn::appId), 1'000'000);
        bench.flow->start();
        QTRY_VERIFY_WITH_TIMEOUT(bench.timesAsked(tokenPath) > 0, generously);
        bench.flow.reset();
        QCOMPARE(bench.states, (QStringList{u"asking"_s, u"waiting"_s}));
        QVERIFY(!bench.accounts.list().find(bench.id)->user);
    }
};

QTEST_GUILESS_MAIN(DeviceSignInTest)
#include "devicesignin_test.moc"
