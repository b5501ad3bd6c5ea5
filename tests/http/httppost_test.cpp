#include "http/httppost.h"

#include <QLoggingCategory>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "core/limits.h"
#include "http/httpclient.h"
#include "support/scriptedserver.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray secret = "ur-canary-0123456789abcdef";
const QByteArray path = "/token";
constexpr int generously = 60'000;

/** One POST and its end. */
class Sending
{
public:
    Sending(HttpClient &client, const QUrl &url, const QByteArray &body = "refresh_token=" + secret)
    {
        QNetworkRequest request(url);
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/x-www-form-urlencoded"_ba);
        m_post = client.post(request, body);
        QObject::connect(m_post.get(), &HttpPost::finished, m_post.get(), [this](const Result<HttpAnswer> &answer) {
            ++ends;
            outcome = answer;
        });
    }

    [[nodiscard]] bool waitForEnd() const
    {
        return comesTrue([this] { return outcome.has_value(); }, minute);
    }
    void cancel() { m_post.reset(); }

    int ends = 0;
    std::optional<Result<HttpAnswer>> outcome;

private:
    std::unique_ptr<HttpPost> m_post;
};

/** Takes a request to its end and drops the line, each time. Counts how often it was asked. */
class DroppingServer
{
public:
    enum class How { Close, Reset };

    explicit DroppingServer(How how, const QByteArray &firstAnswer = {}) : m_firstAnswer(firstAnswer)
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("No loopback port is free");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, how] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket, how] { hear(socket, how); });
        });
    }

    [[nodiscard]] QUrl url() const { return QUrl(u"http://127.0.0.1:%1/token"_s.arg(m_server.serverPort())); }

    int heard = 0;

private:
    void hear(QTcpSocket *socket, How how)
    {
        m_incoming += socket->readAll();
        if (!m_incoming.endsWith("refresh_token=" + secret))
            return;
        m_incoming.clear();
        if (++heard == 1 && !m_firstAnswer.isEmpty())
            socket->write(m_firstAnswer);
        else if (how == How::Reset)
            socket->abort();
        else
            socket->disconnectFromHost();
    }

    QTcpServer m_server;
    QByteArray m_incoming;
    QByteArray m_firstAnswer;
};

QByteArray logged; ///< by keepLog()

void keepLog(QtMsgType, const QMessageLogContext &, const QString &text)
{
    logged += text.toUtf8() + '\n';
}

} // namespace

class HttpPostTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void bodyAndHeaders()
    {
        ScriptedServer server;
        HttpClient client({});
        server.onEveryRequest(path, Faults::answerWith(reply(200, "application/json", "{\"code\":0}")));
        const Sending sending(client, server.url(path));
        QVERIFY(sending.waitForEnd());
        QVERIFY(sending.outcome->ok());
        QCOMPARE((*sending.outcome)->head.status, 200);
        QCOMPARE((*sending.outcome)->body, "{\"code\":0}"_ba);

        const HttpRequest heard = server.requests().constFirst();
        QCOMPARE(heard.method, "POST"_ba);
        QCOMPARE(heard.body, "refresh_token=" + secret);
        QCOMPARE(heard.header("Content-Type"), "application/x-www-form-urlencoded"_ba);
        QCOMPARE(heard.header("Content-Length"), QByteArray::number(heard.body.size()));
        QCOMPARE(heard.header("Connection"), "close"_ba);
        QCOMPARE(heard.header("Accept-Encoding"), "identity"_ba);
        QVERIFY(heard.header("User-Agent").startsWith("Larder/"));
        QVERIFY(heard.header("Cookie").isEmpty());
    }

    void anyStatusIsAnAnswer_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {200, 400, 401, 403, 404, 429, 500, 503})
            QTest::addRow("%d", status) << status;
    }

    void anyStatusIsAnAnswer()
    {
        QFETCH(const int, status);
        ScriptedServer server;
        HttpClient client({});
        server.onEveryRequest(path, Faults::answerWith(reply(status, "application/json", "{\"code\":20037}")));
        const Sending sending(client, server.url(path));
        QVERIFY(sending.waitForEnd());
        QVERIFY(sending.outcome->ok());
        QCOMPARE((*sending.outcome)->head.status, status);
        QCOMPARE((*sending.outcome)->body, "{\"code\":20037}"_ba);
    }

    void faults_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<Reason>("reason");
        const HttpReply whole = reply(200, "application/json", QByteArray(1000, ' '));
        const auto row = [](const char *name, const Fault &fault, Reason reason) {
            QTest::newRow(name) << fault << reason;
        };
        const auto changed = [whole](const std::function<void(HttpReply &)> &change) {
            HttpReply answer = whole;
            change(answer);
            return Faults::answerWith(answer);
        };
        row("reset before the head", changed([](HttpReply &r) {
                r.cutBeforeHead = true;
                r.cut = HttpReply::Cut::Reset;
            }),
            Reason::ConnectionLost);
        row("reset in the body", changed([](HttpReply &r) {
                r.cutAfter = 10;
                r.cut = HttpReply::Cut::Reset;
            }),
            Reason::ConnectionLost);
        row("closed in the body", changed([](HttpReply &r) { r.cutAfter = 10; }), Reason::ConnectionLost);
        row("silence", changed([](HttpReply &r) {
                r.cutBeforeHead = true;
                r.cut = HttpReply::Cut::Silence;
            }),
            Reason::TimedOut);
        row("silence in the body", changed([](HttpReply &r) {
                r.cutAfter = 10;
                r.cut = HttpReply::Cut::Silence;
            }),
            Reason::TimedOut);
        row("an answer without end",
            Faults::answerWith(reply(200, "application/json", QByteArray(Limits::signInBody + 1, ' '))),
            Reason::UnexpectedAnswer);
        row("moved", Faults::redirect(QUrl(u"/elsewhere"_s)), Reason::RedirectRefused);
        row("moved, method and body to be kept", Faults::redirect(QUrl(u"/elsewhere"_s), 307), Reason::RedirectRefused);
    }

    void faults()
    {
        QFETCH(const Fault, fault);
        QFETCH(const Reason, reason);
        ScriptedServer server;
        HttpClient client({.idleTimeout = 1500ms});
        server.onEveryRequest(path, fault);
        const Sending sending(client, server.url(path));
        QVERIFY(sending.waitForEnd());
        QVERIFY(!sending.outcome->ok());
        QCOMPARE(sending.outcome->error().reason, reason);
        QCOMPARE(sending.ends, 1);
        QCOMPARE(server.requests().size(), 1);
        QVERIFY(!sending.outcome->error().detail.contains(QString::fromLatin1(secret)));
    }

    void longestAnswer()
    {
        ScriptedServer server;
        HttpClient client({});
        const QByteArray body(Limits::signInBody, ' ');
        server.onEveryRequest(path, Faults::answerWith(reply(200, "application/json", body)));
        const Sending sending(client, server.url(path));
        QVERIFY(sending.waitForEnd());
        QVERIFY(sending.outcome->ok());
        QCOMPARE((*sending.outcome)->body, body);
    }

    void nobodyListens()
    {
        ScriptedServer server;
        const QUrl url = server.url(path);
        server.kill();
        HttpClient client({});
        const Sending sending(client, url);
        QVERIFY(sending.waitForEnd());
        QCOMPARE(sending.outcome->error().reason, Reason::ConnectionRefused);
    }

    void isNeverSentTwice_data()
    {
        QTest::addColumn<bool>("reset");
        QTest::newRow("the line is closed before the answer") << false;
        QTest::newRow("the line is reset before the answer") << true;
    }

    void isNeverSentTwice()
    {
        QFETCH(const bool, reset);
        DroppingServer server(reset ? DroppingServer::How::Reset : DroppingServer::How::Close);
        HttpClient client({});
        const Sending sending(client, server.url());
        QVERIFY(sending.waitForEnd());
        QCOMPARE(sending.outcome->error().reason, Reason::ConnectionLost);
        QCOMPARE(server.heard, 1);
    }

    /** The next one after an answer on a line that is kept alive, and dropped when it is asked again. */
    void isNeverSentTwiceOnAKeptLine()
    {
        DroppingServer server(DroppingServer::How::Close, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
        HttpClient client({});
        const Sending first(client, server.url());
        QVERIFY(first.waitForEnd());
        QVERIFY(first.outcome->ok());
        const Sending second(client, server.url());
        QVERIFY(second.waitForEnd());
        QCOMPARE(second.outcome->error().reason, Reason::ConnectionLost);
        QCOMPARE(server.heard, 2);
    }

    void endsAsItIsDestroyed()
    {
        ScriptedServer server;
        HttpClient client({});
        server.onEveryRequest(path, Faults::cutBeforeHead(HttpReply::Cut::Silence));
        Sending sending(client, server.url(path));
        QTRY_COMPARE_WITH_TIMEOUT(server.timesAsked(path), 1, generously);
        sending.cancel();
        QVERIFY(!sending.outcome);
        const Sending before(client, server.url(path));
        Sending never(client, server.url(path));
        never.cancel();
        QTRY_COMPARE_WITH_TIMEOUT(server.timesAsked(path), 2, generously);
        QVERIFY(!never.outcome);
    }

    void secretsStayOutOfTheLog()
    {
        logged.clear();
        const QtMessageHandler before = qInstallMessageHandler(keepLog);
        QLoggingCategory::setFilterRules(u"larder.*=true"_s);
        ScriptedServer server;
        HttpClient client({});
        server.onEveryRequest(path, Faults::answerWith(reply(200, "application/json", R"({"access_token":"u-x"})")));
        const Sending sending(client,
                              QUrl(server.url(path).toString() + u"?refresh_token="_s + QString::fromLatin1(secret)));
        const bool ended = sending.waitForEnd();
        QLoggingCategory::setFilterRules({});
        qInstallMessageHandler(before);
        QVERIFY(ended);
        QVERIFY2(logged.contains("POST"), logged.constData());
        QVERIFY2(!logged.contains(secret), logged.constData());
    }
};

QTEST_GUILESS_MAIN(HttpPostTest)
#include "httppost_test.moc"
