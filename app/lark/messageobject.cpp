#include "lark/messageobject.h"

#include <algorithm>

namespace Larder {

namespace {

bool isRead(QByteArrayView key)
{
    static constexpr QByteArrayView keys[] = {
        "message_id", "open_message_id", "upper_message_id", "msg_type",  "message_type", "deleted",    "create_time",
        "sender",     "chat_id",         "open_chat_id",     "body",      "content",      "content_v2", "files",
        "post",       "resources",       "file_key",         "file_name", "image_key",    "image_keys", "duration",
        "is_folder",  "message",         "open_id",          "title",     "user_open_id",
    };
    const bool locale = key.size() == 5 && (key[2] == '_' || key[2] == '-');
    return locale || key.contains('\\') || std::any_of(std::begin(keys), std::end(keys), [&](QByteArrayView k) {
               return k.size() == key.size() && k == key;
           });
}

/** What there is to say of a message whose content is too much to be read. */
bool isReadOfLarge(QByteArrayView key)
{
    return isRead(key) && key != "body" && key != "content" && key != "resources" && key != "message" &&
           key.size() != 5;
}

QString firstText(JsonValue object, std::initializer_list<QByteArrayView> names)
{
    for (const QByteArrayView name : names) {
        if (const QString text = object[name].text(); !text.isEmpty())
            return text;
    }
    return {};
}

QString senderOf(JsonValue sender)
{
    if (sender.isString())
        return sender.text();
    if (const QString name = firstText(sender, {"name", "id", "open_id"}); !name.isEmpty())
        return name;
    return firstText(sender["sender_id"], {"open_id", "user_id", "union_id"});
}

bool isMissing(JsonValue value)
{
    return value.kind() == JsonValue::Kind::Missing;
}

/** Schema 1.0 and contents by themselves: the keys are on the object. */
bool carriesItsContent(JsonValue message)
{
    if (!isMissing(message["body"]))
        return false;
    if (!isMissing(message["content"]))
        return message["content"].isArray();
    return true;
}

JsonValue contentOf(JsonValue message)
{
    const JsonValue body = message["body"]["content"];
    if (!body.isNothing() && !(body.isString() && body.source().isEmpty()))
        return body;
    if (carriesItsContent(message)) {
        for (JsonValue member = message.first(); !isMissing(member); member = member.next()) {
            const QByteArray key = member.key();
            const bool locale = key.size() == 5 && member.isObject();
            if (key == "file_key" || key.startsWith("image_key") || key.startsWith("content") || key == "files" ||
                key == "post" || locale)
                return message;
        }
    }
    return message["content"].isNothing() ? body : message["content"];
}

bool isEmptyContent(JsonValue content)
{
    return content.isNothing() || (content.isString() && content.source().trimmed().isEmpty());
}

QList<ListedResource> listedIn(JsonValue resources)
{
    QList<ListedResource> listed;
    if (!resources.isArray())
        return listed;
    for (JsonValue entry = resources.first(); !isMissing(entry); entry = entry.next()) {
        if (entry.isObject())
            listed.append({entry["message_id"].text(), firstText(entry, {"key", "file_key"}),
                           resourceTypeFrom(entry["type"].text())});
    }
    return listed;
}

} // namespace

std::optional<MessageObject> MessageObjects::read(QByteArrayView object, bool event)
{
    if (!m_tree.read(object, isRead)) {
        MessageObject message;
        if (!m_tree.read(object, isReadOfLarge))
            return std::nullopt;
        const JsonValue root = m_tree.root();
        message.id = firstText(root, {"message_id", "open_message_id"});
        message.origin.messageType = firstText(root, {"msg_type", "message_type"});
        message.content.type = messageTypeFrom(message.origin.messageType);
        message.content.parts.append({FoundKind::File, {}, {}, NotDownloadable::Reason::BadContent, {}});
        return message;
    }

    const JsonValue root = m_tree.root();
    const bool inEvent = event && root["message"].isObject();
    MessageObject message = inEvent ? readMessage(root["message"], root["sender"], true)
                                    : readMessage(root, root["sender"], !isMissing(root["message_type"]));
    const bool understood = !message.id.isEmpty() || !message.origin.messageType.isEmpty() ||
                            (message.content.type != MessageType::Untold && message.content.type != MessageType::Other);
    return understood ? std::optional(std::move(message)) : std::nullopt;
}

MessageObject MessageObjects::readMessage(JsonValue message, JsonValue sender, bool event)
{
    MessageObject read;
    read.id = firstText(message, {"message_id", "open_message_id"});
    read.upperId = message["upper_message_id"].text();
    read.origin.messageType = firstText(message, {"msg_type", "message_type"});

    const MessageType type = messageTypeFrom(read.origin.messageType);
    const JsonValue content = contentOf(message);
    read.deleted = message["deleted"].kind() == JsonValue::Kind::True ||
                   message["deleted"].text() == QLatin1StringView("true") || (event && isEmptyContent(content));
    read.listed = listedIn(message["resources"]);
    if (read.deleted)
        read.content.type = type;
    else
        read.content = m_content.read(type, content);
    read.deleted = read.deleted || read.content.recalled;
    if (read.content.type == MessageType::Other && read.listed.isEmpty())
        return read; // nobody will ask who sent it

    read.origin.sender = senderOf(sender.isNothing() ? message["sender"] : sender);
    if (read.origin.sender.isEmpty())
        read.origin.sender = firstText(message, {"user_open_id", "open_id"});
    read.origin.chatId = firstText(message, {"chat_id", "open_chat_id"});
    read.origin.sentAt = timeFrom(message["create_time"].source());
    return read;
}

QDateTime timeFrom(QByteArrayView text)
{
    constexpr qint64 latestSeconds = 100'000'000'000;
    constexpr qint64 latestMilliseconds = latestSeconds * 1000;
    if (text.isEmpty() || text.size() > 40)
        return {};

    bool isNumber = false;
    if (const qint64 number = text.toLongLong(&isNumber); isNumber) {
        if (number <= 0)
            return {};
        const qint64 milliseconds = number < latestSeconds        ? number * 1000
                                    : number < latestMilliseconds ? number
                                                                  : number / 1000;
        return QDateTime::fromMSecsSinceEpoch(milliseconds, Qt::UTC);
    }
    if (const double seconds = text.toDouble(&isNumber); isNumber && seconds > 0 && seconds < 1e11)
        return QDateTime::fromMSecsSinceEpoch(static_cast<qint64>(seconds * 1000), Qt::UTC);

    QString iso = QString::fromUtf8(text);
    if (iso.size() > 10 && iso[10] == QLatin1Char(' '))
        iso[10] = QLatin1Char('T');
    return QDateTime::fromString(iso, Qt::ISODate);
}

} // namespace Larder
