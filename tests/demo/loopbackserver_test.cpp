#include "demo/loopbackserver.h"

#include <algorithm>
#include <chrono>
#include <memory>

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryFile>
#include <QTest>
#include <QTimer>

#include "support/curl.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace Larder;

namespace {

QByteArray thousandBytes()
{
    QByteArray bytes;
    for (int i = 0; i < 1000; ++i)
        bytes.append(static_cast<char>((i * 7 + i / 256) & 0xff));
    return bytes;
}

const auto etag = "\"v1\""_ba;

/** Answers every request alike. */
LoopbackServer::Handler always(const HttpReply &answer)
{
    return [answer](const HttpRequest &) { return answer; };
}

LoopbackServer::Handler resource(const QByteArray &bytes)
{
    return [bytes](const HttpRequest &request) {
        return replyWithResource(request, bodyOf(bytes), bytes.size(), "application/octet-stream"_ba, etag);
    };
}

HttpReply thousand()
{
    return reply(200, "application/octet-stream"_ba, thousandBytes());
}

/** Everything that comes back for these bytes until the server closes the line. */
QByteArray askedRaw(const LoopbackServer &server, const QByteArray &sent)
{
    QTcpSocket socket;
    socket.connectToHost(server.base().host(), static_cast<quint16>(server.base().port()));
    socket.write(sent);
    QSignalSpy closed(&socket, &QTcpSocket::disconnected);
    if (!closed.wait(60000))
        return "the line was not closed"_ba;
    return socket.readAll();
}

} // namespace

class LoopbackServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void curlGets_data();
    void curlGets();
    void curlSeesFault_data();
    void curlSeesFault();
    void qtReadsUpToTheFault_data();
    void qtReadsUpToTheFault();
    void curlKeepsTheLine();
    void refusesRequest_data();
    void refusesRequest();
    void takesBodyOfOneMebibyte();
    void refusesLongerBody();
    void answersPipelinedRequestsInOrder();
    void closesTheLineOnRequest();
    void sendsGivenHeadersAlone();
    void streamsInBoundedMemory();
    void tricklesSmoothly();
    void delaysTheHead();
    void recordsRequests();
    void killResetsEveryLine();
    void endsWhileBodiesAreOnTheirWay();
};

