#include "support/scriptedserver.h"

#include <QTest>

#include "demo/patternbytes.h"
#include "support/curl.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Larder;

namespace {

constexpr auto path = "/resource";
const auto etag = "\"v1\""_ba;
constexpr qint64 length = 1000;

/** What curl got for one request. */
struct Answer
{
    int exitCode;
    QByteArrayList head;
    QByteArray body;

    [[nodiscard]] int status() const { return head.value(0).split(' ').value(1).toInt(); }
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head) {
            if (line.startsWith(name + ": "))
                return line.sliced(name.size() + 2);
        }
        return {};
    }
};

Answer ask(const ScriptedServer &server, const QStringList &options = {}, const QByteArray &where = path)
{
    const CurlRun run = curl(options + QStringList{u"--max-time"_s, u"2"_s, u"-i"_s, server.url(where).toString()});
    const qsizetype end = run.output.indexOf("\r\n\r\n");
    if (end < 0)
        return {run.exitCode, {}, run.output};
    return {run.exitCode, run.output.first(end).replace("\r\n", "\n").split('\n'), run.output.sliced(end + 4)};
}

QByteArray all()
{
    return patternBytes(0, length);
}

} // namespace

Q_DECLARE_METATYPE(Larder::Fault)

class ScriptedServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void faultShows_data();
    void faultShows();
    void faultsChooseTheirRequests();
    void laterRuleCounts();
    void changedETagAnswersTiedRequestWhole();
    void recordsWhatWasAsked();
    void hearsSecrets_data();
    void hearsSecrets();
    void redirectsToAnotherServer();
    void servesNothingElsewhere();
    void killed();
};

