#include "badday.h"

#include <QLoggingCategory>
#include <QTest>

#include "core/errortext.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr qint64 usualLength = 9 * 1024 * 1024; // the probe, one whole chunk, and the rest
constexpr qint64 goodLength = 300'000;

/** Every line of the log while it is there, those included that are usually quiet. */
class Eavesdropper
{
public:
    Eavesdropper()
    {
        allLines.clear();
        QLoggingCategory::setFilterRules(u"larder.*=true"_s);
        m_usual = qInstallMessageHandler(
            [](QtMsgType, const QMessageLogContext &, const QString &line) { allLines.append(line); });
    }
    ~Eavesdropper()
    {
        qInstallMessageHandler(m_usual);
        QLoggingCategory::setFilterRules({});
    }
    Eavesdropper(const Eavesdropper &) = delete;
    Eavesdropper &operator=(const Eavesdropper &) = delete;

    [[nodiscard]] static QStringList lines() { return allLines; }

private:
    static inline QStringList allLines;
    QtMessageHandler m_usual;
};

QString describe(const TransferState &state)
{
    const auto *failed = std::get_if<Failed>(&state);
    return word(state) + (failed ? u" %1, %2 bytes kept: %3"_s.arg(QVariant::fromValue(failed->error.reason).toString())
                                       .arg(failed->kept)
                                       .arg(failed->error.detail)
                                 : QString());
}

/** One day as it is played. */
class Play
{
public:
    explicit Play(const BadDay &day) : m_day(day), m_scene(day.idleTimeout) {}

    QString wrong();

private:
    [[nodiscard]] QString wrongAtTheEnd();
    [[nodiscard]] QString wrongEnd(const TransferState &state) const;
    [[nodiscard]] QString wrongAfterRestart();
    [[nodiscard]] QString wrongInWhatIsLeft(const TransferSnapshot &row) const;
    [[nodiscard]] QString wrongInWhatIsAskedAgain(qsizetype askedBefore, qint64 kept) const;
    [[nodiscard]] Aftermath aftermath(End end);
    void hearTexts();

    const BadDay &m_day;
    Eavesdropper m_log;
    Scene m_scene;
    TransferId m_bad{};
    TransferId m_good{};
    QStringList m_texts;
    QStringList m_sentences;
};

QString Play::wrong()
{
    TransferBench &bench = m_scene.bench;
    m_scene.put(u"saved.bin"_s, "somebody's own");
    m_scene.put(u"notes.txt"_s, "somebody's notes");
    DownloadOrder good = bench.order(u"file_v3_00aa_good"_s);
    good.name = u"good.bin"_s;
    bench.server.serve(TransferBench::pathOf(good), goodLength);
    m_scene.serve({.length = usualLength});
    m_day.script(m_scene);
    m_bad = bench.add(m_scene.order);
    m_good = bench.add(good);
    const QString wrong = wrongAtTheEnd();
    return wrong.isEmpty() ? wrongAfterRestart() : wrong;
}

QString Play::wrongAtTheEnd()
{
    const TransferState end = m_scene.bench.endOf(m_bad);
    if (const QString wrong = wrongEnd(end); !wrong.isEmpty())
        return wrong;
    if (const TransferState good = m_scene.bench.endOf(m_good); !std::holds_alternative<Saved>(good))
        return u"the good one: "_s + describe(good);
    hearTexts();
    return whatIsWrong(aftermath(m_day.end));
}

QString Play::wrongEnd(const TransferState &state) const
{
    const auto *failed = std::get_if<Failed>(&state);
    const bool asForeseen = m_day.end == End::Whole ? std::holds_alternative<Saved>(state)
                                                    : failed && failed->error.reason == m_day.reason &&
                                                          (failed->kept > 0) == (m_day.end == End::FailedKept);
    return asForeseen ? QString() : u"it ended as: "_s + describe(state);
}

void Play::hearTexts()
{
    for (const TransferSnapshot &row : m_scene.bench.queue->snapshots()) {
        const auto *failed = std::get_if<Failed>(&row.state);
        if (failed) {
            m_sentences.append(sentence(failed->error));
            m_texts.append({nextStep(failed->error), technicalText(failed->error)});
        }
        for (const Exchange &exchange : row.exchanges) {
            if (exchange.error)
                m_texts.append({sentence(*exchange.error), technicalText(*exchange.error)});
        }
    }
}

Aftermath Play::aftermath(End end)
{
    const TransferBench &bench = m_scene.bench;
    Aftermath left{.folder = bench.folder.path(),
                   .before = m_scene.before,
                   .arrived = {{u"good.bin"_s, hashOf(bench.server.servedBytes(
                                                   TransferBench::pathOf(bench.order(u"file_v3_00aa_good"_s))))}},
                   .secret = TransferBench::secret,
                   .said = Eavesdropper::lines() + m_texts,
                   .sentences = m_sentences,
                   .elsewhere = m_scene.elsewhere.requests(),
                   .requests = bench.server.timesAsked(m_scene.path) + m_scene.elsewhere.requests().size(),
                   .mostRequests = m_day.mostRequests};
    if (end == End::Whole)
        left.arrived.insert(m_day.savedAs, hashOf(bench.server.servedBytes(m_scene.path)));
    if (end == End::FailedKept) {
        left.arrived.insert(m_day.savedAs + u".larder-part"_s, {});
        left.arrived.insert(m_day.savedAs + u".larder-part.json"_s, {});
    }
    return left;
}

