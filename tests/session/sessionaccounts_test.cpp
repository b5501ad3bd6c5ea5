#include "session/sessionaccounts.h"

#include <functional>

#include <QMutex>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include "demo/demosignin.h"
#include "demo/loopbackserver.h"
#include "session/engine.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Kind = SecretName::Kind;

namespace {

constexpr int generously = 60'000;

/** What the keychain of an engine holds, for a test on another thread. */
class Vault
{
public:
    std::optional<QByteArray> read(const QString &key)
    {
        const QMutexLocker lock(&m_mutex);
        return m_secrets.contains(key) ? std::optional(m_secrets.value(key)) : std::nullopt;
    }
    void write(const QString &key, const QByteArray &secret)
    {
        const QMutexLocker lock(&m_mutex);
        m_secrets.insert(key, secret);
    }
    void remove(const QString &key)
    {
        const QMutexLocker lock(&m_mutex);
        m_secrets.remove(key);
    }
    [[nodiscard]] qsizetype size()
    {
        const QMutexLocker lock(&m_mutex);
        return m_secrets.size();
    }
    std::atomic<bool> locked = false;
    std::atomic<bool> writesLate = false; ///< and is overtaken by what is asked for meanwhile

private:
    QMutex m_mutex;
    QHash<QString, QByteArray> m_secrets;
};

class VaultKeychain : public Keychain
{
public:
    explicit VaultKeychain(Vault &vault) : m_vault(vault) {}

    QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override
    {
        using Read = Result<std::optional<QByteArray>>;
        return QtFuture::makeReadyFuture(m_vault.locked ? Read(locked()) : Read(m_vault.read(name.key())));
    }
    QFuture<Done> write(const SecretName &name, const QByteArray &secret) override
    {
        if (m_vault.locked)
            return QtFuture::makeReadyFuture(Done(locked()));
        if (!m_vault.writesLate) {
            m_vault.write(name.key(), secret);
            return QtFuture::makeReadyFuture(done());
        }
        const Ending<Done> ending;
        QTimer::singleShot(100ms, [this, key = name.key(), secret, ending] {
            m_vault.write(key, secret);
            ending.with(done());
        });
        return ending.future();
    }
    QFuture<Done> remove(const SecretName &name) override
    {
        if (m_vault.locked)
            return QtFuture::makeReadyFuture(Done(locked()));
        m_vault.remove(name.key());
        return QtFuture::makeReadyFuture(done());
    }

private:
    static Error locked() { return Error{.reason = Reason::KeychainLocked}; }
    Vault &m_vault;
};

/** The demo's sign-in on a thread of its own. */
class SignInServer
{
public:
    explicit SignInServer(std::chrono::milliseconds delay = {})
    {
        m_server = new LoopbackServer([this, delay](const HttpRequest &request) {
            ++asked;
            auto reply = m_signIn.answer(request);
            if (request.path == "/oauth/v1/revoke")
                ++revoked;
            if (!reply)
                return Larder::reply(404, "text/plain", {});
            reply->delay = delay;
            return *reply;
        });
        if (!m_server->listen())
            qFatal("No loopback port is free");
        platform = OpenPlatform::parse(m_server->base().toString()).value();
        m_server->moveToThread(&m_thread);
        QObject::connect(&m_thread, &QThread::finished, m_server, &QObject::deleteLater);
        m_thread.start();
    }
    ~SignInServer()
    {
        m_thread.quit();
        m_thread.wait();
    }

    /** Before the first request. */
    QJsonObject newSignIn() { return m_signIn.newSignIn(); }

    std::atomic<int> asked = 0;
    std::atomic<int> revoked = 0;
    OpenPlatform platform = OpenPlatform::feishu();

private:
    DemoSignIn m_signIn;
    LoopbackServer *m_server;
    QThread m_thread;
};

/** An engine on a thread of its own, and what it told last. */
struct Bench
{
    explicit Bench(SignInServer &signInServer) : server(signInServer)
    {
        EngineOptions options;
        options.environment = [](const char *) { return QByteArray(); };
        options.accountsFile = folder.filePath(u"accounts.json"_s);
        engine =
            std::make_unique<Engine>(options, std::make_unique<VaultKeychain>(vault), Engine::Threading::OwnThread);
        QObject::connect(engine.get(), &Engine::accountsListed, engine.get(),
                         [this](const AccountList &accounts) { list = accounts; });
        QObject::connect(engine.get(), &Engine::accountStatusKnown, engine.get(),
                         [this](const AccountId &, Identity identity, const TokenStatus &status) {
                             statuses.insert_or_assign(identity, status);
                         });
        QObject::connect(engine.get(), &Engine::signInChanged, engine.get(),
                         [this](const AccountId &, const SignInState &state) { signIn = state; });
        QObject::connect(engine.get(), &Engine::accountFailed, engine.get(),
                         [this](const AccountId &, const Error &error) { failure = error.reason; });
    }

