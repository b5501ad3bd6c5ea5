#include <QSignalSpy>
#include <QTest>

#include "session/linewatch.h"

using namespace Larder;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/** What one look finds: the addresses, and the time that has gone by since the one before. */
struct Look
{
    QList<QString> addresses;
    std::chrono::seconds since = 5s;
};

} // namespace

Q_DECLARE_METATYPE(QList<Look>)

/** C16, C17: another network, and sleep. */
class LineWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void looks_data()
    {
        QTest::addColumn<QList<Look>>("looks");
        QTest::addColumn<int>("changes");
        const auto home = u"192.168.1.20"_s;
        const auto office = u"10.20.3.4"_s;
        const auto tunnel = u"10.8.0.2"_s;
        const auto row = [](const char *name, const QList<Look> &looks, int changes) {
            QTest::newRow(name) << looks << changes;
        };
        row("all stays as it is", {{{home}}, {{home}}, {{home}}}, 0);
        row("another network", {{{home}}, {{office}}, {{office}}}, 1);
        row("a tunnel more", {{{home}}, {{home, tunnel}}}, 0);
        row("the tunnel is gone", {{{home, tunnel}}, {{home}}}, 1);
        row("no network", {{{home}}, {{}}, {{}}}, 0);
        row("no network, and then the same", {{{home}}, {{}}, {{home}}}, 1);
        row("no network at first", {{{}}, {{home}}}, 1);
        row("asleep", {{{home}}, {{home}, 8h}, {{home}}}, 1);
        row("asleep, and woken elsewhere", {{{home}}, {{office}, 8h}, {{office}}}, 1);
        row("asleep, and the network comes back later", {{{home}}, {{}, 8h}, {{home}}}, 1);
        row("a busy moment", {{{home}}, {{home}, 11s}}, 0);
        row("the clock is set back", {{{home}}, {{home}, -3600s}}, 0);
    }

    void looks()
    {
        QFETCH(const QList<Look>, looks);
        QFETCH(const int, changes);
        qsizetype looked = 0;
        QDateTime time = QDateTime::currentDateTimeUtc();
        const auto addresses = [&] {
            QSet<QHostAddress> all;
            for (const QString &address : looks.value(looked, looks.last()).addresses)
                all.insert(QHostAddress(address));
            return all;
        };
        const auto now = [&] {
            time = time.addSecs(looks.value(looked, Look{{}, 5s}).since.count());
            return time;
        };
        LineWatch watch({[&] {
                             const auto all = addresses();
                             ++looked;
                             return all;
                         },
                         now},
                        1ms);
        const QSignalSpy changed(&watch, &LineWatch::changed);
        watch.begin();
        watch.begin();
        QTRY_VERIFY(looked >= looks.size() + 2);
        watch.stop();
        QCOMPARE(changed.count(), changes);
    }

    void stopsAndForgets()
    {
        QSet<QHostAddress> here{QHostAddress(u"192.168.1.20"_s)};
        int looked = 0;
        LineWatch watch({[&] {
                             ++looked;
                             return here;
                         },
                         &QDateTime::currentDateTimeUtc},
                        1ms);
        const QSignalSpy changed(&watch, &LineWatch::changed);
        watch.begin();
        QTRY_VERIFY(looked > 2);
        watch.stop();
        here = {QHostAddress(u"10.20.3.4"_s)}; // while nobody looks
        watch.begin();
        const int before = looked;
        QTRY_VERIFY(looked > before + 1);
        QCOMPARE(changed.count(), 0);
    }

    void ofThisComputer()
    {
        const LineWatch::Senses senses = LineWatch::ofThisComputer();
        for (const QHostAddress &address : senses.addresses())
            QVERIFY2(!address.isLoopback() && !address.isLinkLocal(), qPrintable(address.toString()));
        QVERIFY(qAbs(senses.now().secsTo(QDateTime::currentDateTimeUtc())) < 60);
    }
};

QTEST_GUILESS_MAIN(LineWatchTest)
#include "linewatch_test.moc"
