#include "tests/support/nginx.h"

#include <filesystem>
#include <functional>
#include <vector>

#include <QDateTime>
#include <QSslCertificate>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include "tests/support/patternfile.h"
#include "transferbench.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 probe = Limits::probe;
constexpr qint64 chunk = Limits::chunk;
constexpr qint64 large = 300LL * 1024 * 1024;

/** The keys under which so many bytes are served. */
QString keyOf(ResourceType type, qint64 length)
{
    return (type == ResourceType::Image ? u"img_v3_%1"_s : u"file_v3_%1"_s).arg(length);
}

/** Stands between a client and a server, gives on every byte, and keeps what the client sent. */
class Relay
{
public:
    explicit Relay(const QUrl &server) : m_target(server)
    {
        if (!m_listener.listen(QHostAddress::LocalHost))
            qFatal("No loopback port is free");
        QObject::connect(&m_listener, &QTcpServer::newConnection, &m_listener, [this] {
            while (QTcpSocket *client = m_listener.nextPendingConnection())
                join(client);
        });
    }

    [[nodiscard]] QUrl url() const
    {
        QUrl url = m_target;
        url.setPort(m_listener.serverPort());
        return url;
    }
    /** What came from the client, connection by connection. */
    [[nodiscard]] const std::vector<QByteArray> &sent() const { return m_sent; }
    [[nodiscard]] QByteArray allSent() const
    {
        QByteArray all;
        for (const QByteArray &bytes : m_sent)
            all += bytes;
        return all;
    }

    /** Called before the nth request of plain HTTP is given on, from 1. */
    std::function<void(int nth)> beforeRequest = [](int) {};

private:
    void join(QTcpSocket *client)
    {
        const size_t index = m_sent.size();
        m_sent.emplace_back();
        auto *server = new QTcpSocket(client);
        QObject::connect(client, &QTcpSocket::readyRead, server, [this, client, server, index] {
            const QByteArray bytes = client->readAll();
            m_sent.at(index) += bytes;
            if (bytes.startsWith("GET "))
                beforeRequest(++m_requests);
            server->write(bytes);
        });
        QObject::connect(server, &QTcpSocket::readyRead, client,
                         [client, server] { client->write(server->readAll()); });
        QObject::connect(server, &QTcpSocket::disconnected, client, [client] { client->disconnectFromHost(); });
        QObject::connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
        server->connectToHost(m_target.host(), static_cast<quint16>(m_target.port()));
    }

    QUrl m_target;
    QTcpServer m_listener;
    std::vector<QByteArray> m_sent;
    int m_requests = 0;
};

/** The values of this header in all requests, in their order; empty where a request had none. */
QByteArrayList headersIn(const QByteArray &requests, const QByteArray &name)
{
    QByteArrayList values;
    for (const QByteArray &line : QByteArray(requests).replace("\r\n", "\n").split('\n')) {
        if (line.startsWith("GET "))
            values.append(QByteArray());
        else if (line.toLower().startsWith(name.toLower() + ": ") && !values.isEmpty())
            values.last() = line.sliced(name.size() + 2);
    }
    return values;
}

/** What follows the ClientHello, the first record of a TLS connection. RFC 8446, 5.1. */
qsizetype bytesAfterHello(const QByteArray &sent)
{
    if (sent.size() < 5)
        return 0;
    return sent.size() - 5 - (static_cast<uchar>(sent.at(3)) << 8 | static_cast<uchar>(sent.at(4)));
}

} // namespace

