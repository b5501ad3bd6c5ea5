#pragma once

#include <chrono>
#include <deque>
#include <optional>

#include <QtGlobal>

namespace Larder {

/** How far a transfer is. Plain value. */
struct Progress
{
    qint64 received = 0;                  ///< bytes of the resource on this disk
    std::optional<qint64> total;          ///< bytes
    std::optional<double> bytesPerSecond; ///< none until it can be told
    std::optional<std::chrono::milliseconds> timeLeft;
    bool hardlyMoves = false; ///< for Limits::slowFor there were fewer bytes than Limits::slow a second

    bool operator==(const Progress &) const = default;
};

/** Speed over the last few seconds on a monotonic clock (a clock that is set never shows). Plain value. */
class SpeedMeter
{
public:
    using Clock = std::chrono::steady_clock;

    /** `received` bytes are there at `now`. */
    void note(qint64 received, Clock::time_point now);
    /** Forget all: after a pause, or when bytes were dropped. */
    void restart() { m_marks.clear(); }
    [[nodiscard]] bool hardlyMoves(Clock::time_point now) const;
    [[nodiscard]] std::optional<double> bytesPerSecond(Clock::time_point now) const;

private:
    struct Mark
    {
        Clock::time_point when;
        qint64 received;
    };
    std::deque<Mark> m_marks;
    Clock::time_point m_lastMoved; ///< at a speed worth the name, or begun
};

/** Received, total, and what the meter makes of them. */
[[nodiscard]] Progress progressOf(qint64 received, std::optional<qint64> total, const SpeedMeter &meter,
                                  SpeedMeter::Clock::time_point now);

} // namespace Larder
