#include <QTest>

#include "auth/keychain.h"

using namespace Larder;
using namespace Qt::StringLiterals;

using Kind = SecretName::Kind;

class SessionKeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keys_data()
    {
        QTest::addColumn<Kind>("kind");
        QTest::addColumn<QString>("key");
        QTest::newRow("user access token") << Kind::UserAccessToken << u"user-access-token:feishu"_s;
        QTest::newRow("refresh token") << Kind::RefreshToken << u"refresh-token:feishu"_s;
        QTest::newRow("tenant access token") << Kind::TenantAccessToken << u"tenant-access-token:feishu"_s;
        QTest::newRow("app secret") << Kind::AppSecret << u"app-secret:feishu"_s;
    }

    void keys()
    {
        QFETCH(const Kind, kind);
        QFETCH(const QString, key);
        QCOMPARE((SecretName{kind, u"feishu"_s}.key()), key);
    }

    void absentIsNoError()
    {
        SessionKeychain keychain;
        QCOMPARE(secretIn(keychain, name()), std::nullopt);
    }

    void writtenIsRead()
    {
        SessionKeychain keychain;
        QVERIFY(keychain.write(name(), "one").result().ok());
        QCOMPARE(secretIn(keychain, name()), std::optional("one"_ba));
        QVERIFY(keychain.write(name(), "two").result().ok());
        QCOMPARE(secretIn(keychain, name()), std::optional("two"_ba));
    }

    void bytesAreUntouched()
    {
        SessionKeychain keychain;
        const QByteArray bytes("\0\xff line\r\nbreak", 14);
        QVERIFY(keychain.write(name(), bytes).result().ok());
        QCOMPARE(secretIn(keychain, name()), std::optional(bytes));
    }

    void everyNameHasItsOwn()
    {
        SessionKeychain keychain;
        const QList<SecretName> names{name(),
                                      name(u"lark"_s),
                                      {Kind::RefreshToken, u"feishu"_s},
                                      {Kind::TenantAccessToken, u"feishu"_s},
                                      {Kind::AppSecret, u"feishu"_s}};
        for (const SecretName &each : names)
            QVERIFY(keychain.write(each, each.key().toUtf8()).result().ok());
        for (const SecretName &each : names)
            QCOMPARE(secretIn(keychain, each), std::optional(each.key().toUtf8()));
    }

    void removedIsGone()
    {
        SessionKeychain keychain;
        QVERIFY(keychain.write(name(), "one").result().ok());
        QVERIFY(keychain.write(name(u"lark"_s), "two").result().ok());
        QVERIFY(keychain.remove(name()).result().ok());
        QCOMPARE(secretIn(keychain, name()), std::nullopt);
        QCOMPARE(secretIn(keychain, name(u"lark"_s)), std::optional("two"_ba));
        QVERIFY(keychain.remove(name()).result().ok()); // twice is harmless
    }

    void endsWithItsObject()
    {
        QVERIFY(SessionKeychain().write(name(), "one").result().ok());
        SessionKeychain another;
        QCOMPARE(secretIn(another, name()), std::nullopt);
    }

private:
    static SecretName name(const QString &account = u"feishu"_s) { return {Kind::UserAccessToken, account}; }

    static std::optional<QByteArray> secretIn(Keychain &keychain, const SecretName &name)
    {
        const auto read = keychain.read(name).result();
        return read ? *read : std::optional("an error"_ba);
    }
};

QTEST_GUILESS_MAIN(SessionKeychainTest)
#include "sessionkeychain_test.moc"
