#include "auth/systemkeychain.h"

#include <memory>

#include <QCoreApplication>
#include <QDBusConnection>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "support/keyring.h"
#include "support/silentprompter.h"
#include "tests/auth/keychaincalls.h"

using namespace Larder;
using namespace Larder::KeychainCalls;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Login = Keyring::Login;

/** Against the real Secret Service of this system. */
class SystemKeychainTest : public QObject
{
    Q_OBJECT

public:
    explicit SystemKeychainTest(Keyring &keyring) : m_keyring(keyring) {}

private Q_SLOTS:
    void initTestCase() { QVERIFY2(m_keyring.trouble().isEmpty(), m_keyring.trouble().constData()); }

    void saysWhatToInstall()
    {
        const QByteArray path = qgetenv("PATH");
        Keyring keyring;
        qputenv("PATH", "/nonexistent");
        const bool started = keyring.startBus();
        qputenv("PATH", path);
        QVERIFY(!started);
        QVERIFY2(keyring.trouble().startsWith("apt-get install"), keyring.trouble().constData());
    }

    void errorsHaveReasons_data()
    {
        QTest::addColumn<QKeychain::Error>("error");
        QTest::addColumn<KeyringState>("state");
        QTest::addColumn<std::optional<Reason>>("expected");
        const auto row = [](const char *caseName, QKeychain::Error error, KeyringState state,
                            std::optional<Reason> expected) { QTest::newRow(caseName) << error << state << expected; };
        using State = KeyringState;
        row("not found, open", QKeychain::EntryNotFound, State::Open, std::nullopt);
        row("not found, KWallet or another system", QKeychain::EntryNotFound, State::NotAsked, std::nullopt);
        row("not found, locked", QKeychain::EntryNotFound, State::Locked, Reason::KeychainLocked);
        row("not found, gone meanwhile", QKeychain::EntryNotFound, State::Missing, Reason::KeychainMissing);
        row("not found, silent", QKeychain::EntryNotFound, State::Silent, Reason::KeychainBroken);
        row("no to a write, locked", QKeychain::AccessDenied, State::Locked, Reason::KeychainLocked);
        row("no to a write, open", QKeychain::AccessDenied, State::Open, Reason::KeychainDenied);
        row("no from KWallet", QKeychain::AccessDenied, State::NotAsked, Reason::KeychainDenied);
        row("no from its owner", QKeychain::AccessDeniedByUser, State::NotAsked, Reason::KeychainDenied);
        row("no from its owner, locked", QKeychain::AccessDeniedByUser, State::Locked, Reason::KeychainDenied);
        row("no backend", QKeychain::NoBackendAvailable, State::NotAsked, Reason::KeychainMissing);
        row("not on this platform", QKeychain::NotImplemented, State::NotAsked, Reason::KeychainMissing);
        row("other error, nobody there", QKeychain::OtherError, State::Missing, Reason::KeychainMissing);
        row("other error, locked", QKeychain::OtherError, State::Locked, Reason::KeychainLocked);
        row("other error, open", QKeychain::OtherError, State::Open, Reason::KeychainBroken);
        row("other error, silent", QKeychain::OtherError, State::Silent, Reason::KeychainBroken);
        row("other error, another system", QKeychain::OtherError, State::NotAsked, Reason::KeychainBroken);
        row("does not delete", QKeychain::CouldNotDeleteEntry, State::NotAsked, Reason::KeychainBroken);
    }

    void errorsHaveReasons()
    {
        QFETCH(const QKeychain::Error, error);
        QFETCH(const KeyringState, state);
        QFETCH(const std::optional<Reason>, expected);
        QCOMPARE(reasonOf(error, state), expected);
    }

    void keyringIsNotAskedWhereKWalletIsTaken_data()
    {
        QTest::addColumn<QByteArray>("desktop");
        QTest::addColumn<QString>("wallet");
        QTest::addColumn<KeyringState>("expected");
        QTest::newRow("KDE, Plasma 5") << "KDE"_ba << u"org.kde.kwalletd5"_s << KeyringState::NotAsked;
        QTest::newRow("KDE, Plasma 6") << "KDE"_ba << u"org.kde.kwalletd6"_s << KeyringState::NotAsked;
        QTest::newRow("KDE without KWallet") << "KDE"_ba << QString() << KeyringState::Locked;
        QTest::newRow("GNOME with a KDE program") << "GNOME"_ba << u"org.kde.kwalletd5"_s << KeyringState::Locked;
    }