void LoopbackServerTest::curlGets_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("headLines");

    const QByteArray all = thousandBytes();
    QTest::newRow("the whole") << QStringList{} << all << "HTTP/1.1 200 |Content-Length: 1000|ETag: \"v1\""_ba;
    QTest::newRow("a range") << QStringList{u"-r"_s, u"5-9"_s} << all.mid(5, 5)
                             << "HTTP/1.1 206 |Content-Length: 5|Content-Range: bytes 5-9/1000"_ba;
    QTest::newRow("a range without an end")
        << QStringList{u"-r"_s, u"100-"_s} << all.mid(100) << "HTTP/1.1 206 |Content-Range: bytes 100-999/1000"_ba;
    QTest::newRow("a range beyond the end is cut")
        << QStringList{u"-r"_s, u"990-2000"_s} << all.mid(990) << "HTTP/1.1 206 |Content-Range: bytes 990-999/1000"_ba;
    QTest::newRow("the last byte") << QStringList{u"-r"_s, u"999-999"_s} << all.mid(999)
                                   << "HTTP/1.1 206 |Content-Range: bytes 999-999/1000"_ba;
    QTest::newRow("a range that begins at the end") << QStringList{u"-r"_s, u"1000-"_s} << QByteArray()
                                                    << "HTTP/1.1 416 |Content-Range: bytes */1000|Content-Length: 0"_ba;
    QTest::newRow("a suffix is not taken up") << QStringList{u"-r"_s, u"-5"_s} << all << "HTTP/1.1 200 "_ba;
    QTest::newRow("a list of ranges is not taken up")
        << QStringList{u"-r"_s, u"0-1,5-6"_s} << all << "HTTP/1.1 200 "_ba;
    QTest::newRow("a range backwards is ignored")
        << QStringList{u"-H"_s, u"Range: bytes=9-5"_s} << all << "HTTP/1.1 200 "_ba;
    QTest::newRow("a range of another unit is ignored")
        << QStringList{u"-H"_s, u"Range: lines=0-5"_s} << all << "HTTP/1.1 200 "_ba;
    QTest::newRow("a range over 63 bits is ignored")
        << QStringList{u"-H"_s, u"Range: bytes=0-99999999999999999999"_s} << all << "HTTP/1.1 200 "_ba;
    QTest::newRow("If-Range holds") << QStringList{u"-r"_s, u"5-9"_s, u"-H"_s, u"If-Range: \"v1\""_s} << all.mid(5, 5)
                                    << "HTTP/1.1 206 "_ba;
    QTest::newRow("If-Range of another version")
        << QStringList{u"-r"_s, u"5-9"_s, u"-H"_s, u"If-Range: \"v0\""_s} << all << "HTTP/1.1 200 "_ba;
    QTest::newRow("If-Range with a weak validator")
        << QStringList{u"-r"_s, u"5-9"_s, u"-H"_s, u"If-Range: W/\"v1\""_s} << all << "HTTP/1.1 200 "_ba;
    QTest::newRow("HEAD") << QStringList{u"--head"_s} << QByteArray() << "HTTP/1.1 200 |Content-Length: 1000"_ba;
    QTest::newRow("HEAD hears no Range") << QStringList{u"--head"_s, u"-r"_s, u"5-9"_s} << QByteArray()
                                         << "HTTP/1.1 200 |Content-Length: 1000"_ba;
}

void LoopbackServerTest::curlGets()
{
    QFETCH(QStringList, options);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, headLines);

    LoopbackServer server(resource(thousandBytes()));
    QVERIFY(server.listen());
    const CurlRun run = curl(options + QStringList{u"-i"_s, server.base().toString()});
    QVERIFY2(run.exitCode == 0, run.messages.constData());
    const qsizetype end = run.output.indexOf("\r\n\r\n");
    const QList<QByteArray> head = run.output.first(end).replace("\r\n", "\n").split('\n');
    for (const QByteArray &line : headLines.split('|'))
        QVERIFY2(head.contains(line), run.output.first(end).constData());
    QCOMPARE(run.output.sliced(end + 4), body);
}

void LoopbackServerTest::curlSeesFault_data()
{
    QTest::addColumn<int>("framing");
    QTest::addColumn<int>("cut");
    QTest::addColumn<int>("cutAfter");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<int>("received");

    const int none = -1;
    const int beforeHead = -2;
    const int length = static_cast<int>(HttpReply::Framing::ContentLength);
    const int chunked = static_cast<int>(HttpReply::Framing::Chunked);
    const int closeOfLine = static_cast<int>(HttpReply::Framing::CloseOfLine);
    const int close = static_cast<int>(HttpReply::Cut::Close);
    const int reset = static_cast<int>(HttpReply::Cut::Reset);
    const int silence = static_cast<int>(HttpReply::Cut::Silence);

    QTest::newRow("chunked") << chunked << close << none << 0 << 1000;
    QTest::newRow("ended by the line") << closeOfLine << close << none << 0 << 1000;
    QTest::newRow("closed in the body") << length << close << 600 << 18 << 600;
    QTest::newRow("closed after the head") << length << close << 0 << 18 << 0;
    QTest::newRow("closed before the head") << length << close << beforeHead << 52 << 0;
    QTest::newRow("reset in the body") << length << reset << 600 << 56 << 600;
    QTest::newRow("reset before the head") << length << reset << beforeHead << 56 << 0;
    QTest::newRow("silence in the body") << length << silence << 600 << 28 << 600;
    QTest::newRow("silence before the head") << length << silence << beforeHead << 28 << 0;
    QTest::newRow("closed inside a chunked body") << chunked << close << 600 << 18 << 600;
    QTest::newRow("chunked without its end, closed") << chunked << close << 1000 << 18 << 1000;
    QTest::newRow("chunked without its end, reset") << chunked << reset << 1000 << 56 << 1000;
    QTest::newRow("ended by the line, closed early") << closeOfLine << close << 600 << 0 << 600;
    QTest::newRow("ended by the line, reset") << closeOfLine << reset << 600 << 56 << 600;
}

