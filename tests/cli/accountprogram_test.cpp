#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include "demo/demoserver.h"
#include "demo/loopbackserver.h"
#include "support/keyring.h"
#include "support/scriptedserver.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray goodSecret = QByteArray(DemoSignIn::appSecret.data(), DemoSignIn::appSecret.size());

/** The program as somebody without a display starts it, again and again, with one home and one keyring. */
class Shell
{
public:
    explicit Shell(const Keyring &keyring) : m_environment(keyring.environment())
    {
        m_environment.insert(u"HOME"_s, home.path());
        m_environment.insert(u"XDG_CONFIG_HOME"_s, home.filePath(u"config"_s));
        m_environment.remove(u"QT_QPA_PLATFORM"_s);
    }

    void set(const QString &variable, const QString &value) { m_environment.insert(variable, value); }
    void unset(const QString &variable) { m_environment.remove(variable); }

    void start(const QStringList &arguments, const QByteArray &input = {})
    {
        process.setProcessEnvironment(m_environment);
        process.start(QStringLiteral(LARDER_PROGRAM), arguments);
        process.write(input);
        process.closeWriteChannel();
    }

    /** Its exit code; -1: it did not end by itself. */
    [[nodiscard]] int ended()
    {
        const bool over = comesTrue([this] { return process.state() == QProcess::NotRunning; }, minute);
        output = process.readAllStandardOutput();
        errors = process.readAllStandardError();
        return over && process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1;
    }

    [[nodiscard]] int run(const QStringList &arguments, const QByteArray &input = {})
    {
        start(arguments, input);
        return ended();
    }

    [[nodiscard]] QJsonObject line() const { return QJsonDocument::fromJson(output).object(); }
    [[nodiscard]] QByteArray told() const { return output + errors; }

    QTemporaryDir home;
    QProcess process;
    QByteArray output;
    QByteArray errors;

private:
    QProcessEnvironment m_environment;
};

const DemoResource &someResource()
{
    static const QList<DemoResource> all = DemoServer::resources();
    for (const DemoResource &resource : all) {
        if (resource.size > 0 && resource.size < 1'000'000)
            return resource;
    }
    qFatal("The demo has nothing small");
}

QStringList downloadOf(const DemoResource &resource, const Shell &shell)
{
    return {u"--download"_s,
            u"--message-id"_s,
            resource.resource.messageId.text(),
            u"--file-key"_s,
            resource.resource.fileKey.text(),
            u"--type"_s,
            resource.resource.type == ResourceType::Image ? u"image"_s : u"file"_s,
            u"--output-dir"_s,
            shell.home.filePath(u"saved"_s)};
}

} // namespace

class AccountProgramTest : public QObject
{
    Q_OBJECT

    DemoServer m_server{DemoServer::Pace::Full, DemoSignInOptions{.pollInterval = 1s, .pollsUntilAgreed = 1}};

    [[nodiscard]] QStringList signIn(const QStringList &more = {}) const
    {
        return QStringList{u"--sign-in"_s, u"--host"_s, m_server.base().toString(), u"--app-id"_s,
                           QString(DemoSignIn::appId)} +
               more;
    }

private Q_SLOTS:
    void aUserSignsInDownloadsAndSignsOut()
    {
        Keyring keyring;
        QVERIFY2(keyring.startBus() && keyring.start(Keyring::Login::Unlocked), keyring.trouble().constData());
        Shell shell(keyring);
        QVERIFY2(shell.run(signIn(), goodSecret + '\n') == 0, shell.told().constData());
        QCOMPARE(shell.line()["data"_L1]["name"_L1].toString(), QString(DemoSignIn::userName));
        QVERIFY(shell.errors.contains("/oauth/v1/device/verify?"));
        QVERIFY(QFile::exists(shell.home.filePath(u"config/larder/accounts.json"_s)));

        QCOMPARE(shell.run({u"--accounts"_s}), 0);
        QCOMPARE(shell.line()["user"_L1]["state"_L1].toString(), u"signed_in"_s);
        QVERIFY(!shell.told().contains("u-demo-") && !shell.told().contains(goodSecret));

        const DemoResource &resource = someResource();
        QVERIFY2(shell.run(downloadOf(resource, shell)) == 0, shell.told().constData());
        QFile saved(shell.line()["data"_L1]["saved_path"_L1].toString());
        QVERIFY(saved.open(QIODevice::ReadOnly));
        QVERIFY(saved.readAll() == DemoServer::bytesOf(resource));

        QCOMPARE(shell.run({u"--sign-out"_s}), 0);
        QCOMPARE(shell.run(downloadOf(resource, shell)), 3);
        QVERIFY(shell.line()["error"_L1]["hint"_L1].toString().contains(u"--sign-in"_s));
    }

