#pragma once

#include <utility>
#include <vector>

#include <QFuture>
#include <QPromise>

namespace Larder {

/**
 * One errand for all who want its outcome while it is under way. Lives on one thread. Whoever waits at its own end gets
 * a future that has ended without a result.
 */
template <typename T>
class SingleFlight
{
public:
    [[nodiscard]] bool isUnderWay() const { return !m_waiting.empty(); }

    /** What land() will give. `start` is called for the first who joins. */
    template <typename Start>
    [[nodiscard]] QFuture<T> join(Start start)
    {
        const bool isFirst = !isUnderWay();
        m_waiting.emplace_back().start();
        const QFuture<T> outcome = m_waiting.back().future();
        if (isFirst)
            start();
        return outcome;
    }

    /** Gives all of them the outcome; the next to join starts anew. Nothing where nobody waits. */
    void land(const T &outcome)
    {
        for (QPromise<T> &promise : std::exchange(m_waiting, {})) {
            promise.addResult(outcome);
            promise.finish();
        }
    }

private:
    std::vector<QPromise<T>> m_waiting;
};

} // namespace Larder
