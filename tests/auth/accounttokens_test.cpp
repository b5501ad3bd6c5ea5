#include "auth/tokensource.h"

#include <functional>
#include <utility>

#include <QJsonDocument>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include "demo/openplatformreply.h"
#include "lark/signinanswers.h"
#include "tests/auth/accountbench.h"
#include "tests/support/resultof.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Kind = SecretName::Kind;

constexpr int generously = 60'000;
const QByteArray tenantPath = "/open-apis/auth/v3/tenant_access_token/internal";

/** Refuses what a test says, and does later what it is to do slowly. */
class FlakyKeychain : public SessionKeychain
{
public:
    QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override
    {
        if (unreadable)
            return QtFuture::makeReadyFuture(
                Result<std::optional<QByteArray>>(Error{.reason = Reason::KeychainLocked}));
        return SessionKeychain::read(name);
    }
    QFuture<Done> write(const SecretName &name, const QByteArray &secret) override
    {
        if (unwritable.contains(name.kind))
            return QtFuture::makeReadyFuture(Done(Error{.reason = Reason::KeychainDenied}));
        if (forgetful.contains(name.kind))
            return QtFuture::makeReadyFuture(done());
        return later([this, name, secret] { return SessionKeychain::write(name, secret); });
    }
    QFuture<Done> remove(const SecretName &name) override
    {
        return later([this, name] { return SessionKeychain::remove(name); });
    }

    /** What was to be written and removed slowly, in its order. */
    void goOn()
    {
        slow = false;
        for (const auto &change : std::exchange(m_waiting, {}))
            change();
    }

    bool slow = false;
    bool unreadable = false;
    QSet<Kind> unwritable;
    QSet<Kind> forgetful; ///< says that it has kept it

private:
    QFuture<Done> later(const std::function<QFuture<Done>()> &change)
    {
        if (!slow)
            return change();
        const Ending<Done> ending;
        m_waiting.append([change, ending] { ending.with(change().result()); });
        return ending.future();
    }

    QList<std::function<void()>> m_waiting;
};

AccessToken token(const QByteArray &text)
{
    return AccessToken::parse(QString::fromLatin1(text)).value();
}

TokenAnswer answerOf(const QJsonObject &tokens)
{
    HttpAnswer answer;
    answer.head.status = 200;
    answer.body = QJsonDocument(tokens).toJson();
    return readTokens(answer).value();
}

QString failure(Reason reason)
{
    return u"error %1"_s.arg(int(reason));
}

QString wordOf(const TokenStatus &status)
{
    static const QStringList words{u"none"_s,          u"environment"_s, u"pasted"_s,  u"signed in"_s,
                                   u"sign-in ended"_s, u"bot of app"_s,  u"refused"_s, u"unknown"_s};
    return words.at(qsizetype(status.index()));
}

/** All that gives the account's tokens. */
struct Bench : AccountBench
{
    Bench() : AccountBench(DemoSignInOptions{}) { restart(); }

    /** Another process with the same keychain. */
    void restart()
    {
        tokens = std::make_unique<TokenSource>(keychain, accounts, client,
                                               [this](const char *name) { return environment.value(name); });
    }

    void useSecret() { keep(Kind::AppSecret, QString(DemoSignIn::appSecret).toLatin1()); }

    /** With an access token that ends in so long. */
    void useSignIn(std::chrono::seconds left)
    {
        useSecret();
        const QJsonObject given = signIn.newSignIn();
        access = given["access_token"_L1].toString().toLatin1();
        keep(Kind::UserAccessToken, access);
        keep(Kind::RefreshToken, given["refresh_token"_L1].toString().toLatin1());
        const auto until = QDateTime::currentDateTimeUtc().addSecs(left.count());
        edit([until](Account &account) { account.user = SignedInUser{u"Robin"_s, {}, {}, until, {}}; });
    }

    void edit(const std::function<void(Account &)> &change)
    {
        const Done edited = resultOf(accounts.change([this, change](AccountList &list) {
            change(*list.find(id));
            return done();
        }));
        if (!edited)
            qFatal("The account cannot be edited");
    }

    void keep(Kind kind, const QByteArray &secret)
    {
        if (!keychain.write({kind, id.text()}, secret).result())
            qFatal("The keychain takes nothing");
    }
    QByteArray kept(Kind kind)
    {
        return keychain.SessionKeychain::read({kind, id.text()}).result()->value_or(QByteArray());
    }

