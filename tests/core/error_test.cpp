#include "core/error.h"

#include <QSet>
#include <QtTest>

#include "core/errortext.h"

using namespace Larder;
using namespace Qt::StringLiterals;

class ErrorTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyReasonIsListedOnce();
    void everyReasonHasWords();
    void noSentenceRepeats();
    void sentencesAreShort();
    void onlyCancellingNeedsNoStep();
    void kindHasItsWord_data();
    void kindHasItsWord();
    void keychainsTroubleHasAWayOut_data();
    void keychainsTroubleHasAWayOut();
    void valueGoesIntoTheWords_data();
    void valueGoesIntoTheWords();
    void sentencesInARow_data();
    void sentencesInARow();
    void technicalText_data();
    void technicalText();
};

void ErrorTest::everyReasonIsListedOnce()
{
    const QList<Reason> reasons = allReasons();
    QCOMPARE(reasons.size(), int(Reason::Cancelled) + 1);
    QCOMPARE(QSet<Reason>(reasons.cbegin(), reasons.cend()).size(), reasons.size());
}

void ErrorTest::everyReasonHasWords()
{
    for (const Reason reason : allReasons()) {
        const QString text = sentence(Error{reason});
        QVERIFY2(text.endsWith(u'.'), qPrintable(text));
        QVERIFY2(!text.contains(u'%'), qPrintable(text));
        QVERIFY2(!word(kindOf(reason)).isEmpty(), qPrintable(text));
    }
}

void ErrorTest::noSentenceRepeats()
{
    QSet<QString> sentences;
    for (const Reason reason : allReasons()) {
        const QString text = sentence(Error{reason});
        QVERIFY2(!sentences.contains(text), qPrintable(text));
        sentences.insert(text);
    }
}

void ErrorTest::sentencesAreShort()
{
    for (const Reason reason : allReasons()) {
        QVERIFY2(sentence(Error{reason}).size() <= 90, qPrintable(sentence(Error{reason})));
        QVERIFY2(nextStep(Error{reason}).size() <= 110, qPrintable(nextStep(Error{reason})));
    }
}

void ErrorTest::onlyCancellingNeedsNoStep()
{
    for (const Reason reason : allReasons()) {
        const QString step = nextStep(Error{reason});
        QCOMPARE(step.isEmpty(), reason == Reason::Cancelled);
        QVERIFY2(step.isEmpty() || step.endsWith(u'.'), qPrintable(step));
        QVERIFY2(!step.contains(u'%'), qPrintable(step));
    }
}

void ErrorTest::kindHasItsWord_data()
{
    QTest::addColumn<Reason>("reason");
    QTest::addColumn<QString>("expected");

    QTest::newRow("an id that cannot be one") << Reason::MessageIdMalformed << u"validation"_s;
    QTest::newRow("a name that leaves the folder") << Reason::OutputLeavesFolder << u"validation"_s;
    QTest::newRow("no token") << Reason::NoToken << u"auth"_s;
    QTest::newRow("no keychain") << Reason::KeychainMissing << u"auth"_s;
    QTest::newRow("a keychain that is locked") << Reason::KeychainLocked << u"auth"_s;
    QTest::newRow("a keychain that says no") << Reason::KeychainDenied << u"auth"_s;
    QTest::newRow("a keychain that keeps nothing") << Reason::KeychainBroken << u"auth"_s;
    QTest::newRow("a chat that cannot be seen") << Reason::NoAccess << u"permission"_s;
    QTest::newRow("a message that is gone") << Reason::MessageDeleted << u"not_found"_s;
    QTest::newRow("too many requests") << Reason::RateLimited << u"rate_limit"_s;
    QTest::newRow("over the limit") << Reason::TooLarge << u"too_large"_s;
    QTest::newRow("an answer that makes no sense") << Reason::UnexpectedAnswer << u"api"_s;
    QTest::newRow("a server that is away") << Reason::ServerUnavailable << u"network"_s;
    QTest::newRow("other bytes than announced") << Reason::LengthMismatch << u"integrity"_s;
    QTest::newRow("a full disk") << Reason::DiskFull << u"storage"_s;
    QTest::newRow("stopped by the user") << Reason::Cancelled << u"cancelled"_s;
}

void ErrorTest::kindHasItsWord()
{
    QFETCH(Reason, reason);
    QFETCH(QString, expected);
    QCOMPARE(QString(word(kindOf(reason))), expected);
}

void ErrorTest::keychainsTroubleHasAWayOut_data()
{
    QTest::addColumn<Reason>("reason");
    QTest::newRow("missing") << Reason::KeychainMissing;
    QTest::newRow("locked") << Reason::KeychainLocked;
    QTest::newRow("denied") << Reason::KeychainDenied;
    QTest::newRow("broken") << Reason::KeychainBroken;
}

