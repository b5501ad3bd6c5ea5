#include <QDir>
#include <QFile>
#include <QTest>

#include "auth/chosenkeychain.h"
#include "core/errortext.h"
#include "demo/patternbytes.h"
#include "transfer/standstill.h"
#include "transferbench.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(std::optional<Larder::SharedCause::Kind>)
Q_DECLARE_METATYPE(Larder::TransferState)

namespace {

constexpr qint64 length = 200'000;
constexpr int downloads = 5;

/** Its owner leaves it locked, or does not. */
class LockedKeychain : public SessionKeychain
{
public:
    QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override
    {
        if (!locked)
            return SessionKeychain::read(name);
        ++refused;
        return QtFuture::makeReadyFuture(Result<std::optional<QByteArray>>(Error{.reason = Reason::KeychainLocked}));
    }

    bool locked = true;
    int refused = 0;
};

Standstill metBy(Reason reason)
{
    const FileKey key = FileKey::parse(u"file_v3_00aa_1"_s).value();
    const DownloadOrder order{
        .platform = OpenPlatform::feishu(),
        .resource = {MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa"_s).value(), key, typeOf(key)},
        .folder = u"/home/mei/Downloads"_s,
        .name = {}};
    const Error error{.reason = reason};
    return {*sharedCauseOf(error, order), error, order};
}

const Fault portal = Faults::htmlPage();
const Fault tokenRefused = Faults::refusal(401, 99991663);

} // namespace

/** What stops more downloads than one stops them once, costs no tries, and they go on by themselves. */
class StandstillsTest : public QObject
{
    Q_OBJECT

    /** A queue that halts, a server that does `fault` while `inTheWay`, and what was told. */
    struct Bench : TransferBench
    {
        explicit Bench(std::chrono::milliseconds firstLook = 20ms)
            : TransferBench(
                  QueueOptions{.resourcesAtATime = 2, .atSharedCause = AtSharedCause::Halt, .firstLook = firstLook})
        {
            QObject::connect(queue.get(), &TransferQueue::standstills, queue.get(),
                             [this](const QList<Standstill> &all) { told.append(all); });
        }

        DownloadOrder served(int number, const Fault &fault, int fromRequest = 1)
        {
            DownloadOrder made = order(u"file_v3_00aa_%1"_s.arg(number));
            made.name = u"%1.bin"_s.arg(number);
            server.serve(pathOf(made), length, "\"one\"");
            server.fromRequest(pathOf(made), fromRequest,
                               [this, fault](const HttpRequest &request, const ServedResource &resource) {
                                   return inTheWay ? fault(request, resource) : honestReply(request, resource);
                               });
            return made;
        }

        void addSeveral(const Fault &fault)
        {
            for (int number = 1; number <= downloads; ++number)
                add(served(number, fault));
        }

        [[nodiscard]] bool standsStill() const { return !told.isEmpty() && told.last().size() == 1; }
        [[nodiscard]] bool nothingInTheWay() const { return !told.isEmpty() && told.last().isEmpty(); }

        [[nodiscard]] int count(const char *state) const
        {
            int count = 0;
            for (const TransferSnapshot &transfer : queue->snapshots())
                if (word(transfer.state) == QLatin1StringView(state))
                    ++count;
            return count;
        }

        void giveNewToken()
        {
            tokens.keep(order().platform, Identity::User, *AccessToken::parse(u"u-another-0123456789"_s))
                .waitForFinished();
        }

        bool inTheWay = true;
        QList<QList<Standstill>> told;
    };

private Q_SLOTS:
    void knowsWhatIsShared_data()
    {
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<std::optional<SharedCause::Kind>>("kind");
        using Kind = std::optional<SharedCause::Kind>;
        QTest::newRow("C05 no such host") << Reason::HostNotFound << Kind(SharedCause::Kind::Line);
        QTest::newRow("nobody listens") << Reason::ConnectionRefused << Kind(SharedCause::Kind::Line);
        QTest::newRow("captive portal") << Reason::NetworkWantsSignIn << Kind(SharedCause::Kind::Line);
        QTest::newRow("proxy wants a password") << Reason::ProxyWantsSignIn << Kind(SharedCause::Kind::Line);
        QTest::newRow("disk full") << Reason::DiskFull << Kind(SharedCause::Kind::Disk);
        QTest::newRow("a disk that is away") << Reason::FolderMissing << Kind(SharedCause::Kind::Disk);
        QTest::newRow("keychain locked") << Reason::KeychainLocked << Kind(SharedCause::Kind::Keychain);
        QTest::newRow("signed out") << Reason::SignInOver << Kind(SharedCause::Kind::SignIn);
        QTest::newRow("no token") << Reason::NoToken << Kind(SharedCause::Kind::SignIn);
        QTest::newRow("requests used up") << Reason::QuotaUsedUp << Kind(SharedCause::Kind::Quota);
        QTest::newRow("a line that is cut in one file") << Reason::ConnectionLost << Kind();
        QTest::newRow("not this one") << Reason::NoAccess << Kind();
        QTest::newRow("not in this message") << Reason::KeyNotInMessage << Kind();
        QTest::newRow("too large for the disk's format") << Reason::FileTooLargeForDisk << Kind();
    }

