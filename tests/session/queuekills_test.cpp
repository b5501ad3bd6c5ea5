#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include "core/limits.h"
#include "demo/patternbytes.h"
#include "support/scriptedserver.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

const QByteArray secret = "u-canary-0123456789abcdef";
constexpr int killsOfOneQueue = 6;
constexpr qint64 bytesPerSecond = 2'000'000;
constexpr int longestLifeMs = 1800;

/** LARDER_KILLS for more of them. */
int killsWanted()
{
    const int asked = qEnvironmentVariableIntValue("LARDER_KILLS");
    return asked > 0 ? asked : 30;
}

// The soak
constexpr int soaked = 2000;
constexpr int everyTenth = 10;
constexpr int killsOfSoak = 5;
constexpr int requestsBetweenKills = 400;

/** Mostly of one request; each tenth of two. */
QList<qint64> soakLengths()
{
    QList<qint64> lengths;
    for (qint64 number = 1; number <= soaked; ++number)
        lengths << (number % everyTenth == 0 ? Limits::probe + number : 100 + number * 37 % 20'000);
    return lengths;
}

/** Bad days from which a download comes back by itself. */
const std::vector<Fault> &badDays()
{
    static const std::vector<Fault> days{
        Faults::cutAfter(50),         Faults::otherRange(1),       Faults::atMost(60),
        Faults::wholeInstead(),       Faults::cutBeforeHead(),     Faults::shorterThanRange(10),
        Faults::unavailable(),        Faults::longerThanRange(40), Faults::withoutContentRange(),
        Faults::shorterThanLength(7), Faults::refusal(500, 1500),  Faults::rateLimited(std::chrono::seconds(1))};
    return days;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "could not be opened";
}

} // namespace

/**
 * A process of its own downloads several resources, is killed at random moments and started again, until all are saved.
 * After each kill nothing may stand under a final name but what is whole.
 */
class QueueKillsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedAtRandomMoments()
    {
        int kills = 0;
        for (int round = 1; kills < killsWanted(); ++round) {
            newQueue({3'000'000, 1'500'000, 131'072, 0, 2'200'000, 1}, Faults::trickled(bytesPerSecond));
            for (int kill = 0; kill < killsOfOneQueue && kills < killsWanted(); ++kill) {
                const qsizetype asked = m_server->requests().size();
                const bool killed = runAndKill();
                m_goneOn += goneOnSince(asked);
                QVERIFY2(m_program.exitCode() == 0 || killed, m_program.readAllStandardError().constData());
                kills += killed ? 1 : 0;
                if (const QString wrong = whatIsWrong(); !wrong.isEmpty())
                    QFAIL(qPrintable(u"round %1, kill %2: %3"_s.arg(round).arg(kill).arg(wrong)));
                if (!killed)
                    break; // it was done before its time had come
            }
            start();
            const qsizetype asked = m_server->requests().size();
            QTRY_VERIFY_WITH_TIMEOUT(m_program.state() == QProcess::NotRunning, 2 * minute);
            QVERIFY2(m_program.exitStatus() == QProcess::NormalExit && m_program.exitCode() == 0,
                     m_program.readAllStandardError().constData());
            if (const QString wrong = whatIsWrong(); !wrong.isEmpty())
                QFAIL(qPrintable(u"round %1, at its end: %2"_s.arg(round).arg(wrong)));
            checkAllThere();
            m_goneOn += goneOnSince(asked);
        }
        qInfo("%d kills, %d downloads that went on with what a killed process had left", kills, m_goneOn);
        QVERIFY(m_goneOn > 0);
    }

    /** Many small ones, a fault at every tenth request, and a few kills in between. */
    void soak()
    {
        int asked = 0;
        newQueue(soakLengths(), [&asked](const HttpRequest &request, const ServedResource &resource) {
            if (++asked % everyTenth != 0)
                return honestReply(request, resource);
            return badDays().at(size_t(asked / everyTenth) % badDays().size())(request, resource);
        });
        for (int kill = 1; kill <= killsOfSoak; ++kill) {
            start();
            QTRY_VERIFY_WITH_TIMEOUT(asked >= kill * requestsBetweenKills || m_program.state() == QProcess::NotRunning,
                                     2 * minute);
            QVERIFY2(m_program.state() == QProcess::Running, m_program.readAllStandardError().constData());
            m_program.kill();
            m_program.waitForFinished(minute);
            if (const QString wrong = whatIsWrong(); !wrong.isEmpty())
                QFAIL(qPrintable(u"kill %1: %2"_s.arg(kill).arg(wrong)));
        }
        start();
        QTRY_VERIFY_WITH_TIMEOUT(m_program.state() == QProcess::NotRunning, 8 * minute);
        QVERIFY2(m_program.exitStatus() == QProcess::NormalExit && m_program.exitCode() == 0,
                 m_program.readAllStandardError().constData());
        if (const QString wrong = whatIsWrong(); !wrong.isEmpty())
            QFAIL(qPrintable(u"at its end: %1"_s.arg(wrong)));
        checkAllThere();
        qInfo("%d requests for %d resources", asked, soaked);
    }

private:
    void newQueue(const QList<qint64> &lengths, const Fault &fault)
    {
        m_lengths = lengths;
        m_server = std::make_unique<ScriptedServer>();
        m_home = std::make_unique<QTemporaryDir>();
        QVERIFY(QDir(m_home->path()).mkdir(u"folder"_s));
        for (qsizetype index = 0; index < m_lengths.size(); ++index) {
            const QByteArray path =
                "/open-apis/im/v1/messages/om_7f3c21d6a9b84e0f95ad1c6632be70aa/resources/file_v3_00aa_" +
                QByteArray::number(index + 1);
            m_server->serve(path, m_lengths.at(index),
                            index % 2 == 0 ? "\"v1\"" : ""); // half of them without a validator
            m_server->onEveryRequest(path, fault);
        }
    }

    void start()
    {
        m_program.start(QStringLiteral(QUEUE_PROGRAM),
                        {m_server->base().toString(), folder(), queueFile(), QString::number(m_lengths.size())});
        QVERIFY(m_program.waitForStarted(minute));
    }

    /** False where it ended before. */
    bool runAndKill()
    {
        start();
        const QDeadlineTimer moment(QRandomGenerator::global()->bounded(longestLifeMs));
        const bool lived =
            comesTrue([&] { return moment.hasExpired() || m_program.state() == QProcess::NotRunning; }, minute);
        if (!lived || m_program.state() == QProcess::NotRunning)
            return false;
        m_program.kill();
        m_program.waitForFinished(minute);
        return m_program.exitStatus() == QProcess::CrashExit;
    }

    /** Empty where nothing is. */
    [[nodiscard]] QString whatIsWrong() const
    {
        for (const QFileInfo &file : QDir(folder()).entryInfoList(QDir::Files)) {
            const qsizetype number = file.fileName().section(QRegularExpression(u"[ .]"_s), 0, 0).toInt();
            if (file.suffix() == u"bin"_s && contentOf(file.filePath()) != patternBytes(0, m_lengths.at(number - 1)))
                return file.fileName() + u" is not what it should be"_s;
        }
        QDirIterator all(m_home->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            if (contentOf(all.next()).contains(secret))
                return all.filePath() + u" has the token in it"_s;
        }
        return {};
    }

    /** Downloads whose second request of a process, behind the first bytes, begins where nothing of this process is. */
    [[nodiscard]] int goneOnSince(qsizetype asked) const
    {
        QHash<QByteArray, int> times;
        int count = 0;
        for (const HttpRequest &request : m_server->requests().sliced(asked)) {
            const auto range = request.range();
            if (++times[request.path] == 2 && range && range->first > Limits::probe)
                ++count;
        }
        return count;
    }

    /**
     * Under its name, or as a copy of it: a lock whose process was killed before it was written in is a stranger's to
     * the next one.
     */
    void checkAllThere() const
    {
        const QDir saved(folder());
        for (qsizetype number = 1; number <= m_lengths.size(); ++number) {
            const QStringList names{u"%1.bin"_s.arg(number), u"%1 (*).bin"_s.arg(number)};
            QVERIFY2(!saved.entryList(names, QDir::Files).isEmpty(), qPrintable(QString::number(number)));
        }
        const QStringList partials = saved.entryList({u"*.larder-part"_s}, QDir::Files);
        QVERIFY2(partials.isEmpty(), qPrintable(partials.join(u' ')));
    }

    [[nodiscard]] QString folder() const { return m_home->filePath(u"folder"_s); }
    [[nodiscard]] QString queueFile() const { return m_home->filePath(u"queue.json"_s); }

    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<QTemporaryDir> m_home;
    QProcess m_program;
    QList<qint64> m_lengths; ///< of what is served
    int m_goneOn = 0;
};

QTEST_GUILESS_MAIN(QueueKillsTest)
#include "queuekills_test.moc"
