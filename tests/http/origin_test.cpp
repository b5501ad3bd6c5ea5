#include "http/origin.h"

#include <QTest>

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

QUrl url(const QString &text)
{
    return QUrl::fromEncoded(text.toUtf8());
}

} // namespace

class OriginTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sameOrigin_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("b");
        QTest::addColumn<bool>("same");
        const auto row = [](const char *name, const QString &a, const QString &b, bool same) {
            QTest::newRow(name) << a << b << same;
        };
        const QString api = u"https://open.feishu.cn/a"_s;
        row("another path", api, u"https://open.feishu.cn/b?c#d"_s, true);
        row("the port said", api, u"https://open.feishu.cn:443/a"_s, true);
        row("http, the port said", u"http://127.0.0.1/"_s, u"http://127.0.0.1:80/"_s, true);
        row("D03 capitals", api, u"HTTPS://OPEN.FEISHU.CN/a"_s, true);
        row("D03 a dot behind the host", api, u"https://open.feishu.cn./a"_s, true);
        row("D03 another port", api, u"https://open.feishu.cn:8443/a"_s, false);
        row("D03 the port of http", api, u"https://open.feishu.cn:80/a"_s, false);
        row("D03 the host as a user name", api, u"https://open.feishu.cn@evil.example/a"_s, false);
        row("D03 the host and a password as a user name", api, u"https://open.feishu.cn:443@evil.example/a"_s, false);
        row("D03 the host in front of another", api, u"https://open.feishu.cn.evil.example/a"_s, false);
        row("D03 the host behind another", api, u"https://evil.example/open.feishu.cn"_s, false);
        row("D03 a sub-domain", api, u"https://files.open.feishu.cn/a"_s, false);
        row("D03 the domain above", api, u"https://feishu.cn/a"_s, false);
        row("D03 a Cyrillic letter", api, u"https://\u043epen.feishu.cn/a"_s, false);
        row("another scheme", api, u"http://open.feishu.cn/a"_s, false);
        row("another scheme on the same port", api, u"http://open.feishu.cn:443/a"_s, false);
        row("two names of the loopback", u"http://localhost:8080/"_s, u"http://127.0.0.1:8080/"_s, false);
        row("IPv6, written in two ways", u"http://[::1]:8080/"_s, u"http://[0:0:0:0:0:0:0:1]:8080/"_s, true);
        row("one letter in two encodings", u"https://b\u00fccher.example/"_s, u"https://xn--bcher-kva.example/"_s,
            true);
    }

    void sameOrigin()
    {
        QFETCH(const QString, a);
        QFETCH(const QString, b);
        QFETCH(const bool, same);
        QCOMPARE(Larder::sameOrigin(url(a), url(b)), same);
        QCOMPARE(Larder::sameOrigin(url(b), url(a)), same);
    }

    void isLoopback_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("loopback");
        const auto row = [](const QString &text, bool loopback) {
            QTest::newRow(qPrintable(text)) << text << loopback;
        };
        row(u"http://127.0.0.1:8080/"_s, true);
        row(u"http://127.255.255.254/"_s, true);
        row(u"http://localhost/"_s, true);
        row(u"http://LOCALHOST./"_s, true);
        row(u"http://[::1]:1/"_s, true);
        row(u"http://localhost.evil.example/"_s, false);
        row(u"http://127.0.0.1.evil.example/"_s, false);
        row(u"http://evil.example/127.0.0.1"_s, false);
        row(u"http://127.0.0.1@evil.example/"_s, false);
        row(u"http://0.0.0.0/"_s, false);
        row(u"http://192.168.0.1/"_s, false);
        row(u"http://[::2]/"_s, false);
        row(u"http:///"_s, false);
    }

    void isLoopback()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, loopback);
        QCOMPARE(Larder::isLoopback(url(text)), loopback);
    }

    void mayRedirect_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<bool>("may");
        const auto row = [](const char *name, const QString &from, const QString &to, bool may) {
            QTest::newRow(name) << from << to << may;
        };
        const QString api = u"https://open.feishu.cn/a"_s;
        const QString loopback = u"http://127.0.0.1:8080/a"_s;
        row("another host over TLS", api, u"https://storage.example/signed?x=y"_s, true);
        row("another port", api, u"https://open.feishu.cn:8443/a"_s, true);
        row("from the loopback to TLS", loopback, u"https://storage.example/"_s, true);
        row("one loopback server to another", loopback, u"http://127.0.0.1:9090/b"_s, true);
        row("one loopback name to another", loopback, u"http://localhost:9090/b"_s, true);
        row("D02 down to http", api, u"http://open.feishu.cn/a"_s, false);
        row("D02 TLS to the loopback", api, u"http://127.0.0.1:8080/a"_s, false);
        row("D02 the loopback to http elsewhere", loopback, u"http://storage.example/"_s, false);
        row("D03 a user name", api, u"https://open.feishu.cn@evil.example/"_s, false);
        row("D03 a user name on the right host", api, u"https://somebody@open.feishu.cn/"_s, false);
        row("D03 a password alone", api, u"https://:word@open.feishu.cn/"_s, false);
        row("D03 a user name on the loopback", loopback, u"http://127.0.0.1@127.0.0.1:9090/"_s, false);
        row("D05 file", api, u"file:///etc/passwd"_s, false);
        row("D05 file with a host", api, u"file://open.feishu.cn/etc/passwd"_s, false);
        row("D05 data", api, u"data:text/plain,hello"_s, false);
        row("D05 ftp", api, u"ftp://open.feishu.cn/a"_s, false);
        row("D05 javascript", api, u"javascript:alert(1)"_s, false);
        row("no host", api, u"https:///a"_s, false);
        row("nothing", api, u""_s, false);
        row("no number for a port", api, u"https://open.feishu.cn:port/"_s, false);
    }

    void mayRedirect()
    {
        QFETCH(const QString, from);
        QFETCH(const QString, to);
        QFETCH(const bool, may);
        QCOMPARE(Larder::mayRedirect(url(from), url(to)), may);
    }

    void isSafeToOpen_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("safe");
        QTest::newRow("https") << u"https://accounts.feishu.cn/oauth/v1/device/verify?user_code=AB"_s << true;
        QTest::newRow("http to a loopback address") << u"http://127.0.0.1:8080/verify"_s << true;
        QTest::newRow("http elsewhere") << u"http://accounts.feishu.cn/verify"_s << false;
        QTest::newRow("a user name") << u"https://accounts.feishu.cn@evil.example/"_s << false;
        QTest::newRow("file") << u"file:///etc/passwd"_s << false;
        QTest::newRow("javascript") << u"javascript:alert(1)"_s << false;
        QTest::newRow("no host") << u"https:///verify"_s << false;
        QTest::newRow("nothing") << u""_s << false;
    }

    void isSafeToOpen()
    {
        QFETCH(const QString, text);
        QFETCH(const bool, safe);
        QCOMPARE(Larder::isSafeToOpen(url(text)), safe);
    }
};

QTEST_GUILESS_MAIN(OriginTest)
#include "origin_test.moc"