    void knowsWhatIsShared()
    {
        QFETCH(Reason, reason);
        QTEST(sharedKindOf(reason), "kind");
    }

    void isInTheWayOfItsOwnOnly()
    {
        const Bench bench;
        const DownloadOrder order = bench.order();
        DownloadOrder asBot = order;
        asBot.identity = Identity::Bot;
        DownloadOrder elsewhere = order;
        elsewhere.folder += u"/below"_s;
        DownloadOrder ofFeishu = order;
        ofFeishu.platform = OpenPlatform::feishu();
        const auto cause = [&](Reason reason) { return *sharedCauseOf(Error{.reason = reason}, order); };
        QVERIFY(isInTheWayOf(cause(Reason::HostNotFound), asBot));
        QVERIFY(!isInTheWayOf(cause(Reason::HostNotFound), ofFeishu));
        QVERIFY(isInTheWayOf(cause(Reason::DiskFull), ofFeishu));
        QVERIFY(!isInTheWayOf(cause(Reason::DiskFull), elsewhere));
        QVERIFY(!isInTheWayOf(cause(Reason::NoToken), asBot));
        QVERIFY(isInTheWayOf(cause(Reason::NoToken), elsewhere));
        QVERIFY(isInTheWayOf(cause(Reason::KeychainLocked), asBot));
    }

    void aNetworkThatWantsASignIn()
    {
        Bench bench;
        bench.addSeveral(portal);
        QTRY_VERIFY(bench.standsStill());
        QCOMPARE(bench.told.last().constFirst().cause.kind, SharedCause::Kind::Line);
        QVERIFY(!sentence(bench.told.last().constFirst().error).isEmpty());
        // More often than any of them has tries.
        const auto asked = bench.server.requests().size();
        QTRY_VERIFY(bench.server.requests().size() > asked + Limits::retries + 1);
        QCOMPARE(bench.count("failed"), 0);
        QCOMPARE(bench.told.size(), 1); // once, however often it is looked
        bench.inTheWay = false;
        for (int number = 1; number <= downloads; ++number)
            QVERIFY(std::holds_alternative<Saved>(bench.endOf(TransferId{quint64(number)})));
        QVERIFY(bench.nothingInTheWay());
    }

    void noToken()
    {
        Bench bench(1h);
        bench.addSeveral(tokenRefused);
        QTRY_VERIFY(bench.standsStill());
        QCOMPARE(bench.told.last().constFirst().cause.kind, SharedCause::Kind::SignIn);
        QTRY_COMPARE(bench.count("halted") + bench.count("queued"), downloads);
        bench.inTheWay = false;
        bench.giveNewToken();
        bench.queue->lookAgain(SharedCause::Kind::Line); // not of that kind
        QCOMPARE(bench.count("halted") + bench.count("queued"), downloads);
        bench.queue->lookAgain(SharedCause::Kind::SignIn);
        for (int number = 1; number <= downloads; ++number)
            QVERIFY(std::holds_alternative<Saved>(bench.endOf(TransferId{quint64(number)})));
        QVERIFY(bench.nothingInTheWay());
    }

    /** Each request more would be refused and counted. */
    void requestsUsedUp()
    {
        Bench bench; // looks soon, where it looks by itself
        bench.addSeveral(Faults::refusal(400, 99991403));
        QTRY_VERIFY(bench.standsStill());
        QCOMPARE(bench.told.last().constFirst().cause.kind, SharedCause::Kind::Quota);
        QTRY_COMPARE(bench.count("halted"), 2);
        QCOMPARE(bench.count("queued"), downloads - 2);
        QCOMPARE(bench.server.requests().size(), 2);
        QVERIFY(!isAskedAgainByItself(Reason::QuotaUsedUp));
        bench.inTheWay = false;
        bench.queue->lookAgain(SharedCause::Kind::Quota);
        for (int number = 1; number <= downloads; ++number)
            QVERIFY(std::holds_alternative<Saved>(bench.endOf(TransferId{quint64(number)})));
        QVERIFY(bench.nothingInTheWay());
    }

