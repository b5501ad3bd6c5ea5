#include "ui/controls.h"
#include "ui/queuenotices.h"

#include <QFile>
#include <QPushButton>
#include <QTemporaryDir>
#include <QToolButton>
#include <QtTest>

#include "core/errortext.h"
#include "tests/ui/samples.h"
#include "ui/noticeband.h"
#include "ui/rowaction.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const RateHold::Asker asker{OpenPlatform::feishu(), Identity::User};

std::unique_ptr<Engine> engineWith(const QString &queueFile)
{
    EngineOptions options;
    options.queueFile = queueFile;
    options.environment = [](const char *) { return QByteArray(); };
    return std::make_unique<Engine>(std::move(options), std::make_unique<SessionKeychain>(),
                                    Engine::Threading::OwnThread);
}

} // namespace

class QueueNoticesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfTheFileUntilItIsDismissed_data()
    {
        QTest::addColumn<QByteArray>("earlier"); ///< what is in the file
        QTest::addColumn<QueueFileNotice>("notice");
        QTest::addColumn<bool>("comesBack");
        QTest::newRow("not to be read") << QByteArray("{ torn") << QueueFileNotice::SetAside << true;
        QTest::newRow("of a later version")
            << QByteArray(R"({"larder_queue": 1000, "transfers": []})") << QueueFileNotice::Newer << false;
    }

    void tellsOfTheFileUntilItIsDismissed()
    {
        QFETCH(QByteArray, earlier);
        QFETCH(QueueFileNotice, notice);
        const QTemporaryDir home;
        QFile file(home.filePath(u"queue.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(earlier) == earlier.size());
        file.close();
        open(file.fileName());
        QTRY_COMPARE(m_band->sentence(), sentence(notice));
        QTEST(m_notices->queueComesBack(), "comesBack");
        QVERIFY(m_band->findChild<QPushButton *>()->isVisible()); // to where it is
        m_band->findChild<QToolButton *>()->click();
        QVERIFY(!m_band->isVisible());
        QTEST(m_notices->queueComesBack(), "comesBack"); // dismissed, not mended
        close();
    }

    void tellsOfAnotherLarder()
    {
        const QTemporaryDir home;
        const auto other = engineWith(home.filePath(u"queue.json"_s));
        QSignalSpy there(other.get(), &Engine::tokenStateKnown);
        other->askTokenState(OpenPlatform::feishu(), Identity::User);
        QTRY_COMPARE(there.count(), 1); // and so is its lock
        open(home.filePath(u"queue.json"_s));
        QTRY_COMPARE(m_band->sentence(), sentence(QueueFileNotice::InUse));
        QVERIFY(!m_notices->queueComesBack());
        close();
    }

    void takesBackThatNothingCouldBeWritten()
    {
        const QTemporaryDir home;
        const QString file = home.filePath(u"queue.json"_s);
        open(file);
        Q_EMIT m_engine->queueFileSaid(QueueFileNotice::NotWritten, file);
        QCOMPARE(m_band->sentence(), sentence(QueueFileNotice::NotWritten));
        QVERIFY(!m_notices->queueComesBack());
        Q_EMIT m_engine->queueFileSaid(QueueFileNotice::WrittenAgain, file);
        QVERIFY(!m_band->isVisible());
        QVERIFY(m_notices->queueComesBack());
        close();
    }

    void comesBackOnlyWithAFile_data()
    {
        QTest::addColumn<bool>("file");
        QTest::newRow("with a file") << true;
        QTest::newRow("without one") << false;
    }

    void comesBackOnlyWithAFile()
    {
        QFETCH(bool, file);
        const QTemporaryDir home;
        open(file ? home.filePath(u"queue.json"_s) : QString());
        QTEST(m_notices->queueComesBack(), "file");
        QVERIFY(!m_band->isVisible());
        close();
    }

    void countsAHoldDown()
    {
        open({});
        const QDateTime now = QDateTime::currentDateTimeUtc();
        Q_EMIT m_engine->requestsHeld(asker, now.addSecs(3600));
        QVERIFY(m_band->tellsProgress());
        const QString first = m_band->sentence();
        Q_EMIT m_engine->requestsHeld(asker, now.addSecs(60)); // of another account: the longer one counts
        QVERIFY(!m_band->sentence().contains(u"1 min"_s));
        Q_EMIT m_engine->requestsHeld(asker, now.addSecs(2 * 3600));
        QVERIFY(m_band->sentence() != first);
        close();
    }

    void aHoldGoesByItself()
    {
        open({});
        Q_EMIT m_engine->requestsHeld(asker, QDateTime::currentDateTimeUtc().addMSecs(1500));
        QVERIFY(m_band->isVisible());
        QTRY_VERIFY(!m_band->isVisible());
        close();
    }

    void aHoldThatIsDismissedStaysAway()
    {
        open({});
        Q_EMIT m_engine->requestsHeld(asker, QDateTime::currentDateTimeUtc().addSecs(3600));
        m_band->findChild<QToolButton *>()->click();
        QVERIFY(!m_band->isVisible());
        close();
    }

    void countsWhatIsThereAlready()
    {
        open({});
        for (quint64 id = 2; id <= 4; ++id)
            Q_EMIT m_engine->alreadyThere(TransferId{id}, TransferId{1});
        QVERIFY(m_band->sentence().contains(u'3'));
        Q_EMIT m_engine->requestsHeld(asker, QDateTime::currentDateTimeUtc().addSecs(3600));
        QVERIFY(m_band->sentence().contains(u'3')); // one thing at a time
        m_band->findChild<QToolButton *>()->click();
        QVERIFY(m_band->tellsProgress());
        close();
    }

    void tellsOfAReceiptThatCouldNotBeWritten()
    {
        open({});
        const Error foreign{.reason = Reason::ReceiptForeign};
        Q_EMIT m_engine->receiptNotWritten(QDir::homePath() + u"/Downloads"_s, foreign);
        QVERIFY(m_band->sentence().contains(u"~/Downloads"_s));
        QVERIFY(m_band->sentence().contains(sentence(foreign)));
        QVERIFY(m_band->findChild<QPushButton *>()->isVisible());           // to where it is
        Q_EMIT m_engine->standstills({standstillBy(Reason::HostNotFound)}); // graver
        QVERIFY(!m_band->sentence().contains(sentence(foreign)));
        Q_EMIT m_engine->standstills({});
        QVERIFY(m_band->sentence().contains(sentence(foreign)));
        m_band->findChild<QToolButton *>()->click();
        QVERIFY(!m_band->isVisible());
        close();
    }

    void saysWhatStopsAllOfThem_data()
    {
        QTest::addColumn<Reason>("reason");
        QTest::addColumn<QString>("where");
        QTest::addColumn<QString>("button");
        QTest::newRow("offline") << Reason::HostNotFound << u"open.feishu.cn"_s << u"Try now"_s;
        QTest::newRow("captive portal") << Reason::NetworkWantsSignIn << u"open.feishu.cn"_s << u"Try now"_s;
        QTest::newRow("a proxy") << Reason::ProxyWantsSignIn << u"open.feishu.cn"_s << u"Settings…"_s;
        QTest::newRow("disk full") << Reason::DiskFull << u"Downloads"_s << u"Try now"_s;
        QTest::newRow("requests used up") << Reason::QuotaUsedUp << QString() << u"Try now"_s;
        QTest::newRow("keychain locked") << Reason::KeychainLocked << QString() << u"Try now"_s;
        QTest::newRow("signed out") << Reason::SignInOver << QString()
                                    << withoutMnemonic(titleOf(RowAction::ChangeToken));
    }

    void saysWhatStopsAllOfThem()
    {
        QFETCH(Reason, reason);
        QFETCH(QString, where);
        QFETCH(QString, button);
        open({});
        const Standstill standstill = standstillBy(reason);
        Q_EMIT m_engine->standstills({standstill});
        QVERIFY(m_band->sentence().contains(sentence(standstill.error)));
        QVERIFY(m_band->sentence().contains(where));
        const bool goesOn = m_band->sentence().contains(u"go on by themselves"_s);
        QCOMPARE(goesOn, reason != Reason::ProxyWantsSignIn && reason != Reason::QuotaUsedUp);
        auto *shown = m_band->findChild<QPushButton *>();
        QVERIFY(shown->isVisible());
        QCOMPARE(shown->text(), button);
        QList<Standstill> wanted;
        connect(m_notices, &QueueNotices::helpWanted, this, [&wanted](const Standstill &with) { wanted << with; });
        QSignalSpy settingsWanted(m_notices, &QueueNotices::settingsWanted);
        shown->click();
        const bool ofProxy = reason == Reason::ProxyWantsSignIn;
        QCOMPARE(wanted, ofProxy ? QList<Standstill>() : QList<Standstill>{standstill});
        QCOMPARE(settingsWanted.count(), ofProxy ? 1 : 0);
        Q_EMIT m_engine->standstills({});
        QVERIFY(!m_band->isVisible());
        close();
    }

    void saysWhereSomebodyHasToSayThatItIsUnlocked()
    {
        open({});
        Standstill standstill = standstillBy(Reason::KeychainLocked);
        Q_EMIT m_engine->standstills({standstill});
        QVERIFY(m_band->sentence().contains(u"go on by themselves"_s));
        standstill.over = Standstill::Over::SaidByItsOwner;
        Q_EMIT m_engine->standstills({standstill});
        QVERIFY(!m_band->sentence().contains(u"by themselves"_s));
        const QString button = m_band->findChild<QPushButton *>()->text().remove(u'&');
        QVERIFY(m_band->sentence().contains(button));
        close();
    }

    void whatWasReadIsToldAgainOnlyWhenItComesAgain()
    {
        open({});
        const Standstill line = standstillBy(Reason::HostNotFound);
        const Standstill disk = standstillBy(Reason::DiskFull);
        Q_EMIT m_engine->standstills({line});
        m_band->findChild<QToolButton *>()->click();
        QVERIFY(!m_band->isVisible());
        Q_EMIT m_engine->standstills({line, disk});
        QVERIFY(m_band->sentence().contains(sentence(disk.error)));
        Q_EMIT m_engine->standstills({line});
        QVERIFY(!m_band->isVisible());
        Q_EMIT m_engine->standstills({});
        Q_EMIT m_engine->standstills({line});
        QVERIFY(m_band->isVisible());
        close();
    }

private:
    static Standstill standstillBy(Reason reason)
    {
        const Error error{.reason = reason};
        return {*sharedCauseOf(error, Samples::order()), error, Samples::order()};
    }

    void open(const QString &queueFile)
    {
        m_engine = engineWith(queueFile);
        m_window = std::make_unique<QWidget>();
        m_band = new NoticeBand(NoticeBand::Closing::ByTheUser, m_window.get());
        m_notices = new QueueNotices(*m_engine, *m_band, m_window.get());
        m_window->show();
    }

    void close()
    {
        m_window.reset();
        m_engine.reset();
    }

    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<QWidget> m_window;
    NoticeBand *m_band = nullptr;
    QueueNotices *m_notices = nullptr;
};

QTEST_MAIN(QueueNoticesTest)
#include "queuenotices_test.moc"