void ScriptedServerTest::faultShows_data()
{
    QTest::addColumn<Fault>("fault");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("header"); // a line that must be there, or, after a !, a name that must not
    QTest::addColumn<QByteArray>("body");

    // Each is asked with `Range: bytes=100-199`.
    const QByteArray part = all().mid(100, 100);
    const QByteArray none;
    using namespace Faults;
    QTest::newRow("honest") << honest() << 0 << 206 << "Content-Range: bytes 100-199/1000"_ba << part;
    QTest::newRow("reset in the body") << cutAfter(50) << 56 << 206 << "Content-Length: 100"_ba << part.first(50);
    QTest::newRow("closed in the body") << cutAfter(50, HttpReply::Cut::Close) << 18 << 206 << none << part.first(50);
    QTest::newRow("silence in the body") << silenceAfter(50) << 28 << 206 << none << part.first(50);
    QTest::newRow("reset before the head") << cutBeforeHead() << 56 << 0 << none << none;
    QTest::newRow("delayed beyond patience") << delayed(10s) << 28 << 0 << none << none;
    QTest::newRow("trickled beyond patience") << trickled(1) << 28 << 206 << "Content-Length: 100"_ba << none;
    QTest::newRow("the whole instead") << wholeInstead() << 0 << 200 << "!Content-Range"_ba << all();
    QTest::newRow("another range of the same length")
        << otherRange(0) << 0 << 206 << "Content-Range: bytes 0-99/1000"_ba << all().first(100);
    QTest::newRow("another range near the end")
        << otherRange(950) << 0 << 206 << "Content-Range: bytes 950-999/1000"_ba << all().mid(950);
    QTest::newRow("a shorter range, honestly")
        << atMost(10) << 0 << 206 << "Content-Range: bytes 100-109/1000"_ba << part.first(10);
    QTest::newRow("no Content-Range") << withoutContentRange() << 0 << 206 << "!Content-Range"_ba << part;
    QTest::newRow("malformed Content-Range")
        << contentRange("bytes=100-199/1000"_ba) << 0 << 206 << "Content-Range: bytes=100-199/1000"_ba << part;
    QTest::newRow("another total") << total(1001) << 0 << 206 << "Content-Range: bytes 100-199/1001"_ba << part;
    QTest::newRow("416 with a total") << rangeNotSatisfiable(1000) << 0 << 416 << "Content-Range: bytes */1000"_ba
                                      << none;
    QTest::newRow("416 without one") << rangeNotSatisfiable() << 0 << 416 << "!Content-Range"_ba << none;
    QTest::newRow("multipart")
        << multipart() << 0 << 206 << "Content-Type: multipart/byteranges; boundary=part"_ba
        << "--part\r\nContent-Type: application/octet-stream\r\nContent-Range: bytes 100-199/1000"
           "\r\n\r\n" +
               part + "\r\n--part--\r\n";
    QTest::newRow("no ETag") << Faults::etag({}) << 0 << 206 << "!ETag"_ba << part;
    QTest::newRow("another ETag") << Faults::etag("\"v2\""_ba) << 0 << 206 << "ETag: \"v2\""_ba << part;
    QTest::newRow("another version") << version({.length = 150, .body = patternBody(2)}) << 0 << 206
                                     << "Content-Range: bytes 100-149/150"_ba << patternBytes(100, 50, 2);
    QTest::newRow("more than Content-Range says")
        << longerThanRange(5) << 0 << 206 << "Content-Length: 105"_ba << part + QByteArray(5, '\0');
    QTest::newRow("less than Content-Range says")
        << shorterThanRange(5) << 0 << 206 << "Content-Length: 95"_ba << part.first(95);
    QTest::newRow("more than Content-Length says")
        << longerThanLength(5) << 0 << 206 << "Content-Length: 100"_ba << part;
    QTest::newRow("less than Content-Length says")
        << shorterThanLength(5) << 18 << 206 << "Content-Length: 100"_ba << part.first(95);
    QTest::newRow("a Content-Length that lies")
        << contentLength("1200"_ba) << 18 << 206 << "Content-Length: 1200"_ba << part;
    QTest::newRow("chunked") << chunked() << 0 << 206 << "Transfer-Encoding: chunked"_ba << part;
    QTest::newRow("chunked without its end") << chunkedWithoutEnd() << 18 << 206 << "!Content-Length"_ba << part;
    QTest::newRow("ended by the line") << endedByLine() << 0 << 206 << "!Content-Length"_ba << part;
    QTest::newRow("Content-Encoding") << contentEncoding("gzip"_ba) << 0 << 206 << "Content-Encoding: gzip"_ba << part;
    QTest::newRow("429 with a wait") << rateLimited(52s) << 0 << 429 << "x-ogw-ratelimit-reset: 52"_ba << none;
    QTest::newRow("503 with a wait") << unavailable("7"_ba) << 0 << 503 << "Retry-After: 7"_ba << none;
    QTest::newRow("a refusal") << refusal(401, 234002, "no"_ba) << 0 << 401
                               << "Content-Type: application/json; charset=utf-8"_ba << none;
    QTest::newRow("an HTML page") << htmlPage() << 0 << 200 << "Content-Type: text/html; charset=utf-8"_ba << none;
}

void ScriptedServerTest::faultShows()
{
    QFETCH(Fault, fault);
    QFETCH(int, exitCode);
    QFETCH(int, status);
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, body);

    ScriptedServer server;
    server.serve(path, length, etag);
    server.onEveryRequest(path, fault);
    const Answer answer = ask(server, {u"-r"_s, u"100-199"_s});
    QCOMPARE(answer.exitCode, exitCode);
    QCOMPARE(answer.status(), status);
    if (header.startsWith('!'))
        QCOMPARE(answer.header(header.sliced(1)), QByteArray());
    else if (!header.isEmpty())
        QVERIFY2(answer.head.contains(header), answer.head.join('\n').constData());
    if (!body.isEmpty())
        QCOMPARE(answer.body, body);
}

void ScriptedServerTest::faultsChooseTheirRequests()
{
    ScriptedServer server;
    server.serve(path, length);
    server.untilRequest(path, 3, Faults::htmlPage(502));
    server.onRequest(path, 4, Faults::unavailable());
    server.fromRequest(path, 6, Faults::rangeNotSatisfiable());
    QList<int> statuses;
    for (int i = 0; i < 7; ++i)
        statuses.append(ask(server).status());
    QCOMPARE(statuses, (QList<int>{502, 502, 200, 503, 200, 416, 416}));
}

