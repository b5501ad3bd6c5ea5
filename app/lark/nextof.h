#pragma once

#include <QByteArrayView>

namespace Larder {

/** The next place of something in a text, for a reader that only moves on: asked ever so often, it looks at each byte
 * once. */
class NextOf
{
public:
    NextOf(QByteArrayView text, QByteArrayView wanted) : m_text(text), m_wanted(wanted) {}

    /** The first place at or behind `at`; the text's size where there is none. `at` must not go back. */
    [[nodiscard]] qsizetype from(qsizetype at)
    {
        if (m_found < at) {
            const qsizetype found = m_text.indexOf(m_wanted, at);
            m_found = found < 0 ? m_text.size() : found;
        }
        return m_found;
    }

private:
    QByteArrayView m_text;
    QByteArrayView m_wanted;
    qsizetype m_found = -1;
};

} // namespace Larder
