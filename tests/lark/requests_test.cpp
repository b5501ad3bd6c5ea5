#include "lark/requests.h"

#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/limits.h"
#include "demo/loopbackserver.h"
#include "demo/patternbytes.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const QByteArray secret = "u-canary-0123456789abcdef";

ResourceRef resource(const QString &key = u"file_v3_00aa_490e4870"_s)
{
    const FileKey fileKey = FileKey::parse(key).value();
    return ResourceRef{MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(), fileKey, typeOf(fileKey)};
}

Credential credential(Identity identity = Identity::User)
{
    return Credential{identity, AccessToken::parse(QString::fromLatin1(secret)).value()};
}

/** The preview's curl command in a shell of its own, while the server of this thread answers it. */
struct ShellRun
{
    int exitCode = -1;
    QByteArray output;
    QTemporaryDir folder;

    void run(const RequestPreview &preview, const QString &variable)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"HOME"_s, folder.path()); // nobody's .curlrc
        environment.insert(u"no_proxy"_s, u"*"_s);
        environment.remove(u"LARDER_USER_ACCESS_TOKEN"_s);
        environment.remove(u"LARDER_TENANT_ACCESS_TOKEN"_s);
        environment.insert(variable, QString::fromLatin1(secret));
        QProcess shell;
        shell.setProcessEnvironment(environment);
        shell.setWorkingDirectory(folder.path());
        shell.setProcessChannelMode(QProcess::MergedChannels);
        QSignalSpy finished(&shell, &QProcess::finished);
        shell.start(u"sh"_s, {u"-c"_s, preview.asCurl()});
        if (!finished.wait(30'000)) {
            shell.kill();
            shell.waitForFinished();
        }
        exitCode = shell.exitCode();
        output = shell.readAll();
    }

    [[nodiscard]] QByteArray saved(const QString &name) const
    {
        QFile file(folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : "not there"_ba;
    }
};

} // namespace

class RequestsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void platforms()
    {
        QCOMPARE(OpenPlatform::feishu().base(), QUrl(u"https://open.feishu.cn"_s));
        QCOMPARE(OpenPlatform::lark().base(), QUrl(u"https://open.larksuite.com"_s));
        QCOMPARE(OpenPlatform::feishu().word(), u"feishu"_s);
        QCOMPARE(OpenPlatform::lark().word(), u"lark"_s);
        QCOMPARE(OpenPlatform::feishu().displayName(), u"Feishu"_s);
        QCOMPARE(OpenPlatform::lark().displayName(), u"Lark"_s);
        QVERIFY(OpenPlatform::feishu() != OpenPlatform::lark());
    }

    void platform_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("word"); // empty: refused
        QTest::addColumn<QString>("displayName");
        const auto good = [](const char *name, const QString &text, const QString &word, const QString &displayName) {
            QTest::newRow(name) << text << word << displayName;
        };
        const auto bad = [](const char *name, const QString &text) { QTest::newRow(name) << text << u""_s << u""_s; };
        good("feishu", u"feishu"_s, u"feishu"_s, u"Feishu"_s);
        good("lark", u"lark"_s, u"lark"_s, u"Lark"_s);
        good("white space around it", u"  lark\n"_s, u"lark"_s, u"Lark"_s);
        good("Feishu's address", u"https://open.feishu.cn"_s, u"feishu"_s, u"Feishu"_s);
        good("Lark's address with a slash", u"https://open.larksuite.com/"_s, u"lark"_s, u"Lark"_s);
        good("Feishu's address in capitals", u"HTTPS://OPEN.FEISHU.CN"_s, u"feishu"_s, u"Feishu"_s);
        good("a host alone", u"open.example.com"_s, u"https://open.example.com"_s, u"open.example.com"_s);
        good("a host and a port", u"open.example.com:8443"_s, u"https://open.example.com:8443"_s,
             u"open.example.com:8443"_s);
        good("a path", u"https://proxy.example.com/feishu/"_s, u"https://proxy.example.com/feishu"_s,
             u"proxy.example.com"_s);
        good("http to 127.0.0.1", u"http://127.0.0.1:8080"_s, u"http://127.0.0.1:8080"_s, u"127.0.0.1:8080"_s);
        good("http to localhost", u"http://localhost:8080/"_s, u"http://localhost:8080"_s, u"localhost:8080"_s);
        good("http to ::1", u"http://[::1]:8080"_s, u"http://[::1]:8080"_s, u"::1:8080"_s);

        bad("nothing", u""_s);
        bad("white space", u"  "_s);
        bad("http to the world", u"http://open.feishu.cn"_s);
        bad("http to the next room", u"http://192.168.0.2"_s);
        bad("http to a host that begins like a loopback address", u"http://127.0.0.1.evil.example"_s);
        bad("http to a host that begins like localhost", u"http://localhost.evil.example"_s);
        bad("a user name", u"https://somebody@open.feishu.cn"_s);
        bad("a platform as a user name", u"https://open.feishu.cn@evil.example"_s);
        bad("a user name and no scheme", u"open.feishu.cn@evil.example"_s);
        bad("a query", u"https://open.feishu.cn/?a=b"_s);
        bad("a fragment", u"https://open.feishu.cn/#a"_s);
        bad("ftp", u"ftp://open.feishu.cn"_s);
        bad("file", u"file:///etc/passwd"_s);
        bad("javascript", u"javascript://open.feishu.cn/%0aalert(1)"_s);
        bad("a scheme alone", u"https://"_s);
        bad("no number for a port", u"https://open.feishu.cn:port"_s);
        bad("a port too high", u"https://open.feishu.cn:65536"_s);
        bad("a line break inside", u"https://open.feishu.cn\r\nX-Evil: yes"_s);
        bad("a space inside", u"open feishu cn"_s);
        bad("a word", u"https://[feishu]"_s);
    }

    void platform()
    {
        QFETCH(const QString, text);
        QFETCH(const QString, word);
        QFETCH(const QString, displayName);
        const auto platform = OpenPlatform::parse(text);
        QCOMPARE(platform.ok(), !word.isEmpty());
        if (!platform) {
            QCOMPARE(platform.error().reason, Reason::HostMalformed);
            return;
        }
        QCOMPARE(platform->word(), word);
        QCOMPARE(platform->displayName(), displayName);
        const auto again = OpenPlatform::parse(platform->word());
        QVERIFY(again.ok());
        QCOMPARE(*again, *platform);
    }

    void longAddressIsNotRepeatedInFull()
    {
        const auto platform = OpenPlatform::parse(u"http://"_s + QString(10'000, u'a'));
        QVERIFY(!platform);
        QVERIFY(platform.error().detail.size() <= 200);
    }

    void resourceUrl_data()
    {
        QTest::addColumn<QString>("base");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QByteArray>("url");
        QTest::newRow("a file of Feishu") << u"feishu"_s << u"file_v3_00aa_490e4870"_s
                                          << "https://open.feishu.cn/open-apis/im/v1/messages/"
                                             "om_7f3c21d6a9b84e0f95ad1c6632be70aa/resources/"
                                             "file_v3_00aa_490e4870?type=file"_ba;
        QTest::newRow("an image of Lark")
            << u"lark"_s << u"img_v3_00aa_490e4870-00dd-4004"_s
            << "https://open.larksuite.com/open-apis/im/v1/messages/"
               "om_7f3c21d6a9b84e0f95ad1c6632be70aa/resources/img_v3_00aa_490e4870-00dd-4004?type=image"_ba;
        QTest::newRow("below a path") << u"https://proxy.example.com/feishu/"_s << u"file_v3_1"_s
                                      << "https://proxy.example.com/feishu/open-apis/im/v1/messages/"
                                         "om_7f3c21d6a9b84e0f95ad1c6632be70aa/resources/file_v3_1?type=file"_ba;
        QTest::newRow("below a path with an escape")
            << u"https://proxy.example.com/a%2Fb%20c"_s << u"file_v3_1"_s
            << "https://proxy.example.com/a%2Fb%20c/open-apis/im/v1/messages/"
               "om_7f3c21d6a9b84e0f95ad1c6632be70aa/resources/file_v3_1?type=file"_ba;
    }

    void resourceUrl()
    {
        QFETCH(const QString, base);
        QFETCH(const QString, key);
        QFETCH(const QByteArray, url);
        const auto platform = OpenPlatform::parse(base);
        QVERIFY(platform.ok());
        QCOMPARE(Larder::resourceUrl(*platform, resource(key)).toEncoded(), url);
    }

    void headers_data()
    {
        QTest::addColumn<std::optional<ByteRange>>("range");
        QTest::addColumn<std::optional<Validator>>("tie");
        QTest::addColumn<QByteArray>("rangeHeader");
        QTest::addColumn<QByteArray>("ifRange");
        const std::optional<ByteRange> all;
        const std::optional part(ByteRange{131072, 8519679});
        const std::optional<Validator> none;
        const std::optional strong(Validator{Validator::Kind::StrongETag, "\"v1\""});
        const std::optional weak(Validator{Validator::Kind::WeakETag, "W/\"v1\""});
        const std::optional date(Validator{Validator::Kind::LastModified, "Fri, 20 Nov 2026 08:00:00 GMT"});
        const QByteArray bytes = "bytes=131072-8519679";
        QTest::newRow("the whole") << all << none << ""_ba
                                   << ""_ba;
        QTest::newRow("the whole, tied: If-Range needs a Range") << all << strong << ""_ba
                                                                 << ""_ba;
        QTest::newRow("a range") << part << none << bytes << ""_ba;
        QTest::newRow("a range, strong") << part << strong << bytes << "\"v1\""_ba;
        QTest::newRow("a range, weak") << part << weak << bytes << ""_ba;
        QTest::newRow("a range, date") << part << date << bytes << ""_ba;
    }

    void headers()
    {
        QFETCH(const std::optional<ByteRange>, range);
        QFETCH(const std::optional<Validator>, tie);
        QFETCH(const QByteArray, rangeHeader);
        QFETCH(const QByteArray, ifRange);
        const QNetworkRequest request = resourceRequest(OpenPlatform::lark(), resource(), credential(), range, tie);
        QCOMPARE(request.url(), Larder::resourceUrl(OpenPlatform::lark(), resource()));
        QCOMPARE(request.rawHeader("Authorization"), "Bearer " + secret);
        QCOMPARE(request.rawHeader("Range"), rangeHeader);
        QCOMPARE(request.rawHeader("If-Range"), ifRange);
        // It makes some proxies choke on the answer's file name.
        QVERIFY(!request.hasRawHeader("Content-Type"));
        QVERIFY(!request.url().toEncoded().contains(secret));
    }

    void previewOfFile()
    {
        const RequestPreview preview = previewOf(OpenPlatform::feishu(), resource(), Identity::User);
        QCOMPARE(preview.range, std::optional(ByteRange{0, Limits::probe - 1}));
        QCOMPARE(preview.asHttp(), u"GET /open-apis/im/v1/messages/om_7f3c21d6a9b84e0f95ad1c6632be70aa/resources/"
                                   "file_v3_00aa_490e4870?type=file HTTP/1.1\n"
                                   "Host: open.feishu.cn\n"
                                   "Authorization: Bearer ***\n"
                                   "Range: bytes=0-131071\n"
                                   "Accept-Encoding: identity\n"_s);
        QCOMPARE(preview.asLarkCli(), u"lark-cli im +messages-resources-download \\\n"
                                      "  --message-id om_7f3c21d6a9b84e0f95ad1c6632be70aa \\\n"
                                      "  --file-key file_v3_00aa_490e4870 --type file --as user\n"_s);
        QVERIFY(preview.asCurl().contains("$LARDER_USER_ACCESS_TOKEN"_L1));
    }

    void previewOfImage()
    {
        const RequestPreview preview = previewOf(OpenPlatform::lark(), resource(u"img_v3_1"_s), Identity::Bot);
        QCOMPARE(preview.range, std::nullopt);
        QVERIFY(!preview.asHttp().contains("Range"_L1));
        QVERIFY(preview.asHttp().contains("Host: open.larksuite.com\n"_L1));
        QVERIFY(preview.asLarkCli().contains("--type image --as bot"_L1));
        QVERIFY(!preview.asCurl().contains("--range"_L1));
        QVERIFY(preview.asCurl().contains("$LARDER_TENANT_ACCESS_TOKEN"_L1));
    }

    void previewSaysWhatIsSent()
    {
        const RequestPreview preview = previewOf(OpenPlatform::feishu(), resource(), Identity::User);
        const QNetworkRequest sent =
            resourceRequest(OpenPlatform::feishu(), resource(), credential(), preview.range, std::nullopt);
        QCOMPARE(preview.url, sent.url());
        QVERIFY(preview.asHttp().contains(u"Range: "_s + QString::fromLatin1(sent.rawHeader("Range"))));
    }

    void curlDownloads_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<Identity>("identity");
        QTest::addColumn<QString>("basePath");
        QTest::addColumn<QByteArray>("disposition");
        QTest::addColumn<QString>("savedAs");
        QTest::addColumn<qint64>("bytes");
        QTest::newRow("a file as the user: the probe")
            << u"file_v3_1"_s << Identity::User << u""_s << ""_ba << u"file_v3_1"_s << Limits::probe;
        QTest::newRow("an image as the bot: the whole")
            << u"img_v3_1"_s << Identity::Bot << u""_s << ""_ba << u"img_v3_1"_s << 3 * Limits::probe;
        QTest::newRow("a name of the server's")
            << u"img_v3_1"_s << Identity::Bot << u""_s << "attachment; filename=\"photo.png\""_ba << u"photo.png"_s
            << 3 * Limits::probe;
        QTest::newRow("a base with a quote in it")
            << u"img_v3_1"_s << Identity::User << u"/o'clock"_s << ""_ba << u"img_v3_1"_s << 3 * Limits::probe;
    }

    void curlDownloads()
    {
        QFETCH(const QString, key);
        QFETCH(const Identity, identity);
        QFETCH(const QString, basePath);
        QFETCH(const QByteArray, disposition);
        QFETCH(const QString, savedAs);
        QFETCH(const qint64, bytes);
        LoopbackServer server([&disposition](const HttpRequest &request) {
            HttpReply answer = replyWithResource(request, patternBody(), 3 * Limits::probe, "application/octet-stream");
            if (!disposition.isEmpty())
                answer.headers.append({"Content-Disposition", disposition});
            return answer;
        });
        QVERIFY(server.listen());
        const auto platform = OpenPlatform::parse(server.base().toString() + basePath);
        QVERIFY(platform.ok());
        const RequestPreview preview = previewOf(*platform, resource(key), identity);

        ShellRun shell;
        shell.run(preview,
                  identity == Identity::User ? u"LARDER_USER_ACCESS_TOKEN"_s : u"LARDER_TENANT_ACCESS_TOKEN"_s);
        QVERIFY2(shell.exitCode == 0, shell.output.constData());
        QCOMPARE(server.requests().size(), 1);
        const HttpRequest &request = server.requests().first();
        QCOMPARE(request.method, "GET"_ba);
        QCOMPARE(request.path + '?' + request.query, preview.url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority));
        QCOMPARE(request.header("Authorization"), "Bearer " + secret);
        QVERIFY(shell.saved(savedAs) == patternBytes(0, bytes));
        QVERIFY(!shell.output.contains(secret));
    }

    void curlFailsWhereThePlatformRefuses()
    {
        LoopbackServer server(
            [](const HttpRequest &) { return reply(400, "application/json", "{\"code\":234002,\"msg\":\"no\"}"); });
        QVERIFY(server.listen());
        const auto platform = OpenPlatform::parse(server.base().toString());
        ShellRun shell;
        shell.run(previewOf(*platform, resource(), Identity::User), u"LARDER_USER_ACCESS_TOKEN"_s);
        QCOMPARE(shell.exitCode, 22);
    }
};

QTEST_GUILESS_MAIN(RequestsTest)
#include "requests_test.moc"
