#include <QTest>

#include "core/limits.h"
#include "transfer/retrypolicy.h"

using namespace Larder;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Larder::Tries)

class RetryPolicyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decision_data()
    {
        QTest::addColumn<Error>("error");
        QTest::addColumn<Tries>("tries");
        QTest::addColumn<qint64>("milliseconds"); // -1: gives up
        QTest::addColumn<bool>("named");
        const auto coded = [](Reason reason, qint64 code) { return Error{.reason = reason, .code = code}; };
        const auto waiting = [](std::chrono::seconds wait) {
            return Error{.reason = Reason::RateLimited, .code = 99991400, .wait = wait};
        };
        QTest::newRow("line lost, first time") << Error{Reason::ConnectionLost} << Tries{0} << qint64(300) << false;
        QTest::newRow("line lost, second time") << Error{Reason::ConnectionLost} << Tries{1} << qint64(600) << false;
        QTest::newRow("line lost, third time") << Error{Reason::ConnectionLost} << Tries{2} << qint64(-1) << false;
        QTest::newRow("no byte for too long") << Error{Reason::TimedOut} << Tries{0} << qint64(300) << false;
        QTest::newRow("short body") << Error{Reason::LengthMismatch} << Tries{0} << qint64(300) << false;
        QTest::newRow("502 without a code") << Error{Reason::ServerUnavailable} << Tries{1} << qint64(600) << false;
        QTest::newRow("internal error 2200") << coded(Reason::ServerTrouble, 2200) << Tries{0} << qint64(300) << false;
        QTest::newRow("no access 234002") << coded(Reason::NoAccess, 234002) << Tries{0} << qint64(-1) << false;
        QTest::newRow("no access 14005") << coded(Reason::NoAccess, 14005) << Tries{0} << qint64(-1) << false;
        QTest::newRow("storage fault 234042, first time")
            << coded(Reason::TenantStorageFault, 234042) << Tries{0} << qint64(300) << false;
        QTest::newRow("storage fault 234042, second time")
            << coded(Reason::TenantStorageFault, 234042) << Tries{1} << qint64(-1) << false;
        QTest::newRow("certificate not trusted") << Error{Reason::TlsFailed} << Tries{0} << qint64(-1) << false;
        QTest::newRow("disk full") << Error{Reason::DiskFull} << Tries{0} << qint64(-1) << false;
        QTest::newRow("redirect refused") << Error{Reason::RedirectRefused} << Tries{0} << qint64(-1) << false;
        QTest::newRow("rate limit with a wait") << waiting(52s) << Tries{0} << qint64(52'000) << true;
        QTest::newRow("rate limit with a wait counts no tries") << waiting(52s) << Tries{99} << qint64(52'000) << true;
        QTest::newRow("a wait of nothing is a second") << waiting(0s) << Tries{0} << qint64(1000) << true;
        QTest::newRow("ten minutes are kept") << waiting(600s) << Tries{0} << qint64(600'000) << true;
        QTest::newRow("more than ten minutes are not") << waiting(601s) << Tries{0} << qint64(-1) << true;
        QTest::newRow("half an hour in all is kept") << waiting(600s) << Tries{0, 1200s} << qint64(600'000) << true;
        QTest::newRow("more in all is not") << waiting(600s) << Tries{0, 1201s} << qint64(-1) << true;
        QTest::newRow("rate limit without a wait")
            << coded(Reason::RateLimited, 99991400) << Tries{0} << qint64(300) << false;
        QTest::newRow("503 with Retry-After")
            << Error{.reason = Reason::ServerUnavailable, .httpStatus = 503, .wait = 7s} << Tries{5} << qint64(7000)
            << true;
        QTest::newRow("monthly quota") << coded(Reason::QuotaUsedUp, 99991403) << Tries{0} << qint64(-1) << false;
    }

    void decision()
    {
        QFETCH(const Error, error);
        QFETCH(const Tries, tries);
        QFETCH(const qint64, milliseconds);
        QFETCH(const bool, named);
        const auto decision = decide(error, tries, 0.0);
        if (milliseconds < 0)
            QVERIFY(std::holds_alternative<GiveUp>(decision));
        else
            QCOMPARE(std::get<TryAfter>(decision), (TryAfter{std::chrono::milliseconds(milliseconds), named}));
    }

    void jitterOnlyLengthens()
    {
        for (const double chance : {0.0, 0.3, 0.999}) {
            const auto delay = std::get<TryAfter>(decide(Error{Reason::ConnectionLost}, Tries{0}, chance)).delay;
            QVERIFY(delay >= Limits::firstDelay);
            QVERIFY(delay <= Limits::firstDelay * (1.0 + Limits::jitter));
        }
    }

    void aWaitThatIsTooLongSaysSo()
    {
        const Error error{.reason = Reason::RateLimited, .code = 99991400, .wait = 3600s};
        const auto decision = decide(error, Tries{}, 0.0);
        QCOMPARE(std::get<GiveUp>(decision).error.reason, Reason::WaitTooLong);
        QCOMPARE(std::get<GiveUp>(decision).error.wait, std::optional(std::chrono::seconds(3600s)));
    }
};

QTEST_GUILESS_MAIN(RetryPolicyTest)
#include "retrypolicy_test.moc"
