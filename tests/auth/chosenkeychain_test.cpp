#include "auth/chosenkeychain.h"

#include <QTest>

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

/** Works until it is told not to; counts how often it is asked. */
class MoodyKeychain : public SessionKeychain
{
public:
    QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override
    {
        ++asked;
        if (trouble)
            return QtFuture::makeReadyFuture(Result<std::optional<QByteArray>>(*trouble));
        return SessionKeychain::read(name);
    }
    QFuture<Done> write(const SecretName &name, const QByteArray &secret) override
    {
        ++asked;
        return trouble ? QtFuture::makeReadyFuture(Done(*trouble)) : SessionKeychain::write(name, secret);
    }
    QFuture<Done> remove(const SecretName &name) override
    {
        ++asked;
        return trouble ? QtFuture::makeReadyFuture(Done(*trouble)) : SessionKeychain::remove(name);
    }

    std::optional<Error> trouble;
    int asked = 0;
};

SecretName name(const QString &account = u"feishu"_s)
{
    return {SecretName::Kind::UserAccessToken, account};
}

QByteArray read(Keychain &keychain, const SecretName &which = name())
{
    const auto found = keychain.read(which).result();
    if (!found)
        return "error";
    return found->value_or("absent");
}

bool write(Keychain &keychain, const QByteArray &secret, const SecretName &which = name())
{
    return keychain.write(which, secret).result().ok();
}

void eachTrouble()
{
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<bool>("ownersNo");
    QTest::newRow("missing") << Reason::KeychainMissing << false;
    QTest::newRow("locked") << Reason::KeychainLocked << true;
    QTest::newRow("denied") << Reason::KeychainDenied << true;
    QTest::newRow("broken") << Reason::KeychainBroken << false;
}

} // namespace

class ChosenKeychainTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void keepsInSystemUnlessToldOtherwise()
    {
        MoodyKeychain system;
        ChosenKeychain keychain(system);
        QCOMPARE(keychain.keep(), Keep::InSystem);
        QVERIFY(write(keychain, "one"));
        QCOMPARE(read(system), "one"_ba);
        QCOMPARE(read(keychain), "one"_ba);
        QVERIFY(keychain.remove(name()).result().ok());
        QCOMPARE(read(system), "absent"_ba);
        QCOMPARE(read(keychain), "absent"_ba);
    }

    void forThisSessionAsksNobody()
    {
        MoodyKeychain system;
        QVERIFY(write(system, "in the system"));
        system.asked = 0;
        ChosenKeychain keychain(system);
        keychain.keepForThisSession();
        QCOMPARE(keychain.keep(), Keep::ForThisSession);
        QCOMPARE(read(keychain), "absent"_ba);
        QVERIFY(write(keychain, "here"));
        QCOMPARE(read(keychain), "here"_ba);
        QVERIFY(keychain.remove(name()).result().ok());
        QCOMPARE(read(keychain), "absent"_ba);
        QCOMPARE(system.asked, 0);
        QCOMPARE(read(system), "in the system"_ba);
    }

    void troubleIsToldAndNothingFallsBack_data() { eachTrouble(); }

    void troubleIsToldAndNothingFallsBack()
    {
        QFETCH(const Reason, reason);
        MoodyKeychain system;
        system.trouble = Error{.reason = reason, .detail = u"why"_s};
        ChosenKeychain keychain(system);
        QCOMPARE(keychain.write(name(), "one").result().error(), *system.trouble);
        QCOMPARE(keychain.read(name()).result().error(), *system.trouble);
        QCOMPARE(keychain.remove(name()).result().error(), *system.trouble);
        QCOMPARE(keychain.keep(), Keep::InSystem);
        keychain.keepForThisSession(); // and the secret of before was not kept behind anybody's back
        QCOMPARE(read(keychain), "absent"_ba);
    }

    void ownerIsNotAskedTwice_data() { eachTrouble(); }

    void ownerIsNotAskedTwice()
    {
        QFETCH(const Reason, reason);
        QFETCH(const bool, ownersNo);
        MoodyKeychain system;
        QVERIFY(write(system, "one"));
        system.trouble = Error{reason};
        system.asked = 0;
        ChosenKeychain keychain(system);
        for (int i = 0; i < 3; ++i)
            QCOMPARE(read(keychain), "error"_ba);
        QVERIFY(!write(keychain, "two"));
        QVERIFY(!keychain.remove(name()).result().ok());
        QCOMPARE(system.asked, ownersNo ? 1 : 5);
        system.trouble.reset();
        keychain.askAgain();
        QCOMPARE(read(keychain), "one"_ba);
    }

    void backToTheSystemMovesWhatIsInMemory()
    {
        MoodyKeychain system;
        system.trouble = Error{Reason::KeychainDenied};
        ChosenKeychain keychain(system);
        QVERIFY(!write(keychain, "one"));
        keychain.keepForThisSession();
        QVERIFY(write(keychain, "one"));
        QVERIFY(write(keychain, "two", name(u"lark"_s)));
        system.trouble.reset();
        QVERIFY(keychain.keepInSystem().result().ok());
        QCOMPARE(keychain.keep(), Keep::InSystem);
        QCOMPARE(read(system), "one"_ba);
        QCOMPARE(read(system, name(u"lark"_s)), "two"_ba);
        keychain.keepForThisSession(); // in memory there is nothing any more
        QCOMPARE(read(keychain), "absent"_ba);
    }

    void whatCannotBeMovedStaysInMemory()
    {
        MoodyKeychain system;
        system.trouble = Error{Reason::KeychainMissing};
        ChosenKeychain keychain(system, Keep::ForThisSession);
        QVERIFY(write(keychain, "one"));
        QCOMPARE(keychain.keepInSystem().result().error().reason, Reason::KeychainMissing);
        QCOMPARE(read(keychain), "one"_ba);
        system.trouble.reset();
        QVERIFY(keychain.keepInSystem().result().ok());
        QCOMPARE(read(system), "one"_ba);
        QVERIFY(keychain.keepInSystem().result().ok()); // twice is harmless
    }

    void newSecretTakesThePlaceOfTheOneInMemory()
    {
        MoodyKeychain system;
        system.trouble = Error{Reason::KeychainMissing};
        ChosenKeychain keychain(system, Keep::ForThisSession);
        QVERIFY(write(keychain, "old"));
        QVERIFY(!keychain.keepInSystem().result().ok());
        system.trouble.reset();
        QVERIFY(write(keychain, "new"));
        QCOMPARE(read(keychain), "new"_ba);
        QVERIFY(keychain.remove(name()).result().ok());
        QCOMPARE(read(keychain), "absent"_ba);
        QCOMPARE(read(system), "absent"_ba);
    }
};

QTEST_GUILESS_MAIN(ChosenKeychainTest)
#include "chosenkeychain_test.moc"