    [[nodiscard]] bool settle() const
    {
        // No spy: that would hear it on the engine's thread, perhaps before it is waited for.
        int times = 0;
        const QObject here;
        QObject::connect(engine.get(), &Engine::settled, &here, [&times] { ++times; });
        engine->settle();
        return comesTrue([&times] { return times == 1; }, generously);
    }
    Account add(const QString &name = u"Demo"_s)
    {
        const Account account = newAccount(name, server.platform, QString(DemoSignIn::appId)).value();
        engine->addAccount(account);
        return account;
    }
    void giveSecret(const Account &account)
    {
        engine->useAppSecret(account.id, Secret(QString(DemoSignIn::appSecret).toLatin1()));
    }
    [[nodiscard]] std::optional<QByteArray> kept(Kind kind, const AccountId &id)
    {
        return vault.read(SecretName{kind, id.text()}.key());
    }
    template <typename State>
    [[nodiscard]] bool hasStatus(Identity identity) const
    {
        const auto found = statuses.find(identity);
        return found != statuses.end() && std::holds_alternative<State>(found->second);
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList all;
        for (const Account &account : list.accounts)
            all.append(account.name);
        return all;
    }

    SignInServer &server;
    Vault vault;
    QTemporaryDir folder;
    std::unique_ptr<Engine> engine;
    AccountList list;
    std::map<Identity, TokenStatus> statuses;
    std::optional<SignInState> signIn;
    std::optional<Reason> failure;
};

} // namespace

class SessionAccountsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void addedListedActivated()
    {
        SignInServer server;
        Bench bench(server);
        const Account first = bench.add();
        const Account second = bench.add();
        QTRY_COMPARE_WITH_TIMEOUT(bench.names(), (QStringList{u"Demo"_s, u"Demo 2"_s}), generously);
        QCOMPARE(bench.list.active, std::optional(first.id));
        bench.engine->activateAccount(second.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.list.active, std::optional(second.id), generously);
        QCOMPARE(Accounts(bench.folder.filePath(u"accounts.json"_s)).list(), bench.list);
        bench.engine->activateAccount(AccountId::makeNew());
        QTRY_COMPARE_WITH_TIMEOUT(bench.failure, std::optional(Reason::UnknownAccount), generously);
        bench.list = {};
        bench.engine->listAccounts();
        QTRY_COMPARE_WITH_TIMEOUT(bench.list.accounts.size(), 2, generously);
    }

    void renamedKeepsItsSecrets()
    {
        SignInServer server;
        Bench bench(server);
        Account account = bench.add();
        bench.giveSecret(account);
        QTRY_VERIFY_WITH_TIMEOUT(bench.hasStatus<BotOfApp>(Identity::Bot), generously);
        account.name = u"Other"_s;
        bench.engine->editAccount(account);
        QTRY_COMPARE_WITH_TIMEOUT(bench.names(), QStringList{u"Other"_s}, generously);
        QVERIFY(bench.kept(Kind::AppSecret, account.id));
    }

    void anotherServerGetsNoSecretOfTheFirst()
    {
        SignInServer server;
        Bench bench(server);
        Account account = bench.add();
        bench.giveSecret(account);
        QTRY_VERIFY_WITH_TIMEOUT(bench.hasStatus<BotOfApp>(Identity::Bot), generously);
        account.platform = OpenPlatform::lark();
        bench.engine->editAccount(account);
        const auto isLark = [&bench] { return bench.list.accounts.constFirst().platform == OpenPlatform::lark(); };
        QTRY_VERIFY_WITH_TIMEOUT(isLark(), generously);
        QCOMPARE(bench.vault.size(), 0);
    }

    void signedIn()
    {
        SignInServer server;
        Bench bench(server);
        const Account account = bench.add();
        bench.giveSecret(account);
        bench.engine->signIn(SignInOrder{account.id, defaultScopes(), 10ms});
        QTRY_VERIFY_WITH_TIMEOUT(bench.signIn && std::holds_alternative<SignedIn>(*bench.signIn), generously);
        QTRY_VERIFY_WITH_TIMEOUT(bench.hasStatus<SignedInAs>(Identity::User), generously);
        QTRY_COMPARE_WITH_TIMEOUT(std::get<SignedInAs>(bench.statuses.at(Identity::User)).name,
                                  QString(DemoSignIn::userName), generously);
        QVERIFY(bench.kept(Kind::RefreshToken, account.id));

        QFile file(bench.folder.filePath(u"accounts.json"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray content = file.readAll();
        for (const char *const secret : {"u-demo-access", "ur-demo-refresh", "demo-secret", "demo-device"})
            QVERIFY2(!content.contains(secret), secret);

        bench.engine->removeAccount(account.id, Revocation::Ask);
        QTRY_VERIFY_WITH_TIMEOUT(bench.list.accounts.isEmpty(), generously);
        QCOMPARE(server.revoked.load(), 1);
        QCOMPARE(bench.vault.size(), 0);
    }

    void signInIsCancelled()
    {
        SignInServer server;
        Bench bench(server);
        const Account account = bench.add();
        bench.giveSecret(account);
        bench.engine->signIn(SignInOrder{account.id});
        QTRY_VERIFY_WITH_TIMEOUT(bench.signIn && std::holds_alternative<WaitingForUser>(*bench.signIn), generously);
        bench.engine->cancelSignIn(account.id);
        bench.engine->cancelSignIn(account.id); // twice is harmless
        bench.engine->listAccounts();
        QTRY_VERIFY_WITH_TIMEOUT(!bench.list.accounts.isEmpty(), generously);
        QVERIFY(std::holds_alternative<WaitingForUser>(*bench.signIn));
    }

    void signInAndEdit_data()
    {
        QTest::addColumn<bool>("editFirst");
        QTest::addColumn<bool>("anotherApp"); // else another name
        QTest::addColumn<bool>("signsIn");
        QTest::newRow("begun, then another app") << false << true << false;
        QTest::newRow("begun, then another name") << false << false << true;
        QTest::newRow("another app, then begun") << true << true << true;
        QTest::newRow("another name, then begun") << true << false << true;
    }

    void signInAndEdit()
    {
        QFETCH(const bool, editFirst);
        QFETCH(const bool, anotherApp);
        QFETCH(const bool, signsIn);
        SignInServer server;
        Bench bench(server);
        Account account = bench.add();
        bench.giveSecret(account);
        QTRY_VERIFY_WITH_TIMEOUT(bench.hasStatus<BotOfApp>(Identity::Bot), generously);
        bench.engine->signIn(SignInOrder{account.id}); // its seconds are long
        QTRY_VERIFY_WITH_TIMEOUT(bench.signIn && std::holds_alternative<WaitingForUser>(*bench.signIn), generously);
        (anotherApp ? account.appId : account.name) += u"2"_s;
        if (!editFirst)
            bench.engine->signIn(SignInOrder{account.id, defaultScopes(), 50ms});
        bench.engine->editAccount(account);
        if (anotherApp)
            bench.giveSecret(account);
        if (editFirst)
            bench.engine->signIn(SignInOrder{account.id, defaultScopes(), 50ms});
        QTRY_VERIFY_WITH_TIMEOUT(isOver(*bench.signIn), generously);
        QCOMPARE(std::holds_alternative<SignedIn>(*bench.signIn), signsIn);
        QVERIFY(bench.settle());
        QCOMPARE(bench.kept(Kind::RefreshToken, account.id).has_value(), signsIn);
        if (!signsIn)
            QCOMPARE(std::get<SignInFailed>(*bench.signIn).error.reason, Reason::SignInOver);
    }

    void verbsGoInTheirOrder_data()
    {
        using Verbs = std::function<void(Bench &, const Account &)>;
        QTest::addColumn<Verbs>("verbs");
        QTest::addColumn<std::optional<QByteArray>>("token");
        const auto paste = [](Bench &bench, const Account &account, const QString &token) {
            bench.engine->useToken(account.id, Identity::User, AccessToken::parse(token).value());
        };
        const auto row = [](const char *name, const Verbs &verbs, const std::optional<QByteArray> &token) {
            QTest::newRow(name) << verbs << token;
        };
        row(
            "pasted, then signed out",
            [paste](Bench &bench, const Account &account) {
                paste(bench, account, u"u-first"_s);
                bench.engine->forgetToken(account.id, Identity::User);
            },
            std::nullopt);
        row(
            "pasted, signed out, pasted",
            [paste](Bench &bench, const Account &account) {
                paste(bench, account, u"u-first"_s);
                bench.engine->forgetToken(account.id, Identity::User);
                paste(bench, account, u"u-second"_s);
            },
            "u-second"_ba);
        row(
            "pasted, then removed",
            [paste](Bench &bench, const Account &account) {
                paste(bench, account, u"u-first"_s);
                bench.engine->removeAccount(account.id);
            },
            std::nullopt);
    }

    void verbsGoInTheirOrder()
    {
        using Verbs = std::function<void(Bench &, const Account &)>;
        QFETCH(const Verbs, verbs);
        SignInServer server;
        Bench bench(server);
        bench.vault.writesLate = true;
        const Account account = bench.add();
        verbs(bench, account);
        QVERIFY(bench.settle());
        QTEST(bench.kept(Kind::UserAccessToken, account.id), "token");
    }

    void signInWaitsForItsSecret()
    {
        SignInServer server;
        Bench bench(server);
        bench.vault.writesLate = true;
        const Account account = bench.add();
        bench.giveSecret(account);
        bench.engine->signIn(SignInOrder{account.id, defaultScopes(), 50ms});
        QTRY_VERIFY_WITH_TIMEOUT(bench.signIn && isOver(*bench.signIn), generously);
        QVERIFY(std::holds_alternative<SignedIn>(*bench.signIn));
    }

    void signInForNoAccount()
    {
        SignInServer server;
        Bench bench(server);
        bench.engine->signIn(SignInOrder{AccountId::makeNew()});
        QTRY_VERIFY_WITH_TIMEOUT(bench.signIn && std::holds_alternative<SignInFailed>(*bench.signIn), generously);
        QCOMPARE(std::get<SignInFailed>(*bench.signIn).error.reason, Reason::UnknownAccount);
    }

    void pastedAndForgotten()
    {
        SignInServer server;
        Bench bench(server);
        const Account account = bench.add();
        bench.engine->useToken(account.id, Identity::User, AccessToken::parse(u"u-pasted"_s).value());
        QTRY_VERIFY_WITH_TIMEOUT(bench.hasStatus<PastedToken>(Identity::User), generously);
        bench.engine->forgetToken(account.id, Identity::User);
        QTRY_VERIFY_WITH_TIMEOUT(bench.hasStatus<WithoutToken>(Identity::User), generously);
        bench.engine->askAccountStatus(account.id, Identity::Bot);
        QTRY_VERIFY_WITH_TIMEOUT(bench.hasStatus<WithoutToken>(Identity::Bot), generously);
    }

    void lockedKeychainKeepsTheAccount()
    {
        SignInServer server;
        Bench bench(server);
        const Account account = bench.add();
        bench.giveSecret(account);
        QTRY_VERIFY_WITH_TIMEOUT(bench.hasStatus<BotOfApp>(Identity::Bot), generously);
        bench.vault.locked = true;
        bench.engine->removeAccount(account.id);
        QTRY_COMPARE_WITH_TIMEOUT(bench.failure, std::optional(Reason::KeychainLocked), generously);
        QCOMPARE(bench.list.accounts.size(), 1);
        bench.engine->askAccountStatus(account.id, Identity::User);
        QTRY_VERIFY_WITH_TIMEOUT(bench.hasStatus<StatusUnknown>(Identity::User), generously);
        bench.vault.locked = false;
        bench.engine->removeAccount(account.id);
        QTRY_VERIFY_WITH_TIMEOUT(bench.list.accounts.isEmpty(), generously);
    }

    /** Quitting in mid-renewal: who settles first gets the answer stored; the end itself waits for nobody. */
    void engineThatEndsInMidRenewal_data()
    {
        QTest::addColumn<bool>("settles");
        QTest::addColumn<std::chrono::milliseconds>("delay"); // of the answer
        QTest::addColumn<QByteArray>("kept");
        QTest::newRow("settled first") << true << 500ms << "ur-demo-refresh-2"_ba;
        QTest::newRow("at once") << false << std::chrono::milliseconds(10min) << "ur-demo-refresh-1"_ba;
    }

    void engineThatEndsInMidRenewal()
    {
        QFETCH(const bool, settles);
        QFETCH(const std::chrono::milliseconds, delay);
        QFETCH(const QByteArray, kept);
        SignInServer server(delay);
        const QJsonObject tokens = server.newSignIn();
        Bench bench(server);
        const Account account = bench.add();
        QTRY_COMPARE_WITH_TIMEOUT(bench.list.accounts.size(), 1, generously);
        const auto keep = [&](Kind kind, const QString &secret) {
            bench.vault.write(SecretName{kind, account.id.text()}.key(), secret.toLatin1());
        };
        keep(Kind::AppSecret, QString(DemoSignIn::appSecret));
        keep(Kind::RefreshToken, tokens["refresh_token"_L1].toString()); // and no access token: it is due
        const ResourceRef resource{MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(),
                                   FileKey::parse(u"file_v3_00aa_1"_s).value(), ResourceType::File};
        bench.engine->download(DownloadOrder{.platform = server.platform,
                                             .account = account.id,
                                             .identity = Identity::User,
                                             .resource = resource,
                                             .folder = bench.folder.path(),
                                             .name = {}});
        QTRY_COMPARE_WITH_TIMEOUT(server.asked.load(), 1, generously);
        if (settles)
            QVERIFY(bench.settle());
        bench.engine.reset();
        QCOMPARE(bench.kept(Kind::RefreshToken, account.id), std::optional(kept));
    }

    /** Whatever was given a moment before the end is carried out. */
    void engineThatEndsInMidVerb_data()
    {
        using Verb = std::function<void(Bench &, Account)>;
        using Outcome = std::function<bool(Bench &, const Account &)>;
        QTest::addColumn<Verb>("verb");
        QTest::addColumn<Outcome>("outcome");
        const auto row = [](const char *name, const Verb &verb, const Outcome &outcome) {
            QTest::newRow(name) << verb << outcome;
        };
        const auto listOf = [](Bench &bench) { return Accounts(bench.folder.filePath(u"accounts.json"_s)).list(); };
        const auto edit = [](Bench &bench, Account account) {
            account.platform = OpenPlatform::lark();
            bench.engine->editAccount(account);
        };
        row(
            "token of a user",
            [](Bench &bench, const Account &account) {
                bench.engine->useToken(account.id, Identity::User, AccessToken::parse(u"u-pasted"_s).value());
            },
            [](Bench &bench, const Account &account) {
                return bench.kept(Kind::UserAccessToken, account.id) == "u-pasted"_ba;
            });
        row(
            "token of a bot",
            [](Bench &bench, const Account &account) {
                bench.engine->useToken(account.id, Identity::Bot, AccessToken::parse(u"t-pasted"_s).value());
            },
            [](Bench &bench, const Account &account) {
                return bench.kept(Kind::TenantAccessToken, account.id) == "t-pasted"_ba;
            });
        row(
            "secret of an app",
            [](Bench &bench, const Account &account) { bench.engine->useAppSecret(account.id, Secret("new"_ba)); },
            [](Bench &bench, const Account &account) { return bench.kept(Kind::AppSecret, account.id) == "new"_ba; });
        row(
            "secret behind another server",
            [edit](Bench &bench, const Account &account) {
                edit(bench, account);
                bench.engine->useAppSecret(account.id, Secret("new"_ba));
            },
            [](Bench &bench, const Account &account) { return bench.kept(Kind::AppSecret, account.id) == "new"_ba; });
        row("another server", edit, [listOf](Bench &bench, const Account &account) {
            const AccountList list = listOf(bench);
            return bench.vault.size() == 0 && list.find(account.id)->platform == OpenPlatform::lark();
        });
        row(
            "removal", [](Bench &bench, const Account &account) { bench.engine->removeAccount(account.id); },
            [listOf](Bench &bench, const Account &) {
                return bench.vault.size() == 0 && listOf(bench).accounts.isEmpty();
            });
        row(
            "one account more", [](Bench &bench, const Account &) { (void)bench.add(u"More"_s); },
            [listOf](Bench &bench, const Account &) { return listOf(bench).named(u"More"_s) != nullptr; });
    }

    void engineThatEndsInMidVerb()
    {
        using Verb = std::function<void(Bench &, Account)>;
        using Outcome = std::function<bool(Bench &, const Account &)>;
        QFETCH(const Verb, verb);
        QFETCH(const Outcome, outcome);
        SignInServer server;
        Bench bench(server);
        const Account account = bench.add();
        bench.giveSecret(account);
        QTRY_VERIFY_WITH_TIMEOUT(bench.hasStatus<BotOfApp>(Identity::Bot), generously);
        verb(bench, account);
        QVERIFY(bench.settle());
        bench.engine.reset();
        QVERIFY(outcome(bench, account));
    }

    void settledAtOnceWhereNothingIsUnderWay()
    {
        SignInServer server;
        Bench bench(server);
        QVERIFY(bench.settle());
    }
};

QTEST_GUILESS_MAIN(SessionAccountsTest)
#include "sessionaccounts_test.moc"
