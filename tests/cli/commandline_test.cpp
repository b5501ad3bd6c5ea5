#include <QTest>

#include "cli/commandline.h"

using namespace Larder;
using namespace Qt::StringLiterals;

class CommandLineTest : public QObject
{
    Q_OBJECT

    static Command read(const QString &line)
    {
        const CommandDefaults defaults{OpenPlatform::lark(), u"/home/somebody/Downloads"_s};
        return readCommandLine(QStringList{u"larder"_s} + line.split(u' ', Qt::SkipEmptyParts), defaults);
    }

private Q_SLOTS:
    void badUsage_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        const QString ids = u"--message-id om_1 --file-key file_1 "_s;
        QTest::newRow("unknown option") << u"--download --nope"_s << u"nope"_s;
        QTest::newRow("no message id") << u"--download --file-key file_1"_s << u"--message-id"_s;
        QTest::newRow("no file key, yet a name for it")
            << u"--download --message-id om_1 --output a"_s << u"--output"_s;
        QTest::newRow("no file key to preview") << u"--dry-run --message-id om_1"_s << u"--file-key"_s;
        QTest::newRow("standard input for the window") << u"-"_s << u"--download"_s;
        QTest::newRow("standard input among files for the window") << u"a.json -"_s << u"--download"_s;
        QTest::newRow("nothing to list") << u"--list"_s << u"--list"_s;
        QTest::newRow("a thread's id") << u"--download --message-id omt_1 --file-key file_1"_s << u"thread"_s;
        QTest::newRow("a chat's id") << u"--dry-run --message-id oc_1 --file-key file_1"_s << u"chat"_s;
        QTest::newRow("a key with a slash") << u"--download --message-id om_1 --file-key a/b"_s << u"--file-key"_s;
        QTest::newRow("type") << u"--download "_s + ids + u"--type audio"_s << u"--type"_s;
        QTest::newRow("identity") << u"--download "_s + ids + u"--as robot"_s << u"--as"_s;
        QTest::newRow("host with http") << u"--download "_s + ids + u"--host http://example.com"_s << u"--host"_s;
        QTest::newRow("host with a user") << u"--download "_s + ids + u"--host https://a@example.com"_s << u"--host"_s;
        QTest::newRow("if-exists, which asks nobody")
            << u"--download "_s + ids + u"--if-exists ask"_s << u"--if-exists"_s;
        QTest::newRow("if-exists") << u"--download "_s + ids + u"--if-exists maybe"_s << u"--if-exists"_s;
        QTest::newRow("idle timeout of nothing")
            << u"--download "_s + ids + u"--idle-timeout 0"_s << u"--idle-timeout"_s;
        QTest::newRow("idle timeout in words")
            << u"--download "_s + ids + u"--idle-timeout soon"_s << u"--idle-timeout"_s;
        QTest::newRow("five connections") << u"--download "_s + ids + u"--connections 5"_s << u"--connections"_s;
        QTest::newRow("no jobs") << u"--download "_s + ids + u"--jobs 0"_s << u"--jobs"_s;
        QTest::newRow("absolute output") << u"--download "_s + ids + u"--output /etc/passwd"_s << u"--output"_s;
        QTest::newRow("output that goes up") << u"--dry-run "_s + ids + u"--output a/../../b"_s << u"--output"_s;
        QTest::newRow("app id") << u"--sign-in --app-id cli_a:b"_s << u"--app-id"_s;
        QTest::newRow("an app id of nothing") << u"--sign-in --app-id="_s << u"--app-id"_s;
        QTest::newRow("identity to sign in as") << u"--sign-in --as robot"_s << u"--as"_s;
        QTest::newRow("host to sign in to") << u"--sign-in --host http://example.com"_s << u"--host"_s;
        QTest::newRow("in and out at once") << u"--sign-in --sign-out"_s << u"alone"_s;
        QTest::newRow("sign in and download") << u"--sign-in --download "_s + ids << u"alone"_s;
        QTest::newRow("files to sign in with") << u"--sign-in a.json"_s << u"standard input"_s;
        QTest::newRow("a secret option is no option") << u"--sign-in --app-secret x"_s << u"app-secret"_s;
        QTest::newRow("a token option is no option") << u"--download "_s + ids + u"--token x"_s << u"token"_s;
    }

    void badUsage()
    {
        QFETCH(const QString, line);
        QFETCH(const QString, says);
        const Command command = read(line);
        const auto *usage = std::get_if<BadUsage>(&command);
        QVERIFY(usage);
        QVERIFY2(usage->line.contains(says), qPrintable(usage->line));
        QVERIFY(!usage->line.contains(u'\n'));
    }

    void downloadDefaults()
    {
        const auto download = std::get<Download>(read(u"--download --message-id om_1 --file-key img_1"_s));
        QCOMPARE(download.orders.size(), 1);
        const DownloadOrder &order = download.orders.first();
        QCOMPARE(order.platform, OpenPlatform::lark());
        QCOMPARE(order.identity, Identity::User);
        QCOMPARE(order.resource.type, ResourceType::Image);
        QCOMPARE(order.folder, u"/home/somebody/Downloads"_s);
        QVERIFY(order.name.isEmpty());
        QVERIFY(order.ifExists == IfExists::Rename);
        QVERIFY(!order.digest);
        QCOMPARE(download.choices.engine.connections, 1);
        QCOMPARE(download.choices.engine.resourcesAtATime, 3);
        QCOMPARE(download.choices.engine.http.idleTimeout, std::chrono::milliseconds(30'000));
    }

    void everyOptionIsHeard()
    {
        const auto download = std::get<Download>(
            read(u"--download --message-id om_1 --file-key img_1 --type file --output sub/name.bin --output-dir /tmp/x "
                 u"--as bot "
                 "--host feishu --if-exists skip --idle-timeout 5 --jobs 6 --connections 4 --sha256"_s));
        const DownloadOrder &order = download.orders.first();
        QCOMPARE(order.platform, OpenPlatform::feishu());
        QCOMPARE(order.identity, Identity::Bot);
        QCOMPARE(order.resource.type, ResourceType::File);
        QCOMPARE(order.folder, u"/tmp/x"_s);
        QCOMPARE(order.name, u"sub/name.bin"_s);
        QVERIFY(order.ifExists == IfExists::Skip);
        QVERIFY(order.digest);
        QCOMPARE(download.choices.engine.connections, 4);
        QCOMPARE(download.choices.engine.resourcesAtATime, 6);
        QCOMPARE(download.choices.engine.http.idleTimeout, std::chrono::milliseconds(5000));
    }

    void theLastOfTwoCounts()
    {
        const auto download =
            std::get<Download>(read(u"--download --message-id om_1 --file-key img_1 --as bot --as user"_s));
        QCOMPARE(download.orders.first().identity, Identity::User);
    }

    void modes()
    {
        QVERIFY(std::holds_alternative<ShowWindow>(read({})));
        QVERIFY(std::get<ShowWindow>(read(u"--demo"_s)).demo);
        QCOMPARE(std::get<ShowWindow>(read(u"--message-id om_1"_s)).given.messageId, u"om_1"_s);
        QCOMPARE(std::get<ShowWindow>(read(u"a.json b.json"_s)).inputs, (QStringList{u"a.json"_s, u"b.json"_s}));
        QCOMPARE(std::get<ShowWindow>(read(u"--demo a.json"_s)).inputs, QStringList{u"a.json"_s});
        QVERIFY(std::holds_alternative<DryRun>(read(u"--dry-run --message-id om_1 --file-key img_1"_s)));
        QVERIFY(std::holds_alternative<PrintVersion>(read(u"--version"_s)));
        QVERIFY(std::holds_alternative<PrintHelp>(read(u"--help --download"_s)));
        QVERIFY(std::get<Download>(read(u"--demo --download"_s)).demo);
        QCOMPARE(std::get<ListMessages>(read(u"--list a.json -"_s)).inputs, (QStringList{u"a.json"_s, u"-"_s}));
        QCOMPARE(std::get<Download>(read(u"--download a.json"_s)).inputs, QStringList{u"a.json"_s});
        QCOMPARE(std::get<Download>(read(u"--download --message-id om_1"_s)).lookUp->text(), u"om_1"_s);
    }

    void accounts()
    {
        QVERIFY(std::holds_alternative<ListAccounts>(read(u"--accounts"_s)));
        const auto plain = std::get<SignInToAccount>(read(u"--sign-in"_s));
        QVERIFY(plain.account.isEmpty() && plain.appId.isEmpty() && plain.scopes.isEmpty() && !plain.platform);
        QCOMPARE(plain.platformOfNew, OpenPlatform::lark());
        QCOMPARE(plain.identity, Identity::User);
        const auto all = std::get<SignInToAccount>(
            read(u"--sign-in --account Work --host feishu --app-id cli_1 --as bot --scope a:b,c:d"_s));
        QCOMPARE(all.account, u"Work"_s);
        QCOMPARE(all.platform, OpenPlatform::feishu());
        QCOMPARE(all.appId, u"cli_1"_s);
        QCOMPARE(all.scopes, (QStringList{u"a:b"_s, u"c:d"_s}));
        QCOMPARE(all.identity, Identity::Bot);
        const auto out = std::get<SignOutOfAccount>(read(u"--sign-out --account Work --as bot"_s));
        QCOMPARE(out.account, u"Work"_s);
        QCOMPARE(out.identity, Identity::Bot);
        const auto download = std::get<Download>(read(u"--download --message-id om_1 --account Work --host lark"_s));
        QCOMPARE(download.choices.account, u"Work"_s);
        QVERIFY(download.choices.platformNamed);
        QVERIFY(!std::get<Download>(read(u"--download --message-id om_1"_s)).choices.platformNamed);
    }

    void helpNamesEveryOption()
    {
        const QString help = helpText();
        for (const char *option :
             {"--download", "--dry-run",     "--demo",   "--message-id", "--file-key",  "--type",
              "--output",   "--output-dir",  "--as",     "--host",       "--if-exists", "--idle-timeout",
              "--jobs",     "--connections", "--sha256", "--version",    "--account",   "--accounts",
              "--sign-in",  "--sign-out",    "--app-id", "--scope"})
            QVERIFY2(help.contains(QLatin1String(option)), option);
    }
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "commandline_test.moc"
