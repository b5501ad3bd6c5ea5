#include "ui/queuenotices.h"

#include "core/format.h"
#include "ui/desktop.h"
#include "ui/noticeband.h"
#include "ui/transferwords.h"

using namespace std::chrono_literals;

namespace Larder {
namespace {

constexpr auto readTime = 10s;

} // namespace

QueueNotices::QueueNotices(Engine &engine, NoticeBand &band, QObject *parent)
    : QObject(parent), m_engine(engine), m_band(band), m_second(this), m_readTime(this)
{
    m_second.setInterval(1s);
    m_readTime.setInterval(readTime);
    m_readTime.setSingleShot(true);
    connect(&m_second, &QTimer::timeout, this, &QueueNotices::show);
    connect(&m_readTime, &QTimer::timeout, this, [this] {
        m_doubles = 0;
        show();
    });
    connect(&m_engine, &Engine::queueFileSaid, this, &QueueNotices::takeFileNotice);
    connect(&m_engine, &Engine::requestsHeld, this,
            [this](const RateHold::Asker &, const QDateTime &until) { takeHold(until); });
    connect(&m_engine, &Engine::alreadyThere, this, &QueueNotices::takeDouble);
    connect(&m_band, &NoticeBand::dismissed, this, &QueueNotices::dismiss);
    connect(&m_band, &NoticeBand::buttonClicked, this, [this] { showInFolder(m_file); });
}

bool QueueNotices::queueComesBack() const
{
    return m_engine.keepsQueue() && (!m_ofFile || isKeptInSpiteOf(*m_ofFile));
}

void QueueNotices::takeFileNotice(QueueFileNotice notice, const QString &path)
{
    m_ofFile = notice;
    m_file = path;
    show();
}

/** Several accounts may be held: the last of them is when everything goes on. */
void QueueNotices::takeHold(const QDateTime &until)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (!m_heldUntil.isValid() || m_heldUntil <= now)
        m_heldSince = now;
    if (!m_heldUntil.isValid() || m_heldUntil < until)
        m_heldUntil = until;
    m_second.start();
    show();
}

void QueueNotices::takeDouble()
{
    ++m_doubles;
    m_readTime.start();
    show();
}

/** What the band says now is what was read. */
void QueueNotices::dismiss()
{
    if (!m_file.isEmpty())
        m_file.clear();
    else if (m_doubles > 0)
        m_doubles = 0;
    else
        m_heldUntil = {};
    show();
}

void QueueNotices::show()
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const bool isHeld = m_heldUntil.isValid() && m_heldUntil > now;
    if (!isHeld)
        m_second.stop();
    if (!m_file.isEmpty())
        m_band.tell(Tone::Warning, sentence(*m_ofFile), tr("Show in &folder"), shortPath(m_file));
    else if (m_doubles > 0)
        m_band.tell(Tone::Plain, tr("%n download(s) are in the list already.", nullptr, m_doubles));
    else if (isHeld)
        tellHold(now);
    else
        m_band.clear();
}

void QueueNotices::tellHold(const QDateTime &now)
{
    const auto left = std::chrono::milliseconds(now.msecsTo(m_heldUntil));
    const QString when = durationAsWords(std::chrono::ceil<std::chrono::seconds>(left));
    const double whole = double(m_heldSince.msecsTo(m_heldUntil));
    m_band.tellProgress(tr("The platform's rate limit is reached. Requests go on in %1.").arg(when),
                        1 - double(left.count()) / whole, {});
}

} // namespace Larder