    QString given(Identity identity = Identity::User)
    {
        const auto credential = resultOf(tokens->credential(platform, identity, id));
        return credential ? QString::fromLatin1(credential->token.secret()) : failure(credential.error().reason);
    }
    QString givenBot() { return given(Identity::Bot); }
    void refuse(const QString &text, Identity identity = Identity::User)
    {
        tokens->refused(Credential{identity, token(text.toLatin1())});
    }
    TokenStatus status(Identity identity = Identity::User) { return resultOf(tokens->status(id, identity)); }

    FlakyKeychain keychain;
    QHash<QByteArray, QByteArray> environment;
    QByteArray access; ///< of useSignIn()
    std::unique_ptr<TokenSource> tokens;
};

HttpReply oauthRefusal(int status, qint64 code)
{
    return reply(status, "application/json", "{\"code\":" + QByteArray::number(code) + ",\"error\":\"x\"}");
}

} // namespace

class AccountTokensTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // The user

    void nothingThere()
    {
        Bench bench;
        QCOMPARE(bench.given(), failure(Reason::NoToken));
        QCOMPARE(wordOf(bench.status()), u"none"_s);
        QVERIFY(bench.requests.isEmpty());
    }

    void unknownAccount()
    {
        Bench bench;
        bench.id = AccountId::makeNew();
        QCOMPARE(bench.given(), failure(Reason::UnknownAccount));
        QCOMPARE(bench.givenBot(), failure(Reason::UnknownAccount));
        QCOMPARE(resultOf(bench.tokens->keepPasted(bench.id, Identity::User, token("u-1"))).error().reason,
                 Reason::UnknownAccount);
    }

    void goodIsGivenWithoutARequest()
    {
        Bench bench;
        bench.useSignIn(1h);
        QCOMPARE(bench.given(), QString::fromLatin1(bench.access));
        QCOMPARE(bench.given(), QString::fromLatin1(bench.access));
        QVERIFY(bench.requests.isEmpty());
        const auto status = std::get<SignedInAs>(bench.status());
        QCOMPARE(status.name, u"Robin"_s);
        QVERIFY(status.canBeRenewed);
        QVERIFY(!status.notStored);
    }

    void renewedShortlyBeforeItsEnd()
    {
        Bench bench;
        bench.useSignIn(2min);
        const QSignalSpy changed(bench.tokens.get(), &TokenSource::changed);
        const QString next = bench.given();
        QCOMPARE(next, u"u-demo-access-2"_s);
        QCOMPARE(bench.kept(Kind::UserAccessToken), next.toLatin1());
        QCOMPARE(bench.kept(Kind::RefreshToken), "ur-demo-refresh-2"_ba);
        QCOMPARE(bench.given(), next);
        QCOMPARE(bench.signIn.refreshes(), 1);
        QCOMPARE(changed.count(), 1);
        QVERIFY(std::get<SignedInAs>(bench.status()).accessUntil > QDateTime::currentDateTimeUtc().addSecs(3600));
    }

    void refusedIsRenewed()
    {
        Bench bench;
        bench.useSignIn(1h);
        bench.refuse(bench.given());
        QCOMPARE(bench.given(), u"u-demo-access-2"_s);
        bench.refuse(bench.given());
        QCOMPARE(bench.given(), u"u-demo-access-3"_s);
        QCOMPARE(bench.signIn.refreshes(), 2);
    }

    void H08ClockThatWasFarAhead()
    {
        Bench bench;
        bench.useSignIn(std::chrono::hours(24 * 365 * 10));
        QCOMPARE(bench.given(), QString::fromLatin1(bench.access));
        bench.refuse(bench.given()); // the server's word counts
        QCOMPARE(bench.given(), u"u-demo-access-2"_s);
    }

    void E10ManyAskAtOnce()
    {
        Bench bench;
        bench.useSignIn(-1h);
        QList<QFuture<Result<Credential>>> all;
        for (int i = 0; i < 5; ++i)
            all.append(bench.tokens->credential(bench.platform, Identity::User, bench.id));
        for (const auto &one : all)
            QCOMPARE(resultOf(one)->token, token("u-demo-access-2"));
        QCOMPARE(bench.signIn.refreshes(), 1);
    }

    void E10AnotherProcessWasFaster()
    {
        Bench bench;
        bench.useSignIn(1h);
        const QString old = bench.given();
        const QJsonObject newer = bench.signIn.newSignIn();
        bench.keep(Kind::RefreshToken, newer["refresh_token"_L1].toString().toLatin1());
        bench.keep(Kind::UserAccessToken, newer["access_token"_L1].toString().toLatin1());
        bench.refuse(old);
        QCOMPARE(bench.given(), newer["access_token"_L1].toString());
        QCOMPARE(bench.signIn.refreshes(), 0);
    }

    void E09TroubleCostsNothing_data()
    {
        QTest::addColumn<HttpReply>("reply");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("20050") << oauthRefusal(500, 20050) << Reason::ServerTrouble;
        QTest::newRow("20072") << oauthRefusal(503, 20072) << Reason::ServerTrouble;
        QTest::newRow("20050 under 400") << oauthRefusal(400, 20050) << Reason::ServerTrouble;
        QTest::newRow("a gateway's page") << reply(502, "text/html", "<html></html>") << Reason::ServerUnavailable;
        QTest::newRow("a portal's page") << reply(200, "text/html", "<html></html>") << Reason::UnexpectedAnswer;
        QTest::newRow("the line is lost") << lostLine() << Reason::ConnectionLost;
        QTest::newRow("rate limit") << rateLimitReply(429, 7) << Reason::RateLimited;
        QTest::newRow("the app's secret is wrong") << oauthRefusal(400, 20002) << Reason::AppSecretWrong;
        QTest::newRow("the app is switched off") << oauthRefusal(400, 20069) << Reason::AppDisabled;
        QTest::newRow("malformed") << oauthRefusal(400, 20063) << Reason::AuthenticationFailed;
        QTest::newRow("a code that nobody knows") << oauthRefusal(400, 4711) << Reason::UnexpectedAnswer;
    }

    void E09TroubleCostsNothing()
    {
        QFETCH(const HttpReply, reply);
        QFETCH(const Reason, reason);
        Bench bench;
        bench.useSignIn(-1h);
        bench.always[tokenPath] = reply;
        QCOMPARE(bench.given(), failure(reason));
        QVERIFY(std::holds_alternative<SignedInAs>(bench.status()));
        QCOMPARE(bench.kept(Kind::RefreshToken), "ur-demo-refresh-1"_ba);
        bench.always.clear();
        QCOMPARE(bench.given(), u"u-demo-access-2"_s);
    }

    void troubleShortlyBeforeTheEnd()
    {
        Bench bench;
        bench.useSignIn(2min);
        bench.always[tokenPath] = oauthRefusal(503, 20072);
        QCOMPARE(bench.given(), QString::fromLatin1(bench.access)); // good for two minutes still
        bench.refuse(bench.given());
        QCOMPARE(bench.given(), failure(Reason::ServerTrouble));
    }

    void overMeansSignInAgain_data()
    {
        QTest::addColumn<qint64>("code");
        QTest::addColumn<Reason>("reason");
        for (const qint64 code : {20024, 20026, 20037, 20064, 20073, 20074})
            QTest::addRow("%lld", code) << code << Reason::SignInOver;
        for (const qint64 code : {20008, 20010, 20021, 20022, 20023, 20066})
            QTest::addRow("I08 %lld", code) << code << Reason::UserBlocked;
    }

    void overMeansSignInAgain()
    {
        QFETCH(const qint64, code);
        QFETCH(const Reason, reason);
        Bench bench;
        bench.useSignIn(-1h);
        bench.always[tokenPath] = oauthRefusal(400, code);
        QCOMPARE(bench.given(), failure(reason));
        QCOMPARE(bench.given(), failure(reason));
        QCOMPARE(bench.timesAsked(tokenPath), 1); // I08 no loop
        const auto ended = std::get<SignInEnded>(bench.status());
        QCOMPARE(ended.name, u"Robin"_s);
        QCOMPARE(ended.why.code, std::optional(code));

        bench.always.clear();
        const auto again = answerOf(bench.signIn.newSignIn());
        QVERIFY(resultOf(bench.tokens->keepSignIn(bench.id, again)).ok());
        QCOMPARE(bench.given(), QString::fromLatin1(again.accessToken.secret()));
        QVERIFY(std::holds_alternative<SignedInAs>(bench.status()));
    }

    void withoutTheAppsSecret()
    {
        Bench bench;
        bench.useSignIn(-1h);
        QVERIFY(bench.keychain.remove({Kind::AppSecret, bench.id.text()}).result().ok());
        QCOMPARE(bench.given(), failure(Reason::AppSecretMissing));
        QVERIFY(bench.requests.isEmpty());
    }

    void I01LockedKeychain()
    {
        Bench bench;
        bench.useSignIn(-1h);
        bench.keychain.unreadable = true;
        QCOMPARE(bench.given(), failure(Reason::KeychainLocked));
        QCOMPARE(wordOf(bench.status()), u"unknown"_s);
        QVERIFY(bench.requests.isEmpty());
        bench.keychain.unreadable = false;
        QCOMPARE(bench.given(), u"u-demo-access-2"_s);
    }

    void keychainThatTakesNothingIsNotAskedFor()
    {
        Bench bench;
        bench.useSignIn(-1h);
        bench.keychain.unwritable = {Kind::WriteCheck, Kind::RefreshToken, Kind::UserAccessToken};
        QCOMPARE(bench.given(), failure(Reason::KeychainDenied));
        QVERIFY(bench.requests.isEmpty()); // the refresh token is as good as before
        bench.keychain.unwritable.clear();
        bench.keychain.forgetful = {Kind::WriteCheck};
        QCOMPARE(bench.given(), failure(Reason::KeychainBroken));
        QVERIFY(bench.requests.isEmpty());
    }

    void E11NewTokensThatCannotBeStored_data()
    {
        QTest::addColumn<bool>("forgetful");
        QTest::newRow("refused by the keychain") << false;
        QTest::newRow("not there when read back") << true;
    }

    void E11NewTokensThatCannotBeStored()
    {
        QFETCH(const bool, forgetful);
        Bench bench;
        bench.useSignIn(-1h);
        (forgetful ? bench.keychain.forgetful : bench.keychain.unwritable) = {Kind::RefreshToken,
                                                                              Kind::UserAccessToken};
        QCOMPARE(bench.given(), u"u-demo-access-2"_s); // used all the same
        QCOMPARE(bench.given(), u"u-demo-access-2"_s);
        const auto status = std::get<SignedInAs>(bench.status());
        QVERIFY(status.notStored); // and said
        QCOMPARE(status.notStored->reason, forgetful ? Reason::KeychainBroken : Reason::KeychainDenied);

        bench.refuse(bench.given());
        QCOMPARE(bench.given(), u"u-demo-access-3"_s); // renewed by what is in memory alone
        QVERIFY(std::get<SignedInAs>(bench.status()).notStored);

        QVERIFY(!resultOf(bench.tokens->storeAgain(bench.id)).ok());
        bench.keychain.forgetful.clear();
        bench.keychain.unwritable.clear();
        QVERIFY(resultOf(bench.tokens->storeAgain(bench.id)).ok());
        QVERIFY(!std::get<SignedInAs>(bench.status()).notStored);
        QCOMPARE(bench.kept(Kind::RefreshToken), "ur-demo-refresh-3"_ba);
        bench.restart();
        QCOMPARE(bench.given(), u"u-demo-access-3"_s);
    }

    void storedByTheNextRenewal()
    {
        Bench bench;
        bench.useSignIn(-1h);
        bench.keychain.unwritable = {Kind::RefreshToken};
        QCOMPARE(bench.given(), u"u-demo-access-2"_s);
        bench.keychain.unwritable.clear();
        bench.refuse(bench.given());
        QCOMPARE(bench.given(), u"u-demo-access-3"_s);
        QVERIFY(!std::get<SignedInAs>(bench.status()).notStored);
        QCOMPARE(bench.kept(Kind::RefreshToken), "ur-demo-refresh-3"_ba);
    }

    void accessTokenAloneThatCannotBeStoredIsNoLoss()
    {
        Bench bench;
        bench.useSignIn(-1h);
        bench.keychain.unwritable = {Kind::UserAccessToken};
        QCOMPARE(bench.given(), u"u-demo-access-2"_s);
        QVERIFY(!std::get<SignedInAs>(bench.status()).notStored);
        QVERIFY(bench.signIn.honours(bench.kept(Kind::RefreshToken)));
        bench.restart();
        bench.refuse(QString::fromLatin1(bench.access));
        QCOMPARE(bench.given(), u"u-demo-access-3"_s);
    }

    void signInThatCannotBeStored()
    {
        Bench bench;
        bench.useSecret();
        bench.keychain.unwritable = {Kind::RefreshToken, Kind::UserAccessToken};
        const auto tokens = answerOf(bench.signIn.newSignIn());
        QCOMPARE(resultOf(bench.tokens->keepSignIn(bench.id, tokens)).error().reason, Reason::KeychainDenied);
        QCOMPARE(bench.given(), u"u-demo-access-1"_s);
        QVERIFY(std::get<SignedInAs>(bench.status()).notStored);
        bench.refuse(bench.given());
        QCOMPARE(bench.given(), u"u-demo-access-2"_s);
        bench.keychain.unwritable.clear();
        QVERIFY(resultOf(bench.tokens->storeAgain(bench.id)).ok());
        QCOMPARE(bench.kept(Kind::RefreshToken), "ur-demo-refresh-2"_ba);
    }

    void signInWithoutRefreshToken()
    {
        Bench bench;
        bench.useSignIn(-1h); // of somebody before
        QJsonObject tokens = bench.signIn.newSignIn();
        tokens.remove(u"refresh_token"_s);
        QVERIFY(resultOf(bench.tokens->keepSignIn(bench.id, answerOf(tokens))).ok());
        QVERIFY(std::get<SignedInAs>(bench.status()).name.isEmpty()); // not the one before
        QVERIFY(resultOf(bench.tokens->nameUser(bench.id, {u"Kim"_s, u"ou_2"_s})).ok());
        QCOMPARE(bench.given(), u"u-demo-access-2"_s);
        const auto status = std::get<SignedInAs>(bench.status());
        QCOMPARE(status.name, u"Kim"_s);
        QVERIFY(!status.canBeRenewed);
        bench.refuse(bench.given());
        QCOMPARE(bench.given(), failure(Reason::TokenRefused)); // and nobody else's refresh token is used for it
    }

    void pastedIsGivenUntilItIsRefused()
    {
        Bench bench;
        bench.useSignIn(1h);
        QVERIFY(resultOf(bench.tokens->keepPasted(bench.id, Identity::User, token("u-pasted"))).ok());
        QCOMPARE(bench.given(), u"u-pasted"_s);
        QCOMPARE(wordOf(bench.status()), u"pasted"_s);
        bench.refuse(u"u-pasted"_s);
        QCOMPARE(bench.given(), failure(Reason::TokenRefused));
        QCOMPARE(wordOf(bench.status()), u"refused"_s);
        QVERIFY(bench.requests.isEmpty());
        QVERIFY(resultOf(bench.tokens->keepPasted(bench.id, Identity::User, token("u-pasted"))).ok());
        QCOMPARE(bench.given(), u"u-pasted"_s); // given anew by its owner
    }

    void forgottenIsGone()
    {
        Bench bench;
        bench.useSignIn(1h);
        QCOMPARE(bench.given(), QString::fromLatin1(bench.access));
        QVERIFY(resultOf(bench.tokens->forget(bench.id, Identity::User)).ok());
        QCOMPARE(bench.given(), failure(Reason::NoToken));
        QCOMPARE(wordOf(bench.status()), u"none"_s);
        QVERIFY(resultOf(bench.tokens->forgetAll(bench.id)).ok());
        for (const Kind kind : {Kind::UserAccessToken, Kind::RefreshToken, Kind::TenantAccessToken, Kind::AppSecret})
            QVERIFY(bench.kept(kind).isEmpty());
    }

    /** While the keychain takes its time, what is about to go is nobody's any more. */
    void askedForWhileItsSecretsChange_data()
    {
        QTest::addColumn<Identity>("identity");
        QTest::addColumn<std::function<QFuture<Done>(Bench &)>>("change");
        QTest::addColumn<QString>("given");
        const auto row = [](const char *name, Identity identity, const std::function<QFuture<Done>(Bench &)> &change,
                            const QString &given) { QTest::newRow(name) << identity << change << given; };
        row(
            "user, signed out", Identity::User,
            [](Bench &bench) { return bench.tokens->forget(bench.id, Identity::User); }, failure(Reason::NoToken));
        row(
            "user, all removed", Identity::User, [](Bench &bench) { return bench.tokens->forgetAll(bench.id); },
            failure(Reason::NoToken));
        row(
            "user, another pasted", Identity::User,
            [](Bench &bench) { return bench.tokens->keepPasted(bench.id, Identity::User, token("u-pasted")); },
            u"u-pasted"_s);
        row(
            "user, signed in anew", Identity::User,
            [](Bench &bench) { return bench.tokens->keepSignIn(bench.id, answerOf(bench.signIn.newSignIn())); },
            u"u-demo-access-2"_s);
        row(
            "bot, signed out", Identity::Bot,
            [](Bench &bench) { return bench.tokens->forget(bench.id, Identity::Bot); }, u"t-demo-tenant-2"_s);
        row(
            "bot, all removed", Identity::Bot, [](Bench &bench) { return bench.tokens->forgetAll(bench.id); },
            failure(Reason::AppSecretMissing));
        row(
            "bot, another pasted", Identity::Bot,
            [](Bench &bench) { return bench.tokens->keepPasted(bench.id, Identity::Bot, token("t-pasted")); },
            u"t-pasted"_s);
    }

    void askedForWhileItsSecretsChange()
    {
        QFETCH(const Identity, identity);
        QFETCH(const std::function<QFuture<Done>(Bench &)>, change);
        QFETCH(const QString, given);
        Bench bench;
        bench.useSignIn(1h);
        bench.keep(Kind::TenantAccessToken, "t-before");
        bench.restart(); // knows nothing but what the keychain holds
        bench.keychain.slow = true;
        const auto changed = change(bench);
        const auto asked = bench.tokens->credential(bench.platform, identity, bench.id);
        QVERIFY(resultOf(bench.accounts.changesBefore()).ok()); // all that can happen has happened
        QVERIFY(!changed.isFinished());
        bench.keychain.goOn();
        QVERIFY(resultOf(changed).ok());
        const auto credential = resultOf(asked);
        QCOMPARE(credential ? QString::fromLatin1(credential->token.secret()) : failure(credential.error().reason),
                 given);
        QCOMPARE(bench.given(identity), given);
    }

    /** The keychain's answer comes when what it gives is no longer there. */
    void forgottenWhileTheKeychainIsRead_data()
    {
        QTest::addColumn<Identity>("identity");
        QTest::newRow("user") << Identity::User;
        QTest::newRow("bot") << Identity::Bot;
    }

    void forgottenWhileTheKeychainIsRead()
    {
        QFETCH(const Identity, identity);
        Bench bench;
        bench.useSignIn(1h);
        bench.keep(Kind::TenantAccessToken, "t-before");
        const auto before = bench.tokens->credential(bench.platform, identity, bench.id);
        const auto removed = bench.tokens->forgetAll(bench.id);
        const auto after = bench.tokens->credential(bench.platform, identity, bench.id);
        QVERIFY(resultOf(removed).ok());
        QVERIFY(!resultOf(before).ok());
        QVERIFY(!resultOf(after).ok());
        QVERIFY(bench.requests.isEmpty());
    }

    /** What a renewal would bring goes nowhere when its sign-in was forgotten meanwhile. */
    void forgottenInMidRenewal()
    {
        Bench bench;
        bench.useSignIn(-1h);
        bench.delay = 300ms;
        const auto credential = bench.tokens->credential(bench.platform, Identity::User, bench.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.timesAsked(tokenPath), 1, generously);
        QVERIFY(resultOf(bench.tokens->forgetAll(bench.id)).ok());
        QCOMPARE(resultOf(credential).error().reason, Reason::NoToken);
        QVERIFY(!bench.tokens->mustNotEnd());
        bench.delay = 0ms;
        QCOMPARE(bench.given(), failure(Reason::NoToken));
        QVERIFY(bench.kept(Kind::RefreshToken).isEmpty());
    }

    void signedInAnewInMidRenewal()
    {
        Bench bench;
        bench.useSignIn(-1h);
        bench.delay = 300ms;
        const auto asked = bench.tokens->credential(bench.platform, Identity::User, bench.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.timesAsked(tokenPath), 1, generously);
        const auto another = answerOf(bench.signIn.newSignIn());
        QVERIFY(resultOf(bench.tokens->keepSignIn(bench.id, another)).ok());
        QVERIFY(resultOf(asked).ok() || resultOf(asked).error().reason == Reason::NoToken);
        QCOMPARE(bench.given(), QString::fromLatin1(another.accessToken.secret()));
        QCOMPARE(bench.kept(Kind::RefreshToken), another.refreshToken->bytes());
    }

    // The bot

    void botsTokenIsFetchedAndKept()
    {
        Bench bench;
        bench.useSecret();
        QCOMPARE(bench.givenBot(), u"t-demo-tenant-1"_s);
        QCOMPARE(bench.givenBot(), u"t-demo-tenant-1"_s);
        QCOMPARE(std::get<BotOfApp>(bench.status(Identity::Bot)).appId, QString(DemoSignIn::appId));
        bench.restart();
        QCOMPARE(bench.givenBot(), u"t-demo-tenant-1"_s); // from the keychain
        QCOMPARE(bench.signIn.tenantTokens(), 1);
    }

    void botsTokenNearItsEnd()
    {
        Bench bench;
        bench.useSecret();
        QCOMPARE(bench.givenBot(), u"t-demo-tenant-1"_s);
        bench.edit([](Account &account) { account.botTokenUntil = QDateTime::currentDateTimeUtc().addSecs(120); });
        bench.restart();
        QCOMPARE(bench.givenBot(), u"t-demo-tenant-2"_s);
    }

    void botsTokenRefused()
    {
        Bench bench;
        bench.useSecret();
        bench.refuse(bench.givenBot(), Identity::Bot);
        QCOMPARE(bench.givenBot(), u"t-demo-tenant-2"_s);
        QCOMPARE(bench.signIn.tenantTokens(), 2);
    }

    void sameTokenAgainAfterARefusal()
    {
        Bench bench;
        bench.useSecret();
        bench.always[tenantPath] =
            reply(200, "application/json", R"({"code":0,"tenant_access_token":"t-same","expire":7200})");
        QCOMPARE(bench.givenBot(), u"t-same"_s);
        bench.refuse(u"t-same"_s, Identity::Bot);
        QCOMPARE(bench.givenBot(), failure(Reason::TokenRefused));
    }

    void botsManyAskAtOnce()
    {
        Bench bench;
        bench.useSecret();
        const auto first = bench.tokens->credential(bench.platform, Identity::Bot, bench.id);
        const auto second = bench.tokens->credential(bench.platform, Identity::Bot, bench.id);
        QCOMPARE(resultOf(first)->token, resultOf(second)->token);
        QCOMPARE(bench.signIn.tenantTokens(), 1);
    }

    void botsErrors_data()
    {
        QTest::addColumn<HttpReply>("reply");
        QTest::addColumn<Reason>("reason");
        QTest::newRow("the secret is wrong") << refusalReply(400, 10015, "") << Reason::AppSecretWrong;
        QTest::newRow("the app is switched off") << refusalReply(200, 10014, "") << Reason::AppDisabled;
        QTest::newRow("no such app") << refusalReply(400, 10003, "") << Reason::AppSecretWrong;
        QTest::newRow("a page") << reply(502, "text/html", "<html>") << Reason::ServerUnavailable;
        QTest::newRow("the line is lost") << lostLine() << Reason::ConnectionLost;
    }

    void botsErrors()
    {
        QFETCH(const HttpReply, reply);
        QFETCH(const Reason, reason);
        Bench bench;
        bench.useSecret();
        bench.always[tenantPath] = reply;
        QCOMPARE(bench.givenBot(), failure(reason));
        bench.always.clear();
        QCOMPARE(bench.givenBot(), u"t-demo-tenant-1"_s);
    }

    void botWithoutSecret()
    {
        Bench bench;
        QCOMPARE(bench.givenBot(), failure(Reason::AppSecretMissing));
        bench.edit([](Account &account) { account.appId.clear(); });
        QCOMPARE(bench.givenBot(), failure(Reason::NoToken));
    }

    void botsPastedToken()
    {
        Bench bench;
        QVERIFY(resultOf(bench.tokens->keepPasted(bench.id, Identity::Bot, token("t-pasted"))).ok());
        QCOMPARE(bench.givenBot(), u"t-pasted"_s);
        QCOMPARE(wordOf(bench.status(Identity::Bot)), u"pasted"_s);
        bench.restart();
        QCOMPARE(bench.givenBot(), u"t-pasted"_s);
        bench.refuse(u"t-pasted"_s, Identity::Bot);
        QCOMPARE(bench.givenBot(), failure(Reason::TokenRefused));
    }

    // The environment

    void environmentForOneRun_data()
    {
        QTest::addColumn<QByteArrayList>("variables");
        QTest::addColumn<QString>("asUser");
        QTest::addColumn<QString>("asBot");
        const QByteArray secret = QString(DemoSignIn::appSecret).toLatin1();
        const QString user = u"u-demo-access-1"_s; // of the account
        const QString bot = u"t-demo-tenant-2"_s;
        QTest::newRow("nothing") << QByteArrayList{} << user << bot;
        QTest::newRow("ours") << QByteArrayList{"LARDER_USER_ACCESS_TOKEN=u-ours", "LARDER_TENANT_ACCESS_TOKEN=t-ours"}
                              << u"u-ours"_s << u"t-ours"_s;
        QTest::newRow("lark-cli's") << QByteArrayList{"LARKSUITE_CLI_USER_ACCESS_TOKEN=u-cli",
                                                      "LARKSUITE_CLI_TENANT_ACCESS_TOKEN=t-cli"}
                                    << u"u-cli"_s << u"t-cli"_s;
        QTest::newRow("both, ours first")
            << QByteArrayList{"LARKSUITE_CLI_USER_ACCESS_TOKEN=u-cli", "LARDER_USER_ACCESS_TOKEN=u-ours"} << u"u-ours"_s
            << bot;
        QTest::newRow("lark-cli's app") << QByteArrayList{"LARKSUITE_CLI_APP_ID=cli_other",
                                                          "LARKSUITE_CLI_APP_SECRET=" + secret}
                                        << user << bot;
        QTest::newRow("an app without its secret") << QByteArrayList{"LARKSUITE_CLI_APP_ID=cli_other"} << user << bot;
        QTest::newRow("an app with the wrong secret")
            << QByteArrayList{"LARKSUITE_CLI_APP_ID=cli_other", "LARKSUITE_CLI_APP_SECRET=wrong"} << user
            << failure(Reason::AppSecretWrong);
        QTest::newRow("a token before an app")
            << QByteArrayList{"LARKSUITE_CLI_APP_ID=cli_other", "LARKSUITE_CLI_APP_SECRET=" + secret,
                              "LARKSUITE_CLI_TENANT_ACCESS_TOKEN=t-cli"}
            << user << u"t-cli"_s;
    }

    void environmentForOneRun()
    {
        QFETCH(const QByteArrayList, variables);
        QFETCH(const QString, asUser);
        QFETCH(const QString, asBot);
        Bench bench;
        bench.useSignIn(1h);
        for (const QByteArray &variable : variables)
            bench.environment.insert(variable.left(variable.indexOf('=')), variable.mid(variable.indexOf('=') + 1));
        QCOMPARE(bench.given(), asUser);
        QCOMPARE(bench.givenBot(), asBot);
        const bool fromApp = bench.environment.contains("LARKSUITE_CLI_APP_SECRET");
        if (!bench.environment.isEmpty() && fromApp)
            QVERIFY(bench.kept(Kind::TenantAccessToken).isEmpty()); // for one run
    }

    void secretsGoToTheirOwnPlatform()
    {
        const auto app = [](const QByteArray &brand, const OpenPlatform &platform) {
            const QHash<QByteArray, QByteArray> variables{
                {"LARKSUITE_CLI_APP_ID", "cli_a"}, {"LARKSUITE_CLI_APP_SECRET", "s"}, {"LARKSUITE_CLI_BRAND", brand}};
            return RunEnvironment([variables](const char *name) { return variables.value(name); })
                .app(platform)
                .has_value();
        };
        const OpenPlatform own = OpenPlatform::parse(u"https://open.example.com"_s).value();
        QVERIFY(app("", OpenPlatform::feishu()));
        QVERIFY(app("feishu", OpenPlatform::feishu()));
        QVERIFY(app("Lark", OpenPlatform::lark()));
        QVERIFY(!app("", OpenPlatform::lark()));
        QVERIFY(!app("lark", OpenPlatform::feishu()));
        QVERIFY(!app("feishu", own));
        QVERIFY(!app("lark", own));
    }

    /** An order of before its account moved. */
    void anOldHostGetsNoTokenOfTheNew_data()
    {
        QTest::addColumn<Identity>("identity");
        QTest::addColumn<QByteArray>("ofTheRun");
        QTest::newRow("user") << Identity::User << QByteArray();
        QTest::newRow("bot") << Identity::Bot << QByteArray();
        QTest::newRow("user, with a token for this run") << Identity::User << QByteArray("LARDER_USER_ACCESS_TOKEN");
        QTest::newRow("bot, with a token for this run") << Identity::Bot << QByteArray("LARDER_TENANT_ACCESS_TOKEN");
    }

    void anOldHostGetsNoTokenOfTheNew()
    {
        QFETCH(const Identity, identity);
        QFETCH(const QByteArray, ofTheRun);
        Bench bench;
        if (!ofTheRun.isEmpty())
            bench.environment.insert(ofTheRun, "u-ours");
        bench.useSignIn(1h);
        bench.keep(Kind::TenantAccessToken, "t-before");
        bench.edit([](Account &account) { account.platform = OpenPlatform::lark(); });
        const auto credential = resultOf(bench.tokens->credential(bench.platform, identity, bench.id));
        QVERIFY(!credential.ok());
        QCOMPARE(credential.error().reason, Reason::UnknownAccount);
        QVERIFY(bench.requests.isEmpty());
    }

    /** As a forged order has it. */
    void anAccountThatNobodyKnowsGetsNoToken()
    {
        Bench bench;
        bench.environment.insert("LARDER_USER_ACCESS_TOKEN", "u-ours");
        const Account stranger = newAccount(u"Nobody's"_s, bench.platform).value();
        const auto credential = resultOf(bench.tokens->credential(bench.platform, Identity::User, stranger.id));
        QVERIFY(!credential.ok());
        QCOMPARE(credential.error().reason, Reason::UnknownAccount);
    }

    void refusedFromTheEnvironmentThenTheAccounts()
    {
        Bench bench;
        bench.useSignIn(1h);
        bench.environment.insert("LARDER_USER_ACCESS_TOKEN", "u-ours");
        QCOMPARE(wordOf(bench.status()), u"environment"_s);
        bench.refuse(bench.given());
        QCOMPARE(bench.given(), u"u-demo-access-1"_s);
    }

    void endsWhileARenewalIsUnderWay()
    {
        Bench bench;
        bench.useSignIn(-1h);
        HttpReply never;
        never.cutBeforeHead = true;
        never.cut = HttpReply::Cut::Silence;
        bench.always[tokenPath] = never;
        const auto credential = bench.tokens->credential(bench.platform, Identity::User, bench.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.timesAsked(tokenPath), 1, generously);
        QVERIFY(bench.tokens->mustNotEnd());
        bench.tokens.reset();
        QVERIFY(credential.isFinished());
        QCOMPARE(credential.resultCount(), 0);
    }
};

QTEST_GUILESS_MAIN(AccountTokensTest)
#include "accounttokens_test.moc"
