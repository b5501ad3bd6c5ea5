#include "demo/demoserver.h"

#include <algorithm>
#include <memory>

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include "support/curl.h"

using namespace Qt::StringLiterals;
using namespace Larder;

Q_DECLARE_METATYPE(Larder::DemoResource)

namespace {

/** What curl got, head and body. */
struct Answer
{
    int status = 0;
    QByteArrayList head;
    QByteArray body;

    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        for (const QByteArray &line : head) {
            if (line.startsWith(name + ": "))
                return line.sliced(name.size() + 2);
        }
        return {};
    }
    [[nodiscard]] QJsonObject json() const { return QJsonDocument::fromJson(body).object(); }
    [[nodiscard]] int code() const { return json()[u"code"].toInt(-1); }
};

QStringList bearer(const QString &token)
{
    return {u"-H"_s, u"Authorization: Bearer "_s + token};
}

Answer ask(const DemoServer &server, const QString &path, const QStringList &options = bearer(DemoServer::token()))
{
    const CurlRun run = curl(options + QStringList{u"-i"_s, server.base().toString() + path});
    const qsizetype end = run.output.indexOf("\r\n\r\n");
    if (run.exitCode != 0 || end < 0)
        return {-run.exitCode, {run.messages}, {}};
    const QByteArrayList head = run.output.first(end).replace("\r\n", "\n").split('\n');
    return {head.value(0).split(' ').value(1).toInt(), head, run.output.sliced(end + 4)};
}

QString pathOf(const QString &messageId, const QString &key, const QString &type)
{
    return u"/open-apis/im/v1/messages/%1/resources/%2?type=%3"_s.arg(messageId, key, type);
}

QString pathOf(const ResourceRef &resource)
{
    return pathOf(resource.messageId.text(), resource.fileKey.text(), QString(word(resource.type)));
}

DemoResource resourceNamed(QStringView ending)
{
    for (const DemoResource &resource : DemoServer::resources()) {
        if (resource.name.endsWith(ending))
            return resource;
    }
    qFatal("no such resource");
}

QJsonArray messages()
{
    return QJsonDocument::fromJson(DemoServer::messages().constFirst().text).object()[u"items"].toArray();
}

bool isRefused(const DemoResource &resource)
{
    return resource.size == 0;
}
/** The last one makes everybody wait first. */
bool isLimited(const DemoResource &resource)
{
    return resource.resource == DemoServer::resources().last().resource;
}

void addResources(bool (*wanted)(const DemoResource &))
{
    QTest::addColumn<DemoResource>("resource");
    for (const DemoResource &resource : DemoServer::resources()) {
        if (wanted(resource))
            QTest::newRow(resource.remark.toUtf8().constData()) << resource;
    }
}

bool isPlain(const DemoResource &resource)
{
    return !isRefused(resource) && !isLimited(resource);
}

} // namespace

class DemoServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void gives_data() { addResources(isPlain); }
    void gives();
    void givesRange_data() { addResources(isPlain); }
    void givesRange();
    void namesAsTheRealServerDoes_data();
    void namesAsTheRealServerDoes();
    void contentsAreWhatTheySay_data();
    void contentsAreWhatTheySay();
    void refuses_data();
    void refuses();
    void refusesOneFile();
    void limitsOneKeyOnce();
    void forwardedFileWantsTheOuterId();
    void answersMessage();
    void answersForwardWithItsDescendants();
    void resourcesAreThoseOfTheMessages();
    void videoCanBeWatched();
    void videoIsFastWhereNobodyWatches();
    void endsInMidTransfer();
};

void DemoServerTest::gives()
{
    QFETCH(DemoResource, resource);
    const DemoServer server(DemoServer::Pace::Full);
    const Answer answer = ask(server, pathOf(resource.resource));
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.body.size(), resource.size);
    QVERIFY(answer.body == DemoServer::bytesOf(resource));
    QVERIFY(!answer.header("X-Tt-Logid"_ba).isEmpty());
    QCOMPARE(answer.header("Content-Length"_ba), QByteArray::number(resource.size));
}

