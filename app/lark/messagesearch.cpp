#include "lark/messagesearch.h"

#include <algorithm>

#include "core/limits.h"
#include "lark/jsonstring.h"

namespace Larder {

namespace {

using Token = JsonScanner::Token;

template <typename Name>
constexpr quint32 bit(Name name)
{
    return quint32(1) << static_cast<int>(name);
}

/** `zh_cn`, `en_us`: posts come in several languages at once. */
bool isLocale(QByteArrayView key)
{
    return key.size() == 5 && key[2] == '_';
}

} // namespace

MessageSearch::Name MessageSearch::nameOf(QByteArrayView key)
{
    struct Row
    {
        QByteArrayView key;
        Name name;
    };
    static constexpr Row rows[] = {
        {"message_id", Name::MessageIdName},
        {"open_message_id", Name::OpenMessageId},
        {"msg_type", Name::Type},
        {"message_type", Name::Type},
        {"content", Name::Content},
        {"body", Name::Body},
        {"file_key", Name::KeyField},
        {"image_key", Name::KeyField},
        {"image_keys", Name::KeyField},
        {"resources", Name::Resources},
        {"deleted", Name::Deleted},
        {"content_v2", Name::PostPart},
        {"files", Name::PostPart},
        {"post", Name::PostPart},
        {"data", Name::Data},
        {"items", Name::List},
        {"messages", Name::List},
        {"event", Name::Event},
        {"message", Name::Message},
        {"thread_replies", Name::Replies},
        {"code", Name::Code},
        {"ok", Name::Ok},
    };
    for (const Row &row : rows) {
        if (row.key.size() == key.size() && row.key == key)
            return row.name;
    }
    return isLocale(key) ? Name::PostPart : Name::Other;
}

std::optional<JsonDocument> MessageSearch::next()
{
    while (m_at < m_text.size() && m_beat.searchedTo(m_at)) {
        const auto *const begin = m_text.data() + m_at;
        const auto *const end = m_text.data() + m_text.size();
        const auto *const bracket = std::find_if(begin, end, [](char c) { return c == '{' || c == '['; });
        m_at += bracket - begin;
        if (bracket == end)
            break;
        m_insideBroken = m_insideBroken && m_at > 0 && m_text[m_at - 1] != '\n';
        JsonDocument document = isQuoted(m_at) ? quoted(m_at) : scan(m_at);
        if (m_beat.stopped())
            return std::nullopt;
        return document;
    }
    m_beat.searchedTo(m_text.size());
    return std::nullopt;
}

/** `body="{\"code\":0,…}"`, but not the content of a message that is broken. */
bool MessageSearch::isQuoted(qsizetype from) const
{
    const QByteArrayView rest = m_text.sliced(from);
    return !m_insideBroken && from > 0 && m_text[from - 1] == '"' &&
           (rest.startsWith("{\\\"") || rest.startsWith("[{\\\""));
}

JsonDocument MessageSearch::quoted(qsizetype from)
{
    JsonScanner scanner(m_text, from - 1);
    JsonDocument document;
    document.quoted = true;
    document.begin = from;
    document.endedBy = scanner.next() == Token::String ? JsonDocument::End::Whole : JsonDocument::End::CutShort;
    document.end = scanner.end();
    m_at = std::max(scanner.position(), from + 1);
    return document;
}

JsonDocument MessageSearch::scan(qsizetype from)
{
    m_frames.clear();
    m_candidates.clear();
    m_refused = false;

    JsonDocument document;
    document.begin = from;
    JsonScanner scanner(m_text, from);
    Token token = scanner.next();
    for (; m_beat.searchedTo(scanner.end()); token = scanner.next()) {
        if (token == Token::End || token == Token::CutShort || token == Token::Malformed)
            break;
        if (token == Token::BeginObject || token == Token::BeginArray) {
            document.holdsObject = document.holdsObject || token == Token::BeginObject;
            opened(scanner, token == Token::BeginObject);
        } else if (token == Token::EndObject || token == Token::EndArray) {
            closed(scanner);
        } else if (token == Token::Key) {
            keyRead(scanner, document);
        } else {
            valueRead(scanner, token);
        }
    }

    document.end = scanner.position();
    document.endedBy = token == Token::CutShort    ? JsonDocument::End::CutShort
                       : token == Token::Malformed ? JsonDocument::End::Malformed
                                                   : JsonDocument::End::Whole;
    document.lineCut = token == Token::Malformed && (scanner.stoppedInString() || beginsOnItsLine(document.end));
    document.tooMany = m_candidates.size() == Limits::messagesInDocument;
    document.messages = chosen(token == Token::End);
    document.refused = m_refused;
    m_insideBroken = m_insideBroken || (token != Token::End && document.holdsKeys);

    // Brackets that are still open fail at the same place wherever reading begins, so it goes on from there; but a
    // quote may have been taken for the wrong end of a string, and what stood in that string is looked at again.
    m_at = document.end;
    if (token == Token::CutShort || token == Token::Malformed)
        m_at = scanner.lastString() < 0 ? document.end : scanner.lastString();
    m_at = std::max(m_at, from + 1);
    return document;
}

bool MessageSearch::beginsOnItsLine(qsizetype at) const
{
    return at > 0 && at < m_text.size() && m_text[at - 1] == '\n' && (m_text[at] == '{' || m_text[at] == '[');
}

void MessageSearch::opened(const JsonScanner &scanner, bool object)
{
    if (scanner.depth() > Limits::messageDepth)
        return;
    if (m_frames.empty()) {
        m_frames.push_back({Role::Answer, object, !m_insideBroken, false, scanner.begin(), -1});
        return;
    }
    Frame &outer = m_frames.back();
    if (mayBe(outer.pending, object))
        outer.seen |= bit(outer.pending);
    m_frames.push_back(inside(outer, object, scanner.begin()));
}

/** Whether an object or an array can stand under that name. */
bool MessageSearch::mayBe(Name name, bool object)
{
    switch (name) {
    case Name::MessageIdName:
    case Name::OpenMessageId:
    case Name::Type:
    case Name::Deleted:
        return false;
    case Name::List:
    case Name::Resources:
        return !object;
    case Name::Message:
    case Name::Event:
        return object;
    default:
        return true;
    }
}

MessageSearch::Frame MessageSearch::inside(const Frame &outer, bool object, qsizetype begin) const
{
    Frame frame{Role::Unknown, object, false, false, begin, -1};
    if (!outer.object) {
        frame.role = outer.role == Role::List ? Role::Answer : outer.role;
        frame.outermost = outer.outermost;
        frame.reply = outer.reply;
        frame.message = outer.message;
        return frame;
    }
    switch (outer.pending) {
    case Name::Data:
        if (outer.role == Role::Answer)
            frame.role = object ? Role::Answer : Role::List;
        break;
    case Name::List:
        if (outer.role == Role::Answer && !object)
            frame.role = Role::List;
        break;
    case Name::Event:
        if (outer.role == Role::Answer && object)
            frame.role = Role::Event;
        break;
    case Name::Message:
        if (outer.role == Role::Event && object)
            frame.role = Role::EventMessage;
        break;
    case Name::Replies:
        if (!object) {
            frame.role = outer.role == Role::Unknown ? Role::Unknown : Role::List;
            frame.reply = true;
            frame.message = outer.begin;
        }
        break;
    default:
        break;
    }
    return frame;
}

void MessageSearch::closed(const JsonScanner &scanner)
{
    if (scanner.depth() >= Limits::messageDepth)
        return;
    const Frame frame = m_frames.back();
    m_frames.pop_back();
    if (frame.object)
        objectRead(frame, scanner.end());
}

void MessageSearch::keyRead(const JsonScanner &scanner, JsonDocument &document)
{
    document.holdsKeys = true;
    if (scanner.depth() > Limits::messageDepth)
        return;
    const QByteArrayView key = scanner.bytes();
    const Name name = key.contains('\\') ? nameOf(unescaped(key)) : nameOf(key);
    m_frames.back().pending = name;
    document.speaksOfMessages = document.speaksOfMessages || name == Name::MessageIdName ||
                                name == Name::OpenMessageId || name == Name::Type || name == Name::List ||
                                name == Name::Event;
}

void MessageSearch::valueRead(const JsonScanner &scanner, Token token)
{
    if (scanner.depth() > Limits::messageDepth || m_frames.empty() || !m_frames.back().object)
        return;
    Frame &frame = m_frames.back();
    switch (frame.pending) {
    case Name::MessageIdName:
    case Name::OpenMessageId:
    case Name::Type:
        if (token == Token::String && !scanner.bytes().isEmpty())
            frame.seen |= bit(frame.pending);
        break;
    case Name::Code: {
        const qlonglong code = token == Token::Number || token == Token::String ? scanner.bytes().toLongLong() : 0;
        frame.refused = frame.refused || code != 0;
        break;
    }
    case Name::Ok:
        frame.refused = frame.refused || token == Token::False;
        break;
    case Name::Deleted:
        if (token == Token::True)
            frame.seen |= bit(frame.pending);
        break;
    case Name::Data:
    case Name::List:
    case Name::Event:
    case Name::Message:
    case Name::PostPart:
        break; // these are something only where they are an object or an array
    default:
        if (token != Token::Null)
            frame.seen |= bit(frame.pending);
    }
}

void MessageSearch::objectRead(const Frame &frame, qsizetype end)
{
    const bool id = frame.seen & (bit(Name::MessageIdName) | bit(Name::OpenMessageId));
    const bool type = frame.seen & bit(Name::Type);
    const bool known = frame.role != Role::Unknown && isMessage(frame);
    const bool event = frame.role == Role::Event && (frame.seen & bit(Name::Message));
    const Standing standing = event || (known && (id || type)) ? Standing::Known
                              : id && type                     ? Standing::Elsewhere
                                                               : Standing::Content;
    const qsizetype replyTo = frame.reply ? frame.message : -1;
    if ((known || event || (id && type)) && m_candidates.size() < Limits::messagesInDocument)
        m_candidates.push_back({{frame.begin, end, event}, replyTo, standing, id && type});
    m_refused = m_refused || (frame.outermost && frame.refused);
}

/** An object at a place where messages stand; what it really is shows when it is read. */
bool MessageSearch::isMessage(const Frame &frame)
{
    const auto has = [&](auto... names) { return (frame.seen & (bit(names) | ...)) != 0; };
    const bool id = has(Name::MessageIdName, Name::OpenMessageId);
    const bool type = has(Name::Type);
    if (id && type)
        return true;
    if (has(Name::Data, Name::List, Name::Event))
        return false;
    if (id)
        return has(Name::Content, Name::Body, Name::KeyField, Name::Resources, Name::Deleted);
    if (has(Name::Content, Name::Body, Name::KeyField))
        return type || frame.outermost;
    return frame.outermost && has(Name::PostPart);
}

std::vector<MessagePlace> MessageSearch::chosen(bool whole)
{
    const auto unusable = [&](const Candidate &c) { return !whole && !c.complete && !c.place.event; };
    m_candidates.erase(std::remove_if(m_candidates.begin(), m_candidates.end(), unusable), m_candidates.end());
    const auto best = std::min_element(m_candidates.begin(), m_candidates.end(),
                                       [](const auto &a, const auto &b) { return a.standing < b.standing; });
    if (best == m_candidates.end())
        return {};
    const Standing standing = best->standing;
    std::sort(m_candidates.begin(), m_candidates.end(),
              [](const auto &a, const auto &b) { return a.place.begin < b.place.begin; });

    std::vector<MessagePlace> places;
    std::vector<MessagePlace> around; // the messages that this one stands in
    for (const Candidate &candidate : m_candidates) {
        if (candidate.standing != standing)
            continue;
        while (!around.empty() && around.back().end <= candidate.place.begin)
            around.pop_back();
        if (!around.empty() && around.back().begin != candidate.replyTo)
            continue;
        places.push_back(candidate.place);
        around.push_back(candidate.place);
    }
    return places;
}

} // namespace Larder