    void whatHasComeIsNotFetchedAgain()
    {
        Bench bench(1h);
        const DownloadOrder order = bench.served(1, tokenRefused, 2);
        const TransferId id = bench.add(order);
        QTRY_COMPARE(bench.count("halted"), 1);
        QTRY_VERIFY(bench.latest(id) && std::holds_alternative<Halted>(bench.latest(id)->state));
        QCOMPARE(std::get<Halted>(bench.latest(id)->state).kept, Limits::probe);
        QCOMPARE(bench.latest(id)->progress.received, Limits::probe);
        bench.inTheWay = false;
        bench.giveNewToken();
        bench.queue->lookAgain();
        QVERIFY(std::holds_alternative<Saved>(bench.endOf(id)));
        QCOMPARE(bench.contentOf(u"1.bin"_s), patternBytes(0, length));
        QCOMPARE(bench.server.rangesAsked(TransferBench::pathOf(order)).last(),
                 QByteArray("bytes=" + QByteArray::number(Limits::probe) + "-" + QByteArray::number(length - 1)));
    }

    void anotherServerIsNotConcerned()
    {
        Bench bench(1h);
        bench.addSeveral(portal);
        QTRY_VERIFY(bench.standsStill());
        ScriptedServer other;
        DownloadOrder order = bench.order(u"file_v3_00aa_9"_s);
        order.platform = OpenPlatform::parse(other.base().toString()).value();
        order.name = u"9.bin"_s;
        other.serve(TransferBench::pathOf(order), length);
        bench.tokens.keep(order.platform, Identity::User, *AccessToken::parse(u"u-another-0123456789"_s))
            .waitForFinished();
        QVERIFY(std::holds_alternative<Saved>(bench.download(order)));
        QVERIFY(bench.standsStill());
    }

    void oneThatIsTriedIsSentAhead()
    {
        Bench bench(1h);
        bench.addSeveral(portal);
        QTRY_COMPARE(bench.count("halted"), 2);
        bench.inTheWay = false;
        bench.queue->tryAgain(TransferId{2});
        for (int number = 1; number <= downloads; ++number)
            QVERIFY(std::holds_alternative<Saved>(bench.endOf(TransferId{quint64(number)})));
    }

    void ofOneThatIsSentAheadInVainTheOthersHearNothing()
    {
        Bench bench(1h);
        bench.addSeveral(portal);
        QTRY_COMPARE(bench.count("halted"), 2);
        const auto asked = bench.server.requests().size();
        bench.queue->tryAgain(TransferId{2});
        QTRY_VERIFY(bench.server.requests().size() > asked);
        QTRY_COMPARE(bench.count("halted"), 2);
        QCOMPARE(bench.count("queued"), downloads - 2);
        QCOMPARE(bench.told.size(), 1);
    }

    void oneThatIsCancelledOnTheWaySendsAnother()
    {
        Bench bench(1h);
        bench.addSeveral(tokenRefused);
        QTRY_COMPARE(bench.count("halted"), 2);
        bench.inTheWay = false;
        bench.giveNewToken();
        bench.queue->tryAgain(TransferId{1});
        bench.queue->cancel(TransferId{1});
        for (int number = 2; number <= downloads; ++number)
            QVERIFY(std::holds_alternative<Saved>(bench.endOf(TransferId{quint64(number)})));
    }

    void whatIsPausedGoesOnWhenItIsResumed()
    {
        Bench bench;
        bench.addSeveral(portal);
        QTRY_VERIFY(bench.standsStill());
        for (int number = 1; number <= downloads; ++number)
            bench.queue->pause(TransferId{quint64(number)});
        QCOMPARE(bench.count("paused"), downloads);
        QTRY_VERIFY(bench.nothingInTheWay()); // nobody waits for it
        bench.inTheWay = false;
        for (int number = 1; number <= downloads; ++number)
            bench.queue->resume(TransferId{quint64(number)});
        for (int number = 1; number <= downloads; ++number)
            QVERIFY(std::holds_alternative<Saved>(bench.endOf(TransferId{quint64(number)})));
    }

    void nothingIsToldOfItOnceNobodyWaits()
    {
        Bench bench(1h);
        bench.addSeveral(portal);
        QTRY_COMPARE(bench.count("halted"), 2);
        for (const TransferSnapshot &transfer : bench.queue->snapshots())
            bench.queue->cancel(transfer.id);
        QTRY_VERIFY(bench.nothingInTheWay());
    }

