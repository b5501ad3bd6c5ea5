#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include "core/limits.h"
#include "session/connectioncheck.h"
#include "support/scriptedserver.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Outcome = CheckResult::Outcome;

const QByteArray greeting = "/open-apis/authen/v1/user_info";
const QByteArray secret = "u-canary-0123456789abcdef";

ResourceRef resource()
{
    const FileKey key = FileKey::parse(u"file_v3_00aa_1").value();
    return {MessageId::parse(u"om_1").value(), key, typeOf(key)};
}

QByteArray httpDate(const QDateTime &date)
{
    return QLocale::c().toString(date.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

/** A platform that is well, and a check of it. */
class Bench
{
public:
    Bench()
    {
        server.onEveryRequest(greeting, [](const HttpRequest &request, const ServedResource &) {
            if (request.header("Authorization").isEmpty())
                return Faults::refusal(400, 99991661)(request, {});
            HttpReply answer = reply(200, "application/json; charset=utf-8",
                                     R"({"code":0,"msg":"success","data":{"name":"Mei Lin","open_id":"ou_1"}})");
            return answer;
        });
        server.serve(path(), 1'000'000);
    }

    [[nodiscard]] OpenPlatform platform() const { return OpenPlatform::parse(server.base().toString()).value(); }
    [[nodiscard]] QByteArray path() const { return resourceUrl(platform(), resource()).path().toLatin1(); }

    /** The outcome of each step, as "name good, proxy good, …". */
    QString check(Identity identity = Identity::User, bool withResource = true, std::optional<Error> noToken = {})
    {
        return check({platform(), identity, withResource ? std::optional(resource()) : std::nullopt}, noToken);
    }

    QString check(const CheckOrder &order, const std::optional<Error> &noToken = {})
    {
        ConnectionCheck check(order, client, [order, noToken] {
            const AccessToken token = AccessToken::parse(QString::fromLatin1(secret)).value();
            return QtFuture::makeReadyFuture(noToken ? Result<Credential>(*noToken)
                                                     : Result<Credential>(Credential{order.identity, token}));
        });
        results.clear();
        QObject::connect(&check, &ConnectionCheck::told, &check,
                         [this](const CheckResult &result) { results.append(result); });
        QSignalSpy finished(&check, &ConnectionCheck::finished);
        check.start();
        if (!finished.wait(60'000))
            return u"no end"_s;
        QStringList words;
        for (const CheckResult &result : std::as_const(results))
            words.append(word(result));
        return words.join(u", "_s);
    }

    [[nodiscard]] static QString word(const CheckResult &result)
    {
        static const QStringList steps{u"name"_s,  u"proxy"_s, u"connection"_s, u"clock"_s,
                                       u"token"_s, u"scope"_s, u"reading"_s};
        static const QStringList outcomes{u"good"_s, u"bad"_s, u"not tried"_s};
        return steps.at(int(result.step)) + u' ' + outcomes.at(int(result.outcome));
    }

    [[nodiscard]] std::optional<Error> errorOf(CheckStep step) const
    {
        for (const CheckResult &result : results)
            if (result.step == step)
                return result.error;
        return std::nullopt;
    }

    ScriptedServer server;
    HttpClient client{HttpOptions{.idleTimeout = 20s}};
    QList<CheckResult> results;
};

const QString allGood = u"name good, proxy good, connection good, clock good, token good, scope good, reading good"_s;

} // namespace

/** Every step of a connection check, against a platform that is well and one that is not. */
class ConnectionCheckTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allIsWell_data()
    {
        QTest::addColumn<Identity>("identity");
        QTest::newRow("user") << Identity::User;
        QTest::newRow("bot") << Identity::Bot;
    }
    void allIsWell()
    {
        QFETCH(Identity, identity);
        Bench bench;
        const HttpHeaders date{{"Date", httpDate(QDateTime::currentDateTimeUtc())}};
        bench.server.onRequest(greeting, 1, Faults::refusal(400, 99991661, "no token", date));
        QCOMPARE(bench.check(identity), allGood);
        QCOMPARE(bench.server.rangesAsked(bench.path()), QList<QByteArray>{"bytes=0-0"});
        QCOMPARE(bench.server.headersAsked(greeting, "Authorization").first(), QByteArray());
        QCOMPARE(bench.results.at(int(CheckStep::Token)).detail, identity == Identity::User ? u"Mei Lin"_s : QString());
    }

    void trouble_data()
    {
        QTest::addColumn<QByteArray>("path"); // empty: the resource's
        QTest::addColumn<int>("nth");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<CheckStep>("step");
        QTest::addColumn<Reason>("reason");
        const QString reached = u"name good, proxy good, connection good, clock not tried, "_s;
        const QString notReached = u"name good, proxy good, connection bad, clock not tried, token not tried, "_s +
                                   u"scope not tried, reading not tried"_s;
        const auto row = [](const char *name, const QByteArray &path, int nth, const Fault &fault,
                            const QString &outcome, CheckStep step, Reason reason) {
            QTest::newRow(name) << path << nth << fault << outcome << step << reason;
        };

        row("the line is cut", greeting, 1, Faults::cutBeforeHead(), notReached, CheckStep::Connection,
            Reason::ConnectionLost);
        row("a sign-in page answers", greeting, 1, Faults::htmlPage(), notReached, CheckStep::Connection,
            Reason::NetworkWantsSignIn);
        row("another server answers", greeting, 1, Faults::htmlPage(404), notReached, CheckStep::Connection,
            Reason::NoSuchApi);
        row("the token has expired", greeting, 2, Faults::refusal(401, 99991677),
            reached + u"token bad, scope not tried, reading not tried"_s, CheckStep::Token, Reason::TokenRefused);
        row("the app has not the scope", {}, 1, Faults::refusal(400, 99991672),
            reached + u"token good, scope bad, reading not tried"_s, CheckStep::Scope, Reason::AppScopeMissing);
        row("the user has not granted the scope", {}, 1, Faults::refusal(400, 99991679),
            reached + u"token good, scope bad, reading not tried"_s, CheckStep::Scope, Reason::UserScopeMissing);
        row("the bot is not in the chat", {}, 1, Faults::refusal(400, 234004),
            reached + u"token good, scope good, reading bad"_s, CheckStep::Reading, Reason::BotNotInChat);
        row("the line is cut behind the headers", {}, 1, Faults::cutAfter(0),
            reached + u"token good, scope not tried, reading bad"_s, CheckStep::Reading, Reason::ConnectionLost);
        row("the line is cut at the byte", {}, 1, Faults::cutBeforeHead(),
            reached + u"token good, scope not tried, reading bad"_s, CheckStep::Reading, Reason::ConnectionLost);
    }
    void trouble()
    {
        QFETCH(QByteArray, path);
        QFETCH(int, nth);
        QFETCH(Fault, fault);
        QFETCH(CheckStep, step);
        QFETCH(Reason, reason);
        Bench bench;
        // A line that is cut before an answer may be tried once more by Qt itself.
        bench.server.fromRequest(path.isEmpty() ? bench.path() : path, nth, fault);
        QTEST(bench.check(), "outcome");
        QVERIFY(bench.errorOf(step));
        QCOMPARE(bench.errorOf(step)->reason, reason);
    }

    void answersWithoutRanges()
    {
        Bench bench;
        bench.server.onEveryRequest(bench.path(), Faults::wholeInstead());
        QVERIFY(bench.check().endsWith(u"scope good, reading good"_s));
    }

    /** One byte is wanted, not the rest of a film. */
    void answersWithoutRangesAndWithoutEnd()
    {
        Bench bench;
        bench.server.onEveryRequest(bench.path(), [](const HttpRequest &request, const ServedResource &resource) {
            HttpReply answer = Faults::wholeInstead()(request, resource);
            answer.bytesPerSecond = 1000;
            return answer;
        });
        ConnectionCheck check({bench.platform(), Identity::User, resource()}, bench.client, [] {
            const AccessToken token = AccessToken::parse(QString::fromLatin1(secret)).value();
            return QtFuture::makeReadyFuture(Result<Credential>(Credential{Identity::User, token}));
        });
        QSignalSpy finished(&check, &ConnectionCheck::finished);
        check.start();
        QVERIFY(finished.wait(60'000));
        QTRY_COMPARE(bench.server.loopback().answersLeft(), 1); // while check and client are there still
    }

    void clocks_data()
    {
        QTest::addColumn<int>("ahead"); // seconds
        QTest::addColumn<Outcome>("outcome");
        QTest::newRow("as the server's") << 0 << Outcome::Good;
        QTest::newRow("two minutes ahead") << 120 << Outcome::Good;
        QTest::newRow("an hour ahead") << 3600 << Outcome::Bad;
        QTest::newRow("three days behind") << -3 * 24 * 3600 << Outcome::Bad;
    }
    void clocks()
    {
        QFETCH(int, ahead);
        QFETCH(Outcome, outcome);
        Bench bench;
        const QByteArray date = httpDate(QDateTime::currentDateTimeUtc().addSecs(-ahead));
        bench.server.onRequest(greeting, 1, Faults::refusal(400, 99991661, "no token", {{"Date", date}}));
        bench.check();
        const CheckResult &clock = bench.results.at(int(CheckStep::Clock));
        QCOMPARE(clock.outcome, outcome);
        QVERIFY(std::chrono::abs(clock.ahead - std::chrono::seconds(ahead)) < 60s);
    }

    void withoutToken()
    {
        Bench bench;
        const QString outcome = bench.check(Identity::User, true, Error{.reason = Reason::NoToken});
        QVERIFY(outcome.endsWith(u"token bad, scope not tried, reading not tried"_s));
        QCOMPARE(bench.server.timesAsked(bench.path()), 0);
    }

    void withoutResource()
    {
        Bench bench;
        QVERIFY(bench.check(Identity::User, false).endsWith(u"token good, scope not tried, reading not tried"_s));
    }

    void nobodyListens()
    {
        QTcpServer gone;
        QVERIFY(gone.listen(QHostAddress::LocalHost));
        const auto platform = OpenPlatform::parse(u"http://127.0.0.1:%1"_s.arg(gone.serverPort())).value();
        gone.close();
        Bench bench;
        bench.check({platform, Identity::User, {}});
        QCOMPARE(bench.errorOf(CheckStep::Connection)->reason, Reason::ConnectionRefused);
    }

    void endsInSilence()
    {
        Bench bench;
        HttpClient client({});
        int told = 0;
        {
            ConnectionCheck check({bench.platform(), Identity::User, {}}, client, [] {
                return QtFuture::makeReadyFuture(Result<Credential>(Error{.reason = Reason::NoToken}));
            });
            connect(&check, &ConnectionCheck::told, &check, [&told] { ++told; });
            check.start();
        }
        QCoreApplication::sendPostedEvents();
        QCOMPARE(told, 0);
    }
};

QTEST_GUILESS_MAIN(ConnectionCheckTest)
#include "connectioncheck_test.moc"
