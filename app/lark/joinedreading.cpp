#include "lark/joinedreading.h"

namespace Larder {

namespace {

QString identityOf(const FoundResource &found)
{
    return (found.messageId ? found.messageId->text() : QString()) + u' ' + found.fileKey.text();
}

QString identityOf(const NotDownloadable &seen)
{
    return seen.origin.messageId + u' ' + seen.fileKey + u' ' + QString(word(seen.reason)) + u' ' + seen.name;
}

} // namespace

void JoinedReading::Places::add(QList<FoundResource> &to, const FoundResource &found)
{
    const QString identity = identityOf(found);
    const auto place = at.constFind(identity);
    if (place == at.cend()) {
        at.insert(identity, to.size());
        to.append(found);
    } else if (to.at(*place).name.isEmpty() && !found.name.isEmpty()) {
        to[*place].name = found.name;
    }
}

void JoinedReading::add(const MessageReading &reading)
{
    m_reading.messages += reading.messages;
    for (const FoundResource &found : reading.downloads)
        m_downloads.add(m_reading.downloads, found);
    for (const FoundResource &found : reading.optional)
        m_optional.add(m_reading.optional, found);
    for (const NotDownloadable &seen : reading.notDownloadable) {
        if (const QString identity = identityOf(seen); !m_named.contains(identity)) {
            m_named.insert(identity);
            m_reading.notDownloadable.append(seen);
        }
    }
}

void JoinedReading::addLookedUp(const MessageId &message, const MessageReading &reading)
{
    m_reading.notDownloadable.removeIf([this, &message](const NotDownloadable &seen) {
        return seen.origin.messageId == message.text() && m_named.remove(identityOf(seen));
    });
    add(reading);
}

} // namespace Larder
