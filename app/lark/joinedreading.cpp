#include "lark/joinedreading.h"

#include "lark/messagecollection.h"

namespace Larder {

namespace {

QString identityOf(const FoundResource &found)
{
    return (found.messageId ? found.messageId->text() : QString()) + u' ' + found.fileKey.text();
}

QString identityOf(const NotDownloadable &seen)
{
    return seen.origin.messageId + u' ' + seen.fileKey + u' ' + QString(word(seen.reason));
}

} // namespace

void JoinedReading::add(const MessageReading &reading)
{
    m_reading.messages += reading.messages;
    const auto expanded = m_expanded.size();
    for (const FoundResource &found : reading.downloads)
        addDownload(found);
    for (const FoundResource &found : reading.optional)
        addOptional(found);
    for (const NotDownloadable &seen : reading.notDownloadable)
        addNamed(seen);
    if (m_expanded.size() > expanded)
        m_reading.notDownloadable.removeIf([this](const NotDownloadable &seen) {
            return seen.reason == NotDownloadable::Reason::ForwardNotExpanded &&
                   m_expanded.contains(seen.origin.messageId);
        });
}

void JoinedReading::addDownload(const FoundResource &found)
{
    noteForwardOf(found);
    const QString identity = identityOf(found);
    if (const auto place = m_downloadAt.constFind(identity); place != m_downloadAt.cend()) {
        fillIn(m_reading.downloads[*place], found);
        return;
    }
    m_downloadAt.insert(identity, m_reading.downloads.size());
    m_reading.downloads.append(found);
    if (const auto cover = m_optionalAt.constFind(identity); cover != m_optionalAt.cend()) {
        m_reading.optional.removeAt(*cover);
        m_optionalAt.clear();
        for (qsizetype at = 0; at < m_reading.optional.size(); ++at)
            m_optionalAt.insert(identityOf(m_reading.optional.at(at)), at);
    }
}

void JoinedReading::addOptional(const FoundResource &found)
{
    noteForwardOf(found);
    const QString identity = identityOf(found);
    if (m_downloadAt.contains(identity))
        return;
    if (const auto place = m_optionalAt.constFind(identity); place != m_optionalAt.cend()) {
        fillIn(m_reading.optional[*place], found);
        return;
    }
    m_optionalAt.insert(identity, m_reading.optional.size());
    m_reading.optional.append(found);
}

/** Two messages that do not say which they are may well be two. */
void JoinedReading::addNamed(const NotDownloadable &seen)
{
    const QString identity = identityOf(seen);
    if (!seen.origin.messageId.isEmpty() && m_named.contains(identity))
        return;
    if (seen.reason == NotDownloadable::Reason::ForwardNotExpanded && m_expanded.contains(seen.origin.messageId))
        return;
    m_named.insert(identity);
    m_reading.notDownloadable.append(seen);
}

void JoinedReading::noteForwardOf(const FoundResource &found)
{
    if (found.inForward())
        m_expanded.insert(found.messageId->text());
}

void JoinedReading::addLookedUp(const MessageId &message, const MessageReading &reading)
{
    if (!reading.error)
        m_reading.notDownloadable.removeIf([this, &message](const NotDownloadable &seen) {
            return seen.origin.messageId == message.text() && m_named.remove(identityOf(seen));
        });
    add(reading);
}

} // namespace Larder
