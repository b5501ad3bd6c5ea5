#pragma once

#include <QHash>
#include <QSet>

#include "lark/messagejson.h"

namespace Larder {

/**
 * Several readings as one, in the order in which they are added: what more than one of them holds is there once, and
 * takes from later ones what was not known of it. A forward is not named while any of them has something out of it. Any
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
    void addDownload(const FoundResource &found);
    void addOptional(const FoundResource &found);
    void addNamed(const NotDownloadable &seen);
    void noteForwardOf(const FoundResource &found);

    MessageReading m_reading;
    QHash<QString, qsizetype> m_downloadAt;
    QHash<QString, qsizetype> m_optionalAt;
    QSet<QString> m_named;
    QSet<QString> m_expanded; ///< forwards that something came out of
};

} // namespace Larder