QString Play::wrongAfterRestart()
{
    TransferBench &bench = m_scene.bench;
    bench.server.forgetFaults();
    m_scene.elsewhere.forgetFaults();
    if (m_day.between)
        m_day.between(m_scene);
    bench.restart();
    const TransferSnapshot row = bench.queue->snapshots().first();
    if (m_day.end == End::Whole)
        return std::holds_alternative<Saved>(row.state) ? QString() : u"after the restart: "_s + describe(row.state);
    if (const QString wrong = wrongInWhatIsLeft(row); !wrong.isEmpty())
        return wrong;
    const qsizetype asked = bench.server.timesAsked(m_scene.path);
    bench.queue->tryAgain(m_bad);
    const auto isSaved = [&] {
        const auto latest = bench.latest(m_bad);
        return latest && std::holds_alternative<Saved>(latest->state);
    };
    if (!comesTrue(isSaved, minute))
        return u"tried again: "_s + describe(bench.queue->snapshots().first().state);
    if (const QString wrong = wrongInWhatIsAskedAgain(asked, row.progress.received); !wrong.isEmpty())
        return wrong;
    Aftermath whole = aftermath(End::Whole);
    whole.mostRequests = whole.requests; // the well server's are counted by nobody
    const QString wrong = whatIsWrong(whole);
    return wrong.isEmpty() ? QString() : u"tried again: "_s + wrong;
}

/** What the row says is what the disk has. */
QString Play::wrongInWhatIsLeft(const TransferSnapshot &row) const
{
    if (m_day.between)
        return {};
    const DownloadOrder &order = m_scene.order;
    const auto left = PartialFile::left(order.folder, row.name, ResumeRecord{order.platform, order.resource});
    const qint64 proven = left ? left->proven.total() : 0;
    if (left.has_value() != (m_day.end == End::FailedKept) || proven != row.progress.received)
        return u"%1 bytes are left, and the row says %2"_s.arg(proven).arg(row.progress.received);
    return {};
}

/** Beside the first request and the proof, nothing that is there is fetched twice. */
QString Play::wrongInWhatIsAskedAgain(qsizetype askedBefore, qint64 kept) const
{
    const QList<QByteArray> ranges = m_scene.bench.server.rangesAsked(m_scene.path).mid(askedBefore);
    // Qt sends the first one again where the server is just closing the connection over which the day has ended.
    const qsizetype second = ranges.size() > 1 && ranges.at(1) == ranges.at(0) ? 2 : 1;
    for (qsizetype i = second; i < ranges.size() && !m_day.between; ++i) {
        HttpRequest request;
        request.headers = {{"Range", ranges.at(i)}};
        const auto range = request.range();
        if (range && range->first < kept - Limits::overlapProof)
            return u"with %1 bytes there it asked for %2"_s.arg(kept).arg(QString::fromLatin1(ranges.at(i)));
    }
    return {};
}

} // namespace

Scene::Scene(std::chrono::milliseconds idleTimeout)
    : bench({}, HttpOptions{idleTimeout, {}}), order(bench.order()), path(TransferBench::pathOf(order))
{
}

void Scene::askForImage()
{
    const ServedResource served{.length = bench.server.servedLength(path)};
    order.resource = bench.order(u"img_v3_02q4_490e4870-00dd-4004-bb8e-39f00a01bcdg"_s).resource;
    path = TransferBench::pathOf(order);
    serve(served);
}

void Scene::put(const QString &name, const QByteArray &bytes)
{
    QFile file(pathOf(name));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("The scene could not be set");
    before.insert(name, hashOf(bytes));
}

void newDays()
{
    QTest::addColumn<BadDay>("day");
}

void newDay(const char *name, const BadDay &day)
{
    QTest::newRow(name) << day;
}

void saved(const char *name, const Script &script, int mostRequests)
{
    newDay(name, {.script = script, .mostRequests = mostRequests});
}

void savedAs(const char *name, const QString &file, const Script &script, int mostRequests)
{
    newDay(name, {.script = script, .mostRequests = mostRequests, .savedAs = file});
}

void failed(const char *name, const Script &script, End end, Reason reason, int mostRequests)
{
    newDay(name, {.script = script, .end = end, .reason = reason, .mostRequests = mostRequests});
}

Script on(int nth, const Fault &fault)
{
    return [nth, fault](Scene &scene) { scene.on(nth, fault); };
}

Script from(int nth, const Fault &fault)
{
    return [nth, fault](Scene &scene) { scene.from(nth, fault); };
}

QString whatIsWrongAfter(const BadDay &day)
{
    return Play(day).wrong();
}

} // namespace Larder
