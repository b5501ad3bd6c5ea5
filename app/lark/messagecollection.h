#pragma once

#include <vector>

#include <QHash>
#include <QSet>

#include "lark/messageobject.h"

namespace Larder {

/**
 * Takes messages in the order of the input and, once it has them all, says what can be downloaded: forwards' children
 * under the outermost forward's id, everything once, ids and keys checked.
 */
class MessageCollection
{
public:
    void add(MessageObject message);
    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    /** Holds as much as it ever will: whoever adds, stops. */
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] MessageReading reading() &&;

private:
    /** A message with something in it to offer or to name. */
    struct Entry
    {
        MessageObject message;
        bool forward; ///< to be named unless its children turn up
    };

    [[nodiscard]] bool needsOthers(const Entry &entry) const;
    void place(const Entry &entry);
    void name(const MessageObject &message, const MessagePart &part, NotDownloadable::Reason reason);
    void offer(const MessageObject &message, const MessagePart &part, const QString &id,
               std::optional<ResourceType> type);
    void offerPart(const MessageObject &message, const MessagePart &part, const std::optional<QString> &outermost);
    void nameForward(const MessageObject &message);
    void nameLoopsOfForwards();
    [[nodiscard]] std::optional<QString> outermostOf(const MessageObject &message) const;

    qint64 m_count = 0;
    std::vector<Entry> m_entries; ///< from the first one on whose place depends on messages to come
    std::vector<MessageObject> m_nestedForwards;
    QHash<QString, QString> m_upperIds;
    QSet<QString> m_expanded; ///< forwards with children in the input
    QHash<QString, qsizetype> m_downloadAt;
    QSet<QString> m_optionalSeen;
    QSet<QString> m_named;
    bool m_loopNamed = false;
    MessageReading m_reading;
};

/** The same resource found again: takes what was not known of it before. */
void fillIn(FoundResource &known, const FoundResource &later);

/** A stranger's id or key as it can be shown: what no id or key holds is written as `\u{…}`, and what is long is cut.
 */
[[nodiscard]] QString escapedForShow(const QString &text);

} // namespace Larder
