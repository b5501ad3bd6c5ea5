#include <csignal>

#include <QCryptographicHash>
#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "demo/demoserver.h"
#include "demo/patternbytes.h"
#include "support/scriptedserver.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray secret = "u-canary-fedcba9876543210";
const QString messageId = u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s;
const QString fileKey = u"file_v3_00aa_1"_s;

QByteArray path(const QString &key = fileKey)
{
    return "/open-apis/im/v1/messages/" + messageId.toLatin1() + "/resources/" + key.toLatin1();
}

QString fileMessage(const QString &id, const QString &key, const QString &name)
{
    return u"{\"message_id\":\"%1\",\"msg_type\":\"file\",\"body\":{\"content\":\"{\\\"file_key\\\":\\\"%2\\\","
           "\\\"file_name\\\":\\\"%3\\\"}\"}}"_s.arg(id, key, name);
}

/** The program itself, as a script starts it: no display, a home of its own, the token in the environment. */
class Program
{
public:
    Program()
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const char *name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "XDG_RUNTIME_DIR"})
            environment.remove(QLatin1String(name));
        environment.insert(u"HOME"_s, home.path());
        environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
        environment.insert(u"LARDER_USER_ACCESS_TOKEN"_s, QString::fromLatin1(secret));
        process.setProcessEnvironment(environment);
        process.setProgram(QStringLiteral(LARDER_PROGRAM));
    }

    /** Names lead where this file of hosts says. */
    void resolveBy(const QString &hosts)
    {
        QProcessEnvironment environment = process.processEnvironment();
        environment.insert(u"LD_PRELOAD"_s, u"libnss_wrapper.so"_s);
        environment.insert(u"NSS_WRAPPER_HOSTS"_s, inHome(u"hosts"_s, hosts));
        // A sanitizer wants to be the first library there is, for its own messages' sake.
        environment.insert(u"ASAN_OPTIONS"_s, environment.value(u"ASAN_OPTIONS"_s) + u":verify_asan_link_order=0"_s);
        process.setProcessEnvironment(environment);
    }

    void start(const QStringList &arguments)
    {
        process.setArguments(arguments);
        process.start();
    }

    [[nodiscard]] bool ended()
    {
        const bool over = comesTrue([this] { return process.state() == QProcess::NotRunning; }, minute);
        output = process.readAllStandardOutput();
        errors = process.readAllStandardError();
        return over;
    }

    [[nodiscard]] QList<QJsonObject> lines() const
    {
        QList<QJsonObject> objects;
        for (const QByteArray &line : output.split('\n')) {
            if (!line.isEmpty())
                objects.append(QJsonDocument::fromJson(line).object());
        }
        return objects;
    }

    /** Writes a file into the home; its path. */
    QString inHome(const QString &name, const QString &text)
    {
        QFile file(home.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0 ? file.fileName() : QString();
    }

    [[nodiscard]] QStringList files() const
    {
        return QDir(folder.path()).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    }

    QTemporaryDir home;
    QTemporaryDir folder;
    QProcess process;
    QByteArray output;
    QByteArray errors;
};

QStringList downloadArguments(const ScriptedServer &server, const Program &program)
{
    return {u"--download"_s, u"--host"_s, server.base().toString(), u"--message-id"_s,     messageId,
            u"--file-key"_s, fileKey,     u"--output-dir"_s,        program.folder.path(), u"--output"_s,
            u"saved.bin"_s};
}

} // namespace

class LarderProgramTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void serverWithSeveralAddresses_data()
    {
        QTest::addColumn<QString>("hosts");
        QTest::newRow("C06 its first address is dead") << u"127.0.0.2 localhost\n127.0.0.1 localhost\n"_s;
        QTest::newRow("C06 its last address is dead") << u"127.0.0.1 localhost\n127.0.0.2 localhost\n"_s;
        QTest::newRow("C14 IPv6 leads nowhere") << u"::1 localhost\n127.0.0.1 localhost\n"_s;
    }

    void serverWithSeveralAddresses()
    {
        QFETCH(const QString, hosts);
        ScriptedServer server;
        server.serve(path(), 1'000'000);
        server.onRequest(path(), 2, Faults::cutAfter(100'000)); // a connection that is made anew finds its way too
        Program program;
        program.resolveBy(hosts);
        QStringList arguments = downloadArguments(server, program);
        arguments[2] = u"http://localhost:%1"_s.arg(server.base().port());
        program.start(arguments);
        QVERIFY(program.ended());
        QVERIFY2(program.process.exitCode() == 0, program.output.constData());
        QCOMPARE(program.files(), QStringList{u"saved.bin"_s});
        QFile saved(program.folder.filePath(u"saved.bin"_s));
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QVERIFY(saved.readAll() == patternBytes(0, 1'000'000));
        QVERIFY(server.requests().constFirst().header("Host").startsWith("localhost:"));
        QVERIFY(!(program.output + program.errors).contains(secret));
    }

    void exitCodes_data()
    {
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("type"); // empty: saved
        using namespace Faults;
        QTest::newRow("saved") << honest() << 0 << QString();
        QTest::newRow("no access") << refusal(401, 234002) << 1 << u"permission"_s;
        QTest::newRow("key not in message") << refusal(400, 234003) << 1 << u"not_found"_s;
        QTest::newRow("parameter not taken") << refusal(400, 234001) << 1 << u"validation"_s;
        QTest::newRow("too large") << refusal(400, 234037) << 1 << u"too_large"_s;
        QTest::newRow("rate limit beyond patience") << rateLimited(3600s) << 1 << u"rate_limit"_s;
        QTest::newRow("token not taken") << refusal(401, 99991668) << 3 << u"auth"_s;
        QTest::newRow("no answer") << silenceAfter(0) << 4 << u"network"_s;
        QTest::newRow("a wrong range for ever") << otherRange(5) << 4 << u"integrity"_s;
    }

    void exitCodes()
    {
        QFETCH(const Fault, fault);
        QFETCH(const int, exitCode);
        QFETCH(const QString, type);
        ScriptedServer server;
        server.serve(path(), 1'000'000);
        server.onEveryRequest(path(), fault);
        Program program;
        program.start(downloadArguments(server, program) + QStringList{u"--idle-timeout"_s, u"1"_s});
        QVERIFY(program.ended());
        QCOMPARE(program.process.exitCode(), exitCode);
        const auto lines = program.lines();
        QCOMPARE(lines.size(), 1);
        const QJsonObject line = lines.first();
        QCOMPARE(line["identity"_L1].toString(), u"user"_s);
        QCOMPARE(line["data"_L1]["message_id"_L1].toString(), messageId);
        QCOMPARE(line["data"_L1]["file_key"_L1].toString(), fileKey);
        QCOMPARE(line["ok"_L1].toBool(), type.isEmpty());
        if (type.isEmpty()) {
            QCOMPARE(line["data"_L1]["saved_path"_L1].toString(), program.folder.filePath(u"saved.bin"_s));
            QCOMPARE(line["data"_L1]["size_bytes"_L1].toInteger(), 1'000'000);
        } else {
            QCOMPARE(line["error"_L1]["type"_L1].toString(), type);
            QVERIFY(!line["error"_L1]["message"_L1].toString().isEmpty());
            QVERIFY(!program.files().contains(u"saved.bin"_s));
        }
        QVERIFY(!program.output.contains(secret) && !program.errors.contains(secret));
    }

    void outputLinesKeepTheirForm()
    {
        ScriptedServer server;
        server.serve(path(), 10);
        Program program;
        program.start(downloadArguments(server, program) + QStringList{u"--sha256"_s});
        QVERIFY(program.ended());
        const QByteArray sha256 = QCryptographicHash::hash(patternBytes(0, 10), QCryptographicHash::Sha256).toHex();
        const QByteArray expected = "{\"ok\":true,\"identity\":\"user\",\"data\":{\"message_id\":\"" +
                                    messageId.toLatin1() + "\",\"file_key\":\"" + fileKey.toLatin1() +
                                    "\",\"saved_path\":\"" + program.folder.filePath(u"saved.bin"_s).toUtf8() +
                                    "\",\"size_bytes\":10,\"sha256\":\"" + sha256 + "\"}}\n";
        QCOMPARE(program.output, expected);
        QVERIFY(program.errors.isEmpty());
    }

    void skipsWhatIsThere()
    {
        ScriptedServer server;
        server.serve(path(), 1000);
        Program program;
        QFile there(program.folder.filePath(u"saved.bin"_s));
        QVERIFY(there.open(QIODevice::WriteOnly) && there.write("mine") == 4);
        there.close();
        program.start(downloadArguments(server, program) + QStringList{u"--if-exists"_s, u"skip"_s});
        QVERIFY(program.ended());
        QCOMPARE(program.process.exitCode(), 0);
        QVERIFY(program.lines().first()["skipped"_L1].toBool());
        QCOMPARE(program.lines().first()["data"_L1]["size_bytes"_L1].toInt(), 4);
    }

    void aServerThatIsKilledHalfWay()
    {
        ScriptedServer server;
        server.serve(path(), 48 * 1024 * 1024);
        server.onRequest(path(), 4, Faults::trickled(1'000'000));
        Program program;
        program.start(downloadArguments(server, program));
        QTRY_COMPARE_WITH_TIMEOUT(server.timesAsked(path()), 4, 30'000);
        server.kill();
        QVERIFY(program.ended());
        QCOMPARE(program.process.exitCode(), 4);
        QCOMPARE(program.lines().size(), 1);
        QCOMPARE(program.lines().first()["error"_L1]["type"_L1].toString(), u"network"_s);
        QCOMPARE(program.files(), (QStringList{u"saved.bin.larder-part"_s, u"saved.bin.larder-part.json"_s}));
        QVERIFY(!program.output.contains(secret) && !program.errors.contains(secret));
    }

    void aSecondRunGoesOn()
    {
        ScriptedServer server;
        constexpr qint64 length = 20 * 1024 * 1024;
        server.serve(path(), length, "\"v1\"");
        server.onRequest(path(), 3, Faults::refusal(400, 14005));
        Program first;
        first.start(downloadArguments(server, first));
        QVERIFY(first.ended());
        QCOMPARE(first.process.exitCode(), 1);
        Program second;
        QStringList arguments = downloadArguments(server, first);
        second.start(arguments);
        QVERIFY(second.ended());
        QCOMPARE(second.process.exitCode(), 0);
        QCOMPARE(server.rangesAsked(path()).at(4), QByteArray("bytes=8519680-16908287"));
        QFile saved(first.folder.filePath(u"saved.bin"_s));
        QVERIFY(saved.open(QIODevice::ReadOnly) && saved.readAll() == patternBytes(0, length));
        QCOMPARE(first.files(), QStringList{u"saved.bin"_s});
    }

#ifdef Q_OS_UNIX
    void interrupted()
    {
        ScriptedServer server;
        server.serve(path(), 48 * 1024 * 1024);
        server.onRequest(path(), 2, Faults::trickled(1'000'000));
        Program program;
        program.start(downloadArguments(server, program));
        QTRY_COMPARE_WITH_TIMEOUT(server.timesAsked(path()), 2, 30'000);
        ::kill(pid_t(program.process.processId()), SIGINT);
        QVERIFY(program.ended());
        QCOMPARE(program.process.exitCode(), 130);
        QCOMPARE(program.lines().first()["error"_L1]["type"_L1].toString(), u"cancelled"_s);
        QCOMPARE(program.files(), (QStringList{u"saved.bin.larder-part"_s, u"saved.bin.larder-part.json"_s}));
    }
#endif

    void noToken()
    {
        ScriptedServer server;
        Program program;
        auto environment = program.process.processEnvironment();
        environment.remove(u"LARDER_USER_ACCESS_TOKEN"_s);
        program.process.setProcessEnvironment(environment);
        program.start(downloadArguments(server, program));
        QVERIFY(program.ended());
        QCOMPARE(program.process.exitCode(), 3);
        QVERIFY(server.requests().isEmpty());
        QVERIFY(program.lines().first()["error"_L1]["hint"_L1].toString().contains("LARDER_USER_ACCESS_TOKEN"_L1));
    }

    void unwritableFolder()
    {
        ScriptedServer server;
        server.serve(path(), 1000);
        Program program;
        QStringList arguments = downloadArguments(server, program);
        arguments[arguments.indexOf(u"--output-dir"_s) + 1] = u"/dev/null/folder"_s;
        program.start(arguments);
        QVERIFY(program.ended());
        QCOMPARE(program.process.exitCode(), 5);
        QCOMPARE(program.lines().first()["error"_L1]["type"_L1].toString(), u"storage"_s);
    }

    void dryRunAsksNobody()
    {
        ScriptedServer server;
        Program program;
        QStringList arguments = downloadArguments(server, program);
        arguments[0] = u"--dry-run"_s;
        program.start(arguments);
        QVERIFY(program.ended());
        QCOMPARE(program.process.exitCode(), 0);
        const QByteArray expected =
            "{\"ok\":true,\"identity\":\"user\",\"dry_run\":true,\"data\":{\"method\":\"GET\",\"url\":\"" +
            server.base().toString().toLatin1() + path() +
            "?type=file\",\"headers\":{\"Range\":\"bytes=0-131071\",\"Authorization\":\"Bearer ***\"},\"output\":\"" +
            program.folder.filePath(u"saved.bin"_s).toUtf8() + "\"}}\n";
        QCOMPARE(program.output, expected);
        QVERIFY(server.requests().isEmpty());
    }

    void badArguments()
    {
        Program program;
        program.start({u"--download"_s, u"--message-id"_s, u"omt_1"_s, u"--file-key"_s, u"file_1"_s});
        QVERIFY(program.ended());
        QCOMPARE(program.process.exitCode(), 2);
        QVERIFY(program.output.isEmpty());
        QCOMPARE(program.errors.count('\n'), 1);
    }

    void version()
    {
        Program program;
        program.start({u"--version"_s});
        QVERIFY(program.ended());
        QVERIFY(program.output.startsWith("larder 0."));
        QCOMPARE(program.process.exitCode(), 0);
    }

    void messageFiles_data()
    {
        QTest::addColumn<QStringList>("messages"); // contents of the files
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QStringList>("saved");
        const QString one = fileMessage(messageId, u"file_a"_s, u"first.txt"_s);
        const QString two = fileMessage(messageId, u"file_b"_s, u"second.txt"_s);
        const QString content = u"{\"file_key\":\"file_a\",\"file_name\":\"bare.txt\"}"_s;
        QTest::newRow("one message") << QStringList{one} << QStringList{} << 0 << QStringList{u"first.txt"_s};
        QTest::newRow("two files") << QStringList{one, two} << QStringList{} << 0
                                   << QStringList{u"first.txt"_s, u"second.txt"_s};
        QTest::newRow("the same twice is one")
            << QStringList{one, one} << QStringList{} << 0 << QStringList{u"first.txt"_s};
        QTest::newRow("one of two cannot be read")
            << QStringList{one, u"nothing here"_s} << QStringList{} << 2 << QStringList{};
        QTest::newRow("no id in it, but given")
            << QStringList{content} << QStringList{u"--message-id"_s, messageId} << 0 << QStringList{u"bare.txt"_s};
        QTest::newRow("no id in it") << QStringList{content} << QStringList{} << 2 << QStringList{};
        QTest::newRow("a key with files")
            << QStringList{one} << QStringList{u"--file-key"_s, u"file_a"_s} << 2 << QStringList{};
    }

    void messageFiles()
    {
        QFETCH(const QStringList, messages);
        QFETCH(const QStringList, options);
        QFETCH(const int, exitCode);
        QFETCH(const QStringList, saved);
        ScriptedServer server;
        server.serve(path(u"file_a"_s), 1000);
        server.serve(path(u"file_b"_s), 2000);
        Program program;
        QStringList arguments{u"--download"_s, u"--host"_s, server.base().toString(), u"--output-dir"_s,
                              program.folder.path()};
        for (int i = 0; i < messages.size(); ++i)
            arguments.append(program.inHome(u"%1.json"_s.arg(i), messages.at(i)));
        program.start(arguments + options);
        QVERIFY(program.ended());
        QCOMPARE(program.process.exitCode(), exitCode);
        QCOMPARE(program.files(), saved);
        if (exitCode == 2) {
            QVERIFY(server.requests().isEmpty());
            QVERIFY(!program.errors.isEmpty());
        }
    }

    void standardInput()
    {
        ScriptedServer server;
        server.serve(path(u"file_a"_s), 1000);
        Program program;
        program.start(
            {u"--download"_s, u"--host"_s, server.base().toString(), u"--output-dir"_s, program.folder.path(), u"-"_s});
        program.process.write(fileMessage(messageId, u"file_a"_s, u"piped.txt"_s).toUtf8());
        program.process.closeWriteChannel();
        QVERIFY(program.ended());
        QCOMPARE(program.process.exitCode(), 0);
        QCOMPARE(program.files(), QStringList{u"piped.txt"_s});
    }

    void aMessageIdAlone_data()
    {
        QTest::addColumn<QString>("answer"); // empty: a refusal
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QStringList>("saved");
        const QString list = u"{\"code\":0,\"msg\":\"success\",\"data\":{\"items\":[%1]}}"_s;
        QTest::newRow("a file") << list.arg(fileMessage(messageId, u"file_a"_s, u"found.txt"_s)) << 0
                                << QStringList{u"found.txt"_s};
        QTest::newRow("text only")
            << list.arg(
                   u"{\"message_id\":\"%1\",\"msg_type\":\"text\",\"body\":{\"content\":\"{\\\"text\\\":\\\"x\\\"}\"}}"_s
                       .arg(messageId))
            << 1 << QStringList{};
        QTest::newRow("refused") << QString() << 1 << QStringList{};
    }

    void aMessageIdAlone()
    {
        QFETCH(const QString, answer);
        QFETCH(const int, exitCode);
        QFETCH(const QStringList, saved);
        ScriptedServer server;
        const QByteArray messagePath = "/open-apis/im/v1/messages/" + messageId.toLatin1();
        server.serve(path(u"file_a"_s), 1000);
        server.onEveryRequest(messagePath, answer.isEmpty()
                                               ? Faults::refusal(400, 230002)
                                               : Faults::answerWith(reply(200, "application/json", answer.toUtf8())));
        Program program;
        program.start({u"--download"_s, u"--host"_s, server.base().toString(), u"--output-dir"_s, program.folder.path(),
                       u"--message-id"_s, messageId});
        QVERIFY(program.ended());
        QCOMPARE(program.process.exitCode(), exitCode);
        QCOMPARE(program.files(), saved);
        QCOMPARE(program.lines().size(), 1);
        QCOMPARE(program.lines().first()["data"_L1]["message_id"_L1].toString(), messageId);
        QCOMPARE(server.timesAsked(messagePath), 1);
    }

    void list()
    {
        Program program;
        const QString good = program.inHome(u"good.json"_s, fileMessage(messageId, u"file_a"_s, u"a.txt"_s));
        const QString bad = program.inHome(u"bad.json"_s, u"no json"_s);
        program.start({u"--list"_s, good, bad});
        QVERIFY(program.ended());
        QCOMPARE(program.process.exitCode(), 2);
        const QByteArray expected =
            "{\"file\":\"" + good.toUtf8() + "\",\"downloads\":[{\"message_id\":\"" + messageId.toLatin1() +
            "\",\"file_key\":\"file_a\",\"type\":\"file\",\"name\":\"a.txt\"}]," +
            "\"optional\":[],\"not_downloadable\":[]}\n{\"file\":\"" + bad.toUtf8() +
            "\",\"downloads\":[],\"optional\":[],\"not_downloadable\":[],\"error\":\"not_json\"}\n";
        QCOMPARE(program.output, expected);
    }

    void demoWithoutAWindow()
    {
        Program program;
        program.start({u"--demo"_s, u"--download"_s, u"--output-dir"_s, program.folder.path(), u"--sha256"_s});
        QVERIFY(program.ended());
        int refused = 0;
        QHash<QString, QJsonObject> saved;
        for (const QJsonObject &line : program.lines()) {
            if (line["ok"_L1].toBool())
                saved.insert(line["data"_L1]["file_key"_L1].toString(), line["data"_L1].toObject());
            else
                ++refused;
        }
        QCOMPARE(refused, 1);
        for (const DemoResource &resource : DemoServer::resources()) {
            if (resource.size == 0)
                continue;
            const QJsonObject file = saved.value(resource.resource.fileKey.text());
            QFile onDisk(file["saved_path"_L1].toString());
            QVERIFY2(onDisk.open(QIODevice::ReadOnly), qPrintable(resource.name));
            QVERIFY2(onDisk.readAll() == DemoServer::bytesOf(resource), qPrintable(resource.name));
        }
        QVERIFY(QDir(program.home.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(LarderProgramTest)
#include "larderprogram_test.moc"
