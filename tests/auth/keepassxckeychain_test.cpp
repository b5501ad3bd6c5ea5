#include <QCoreApplication>
#include <QTest>

#include "auth/systemkeychain.h"
#include "support/keyring.h"
#include "tests/auth/keychaincalls.h"

using namespace Larder;
using namespace Larder::KeychainCalls;
using namespace Qt::StringLiterals;

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
        QCOMPARE(outcome(keychain.remove(name(u"飞书 / 1"_s))), u"done"_s);
    }

    // On a bus and in processes of their own: libsecret 0.20 crashes in every program that has used KeePassXC when that
    // starts anew.
    void lockedIsNeverAbsent()
    {
        Keyring another(Keyring::Program::KeePassXC);
        QVERIFY2(another.startBus(), another.trouble().constData());
        QCOMPARE(afterStart(another, Login::Unlocked, {u"read"_s, u"write"_s}), QStringList({u"absent"_s, u"done"_s}));
        QCOMPARE(afterStart(another, Login::Locked, {u"impatient"_s, u"read"_s, u"write"_s, u"remove"_s}),
                 QStringList(3, u"locked"_s));
        QCOMPARE(afterStart(another, Login::Unlocked, {u"read"_s, u"remove"_s}),
                 QStringList({u"secret one"_s, u"done"_s}));
        another.kill();
        QCOMPARE(inAnotherProcess(another.environment(), {u"read"_s, u"write"_s, u"remove"_s}),
                 QStringList(3, u"missing"_s));
    }

    void killed()
    {
        SystemKeychain keychain;
        QCOMPARE(outcome(keychain.write(name(), "one")), u"done"_s);
        m_keyring.kill();
        QCOMPARE(outcome(keychain.read(name())), u"missing"_s);
    }

private:
    static QStringList afterStart(Keyring &keyring, Login login, const QStringList &calls)
    {
        keyring.quit();
        if (!keyring.start(login))
            return {QString::fromUtf8(keyring.trouble())};
        return inAnotherProcess(keyring.environment(), calls);
    }

    Keyring &m_keyring;
};

// The session is entered before the application object, which meets the bus.
int main(int argc, char **argv)
{
    if (const auto exitCode = asAnotherProcess(argc, argv))
        return *exitCode;
    Keyring keyring(Keyring::Program::KeePassXC);
    if (keyring.startBus())
        keyring.enter();
    QCoreApplication application(argc, argv);
    KeePassXCKeychainTest test(keyring);
    return QTest::qExec(&test, argc, argv);
}

#include "keepassxckeychain_test.moc"
