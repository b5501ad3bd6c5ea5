#include <algorithm>
#include <map>

#include <QAbstractButton>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QLoggingCategory>
#include <QMimeData>
#include <QMutex>
#include <QTemporaryDir>
#include <QTest>

#include "demo/demoserver.h"
#include "demo/demosignin.h"
#include "demo/demoworkspace.h"
#include "demo/loopbackserver.h"
#include "session/engine.h"
#include "support/wiretap.h"
#include "tests/canary/playedprogram.h"
#include "tests/canary/secrethunt.h"
#include "tests/support/scriptedserver.h"
#include "ui/detailsband.h"
#include "ui/requestdialog.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QByteArray userToken = "u-canaryOfTheUser/0123456789+abcdef=";
const QByteArray tenantToken = "t-canaryOfTheBot/0123456789+abcdef=";
const QString messageId = u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s;
const QString fileKey = u"file_v3_00aa_1"_s;
const QByteArray messagePath = "/open-apis/im/v1/messages/" + messageId.toLatin1();
const QByteArray filePath = messagePath + "/resources/" + fileKey.toLatin1();
constexpr qint64 length = 20 * 1024 * 1024;

/** The demo's sign-in numbers its tokens: what is common to them. */
QList<Canary> canaries()
{
    return {{u"the user's token"_s, userToken},
            {u"the bot's token"_s, tenantToken},
            {u"an access token of the sign-in"_s, "u-demo-access-"},
            {u"a refresh token"_s, "ur-demo-refresh-"},
            {u"a tenant token of the app"_s, "t-demo-tenant-"},
            {u"a device code"_s, "demo-device-"},
            {u"the app secret"_s, QString(DemoSignIn::appSecret).toLatin1()}};
}

ResourceRef resource()
{
    return {MessageId::parse(messageId).value(), FileKey::parse(fileKey).value(), ResourceType::File};
}

QByteArray ownLog;
QMutex ownLogLock; // the engine's thread writes too

void keepLog(QtMsgType, const QMessageLogContext &, const QString &message)
{
    const QMutexLocker locked(&ownLogLock);
    ownLog += message.toUtf8() + '\n';
}

/** A refusal by somebody who repeats what he was sent. */
Fault tellTale()
{
    return [](const HttpRequest &request, const ServedResource &) {
        const QByteArray token = request.header("Authorization");
        return reply(400, "application/json",
                     "{\"code\":4711,\"msg\":\"" + token + " is bad, access_token=" + token.mid(7) + ", " +
                         token.mid(7) + "\"}");
    };
}

QByteArray textsOf(const QWidget &window)
{
    QByteArray texts;
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        for (const char *const name : {"text", "plainText", "toolTip", "accessibleName", "accessibleDescription"})
            texts += widget->property(name).toString().toUtf8() + '\n';
    }
    return texts;
}

QByteArray clipboardBytes()
{
    QByteArray all;
    const QMimeData *content = QGuiApplication::clipboard()->mimeData();
    for (const QString &format : content->formats())
        all += content->data(format) + '\n';
    return all;
}

/** Everything that each button of the window for copying puts into the clipboard. */
QByteArrayList copiesOf(const QWidget &window)
{
    QByteArrayList copies;
    for (QAbstractButton *button : window.findChildren<QAbstractButton *>()) {
        if (!button->accessibleName().startsWith("Copy"_L1))
            continue;
        QGuiApplication::clipboard()->clear();
        button->click();
        copies.append(clipboardBytes());
    }
    return copies;
}

/** An engine of this process, and what it told. */
struct PlayedEngine
{
    explicit PlayedEngine(const QString &accountsFile = {})
    {
        EngineOptions options;
        options.environment = [](const char *) { return QByteArray(); };
        options.accountsFile = accountsFile;
        engine.emplace(options, std::make_unique<SessionKeychain>(), Engine::Threading::OwnThread);
        QObject::connect(&*engine, &Engine::changed, &*engine, [this](const QList<TransferSnapshot> &transfers) {
            latest = transfers.constLast();
            told += detailsText(*latest).toUtf8() + '\n';
        });
        QObject::connect(&*engine, &Engine::signInChanged, &*engine,
                         [this](const AccountId &, const SignInState &state) {
                             signIn = state;
                             if (const auto *waiting = std::get_if<WaitingForUser>(&state))
                                 told += waiting->userCode.toUtf8() + ' ' + waiting->link.toEncoded() + '\n';
                         });
        QObject::connect(&*engine, &Engine::accountStatusKnown, &*engine,
                         [this](const AccountId &, Identity identity, const TokenStatus &status) {
                             statuses.insert_or_assign(identity, status);
                         });
    }

