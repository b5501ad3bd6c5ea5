#include "lark/messagecollection.h"

#include <algorithm>

#include "core/limits.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

using NotReason = NotDownloadable::Reason;

constexpr qsizetype longestShown = 256;

/** Where lark-cli lists the resources itself, it does not matter what of them its text left out. */
bool isMadeUpFor(const MessagePart &part)
{
    return part.reason == NotReason::MissingKey || part.reason == NotReason::KeyNotInOutput ||
           part.reason == NotReason::BadContent;
}

bool hasKey(const ListedResource &listed)
{
    return FileKey::parse(listed.key).ok();
}

/** By the key; one without a prefix is what its field says. */
ResourceType typeOfPart(const FileKey &key, FoundKind kind)
{
    const bool pictureField = kind == FoundKind::Image || kind == FoundKind::PostImage || kind == FoundKind::Cover;
    if (pictureField && !key.text().startsWith("file_"_L1))
        return ResourceType::Image;
    return typeOf(key);
}

FoundKind kindOfListed(const ListedResource &listed)
{
    const bool image = listed.type ? *listed.type == ResourceType::Image : listed.key.startsWith("img_"_L1);
    return image ? FoundKind::Image : FoundKind::File;
}

template <typename T>
void fill(T &known, const T &later, bool missing)
{
    if (missing)
        known = later;
}

} // namespace

void MessageCollection::add(MessageObject message)
{
    ++m_count;
    const auto id = MessageId::parse(message.id);
    message.origin.messageId = id ? id->text() : escapedForShow(message.id);
    const MessageType type = message.content.type;
    if (!message.upperId.isEmpty() && !message.id.isEmpty()) {
        m_upperIds.insert(message.id, message.upperId);
        if (message.id != message.upperId)
            m_expanded.insert(message.upperId);
        if (type == MessageType::Forward)
            m_nestedForwards.push_back(message);
    }

    if (message.deleted) {
        message.listed.clear();
        message.content.parts.clear();
        if (type != MessageType::Other)
            message.content.parts.append({FoundKind::File, {}, {}, NotReason::Deleted, {}});
    }
    const bool listed = std::any_of(message.listed.cbegin(), message.listed.cend(), hasKey);
    if (listed)
        message.content.parts.removeIf(isMadeUpFor);
    const bool forward =
        type == MessageType::Forward && !message.deleted && !message.content.forwardRendered && !listed;
    if (message.content.parts.isEmpty() && message.listed.isEmpty() && !forward)
        return;
    Entry entry{std::move(message), forward};
    if (needsOthers(entry))
        m_entries.push_back(std::move(entry));
    else
        place(entry);
}

/** So does whatever follows one that does, or the order would be lost. */
bool MessageCollection::needsOthers(const Entry &entry) const
{
    return !m_entries.empty() || entry.forward || !entry.message.upperId.isEmpty();
}

bool MessageCollection::isFull() const
{
    const qsizetype kept = m_reading.downloads.size() + m_reading.optional.size() + m_reading.notDownloadable.size() +
                           m_upperIds.size() + static_cast<qsizetype>(m_entries.size());
    return kept >= Limits::messagesKept;
}

MessageReading MessageCollection::reading() &&
{
    for (const Entry &entry : m_entries)
        place(entry);
    if (!m_loopNamed)
        nameLoopsOfForwards();
    m_reading.optional.removeIf([&](const FoundResource &cover) {
        return m_downloadAt.contains((cover.messageId ? cover.messageId->text() : QString()) + u' ' +
                                     cover.fileKey.text());
    });
    m_reading.messages = m_count;
    return std::move(m_reading);
}

void MessageCollection::place(const Entry &entry)
{
    const MessageObject &message = entry.message;
    if (entry.forward)
        nameForward(message);
    const auto outermost = outermostOf(message);
    for (const MessagePart &part : message.content.parts) {
        if (part.reason)
            name(message, part, *part.reason);
        else
            offerPart(message, part, outermost);
    }
    for (const ListedResource &listed : message.listed) {
        const MessagePart part{kindOfListed(listed), listed.key, {}, {}, {}};
        if (listed.messageId.isEmpty())
            offerPart(message, part, outermost);
        else
            offer(message, part, listed.messageId, listed.type);
    }
}

