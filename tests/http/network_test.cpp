#include <QRegularExpression>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "demo/patternbytes.h"
#include "http/authorityfile.h"
#include "http/httpclient.h"
#include "support/nginx.h"
#include "support/patternfile.h"
#include "support/proxyserver.h"
#include "support/scriptedserver.h"
#include "support/wiretap.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 length = 200'000;
const QByteArray token = "u-canary-0123456789abcdef";

/** One GET with a token, and how it ended. */
class Fetch
{
public:
    Fetch(HttpClient &client, const QUrl &url)
    {
        QNetworkRequest request(url);
        request.setRawHeader("Authorization", "Bearer " + token);
        m_get = client.get(request);
        QObject::connect(m_get.get(), &HttpGet::received, m_get.get(),
                         [this](QByteArrayView bytes) { body.append(bytes); });
        QObject::connect(m_get.get(), &HttpGet::finished, m_get.get(), [this](const std::optional<Error> &e) {
            ended = true;
            error = e;
        });
    }

    [[nodiscard]] bool waitForEnd() const
    {
        return comesTrue([this] { return ended; }, minute);
    }
    [[nodiscard]] std::optional<Reason> reason() const { return error ? std::optional(error->reason) : std::nullopt; }

    QByteArray body;
    bool ended = false;
    std::optional<Error> error;

private:
    std::unique_ptr<HttpGet> m_get;
};

/** Says the same to every CONNECT, and keeps what it was told. */
class RefusingProxy
{
public:
    explicit RefusingProxy(const QByteArray &answer)
    {
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("No loopback port is free");
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, answer] {
            QTcpSocket *client = m_server.nextPendingConnection();
            QObject::connect(client, &QTcpSocket::readyRead, client, [this, client, answer] {
                const QByteArray bytes = client->readAll();
                m_heard += bytes;
                if (bytes.endsWith("\r\n\r\n"))
                    client->write("HTTP/1.1 " + answer + "Content-Length: 0\r\n\r\n");
            });
        });
    }

    [[nodiscard]] quint16 port() const { return m_server.serverPort(); }
    [[nodiscard]] QByteArray heard() const { return m_heard; }

private:
    QTcpServer m_server;
    QByteArray m_heard;
};

ProxyKind asChosen(ProxyServer::Kind kind)
{
    return kind == ProxyServer::Kind::Http ? ProxyKind::Http : ProxyKind::Socks5;
}

} // namespace

Q_DECLARE_METATYPE(Larder::ProxyServer::Kind)