    void aBotWithItsSecretOnStandardInput()
    {
        Keyring keyring;
        QVERIFY2(keyring.startBus() && keyring.start(Keyring::Login::Unlocked), keyring.trouble().constData());
        Shell shell(keyring);
        const QStringList bot = signIn({u"--as"_s, u"bot"_s});
        QCOMPARE(shell.run(bot, "wrong-secret\n"), 3);
        QVERIFY(!shell.told().contains("wrong-secret"));
        QVERIFY2(shell.run(bot, goodSecret) == 0, shell.told().constData());
        QVERIFY2(shell.run(bot) == 0, shell.told().constData()); // the one that is kept
        QVERIFY2(shell.run(downloadOf(someResource(), shell) + QStringList{u"--as"_s, u"bot"_s}) == 0,
                 shell.told().constData());
    }

    void whichAccountADownloadGoesWith()
    {
        Keyring keyring;
        QVERIFY2(keyring.startBus() && keyring.start(Keyring::Login::Unlocked), keyring.trouble().constData());
        Shell shell(keyring);
        QVERIFY2(shell.run(signIn({u"--account"_s, u"Work"_s}), goodSecret) == 0, shell.told().constData());
        const QStringList download = downloadOf(someResource(), shell);
        QVERIFY2(shell.run(download + QStringList{u"--account"_s, u"work"_s}) == 0, shell.told().constData());
        QCOMPARE(shell.run(download + QStringList{u"--account"_s, u"Nobody"_s}), 2);
        QVERIFY(shell.output.isEmpty() && shell.errors.count('\n') == 1);

        ScriptedServer elsewhere;
        const QStringList there{u"--host"_s, elsewhere.base().toString()};
        QCOMPARE(shell.run(download + there + QStringList{u"--account"_s, u"Work"_s}), 2);
        QVERIFY(shell.output.isEmpty() && shell.errors.count('\n') == 1);
        QCOMPARE(shell.run(download + there), 3); // that account's token is not for elsewhere
        QVERIFY(elsewhere.requests().isEmpty());
    }

    void withoutAKeychain_data()
    {
        QTest::addColumn<bool>("locked"); // there, but locked; else there is none
        QTest::addColumn<QStringList>("says");
        QTest::newRow("missing") << false << QStringList{u"no keychain"_s, u"Install"_s, u"LARDER_USER_ACCESS_TOKEN"_s};
        QTest::newRow("locked") << true << QStringList{u"locked"_s, u"Unlock it"_s, u"LARDER_USER_ACCESS_TOKEN"_s};
    }

    void withoutAKeychain()
    {
        QFETCH(const bool, locked);
        QFETCH(const QStringList, says);
        Keyring keyring;
        QVERIFY2(keyring.startBus() && keyring.start(Keyring::Login::Unlocked), keyring.trouble().constData());
        Shell shell(keyring);
        QVERIFY2(shell.run(signIn(), goodSecret) == 0, shell.told().constData());
        keyring.kill();
        if (locked)
            QVERIFY2(keyring.start(Keyring::Login::Locked), keyring.trouble().constData());
        const QStringList download = downloadOf(someResource(), shell);
        for (const QStringList &arguments : {download, signIn()}) {
            QVERIFY2(shell.run(arguments, goodSecret) == 3, shell.told().constData());
            for (const QString &words : says)
                QVERIFY2(shell.output.contains(words.toUtf8()), shell.told().constData());
            QVERIFY(!shell.output.contains("session only"));
        }
        QCOMPARE(shell.run({u"--accounts"_s}), 0);
        QCOMPARE(shell.line()["user"_L1]["state"_L1].toString(), u"unknown"_s);

        shell.set(u"LARDER_USER_ACCESS_TOKEN"_s, DemoServer::token());
        QVERIFY2(shell.run(download) == 0, shell.told().constData());
        QVERIFY(shell.errors.isEmpty());
    }