void LoopbackServerTest::curlSeesFault()
{
    QFETCH(int, framing);
    QFETCH(int, cut);
    QFETCH(int, cutAfter);
    QFETCH(int, exitCode);
    QFETCH(int, received);

    HttpReply answer = thousand();
    answer.framing = static_cast<HttpReply::Framing>(framing);
    answer.cut = static_cast<HttpReply::Cut>(cut);
    answer.cutBeforeHead = cutAfter == -2;
    if (cutAfter >= 0)
        answer.cutAfter = cutAfter;

    LoopbackServer server(always(answer));
    QVERIFY(server.listen());
    const CurlRun run = curl({u"--max-time"_s, u"1"_s, server.base().toString()});
    QVERIFY2(run.exitCode == exitCode, run.messages + " exit code " + QByteArray::number(run.exitCode));
    QCOMPARE(run.output, thousandBytes().first(received));
    if (answer.cut == HttpReply::Cut::Reset)
        QVERIFY2(run.messages.contains("reset by peer"), run.messages.constData());
}

void LoopbackServerTest::qtReadsUpToTheFault_data()
{
    curlSeesFault_data();
}

void LoopbackServerTest::qtReadsUpToTheFault()
{
    QFETCH(int, framing);
    QFETCH(int, cut);
    QFETCH(int, cutAfter);
    QFETCH(int, exitCode);
    QFETCH(int, received);

    HttpReply answer = thousand();
    answer.framing = static_cast<HttpReply::Framing>(framing);
    answer.cut = static_cast<HttpReply::Cut>(cut);
    answer.cutBeforeHead = cutAfter == -2;
    if (cutAfter >= 0)
        answer.cutAfter = cutAfter;

    LoopbackServer server(always(answer));
    QVERIFY(server.listen());
    QNetworkAccessManager network;
    QNetworkRequest request(server.base());
    request.setTransferTimeout(1000);
    request.setRawHeader("Accept-Encoding", "identity");
    const std::unique_ptr<QNetworkReply> got(network.get(request));
    QByteArray bytes;
    connect(got.get(), &QNetworkReply::readyRead, this, [&] { bytes += got->readAll(); });
    QSignalSpy finished(got.get(), &QNetworkReply::finished);
    QVERIFY(finished.wait(60000));
    QCOMPARE(bytes, thousandBytes().first(received));
    // No more can be asked of Qt 6.4: where the line ends together with the last bytes, it calls a body good now and
    // then that is short of its Content-Length or lacks its last chunk. Whoever reads through it has to count.
    if (exitCode == 0)
        QCOMPARE(got->error(), QNetworkReply::NoError);
    if (answer.cut == HttpReply::Cut::Silence)
        QCOMPARE(got->error(), QNetworkReply::OperationCanceledError);
}

void LoopbackServerTest::curlKeepsTheLine()
{
    LoopbackServer server(resource(thousandBytes()));
    QVERIFY(server.listen());
    const QString base = server.base().toString();
    const CurlRun run =
        curl({base + u"/one"_s, base + u"/two"_s, u"-w"_s, u"%{stderr}%{http_code}:%{num_connects} "_s});
    QVERIFY2(run.exitCode == 0, run.messages.constData());
    QCOMPARE(run.messages, "200:1 200:0 "_ba);
    QCOMPARE(run.output, thousandBytes() + thousandBytes());
    QCOMPARE(server.connectionsAccepted(), 1);
    QCOMPARE(server.requests().size(), 2);
    QCOMPARE(server.requests().at(1).path, "/two"_ba);
}