/** By a proxy that we did not write to a server that we did not write, which only the proxy can find. */
class NetworkTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (Nginx *nginx : {&m_nginx, &m_expired, &m_early, &m_other}) {
            QVERIFY2(nginx->start(), nginx->trouble().constData());
            QVERIFY(writePattern(nginx->folder() + u"/a"_s, length).ok());
        }
        for (ProxyServer *proxy : {&m_http, &m_socks5})
            QVERIFY2(proxy->start(), proxy->trouble().constData());
    }

    /** What Qt says goes to the standard error of a command line. */
    void init() { QTest::failOnWarning(QRegularExpression(u".*"_s)); }

    void byProxy_data()
    {
        QTest::addColumn<ProxyServer::Kind>("kind");
        QTest::newRow("HTTP") << ProxyServer::Kind::Http;
        QTest::newRow("SOCKS5") << ProxyServer::Kind::Socks5;
    }

    void byProxy()
    {
        QFETCH(const ProxyServer::Kind, kind);
        const WireTap tap = tapOf(kind);
        HttpClient client({.network = trusting(chosen(kind, tap), ProxyServer::password)});
        const Fetch fetch(client, farUrl());
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.error.value_or(Error{Reason::Cancelled}).detail, QString());
        QVERIFY(fetch.body == patternBytes(0, length));
        QVERIFY(!tap.heard().contains(token));
        if (kind == ProxyServer::Kind::Http) {
            QVERIFY2(tap.heard().startsWith("CONNECT larder.test:"), tap.heard().first(200).constData());
            QVERIFY(!tap.heard().contains("\nGET ") && !tap.heard().contains("Authorization: Bearer"));
        }
    }

    void postByProxy_data() { byProxy_data(); }

    void postByProxy()
    {
        QFETCH(const ProxyServer::Kind, kind);
        const WireTap tap = tapOf(kind);
        HttpClient client({.network = trusting(chosen(kind, tap), ProxyServer::password)});
        QNetworkRequest request(farUrl());
        request.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
        const auto post = client.post(request, "{\"secret\":\"" + token + "\"}");
        std::optional<Result<HttpAnswer>> answer;
        connect(post.get(), &HttpPost::finished, this, [&](const Result<HttpAnswer> &came) { answer = came; });
        QTRY_VERIFY(answer);
        QVERIFY2(answer->ok(), answer->ok() ? "" : qPrintable(answer->error().detail));
        QCOMPARE((*answer)->head.status, 405); // of nginx, which has files only
        QVERIFY(!tap.heard().isEmpty() && !tap.heard().contains(token));
    }

    void signIn_data()
    {
        QTest::addColumn<ProxyServer::Kind>("kind");
        QTest::addColumn<QString>("user");
        QTest::addColumn<QByteArray>("password");
        QTest::addColumn<Reason>("reason");
        for (const auto kind : {ProxyServer::Kind::Http, ProxyServer::Kind::Socks5}) {
            const char *name = kind == ProxyServer::Kind::Http ? "HTTP" : "SOCKS5";
            // With a wrong password tinyproxy says 401, which is no word of a proxy's; see answersOfProxy().
            const auto wrong = kind == ProxyServer::Kind::Http ? Reason::ProxyFailed : Reason::ProxyWantsSignIn;
            QTest::addRow("C09 %s, none", name) << kind << QString() << QByteArray() << Reason::ProxyWantsSignIn;
            QTest::addRow("C09 %s, a wrong password", name)
                << kind << u"alice"_s << "canary-wrong-0123456789"_ba << wrong;
        }
    }

    /** It is the proxy that refuses, not the platform; and it learns no more than what it was told. */
    void signIn()
    {
        QFETCH(const ProxyServer::Kind, kind);
        QFETCH(const QString, user);
        QFETCH(const QByteArray, password);
        QFETCH(const Reason, reason);
        const WireTap tap = tapOf(kind);
        HttpNetwork network = trusting(chosen(kind, tap), password);
        network.proxy.manual.user = user;
        HttpClient client({.network = network});
        const Fetch fetch(client, farUrl());
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.reason(), std::optional(reason));
        QVERIFY(!tap.heard().isEmpty() && !tap.heard().contains(token));
        QVERIFY(password.isEmpty() || !fetch.error->detail.contains(QString::fromLatin1(password)));
        QCOMPARE(fetch.body, QByteArray());
    }

    void answersOfProxy_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<Reason>("reason");
        const auto wants = [](const QByteArray &scheme) {
            return "407 Proxy Authentication Required\r\nProxy-Authenticate: " + scheme + "\r\n";
        };
        QTest::newRow("C09 407, Basic") << wants("Basic realm=\"x\"") << Reason::ProxyWantsSignIn;
        QTest::newRow("C09 407, Digest") << wants("Digest realm=\"x\", nonce=\"0123456789abcdef\"")
                                         << Reason::ProxyWantsSignIn;
        QTest::newRow("407, a sign-in that is not known here") << wants("Kerberos") << Reason::ProxyFailed;
        QTest::newRow("403") << "403 Forbidden\r\n"_ba << Reason::ProxyFailed;
        QTest::newRow("502") << "502 Bad Gateway\r\n"_ba << Reason::ProxyFailed;
    }

    /** Whatever is wrong with the sign-in that it is given; and it is asked no more than a few times. */
    void answersOfProxy()
    {
        QFETCH(const QByteArray, answer);
        QFETCH(const Reason, reason);
        const RefusingProxy proxy(answer);
        const ProxyChoice choice{ProxyChoice::Use::Manual, {ProxyKind::Http, u"127.0.0.1"_s, proxy.port(), u"alice"_s}};
        HttpClient client({.network = trusting(choice, "canary-wrong-0123456789"_ba)});
        const Fetch fetch(client, farUrl());
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.reason(), std::optional(reason));
        QVERIFY(proxy.heard().count("CONNECT ") >= 1 && proxy.heard().count("CONNECT ") <= 4);
        QVERIFY(!proxy.heard().contains(token));
    }

    void deadProxy_data() { byProxy_data(); }

    void deadProxy()
    {
        QFETCH(const ProxyServer::Kind, kind);
        quint16 port = 0;
        {
            const WireTap gone = tapOf(kind);
            port = quint16(gone.url({}).port());
        }
        HttpNetwork network =
            trusting({ProxyChoice::Use::Manual, {asChosen(kind), u"127.0.0.1"_s, port, {}}}, QByteArray());
        HttpClient client({.network = network});
        const Fetch fetch(client, farUrl());
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.reason(), std::optional(Reason::ProxyFailed));
    }

    /** Where plain HTTP is taken, no proxy is: nobody else may see the token in it. */
    void loopbackGoesStraight_data()
    {
        QTest::addColumn<QUrl>("url");
        QUrl byName = m_nginx.plain();
        byName.setHost(u"localhost"_s);
        QTest::newRow("C09 plain, by address") << m_nginx.plain();
        QTest::newRow("C09 plain, by name") << byName;
        QTest::newRow("TLS") << m_nginx.secure();
    }

    void loopbackGoesStraight()
    {
        QFETCH(QUrl, url);
        url.setPath(u"/a"_s);
        for (const auto kind : {ProxyServer::Kind::Http, ProxyServer::Kind::Socks5}) {
            const WireTap tap = tapOf(kind);
            HttpClient client({.network = trusting(chosen(kind, tap), ProxyServer::password)});
            const Fetch fetch(client, url);
            QVERIFY(fetch.waitForEnd());
            QCOMPARE(fetch.reason(), std::nullopt);
            QVERIFY(fetch.body == patternBytes(0, length));
            QCOMPARE(tap.heard(), QByteArray());
        }
    }

    // Changes while it runs

    void changesWhileOneIsUnderWay()
    {
        ScriptedServer server;
        server.serve("/slow", 100);
        server.onEveryRequest("/slow", Faults::trickled(100));
        HttpClient client({});
        const Fetch before(client, server.url("/slow"));
        QTRY_VERIFY(!before.body.isEmpty());
        const WireTap tap = tapOf(ProxyServer::Kind::Http);
        client.useNetwork(trusting(chosen(ProxyServer::Kind::Http, tap), ProxyServer::password));
        const Fetch after(client, farUrl());
        QVERIFY(after.waitForEnd());
        QVERIFY(after.body == patternBytes(0, length));
        QVERIFY(before.waitForEnd());
        QCOMPARE(before.reason(), std::nullopt);
        QCOMPARE(before.body, patternBytes(0, 100));
    }

    void keptConnectionIsNotUsedAgain()
    {
        HttpClient client({.network = {.extraAuthorities = QSslCertificate::fromPath(m_nginx.authority())}});
        QUrl url = m_nginx.secure();
        url.setPath(u"/a"_s);
        const Fetch trusted(client, url);
        QVERIFY(trusted.waitForEnd());
        QCOMPARE(trusted.reason(), std::nullopt);
        client.useNetwork({});
        const Fetch untrusted(client, url);
        QVERIFY(untrusted.waitForEnd());
        QCOMPARE(untrusted.reason(), std::optional(Reason::CertificateUntrusted));
    }

    void waitsUntilTheWayIsKnown()
    {
        ScriptedServer server;
        server.serve("/a", 10);
        HttpClient client({});
        client.awaitNetwork();
        const Fetch fetch(client, server.url("/a"));
        const auto post = client.post(QNetworkRequest(server.url("/a")), "{}");
        bool posted = false;
        connect(post.get(), &HttpPost::finished, this, [&posted] { posted = true; });
        auto given = std::make_unique<Fetch>(client, server.url("/b"));
        QCoreApplication::processEvents();
        given.reset();
        QCOMPARE(client.requestsSent(), 0);
        client.useNetwork({});
        QVERIFY(fetch.waitForEnd());
        QTRY_VERIFY(posted);
        QCOMPARE(fetch.body, patternBytes(0, 10));
        QCOMPARE(client.requestsSent(), 2);
    }

    // Whom it trusts

    void certificate_data()
    {
        QTest::addColumn<const Nginx *>("server");
        QTest::addColumn<bool>("trusted");
        QTest::addColumn<std::optional<Reason>>("reason");
        const std::optional<Reason> none;
        const auto bad = [](Reason reason) { return std::optional(reason); };
        const auto server = [](const Nginx &nginx) { return &nginx; };
        QTest::newRow("a company's") << server(m_nginx) << true << none;
        QTest::newRow("C07 not chosen") << server(m_nginx) << false << bad(Reason::CertificateUntrusted);
        QTest::newRow("C07 expired") << server(m_expired) << true << bad(Reason::CertificateOutOfDate);
        QTest::newRow("C08 not valid yet") << server(m_early) << true << bad(Reason::CertificateOutOfDate);
        QTest::newRow("C07 of another server") << server(m_other) << true << bad(Reason::CertificateOfAnother);
        QTest::newRow("C07 expired, and not chosen") << server(m_expired) << false << bad(Reason::CertificateUntrusted);
    }

    void certificate()
    {
        QFETCH(const Nginx *, server);
        QFETCH(const bool, trusted);
        QFETCH(const std::optional<Reason>, reason);
        HttpNetwork network;
        if (trusted) {
            const auto authorities = readAuthorities(server->authority());
            QVERIFY(authorities.ok());
            network.extraAuthorities = *authorities;
        }
        HttpClient client({.network = network});
        QUrl url = server->secure();
        url.setPath(u"/a"_s);
        const Fetch fetch(client, url);
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.reason(), reason);
        QCOMPARE(fetch.body.size(), reason ? 0 : length);
    }

    void clock_data()
    {
        QTest::addColumn<std::optional<int>>("ahead");
        QTest::addColumn<bool>("worthAWord");
        QTest::newRow("C08 three days fast") << std::optional(3 * 24 * 3600) << true;
        QTest::newRow("C08 three days slow") << std::optional(-3 * 24 * 3600) << true;
        QTest::newRow("a minute fast") << std::optional(60) << false;
        QTest::newRow("not known") << std::optional<int>() << false;
    }

    /** Before its certificate is accepted a server has no say; what others have said of the time is remembered. */
    void clock()
    {
        QFETCH(const std::optional<int>, ahead);
        QFETCH(const bool, worthAWord);
        HttpClient client({.network = {.extraAuthorities = QSslCertificate::fromPath(m_expired.authority())}});
        if (ahead) {
            const QDateTime then = QDateTime::currentDateTimeUtc().addSecs(-*ahead);
            const QByteArray date = QLocale::c().toString(then, u"ddd, dd MMM yyyy HH:mm:ss 'GMT'"_s).toLatin1();
            ScriptedServer other;
            other.serve("/a", ServedResource{.length = 10, .headers = {{"Date", date}}});
            const Fetch fetch(client, other.url("/a"));
            QVERIFY(fetch.waitForEnd());
            QCOMPARE(fetch.reason(), std::nullopt);
        }
        QUrl url = m_expired.secure();
        url.setPath(u"/a"_s);
        const Fetch fetch(client, url);
        QVERIFY(fetch.waitForEnd());
        QCOMPARE(fetch.reason(), std::optional(Reason::CertificateOutOfDate));
        QCOMPARE(fetch.error->clockAhead.has_value(), worthAWord);
        if (worthAWord)
            QVERIFY(std::chrono::abs(*fetch.error->clockAhead - std::chrono::seconds(*ahead)) < 2min);
    }

