#include <QCoreApplication>
#include <QSignalSpy>
#include <QTest>

#include "tests/auth/keychainoutcome.h"
#include "auth/systemkeychain.h"
#include "support/keyring.h"

using namespace Larder;
using namespace Larder::KeychainOutcome;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using Login = Keyring::Login;

/** Against KeePassXC: a Secret Service that shares no code with GNOME's. */
class KeePassXCKeychainTest : public QObject
{
    Q_OBJECT

public:
    explicit KeePassXCKeychainTest(Keyring &keyring) : m_keyring(keyring) {}

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_keyring.trouble().isEmpty(), m_keyring.trouble().constData());
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
    }

    void keepsBytes_data()
    {
        QTest::addColumn<QByteArray>("secret");
        QTest::newRow("a token") << "u-7f1bcd13fc57d46bac21793a18e560"_ba;
        QTest::newRow("not ASCII") << "令牌 é"_ba;
        QTest::newRow("a NUL at its end") << QByteArray("u-\0", 3);
        QTest::newRow("4 KB") << QByteArray(4096, 'x');
        QTest::newRow("1 MB") << QByteArray(1024 * 1024, '\xa5');
    }

    void keepsBytes()
    {
        QFETCH(const QByteArray, secret);
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
        SystemKeychain keychain;
        QCOMPARE(outcome(keychain.write(name(), "one")), u"done"_s);
        QCOMPARE(outcome(keychain.write(name(u"飞书 / 1"_s), "another's")), u"done"_s);
        QCOMPARE(outcome(keychain.write(name(), "two")), u"done"_s);
        QCOMPARE(outcome(keychain.read(name())), u"secret two"_s);
        QCOMPARE(outcome(keychain.remove(name())), u"done"_s);
        QCOMPARE(outcome(keychain.remove(name())), u"done"_s); // twice is harmless
        QCOMPARE(outcome(keychain.read(name())), u"absent"_s);
        QCOMPARE(outcome(keychain.read(name(u"飞书 / 1"_s))), u"secret another's"_s);
    }

    void lockedIsWaitedForAndNeverAbsent()
    {
        SystemKeychain keychain(KeychainClocks{.quiet = 10ms, .answer = 2s});
        QCOMPARE(outcome(keychain.write(name(), "kept")), u"done"_s);
        m_keyring.kill();
        QVERIFY2(m_keyring.start(Login::Locked), m_keyring.trouble().constData());
        QSignalSpy told(&keychain, &SystemKeychain::waitingForOwner);
        const auto read = keychain.read(name());
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, patienceMs);
        QCOMPARE(outcome(read), u"locked"_s);
        QCOMPARE(outcome(keychain.write(name(), "new")), u"locked"_s);
        QCOMPARE(outcome(keychain.remove(name())), u"locked"_s);
        m_keyring.kill();
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        QTRY_COMPARE_WITH_TIMEOUT(outcome(keychain.read(name())), u"secret kept"_s, patienceMs);
    }

    void killedBetweenCalls()
    {
        SystemKeychain keychain;
        QCOMPARE(outcome(keychain.write(name(), "kept")), u"done"_s);
        m_keyring.kill();
        QCOMPARE(outcome(keychain.read(name())), u"missing"_s);
        QVERIFY2(m_keyring.start(Login::Unlocked), m_keyring.trouble().constData());
        QCOMPARE(outcome(keychain.read(name())), u"secret kept"_s);
    }

private:
    Keyring &m_keyring;
};

// The session is entered before the application object, which meets the bus.
int main(int argc, char **argv)
{
    Keyring keyring(Keyring::Program::KeePassXC);
    if (keyring.startBus())
        keyring.enter();
    QCoreApplication application(argc, argv);
    KeePassXCKeychainTest test(keyring);
    return QTest::qExec(&test, argc, argv);
}

#include "keepassxckeychain_test.moc"