void MessageCollection::offerPart(const MessageObject &message, const MessagePart &part,
                                  const std::optional<QString> &outermost)
{
    const auto listed = std::find_if(message.listed.cbegin(), message.listed.cend(),
                                     [&](const ListedResource &l) { return l.key == part.key; });
    if (listed != message.listed.cend() && !listed->messageId.isEmpty())
        offer(message, part, listed->messageId, listed->type);
    else if (outermost)
        offer(message, part, *outermost, listed == message.listed.cend() ? std::nullopt : listed->type);
    else if (part.kind != FoundKind::Cover)
        name(message, part, NotReason::ForwardLoop);
}

void MessageCollection::offer(const MessageObject &message, const MessagePart &part, const QString &id,
                              std::optional<ResourceType> type)
{
    const bool cover = part.kind == FoundKind::Cover;
    const auto key = FileKey::parse(part.key);
    const auto messageId = MessageId::parse(id);
    const bool idMissing = !messageId && messageId.error().reason == Reason::MessageIdMissing;
    if (!key || (!messageId && !idMissing)) {
        const bool keyMissing = !key && key.error().reason == Reason::FileKeyMissing;
        if (!cover)
            name(message, part, keyMissing ? NotReason::MissingKey : NotReason::UnsafeKey);
        return;
    }

    FoundResource found{messageId ? std::optional(*messageId) : std::nullopt,
                        *key,
                        type.value_or(typeOfPart(*key, part.kind)),
                        part.kind,
                        part.name,
                        part.duration,
                        message.origin};
    const QString once = (messageId ? messageId->text() : QString()) + u' ' + key->text();
    if (cover) {
        if (!m_optionalSeen.contains(once))
            m_reading.optional.append(std::move(found));
        m_optionalSeen.insert(once);
        return;
    }
    const auto known = m_downloadAt.constFind(once);
    if (known != m_downloadAt.cend()) {
        fillIn(m_reading.downloads[*known], found);
        return;
    }
    m_downloadAt.insert(once, m_reading.downloads.size());
    m_reading.downloads.append(std::move(found));
}

void MessageCollection::name(const MessageObject &message, const MessagePart &part, NotDownloadable::Reason reason)
{
    m_loopNamed = m_loopNamed || reason == NotReason::ForwardLoop;
    NotDownloadable named{reason, part.kind, part.name, escapedForShow(part.key), message.origin};
    QString once = named.origin.messageId + u' ' + word(reason);
    if (reason != NotReason::ForwardLoop)
        once += u' ' + named.fileKey;
    if (m_named.contains(once))
        return;
    m_named.insert(once);
    m_reading.notDownloadable.append(std::move(named));
}

void MessageCollection::nameForward(const MessageObject &message)
{
    if (m_expanded.contains(message.id))
        return;
    const bool loop = !outermostOf(message);
    name(message, {}, loop ? NotReason::ForwardLoop : NotReason::ForwardNotExpanded);
}

/** Forwards in a loop are worth a word where nothing else says so. */
void MessageCollection::nameLoopsOfForwards()
{
    for (const MessageObject &message : m_nestedForwards) {
        if (!outermostOf(message))
            name(message, {}, NotReason::ForwardLoop);
    }
}

/** None where the way up does not end. */
std::optional<QString> MessageCollection::outermostOf(const MessageObject &message) const
{
    if (message.upperId.isEmpty())
        return message.id;
    QString id = message.upperId;
    for (int level = 1; level <= Limits::forwardDepth; ++level) {
        const auto upper = m_upperIds.constFind(id);
        if (upper == m_upperIds.cend())
            return id;
        id = *upper;
    }
    return std::nullopt;
}

void fillIn(FoundResource &known, const FoundResource &later)
{
    fill(known.name, later.name, known.name.isEmpty());
    fill(known.duration, later.duration, !known.duration);
    fill(known.origin.sender, later.origin.sender, known.origin.sender.isEmpty());
    fill(known.origin.chatId, later.origin.chatId, known.origin.chatId.isEmpty());
    fill(known.origin.sentAt, later.origin.sentAt, !known.origin.sentAt.isValid());
}

QString escapedForShow(const QString &text)
{
    QString shown;
    for (const QChar c : QStringView(text).first(std::min(text.size(), longestShown))) {
        if (c > u' ' && c <= u'~' && c != u'\\')
            shown += c;
        else
            shown += u"\\u{%1}"_s.arg(uint(c.unicode()), 0, 16);
    }
    return text.size() > longestShown ? shown + u'\u2026' : shown;
}

} // namespace Larder
