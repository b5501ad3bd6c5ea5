#include "ui/queueannouncements.h"

#include <utility>

#include "core/errortext.h"
#include "ui/liveregion.h"
#include "ui/queuemodel.h"
#include "ui/transferwords.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Larder {
namespace {

constexpr auto gathering = 1s;
constexpr auto betweenCounts = 10s; ///< of many downloads, which always have news
constexpr qsizetype toldOneByOne = 3;
constexpr int none = -1;

int quarterOf(const Progress &progress)
{
    return percentOf(progress).value_or(0) / 25;
}

/** A wait because of the platform's limits is told once for all that wait, by a notice. */
bool isToldByItself(const TransferState &state)
{
    const auto *waiting = std::get_if<Waiting>(&state);
    return hasEnded(state) || std::holds_alternative<Paused>(state) ||
           (waiting && kindOf(waiting->after) != ErrorKind::RateLimit);
}

/** Without the signs between them, which are for the eye. */
QString spoken(const QueueTotals &totals)
{
    const QString words = wordsOf(totals).replace(u" · "_s, u", "_s).replace(u"   "_s, u", "_s);
    return QueueAnnouncements::tr("%1.", "how many downloads are in which state, as a sentence").arg(words);
}

} // namespace

QueueAnnouncements::QueueAnnouncements(const QueueModel &model, QWidget *window)
    : QObject(window), m_model(model), m_region(new LiveRegion(window))
{
    m_region->setFixedSize(0, 0);
    m_gathering.setSingleShot(true);
    connect(&m_gathering, &QTimer::timeout, this, &QueueAnnouncements::say);
}

void QueueAnnouncements::expect(TransferId id)
{
    m_quarters.insert(quint64(id), none);
}

void QueueAnnouncements::note(const QList<TransferSnapshot> &transfers)
{
    for (const TransferSnapshot &transfer : transfers)
        if (isNews(transfer) && m_news.size() <= toldOneByOne && !m_news.contains(transfer.id))
            m_news << transfer.id;
    if (m_news.isEmpty())
        return;
    const bool isOver = m_model.totals().goingOn() == 0;
    if (!m_gathering.isActive() || (isOver && m_gathering.intervalAsDuration() > gathering))
        m_gathering.start(gathering);
}

bool QueueAnnouncements::isNews(const TransferSnapshot &transfer)
{
    const auto id = quint64(transfer.id);
    const bool isNew = !m_quarters.contains(id);
    int &told = isNew ? *m_quarters.insert(id, none) : m_quarters[id];
    if (isToldByItself(transfer.state)) {
        told = none;
        return !isNew;
    }
    if (!std::holds_alternative<Receiving>(transfer.state))
        return false;
    const int quarter = quarterOf(transfer.progress);
    return quarter > std::exchange(told, std::max(quarter, told));
}

void QueueAnnouncements::say()
{
    const QList<TransferId> news = std::exchange(m_news, {});
    if (news.isEmpty())
        return;
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const QueueTotals &totals = m_model.totals();
    QStringList sentences;
    if (news.size() <= toldOneByOne)
        for (const TransferId id : news)
            if (const auto row = m_model.rowOf(id))
                sentences << spokenRow(m_model.at(*row), now);
    if (sentences.isEmpty() || (totals.goingOn() == 0 && totals.all() > 1))
        sentences << spoken(totals);
    m_region->say(inARow(sentences));
    if (news.size() > toldOneByOne && totals.goingOn() > 0)
        m_gathering.start(betweenCounts); // what comes until then waits for it
}

} // namespace Larder
