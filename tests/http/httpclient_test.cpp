#include "http/httpclient.h"

#include <algorithm>
#include <functional>

#include <QElapsedTimer>
#include <QLoggingCategory>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "demo/patternbytes.h"
#include "support/scriptedserver.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray secret = "u-canary-0123456789abcdef";

/** One GET and all that its signals said. */
class Fetch
{
public:
    Fetch(HttpClient &client, const QUrl &url, const HttpHeaders &headers = {})
    {
        QNetworkRequest request(url);
        for (const auto &[name, value] : headers)
            request.setRawHeader(name, value);
        m_get = client.get(request);
        QObject::connect(m_get.get(), &HttpGet::answered, m_get.get(), [this](const ReplyHead &h) {
            order.append(u'a');
            head = h;
        });
        QObject::connect(m_get.get(), &HttpGet::received, m_get.get(), [this](QByteArrayView bytes) {
            if (!order.endsWith(u'r'))
                order.append(u'r');
            body.append(bytes);
            largestPiece = std::max(largestPiece, bytes.size());
        });
        QObject::connect(m_get.get(), &HttpGet::finished, m_get.get(), [this](const std::optional<Error> &e) {
            order.append(u'f');
            error = e;
        });
    }

    [[nodiscard]] bool hasEnded() const { return order.contains(u'f'); }
    [[nodiscard]] bool waitForEnd() const
    {
        return comesTrue([this] { return hasEnded(); }, minute);
    }
    [[nodiscard]] HttpGet &get() const { return *m_get; }

    QString order; ///< a: answered, r: received, once or more, f: finished
    std::optional<ReplyHead> head;
    QByteArray body;
    qsizetype largestPiece = 0;
    std::optional<Error> error;

private:
    std::unique_ptr<HttpGet> m_get;
};

/** Says the same bytes to every connection, whatever it asks, and keeps what it was told. */
class RawServer
{
public:
    explicit RawServer(QByteArray answer = {}) : m_answer(std::move(answer))
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("No loopback port is free");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                const bool first = heard.isEmpty();
                heard += socket->readAll();
                if (first)
                    socket->write(m_answer);
            });
        });
    }

    [[nodiscard]] QUrl url(const QString &scheme = u"http"_s) const
    {
        QUrl url;
        url.setScheme(scheme);
        url.setHost(u"127.0.0.1"_s);
        url.setPort(m_server.serverPort());
        url.setPath(u"/resource"_s);
        return url;
    }

    QByteArray heard;

private:
    QTcpServer m_server;
    QByteArray m_answer;
};

HttpOptions idleAfter(std::chrono::milliseconds timeout)
{
    return HttpOptions{.idleTimeout = timeout};
}

QByteArray logged; ///< by keepLog()

void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged += text.toUtf8() + '\n';
}

/** Location, word for word. */
Fault redirectTo(const QByteArray &location, int status = 302)
{
    HttpReply answer = reply(status, "text/plain", "It is elsewhere.");
    if (!location.isNull())
        answer.headers.append({"Location", location});
    return Faults::answerWith(answer);
}

} // namespace

class HttpClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /** What Qt says goes to the standard error of a command line. */
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void givesTheBodyInPieces()
    {
        constexpr qint64 length = 3 * 1024 * 1024 + 1;
        ScriptedServer server;
        server.serve("/a", length);
        HttpClient client({});
        const Fetch fetch(client, server.url("/a"));
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.error, std::nullopt);
        QCOMPARE(fetch.order, u"arf"_s);
        QCOMPARE(fetch.head->status, 200);
        QVERIFY(fetch.body == patternBytes(0, length));
        QVERIFY2(fetch.largestPiece <= Limits::readBuffer, QByteArray::number(fetch.largestPiece).constData());
        QCOMPARE(client.requestsSent(), 1);
    }

    void everyRequestGoesTheSameWay()
    {
        RawServer server("HTTP/1.1 200 \r\nContent-Length: 0\r\n\r\n");
        HttpClient client({});
        const Fetch fetch(client, server.url(), {{"Range", "bytes=0-9"}});
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.error, std::nullopt);
        QVERIFY2(server.heard.startsWith("GET /resource HTTP/1.1\r\n"), server.heard.constData());
        const QByteArrayList lines = server.heard.toLower().replace("\r\n", "\n").split('\n');
        const auto value = [&lines](const QByteArray &name) {
            QByteArrayList values;
            for (const QByteArray &line : lines) {
                if (line.startsWith(name + ": "))
                    values.append(line.sliced(name.size() + 2));
            }
            return values;
        };
        QCOMPARE(value("accept-encoding"), QByteArrayList{"identity"});
        QCOMPARE(value("range"), QByteArrayList{"bytes=0-9"});
        QVERIFY(value("user-agent").value(0).startsWith("larder/"));
        QCOMPARE(value("cookie"), QByteArrayList{});
        QCOMPARE(value("upgrade"), QByteArrayList{}); // to h2c
    }

    void doesNotOfferHttp2OverTls()
    {
        RawServer server;
        HttpClient client(idleAfter(2s));
        const Fetch fetch(client, server.url(u"https"_s));
        QTRY_VERIFY(server.heard.size() > 100);
        QCOMPARE(server.heard.at(0), '\x16'); // a TLS handshake
        QVERIFY(!server.heard.contains("\x02h2"));
    }

    void statusIsNoErrorOfTheLine_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {206, 304, 400, 401, 403, 404, 407, 410, 416, 418, 429, 500, 501, 502, 503, 504})
            QTest::addRow("%d", status) << status;
    }

    void statusIsNoErrorOfTheLine()
    {
        QFETCH(const int, status);
        const QByteArray body = status == 304 ? QByteArray() : "{\"code\":234002}"_ba;
        ScriptedServer server;
        server.onEveryRequest("/a", Faults::answerWith(reply(status, "application/json", body)));
        HttpClient client({});
        const Fetch fetch(client, server.url("/a"));
        QVERIFY(fetch.waitForEnd());
        if (status == 407) { // nobody but a proxy may say so
            QCOMPARE(fetch.error.value_or(Error{Reason::Cancelled}).reason, Reason::ProxyWantsSignIn);
            return;
        }
        QCOMPARE(fetch.error, std::nullopt);
        QCOMPARE(fetch.head->status, status);
        QCOMPARE(fetch.body, body);
    }

    // Redirects

    void redirect_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("elsewhere");
        for (const int status : {301, 302, 303, 307, 308}) {
            QTest::addRow("%d to the same origin", status) << status << false;
            QTest::addRow("%d to another origin", status) << status << true;
        }
    }

    void redirect()
    {
        QFETCH(const int, status);
        QFETCH(const bool, elsewhere);
        ScriptedServer api;
        ScriptedServer storage;
        ScriptedServer &target = elsewhere ? storage : api;
        target.serve("/b", 1000);
        api.onEveryRequest("/a", Faults::redirect(target.url("/b"), status));
        HttpClient client({});
        const Fetch fetch(client, api.url("/a"), {{"Authorization", "Bearer " + secret}, {"Range", "bytes=10-19"}});
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.error, std::nullopt);
        QCOMPARE(fetch.order, u"arf"_s);
        QCOMPARE(fetch.head->status, 206);
        QCOMPARE(fetch.head->fromElsewhere, elsewhere);
        QCOMPARE(fetch.body, patternBytes(10, 10));
        QCOMPARE(api.headersAsked("/a", "Authorization"), QList<QByteArray>{"Bearer " + secret});
        QCOMPARE(target.rangesAsked("/b"), QList<QByteArray>{"bytes=10-19"});
        QCOMPARE(target.headersAsked("/b", "Accept-Encoding"), QList<QByteArray>{"identity"});
        QCOMPARE(target.headersAsked("/b", "Authorization"),
                 QList<QByteArray>{elsewhere ? QByteArray() : "Bearer " + secret});
        QVERIFY(!storage.heard(secret));
        QCOMPARE(client.requestsSent(), 2);
    }

    void tokenDoesNotComeBack()
    {
        ScriptedServer api;
        ScriptedServer storage;
        api.onEveryRequest("/a", Faults::redirect(storage.url("/b")));
        storage.onEveryRequest("/b", Faults::redirect(api.url("/c")));
        api.serve("/c", 10);
        HttpClient client({});
        const Fetch fetch(client, api.url("/a"), {{"Authorization", "Bearer " + secret}});
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.body, patternBytes(0, 10));
        QVERIFY(!storage.heard(secret));
        QCOMPARE(api.headersAsked("/c", "Authorization"), QList<QByteArray>{QByteArray()});
    }

    void localhostIsAnotherOrigin()
    {
        ScriptedServer server;
        QUrl byName = server.url("/b");
        byName.setHost(u"localhost"_s);
        server.onEveryRequest("/a", Faults::redirect(byName));
        server.serve("/b", 10);
        HttpClient client({});
        const Fetch fetch(client, server.url("/a"), {{"Authorization", "Bearer " + secret}});
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.body, patternBytes(0, 10));
        QCOMPARE(server.headersAsked("/b", "Authorization"), QList<QByteArray>{QByteArray()});
    }

    void relativeLocation_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<QByteArray>("query");
        QTest::newRow("a path") << "/b/c"_ba
                                << "/b/c"_ba
                                << ""_ba;
        QTest::newRow("a neighbour") << "b"_ba
                                     << "/folder/b"_ba
                                     << ""_ba;
        QTest::newRow("one up") << "../b"_ba
                                << "/b"_ba
                                << ""_ba;
        QTest::newRow("a query alone") << "?x=y"_ba
                                       << "/folder/a"_ba
                                       << "x=y"_ba;
        QTest::newRow("encoded") << "/b%2Fc?d=%26"_ba
                                 << "/b%2Fc"_ba
                                 << "d=%26"_ba;
    }

    void relativeLocation()
    {
        QFETCH(const QByteArray, location);
        QFETCH(const QByteArray, path);
        QFETCH(const QByteArray, query);
        ScriptedServer server;
        server.serve(path, 10);
        server.onRequest("/folder/a", 1, redirectTo(location));
        HttpClient client({});
        const Fetch fetch(client, server.url("/folder/a"), {{"Authorization", "Bearer " + secret}});
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.error, std::nullopt);
        QCOMPARE(fetch.body, patternBytes(0, 10));
        QCOMPARE(server.requests().last().path, path);
        QCOMPARE(server.requests().last().query, query);
        QCOMPARE(server.requests().last().header("Authorization"), "Bearer " + secret);
    }

    void refusedRedirect_data()
    {
        QTest::addColumn<QByteArray>("location");
        QTest::newRow("D02 http elsewhere") << "http://storage.example/a"_ba;
        QTest::newRow("D03 a user name") << "https://somebody@127.0.0.1/a"_ba;
        QTest::newRow("D05 file") << "file:///etc/passwd"_ba;
        QTest::newRow("D05 data") << "data:text/plain,hello"_ba;
        QTest::newRow("D05 ftp") << "ftp://127.0.0.1/a"_ba;
        QTest::newRow("D06 no Location") << QByteArray();
        QTest::newRow("D06 an empty Location") << ""_ba;
        QTest::newRow("D06 no address") << "http://[::1"_ba;
    }

    void refusedRedirect()
    {
        QFETCH(const QByteArray, location);
        ScriptedServer server;
        server.onEveryRequest("/a", redirectTo(location));
        HttpClient client({});
        const Fetch fetch(client, server.url("/a"), {{"Authorization", "Bearer " + secret}});
        QVERIFY(fetch.waitForEnd());
        QVERIFY(fetch.error);
        QCOMPARE(fetch.error->reason, Reason::RedirectRefused);
        QVERIFY(!fetch.error->detail.contains(QString::fromLatin1(secret)));
        QCOMPARE(fetch.order, u"f"_s);
        QCOMPARE(client.requestsSent(), 1);
    }

    void redirectsAreCounted_data()
    {
        QTest::addColumn<int>("redirects");
        QTest::addColumn<bool>("arrives");
        QTest::newRow("as many as may be") << Limits::redirects << true;
        QTest::newRow("D04 one more") << Limits::redirects + 1 << false;
        QTest::newRow("D04 for ever") << 1'000'000 << false;
    }

    void redirectsAreCounted()
    {
        QFETCH(const int, redirects);
        QFETCH(const bool, arrives);
        ScriptedServer server;
        server.serve("/a", 10);
        server.untilRequest("/a", redirects + 1, redirectTo("/a"));
        HttpClient client({});
        const Fetch fetch(client, server.url("/a"));
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.error.has_value(), !arrives);
        if (!arrives)
            QCOMPARE(fetch.error->reason, Reason::TooManyRedirects);
        QCOMPARE(server.timesAsked("/a"), Limits::redirects + 1);
    }

    void bodyOfRedirectIsNotWaitedFor_data()
    {
        QTest::addColumn<HttpReply>("redirect");
        HttpReply endless;
        endless.status = 302;
        endless.headers = {{"Location", "/b"}};
        endless.body = patternBody();
        endless.bodyLength = qint64(1) << 50;
        QTest::newRow("endless") << endless;
        HttpReply chunked = endless;
        chunked.framing = HttpReply::Framing::Chunked;
        QTest::newRow("endless, chunked") << chunked;
        HttpReply trickled = endless;
        trickled.bytesPerSecond = 1000;
        QTest::newRow("endless and slow") << trickled;
        HttpReply silent = endless;
        silent.cutAfter = 0;
        silent.cut = HttpReply::Cut::Silence;
        QTest::newRow("announced, then silence") << silent;
    }

    void bodyOfRedirectIsNotWaitedFor()
    {
        QFETCH(const HttpReply, redirect);
        ScriptedServer server;
        server.onEveryRequest("/a", Faults::answerWith(redirect));
        server.serve("/b", 10);
        HttpClient client({});
        const Fetch fetch(client, server.url("/a"));
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.error, std::nullopt);
        QCOMPARE(fetch.body, patternBytes(0, 10));
    }

    void logHoldsNeitherTokenNorQuery()
    {
        ScriptedServer api;
        ScriptedServer storage;
        storage.serve("/b", 10);
        api.onEveryRequest("/a", redirectTo(storage.url("/b").toEncoded() + "?signature=canary-of-the-query"));
        logged.clear();
        QLoggingCategory::setFilterRules(u"larder.*=true"_s);
        const QtMessageHandler before = qInstallMessageHandler(keepLog);
        HttpClient client({});
        const Fetch fetch(client, api.url("/a"), {{"Authorization", "Bearer " + secret}});
        const bool ended = fetch.waitForEnd();
        qInstallMessageHandler(before);
        QLoggingCategory::setFilterRules({});
        QVERIFY(ended);
        QCOMPARE(fetch.body, patternBytes(0, 10));
        QVERIFY2(logged.contains("GET"), logged.constData());
        QVERIFY2(!logged.contains(secret) && !logged.contains("canary-of-the-query"), logged.constData());
    }

    // Many at a time

    void sixInFlightAtMost()
    {
        constexpr int requests = 30;
        int asked = 0;
        int ended = 0;
        int mostInFlight = 0;
        ScriptedServer server;
        connect(&server.loopback(), &LoopbackServer::asked, this,
                [&] { mostInFlight = std::max(mostInFlight, ++asked - ended); });
        server.serve("/a", 100'000);
        server.onEveryRequest("/a", Faults::delayed(30ms));
        HttpClient client({});
        std::vector<std::unique_ptr<Fetch>> fetches;
        for (int i = 0; i < requests; ++i) {
            fetches.push_back(std::make_unique<Fetch>(client, server.url("/a")));
            connect(&fetches.back()->get(), &HttpGet::finished, this, [&ended] { ++ended; });
        }
        QTRY_COMPARE_WITH_TIMEOUT(ended, requests, 20'000);
        for (const auto &fetch : fetches) {
            QCOMPARE(fetch->error, std::nullopt);
            QCOMPARE(fetch->body.size(), 100'000);
        }
        QCOMPARE(mostInFlight, Limits::requestsInFlight);
        QVERIFY(server.connectionsAccepted() <= Limits::requestsInFlight);
        QCOMPARE(client.requestsSent(), requests);
    }

    void timeoutDoesNotRunWhileItWaitsForRoom()
    {
        ScriptedServer server;
        server.serve("/a", 10);
        server.onEveryRequest("/a", Faults::delayed(700ms));
        HttpClient client(idleAfter(1500ms));
        std::vector<std::unique_ptr<Fetch>> fetches;
        for (int i = 0; i < 3 * Limits::requestsInFlight; ++i)
            fetches.push_back(std::make_unique<Fetch>(client, server.url("/a")));
        for (const auto &fetch : fetches) {
            QVERIFY(fetch->waitForEnd());
            QCOMPARE(fetch->error, std::nullopt);
        }
    }

    // Faults of the line

    void idleTimeout_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<QString>("order");
        QTest::newRow("C01 the head never comes") << Faults::cutBeforeHead(HttpReply::Cut::Silence) << u"f"_s;
        QTest::newRow("C02 the head and no byte") << Faults::silenceAfter(0) << u"af"_s;
        QTest::newRow("C02 silence in mid-body") << Faults::silenceAfter(5000) << u"arf"_s;
    }

    void idleTimeout()
    {
        QFETCH(const Fault, fault);
        QFETCH(const QString, order);
        ScriptedServer server;
        server.serve("/a", 10'000);
        server.onEveryRequest("/a", fault);
        HttpClient client(idleAfter(300ms));
        QElapsedTimer clock;
        clock.start();
        const Fetch fetch(client, server.url("/a"));
        QVERIFY(fetch.waitForEnd());
        QVERIFY(clock.elapsed() >= 250);
        QVERIFY(clock.elapsed() < 5000);
        QVERIFY(fetch.error);
        QCOMPARE(fetch.error->reason, Reason::TimedOut);
        QCOMPARE(fetch.order, order);
    }

    void slowIsNotIdle()
    {
        ScriptedServer server;
        server.serve("/a", 100);
        server.onEveryRequest("/a", Faults::trickled(100)); // a second in all
        HttpClient client(idleAfter(700ms));
        const Fetch fetch(client, server.url("/a"));
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.error, std::nullopt);
        QCOMPARE(fetch.body, patternBytes(0, 100));
    }

    void brokenLine_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<qsizetype>("sent");
        using namespace Faults;
        QTest::newRow("reset before the head") << cutBeforeHead() << qsizetype(0);
        QTest::newRow("closed before the head") << cutBeforeHead(HttpReply::Cut::Close) << qsizetype(0);
        QTest::newRow("C03 reset in mid-body") << cutAfter(60'000) << qsizetype(60'000);
        QTest::newRow("B04 closed in mid-body") << cutAfter(60'000, HttpReply::Cut::Close) << qsizetype(60'000);
        QTest::newRow("C03 reset far into the body") << cutAfter(3'000'000) << qsizetype(3'000'000);
        QTest::newRow("B04 closed far into the body")
            << cutAfter(3'000'000, HttpReply::Cut::Close) << qsizetype(3'000'000);
        QTest::newRow("B03 the last chunk is missing") << chunkedWithoutEnd() << qsizetype(5'000'000);
    }

    void brokenLine()
    {
        QFETCH(const Fault, fault);
        QFETCH(const qsizetype, sent);
        ScriptedServer server;
        server.serve("/a", 5'000'000);
        server.onEveryRequest("/a", fault);
        HttpClient client({});
        const Fetch fetch(client, server.url("/a"));
        QVERIFY(fetch.waitForEnd());
        QVERIFY(fetch.error);
        QCOMPARE(fetch.error->reason, Reason::ConnectionLost);
        // Qt may forget what is behind its read buffer, but nothing else.
        QVERIFY2(fetch.body.size() <= sent && fetch.body.size() > sent - Limits::readBuffer - 1,
                 QByteArray::number(fetch.body.size()).constData());
        QVERIFY(fetch.body == patternBytes(0, fetch.body.size()));
    }

    void nobodyListens()
    {
        ScriptedServer server;
        const QUrl url = server.url("/a");
        server.kill();
        HttpClient client({});
        const Fetch fetch(client, url);
        QVERIFY(fetch.waitForEnd());
        QVERIFY(fetch.error);
        QCOMPARE(fetch.error->reason, Reason::ConnectionRefused);
        QCOMPARE(fetch.order, u"f"_s);
    }

    void interimAnswer_data()
    {
        QTest::addColumn<QByteArray>("interim");
        QTest::newRow("100 Continue") << "HTTP/1.1 100 Continue\r\n\r\n"_ba;
        QTest::newRow("102 Processing") << "HTTP/1.1 102 Processing\r\n\r\n"_ba;
        QTest::newRow("103 Early Hints") << "HTTP/1.1 103 Early Hints\r\nLink: </a>; rel=preload\r\n\r\n"_ba;
    }

    /** Qt 6.4 takes 102 and 103 for the last word. It must be an error then, and never an empty file. */
    void interimAnswer()
    {
        QFETCH(const QByteArray, interim);
        RawServer server(interim + "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
        HttpClient client(idleAfter(2s));
        const Fetch fetch(client, server.url());
        QVERIFY(fetch.waitForEnd());
        if (fetch.error) {
            QCOMPARE(kindOf(*fetch.error), ErrorKind::Network);
            QCOMPARE(fetch.order, u"f"_s);
            QVERIFY(!interim.contains("100 Continue"));
        } else {
            QCOMPARE(fetch.head->status, 200);
            QCOMPARE(fetch.body, "hello"_ba);
        }
    }

    void whatIsNoHttp()
    {
        RawServer server("SSH-2.0-OpenSSH_9.2\r\n\r\n");
        HttpClient client(idleAfter(500ms));
        const Fetch fetch(client, server.url());
        QVERIFY(fetch.waitForEnd());
        QVERIFY(fetch.error);
        QCOMPARE(kindOf(*fetch.error), ErrorKind::Network);
        QCOMPARE(fetch.body, QByteArray());
    }

    void cookiesAreNotSentBack()
    {
        ScriptedServer server;
        server.serve("/a", ServedResource{.length = 10, .headers = {{"Set-Cookie", "session=canary; Path=/"}}});
        HttpClient client({});
        for (int i = 0; i < 2; ++i) {
            const Fetch fetch(client, server.url("/a"));
            QVERIFY(fetch.waitForEnd());
            QCOMPARE(fetch.error, std::nullopt);
        }
        QCOMPARE(server.headersAsked("/a", "Cookie"), QList<QByteArray>(2));
    }

    void nothingIsCached()
    {
        ScriptedServer server;
        server.serve("/a", ServedResource{.length = 10, .headers = {{"Cache-Control", "max-age=3600"}}});
        HttpClient client({});
        for (int i = 0; i < 2; ++i) {
            const Fetch fetch(client, server.url("/a"));
            QVERIFY(fetch.waitForEnd());
            QCOMPARE(fetch.body, patternBytes(0, 10));
        }
        QCOMPARE(server.timesAsked("/a"), 2);
    }

    // Cancelling

    void destroyed_data()
    {
        QTest::addColumn<QString>("moment");
        QTest::addColumn<Fault>("fault");
        for (const QString &moment : {u"answered"_s, u"received"_s, u"finished"_s}) {
            QTest::addRow("in %s", qPrintable(moment)) << moment << Faults::honest();
            QTest::addRow("in %s, cut in mid-body", qPrintable(moment)) << moment << Faults::cutAfter(1'500'000);
        }
        QTest::newRow("in answered, 416") << u"answered"_s << Faults::rangeNotSatisfiable(0);
        QTest::newRow("in answered, a page of an error") << u"answered"_s << Faults::htmlPage(503);
        HttpReply endless;
        endless.status = 500;
        endless.body = patternBody();
        endless.bodyLength = qint64(1) << 50;
        QTest::newRow("in answered, an error without end") << u"answered"_s << Faults::answerWith(endless);
        QTest::newRow("in received, an error without end") << u"received"_s << Faults::answerWith(endless);
        QTest::newRow("in finished, before an answer") << u"finished"_s << Faults::cutBeforeHead();
        QTest::newRow("before it starts") << u"never"_s << Faults::honest();
    }

    /** More of them than may be in flight: one that kept its place would keep the last one waiting for ever. */
    void destroyed()
    {
        QFETCH(const QString, moment);
        QFETCH(const Fault, fault);
        constexpr int many = 2 * Limits::requestsInFlight;
        ScriptedServer server;
        server.serve("/a", 2'000'000);
        server.onEveryRequest("/a", fault);
        server.serve("/b", 10);
        HttpClient client({});
        std::vector<std::unique_ptr<HttpGet>> gets;
        int destroyed = 0;
        int signalsAfter = 0;
        for (int i = 0; i < many; ++i) {
            gets.push_back(client.get(QNetworkRequest(server.url("/a"))));
            const HttpGet *get = gets.back().get();
            const auto reach = [&, i](const char *signal) {
                if (!gets.at(static_cast<size_t>(i)))
                    ++signalsAfter;
                if (moment != QLatin1StringView(signal))
                    return;
                gets.at(static_cast<size_t>(i)).reset();
                ++destroyed;
            };
            connect(get, &HttpGet::answered, this, [reach] { reach("answered"); });
            connect(get, &HttpGet::received, this, [reach] { reach("received"); });
            connect(get, &HttpGet::finished, this, [reach] { reach("finished"); });
        }
        if (moment == "never"_L1) {
            gets.clear();
            destroyed = many;
        }
        QTRY_COMPARE(destroyed, many);
        const Fetch last(client, server.url("/b"));
        QVERIFY(last.waitForEnd());
        QCOMPARE(last.body, patternBytes(0, 10));
        QCOMPARE(signalsAfter, 0);
        if (moment == "never"_L1)
            QCOMPARE(server.timesAsked("/a"), 0);
    }

    void destroyedWhileItsRedirectIsOnItsWay()
    {
        ScriptedServer server;
        server.onEveryRequest("/a", redirectTo("/b"));
        server.onEveryRequest("/b", Faults::delayed(10s));
        HttpClient client({});
        auto fetch = std::make_unique<Fetch>(client, server.url("/a"));
        QTRY_COMPARE(server.timesAsked("/b"), 1);
        fetch.reset();
        server.serve("/c", 10);
        const Fetch last(client, server.url("/c"));
        QVERIFY(last.waitForEnd());
        QCOMPARE(last.body, patternBytes(0, 10));
    }
};

QTEST_GUILESS_MAIN(HttpClientTest)
#include "httpclient_test.moc"
