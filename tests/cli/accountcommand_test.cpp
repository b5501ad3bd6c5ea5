#include "cli/accountcommand.h"

#include <functional>
#include <utility>

#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "core/whenfinished.h"
#include "demo/demoserver.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

class Printed : public Printer
{
public:
    void line(const QByteArray &json) override
    {
        all += json;
        lines.append(QJsonDocument::fromJson(json).object());
    }
    void progress(const QString &) override {}
    void remark(const QString &text) override { remarks.append(text); }

    QList<QJsonObject> lines;
    QStringList remarks;
    QByteArray all;
};

/** Secrets that outlast the command that was given them; each call takes some rounds of the event loop. */
class SharedKeychain : public Keychain
{
public:
    using Asked = std::function<void(const SecretName &)>;
    SharedKeychain(std::shared_ptr<SessionKeychain> kept, Asked asked)
        : m_kept(std::move(kept)), m_asked(std::move(asked))
    {
    }
    QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override
    {
        m_asked(name);
        return later<Result<std::optional<QByteArray>>>([this, name] { return m_kept->read(name); });
    }
    QFuture<Done> write(const SecretName &name, const QByteArray &secret) override
    {
        return later<Done>([this, name, secret] { return m_kept->write(name, secret); });
    }
    QFuture<Done> remove(const SecretName &name) override
    {
        return later<Done>([this, name] { return m_kept->remove(name); });
    }

private:
    template <typename T>
    QFuture<T> later(const std::function<QFuture<T>()> &call)
    {
        const Ending<T> ending;
        after(10, [call, ending] { ending.with(call().result()); });
        return ending.future();
    }
    void after(int rounds, const std::function<void()> &then)
    {
        const auto next = [this, rounds, then] { rounds == 0 ? then() : after(rounds - 1, then); };
        QMetaObject::invokeMethod(&m_here, next, Qt::QueuedConnection);
    }

    std::shared_ptr<SessionKeychain> m_kept;
    Asked m_asked;
    QObject m_here;
};

/** A keychain that says no. */
class ClosedKeychain : public Keychain
{
public:
    explicit ClosedKeychain(Reason reason) : m_error{.reason = reason} {}
    QFuture<Result<std::optional<QByteArray>>> read(const SecretName &) override
    {
        return QtFuture::makeReadyFuture(Result<std::optional<QByteArray>>(m_error));
    }
    QFuture<Done> write(const SecretName &, const QByteArray &) override
    {
        return QtFuture::makeReadyFuture(Done(m_error));
    }
    QFuture<Done> remove(const SecretName &) override { return QtFuture::makeReadyFuture(Done(m_error)); }

private:
    Error m_error;
};

const QByteArray goodSecret = QByteArray(DemoSignIn::appSecret.data(), DemoSignIn::appSecret.size());

/** What one user has, for one command after another. */
struct Bench
{
    int run(const AccountCommand::Task &task, const QByteArray &secret = {})
    {
        printed = {};
        EngineOptions options;
        options.environment = [this](const char *name) { return environment.value(name); };
        options.accountsFile = folder.filePath(u"accounts.json"_s);
        AccountCommand command(
            task, options, closed ? std::make_unique<ClosedKeychain>(*closed) : keychain(),
            [secret](const QString &) { return secret; }, printed);
        QSignalSpy finished(&command, &AccountCommand::finished);
        if (interrupts > 0)
            QMetaObject::invokeMethod(&command, &AccountCommand::interrupt, Qt::QueuedConnection);
        interrupt = [&command] { command.interrupt(); };
        command.start();
        if (finished.isEmpty() && !finished.wait(minute))
            return -1;
        return int(finished.first().first().value<ExitCode>());
    }

    [[nodiscard]] std::unique_ptr<Keychain> keychain() const
    {
        return std::make_unique<SharedKeychain>(kept, [this](const SecretName &name) { asked(name); });
    }
    [[nodiscard]] bool write(const AccountList &list) const
    {
        QSaveFile file(folder.filePath(u"accounts.json"_s));
        return file.open(QIODevice::WriteOnly) && file.write(toJson(list)) > 0 && file.commit();
    }
    [[nodiscard]] bool keeps(SecretName::Kind kind) const
    {
        const SecretName name{kind, accounts().accounts.first().id.text()};
        return kept->read(name).result()->has_value();
    }
    [[nodiscard]] SignInToAccount signIn(Identity identity = Identity::User,
                                         const QString &app = DemoSignIn::appId) const
    {
        return {.account = {},
                .platform = platform,
                .platformOfNew = OpenPlatform::feishu(),
                .appId = app,
                .scopes = {},
                .identity = identity};
    }
    [[nodiscard]] AccountList accounts() const { return Accounts(folder.filePath(u"accounts.json"_s)).list(); }