void DemoServerTest::givesRange()
{
    QFETCH(DemoResource, resource);
    const DemoServer server(DemoServer::Pace::Full);
    const Answer answer =
        ask(server, pathOf(resource.resource), bearer(DemoServer::token()) + QStringList{u"-r"_s, u"20-119"_s});
    QCOMPARE(answer.status, 206);
    QCOMPARE(answer.header("Content-Range"_ba), "bytes 20-119/"_ba + QByteArray::number(resource.size));
    QCOMPARE(answer.body, DemoServer::bytesOf(resource).mid(20, 100));
}

void DemoServerTest::namesAsTheRealServerDoes_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("disposition");
    QTest::newRow("raw UTF-8") << u"（终稿）.xlsx"_s << "attachment; filename=\"第三季度预算（终稿）.xlsx\""_ba;
    QTest::newRow("extended") << u"November.pdf"_s
                              << "attachment; filename=\"Caf_ plan _ November.pdf\"; "
                                 "filename*=UTF-8''Caf%C3%A9%20plan%20%E2%80%93%20November.pdf"_ba;
    QTest::newRow("plain") << u".csv"_s << "attachment; filename=\"Planting list.csv\""_ba;
    QTest::newRow("none for a picture") << QString() << QByteArray();
}

void DemoServerTest::namesAsTheRealServerDoes()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, disposition);
    const DemoServer server(DemoServer::Pace::Full);
    const DemoResource resource = name.isEmpty() ? DemoServer::resources().first() : resourceNamed(name);
    QCOMPARE(ask(server, pathOf(resource.resource)).header("Content-Disposition"_ba), disposition);
}

void DemoServerTest::contentsAreWhatTheySay_data()
{
    QTest::addColumn<int>("place");
    QTest::addColumn<QByteArray>("begins");
    QTest::addColumn<QByteArray>("ends");
    QTest::newRow("PNG") << 0 << "\x89PNG\r\n\x1a\n"_ba
                         << "IEND\xae\x42\x60\x82"_ba;
    QTest::newRow("JPEG") << 1 << "\xff\xd8\xff"_ba
                          << "\xff\xd9"_ba;
    QTest::newRow("PDF") << 2 << "%PDF-1.4\n"_ba
                         << "%%EOF\n"_ba;
    QTest::newRow("workbook") << 3 << "PK\x03\x04"_ba << QByteArray();
    QTest::newRow("Opus in Ogg") << 4 << "OggS"_ba << QByteArray();
    QTest::newRow("MP4") << 5
                         << QByteArray("\0\0\0\x18"
                                       "ftypisom\0\0\x02\0isommp42\x02\xff\xff\xe8"
                                       "mdat",
                                       32)
                         << QByteArray();
}

void DemoServerTest::contentsAreWhatTheySay()
{
    QFETCH(int, place);
    QFETCH(QByteArray, begins);
    QFETCH(QByteArray, ends);
    const QByteArray bytes = DemoServer::bytesOf(DemoServer::resources().at(place));
    QVERIFY2(bytes.startsWith(begins), bytes.first(32).toHex(' ').constData());
    QVERIFY(bytes.endsWith(ends));
}

