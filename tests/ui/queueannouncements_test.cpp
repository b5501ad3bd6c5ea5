#include "ui/queueannouncements.h"

#include <QtTest>

#include "tests/ui/samples.h"
#include "ui/liveregion.h"
#include "ui/queuemodel.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

Progress of100(qint64 received)
{
    return {received, 100, {}, {}};
}

} // namespace

class QueueAnnouncementsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_heard.clear();
        m_window = std::make_unique<QWidget>();
        m_model = std::make_unique<QueueModel>();
        m_announcements = new QueueAnnouncements(*m_model, m_window.get());
        m_window->show();
        connect(m_window->findChild<LiveRegion *>(), &LiveRegion::announced, this,
                [this](const QString &text) { m_heard << text; });
    }

    void oneDownload_data()
    {
        QTest::addColumn<QList<TransferState>>("states");
        QTest::addColumn<Progress>("progress");
        QTest::addColumn<QString>("told");
        QTest::newRow("begins") << QList<TransferState>{Receiving{}} << of100(0)
                                << u"video.mp4. Downloading, 0 %, 0 of 100 bytes."_s;
        QTest::newRow("has no length") << QList<TransferState>{Receiving{}} << Progress{7, {}, {}, {}}
                                       << u"video.mp4. Downloading, 7 bytes."_s;
        QTest::newRow("a quarter") << QList<TransferState>{Starting{}, Receiving{}} << of100(25)
                                   << u"video.mp4. Downloading, 25 %, 25 of 100 bytes."_s;
        QTest::newRow("saved before anything else was told")
            << QList<TransferState>{Queued{}, Receiving{}, Checking{}, Samples::saved()} << of100(100)
            << u"video.mp4. Saved, 963 MB."_s;
        QTest::newRow("refused, with what helps")
            << QList<TransferState>{Starting{}, Samples::failed(Reason::NoAccess)} << of100(0)
            << u"video.mp4. Failed: You cannot see this chat, or the file was removed. Try the other identity, or ask "
               u"a "
               "member of the chat for the file."_s;
        QTest::newRow("paused") << QList<TransferState>{Receiving{}, Paused{40}} << of100(40)
                                << u"video.mp4. 40 %, Paused, 40 of 100 bytes."_s;
    }

    void oneDownload()
    {
        QFETCH(QList<TransferState>, states);
        QFETCH(Progress, progress);
        m_announcements->expect(TransferId{1});
        for (const TransferState &state : states)
            take({Samples::transfer(1, state, progress)});
        QTRY_COMPARE(m_heard.size(), 1);
        QTEST(m_heard.constFirst(), "told");
    }

    void eachQuarterOnce()
    {
        m_announcements->expect(TransferId{1});
        for (const int percent : {0, 10, 24})
            take({Samples::transfer(1, Receiving{}, of100(percent))});
        QTRY_COMPARE(m_heard.size(), 1);
        for (const int percent : {26, 30, 49})
            take({Samples::transfer(1, Receiving{}, of100(percent))});
        QTRY_COMPARE(m_heard.size(), 2);
        for (const int percent : {45, 46, 40, 49}) // nothing new
            take({Samples::transfer(1, Receiving{}, of100(percent))});
        take({Samples::transfer(1, Samples::saved(), of100(100))});
        QTRY_COMPARE(m_heard.size(), 3);
        QVERIFY2(m_heard.at(0).contains(u"24 %"_s), qPrintable(m_heard.at(0)));
        QVERIFY2(m_heard.at(1).contains(u"49 %"_s), qPrintable(m_heard.at(1)));
        QVERIFY2(m_heard.at(2).contains(u"Saved"_s), qPrintable(m_heard.at(2)));
    }

    void againIsNewsAgain()
    {
        m_announcements->expect(TransferId{1});
        for (int time = 1; time <= 2; ++time) {
            take({Samples::transfer(1, Samples::failed(Reason::NoToken))});
            QTRY_COMPARE(m_heard.size(), time);
        }
        QCOMPARE(m_heard.at(0), m_heard.at(1));
    }

    void ofManyOnlyHowMany()
    {
        QList<TransferSnapshot> all;
        for (quint64 id = 1; id <= 5; ++id) {
            m_announcements->expect(TransferId{id});
            all << Samples::transfer(id, id == 1 ? TransferState(Samples::failed(Reason::NoAccess)) : Samples::saved());
        }
        take(all);
        QTRY_COMPARE(m_heard, QStringList{u"1 failed, 4 saved."_s});
    }

    void theLastOneTellsOfAll()
    {
        take({Samples::transfer(1, Receiving{}, of100(50)), Samples::transfer(2, Samples::saved())});
        QTRY_COMPARE(m_heard.size(), 1);
        take({Samples::transfer(1, Samples::saved(), of100(100))});
        QTRY_COMPARE(m_heard.size(), 2);
        QCOMPARE(m_heard.constLast(), u"video.mp4. Saved, 963 MB. 2 saved."_s);
    }

    void whatAnEarlierStartHasLeftIsNoNews()
    {
        take({Samples::transfer(1, Samples::failed(Reason::NoAccess)), Samples::transfer(2, Paused{10}),
              Samples::transfer(3, Samples::saved())});
        m_announcements->expect(TransferId{4});
        take({Samples::transfer(4, Receiving{}, of100(5))});
        QTRY_COMPARE(m_heard, QStringList{u"video.mp4. Downloading, 5 %, 5 of 100 bytes."_s});
    }

private:
    void take(const QList<TransferSnapshot> &transfers)
    {
        m_model->take(transfers);
        m_announcements->note(transfers);
    }

    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<QueueModel> m_model;
    QueueAnnouncements *m_announcements = nullptr;
    QStringList m_heard;
};

QTEST_MAIN(QueueAnnouncementsTest)

#include "queueannouncements_test.moc"