/** Downloads from a server that we did not write. */
class TransferNginxTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_nginx.start(), m_nginx.trouble().constData());
        for (const qint64 length : sizes()) {
            const QString file = fileOf(keyOf(ResourceType::File, length));
            QVERIFY(writePattern(file, length).ok());
            std::filesystem::create_hard_link(file.toStdString(),
                                              fileOf(keyOf(ResourceType::Image, length)).toStdString());
        }
    }

    void download_data()
    {
        QTest::addColumn<bool>("secure");
        QTest::addColumn<ResourceType>("type");
        QTest::addColumn<qint64>("length");
        for (const bool secure : {false, true}) {
            for (const ResourceType type : {ResourceType::File, ResourceType::Image}) {
                for (const qint64 length : sizes()) {
                    QTest::addRow("%s of %lld bytes, %s", word(type).data(), static_cast<long long>(length),
                                  secure ? "TLS 1.3" : "plain")
                        << secure << type << length;
                }
            }
        }
    }

    void download()
    {
        QFETCH(const bool, secure);
        QFETCH(const ResourceType, type);
        QFETCH(const qint64, length);
        TransferBench bench({}, trusting());
        const DownloadOrder order = orderFor(bench, secure ? m_nginx.secure() : m_nginx.plain(), keyOf(type, length));
        const TransferState state = bench.download(order);
        const auto *saved = std::get_if<Saved>(&state);
        QVERIFY2(saved, qPrintable(describe(state)));
        QCOMPARE(saved->size, length);
        QCOMPARE(bench.files(), QStringList{u"saved.bin"_s});
        QCOMPARE(firstDifference(saved->path, length), std::nullopt);
    }

    void severalConnections()
    {
        TransferBench bench(QueueOptions{.resourcesAtATime = 3, .connections = Limits::mostConnections}, trusting());
        constexpr qint64 length = 6 * chunk;
        QList<TransferId> ids;
        for (const QString &key : {u"file_v3_several_1"_s, u"file_v3_several_2"_s, u"file_v3_several_3"_s}) {
            QVERIFY(writePattern(fileOf(key), length).ok());
            ids.append(bench.add(orderFor(bench, m_nginx.secure(), key)));
        }
        for (const TransferId id : ids) {
            const TransferState state = bench.endOf(id);
            const auto *saved = std::get_if<Saved>(&state);
            QVERIFY2(saved, qPrintable(describe(state)));
            QCOMPARE(firstDifference(saved->path, length), std::nullopt);
        }
        QCOMPARE(bench.files().size(), 3);
    }

    void authority_data()
    {
        QTest::addColumn<bool>("trusted");
        QTest::newRow("trusted") << true;
        QTest::newRow("C07 not trusted") << false;
    }

    /** Where the certificate is not to be trusted, the handshake is broken off before a request could go. */
    void authority()
    {
        QFETCH(const bool, trusted);
        Relay relay(m_nginx.secure());
        TransferBench bench({}, trusted ? trusting() : HttpOptions{});
        const DownloadOrder order = orderFor(bench, relay.url(), keyOf(ResourceType::File, probe));
        const TransferState state = bench.download(order);
        QVERIFY(!relay.sent().empty());
        for (const QByteArray &sent : relay.sent()) {
            QCOMPARE(sent.at(0), '\x16');
            // An alert takes some 30 bytes, the shortest request with a token more than 200.
            const qsizetype after = bytesAfterHello(sent);
            QVERIFY2(trusted ? after > 200 : after < 100, QByteArray::number(after).constData());
        }
        QVERIFY(!relay.allSent().contains(TransferBench::secret));
        if (trusted) {
            QVERIFY2(std::holds_alternative<Saved>(state), qPrintable(describe(state)));
        } else {
            const auto *failed = std::get_if<Failed>(&state);
            QVERIFY2(failed, qPrintable(describe(state)));
            QCOMPARE(failed->error.reason, Reason::CertificateUntrusted);
            QCOMPARE(bench.files(), QStringList{});
        }
    }

    void rangesAreTiedToTheFirstAnswer()
    {
        Relay relay(m_nginx.plain());
        TransferBench bench;
        const DownloadOrder order = orderFor(bench, relay.url(), keyOf(ResourceType::File, chunk + probe + 1));
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        const QByteArrayList ifRange = headersIn(relay.allSent(), "If-Range");
        QCOMPARE(ifRange.size(), 3);
        QCOMPARE(ifRange.at(0), QByteArray());
        QVERIFY2(ifRange.at(1).startsWith('"') && ifRange.at(1).endsWith('"'), ifRange.at(1).constData());
        QCOMPARE(ifRange.at(2), ifRange.at(1));
        QCOMPARE(headersIn(relay.allSent(), "Range"),
                 (QByteArrayList{rangeHeader({0, probe - 1}), rangeHeader({probe, probe + chunk - 1}),
                                 rangeHeader({probe + chunk, probe + chunk})}));
    }

    void anotherVersionInMidDownload_data()
    {
        QTest::addColumn<int>("beforeRequest");
        QTest::addColumn<qint64>("newLength");
        QTest::newRow("before the first chunk, of the same length") << 2 << 2 * chunk;
        QTest::newRow("before the second chunk, of the same length") << 3 << 2 * chunk;
        QTest::newRow("before the second chunk, shorter than what is there") << 3 << chunk;
        QTest::newRow("before the second chunk, longer") << 3 << 3 * chunk;
    }

    void anotherVersionInMidDownload()
    {
        QFETCH(const int, beforeRequest);
        QFETCH(const qint64, newLength);
        const QString key = u"file_v3_changes"_s;
        const QString next = fileOf(u"next"_s);
        QFile::remove(fileOf(key));
        QVERIFY(writePattern(fileOf(key), 2 * chunk).ok());
        QVERIFY(writePattern(next, newLength, 2).ok());
        QFile file(next); // nginx makes its ETag of the time in seconds and the length
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-3600), QFileDevice::FileModificationTime));
        file.close();

        Relay relay(m_nginx.plain());
        relay.beforeRequest = [&](int nth) {
            if (nth == beforeRequest)
                std::filesystem::rename(next.toStdString(), fileOf(key).toStdString());
        };
        TransferBench bench;
        const TransferState state = bench.download(orderFor(bench, relay.url(), key));
        const auto *saved = std::get_if<Saved>(&state);
        QVERIFY2(saved, qPrintable(describe(state)));
        QCOMPARE(firstDifference(saved->path, newLength, 2), std::nullopt);
        QCOMPARE(bench.files(), QStringList{u"saved.bin"_s});
    }

    void notThere()
    {
        TransferBench bench({}, trusting());
        const TransferState state = bench.download(orderFor(bench, m_nginx.secure(), u"file_v3_none"_s));
        QVERIFY2(std::holds_alternative<Failed>(state), qPrintable(describe(state)));
        QCOMPARE(bench.files(), QStringList{});
    }