void ErrorTest::keychainsTroubleHasAWayOut()
{
    QFETCH(Reason, reason);
    const QString step = nextStep(Error{reason});
    QVERIFY2(step.contains("or keep the token for this session only."_L1), qPrintable(step));
}

void ErrorTest::valueGoesIntoTheWords_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("expectedSentence");
    QTest::addColumn<QString>("expectedStep");

    QTest::newRow("a scope that the app lacks")
        << Error{.reason = Reason::AppScopeMissing, .scopes = {u"im:message:readonly"_s}}
        << u"The app has not been granted this permission: im:message:readonly."_s
        << u"Ask the app's administrator to add im:message:readonly in the developer console and publish the app."_s;
    QTest::newRow("several scopes that the user did not give")
        << Error{.reason = Reason::UserScopeMissing, .scopes = {u"im:message"_s, u"im:chat"_s}}
        << u"You have not given the app this permission: im:message, im:chat."_s
        << u"Sign in again and agree to im:message, im:chat."_s;
    QTest::newRow("a wait that is too long")
        << Error{.reason = Reason::WaitTooLong, .wait = std::chrono::minutes(12)}
        << u"The server asks to wait 12 min, which is longer than Larder waits by itself."_s
        << u"Try again in 12 min."_s;
    QTest::newRow("a rate limit with its wait")
        << Error{.reason = Reason::RateLimited, .wait = std::chrono::seconds(52)}
        << u"Too many requests were sent. The server asks to wait 52 s."_s << u"Wait 52 s, then try again."_s;
    QTest::newRow("a rate limit with a wait that is over")
        << Error{.reason = Reason::RateLimited, .wait = std::chrono::seconds(0)}
        << u"Too many requests were sent in a short time."_s << u"Wait a minute, then try again."_s;
    QTest::newRow("an answer that makes no sense, with its status")
        << Error{.reason = Reason::UnexpectedAnswer, .httpStatus = 418}
        << u"The server's answer could not be understood (HTTP status 418)."_s
        << u"Try again later. If it stays, send the details to support."_s;
    QTest::newRow("a value that the sentence has no place for")
        << Error{.reason = Reason::DiskFull, .httpStatus = 200, .scopes = {u"im:message"_s}} << u"The disk is full."_s
        << u"Make room or choose another folder, then try again."_s;
    QTest::newRow("a scope that looks like a place for another value")
        << Error{.reason = Reason::ScopeMissing, .scopes = {u"%2"_s}} << u"This permission is missing: %2."_s
        << u"Ask the app's administrator for %2, then sign in again."_s;
}

void ErrorTest::valueGoesIntoTheWords()
{
    QFETCH(Error, error);
    QFETCH(QString, expectedSentence);
    QFETCH(QString, expectedStep);
    QCOMPARE(sentence(error), expectedSentence);
    QCOMPARE(nextStep(error), expectedStep);
}

void ErrorTest::sentencesInARow_data()
{
    QTest::addColumn<QStringList>("sentences");
    QTest::addColumn<QString>("expected");
    QTest::newRow("none") << QStringList{} << QString();
    QTest::newRow("one") << QStringList{u"One."_s} << u"One."_s;
    QTest::newRow("three") << QStringList{u"One."_s, u"Two."_s, u"Three."_s} << u"One. Two. Three."_s;
    QTest::newRow("nothing to say in between")
        << QStringList{QString(), u"One."_s, QString(), u"Two."_s} << u"One. Two."_s;
    QTest::newRow("what looks like a place for another")
        << QStringList{u"100%2 of it."_s, u"Two."_s, u"%1"_s} << u"100%2 of it. Two. %1"_s;
}

void ErrorTest::sentencesInARow()
{
    QFETCH(QStringList, sentences);
    QFETCH(QString, expected);
    QCOMPARE(inARow(sentences), expected);
}

void ErrorTest::technicalText_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("expected");

    QTest::newRow("nothing is known") << Error{.reason = Reason::DiskFull} << QString();
    QTest::newRow("all there is") << Error{.reason = Reason::NoAccess,
                                           .code = 234002,
                                           .httpStatus = 401,
                                           .logId = u"2026ABC"_s,
                                           .detail = u"No access."_s}
                                  << u"Code: 234002\nHTTP status: 401\nLog id: 2026ABC\nNo access."_s;
    QTest::newRow("lines and direction marks of a stranger")
        << Error{.reason = Reason::NoAccess, .detail = u"one\r\nCode: 0\u202e\u001b[31m two"_s}
        << u"one Code: 0 [31m two"_s;
}

void ErrorTest::technicalText()
{
    QFETCH(Error, error);
    QFETCH(QString, expected);
    QCOMPARE(Larder::technicalText(error), expected);
}

QTEST_GUILESS_MAIN(ErrorTest)
#include "error_test.moc"
