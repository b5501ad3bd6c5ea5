#pragma once

#include <deque>
#include <memory>

#include <QObject>

#include "transfer/messagelookup.h"

namespace Larder {

/**
 * All look-ups, one after another: a list of ids must not use up the account's rate. Lives on the engine's thread.
 */
class MessageLookups : public QObject
{
    Q_OBJECT

public:
    MessageLookups(HttpClient &client, TokenSource &tokens, RequestRate &rate, QObject *parent = nullptr);

    void add(LookupId id, const LookupOrder &order);
    /** Then there is no answer. */
    void cancel(LookupId id);

Q_SIGNALS:
    void lookedUp(Larder::LookupId id, const Larder::Result<Larder::MessageReading> &reading);

private:
    struct Entry
    {
        LookupId id;
        std::unique_ptr<MessageLookup> lookup;
    };
    void startFirst();
    void firstFinished(const Result<MessageReading> &reading);

    HttpClient &m_client;
    TokenSource &m_tokens;
    RequestRate &m_rate;
    std::deque<Entry> m_entries; ///< the first is under way
};

} // namespace Larder
