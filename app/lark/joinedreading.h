#pragma once

#include <QSet>

#include "lark/messagejson.h"

namespace Larder {

/**
 * Several readings as one, in the order in which they are added: what more than one of them holds is there once, and a
 * name that only a later one knows fills a missing one. Forwards that a later reading expands are named no longer. Any
 * thread.
 */
class JoinedReading
{
public:
    void add(const MessageReading &reading);
    /** What is known of this message by now takes the place of what was not to be had of it before. */
    void addLookedUp(const MessageId &message, const MessageReading &reading);

    /** Its error and notice are those of none of them. */
    [[nodiscard]] const MessageReading &reading() const { return m_reading; }

private:
    struct Places
    {
        QHash<QString, qsizetype> at;
        void add(QList<FoundResource> &to, const FoundResource &found);
    };

    MessageReading m_reading;
    Places m_downloads;
    Places m_optional;
    QSet<QString> m_named;
};

} // namespace Larder