    [[nodiscard]] bool download(const DownloadOrder &order)
    {
        latest.reset();
        engine->download(order);
        return comesTrue([this] { return latest && hasEnded(latest->state); }, minute);
    }

    std::optional<Engine> engine;
    std::optional<TransferSnapshot> latest;
    std::optional<SignInState> signIn;
    std::map<Identity, TokenStatus> statuses;
    QByteArray told;
};

} // namespace

/**
 * Plays Larder with secrets that cannot be mistaken for anything else, and looks for them after each scene in all that
 * it has written, said, copied, and sent to a second origin. The keychain and the token's own server are where they
 * belong.
 */
/** D08 */
class CanaryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(u"larder.*=true"_s);
        qInstallMessageHandler(keepLog);
    }
    void cleanupTestCase() { qInstallMessageHandler(nullptr); }

    void init()
    {
        m_root = std::make_unique<QTemporaryDir>();
        m_home.emplace(m_root->path());
        m_seen.clear();
        ownLog.clear();
    }

    void cleanup()
    {
        QStringList found = m_hunt.inFolder(m_root->path());
        for (const auto &[place, bytes] : m_seen)
            found += m_hunt.in(bytes, place);
        {
            const QMutexLocker locked(&ownLogLock);
            found += m_hunt.in(ownLog, u"the log"_s);
        }
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    void theHuntFindsWhatIsPlanted_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("found");
        const QByteArray curl = "curl -H 'Authorization: Bearer " + userToken + "'";
        QTest::newRow("as it is") << u"a.txt"_s << curl << u"a.txt: the user's token"_s;
        QTest::newRow("in a hidden folder") << u".deep/er/.a"_s << curl << u".a: the user's token"_s;
        QTest::newRow("percent-encoded") << u"a"_s << "?token=" + userToken.toPercentEncoding()
                                         << u"a: the user's token, percent-encoded"_s;
        for (const int before : {0, 1, 2, 3}) {
            QTest::addRow("base64, %d before it", before)
                << u"a"_s << (QByteArray(before, 'x') + userToken + "and more").toBase64()
                << u"a: the user's token, in base64"_s;
        }
        QTest::newRow("base64url") << u"a"_s << userToken.toBase64(QByteArray::Base64UrlEncoding)
                                   << u"a: the user's token, in base64"_s;
        QTest::newRow("one of many tokens") << u"a"_s << "x=ur-demo-refresh-17"_ba << u"a: a refresh token"_s;
        QTest::newRow("in the name") << QString::fromLatin1("demo-secret-for-all.json") << QByteArray()
                                     << u"a name of a file: the app secret"_s;
    }

    void theHuntFindsWhatIsPlanted()
    {
        QFETCH(const QString, name);
        QFETCH(const QByteArray, content);
        QFETCH(const QString, found);
        const QTemporaryDir folder;
        QVERIFY(m_hunt.inFolder(folder.path()).isEmpty());
        QFile file(folder.filePath(name));
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        QCOMPARE(m_hunt.inFolder(folder.path()), QStringList{found});
    }

    /** The check that tests/ctest.sh makes of every run of the tests. */
    void theRunsLeftoversAreFound_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("nothing") << "Content-Encoding, not-signed.pdf, om_1"_ba << 0;
        QTest::newRow("a user's token") << "it was " + userToken << 1;
        QTest::newRow("a bot's") << "\"" + tenantToken + "\"" << 1;
        QTest::newRow("a refresh token among bytes") << QByteArray("\0\1\2 ur-canary-0123456789", 24) << 1;
        QTest::newRow("an app secret") << QString(DemoSignIn::appSecret).toLatin1() << 1;
    }

    void theRunsLeftoversAreFound()
    {
        QFETCH(const QByteArray, content);
        QFETCH(const int, exitCode);
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"left"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        QProcess check;
        check.start(u"sh"_s, {QStringLiteral(LEFTOVERS), folder.path()});
        QVERIFY(comesTrue([&check] { return check.state() == QProcess::NotRunning; }, minute));
        QCOMPARE(check.exitCode(), exitCode);
        const QByteArray said = check.readAllStandardError();
        QCOMPARE(said.contains("left"), exitCode != 0);
        QVERIFY(!said.contains(content));
    }

    void commandLine_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<Fault>("fault");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("token"); // that the server was sent; none: it was not asked
        using namespace Faults;
        const QStringList file{u"--download"_s, u"--file-key"_s, fileKey};
        QTest::newRow("saved") << file << honest() << 0 << userToken;
        QTest::newRow("saved as bot") << file + QStringList{u"--as"_s, u"bot"_s} << honest() << 0 << tenantToken;
        QTest::newRow("refused") << file << refusal(401, 99991668) << 3 << userToken;
        QTest::newRow("no access") << file << refusal(401, 234002) << 1 << userToken;
        QTest::newRow("refused by a tell-tale") << file << tellTale() << 1 << userToken;
        QTest::newRow("the line is lost") << file << cutBeforeHead() << 4 << userToken;
        QTest::newRow("dry run") << QStringList{u"--dry-run"_s, u"--file-key"_s, fileKey} << honest() << 0
                                 << QByteArray();
        QTest::newRow("a look-up that is refused") << QStringList{u"--download"_s} << tellTale() << 1 << userToken;
    }

    void commandLine()
    {
        QFETCH(const QStringList, options);
        QFETCH(const Fault, fault);
        QFETCH(const int, exitCode);
        QFETCH(const QByteArray, token);
        ScriptedServer server;
        server.serve(filePath, length, "\"v1\"");
        server.onEveryRequest(filePath, fault);
        server.onEveryRequest(messagePath, fault);
        QVERIFY(play(server, options));
        QVERIFY2(m_exitCode == exitCode, m_seen.constFirst().second.constData());
        QCOMPARE(!server.requests().isEmpty() && server.heard(token), !token.isEmpty());
    }

    void list()
    {
        const QString path = m_home->path(u"home/messages.json"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"message_id\":\"om_1\",\"msg_type\":\"image\","
                   "\"body\":{\"content\":\"{\\\"image_key\\\":\\\"img_1\\\"}\"}}");
        file.close();
        PlayedProgram program(environment(), {u"--list"_s, path});
        QVERIFY(program.waitForEnd());
        see(u"what --list says"_s, program.said());
        QCOMPARE(program.exitCode(), 0);
        QVERIFY(m_seen.constLast().second.contains("img_1"));
    }

    void aSecondOrigin()
    {
        ScriptedServer storage;
        storage.serve("/signed", length, "\"v1\"");
        const WireTap tap(storage.base());
        ScriptedServer server;
        server.serve(filePath, length, "\"v1\"");
        server.onEveryRequest(filePath, Faults::redirect(tap.url("/signed")));
        QVERIFY(play(server, {u"--download"_s, u"--file-key"_s, fileKey}));
        QCOMPARE(m_exitCode, 0);
        QVERIFY(server.heard(userToken));
        QVERIFY(tap.heard().count("GET /signed") > 1);
        see(u"the wire of the second origin"_s, tap.heard());
    }

    void killedHalfWay()
    {
        ScriptedServer server;
        server.serve(filePath, length, "\"v1\"");
        server.fromRequest(filePath, 3, Faults::trickled(1'000));
        PlayedProgram program(
            environment(), arguments(server, {u"--download"_s, u"--file-key"_s, fileKey, u"--output"_s, u"a.bin"_s}));
        const QDir saved(m_home->path(u"saved"_s));
        const auto isKept = [&saved] {
            return saved.exists(u"a.bin.larder-part"_s) && saved.exists(u"a.bin.larder-part.json"_s);
        };
        QTRY_COMPARE(server.timesAsked(filePath), 3);
        QTRY_VERIFY(isKept());
        see(u"the list of processes"_s, program.commandLine());
        QVERIFY(m_seen.constLast().second.contains(fileKey.toLatin1()));
        QVERIFY(program.killAtOnce());
        see(u"what it said before it was killed"_s, program.said());
        QVERIFY(isKept());
        QVERIFY(server.heard(userToken));
    }

    void anAccount()
    {
        DemoSignIn signIn({.requestsForToken = 3});
        DemoWorkspace workspace{std::nullopt};
        LoopbackServer server([&](const HttpRequest &request) {
            if (const auto reply = signIn.answer(request))
                return *reply;
            const auto refused = signIn.refusalOf(request);
            return refused ? *refused : workspace.answer(request);
        });
        QVERIFY(server.listen());
        const OpenPlatform platform = OpenPlatform::parse(server.base().toString()).value();
        PlayedEngine played(m_home->path(u"config/accounts.json"_s));
        const Account account = newAccount(u"Demo"_s, platform, QString(DemoSignIn::appId)).value();
        played.engine->addAccount(account);
        played.engine->useAppSecret(account.id, Secret(QString(DemoSignIn::appSecret).toLatin1()));
        played.engine->signIn(SignInOrder{account.id, defaultScopes(), 10ms});
        QTRY_VERIFY(played.signIn && std::holds_alternative<SignedIn>(*played.signIn));

        const auto resources = DemoServer::resources();
        const auto video = std::max_element(resources.begin(), resources.end(),
                                            [](const auto &a, const auto &b) { return a.size < b.size; });
        DownloadOrder order{.platform = platform,
                            .account = account.id,
                            .resource = video->resource,
                            .folder = m_home->path(u"saved"_s),
                            .name = u"video.mp4"_s};
        QVERIFY(played.download(order));
        QVERIFY(std::holds_alternative<Saved>(played.latest->state));
        QVERIFY(signIn.refreshes() > 0); // renewed on the way
        order.identity = Identity::Bot;
        QVERIFY(played.download(order));
        QVERIFY(std::holds_alternative<Saved>(played.latest->state));
        QVERIFY(signIn.tenantTokens() > 0);

        played.engine->askAccountStatus(account.id, Identity::User);
        QTRY_VERIFY(played.statuses.contains(Identity::User));
        QVERIFY(QFile::exists(m_home->path(u"config/accounts.json"_s)));
        see(u"what the engine told"_s, played.told);
    }

    void theClipboard()
    {
        ScriptedServer server;
        server.serve(filePath, length);
        server.onEveryRequest(filePath, tellTale());
        const OpenPlatform platform = OpenPlatform::parse(server.base().toString()).value();
        PlayedEngine played;
        played.engine->useToken(platform, Identity::User, AccessToken::parse(QString::fromLatin1(userToken)).value());
        QVERIFY(played.download(
            {.platform = platform, .resource = resource(), .folder = m_home->path(u"saved"_s), .name = {}}));
        QVERIFY(std::holds_alternative<Failed>(played.latest->state));
        QVERIFY(server.heard(userToken));

        DetailsBand band;
        band.tell(played.latest);
        band.show();
        RequestDialog preview(previewOf(platform, resource(), Identity::User));
        preview.setAttribute(Qt::WA_DeleteOnClose, false);
        preview.show();
        const QByteArrayList copies = copiesOf(band) + copiesOf(preview);
        QVERIFY(copies.size() >= 8); // four facts and all of the band, three ways of the preview
        for (const QByteArray &copy : copies) {
            QVERIFY(!copy.isEmpty());
            see(u"the clipboard"_s, copy);
        }
        see(u"texts of the details"_s, textsOf(band));
        see(u"texts of the preview"_s, textsOf(preview));
        QVERIFY(m_seen.constLast().second.contains("curl"));
    }

private:
    [[nodiscard]] QProcessEnvironment environment() const
    {
        QProcessEnvironment environment = m_home->environment();
        environment.insert(u"LARDER_USER_ACCESS_TOKEN"_s, QString::fromLatin1(userToken));
        environment.insert(u"LARDER_TENANT_ACCESS_TOKEN"_s, QString::fromLatin1(tenantToken));
        environment.insert(u"LARKSUITE_CLI_APP_ID"_s, QString(DemoSignIn::appId));
        environment.insert(u"LARKSUITE_CLI_APP_SECRET"_s, QString(DemoSignIn::appSecret));
        return environment;
    }

    [[nodiscard]] QStringList arguments(const ScriptedServer &server, const QStringList &options) const
    {
        return options + QStringList{u"--host"_s, server.base().toString(), u"--message-id"_s,
                                     messageId,   u"--output-dir"_s,        m_home->path(u"saved"_s)};
    }

    /** One run from its beginning to its end. */
    [[nodiscard]] bool play(const ScriptedServer &server, const QStringList &options)
    {
        PlayedProgram program(environment(), arguments(server, options));
        if (!program.waitForEnd())
            return false;
        m_exitCode = program.exitCode();
        see(u"what the program says"_s, program.said());
        return true;
    }

    void see(const QString &place, const QByteArray &bytes) { m_seen.append({place, bytes}); }

    const SecretHunt m_hunt{canaries()};
    std::unique_ptr<QTemporaryDir> m_root;
    std::optional<PlayedHome> m_home;
    QList<std::pair<QString, QByteArray>> m_seen; ///< where, and what was there
    int m_exitCode = 0;
};

QTEST_MAIN(CanaryTest)
#include "canary_test.moc"
