#include "transfer/requestrate.h"

#include "core/limits.h"

namespace Larder {

using std::chrono::milliseconds;

RequestRate::RequestRate(AppOf appOf, RateLimiter limiter, QObject *parent)
    : QObject(parent), m_appOf(std::move(appOf)), m_limiter(std::move(limiter))
{
}

QString RequestRate::byAccount(const RateHold::Asker &asker)
{
    return asker.account ? asker.account->text() : asker.platform.word();
}

std::optional<RateHold::Hold> RequestRate::take(const RateHold::Asker &asker)
{
    const auto named = m_named.current(asker);
    return named ? named : ofLimiter(asker);
}

std::optional<RateHold::Hold> RequestRate::ofLimiter(const RateHold::Asker &asker)
{
    const milliseconds wait = m_limiter.take(m_appOf(asker));
    if (wait == milliseconds(0))
        return std::nullopt;
    const RateHold::Hold hold{QDateTime::currentDateTimeUtc().addMSecs(wait.count()),
                              Error{.reason = Reason::RateLimited}};
    if (wait >= Limits::waitShown)
        tell(asker, hold);
    return hold;
}

void RequestRate::hold(const RateHold::Asker &asker, milliseconds wait, const Error &after)
{
    m_named.hold(asker, wait, after);
    if (const auto named = m_named.current(asker); named && wait >= Limits::waitShown)
        tell(asker, *named);
}

/** Clocks differ by some milliseconds from call to call; that is no news. */
void RequestRate::tell(const RateHold::Asker &asker, const RateHold::Hold &hold)
{
    QDateTime &told = m_told[m_appOf(asker)];
    if (told.isValid() && told.msecsTo(hold.until) < milliseconds(Limits::waitShown).count() / 2)
        return;
    told = hold.until;
    Q_EMIT held(asker, hold.until);
}

} // namespace Larder
