#include <QElapsedTimer>
#include <QTest>

#include "demo/patternbytes.h"
#include "transfer/messagelookups.h"
#include "transferbench.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 length = 1000;

struct Told
{
    RateHold::Asker who;
    QDateTime until;
};

QList<Told> &listen(RequestRate &rate, QList<Told> &told)
{
    QObject::connect(&rate, &RequestRate::held, &rate, [&told](const RateHold::Asker &who, const QDateTime &until) {
        told.append({who, until});
    });
    return told;
}

RateHold::Asker user()
{
    return {OpenPlatform::feishu(), Identity::User, {}};
}

RateHold::Asker bot()
{
    return {OpenPlatform::feishu(), Identity::Bot, {}};
}

} // namespace

class RequestRateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOnceWhoIsHeldUntilWhen()
    {
        QList<Told> told;
        RequestRate rate(RequestRate::byAccount, RateLimiter({{2, 60s}}));
        listen(rate, told);
        QVERIFY(!rate.take(user()));
        QVERIFY(!rate.take(bot())); // one app
        QVERIFY(told.isEmpty());
        const auto hold = rate.take(user());
        QVERIFY(hold);
        QCOMPARE(hold->after.reason, Reason::RateLimited);
        QVERIFY(rate.take(bot()));
        QCOMPARE(told.size(), 1);
        QCOMPARE(told.first().until, hold->until);
        QCOMPARE(told.first().who.platform, OpenPlatform::feishu());
    }

    void aMomentIsNotTold()
    {
        QList<Told> told;
        RequestRate rate(RequestRate::byAccount, RateLimiter({{1, 900ms}}));
        listen(rate, told);
        QVERIFY(!rate.take(user()));
        QVERIFY(rate.take(user()));
        QVERIFY(told.isEmpty());
    }

    void theServersWaitCountsBesideOurs()
    {
        QList<Told> told;
        RequestRate rate;
        listen(rate, told);
        rate.hold(user(), 20s, Error{.reason = Reason::RateLimited, .code = 99991400});
        QCOMPARE(told.size(), 1);
        QCOMPARE(rate.take(user())->after.code, std::optional<qint64>(99991400));
        QVERIFY(!rate.take(bot()));
        rate.hold(user(), 40s, Error{.reason = Reason::RateLimited}); // later than it was
        QCOMPARE(told.size(), 2);
        rate.hold(user(), 10s, Error{.reason = Reason::RateLimited}); // earlier: the longer one stays
        QCOMPARE(told.size(), 2);
    }

    void transfersAndLookUpsKeepTo()
    {
        constexpr int allowed = 5;
        TransferBench bench({}, {}, RateLimiter({{allowed, 2s}}));
        QList<Told> told;
        listen(bench.rate, told);
        QList<qint64> moments;
        QElapsedTimer clock;
        clock.start();
        QObject::connect(&bench.server.loopback(), &LoopbackServer::asked, bench.queue.get(),
                         [&] { moments.append(clock.elapsed()); });
        MessageLookups lookups(bench.client, bench.tokens, bench.rate);
        bool answered = false;
        QObject::connect(&lookups, &MessageLookups::lookedUp, bench.queue.get(), [&] { answered = true; });
        QList<TransferId> ids;
        for (int number = 1; number <= 8; ++number) {
            DownloadOrder order = bench.order(u"file_v3_00aa_%1"_s.arg(number));
            order.name = u"%1.bin"_s.arg(number);
            bench.server.serve(TransferBench::pathOf(order), length);
            ids.append(bench.add(order));
        }
        const DownloadOrder any = bench.order();
        lookups.add(LookupId{1}, LookupOrder{any.platform, Identity::User, any.resource.messageId});
        for (const TransferId id : ids)
            QVERIFY(std::holds_alternative<Saved>(bench.endOf(id)));
        QTRY_VERIFY(answered);
        QVERIFY(moments.size() >= 9);
        // What went out at one time may come in at another: some of the two seconds is the line's to take.
        for (qsizetype last = allowed; last < moments.size(); ++last)
            QVERIFY2(moments.at(last) - moments.at(last - allowed) > 1000, qPrintable(QString::number(last)));
        QVERIFY(!told.isEmpty());
        QVERIFY(bench.statesOf(ids.last()).contains(u"queued"_s));
    }
};

QTEST_GUILESS_MAIN(RequestRateTest)
#include "requestrate_test.moc"
