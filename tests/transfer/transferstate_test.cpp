#include <QTest>

#include "transfer/transferstate.h"

using namespace Larder;

class TransferStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void steps_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QStringList>("to");
        const auto row = [](const char *from, const char *to) {
            QTest::newRow(from) << QString::fromLatin1(from)
                                << QString::fromLatin1(to).split(QLatin1Char(' '), Qt::SkipEmptyParts);
        };
        row("queued", "starting paused cancelled");
        row("starting", "starting receiving waiting paused halted measured checking skipped failed cancelled");
        row("receiving", "starting receiving waiting paused halted measured checking skipped failed cancelled");
        row("waiting", "starting receiving waiting paused halted measured skipped failed cancelled");
        row("paused", "cancelled");
        row("halted", "paused cancelled");
        row("measured", "queued cancelled");
        row("checking", "halted saved failed cancelled");
        row("saved", "");
        row("skipped", "");
        row("failed", "");
        row("cancelled", "");
    }

    void steps()
    {
        QFETCH(const QString, from);
        QFETCH(const QStringList, to);
        const std::vector<TransferState> all{Queued{},
                                             Starting{},
                                             Receiving{},
                                             Waiting{{}, Error{Reason::TimedOut}},
                                             Paused{},
                                             Halted{Error{Reason::HostNotFound}},
                                             Measured{},
                                             Checking{},
                                             Saved{},
                                             Skipped{},
                                             Failed{Error{Reason::TimedOut}},
                                             Cancelled{}};
        const auto start =
            std::find_if(all.begin(), all.end(), [&](const TransferState &s) { return word(s) == from; });
        QVERIFY(start != all.end());
        QStringList allowed;
        for (const TransferState &state : all) {
            if (mayFollow(*start, state))
                allowed.append(word(state));
        }
        QCOMPARE(allowed, to);
        QCOMPARE(hasEnded(*start), to.isEmpty());
    }
};

QTEST_GUILESS_MAIN(TransferStateTest)
#include "transferstate_test.moc"