    /** A keyring that answers nobody is not even asked. */
    void aTokenOfTheEnvironmentNeedsNoKeychain()
    {
        Keyring keyring;
        QVERIFY2(keyring.startBus() && keyring.start(Keyring::Login::Unlocked), keyring.trouble().constData());
        Shell shell(keyring);
        QVERIFY2(shell.run(signIn(), goodSecret) == 0, shell.told().constData());
        keyring.pause();
        shell.set(u"LARKSUITE_CLI_USER_ACCESS_TOKEN"_s, DemoServer::token());
        QVERIFY2(shell.run(downloadOf(someResource(), shell)) == 0, shell.told().constData());
        keyring.resume();
    }

    /** The interrupt comes when the server has taken the refresh token: its answer is waited for and kept. */
    void interruptedInARenewal()
    {
        Keyring keyring;
        QVERIFY2(keyring.startBus() && keyring.start(Keyring::Login::Unlocked), keyring.trouble().constData());
        Shell shell(keyring);
        DemoSignIn signIns(DemoSignInOptions{.pollInterval = 1s, .pollsUntilAgreed = 1});
        LoopbackServer server([&](const HttpRequest &request) {
            if (auto answer = signIns.answer(request)) {
                if (request.body.contains("refresh_token=") || request.body.contains("\"ur-"))
                    ::kill(pid_t(shell.process.processId()), SIGINT);
                return *answer;
            }
            const auto refused = signIns.refusalOf(request);
            return refused ? *refused : honestReply(request, ServedResource{.length = 1000});
        });
        QVERIFY(server.listen());
        const QStringList signingIn{u"--sign-in"_s, u"--host"_s, server.base().toString(), u"--app-id"_s,
                                    QString(DemoSignIn::appId)};
        QVERIFY2(shell.run(signingIn, goodSecret) == 0, shell.told().constData());
        signIns.endAccessTokens();
        const QStringList download = downloadOf(someResource(), shell);
        shell.start(download);
        QCOMPARE(shell.ended(), 130);
        QCOMPARE(signIns.refreshes(), 1);
        QVERIFY2(shell.run(download) == 0, shell.told().constData());
        QCOMPARE(signIns.refreshes(), 1);
    }

    void theTerminalIsLeftAsItWas_data()
    {
        QTest::addColumn<QByteArray>("typed");
        QTest::addColumn<int>("signal"); // in place of typing
        QTest::addColumn<int>("exitCode");
        QTest::newRow("typed") << "wrong-secret\n"_ba << 0 << 3;
        QTest::newRow("interrupted") << QByteArray() << SIGINT << 130;
        QTest::newRow("terminated") << QByteArray() << SIGTERM << 130;
    }

    void theTerminalIsLeftAsItWas()
    {
        QFETCH(const QByteArray, typed);
        QFETCH(const int, signal);
        QFETCH(const int, exitCode);
        Keyring keyring;
        QVERIFY2(keyring.startBus() && keyring.start(Keyring::Login::Unlocked), keyring.trouble().constData());
        Shell shell(keyring);
        const int master = ::posix_openpt(O_RDWR | O_NOCTTY);
        QVERIFY(master >= 0 && ::grantpt(master) == 0 && ::unlockpt(master) == 0);
        const QByteArray name = ::ptsname(master);
        const int terminal = ::open(name.constData(), O_RDWR | O_NOCTTY);
        QVERIFY(terminal >= 0);
        const auto echoes = [terminal] {
            termios state{};
            return ::tcgetattr(terminal, &state) == 0 && (state.c_lflag & tcflag_t(ECHO)) != 0;
        };
        QVERIFY(echoes());
        shell.process.setStandardInputFile(QString::fromLocal8Bit(name));
        shell.start(signIn({u"--as"_s, u"bot"_s}));
        QByteArray asked;
        QTRY_VERIFY((asked += shell.process.readAllStandardError()).contains("Secret of the app cli_demo"));
        QVERIFY(!echoes());
        if (signal != 0)
            ::kill(pid_t(shell.process.processId()), signal);
        else
            QCOMPARE(::write(master, typed.constData(), size_t(typed.size())), typed.size());
        QCOMPARE(shell.ended(), exitCode);
        QVERIFY(echoes());
        QCOMPARE(QFile::exists(shell.home.filePath(u"config/larder/accounts.json"_s)), signal == 0);
        ::close(terminal);
        ::close(master);
    }
};

QTEST_GUILESS_MAIN(AccountProgramTest)
#include "accountprogram_test.moc"
