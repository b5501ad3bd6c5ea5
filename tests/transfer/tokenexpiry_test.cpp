#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "demo/demoserver.h"
#include "demo/demosignin.h"
#include "demo/demoworkspace.h"
#include "demo/loopbackserver.h"
#include "tests/support/aftermath.h"
#include "transfer/messagelookups.h"
#include "transfer/transferqueue.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

constexpr int generously = 120'000;
const QByteArray tokenPath = "/open-apis/authen/v2/oauth/token";

/** The demo workspace with tokens that end after some requests, and an account that is signed in there. */
struct Bench
{
    explicit Bench(int requestsForToken)
        : signIn({.requestsForToken = requestsForToken}),
          server([this](const HttpRequest &request) { return answer(request); })
    {
        if (!server.listen())
            qFatal("No loopback port is free");
        platform = *OpenPlatform::parse(server.base().toString());
        account = newAccount(u"Demo"_s, platform, QString(DemoSignIn::appId)).value();
        const QJsonObject given = signIn.newSignIn();
        account->user = SignedInUser{u"Robin"_s, {}, {}, QDateTime::currentDateTimeUtc().addSecs(3600), {}};
        secret = given["access_token"_L1].toString().toLatin1();
        keep(SecretName::Kind::UserAccessToken, QString::fromLatin1(secret));
        keep(SecretName::Kind::RefreshToken, given["refresh_token"_L1].toString());
        keep(SecretName::Kind::AppSecret, QString(DemoSignIn::appSecret));
        const auto added = accounts.change([this](AccountList &list) {
            list = AccountList{{*account}, account->id};
            return done();
        });
        if (!comesTrue([&added] { return added.isFinished(); }, generously))
            qFatal("No account");
        QObject::connect(&queue, &TransferQueue::changed, &queue,
                         [this](const QList<TransferSnapshot> &transfers) { latest = transfers.constLast(); });
    }

    void keep(SecretName::Kind kind, const QString &value)
    {
        if (!keychain.write({kind, account->id.text()}, value.toLatin1()).result())
            qFatal("The keychain takes nothing");
    }

    HttpReply answer(const HttpRequest &request)
    {
        if (request.path == tokenPath && !trouble.isEmpty())
            return trouble.takeFirst();
        if (const auto reply = signIn.answer(request))
            return *reply;
        const auto refused = signIn.refusalOf(request);
        (refused ? refusedRanges : servedRanges).append(request.header("Range"));
        if (!refused && servedRanges.size() == asleepAt)
            QMetaObject::invokeMethod(
                &queue, [this] { awake(); }, Qt::QueuedConnection);
        return refused ? *refused : workspace.answer(request);
    }

    /** As the engine does it then. */
    void awake()
    {
        client.leaveConnections();
        queue.lineChanged();
    }

    [[nodiscard]] DownloadOrder video() const
    {
        const auto resources = DemoServer::resources();
        const auto video = std::max_element(resources.begin(), resources.end(),
                                            [](const auto &a, const auto &b) { return a.size < b.size; });
        return DownloadOrder{.platform = platform,
                             .account = account->id,
                             .identity = Identity::User,
                             .resource = video->resource,
                             .folder = folder.path(),
                             .name = u"video.mp4"_s,
                             .digest = true};
    }

    TransferState download()
    {
        queue.add(TransferId{1}, video());
        if (!comesTrue([this] { return latest && hasEnded(latest->state); }, generously))
            qFatal("A download that never ends");
        return latest->state;
    }

    /** Of a video that was saved, whatever happened on the way; empty where all is well. */
    [[nodiscard]] QString wrong(int mostRequests) const
    {
        const Aftermath left{.folder = folder.path(),
                             .before = {},
                             .arrived = {{u"video.mp4"_s, hashOf(bytesOfVideo())}},
                             .secret = secret,
                             .said = {},
                             .sentences = {},
                             .elsewhere = {},
                             .requests = servedRanges.size() + refusedRanges.size(),
                             .mostRequests = mostRequests};
        return whatIsWrong(left);
    }

    [[nodiscard]] QByteArray bytesOfVideo() const
    {
        for (const DemoResource &resource : DemoServer::resources()) {
            if (resource.resource == video().resource)
                return DemoServer::bytesOf(resource);
        }
        return {};
    }

    [[nodiscard]] qsizetype rangesOfVideo() const
    {
        return 1 + (bytesOfVideo().size() - Limits::probe + Limits::chunk - 1) / Limits::chunk;
    }

    QByteArray secret;
    DemoSignIn signIn;
    DemoWorkspace workspace{std::nullopt};
    QList<QByteArray> servedRanges;
    QList<QByteArray> refusedRanges;
    qsizetype asleepAt = 0;   ///< the range that is served just then, counted from 1
    QList<HttpReply> trouble; ///< in place of the next answers about tokens
    LoopbackServer server;
    QTemporaryDir folder;
    OpenPlatform platform = OpenPlatform::feishu();
    std::optional<Account> account;
    SessionKeychain keychain;
    Accounts accounts{QString()};
    HttpClient client{HttpOptions{}};
    TokenSource tokens{keychain, accounts, client, [](const char *) { return QByteArray(); }};
    RequestRate rate;
    TransferQueue queue{client, tokens, rate, {}};
    std::optional<TransferSnapshot> latest;
};

} // namespace

class TokenExpiryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void E08TokenThatEndsInMidDownload()
    {
        Bench bench(2); // the probe and one range
        QVERIFY(std::holds_alternative<Saved>(bench.download()));
        const QString wrong = bench.wrong(2 * int(bench.rangesOfVideo()));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));

        // Every refused range is asked for again, and none that was served.
        QVERIFY(bench.refusedRanges.size() >= 2);
        QVERIFY(bench.signIn.refreshes() >= 2);
        QCOMPARE(bench.signIn.refreshes(), int(bench.refusedRanges.size()));
        for (const QByteArray &range : bench.refusedRanges)
            QCOMPARE(bench.servedRanges.count(range), 1);
        QCOMPARE(QSet<QByteArray>(bench.servedRanges.begin(), bench.servedRanges.end()).size(),
                 bench.servedRanges.size());
        QCOMPARE(bench.servedRanges.constFirst(), "bytes=0-131071"_ba);
    }

    /** C17: nothing comes over any of the lines from before, and the token has ended meanwhile. */
    void asleepWhileTheTokenEnds()
    {
        Bench bench(2);
        bench.asleepAt = 2;
        QVERIFY(std::holds_alternative<Saved>(bench.download()));
        QCOMPARE(bench.servedRanges.at(1), bench.servedRanges.at(2)); // the one that was slept over
        const QString wrong = bench.wrong(2 * int(bench.rangesOfVideo()) + 1);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    /** E09, and so is it below. */
    void troubleOfARenewalIsWaitedOut()
    {
        Bench bench(2);
        bench.trouble = {reply(503, "application/json", "{\"code\":20072}"), reply(502, "text/html", "<html>")};
        QVERIFY(std::holds_alternative<Saved>(bench.download()));
        QVERIFY(bench.trouble.isEmpty());
        const QString wrong = bench.wrong(2 * int(bench.rangesOfVideo()));
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
    }

    void troubleOfARenewalThatStays()
    {
        Bench bench(2);
        bench.trouble = QList<HttpReply>(10, reply(503, "application/json", "{\"code\":20072}"));
        const auto failed = std::get<Failed>(bench.download());
        QCOMPARE(failed.error.reason, Reason::ServerTrouble); // and not that the token was refused
        QVERIFY(failed.kept > 0);
        bench.trouble.clear();
        bench.latest.reset();
        bench.queue.tryAgain(TransferId{1});
        QTRY_VERIFY_WITH_TIMEOUT(bench.latest && std::holds_alternative<Saved>(bench.latest->state), generously);
    }

    void signInThatIsOverSaysSo()
    {
        Bench bench(2);
        bench.trouble = QList<HttpReply>(10, reply(400, "application/json", "{\"code\":20064}"));
        const auto failed = std::get<Failed>(bench.download());
        QCOMPARE(failed.error.reason, Reason::SignInOver);
        QCOMPARE(bench.trouble.size(), 9); // asked once
    }

    void aTokenForEachRequestIsTooFew()
    {
        Bench bench(0);
        const auto failed = std::get<Failed>(bench.download());
        QCOMPARE(failed.error.reason, Reason::TokenRefused);
        QCOMPARE(bench.signIn.refreshes(), 1); // no loop
    }

    void lookUpGoesOnToo()
    {
        Bench bench(0);
        bench.trouble = {reply(503, "application/json", "{\"code\":20072}")};
        MessageLookups lookups(bench.client, bench.tokens, bench.rate);
        std::optional<Result<MessageReading>> answer;
        connect(&lookups, &MessageLookups::lookedUp, this,
                [&answer](LookupId, const Result<MessageReading> &reading) { answer = reading; });
        lookups.add(LookupId{1},
                    LookupOrder{bench.platform, Identity::User, bench.video().resource.messageId, bench.account->id});
        QTRY_VERIFY_WITH_TIMEOUT(answer.has_value(), generously);
        QCOMPARE(answer->error().reason, Reason::TokenRefused); // as each new token is
        QVERIFY(bench.trouble.isEmpty());
        QCOMPARE(bench.signIn.refreshes(), 1);
    }

    void accountsHaveRateHoldsOfTheirOwn()
    {
        RateHold holds;
        const AccountId one = AccountId::makeNew();
        const RateHold::Asker asker{OpenPlatform::feishu(), Identity::Bot, one};
        holds.hold(asker, std::chrono::minutes(1), Error{.reason = Reason::RateLimited});
        QVERIFY(holds.current(asker));
        QVERIFY(!holds.current({OpenPlatform::feishu(), Identity::User, one}));
        QVERIFY(!holds.current({OpenPlatform::feishu(), Identity::Bot, AccountId::makeNew()}));
        QVERIFY(!holds.current({OpenPlatform::feishu(), Identity::Bot}));
    }
};

QTEST_GUILESS_MAIN(TokenExpiryTest)
#include "tokenexpiry_test.moc"