private:
    [[nodiscard]] WireTap tapOf(ProxyServer::Kind kind) const
    {
        QUrl url(u"http://127.0.0.1"_s);
        url.setPort((kind == ProxyServer::Kind::Http ? m_http : m_socks5).port());
        return WireTap(url);
    }
    static ProxyChoice chosen(ProxyServer::Kind kind, const WireTap &tap)
    {
        return {ProxyChoice::Use::Manual,
                {asChosen(kind), u"127.0.0.1"_s, quint16(tap.url({}).port()), ProxyServer::user}};
    }
    [[nodiscard]] HttpNetwork trusting(const ProxyChoice &proxy, const QByteArray &password) const
    {
        return {proxy, password, QSslCertificate::fromPath(m_nginx.authority())};
    }
    [[nodiscard]] HttpNetwork trusting(const ProxyChoice &proxy, QLatin1StringView password) const
    {
        return trusting(proxy, QByteArray(password.data(), password.size()));
    }
    /** Of the name that the proxy alone knows. */
    [[nodiscard]] QUrl farUrl() const
    {
        QUrl url = m_nginx.secure();
        url.setHost(ProxyServer::host);
        url.setPath(u"/a"_s);
        return url;
    }

    static QDateTime fromNow(int days) { return QDateTime::currentDateTimeUtc().addDays(days); }

    Nginx m_nginx{u"nginx"_s, {.names = u"DNS:localhost,IP:127.0.0.1,DNS:larder.test"_s}};
    Nginx m_expired{u"nginx"_s, {.from = fromNow(-30), .to = fromNow(-1)}};
    Nginx m_early{u"nginx"_s, {.from = fromNow(1), .to = fromNow(30)}};
    Nginx m_other{u"nginx"_s, {.names = u"DNS:other.example"_s}};
    ProxyServer m_http{ProxyServer::Kind::Http};
    ProxyServer m_socks5{ProxyServer::Kind::Socks5};
};

QTEST_GUILESS_MAIN(NetworkTest)
#include "network_test.moc"