    QTemporaryDir folder;
    DemoServer server{DemoServer::Pace::Full, DemoSignInOptions{.pollInterval = 1s, .pollsUntilAgreed = 1}};
    OpenPlatform platform = OpenPlatform::parse(server.base().toString()).value();
    std::shared_ptr<SessionKeychain> kept = std::make_shared<SessionKeychain>();
    std::optional<Reason> closed;
    QHash<QByteArray, QByteArray> environment;
    int interrupts = 0;
    std::function<void()> interrupt;                         ///< of the command that runs
    SharedKeychain::Asked asked = [](const SecretName &) {}; ///< a secret is about to be read
    Printed printed;
};

} // namespace

class AccountCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void noAccounts()
    {
        Bench bench;
        bench.closed = Reason::KeychainLocked; // is not asked
        QCOMPARE(bench.run(ListAccounts{}), 0);
        QVERIFY(bench.printed.lines.isEmpty() && bench.printed.remarks.isEmpty());
    }

    /** Another process changes the list between the question and the answers. */
    void listedWhileTheListChanges_data()
    {
        using Change = std::function<void(AccountList &)>;
        QTest::addColumn<Change>("change");
        const auto row = [](const char *name, const Change &change) { QTest::newRow(name) << change; };
        row("one more",
            [](AccountList &list) { list.accounts.append(newAccount(u"More"_s, OpenPlatform::lark()).value()); });
        row("one removed", [](AccountList &list) { list.accounts.removeFirst(); });
        row("one in place of another",
            [](AccountList &list) { list.accounts.first() = newAccount(u"More"_s, OpenPlatform::lark()).value(); });
        row("all removed", [](AccountList &list) { list = {}; });
    }

    void listedWhileTheListChanges()
    {
        QFETCH(const std::function<void(AccountList &)>, change);
        Bench bench;
        AccountList list;
        for (const QString &name : {u"One"_s, u"Two"_s})
            list.accounts.append(newAccount(name, OpenPlatform::feishu()).value());
        QVERIFY(bench.write(list));
        bench.asked = [&bench, change, list](const SecretName &) {
            AccountList other = list;
            change(other);
            if (!bench.write(other))
                qFatal("The list cannot be written");
        };
        QCOMPARE(bench.run(ListAccounts{}), 0);
        QCOMPARE(bench.printed.lines.size(), 2);
        QCOMPARE(bench.printed.lines.first()["account"_L1].toString(), u"One"_s);
        QCOMPARE(bench.printed.lines.last()["account"_L1].toString(), u"Two"_s);
    }

    void aUserSignsInAndOut()
    {
        Bench bench;
        QCOMPARE(bench.run(bench.signIn(), goodSecret), 0);
        QCOMPARE(bench.printed.lines.size(), 1);
        const QJsonObject signedIn = bench.printed.lines.first();
        QVERIFY(signedIn["ok"_L1].toBool());
        QCOMPARE(signedIn["identity"_L1].toString(), u"user"_s);
        QCOMPARE(signedIn["data"_L1]["name"_L1].toString(), QString(DemoSignIn::userName));
        QCOMPARE(signedIn["data"_L1]["renewable"_L1].toBool(), true);
        QCOMPARE(bench.printed.remarks.size(), 1);
        QVERIFY(bench.printed.remarks.first().contains(u"user_code=DEMO-"_s));

        QCOMPARE(bench.run(ListAccounts{}), 0);
        QCOMPARE(bench.printed.lines.size(), 1);
        const QJsonObject listed = bench.printed.lines.first();
        QCOMPARE(listed["host"_L1].toString(), bench.platform.word());
        QCOMPARE(listed["active"_L1].toBool(), true);
        QCOMPARE(listed["app_id"_L1].toString(), QString(DemoSignIn::appId));
        QCOMPARE(listed["user"_L1]["state"_L1].toString(), u"signed_in"_s);
        QCOMPARE(listed["bot"_L1]["state"_L1].toString(), u"app"_s);
        for (const QByteArray &secret : {goodSecret, "u-demo-"_ba, "ur-demo-"_ba})
            QVERIFY2(!bench.printed.all.contains(secret), secret.constData());

        QCOMPARE(bench.run(SignOutOfAccount{}), 0);
        QCOMPARE(bench.printed.lines.first()["data"_L1]["token"_L1]["state"_L1].toString(), u"none"_s);
        QCOMPARE(bench.accounts().accounts.size(), 1);
        QVERIFY(!bench.accounts().accounts.first().user);

        QCOMPARE(bench.run(bench.signIn()), 0); // the secret is kept
        QCOMPARE(bench.accounts().accounts.size(), 1);
    }

    void signInsThatFail_data()
    {
        QTest::addColumn<Identity>("identity");
        QTest::addColumn<QString>("app");
        QTest::addColumn<QByteArray>("secret");
        QTest::addColumn<std::optional<Reason>>("keychain"); // closed, and why
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QString>("says"); // message or hint
        const QString app = DemoSignIn::appId;
        const std::optional<Reason> open;
        const std::optional<Reason> locked = Reason::KeychainLocked;
        QTest::newRow("user, says no") << Identity::User << QString(DemoSignIn::appOfDenial) << goodSecret << open << 3
                                       << u"turned down"_s;
        QTest::newRow("user, does nothing in time")
            << Identity::User << QString(DemoSignIn::appOfExpiry) << goodSecret << open << 3 << u"in time"_s;
        QTest::newRow("user, wrong secret")
            << Identity::User << app << QByteArray("wrong-secret") << open << 3 << u"wrong"_s;
        QTest::newRow("user, no secret") << Identity::User << app << QByteArray() << open << 3
                                         << u"LARKSUITE_CLI_APP_SECRET"_s;
        QTest::newRow("user, keychain locked")
            << Identity::User << app << goodSecret << locked << 3 << u"LARDER_USER_ACCESS_TOKEN"_s;
        QTest::newRow("user, keychain missing")
            << Identity::User << app << goodSecret << std::optional(Reason::KeychainMissing) << 3 << u"Install"_s;
        QTest::newRow("user, keychain denied")
            << Identity::User << app << goodSecret << std::optional(Reason::KeychainDenied) << 3 << u"allow it"_s;
        QTest::newRow("bot, wrong secret")
            << Identity::Bot << app << QByteArray("wrong-secret") << open << 3 << u"wrong"_s;
        QTest::newRow("bot, no secret") << Identity::Bot << app << QByteArray() << open << 3
                                        << u"LARKSUITE_CLI_APP_SECRET"_s;
        QTest::newRow("bot, keychain locked")
            << Identity::Bot << app << goodSecret << locked << 3 << u"LARDER_TENANT_ACCESS_TOKEN"_s;
        QTest::newRow("no app") << Identity::User << QString() << goodSecret << open << 2 << u"--app-id"_s;
    }

    void signInsThatFail()
    {
        QFETCH(const Identity, identity);
        QFETCH(const QString, app);
        QFETCH(const QByteArray, secret);
        QFETCH(const std::optional<Reason>, keychain);
        QFETCH(const int, exitCode);
        QFETCH(const QString, says);
        Bench bench;
        bench.closed = keychain;
        QCOMPARE(bench.run(bench.signIn(identity, app), secret), exitCode);
        QCOMPARE(bench.printed.lines.size(), exitCode == 2 ? 0 : 1);
        const QString told = QString::fromUtf8(bench.printed.all) + bench.printed.remarks.join(u' ');
        QVERIFY2(told.contains(says), qPrintable(told));
        QVERIFY(!told.contains(u"this session only"_s));
        QVERIFY(!told.contains(QString::fromUtf8(goodSecret)) && !told.contains(u"wrong-secret"_s));
    }

    void aBotSignsIn()
    {
        Bench bench;
        QCOMPARE(bench.run(bench.signIn(Identity::Bot), goodSecret), 0);
        const QJsonObject line = bench.printed.lines.first();
        QCOMPARE(line["identity"_L1].toString(), u"bot"_s);
        QCOMPARE(line["data"_L1]["token"_L1]["app_id"_L1].toString(), QString(DemoSignIn::appId));
        QVERIFY(bench.accounts().accounts.first().botTokenUntil);
    }

    void aBotsSecretThatIsKeptIsEnough()
    {
        Bench bench;
        QCOMPARE(bench.run(bench.signIn(Identity::Bot), goodSecret), 0);
        QCOMPARE(bench.run(bench.signIn(Identity::Bot)), 0);
        QCOMPARE(bench.accounts().accounts.size(), 1);
    }

    /** The token that is there is good for two hours more and says nothing of the new secret. */
    void aWrongSecretIsToldThoughATokenIsThere()
    {
        Bench bench;
        QCOMPARE(bench.run(bench.signIn(Identity::Bot), goodSecret), 0);
        QCOMPARE(bench.run(bench.signIn(Identity::Bot), "wrong-secret"), 3);
    }

    /** A token of the environment is for one run, and no account's. */
    void theEnvironmentDoesNotStandIn()
    {
        Bench bench;
        bench.environment.insert("LARDER_TENANT_ACCESS_TOKEN", "t-of-the-environment");
        QCOMPARE(bench.run(bench.signIn(Identity::Bot), "wrong-secret"), 3);
        bench.environment.insert("LARKSUITE_CLI_APP_ID", QByteArray(DemoSignIn::appId.data()));
        QCOMPARE(bench.run(bench.signIn(Identity::Bot, {}), goodSecret), 0);
    }

    void whichAccount()
    {
        Bench bench;
        QCOMPARE(bench.run(bench.signIn(Identity::Bot), goodSecret), 0);
        const QString first = bench.accounts().accounts.first().name;
        SignInToAccount other = bench.signIn(Identity::Bot);
        other.account = u"Other"_s;
        QCOMPARE(bench.run(other, goodSecret), 0);
        QCOMPARE(bench.accounts().accounts.size(), 2);
        QCOMPARE(bench.accounts().find(*bench.accounts().active)->name, u"Other"_s);

        SignInToAccount otherApp = bench.signIn(Identity::Bot, u"cli_another"_s);
        QCOMPARE(bench.run(otherApp, goodSecret), 0);
        QCOMPARE(bench.accounts().accounts.size(), 3); // what the others have is left alone

        SignInToAccount contradiction = bench.signIn(Identity::Bot);
        contradiction.account = first;
        contradiction.platform = OpenPlatform::lark();
        QCOMPARE(bench.run(contradiction, goodSecret), 2);
        QCOMPARE(bench.run(SignOutOfAccount{.account = u"nobody"_s}), 2);
        QVERIFY(bench.printed.remarks.first().contains(u"nobody"_s));
    }

    /** Another app for an account of this name: what was got for the one before goes, the new secret stays. */
    void anAccountGetsAnotherApp()
    {
        Bench bench;
        QCOMPARE(bench.run(bench.signIn(Identity::Bot), goodSecret), 0);
        SignInToAccount edited = bench.signIn(Identity::Bot, u"cli_another"_s);
        edited.account = bench.accounts().accounts.first().name;
        QCOMPARE(bench.run(edited, goodSecret), 0);
        QCOMPARE(bench.accounts().accounts.size(), 1);
        QCOMPARE(bench.accounts().accounts.first().appId, u"cli_another"_s);
        QCOMPARE(bench.run(edited), 0);
    }

    void interrupted()
    {
        Bench bench;
        bench.interrupts = 1;
        QCOMPARE(bench.run(bench.signIn(), goodSecret), 130);
        QVERIFY(bench.printed.lines.isEmpty());
    }

    /** The user has agreed, and the server gives nothing a second time: what it gave is kept first. */
    void interruptedWhileASignInIsKept()
    {
        Bench bench;
        // Looked for when the new ones have come, to know what they replace.
        bench.asked = [&bench](const SecretName &name) {
            if (name.kind == SecretName::Kind::RefreshToken)
                std::exchange(bench.interrupt, [] {})();
        };
        QCOMPARE(bench.run(bench.signIn(), goodSecret), 130);
        QVERIFY(bench.keeps(SecretName::Kind::RefreshToken));
        QVERIFY(bench.keeps(SecretName::Kind::UserAccessToken));
        bench.asked = [](const SecretName &) {};
        QCOMPARE(bench.run(ListAccounts{}), 0);
        QCOMPARE(bench.printed.lines.first()["user"_L1]["state"_L1].toString(), u"signed_in"_s);
    }
};

QTEST_GUILESS_MAIN(AccountCommandTest)
#include "accountcommand_test.moc"
