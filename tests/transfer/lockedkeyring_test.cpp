#include <QDBusConnection>
#include <QtTest>

#include "auth/chosenkeychain.h"
#include "support/keyring.h"
#include "transfer/transferqueue.h"
#include "transferbench.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 length = 200'000;

/** Whether it is locked is the desktop's real keyring's word; what is in it is in memory. */
class LockedKeychain : public SessionKeychain
{
public:
    QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override
    {
        if (!locked)
            return SessionKeychain::read(name);
        return QtFuture::makeReadyFuture(Result<std::optional<QByteArray>>(Error{.reason = Reason::KeychainLocked}));
    }

    bool locked = true;
};

} // namespace

/** A queue over a keychain that is locked, and the Secret Service that says so. */
class LockedKeyringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_keyring.startBus(), m_keyring.trouble().constData());
        m_keyring.enter();
        QVERIFY2(m_keyring.start(Keyring::Login::Unlocked), m_keyring.trouble().constData()); // and made
        m_keyring.kill();
    }

    void init()
    {
        m_tokens = std::make_unique<TokenSource>(m_keychain, m_bench.accounts, m_bench.client,
                                                 [](const char *) { return QByteArray(); });
        const QueueOptions options{.atSharedCause = AtSharedCause::Halt, .firstLook = 50ms};
        m_queue = std::make_unique<TransferQueue>(m_bench.client, *m_tokens, m_bench.rate, options);
        connect(m_queue.get(), &TransferQueue::standstills, this,
                [this](const QList<Standstill> &all) { m_standstills = all; });
    }

    void cleanup()
    {
        m_queue.reset();
        m_tokens.reset();
        qunsetenv("XDG_CURRENT_DESKTOP");
    }

    /** Nobody says anything: the keyring is asked, and then the keychain anew, whatever it said before. */
    void goesOnByItselfWhenItIsUnlocked()
    {
        QVERIFY2(m_keyring.start(Keyring::Login::Locked), m_keyring.trouble().constData());
        const DownloadOrder order = addOne();
        QTRY_COMPARE(state(), u"halted"_s);
        QCOMPARE(m_standstills.size(), 1);
        QCOMPARE(m_standstills.first().over, Standstill::Over::SeenByItself);
        m_system.locked = false;
        m_system.write({SecretName::Kind::UserAccessToken, order.platform.word()}, "u-another-0123456789")
            .waitForFinished();
        m_keyring.kill();
        QVERIFY2(m_keyring.start(Keyring::Login::Unlocked), m_keyring.trouble().constData());
        QTRY_COMPARE(state(), u"saved"_s);
        QTRY_VERIFY(m_standstills.isEmpty());
    }

    void saysWhereOnlyItsOwnerCanTell()
    {
        auto bus = QDBusConnection::connectToBus(m_keyring.address(), u"wallet"_s);
        QVERIFY(bus.registerService(u"org.kde.kwalletd5"_s));
        qputenv("XDG_CURRENT_DESKTOP", "KDE");
        addOne();
        QTRY_VERIFY(!m_standstills.isEmpty() && m_standstills.first().over == Standstill::Over::SaidByItsOwner);
        QDBusConnection::disconnectFromBus(u"wallet"_s);
        m_system.locked = false;
        m_queue->lookAgain();
        QTRY_VERIFY(m_standstills.isEmpty());
    }

private:
    DownloadOrder addOne()
    {
        m_system.locked = true;
        m_keychain.askAgain();
        const DownloadOrder order = m_bench.order();
        m_bench.server.serve(TransferBench::pathOf(order), length);
        m_queue->add(TransferId{1}, order);
        return order;
    }

    [[nodiscard]] QString state() const { return word(m_queue->snapshots().constFirst().state); }

    Keyring m_keyring;
    TransferBench m_bench;
    LockedKeychain m_system;
    ChosenKeychain m_keychain{m_system};
    std::unique_ptr<TokenSource> m_tokens;
    std::unique_ptr<TransferQueue> m_queue;
    QList<Standstill> m_standstills;
};

QTEST_GUILESS_MAIN(LockedKeyringTest)
#include "lockedkeyring_test.moc"