    void keyringIsNotAskedWhereKWalletIsTaken()
    {
        QFETCH(const QByteArray, desktop);
        QFETCH(const QString, wallet);
        QFETCH(const KeyringState, expected);
        keepOne();
        QVERIFY2(m_keyring.start(Login::Locked), m_keyring.trouble().constData());
        auto bus = QDBusConnection::connectToBus(m_keyring.address(), u"wallet"_s);
        QVERIFY(wallet.isEmpty() || bus.registerService(wallet));
        qputenv("XDG_CURRENT_DESKTOP", desktop);
        const auto state = askKeyringState();
        const bool ended = ends(state);
        qunsetenv("XDG_CURRENT_DESKTOP");
        QDBusConnection::disconnectFromBus(u"wallet"_s);
        QVERIFY(ended);
        QCOMPARE(state.result(), expected);
        keepsStill("one");
    }

    void keepsBytes_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QByteArray every;
        for (int byte = 0; byte < 256; ++byte)
            every.append(char(byte));
        QTest::newRow("a token") << "u-7f1bcd13fc57d46bac21793a18e560"_ba;
        QTest::newRow("nothing") << ""_ba;
        QTest::newRow("not ASCII") << "令牌 é"_ba;
        QTest::newRow("every byte there is") << every;
        QTest::newRow("a NUL at its end") << QByteArray("u-\0", 3);
        QTest::newRow("4 KB") << QByteArray(4096, 'x');
        QTest::newRow("1 MB") << QByteArray(1024 * 1024, '\xa5');
    }

    void keepsBytes()
    {
        QFETCH(const QByteArray, secret);
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        SystemKeychain keychain;
        QCOMPARE(outcome(keychain.read(name())), u"absent"_s);
        QCOMPARE(outcome(keychain.write(name(), secret)), u"done"_s);
        const auto found = keychain.read(name());
        QVERIFY(ends(found));
        QVERIFY(found.result().ok());
        QVERIFY(*found.result() == secret);
        QCOMPARE(outcome(keychain.remove(name())), u"done"_s);
        QCOMPARE(outcome(keychain.read(name())), u"absent"_s);
    }

    void overwritesAndKeepsEachItsOwn()
    {
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        SystemKeychain keychain;
        QCOMPARE(outcome(keychain.write(name(), "one")), u"done"_s);
        QCOMPARE(outcome(keychain.write(name(u"飞书 / 1"_s), "another's")), u"done"_s);
        QCOMPARE(outcome(keychain.write(name(), "two")), u"done"_s);
        QCOMPARE(outcome(keychain.read(name())), u"secret two"_s);
        QCOMPARE(outcome(keychain.remove(name())), u"done"_s);
        QCOMPARE(outcome(keychain.remove(name())), u"done"_s); // twice is harmless
        QCOMPARE(outcome(keychain.read(name())), u"absent"_s);
        QCOMPARE(outcome(keychain.read(name(u"飞书 / 1"_s))), u"secret another's"_s);
        QCOMPARE(outcome(keychain.remove(name(u"飞书 / 1"_s))), u"done"_s);
    }

    void outlivesTheProgramAndTheDaemon()
    {
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        {
            SystemKeychain keychain;
            QCOMPARE(outcome(keychain.write(name(), "kept")), u"done"_s);
        }
        m_keyring.kill();
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        SystemKeychain keychain;
        QCOMPARE(outcome(keychain.read(name())), u"secret kept"_s);
        QCOMPARE(outcome(keychain.remove(name())), u"done"_s);
    }

    void servesInOrder()
    {
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        SystemKeychain keychain;
        const auto before = keychain.read(name());
        const auto first = keychain.write(name(), "first");
        const auto between = keychain.read(name());
        const auto second = keychain.write(name(), "second");
        const auto after = keychain.read(name());
        const auto removed = keychain.remove(name());
        const auto last = keychain.read(name());
        QCOMPARE(outcome(last), u"absent"_s);
        QCOMPARE(outcome(before), u"absent"_s);
        QCOMPARE(outcome(first), u"done"_s);
        QCOMPARE(outcome(between), u"secret first"_s);
        QCOMPARE(outcome(second), u"done"_s);
        QCOMPARE(outcome(after), u"secret second"_s);
        QCOMPARE(outcome(removed), u"done"_s);
    }

    void endsBeforeItsCalls()
    {
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        auto keychain = std::make_unique<SystemKeychain>();
        const auto first = keychain->read(name());
        const auto second = keychain->write(name(), "never written");
        keychain.reset();
        QCOMPARE(outcome(first), u"cancelled"_s);
        QCOMPARE(outcome(second), u"cancelled"_s);
        SystemKeychain another; // is served when the job of the one before is over
        QCOMPARE(outcome(another.read(name())), u"absent"_s);
    }

    void mayBeEndedByItsAnswer()
    {
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        auto keychain = std::make_unique<SystemKeychain>();
        const auto ended =
            keychain->read(name()).then([&keychain](const Result<std::optional<QByteArray>> &) { keychain.reset(); });
        const auto next = keychain->read(name());
        QVERIFY(ends(ended));
        QCOMPARE(outcome(next), u"cancelled"_s);
    }

    void noKeyringMadeYetIsAbsent()
    {
        Keyring fresh;
        QVERIFY2(fresh.startBus() && fresh.start(Login::Locked), fresh.trouble().constData());
        QCOMPARE(inAnotherProcess(fresh.environment(), every()),
                 QStringList({u"absent"_s, u"broken"_s, u"absent"_s, u"done"_s}));
    }

    void lockedIsNotAbsent()
    {
        keepOne();
        QVERIFY2(m_keyring.start(Login::Locked), m_keyring.trouble().constData());
        SystemKeychain keychain;
        QCOMPARE(outcome(keychain.read(name())), u"locked"_s);
        QCOMPARE(outcome(keychain.read(name(u"never kept"_s))), u"locked"_s);
        QCOMPARE(outcome(keychain.write(name(), "two")), u"locked"_s);
        QCOMPARE(outcome(keychain.remove(name())), u"locked"_s);
        keepsStill("one");
    }

    void lockedIsWaitedFor()
    {
        keepOne();
        QVERIFY2(m_keyring.start(Login::Locked), m_keyring.trouble().constData());
        SilentPrompter prompter(m_keyring.address(), SilentPrompter::User::Away);
        QVERIFY(prompter.isReady());
        SystemKeychain keychain(KeychainClocks{.quiet = 10ms});
        QSignalSpy told(&keychain, &SystemKeychain::waitingForOwner);
        const auto read = keychain.read(name());
        QTRY_COMPARE_WITH_TIMEOUT(prompter.asked(), 1, patienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patienceMs);
        QCOMPARE(told.first().first().toBool(), true);
        QVERIFY(!read.isFinished());
        m_keyring.kill(); // and so the prompt is over
        QCOMPARE(outcome(read), u"missing"_s);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 2, patienceMs);
        QCOMPARE(told.last().first().toBool(), false);
        keepsStill("one");
    }

    void promptThatNobodyAnswersEnds()
    {
        keepOne();
        QVERIFY2(m_keyring.start(Login::Locked), m_keyring.trouble().constData());
        SilentPrompter prompter(m_keyring.address(), SilentPrompter::User::Away);
        QVERIFY(prompter.isReady());
        SystemKeychain keychain(KeychainClocks{.quiet = 10ms, .answer = 2s});
        QSignalSpy told(&keychain, &SystemKeychain::waitingForOwner);
        const auto first = keychain.read(name());
        const auto second = keychain.write(name(), "two");
        QCOMPARE(outcome(first), u"locked"_s);
        QCOMPARE(outcome(second), u"locked"_s);
        QCOMPARE(told.size(), 2);
        QCOMPARE(told.last().first().toBool(), false);
        QCOMPARE(prompter.asked(), 1); // one prompt at a time
        QCOMPARE(outcome(keychain.read(name())), u"locked"_s);
        QCOMPARE(prompter.asked(), 1);
        m_keyring.kill(); // and the prompt goes without an answer
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        QTRY_COMPARE_WITH_TIMEOUT(outcome(keychain.read(name())), u"secret one"_s, patienceMs);
        keepsStill("one");
    }

    void promptThatIsCancelledIsLocked()
    {
        keepOne();
        QVERIFY2(m_keyring.start(Login::Locked), m_keyring.trouble().constData());
        SilentPrompter prompter(m_keyring.address(), SilentPrompter::User::Cancels);
        QVERIFY(prompter.isReady());
        SystemKeychain keychain;
        QCOMPARE(outcome(keychain.read(name())), u"locked"_s);
        QCOMPARE(outcome(keychain.write(name(), "two")), u"locked"_s);
        QCOMPARE(outcome(keychain.remove(name())), u"locked"_s);
        QVERIFY(prompter.asked() > 0);
        keepsStill("one");
    }

    void nobodyOnTheBus()
    {
        m_keyring.kill();
        SystemKeychain keychain;
        QCOMPARE(outcome(keychain.read(name())), u"missing"_s);
        QCOMPARE(outcome(keychain.write(name(), "x")), u"missing"_s);
        QCOMPARE(outcome(keychain.remove(name())), u"missing"_s);
    }

    void killedBetweenCalls()
    {
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        SystemKeychain keychain;
        QCOMPARE(outcome(keychain.write(name(), "kept")), u"done"_s);
        m_keyring.kill();
        QCOMPARE(outcome(keychain.read(name())), u"missing"_s);
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        QCOMPARE(outcome(keychain.read(name())), u"secret kept"_s);
        QCOMPARE(outcome(keychain.remove(name())), u"done"_s);
    }

    void killedDuringACall_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::newRow("reading") << "read"_ba;
        QTest::newRow("writing") << "write"_ba;
        QTest::newRow("removing") << "remove"_ba;
    }

    void killedDuringACall()
    {
        QFETCH(const QByteArray, change);
        keepOne();
        SystemKeychain keychain(KeychainClocks{.quiet = 10ms});
        QSignalSpy told(&keychain, &SystemKeychain::waitingForOwner);
        m_keyring.pause();
        const auto call = change == "read"    ? keychain.read(name()).then([](const auto &found) -> Done {
            return found ? done() : Done(found.error());
        })
                          : change == "write" ? keychain.write(name(), "two")
                                              : keychain.remove(name());
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patienceMs); // it is under way
        m_keyring.kill();
        QCOMPARE(outcome(call), u"missing"_s);
        keepsStill("one");
    }

    /** I07 */
    void silentDaemonIsNotWaitedForForEver()
    {
        keepOne();
        SystemKeychain keychain(KeychainClocks{.quiet = 10ms, .answer = 500ms});
        m_keyring.pause();
        const auto read = keychain.read(name());
        QCOMPARE(outcome(read), u"broken"_s);
        m_keyring.resume();
        QTRY_COMPARE_WITH_TIMEOUT(outcome(keychain.read(name())), u"secret one"_s, patienceMs);
        keepsStill("one");
    }

    void onAThreadOfItsOwn()
    {
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        const QStringList works{u"absent"_s, u"done"_s, u"secret one"_s, u"done"_s};
        QCOMPARE(inAnotherProcess(m_keyring.environment(), QStringList{u"thread"_s} + every()), works);
        QCOMPARE(inAnotherProcess(m_keyring.environment(), every()), works);
    }

    void noBusAtAll()
    {
        auto environment = m_keyring.environment();
        environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nonexistent/bus"_s);
        QCOMPARE(inAnotherProcess(environment, every()), QStringList(4, u"missing"_s));
        environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
        QCOMPARE(inAnotherProcess(environment, every()), QStringList(4, u"missing"_s));
    }

    /** A file of the library's name that is none, before the folder where it is. */
    void noLibsecret()
    {
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        QTemporaryDir folder;
        for (const QString &file : {u"/libsecret-1.so.0"_s, u"/libsecret-1.so"_s}) {
            QFile library(folder.path() + file);
            QVERIFY(library.open(QIODevice::WriteOnly));
        }
        auto environment = m_keyring.environment();
        environment.insert(u"LD_LIBRARY_PATH"_s, folder.path());
        QCOMPARE(inAnotherProcess(environment, every()), QStringList(4, u"missing"_s));
    }

private:
    static QStringList every() { return {u"read"_s, u"write"_s, u"read"_s, u"remove"_s}; }

    void keepOne()
    {
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        SystemKeychain keychain;
        QCOMPARE(outcome(keychain.write(name(), "one")), u"done"_s);
    }

    void keepsStill(const QByteArray &secret)
    {
        m_keyring.kill();
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        SystemKeychain keychain;
        QCOMPARE(outcome(keychain.read(name())), u"secret "_s + QString::fromLatin1(secret));
        QCOMPARE(outcome(keychain.remove(name())), u"done"_s);
    }

    Keyring &m_keyring;
};

// The session is entered before the application object, which meets the bus.
int main(int argc, char **argv)
{
    if (const auto exitCode = asAnotherProcess(argc, argv))
        return *exitCode;
    Keyring keyring;
    if (keyring.startBus())
        keyring.enter();
    QCoreApplication application(argc, argv);
    SystemKeychainTest test(keyring);
    return QTest::qExec(&test, argc, argv);
}

#include "systemkeychain_test.moc"