    void aKeychainThatHasBeenUnlocked()
    {
        TransferBench bench;
        LockedKeychain system;
        ChosenKeychain keychain(system);
        TokenSource tokens(keychain, bench.accounts, bench.client, [](const char *) { return QByteArray(); });
        TransferQueue queue(bench.client, tokens, bench.rate, {.atSharedCause = AtSharedCause::Halt, .firstLook = 1h});
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        queue.add(TransferId{1}, order);
        const auto state = [&queue] { return QString(word(queue.snapshots().constFirst().state)); };
        QTRY_COMPARE(state(), u"halted"_s);
        system.locked = false;
        keychain.askAgain();
        tokens.keep(order.platform, Identity::User, *AccessToken::parse(u"u-another-0123456789"_s)).waitForFinished();
        system.locked = true; // once more, so that the keychain remembers it
        queue.lookAgain();
        QTRY_COMPARE(system.refused, 2);
        QTRY_COMPARE(state(), u"halted"_s);
        system.locked = false;
        queue.lookAgain();
        QTRY_COMPARE(state(), u"saved"_s);
    }

    void oneThatIsAheadIsTriedWithAnotherOrder()
    {
        Bench bench(1h);
        bench.addSeveral(tokenRefused);
        QTRY_COMPARE(bench.count("halted"), 2);
        bench.queue->lookAgain(); // in vain: the token is the same
        DownloadOrder asBot = bench.order();
        asBot.identity = Identity::Bot;
        bench.tokens.keep(asBot.platform, Identity::Bot, *AccessToken::parse(u"t-another-0123456789"_s))
            .waitForFinished();
        bench.inTheWay = false;
        for (const TransferSnapshot &transfer : bench.queue->snapshots()) {
            DownloadOrder order = transfer.order;
            order.identity = Identity::Bot;
            bench.queue->tryWith(transfer.id, order);
        }
        for (int number = 1; number <= downloads; ++number)
            QVERIFY(std::holds_alternative<Saved>(bench.endOf(TransferId{quint64(number)})));
        QTRY_VERIFY(bench.nothingInTheWay());
    }

    void whatTheOneAheadFinds_data()
    {
        QTest::addColumn<Reason>("cause");
        QTest::addColumn<TransferState>("state");
        QTest::addColumn<int>("over");
        QTest::addColumn<int>("another"); ///< is sent ahead at once
        const auto row = [](const char *name, Reason cause, const TransferState &state, int over, int another) {
            QTest::newRow(name) << cause << state << over << another;
        };
        const auto failed = [](Reason reason, std::optional<int> status = {}) {
            return Failed{Error{.reason = reason, .httpStatus = status}};
        };
        const auto halted = [](Reason reason, std::optional<int> status = {}) {
            return Halted{Error{.reason = reason, .httpStatus = status}};
        };
        const auto waiting = [](Reason reason, std::optional<int> status = {}) {
            return Waiting{{}, Error{.reason = reason, .httpStatus = status}};
        };
        row("bytes", Reason::HostNotFound, Receiving{}, 1, 0);
        row("nothing yet", Reason::HostNotFound, Starting{}, 0, 0);
        row("the same again", Reason::HostNotFound, halted(Reason::HostNotFound), 0, 0);
        row("a refusal is an answer", Reason::HostNotFound, failed(Reason::NoAccess, 403), 1, 0);
        row("a fault of the line is none", Reason::HostNotFound, failed(Reason::TimedOut), 0, 0);
        row("a wait that the server named is one", Reason::HostNotFound, waiting(Reason::RateLimited, 429), 1, 0);
        row("another try is none yet", Reason::HostNotFound, waiting(Reason::HostNotFound), 0, 0);
        row("no token, as the server says", Reason::HostNotFound, halted(Reason::TokenRefused, 401), 1, 0);
        row("no token, as the keychain says", Reason::HostNotFound, halted(Reason::NoToken), 0, 0);
        row("a token, and then no line", Reason::NoToken, halted(Reason::HostNotFound), 1, 0);
        row("a token, and then a refusal", Reason::NoToken, failed(Reason::NoAccess, 403), 1, 0);
        row("a refusal says nothing of the disk", Reason::DiskFull, failed(Reason::NoAccess, 403), 0, 1);
        row("nor does a wait", Reason::DiskFull, waiting(Reason::RateLimited, 429), 0, 0);
        row("cancelled on the way", Reason::NoToken, Cancelled{}, 0, 1);
        row("paused on the way", Reason::HostNotFound, Paused{}, 0, 1);
    }

