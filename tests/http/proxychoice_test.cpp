#include "http/proxychoice.h"

#include <QNetworkProxyFactory>
#include <QTest>

using namespace Larder;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(Larder::TypedProxy)
Q_DECLARE_METATYPE(Larder::ManualProxy)

namespace {

constexpr auto http = ProxyKind::Http;
constexpr auto socks5 = ProxyKind::Socks5;

} // namespace

class ProxyChoiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void taken_data()
    {
        QTest::addColumn<TypedProxy>("typed");
        QTest::addColumn<ManualProxy>("proxy");
        const QString name = u"proxy.example.com"_s;
        QTest::newRow("a name and a port") << TypedProxy{http, name, u"3128"_s} << ManualProxy{http, name, 3128};
        QTest::newRow("with a user") << TypedProxy{http, name, u"3128"_s, u" alice "_s}
                                     << ManualProxy{http, name, 3128, u"alice"_s};
        QTest::newRow("spaces around it")
            << TypedProxy{http, u"  proxy.example.com "_s, u" 3128 "_s} << ManualProxy{http, name, 3128};
        QTest::newRow("the port within") << TypedProxy{http, u"proxy.example.com:8080"_s, {}}
                                         << ManualProxy{http, name, 8080};
        QTest::newRow("the port within is what counts")
            << TypedProxy{http, u"proxy.example.com:8080"_s, u"3128"_s} << ManualProxy{http, name, 8080};
        QTest::newRow("C10 a whole address")
            << TypedProxy{http, u"http://proxy.example.com:3128/"_s, {}} << ManualProxy{http, name, 3128};
        QTest::newRow("C10 a scheme, the port apart")
            << TypedProxy{http, u"http://proxy.example.com"_s, u"3128"_s} << ManualProxy{http, name, 3128};
        QTest::newRow("C10 the scheme of the other kind")
            << TypedProxy{http, u"SOCKS5://proxy.example.com:1080"_s, {}} << ManualProxy{socks5, name, 1080};
        QTest::newRow("socks5h, as curl has it")
            << TypedProxy{http, u"socks5h://proxy.example.com:1080"_s, {}} << ManualProxy{socks5, name, 1080};
        QTest::newRow("SOCKS5 without a scheme")
            << TypedProxy{socks5, name, u"1080"_s} << ManualProxy{socks5, name, 1080};
        QTest::newRow("capitals") << TypedProxy{http, u"Proxy.Example.COM"_s, u"1"_s} << ManualProxy{http, name, 1};
        QTest::newRow("the last port") << TypedProxy{http, name, u"65535"_s} << ManualProxy{http, name, 65535};
        QTest::newRow("IPv4") << TypedProxy{http, u"10.0.0.1"_s, u"80"_s} << ManualProxy{http, u"10.0.0.1"_s, 80};
        QTest::newRow("IPv6") << TypedProxy{http, u"fd00::1"_s, u"80"_s} << ManualProxy{http, u"fd00::1"_s, 80};
        QTest::newRow("IPv6 in brackets, with a port")
            << TypedProxy{http, u"[fd00::1]:3128"_s, {}} << ManualProxy{http, u"fd00::1"_s, 3128};
        QTest::newRow("a name that is not ASCII")
            << TypedProxy{http, u"代理.example"_s, u"80"_s} << ManualProxy{http, u"xn--mnq481g.example"_s, 80};
    }

    void taken()
    {
        QFETCH(const TypedProxy, typed);
        QFETCH(const ManualProxy, proxy);
        const auto read = readProxy(typed);
        QVERIFY2(read.ok(), read.ok() ? "" : QByteArray::number(int(read.error().reason)).constData());
        QCOMPARE(read->host, proxy.host);
        QCOMPARE(read->port, proxy.port);
        QCOMPARE(read->user, proxy.user);
        QVERIFY(read->kind == proxy.kind);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("port");
        QTest::addColumn<Reason>("reason");
        const QString name = u"proxy.example.com"_s;
        QTest::newRow("nothing") << QString() << u"3128"_s << Reason::ProxyAddressMissing;
        QTest::newRow("spaces") << u"   "_s << u"3128"_s << Reason::ProxyAddressMissing;
        QTest::newRow("no port") << name << QString() << Reason::ProxyPortMissing;
        QTest::newRow("a scheme and no port") << u"http://proxy.example.com"_s << QString() << Reason::ProxyPortMissing;
        QTest::newRow("port 0") << name << u"0"_s << Reason::ProxyPortMalformed;
        QTest::newRow("port 65536") << name << u"65536"_s << Reason::ProxyPortMalformed;
        QTest::newRow("a port of letters") << name << u"http"_s << Reason::ProxyPortMalformed;
        QTest::newRow("a port within that is none")
            << u"proxy.example.com:80a"_s << QString() << Reason::ProxyPortMalformed;
        QTest::newRow("a port within that is too large")
            << u"proxy.example.com:99999"_s << QString() << Reason::ProxyPortMalformed;
        QTest::newRow("a colon and no port") << u"proxy.example.com:"_s << u"80"_s << Reason::ProxyPortMalformed;
        QTest::newRow("C10 https to the proxy")
            << u"https://proxy.example.com:443"_s << QString() << Reason::ProxySchemeUnknown;
        QTest::newRow("C10 SOCKS4") << u"socks4://proxy.example.com:1080"_s << QString() << Reason::ProxySchemeUnknown;
        QTest::newRow("C10 a file") << u"file:///etc/proxy.pac"_s << QString() << Reason::ProxySchemeUnknown;
        QTest::newRow("C10 a script's address")
            << u"http://wpad.example.com:80/proxy.pac"_s << QString() << Reason::ProxyAddressMalformed;
        QTest::newRow("a query") << u"http://proxy.example.com:80?a"_s << QString() << Reason::ProxyPortMalformed;
        QTest::newRow("a user and a password within")
            << u"http://alice:secret@proxy.example.com:3128"_s << QString() << Reason::ProxyAddressHasSignIn;
        QTest::newRow("the same without a scheme")
            << u"alice:secret@proxy.example.com"_s << u"80"_s << Reason::ProxyAddressHasSignIn;
        QTest::newRow("a user within") << u"alice@proxy.example.com:3128"_s << QString()
                                       << Reason::ProxyAddressHasSignIn;
        QTest::newRow("two words") << u"my proxy"_s << u"80"_s << Reason::ProxyAddressMalformed;
        QTest::newRow("a scheme alone") << u"http://"_s << u"80"_s << Reason::ProxyAddressMalformed;
    }

    void refused()
    {
        QFETCH(const QString, address);
        QFETCH(const QString, port);
        QFETCH(const Reason, reason);
        const auto read = readProxy({http, address, port, {}});
        QVERIFY(!read);
        QCOMPARE(read.error().reason, reason);
        QVERIFY(!read.error().detail.contains(u"secret"_s));
    }

    void words_data()
    {
        QTest::addColumn<QString>("word");
        QTest::newRow("system") << u"system"_s;
        QTest::newRow("manual") << u"manual"_s;
        QTest::newRow("none") << u"none"_s;
    }

    void words()
    {
        QFETCH(const QString, word);
        QCOMPARE(Larder::word(proxyUseFrom(word)), word);
        QVERIFY(proxyUseFrom(u"another"_s) == ProxyChoice::Use::System);
        for (const ProxyKind kind : {http, socks5})
            QVERIFY(proxyKindFrom(Larder::word(kind)) == kind);
    }

    void proxyOf_data()
    {
        QTest::addColumn<QUrl>("url");
        QTest::addColumn<bool>("byProxy");
        QTest::newRow("the platform") << QUrl(u"https://open.feishu.cn/open-apis"_s) << true;
        QTest::newRow("a private address") << QUrl(u"https://10.1.2.3/"_s) << true;
        QTest::newRow("127.0.0.1") << QUrl(u"http://127.0.0.1:8080/"_s) << false;
        QTest::newRow("127.8.8.8 over TLS") << QUrl(u"https://127.8.8.8/"_s) << false;
        QTest::newRow("localhost") << QUrl(u"http://localhost:1/"_s) << false;
        QTest::newRow("LOCALHOST.") << QUrl(u"http://LOCALHOST.:1/"_s) << false;
        QTest::newRow("[::1]") << QUrl(u"http://[::1]:8080/"_s) << false;
        QTest::newRow("a name that begins like it") << QUrl(u"https://localhost.example.com/"_s) << true;
    }

    /** Loopback addresses are this computer's own, and what is sent to them may be plain HTTP with a token in it. */
    void proxyOf()
    {
        QFETCH(const QUrl, url);
        QFETCH(const bool, byProxy);
        for (const ProxyKind kind : {http, socks5}) {
            const ProxyChoice choice{ProxyChoice::Use::Manual, {kind, u"proxy.example.com"_s, 3128, u"alice"_s}};
            const QList<QNetworkProxy> proxies = proxiesFor(url, choice, "secret");
            QCOMPARE(proxies.size(), 1);
            const auto type = kind == http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy;
            QCOMPARE(proxies.first().type(), byProxy ? type : QNetworkProxy::NoProxy);
            QCOMPARE(proxies.first().password(), byProxy ? u"secret"_s : QString());
        }
        const QList<QNetworkProxy> none = proxiesFor(url, {ProxyChoice::Use::None}, {});
        QCOMPARE(none, QList{QNetworkProxy(QNetworkProxy::NoProxy)});
    }

    void passwordGoesWithItsUserAlone()
    {
        const ProxyChoice choice{ProxyChoice::Use::Manual, {http, u"proxy.example.com"_s, 3128, {}}};
        QCOMPARE(proxiesFor(QUrl(u"https://example.com"_s), choice, "secret").first().password(), QString());
    }

    /** It would go out with an empty password, which counts as a wrong one. */
    void userGoesWithItsPasswordAlone()
    {
        const ProxyChoice choice{ProxyChoice::Use::Manual, {http, u"proxy.example.com"_s, 3128, u"alice"_s}};
        const QUrl url(u"https://example.com"_s);
        QCOMPARE(proxiesFor(url, choice, {}).first().user(), QString());
        QCOMPARE(proxiesFor(url, choice, "secret").first().user(), u"alice"_s);
    }

    /** What the environment names is read for each request. */
    void system()
    {
        qputenv("https_proxy", "http://proxy.example.com:3128");
        qputenv("no_proxy", "inside.example");
        const QList<QNetworkProxy> proxies = proxiesFor(QUrl(u"https://open.feishu.cn"_s), {}, {});
        const QList<QNetworkProxy> inside = proxiesFor(QUrl(u"https://inside.example"_s), {}, {});
        const QList<QNetworkProxy> loopback = proxiesFor(QUrl(u"https://127.0.0.1"_s), {}, {});
        qunsetenv("https_proxy");
        qunsetenv("no_proxy");
        QCOMPARE(proxies.first().hostName(), u"proxy.example.com"_s);
        QCOMPARE(proxies.first().port(), quint16(3128));
        QCOMPARE(inside.first().type(), QNetworkProxy::NoProxy);
        QCOMPARE(loopback, QList{QNetworkProxy(QNetworkProxy::NoProxy)});
    }
};

QTEST_GUILESS_MAIN(ProxyChoiceTest)
#include "proxychoice_test.moc"
