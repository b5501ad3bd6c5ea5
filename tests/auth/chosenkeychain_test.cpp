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
        const SecretName check{SecretName::Kind::WriteCheck, u"feishu"_s}; // by which each renewal begins
        QVERIFY(write(keychain, "anything", check));
        QVERIFY(keychain.remove(check).result().ok());
        QCOMPARE(system.asked, 0);
        QCOMPARE(read(system), "in the system"_ba);
    }

    /** Or whoever signs out is signed in again at the next start. */
    void forThisSessionRemovesEverywhere_data()
    {
        QTest::addColumn<std::optional<Reason>>("trouble");
        QTest::addColumn<std::optional<Reason>>("told");
        const std::optional<Reason> none;
        const auto row = [](const char *words, std::optional<Reason> trouble, std::optional<Reason> told) {
            QTest::newRow(words) << trouble << told;
        };
        row("well", none, none);
        row("missing: nothing can be there", Reason::KeychainMissing, none);
        row("locked", Reason::KeychainLocked, Reason::KeychainLocked);
        row("denied", Reason::KeychainDenied, Reason::KeychainDenied);
        row("broken", Reason::KeychainBroken, Reason::KeychainBroken);
    }

    void forThisSessionRemovesEverywhere()
    {
        QFETCH(const std::optional<Reason>, trouble);
        QFETCH(const std::optional<Reason>, told);
        MoodyKeychain system;
        QVERIFY(write(system, "in the system"));
        ChosenKeychain keychain(system, Keep::ForThisSession);
        QVERIFY(write(keychain, "here"));
        if (trouble)
            system.trouble = Error{*trouble};
        const Done removed = keychain.remove(name()).result();
        QCOMPARE(removed ? std::nullopt : std::optional(removed.error().reason), told);
        QCOMPARE(read(keychain), "absent"_ba);
        system.trouble.reset();
        QCOMPARE(read(system), trouble ? "in the system"_ba : "absent"_ba);
        keychain.askAgain();
        QVERIFY(keychain.remove(name()).result().ok());
        QCOMPARE(read(system), "absent"_ba);
    }

    void troubleIsToldAndNothingFallsBack_data() { eachTrouble(); }

    /** I02, I03 */
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
};

QTEST_GUILESS_MAIN(ChosenKeychainTest)
#include "chosenkeychain_test.moc"