void DemoServerTest::refuses_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");

    const ResourceRef pdf = resourceNamed(u".pdf").resource;
    const QString message = pdf.messageId.text();
    const QString key = pdf.fileKey.text();
    const QStringList good = bearer(DemoServer::token());
    QTest::newRow("no token") << pathOf(pdf) << QStringList{} << 400 << 99991661;
    QTest::newRow("empty token") << pathOf(pdf) << QStringList{u"-H"_s, u"Authorization: Bearer "_s} << 400 << 99991661;
    QTest::newRow("expired token") << pathOf(pdf) << bearer(DemoServer::expiredToken()) << 401 << 99991668;
    QTest::newRow("no type") << u"/open-apis/im/v1/messages/%1/resources/%2"_s.arg(message, key) << good << 400
                             << 234001;
    QTest::newRow("unknown type") << pathOf(message, key, u"audio"_s) << good << 400 << 234001;
    QTest::newRow("type of another key") << pathOf(message, key, u"image"_s) << good << 400 << 234001;
    QTest::newRow("unknown key") << pathOf(message, u"file_unknown"_s, u"file"_s) << good << 400 << 234003;
    QTest::newRow("unknown message") << pathOf(u"om_unknown"_s, key, u"file"_s) << good << 400 << 234003;
    QTest::newRow("key of another message")
        << pathOf(message, resourceNamed(u".xlsx").resource.fileKey.text(), u"file"_s) << good << 400 << 234003;
    QTest::newRow("look-up of an unknown message")
        << u"/open-apis/im/v1/messages/om_unknown"_s << good << 400 << 230001;
    QTest::newRow("another path") << u"/open-apis/im/v1/chats"_s << good << 404 << 99991201;
    QTest::newRow("another method") << pathOf(pdf) << good + QStringList{u"-X"_s, u"DELETE"_s} << 405 << 99991301;
}

void DemoServerTest::refuses()
{
    QFETCH(QString, path);
    QFETCH(QStringList, options);
    QFETCH(int, status);
    QFETCH(int, code);
    const DemoServer server(DemoServer::Pace::Full);
    const Answer answer = ask(server, path, options);
    QCOMPARE(answer.status, status);
    QCOMPARE(answer.code(), code);
    QVERIFY(answer.json()[u"msg"].isString());
    QCOMPARE(answer.json()[u"error"][u"log_id"].toString().toLatin1(), answer.header("X-Tt-Logid"_ba));
    QCOMPARE(answer.header("Content-Type"_ba), "application/json; charset=utf-8"_ba);
}

void DemoServerTest::refusesOneFile()
{
    const DemoServer server(DemoServer::Pace::Full);
    const DemoResource resource = resourceNamed(u".docx");
    const Answer answer = ask(server, pathOf(resource.resource));
    QCOMPARE(answer.status, 401);
    QCOMPARE(answer.code(), 234002);
    QCOMPARE(resource.size, 0);
    QCOMPARE(DemoServer::bytesOf(resource), QByteArray());
}

void DemoServerTest::limitsOneKeyOnce()
{
    const DemoServer server(DemoServer::Pace::Full);
    const DemoResource resource = DemoServer::resources().last();
    const Answer first = ask(server, pathOf(resource.resource));
    QCOMPARE(first.status, 400);
    QCOMPARE(first.code(), 99991400);
    QCOMPARE(first.header("x-ogw-ratelimit-reset"_ba), "3"_ba);
    const Answer second = ask(server, pathOf(resource.resource));
    QCOMPARE(second.status, 200);
    QCOMPARE(second.body, DemoServer::bytesOf(resource));
}

void DemoServerTest::forwardedFileWantsTheOuterId()
{
    const DemoServer server(DemoServer::Pace::Full);
    const DemoResource resource = resourceNamed(u"Planting list.csv");
    const QString key = resource.resource.fileKey.text();
    const QJsonArray all = messages();
    const auto child = std::find_if(all.begin(), all.end(), [&key](const QJsonValue &message) {
        return message[u"body"][u"content"].toString().contains(key);
    });
    QVERIFY(child != all.end());
    QCOMPARE((*child)[u"upper_message_id"].toString(), resource.resource.messageId.text());
    QCOMPARE(ask(server, pathOf((*child)[u"message_id"].toString(), key, u"file"_s)).code(), 234003);
    QCOMPARE(ask(server, pathOf(resource.resource)).status, 200);
}

void DemoServerTest::answersMessage()
{
    const DemoServer server(DemoServer::Pace::Full);
    const ResourceRef pdf = resourceNamed(u".pdf").resource;
    const Answer answer = ask(server, u"/open-apis/im/v1/messages/"_s + pdf.messageId.text());
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.code(), 0);
    const QJsonArray items = answer.json()[u"data"][u"items"].toArray();
    QCOMPARE(items.size(), 1);
    QCOMPARE(items[0][u"msg_type"].toString(), u"file"_s);
    const QJsonObject content = QJsonDocument::fromJson(items[0][u"body"][u"content"].toString().toUtf8()).object();
    QCOMPARE(content[u"file_key"].toString(), pdf.fileKey.text());
    QCOMPARE(content[u"file_name"].toString(), u"Café plan – November.pdf"_s);
}