void ScriptedServerTest::laterRuleCounts()
{
    ScriptedServer server;
    server.serve(path, length);
    server.onEveryRequest(path, Faults::unavailable());
    server.onRequest(path, 2, Faults::honest());
    QCOMPARE(ask(server).status(), 503);
    QCOMPARE(ask(server).body, all());
    QCOMPARE(ask(server).status(), 503);
}

void ScriptedServerTest::changedETagAnswersTiedRequestWhole()
{
    const QStringList tied{u"-r"_s, u"100-199"_s, u"-H"_s, u"If-Range: \"v1\""_s};
    ScriptedServer server;
    server.serve(path, length, etag);
    server.onRequest(path, 2, Faults::etag("\"v2\""_ba));
    server.onRequest(path, 3, Faults::etagInSpiteOfIfRange("\"v2\""_ba));
    QCOMPARE(ask(server, tied).status(), 206);
    QCOMPARE(ask(server, tied).status(), 200);
    const Answer third = ask(server, tied);
    QCOMPARE(third.status(), 206);
    QCOMPARE(third.header("ETag"_ba), "\"v2\""_ba);
}

void ScriptedServerTest::recordsWhatWasAsked()
{
    ScriptedServer server;
    server.serve(path, length);
    server.serve("/other"_ba, length);
    QCOMPARE(ask(server, {u"-r"_s, u"0-9"_s}).body, all().first(10));
    QCOMPARE(ask(server, {}, "/other"_ba).body, all());
    QCOMPARE(ask(server, {u"-H"_s, u"If-Range: \"v1\""_s}).body, all());
    QCOMPARE(server.timesAsked(path), 2);
    QCOMPARE(server.rangesAsked(path), (QList<QByteArray>{"bytes=0-9"_ba, QByteArray()}));
    QCOMPARE(server.headersAsked(path, "if-range"), (QList<QByteArray>{QByteArray(), "\"v1\""_ba}));
    QCOMPARE(server.requests().size(), 3);
}

void ScriptedServerTest::hearsSecrets_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("where");
    QTest::addColumn<bool>("heard");
    QTest::newRow("in no place") << QStringList{} << QByteArray(path) << false;
    QTest::newRow("as a bearer") << QStringList{u"-H"_s, u"Authorization: Bearer u-secret"_s} << QByteArray(path)
                                 << true;
    QTest::newRow("as a header's name") << QStringList{u"-H"_s, u"u-secret: 1"_s} << QByteArray(path) << true;
    QTest::newRow("in the path") << QStringList{} << "/a/u-secret"_ba << true;
    QTest::newRow("in the query, encoded")
        << QStringList{u"-G"_s, u"-d"_s, u"t=u%2Dsecret"_s} << QByteArray(path) << true;
    QTest::newRow("in the body") << QStringList{u"-d"_s, u"{\"t\":\"u-secret\"}"_s} << QByteArray(path) << true;
}

void ScriptedServerTest::hearsSecrets()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, where);
    QFETCH(bool, heard);
    ScriptedServer server;
    server.serve(path, length);
    QVERIFY(ask(server, options, where).status() > 0);
    QCOMPARE(server.heard("u-secret"_ba), heard);
}

void ScriptedServerTest::redirectsToAnotherServer()
{
    ScriptedServer elsewhere;
    elsewhere.serve("/stored"_ba, length);
    ScriptedServer server;
    server.onEveryRequest(path, Faults::redirect(elsewhere.url("/stored"_ba)));
    const CurlRun run = curl({u"-L"_s, server.url(path).toString()});
    QCOMPARE(run.output, all());
    QCOMPARE(server.timesAsked(path), 1);
    QCOMPARE(elsewhere.timesAsked("/stored"_ba), 1);
    QCOMPARE(ask(server).header("Location"_ba), elsewhere.url("/stored"_ba).toEncoded());
}

void ScriptedServerTest::servesNothingElsewhere()
{
    ScriptedServer server;
    QCOMPARE(ask(server).status(), 404);
    QCOMPARE(server.timesAsked(path), 1);
}

void ScriptedServerTest::killed()
{
    ScriptedServer server;
    server.serve(path, length);
    QCOMPARE(ask(server).status(), 200);
    server.kill();
    QCOMPARE(ask(server).exitCode, 7);
}

QTEST_GUILESS_MAIN(ScriptedServerTest)
#include "scriptedserver_test.moc"
