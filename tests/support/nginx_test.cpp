#include "support/nginx.h"

#include <memory>

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTest>

#include "demo/patternbytes.h"
#include "support/curl.h"
#include "support/patternfile.h"

using namespace Qt::StringLiterals;
using namespace Larder;

namespace {

constexpr qint64 length = 64 * 1024 * 1024 + 1;

} // namespace

class NginxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void serves_data();
    void serves();
    void servesResourceByItsKey();
    void curlDoesNotTrustItUnasked();
    void speaksTls13ToQt();
    void endsWithTheObject();
    void saysWhatToInstall();
    void saysWhyItDoesNotStart();

private:
    Nginx m_nginx;
};

void NginxTest::initTestCase()
{
    QVERIFY2(m_nginx.start(), m_nginx.trouble().constData());
    QVERIFY(writePattern(m_nginx.folder() + u"/file_v3_large"_s, length));
}

void NginxTest::serves_data()
{
    QTest::addColumn<QString>("base");
    QTest::newRow("plain") << m_nginx.plain().toString();
    QTest::newRow("TLS by address") << m_nginx.secure().toString();
    QUrl byName = m_nginx.secure();
    byName.setHost(u"localhost"_s);
    QTest::newRow("TLS by name") << byName.toString();
}

void NginxTest::serves()
{
    QFETCH(QString, base);
    QTemporaryDir folder;
    const QString saved = folder.filePath(u"saved"_s);
    const QStringList trusting{u"--cacert"_s, m_nginx.authority(), u"-4"_s};
    const CurlRun whole = curl(trusting + QStringList{u"-o"_s, saved, base + u"/file_v3_large"_s});
    QVERIFY2(whole.exitCode == 0, whole.messages.constData());
    QCOMPARE(firstDifference(saved, length), std::nullopt);
}

void NginxTest::servesResourceByItsKey()
{
    const QString url =
        m_nginx.plain().toString() + u"/open-apis/im/v1/messages/om_1/resources/file_v3_large?type=file"_s;
    const CurlRun part = curl({u"-r"_s, u"1000000-1000099"_s, u"-w"_s, u"%{stderr}%{http_code}"_s, url});
    QVERIFY2(part.messages == "206", part.messages.constData());
    QCOMPARE(part.output, patternBytes(1'000'000, 100));
}

void NginxTest::curlDoesNotTrustItUnasked()
{
    const CurlRun run = curl({m_nginx.secure().toString() + u"/file_v3_large"_s});
    QCOMPARE(run.exitCode, 60);
    QCOMPARE(run.output, QByteArray());
}

void NginxTest::speaksTls13ToQt()
{
    QNetworkRequest request(QUrl(m_nginx.secure().toString() + u"/file_v3_large"_s));
    request.setRawHeader("Range", "bytes=5-9");
    request.setRawHeader("Accept-Encoding", "identity");
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(m_nginx.authority()));
    request.setSslConfiguration(tls);
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> got(network.get(request));
    QSignalSpy finished(got.get(), &QNetworkReply::finished);
    QVERIFY(finished.wait(60000));
    QCOMPARE(got->readAll(), patternBytes(5, 5));
    QCOMPARE(got->sslConfiguration().sessionProtocol(), QSsl::TlsV1_3);
}

void NginxTest::endsWithTheObject()
{
    QString url;
    {
        Nginx nginx;
        QVERIFY2(nginx.start(), nginx.trouble().constData());
        QVERIFY(nginx.processId() > 0);
        url = nginx.plain().toString();
        QCOMPARE(curl({url}).exitCode, 0);
    }
    QCOMPARE(curl({url}).exitCode, 7);
}

void NginxTest::saysWhatToInstall()
{
    Nginx absent(u"no-such-nginx"_s);
    QVERIFY(!absent.start());
    QCOMPARE(absent.trouble(), "apt-get install --no-install-recommends nginx-light openssl"_ba);
}

void NginxTest::saysWhyItDoesNotStart()
{
    Nginx other(u"false"_s);
    QVERIFY(!other.start());
    QVERIFY(other.trouble().startsWith("nginx:"));
}

QTEST_GUILESS_MAIN(NginxTest)
#include "nginx_test.moc"
