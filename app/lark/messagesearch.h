#pragma once

#include <optional>
#include <vector>

#include <QByteArrayView>

#include "lark/jsonscanner.h"
#include "lark/readcontrol.h"

namespace Larder {

/** Where a message stands in the text. */
struct MessagePlace
{
    qsizetype begin;
    qsizetype end;
    bool event; ///< the `event` of schema 2.0, with `message` and `sender` in it
};

/** A JSON value in the text, or what began like one. */
struct JsonDocument
{
    enum class End { Whole, CutShort, Malformed };

    End endedBy = End::Whole;
    qsizetype begin = 0;
    qsizetype end = 0;    ///< or where it was cut, or where it stops being JSON
    bool lineCut = false; ///< Malformed because its line ends, or another document begins on the next
    bool quoted = false;  ///< a document written as a JSON string, as logs do it; not looked into
    bool holdsObject = false;
    bool holdsKeys = false;             ///< at least one member was read
    bool speaksOfMessages = false;      ///< has a member that messages and answers with messages have
    bool tooMany = false;               ///< messages: the rest is left out
    bool refused = false;               ///< an answer with `ok` false or a `code` other than 0
    std::vector<MessagePlace> messages; ///< in order; of a document that is not whole, the whole messages
};

/**
 * Goes through a text for JSON documents, whatever stands around them, and in them for the places where messages stand:
 * as the Open Platform and lark-cli put them, and failing those any object with a message id and a type. Time is linear
 * in the text and memory in the number of messages, however brackets and quotes are nested or out of balance.
 */
class MessageSearch
{
public:
    MessageSearch(QByteArrayView text, ReadBeat &beat) : m_text(text), m_beat(beat) {}

    /** The next document; none at the end of the text, or when the reading was stopped. */
    [[nodiscard]] std::optional<JsonDocument> next();

private:
    /** What an object's or array's place says of it. */
    enum class Role { Answer, List, Event, EventMessage, Unknown };

    enum class Name {
        Other,
        MessageIdName,
        OpenMessageId,
        Type,
        Content,
        Body,
        KeyField,
        Resources,
        Deleted,
        PostPart,
        Data,
        List,
        Event,
        Message,
        Replies,
        Code,
        Ok
    };

    struct Frame
    {
        Role role;
        bool object;
        bool outermost; ///< nothing but arrays around it: content without a message is taken here
        bool reply;
        qsizetype begin;
        qsizetype message; ///< where the message begins that a reply or a list of replies belongs to
        Name pending = Name::Other;
        quint32 seen = 0; ///< one bit a Name
        bool refused = false;
    };

    /** The first of these that a document has is what is read of it. */
    enum class Standing {
        Known,     ///< at a place where messages stand
        Elsewhere, ///< looks like a message
        Content    ///< may be a message's content by itself
    };

    struct Candidate
    {
        MessagePlace place;
        qsizetype replyTo; ///< -1: no reply
        Standing standing;
        bool complete; ///< has both id and type
    };

    [[nodiscard]] static Name nameOf(QByteArrayView key);
    [[nodiscard]] bool isQuoted(qsizetype from) const;
    [[nodiscard]] JsonDocument quoted(qsizetype from);
    [[nodiscard]] JsonDocument scan(qsizetype from);
    [[nodiscard]] bool beginsOnItsLine(qsizetype at) const;
    void opened(const JsonScanner &scanner, bool object);
    void closed(const JsonScanner &scanner);
    void keyRead(const JsonScanner &scanner, JsonDocument &document);
    void valueRead(const JsonScanner &scanner, JsonScanner::Token token);
    void objectRead(const Frame &frame, qsizetype end);
    [[nodiscard]] static bool mayBe(Name name, bool object);
    [[nodiscard]] Frame inside(const Frame &outer, bool object, qsizetype begin) const;
    [[nodiscard]] static bool isMessage(const Frame &frame);
    [[nodiscard]] std::vector<MessagePlace> chosen(bool whole);

    QByteArrayView m_text;
    ReadBeat &m_beat;
    qsizetype m_at = 0;
    std::vector<Frame> m_frames;
    std::vector<Candidate> m_candidates;
    bool m_refused = false;
    bool m_insideBroken = false; ///< what follows on the line may be half of a message
};

} // namespace Larder