private:
    static QList<qint64> sizes()
    {
        return {0, 1, probe - 1, probe, probe + 1, chunk + probe - 1, chunk + probe, chunk + probe + 1, large};
    }
    [[nodiscard]] QString fileOf(const QString &key) const { return m_nginx.folder() + u'/' + key; }
    [[nodiscard]] HttpOptions trusting() const
    {
        HttpOptions options;
        options.network.extraAuthorities = QSslCertificate::fromPath(m_nginx.authority());
        return options;
    }
    static DownloadOrder orderFor(TransferBench &bench, const QUrl &server, const QString &key)
    {
        DownloadOrder order = bench.order(key);
        order.platform = OpenPlatform::parse(server.toString()).value();
        const auto token = AccessToken::parse(QString::fromLatin1(TransferBench::secret));
        bench.tokens.keep(order.platform, Identity::User, *token).waitForFinished();
        return order;
    }
    static QString describe(const TransferState &state)
    {
        const auto *failed = std::get_if<Failed>(&state);
        return word(state) +
               (failed ? u" reason %1: %2"_s.arg(int(failed->error.reason)).arg(failed->error.detail) : QString());
    }

    Nginx m_nginx;
};

QTEST_GUILESS_MAIN(TransferNginxTest)
#include "nginx_test.moc"
