#include <QSignalSpy>
#include <QTest>

#include "support/scriptedserver.h"
#include "transfer/messagelookups.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray fileMessage =
    "{\"code\":0,\"msg\":\"success\",\"data\":{\"items\":[{\"message_id\":\"om_1\",\"msg_type\":\"file\",\"body\":{"
    "\"content\":\"{\\\"file_key\\\":\\\"file_v3_1\\\",\\\"file_name\\\":\\\"a.pdf\\\"}\"}}]}}";

const QByteArray secret = "u-canary-0123456789abcdef";

QByteArray pathOf(const QString &id)
{
    return "/open-apis/im/v1/messages/" + id.toLatin1();
}

/** Look-ups over a scripted server, on one thread. */
class Lookups
{
public:
    Lookups() : tokens(keychain, accounts, client, [](const char *) { return QByteArray(); }), all(client, tokens, rate)
    {
        tokens.keep(platform(), Identity::User, AccessToken::parse(QString::fromLatin1(secret)).value())
            .waitForFinished();
        QObject::connect(&all, &MessageLookups::lookedUp, &all,
                         [this](LookupId id, const Result<MessageReading> &reading) {
                             answers.append({id, reading});
                         });
    }

    [[nodiscard]] OpenPlatform platform() const { return OpenPlatform::parse(server.base().toString()).value(); }

    LookupId add(const QString &id, Identity identity = Identity::User)
    {
        const LookupId lookup{++lastId};
        all.add(lookup, LookupOrder{platform(), identity, MessageId::parse(id).value()});
        return lookup;
    }

    void answer(const QString &id, const QByteArray &json)
    {
        server.onEveryRequest(pathOf(id), Faults::answerWith(reply(200, "application/json; charset=utf-8", json)));
    }

    ScriptedServer server;
    SessionKeychain keychain;
    Accounts accounts{QString()};
    HttpClient client{HttpOptions{}};
    TokenSource tokens;
    RequestRate rate;
    MessageLookups all;
    QList<std::pair<LookupId, Result<MessageReading>>> answers;
    quint64 lastId = 0;
};

} // namespace

class MessageLookupsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aMessageIsAskedForAndRead()
    {
        Lookups lookups;
        lookups.answer(u"om_1"_s, fileMessage);
        lookups.add(u"om_1"_s);
        QTRY_COMPARE(lookups.answers.size(), 1);
        const auto &reading = lookups.answers.first().second;
        QVERIFY(reading.ok());
        QCOMPARE(reading->downloads.size(), 1);
        QCOMPARE(reading->downloads.first().name, u"a.pdf"_s);
        const HttpRequest request = lookups.server.requests().first();
        QCOMPARE(request.header("Authorization"), "Bearer " + secret);
        QCOMPARE(request.query, QByteArray("card_msg_content_type=raw_card_content"));
    }

    void failures_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("reason");
        QTest::addColumn<int>("requests");
        using namespace Faults;
        QTest::newRow("no scope") << refusal(400, 230027) << int(Reason::ScopeMissing) << 1;
        QTest::newRow("message deleted") << refusal(400, 230110) << int(Reason::MessageDeleted) << 1;
        QTest::newRow("a refusal with HTTP 200") << refusal(200, 230002) << int(Reason::BotNotInChat) << 1;
        QTest::newRow("the token is not taken") << refusal(400, 99991668) << int(Reason::TokenRefused) << 1;
        QTest::newRow("502 for ever") << htmlPage(502) << int(Reason::ServerUnavailable) << 3;
        QTest::newRow("the line is cut") << cutBeforeHead() << int(Reason::ConnectionLost) << 3;
        QTest::newRow("too long a wait") << rateLimited(3600s) << int(Reason::WaitTooLong) << 1;
    }

    void failures()
    {
        QFETCH(const Fault, fault);
        QFETCH(const int, reason);
        QFETCH(const int, requests);
        Lookups lookups;
        lookups.server.onEveryRequest(pathOf(u"om_1"_s), fault);
        lookups.add(u"om_1"_s);
        QTRY_COMPARE_WITH_TIMEOUT(lookups.answers.size(), 1, 20'000);
        QVERIFY(!lookups.answers.first().second.ok());
        QCOMPARE(int(lookups.answers.first().second.error().reason), reason);
        QVERIFY(lookups.server.timesAsked(pathOf(u"om_1"_s)) >= requests);
    }

    void theMissingScopeIsNamed()
    {
        Lookups lookups;
        lookups.server.onEveryRequest(
            pathOf(u"om_1"_s),
            Faults::answerWith(reply(400, "application/json",
                                     "{\"code\":99991672,\"msg\":\"x\",\"error\":{\"permission_violations\":[{\"type\":"
                                     "\"action_privilege_required\",\"subject\":\"im:message.group_msg\"}]}}")));
        lookups.add(u"om_1"_s);
        QTRY_COMPARE(lookups.answers.size(), 1);
        QCOMPARE(lookups.answers.first().second.error().scopes, QStringList{u"im:message.group_msg"_s});
    }

    void aRateLimitIsWaitedFor()
    {
        Lookups lookups;
        lookups.answer(u"om_1"_s, fileMessage);
        lookups.server.onRequest(pathOf(u"om_1"_s), 1, Faults::rateLimited(1s));
        lookups.add(u"om_1"_s);
        QTRY_COMPARE(lookups.answers.size(), 1);
        QVERIFY(lookups.answers.first().second.ok());
        QCOMPARE(lookups.server.timesAsked(pathOf(u"om_1"_s)), 2);
    }

    void oneAfterAnother()
    {
        Lookups lookups;
        for (int i = 1; i <= 20; ++i)
            lookups.answer(u"om_%1"_s.arg(i), fileMessage);
        QList<qsizetype> answeredBefore; // each request
        connect(&lookups.server.loopback(), &LoopbackServer::asked, this,
                [&] { answeredBefore.append(lookups.answers.size()); });
        QList<LookupId> ids;
        for (int i = 1; i <= 20; ++i)
            ids.append(lookups.add(u"om_%1"_s.arg(i)));
        QTRY_COMPARE(lookups.answers.size(), 20);
        QCOMPARE(answeredBefore.size(), 20);
        for (int i = 0; i < 20; ++i) {
            QVERIFY(lookups.answers.at(i).first == ids.at(i));
            QCOMPARE(answeredBefore.at(i), i);
        }
    }

    void cancelled()
    {
        Lookups lookups;
        lookups.answer(u"om_1"_s, fileMessage);
        lookups.answer(u"om_2"_s, fileMessage);
        lookups.answer(u"om_3"_s, fileMessage);
        lookups.server.onRequest(pathOf(u"om_1"_s), 1, Faults::delayed(60s));
        const LookupId first = lookups.add(u"om_1"_s);
        const LookupId second = lookups.add(u"om_2"_s);
        const LookupId third = lookups.add(u"om_3"_s);
        QTRY_COMPARE(lookups.server.timesAsked(pathOf(u"om_1"_s)), 1);
        lookups.all.cancel(second);
        lookups.all.cancel(first);
        lookups.all.cancel(first);
        QTRY_COMPARE(lookups.answers.size(), 1);
        QCOMPARE(quint64(lookups.answers.first().first), quint64(third));
    }

    void noToken()
    {
        Lookups lookups;
        lookups.add(u"om_1"_s, Identity::Bot);
        QTRY_COMPARE(lookups.answers.size(), 1);
        QCOMPARE(lookups.answers.first().second.error().reason, Reason::NoToken);
        QVERIFY(lookups.server.requests().isEmpty());
    }
};

QTEST_GUILESS_MAIN(MessageLookupsTest)
#include "messagelookups_test.moc"
