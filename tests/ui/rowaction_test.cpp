#include <QtTest>

#include "core/errortext.h"
#include "tests/ui/samples.h"
#include "ui/rowaction.h"

using namespace Larder;

Q_DECLARE_METATYPE(Larder::RowAction)

class RowActionTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersWhatHelps_data();
    void offersWhatHelps();
    void offersTheOtherIdentity();
    void offersSomethingForEveryReason();
    void removesOnlyWhatHasEnded_data();
    void removesOnlyWhatHasEnded();
    void movesWhatHasNotEnded_data();
    void movesWhatHasNotEnded();
    void oneKeyDoesOneThingToARow();
};

void RowActionTest::offersWhatHelps_data()
{
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<QList<RowAction>>("actions");
    const auto row = [](const char *name, const TransferState &state, const QList<RowAction> &actions) {
        QTest::newRow(name) << state << actions;
    };
    row("queued", Queued{}, {RowAction::Pause, RowAction::Cancel});
    row("receiving", Receiving{}, {RowAction::Pause, RowAction::Cancel});
    row("paused", Paused{412}, {RowAction::Resume, RowAction::Cancel});
    row("halted by the line", Halted{Error{.reason = Reason::HostNotFound}}, {RowAction::TryAgain, RowAction::Cancel});
    row("halted for want of a token", Halted{Error{.reason = Reason::NoToken}},
        {RowAction::AddToken, RowAction::Cancel});
    row("checking", Checking{}, {RowAction::Cancel});
    row("saved", Samples::saved(), {RowAction::Open, RowAction::ShowInFolder});
    row("skipped", Skipped{Samples::saved().path, 1}, {RowAction::Open, RowAction::ShowInFolder});
    row("cancelled", Cancelled{}, {RowAction::TryAgain});
    const auto failed = [&row](const char *name, Reason reason, RowAction helps) {
        row(name, Samples::failed(reason), {helps, RowAction::ShowDetails});
    };
    failed("no token", Reason::NoToken, RowAction::AddToken);
    failed("token refused", Reason::TokenRefused, RowAction::ChangeToken);
    failed("no access as user", Reason::NoAccess, RowAction::TryAsBot);
    row("scope missing as user", Samples::failed(Reason::UserScopeMissing),
        {RowAction::GrantPermission, RowAction::TryAsBot});
    failed("scope missing of the app", Reason::AppScopeMissing, RowAction::TryAsBot);
    failed("keychain locked", Reason::KeychainLocked, RowAction::TryAgain);
    failed("keychain missing", Reason::KeychainMissing, RowAction::ChangeToken);
    failed("sign-in over", Reason::SignInOver, RowAction::ChangeToken);
    failed("chat forbids downloads for everybody", Reason::RestrictedChat, RowAction::TryAgain);
    failed("id and key do not match", Reason::KeyNotInMessage, RowAction::EditInForm);
    failed("bad parameter", Reason::BadParameter, RowAction::EditInForm);
    failed("line lost", Reason::ConnectionLost, RowAction::TryAgain);
    failed("disk full", Reason::DiskFull, RowAction::TryAgain);
}

void RowActionTest::offersWhatHelps()
{
    QFETCH(TransferState, state);
    QTEST(mainActions(Samples::transfer(1, state)), "actions");
}

void RowActionTest::offersTheOtherIdentity()
{
    TransferSnapshot transfer = Samples::transfer(1, Samples::failed(Reason::BotNotInChat));
    transfer.order.identity = Identity::Bot;
    QCOMPARE(mainActions(transfer).constFirst(), RowAction::TryAsUser);
}

void RowActionTest::offersSomethingForEveryReason()
{
    for (const Reason reason : allReasons()) {
        const TransferSnapshot transfer = Samples::transfer(1, Samples::failed(reason));
        QCOMPARE(mainActions(transfer).size(), 2);
        for (const RowAction action : mainActions(transfer)) {
            QVERIFY(allActions(transfer).contains(action));
            QVERIFY(!titleOf(action).isEmpty());
        }
        QCOMPARE(allActions(transfer).count(RowAction::TryAgain), 1);
    }
}

void RowActionTest::removesOnlyWhatHasEnded_data()
{
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<bool>("ended");
    QTest::newRow("receiving") << TransferState(Receiving{}) << false;
    QTest::newRow("waiting") << TransferState(Waiting{{}, {.reason = Reason::RateLimited}}) << false;
    QTest::newRow("paused") << TransferState(Paused{}) << false;
    QTest::newRow("saved") << TransferState(Samples::saved()) << true;
    QTest::newRow("failed") << TransferState(Samples::failed(Reason::DiskFull)) << true;
    QTest::newRow("cancelled") << TransferState(Cancelled{}) << true;
}

void RowActionTest::removesOnlyWhatHasEnded()
{
    QFETCH(TransferState, state);
    QFETCH(bool, ended);
    const QList<RowAction> actions = allActions(Samples::transfer(1, state));
    QCOMPARE(actions.contains(RowAction::Remove), ended);
    QCOMPARE(actions.contains(RowAction::Cancel), !ended);
}

void RowActionTest::movesWhatHasNotEnded_data()
{
    QTest::addColumn<TransferState>("state");
    QTest::addColumn<bool>("next");
    QTest::addColumn<bool>("upAndDown");
    QTest::newRow("queued") << TransferState(Queued{}) << true << true;
    QTest::newRow("paused") << TransferState(Paused{}) << true << true;
    QTest::newRow("halted") << TransferState(Halted{Error{.reason = Reason::DiskFull}}) << false << true;
    QTest::newRow("receiving") << TransferState(Receiving{}) << false << true;
    QTest::newRow("saved") << TransferState(Samples::saved()) << false << false;
    QTest::newRow("failed") << TransferState(Samples::failed(Reason::DiskFull)) << false << false;
}

void RowActionTest::movesWhatHasNotEnded()
{
    QFETCH(TransferState, state);
    const QList<RowAction> actions = allActions(Samples::transfer(1, state));
    QTEST(actions.contains(RowAction::Next), "next");
    QTEST(actions.contains(RowAction::MoveUp), "upAndDown");
    QTEST(actions.contains(RowAction::MoveDown), "upAndDown");
}

void RowActionTest::oneKeyDoesOneThingToARow()
{
    const QList<TransferState> states{
        Queued{},   Receiving{},      Paused{},    Halted{Error{.reason = Reason::NoToken}},
        Checking{}, Samples::saved(), Cancelled{}, Samples::failed(Reason::ConnectionLost)};
    for (const TransferState &state : states) {
        QList<QKeySequence> keys;
        for (const RowAction action : allActions(Samples::transfer(1, state)))
            if (const QKeySequence key = keysOf(action); !key.isEmpty()) {
                QVERIFY2(!keys.contains(key), qPrintable(key.toString()));
                keys << key;
            }
        QVERIFY(!keys.isEmpty());
    }
}

QTEST_MAIN(RowActionTest)
#include "rowaction_test.moc"
