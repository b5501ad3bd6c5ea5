#include "transfer/progress.h"

#include <algorithm>

#include "core/limits.h"

namespace Larder {

namespace {

using namespace std::chrono_literals;

constexpr auto window = std::chrono::milliseconds(4s);
constexpr auto least = std::chrono::milliseconds(500ms);

} // namespace

void SpeedMeter::note(qint64 received, Clock::time_point now)
{
    // The last mark moves until a beat has passed, so that a fast line leaves no more marks than a slow one.
    const bool sameBeat = m_marks.size() > 1 && now - m_marks[m_marks.size() - 2].when < Limits::progressBeat;
    if (sameBeat)
        m_marks.back() = Mark{now, received};
    else
        m_marks.push_back(Mark{now, received});
    while (m_marks.size() > 2 && now - m_marks[1].when > window)
        m_marks.pop_front();
    if (bytesPerSecond(now).value_or(Limits::slow) >= Limits::slow)
        m_lastMoved = now;
}

std::optional<double> SpeedMeter::bytesPerSecond(Clock::time_point now) const
{
    if (m_marks.empty() || now - m_marks.front().when < least)
        return std::nullopt;
    const std::chrono::duration<double> span = now - m_marks.front().when;
    return static_cast<double>(m_marks.back().received - m_marks.front().received) / span.count();
}

bool SpeedMeter::hardlyMoves(Clock::time_point now) const
{
    return !m_marks.empty() && now - m_lastMoved >= Limits::slowFor;
}

Progress progressOf(qint64 received, std::optional<qint64> total, const SpeedMeter &meter,
                    SpeedMeter::Clock::time_point now)
{
    Progress progress{received, total, meter.bytesPerSecond(now), std::nullopt, meter.hardlyMoves(now)};
    if (total && progress.bytesPerSecond && *progress.bytesPerSecond >= 1.0) {
        const double seconds = static_cast<double>(std::max<qint64>(0, *total - received)) / *progress.bytesPerSecond;
        // A line that all but stands still gives no number that anybody could use.
        if (seconds < 100.0 * 24 * 3600)
            progress.timeLeft = std::chrono::milliseconds(static_cast<qint64>(seconds * 1000.0));
    }
    return progress;
}

} // namespace Larder