void LoopbackServerTest::refusesRequest_data()
{
    QTest::addColumn<QByteArray>("request");
    QTest::addColumn<QByteArray>("status");

    const auto get = "GET / HTTP/1.1\r\nHost: x\r\n"_ba;
    QTest::newRow("head of more than 64 KiB") << get + "A: " + QByteArray(70'000, 'a') + "\r\n\r\n"
                                              << "431"_ba;
    QTest::newRow("head without an end") << QByteArray(70'000, 'a') << "431"_ba;
    QTest::newRow("body of more than 1 MiB") << get + "Content-Length: 1048577\r\n\r\n"
                                             << "413"_ba;
    QTest::newRow("body over 63 bits") << get + "Content-Length: 99999999999999999999\r\n\r\n"
                                       << "413"_ba;
    QTest::newRow("length that is no number") << get + "Content-Length: 1x\r\n\r\n"
                                              << "400"_ba;
    QTest::newRow("negative length") << get + "Content-Length: -1\r\n\r\n"
                                     << "400"_ba;
    QTest::newRow("two lengths") << get + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n"
                                 << "400"_ba;
    QTest::newRow("chunked request") << get + "Transfer-Encoding: chunked\r\n\r\n"
                                     << "400"_ba;
    QTest::newRow("no HTTP") << "hello\r\n\r\n"_ba
                             << "400"_ba;
    QTest::newRow("another version") << "GET / HTTP/2.0\r\nHost: x\r\n\r\n"_ba
                                     << "400"_ba;
    QTest::newRow("no Host") << "GET / HTTP/1.1\r\n\r\n"_ba
                             << "400"_ba;
    QTest::newRow("folded header") << get + "A: b\r\n c\r\n\r\n"
                                   << "400"_ba;
    QTest::newRow("space before the colon") << get + "A : b\r\n\r\n"
                                            << "400"_ba;
    QTest::newRow("header without a colon") << get + "A\r\n\r\n"
                                            << "400"_ba;
    QTest::newRow("header without a name") << get + ": b\r\n\r\n"
                                           << "400"_ba;
}

void LoopbackServerTest::refusesRequest()
{
    QFETCH(QByteArray, request);
    QFETCH(QByteArray, status);

    LoopbackServer server(always(thousand()));
    QVERIFY(server.listen());
    QTcpSocket socket;
    socket.connectToHost(server.base().host(), static_cast<quint16>(server.base().port()));
    socket.write(request);
    QByteArray answer;
    connect(&socket, &QTcpSocket::readyRead, this, [&] { answer += socket.readAll(); });
    QTRY_VERIFY2(answer.endsWith("\r\n\r\n"), answer.constData());
    QVERIFY2(answer.startsWith("HTTP/1.1 " + status), answer.constData());
    QVERIFY(answer.contains("\r\nConnection: close\r\n"));
    QVERIFY(server.requests().isEmpty());
}

void LoopbackServerTest::takesBodyOfOneMebibyte()
{
    QTemporaryFile body;
    QVERIFY(body.open());
    const QByteArray bytes(1024 * 1024, 'b');
    QCOMPARE(body.write(bytes), bytes.size());
    QVERIFY(body.flush());

    LoopbackServer server(always(thousand()));
    QVERIFY(server.listen());
    const CurlRun run = curl(
        {u"-H"_s, u"Expect: 100-continue"_s, u"--data-binary"_s, u"@"_s + body.fileName(), server.base().toString()});
    QVERIFY2(run.exitCode == 0, run.messages.constData());
    QCOMPARE(run.output, thousandBytes());
    QCOMPARE(server.requests().size(), 1);
    QCOMPARE(server.requests().first().method, "POST"_ba);
    QCOMPARE(server.requests().first().body, bytes);
}

void LoopbackServerTest::refusesLongerBody()
{
    QTemporaryFile body;
    QVERIFY(body.open());
    QCOMPARE(body.write(QByteArray(1024 * 1024 + 1, 'b')), 1024 * 1024 + 1);
    QVERIFY(body.flush());

    LoopbackServer server(always(thousand()));
    QVERIFY(server.listen());
    const CurlRun run = curl({u"-H"_s, u"Expect:"_s, u"--data-binary"_s, u"@"_s + body.fileName(), u"-w"_s,
                              u"%{http_code}"_s, server.base().toString()});
    QVERIFY2(run.output == "413", run.output + run.messages);
    QVERIFY(server.requests().isEmpty());
}

void LoopbackServerTest::answersPipelinedRequestsInOrder()
{
    LoopbackServer server([](const HttpRequest &request) { return reply(200, "text/plain"_ba, request.path); });
    QVERIFY(server.listen());
    const QByteArray answer = askedRaw(server, "GET /first HTTP/1.1\r\nHost: x\r\n\r\n"
                                               "POST /second HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\n\r\nbody"
                                               "\r\nGET /third HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"_ba);
    const qsizetype first = answer.indexOf("/first");
    const qsizetype second = answer.indexOf("/second");
    QVERIFY2(first > 0 && first < second && second < answer.indexOf("/third"), answer.constData());
    QCOMPARE(server.connectionsAccepted(), 1);
    QCOMPARE(server.requests().at(1).body, "body"_ba);
}

void LoopbackServerTest::closesTheLineOnRequest()
{
    LoopbackServer server(always(thousand()));
    QVERIFY(server.listen());
    QVERIFY(askedRaw(server, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"_ba).endsWith(thousandBytes()));
    QVERIFY(askedRaw(server, "GET / HTTP/1.0\r\n\r\n"_ba).endsWith(thousandBytes()));
}

void LoopbackServerTest::sendsGivenHeadersAlone()
{
    HttpReply answer = thousand();
    answer.headers.append({"Content-Length"_ba, "1200"_ba});
    answer.cutAfter = 1000;
    LoopbackServer server(always(answer));
    QVERIFY(server.listen());
    const QByteArray head = askedRaw(server, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"_ba);
    QCOMPARE(head.count("Content-Length"), 1);
    QVERIFY(head.contains("\r\nContent-Length: 1200\r\n"));
    const CurlRun run = curl({server.base().toString()});
    QCOMPARE(run.exitCode, 18);
    QCOMPARE(run.output, thousandBytes());
}

void LoopbackServerTest::streamsInBoundedMemory()
{
    const qint64 total = 512 * 1024 * 1024;
    qint64 given = 0;
    qint64 taken = 0;
    HttpReply answer;
    answer.bodyLength = total;
    answer.body = [&given](qint64 offset, qint64 length) {
        given = offset + length;
        return QByteArray(length, 'x');
    };
    LoopbackServer server(always(answer));
    QVERIFY(server.listen());

    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> got(network.get(QNetworkRequest(server.base())));
    got->setReadBufferSize(64 * 1024);
    qint64 ahead = 0;
    connect(got.get(), &QNetworkReply::readyRead, this, [&] {
        taken += got->readAll().size();
        ahead = std::max(ahead, given - taken);
    });
    QSignalSpy finished(got.get(), &QNetworkReply::finished);
    QVERIFY(finished.wait(120'000));
    taken += got->readAll().size();
    QCOMPARE(taken, total);
    // What the two systems' socket buffers hold at most is some ten megabytes.
    QVERIFY2(ahead < 32 * 1024 * 1024, QByteArray::number(ahead).constData());
}

void LoopbackServerTest::tricklesSmoothly()
{
    HttpReply answer = reply(200, "text/plain"_ba, QByteArray(40'000, 'x'));
    answer.bytesPerSecond = 80'000;
    LoopbackServer server(always(answer));
    QVERIFY(server.listen());

    QNetworkAccessManager network;
    QElapsedTimer clock;
    clock.start();
    const std::unique_ptr<QNetworkReply> got(network.get(QNetworkRequest(server.base())));
    QSignalSpy pieces(got.get(), &QNetworkReply::readyRead);
    QSignalSpy finished(got.get(), &QNetworkReply::finished);
    QVERIFY(finished.wait(60000));
    QCOMPARE(got->readAll().size(), 40'000);
    QVERIFY2(clock.elapsed() >= 450, QByteArray::number(clock.elapsed()).constData());
    QVERIFY2(pieces.count() >= 4, QByteArray::number(pieces.count()).constData());
}

void LoopbackServerTest::delaysTheHead()
{
    HttpReply answer = thousand();
    answer.delay = 300ms;
    LoopbackServer server(always(answer));
    QVERIFY(server.listen());
    QElapsedTimer clock;
    clock.start();
    const CurlRun run = curl({server.base().toString(), server.base().toString()});
    QVERIFY2(run.exitCode == 0, run.messages.constData());
    QCOMPARE(run.output.size(), 2000);
    QVERIFY(clock.elapsed() >= 600);
}

void LoopbackServerTest::recordsRequests()
{
    LoopbackServer server(always(thousand()));
    QVERIFY(server.listen());
    QSignalSpy asked(&server, &LoopbackServer::asked);
    const CurlRun run = curl({u"-r"_s, u"5-9"_s, server.base().toString() + u"/a%20b?type=file&x=%2F"_s});
    QVERIFY2(run.exitCode == 0, run.messages.constData());
    QCOMPARE(asked.count(), 1);
    const HttpRequest request = server.requests().first();
    QCOMPARE(request.method, "GET"_ba);
    QCOMPARE(request.path, "/a%20b"_ba);
    QCOMPARE(request.query, "type=file&x=%2F"_ba);
    QCOMPARE(request.header("rAnGe"), "bytes=5-9"_ba);
    QCOMPARE(request.header("Cookie"), QByteArray());
    QCOMPARE(request.range(), (ByteRange{5, 9}));
    QCOMPARE(server.base().host(), u"127.0.0.1"_s);
}

void LoopbackServerTest::killResetsEveryLine()
{
    HttpReply answer = thousand();
    answer.cutAfter = 600;
    answer.cut = HttpReply::Cut::Silence;
    LoopbackServer server(always(answer));
    QVERIFY(server.listen());
    const QString url = server.base().toString();
    connect(&server, &LoopbackServer::asked, &server, [&server] {
        if (server.requests().size() == 2)
            QTimer::singleShot(100ms, &server, &LoopbackServer::kill);
    });
    const CurlRun both = curl({u"-Z"_s, u"--parallel-immediate"_s, url, url});
    QCOMPARE(both.exitCode, 56);
    QCOMPARE(server.connectionsAccepted(), 2);
    QCOMPARE(curl({url}).exitCode, 7);
}

void LoopbackServerTest::endsWhileBodiesAreOnTheirWay()
{
    HttpReply answer = reply(200, "text/plain"_ba, QByteArray(1'000'000, 'x'));
    answer.bytesPerSecond = 1000;
    auto server = std::make_unique<LoopbackServer>(always(answer));
    QVERIFY(server->listen());
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> got(network.get(QNetworkRequest(server->base())));
    QSignalSpy began(got.get(), &QNetworkReply::readyRead);
    QSignalSpy finished(got.get(), &QNetworkReply::finished);
    QVERIFY(began.wait(60000));
    server.reset();
    QVERIFY(finished.count() > 0 || finished.wait(60000));
    QCOMPARE(got->error(), QNetworkReply::RemoteHostClosedError);
}

QTEST_GUILESS_MAIN(LoopbackServerTest)
#include "loopbackserver_test.moc"
