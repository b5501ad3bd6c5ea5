#include "transfer/ratehold.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

QString keyOf(const RateHold::Asker &asker)
{
    return word(asker.identity) + u'@' + (asker.account ? asker.account->text() : asker.platform.word());
}

} // namespace

void RateHold::hold(const Asker &asker, milliseconds wait, const Error &after)
{
    Entry &entry = m_holds[keyOf(asker)];
    const Clock::time_point until = Clock::now() + wait;
    if (until > entry.until)
        entry = Entry{until, after};
}

std::optional<RateHold::Hold> RateHold::current(const Asker &asker) const
{
    const auto found = m_holds.constFind(keyOf(asker));
    if (found == m_holds.cend())
        return std::nullopt;
    const auto left = std::chrono::duration_cast<milliseconds>(found->until - Clock::now());
    if (left <= milliseconds(0))
        return std::nullopt;
    return Hold{QDateTime::currentDateTimeUtc().addMSecs(left.count()), found->after};
}

} // namespace Larder