void DemoServerTest::answersForwardWithItsDescendants()
{
    const DemoServer server(DemoServer::Pace::Full);
    const QString outer = resourceNamed(u"Planting list.csv").resource.messageId.text();
    const QJsonArray items = ask(server, u"/open-apis/im/v1/messages/"_s + outer).json()[u"data"][u"items"].toArray();
    QCOMPARE(items.size(), 3);
    QCOMPARE(items[0][u"message_id"].toString(), outer);
    QCOMPARE(items[0][u"msg_type"].toString(), u"merge_forward"_s);
    QCOMPARE(items[1][u"upper_message_id"].toString(), outer);
    QCOMPARE(items[2][u"upper_message_id"].toString(), outer);
}

void DemoServerTest::resourcesAreThoseOfTheMessages()
{
    QSet<QString> keys;
    for (const DemoResource &resource : DemoServer::resources()) {
        const QString key = resource.resource.fileKey.text();
        const QJsonArray all = messages();
        const auto named = std::find_if(all.begin(), all.end(), [&key](const QJsonValue &message) {
            return message[u"body"][u"content"].toString().contains(key);
        });
        QVERIFY2(named != all.end(), key.toUtf8().constData());
        const QString content = (*named)[u"body"][u"content"].toString();
        const QString name = QJsonDocument::fromJson(content.toUtf8())[u"file_name"].toString();
        QVERIFY2(name.isEmpty() || name == resource.name, name.toUtf8().constData());
        QVERIFY(!resource.remark.isEmpty());
        keys.insert(key);
    }
    QCOMPARE(keys.size(), 9);
}

void DemoServerTest::videoCanBeWatched()
{
    const DemoServer server(DemoServer::Pace::ToWatch);
    QElapsedTimer clock;
    clock.start();
    const Answer answer = ask(server, pathOf(resourceNamed(u".mp4").resource),
                              bearer(DemoServer::token()) + QStringList{u"-r"_s, u"0-5999999"_s});
    QCOMPARE(answer.body.size(), 6'000'000);
    QVERIFY2(clock.elapsed() >= 900, QByteArray::number(clock.elapsed()).constData());
}

void DemoServerTest::videoIsFastWhereNobodyWatches()
{
    const DemoServer server(DemoServer::Pace::Full);
    const DemoResource video = resourceNamed(u".mp4");
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(ask(server, pathOf(video.resource)).body.size(), 48 * 1024 * 1024);
    QVERIFY2(clock.elapsed() < 6000, QByteArray::number(clock.elapsed()).constData());
}

void DemoServerTest::endsInMidTransfer()
{
    auto server = std::make_unique<DemoServer>(DemoServer::Pace::ToWatch);
    QNetworkRequest request(QUrl(server->base().toString() + pathOf(resourceNamed(u".mp4").resource)));
    request.setRawHeader("Authorization", "Bearer " + DemoServer::token().toUtf8());
    QNetworkAccessManager network;
    const std::unique_ptr<QNetworkReply> got(network.get(request));
    QSignalSpy began(got.get(), &QNetworkReply::readyRead);
    QSignalSpy finished(got.get(), &QNetworkReply::finished);
    QVERIFY(began.wait(60000));
    QElapsedTimer clock;
    clock.start();
    server.reset();
    QVERIFY2(clock.elapsed() < 1000, QByteArray::number(clock.elapsed()).constData());
    QVERIFY(finished.count() > 0 || finished.wait(60000));
    QCOMPARE(got->error(), QNetworkReply::RemoteHostClosedError);
}

QTEST_GUILESS_MAIN(DemoServerTest)
#include "demoserver_test.moc"