    void whatTheOneAheadFinds()
    {
        QFETCH(Reason, cause);
        QFETCH(TransferState, state);
        Standstills standstills(1h);
        const Standstill standstill = metBy(cause);
        standstills.met(standstill);
        standstills.sentAhead(standstill.cause, TransferId{1});
        int over = 0;
        int another = 0;
        connect(&standstills, &Standstills::over, this, [&over] { ++over; });
        connect(&standstills, &Standstills::lookDue, this, [&another] { ++another; });
        standstills.heardOf(TransferId{2}, Receiving{}); // is nobody's business
        QVERIFY(standstills.isInTheWayOf(standstill.order));
        standstills.heardOf(TransferId{1}, state);
        QTEST(over, "over");
        QTEST(another, "another");
        QCOMPARE(standstills.isInTheWayOf(standstill.order), over == 0);
    }

    void anotherReasonIsTold()
    {
        Standstills standstills(1h);
        int told = 0;
        connect(&standstills, &Standstills::changed, this, [&told] { ++told; });
        standstills.met(metBy(Reason::HostNotFound));
        standstills.met(metBy(Reason::HostNotFound));
        QCOMPARE(told, 1);
        standstills.met(metBy(Reason::NetworkWantsSignIn));
        QCOMPARE(told, 2);
        QCOMPARE(standstills.all().constFirst().error.reason, Reason::NetworkWantsSignIn);
    }

    void whatIsSaidWhileOneIsAheadCounts()
    {
        Standstills standstills(1h);
        const Standstill standstill = metBy(Reason::NoToken);
        standstills.met(standstill);
        int due = 0;
        connect(&standstills, &Standstills::lookDue, this, [&due] { ++due; });
        standstills.sentAhead(standstill.cause, TransferId{1});
        standstills.lookNow();
        QCOMPARE(due, 0);
        standstills.heardOf(TransferId{1}, Halted{standstill.error});
        QCOMPARE(due, 1);
    }

    void aProxysPasswordIsNotOfferedAgainAndAgain()
    {
        QVERIFY(!isAskedAgainByItself(Reason::ProxyWantsSignIn));
        QVERIFY(isAskedAgainByItself(Reason::ProxyFailed));
        QVERIFY(isAskedAgainByItself(Reason::DiskFull));
        QVERIFY(isAskedAgainByItself(Reason::FolderMissing));
        QVERIFY(!isAskedAgainByItself(Reason::NoToken));
    }

    /** G09: a folder of a disk that is away for a while, whose place nobody can take. */
    void aDiskThatIsAway()
    {
        Bench bench;
        const QString folder = bench.folder.filePath(u"drive/folder"_s);
        const QString away = bench.folder.filePath(u"away"_s);
        QVERIFY(QDir().mkpath(folder));
        QList<DownloadOrder> orders;
        for (int number = 1; number <= downloads; ++number) {
            orders << bench.served(number, Faults::honest());
            orders.last().folder = folder;
        }
        const auto unplug = [&](const HttpRequest &request, const ServedResource &resource) {
            if (QFile::rename(bench.folder.filePath(u"drive"_s), away)) {
                QFile blocked(bench.folder.filePath(u"drive"_s)); // as a mount point that is nobody's to fill
                if (!blocked.open(QIODevice::WriteOnly))
                    qFatal("The disk could not be taken away");
            }
            return honestReply(request, resource);
        };
        bench.server.onRequest(TransferBench::pathOf(orders.first()), 2, unplug);
        for (const DownloadOrder &order : orders)
            bench.add(order);
        QTRY_VERIFY(bench.standsStill());
        QCOMPARE(bench.told.last().constFirst().error.reason, Reason::FolderMissing);
        QVERIFY(QFile::remove(bench.folder.filePath(u"drive"_s)));
        QVERIFY(QFile::rename(away, bench.folder.filePath(u"drive"_s)));
        QTRY_COMPARE(bench.count("saved"), downloads);
        QTRY_VERIFY(bench.nothingInTheWay());
        for (const DownloadOrder &order : orders)
            QVERIFY(bench.contentOf(u"drive/folder/"_s + order.name) == patternBytes(0, length));
    }

    void whereNobodyCouldMendItItFails()
    {
        TransferBench bench;
        const DownloadOrder order = bench.order();
        bench.server.serve(TransferBench::pathOf(order), length);
        bench.server.onEveryRequest(TransferBench::pathOf(order), portal);
        QVERIFY(std::holds_alternative<Failed>(bench.download(order)));
    }
};

QTEST_GUILESS_MAIN(StandstillsTest)
#include "standstills_test.moc"
