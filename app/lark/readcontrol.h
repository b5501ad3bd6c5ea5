#pragma once

#include <functional>

#include <QtGlobal>

#include "core/limits.h"

namespace Larder {

/** How somebody on another thread follows and stops a long reading. Both are called on the reading thread; both may be
 * empty. */
struct ReadControl
{
    std::function<void(qint64 bytesRead, qint64 bytesTotal)> progressed = {};
    std::function<bool()> cancelled = {};
};

/** Asks and tells ReadControl once in a while, cheap enough to be told of every token. */
class ReadBeat
{
public:
    ReadBeat(const ReadControl &control, qint64 total) : m_control(control), m_total(total) {}

    /** The input is gone through twice, for where messages are and for what is in them; false: stop. */
    bool searchedTo(qint64 at)
    {
        m_searched = at;
        return m_searched + m_read < m_next ? !m_stopped : beat();
    }
    bool readTo(qint64 at)
    {
        m_read = at;
        return m_searched + m_read < m_next ? !m_stopped : beat();
    }
    [[nodiscard]] bool stopped() const { return m_stopped; }

private:
    bool beat()
    {
        m_next = m_searched + m_read + Limits::readingBeat;
        m_stopped = m_stopped || (m_control.cancelled && m_control.cancelled());
        if (!m_stopped && m_control.progressed)
            m_control.progressed(qMin(m_total, (m_searched + m_read) / 2), m_total);
        return !m_stopped;
    }

    const ReadControl &m_control;
    qint64 m_total;
    qint64 m_searched = 0;
    qint64 m_read = 0;
    qint64 m_next = 0;
    bool m_stopped = false;
};

} // namespace Larder
