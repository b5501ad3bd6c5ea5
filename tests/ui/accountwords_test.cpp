#include <QtTest>

#include "core/errortext.h"
#include "ui/accountwords.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

SignedInAs mei()
{
    return {.name = u"Mei Lin"_s,
            .scopes = {},
            .accessUntil = QDateTime::currentDateTimeUtc().addSecs(7200),
            .refreshUntil = QDateTime({2031, 5, 4}, {12, 0}, Qt::UTC)};
}

SignedInAs with(const std::function<void(SignedInAs &)> &change)
{
    SignedInAs signedIn = mei();
    change(signedIn);
    return signedIn;
}

} // namespace

class AccountWordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhoIsSignedIn_data()
    {
        QTest::addColumn<TokenStatus>("status");
        QTest::addColumn<QString>("part"); ///< of the sentence
        QTest::addColumn<QString>("briefly");
        QTest::addColumn<bool>("usable");
        const auto row = [](const char *name, const TokenStatus &status, const QString &part, const QString &briefly,
                            bool usable) { QTest::newRow(name) << status << part << briefly << usable; };
        row("nobody", WithoutToken{}, u"Not signed in."_s, u"not signed in"_s, false);
        row("the environment", FromEnvironment{u"LARDER_USER_ACCESS_TOKEN"_s}, u"LARDER_USER_ACCESS_TOKEN"_s,
            u"token of the environment"_s, true);
        row("pasted", PastedToken{}, u"until it expires"_s, u"pasted token"_s, true);
        row("signed in", mei(), u"unused, it ends on"_s, u"Mei Lin"_s, true);
        row("signed in, the end unknown", with([](SignedInAs &as) { as.refreshUntil.reset(); }),
            u"Larder renews it by itself."_s, u"Mei Lin"_s, true);
        row("signed in, not renewable", with([](SignedInAs &as) { as.canBeRenewed = false; }), u"cannot be renewed"_s,
            u"Mei Lin"_s, true);
        row("signed in, name unknown", with([](SignedInAs &as) { as.name.clear(); }), u"Signed in."_s, u"signed in"_s,
            true);
        row("signed in, keychain refuses",
            with([](SignedInAs &as) { as.notStored = {.reason = Reason::KeychainDenied}; }),
            u"ends when Larder is closed"_s, u"Mei Lin"_s, true);
        row("over", SignInEnded{u"Mei Lin"_s, {.reason = Reason::SignInOver}}, u"Mei Lin was signed in."_s,
            u"sign in again"_s, false);
        row("a bot", BotOfApp{.appId = u"cli_1"_s}, u"cli_1"_s, u"bot"_s, true);
        row("refused", RefusedToken{}, u"refused"_s, u"token refused"_s, false);
        row("no answer", StatusUnknown{{.reason = Reason::KeychainLocked}},
            sentence(Error{.reason = Reason::KeychainLocked}), u"keychain does not answer"_s, false);
    }

    void saysWhoIsSignedIn()
    {
        QFETCH(TokenStatus, status);
        QFETCH(QString, part);
        const StatusWords words = wordsOf(status, Identity::User);
        QVERIFY2(words.sentence.contains(part), qPrintable(words.sentence));
        QTEST(shortWordsOf(status), "briefly");
        QTEST(isUsable(status), "usable");
    }

    void overviews_data()
    {
        QTest::addColumn<TokenStatus>("user");
        QTest::addColumn<TokenStatus>("bot");
        QTest::addColumn<QString>("overview");
        const auto row = [](const char *name, const TokenStatus &user, const TokenStatus &bot,
                            const QString &overview) { QTest::newRow(name) << user << bot << overview; };
        row("nobody", WithoutToken{}, WithoutToken{}, u"Lark · not signed in"_s);
        row("a user", mei(), WithoutToken{}, u"Lark · Mei Lin"_s);
        row("both", mei(), BotOfApp{.appId = u"cli_1"_s}, u"Lark · Mei Lin, bot"_s);
        row("the same of both", PastedToken{}, PastedToken{}, u"Lark · pasted token"_s);
    }

    void overviews()
    {
        QFETCH(TokenStatus, user);
        QFETCH(TokenStatus, bot);
        QTEST(overviewOf(u"Lark"_s, user, bot), "overview");
    }

    void overviewsOfWhatIsNotKnownYet() { QCOMPARE(overviewOf(u"Lark"_s, mei(), std::nullopt), u"Lark"_s); }

    void checksEndInWords_data()
    {
        QTest::addColumn<CheckResult>("result");
        QTest::addColumn<QString>("part");
        QTest::addColumn<Tone>("tone");
        using Outcome = CheckResult::Outcome;
        for (int step = 0; step <= int(CheckStep::Reading); ++step) {
            const QByteArray name = titleOf(CheckStep(step)).toUtf8();
            QTest::newRow((name + ", good").constData())
                << CheckResult{CheckStep(step), Outcome::Good} << QString() << Tone::Good;
            QTest::newRow((name + ", not tried").constData())
                << CheckResult{CheckStep(step), Outcome::NotTried} << u"Not tried."_s << Tone::Muted;
            const Error error{.reason = Reason::TimedOut};
            QTest::newRow((name + ", bad").constData())
                << CheckResult{.step = CheckStep(step), .outcome = Outcome::Bad, .error = error} << sentence(error)
                << Tone::Bad;
        }
        QTest::newRow("clock ahead") << CheckResult{.step = CheckStep::Clock,
                                                    .outcome = Outcome::Bad,
                                                    .ahead = std::chrono::minutes(23)}
                                     << u"23 min ahead"_s << Tone::Bad;
        QTest::newRow("clock behind") << CheckResult{.step = CheckStep::Clock,
                                                     .outcome = Outcome::Bad,
                                                     .ahead = -std::chrono::minutes(23)}
                                      << u"23 min behind"_s << Tone::Bad;
    }

    void checksEndInWords()
    {
        QFETCH(CheckResult, result);
        QFETCH(QString, part);
        const StatusWords words = wordsOf(result);
        QVERIFY(!words.sentence.isEmpty());
        QVERIFY2(words.sentence.contains(part), qPrintable(words.sentence));
        QTEST(words.tone, "tone");
    }
};

QTEST_MAIN(AccountWordsTest)
#include "accountwords_test.moc"
