#include "transfer/messagelookups.h"

#include <algorithm>

namespace Larder {

MessageLookups::MessageLookups(HttpClient &client, TokenSource &tokens, RequestRate &rate, QObject *parent)
    : QObject(parent), m_client(client), m_tokens(tokens), m_rate(rate)
{
}

void MessageLookups::add(LookupId id, const LookupOrder &order)
{
    m_entries.push_back(Entry{id, std::make_unique<MessageLookup>(order, m_client, m_tokens, m_rate)});
    connect(m_entries.back().lookup.get(), &MessageLookup::finished, this, &MessageLookups::firstFinished);
    if (m_entries.size() == 1)
        startFirst();
}

void MessageLookups::startFirst()
{
    if (!m_entries.empty())
        m_entries.front().lookup->start();
}

void MessageLookups::cancel(LookupId id)
{
    const auto place = std::find_if(m_entries.begin(), m_entries.end(), [id](const Entry &e) { return e.id == id; });
    if (place == m_entries.end())
        return;
    const bool underWay = place == m_entries.begin();
    m_entries.erase(place);
    if (underWay)
        startFirst();
}

void MessageLookups::firstFinished(const Result<MessageReading> &reading)
{
    const Entry ended = std::move(m_entries.front()); // lives until its signal has come back
    m_entries.pop_front();
    startFirst();
    Q_EMIT lookedUp(ended.id, reading);
}

} // namespace Larder
