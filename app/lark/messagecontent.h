#pragma once

#include <array>
#include <chrono>
#include <optional>

#include <QByteArray>
#include <QList>
#include <QString>

#include "lark/jsontree.h"
#include "lark/messagejson.h"

namespace Larder {

/** The message types that carry or stand for resources; Open Platform, "Message content structures". */
enum class MessageType {
    Untold, ///< none given: what it is shows in the content
    Image,
    File,
    Audio,
    Video, ///< `media`, `video`
    Post,
    Sticker,
    Folder,
    Card,    ///< `interactive`
    Forward, ///< `merge_forward`
    Other    ///< everything else carries nothing
};

[[nodiscard]] MessageType messageTypeFrom(QStringView word);

/** One thing in a message, before its key and its message's id are looked at. */
struct MessagePart
{
    FoundKind kind = FoundKind::File;
    QString key = {};
    QString name = {};
    std::optional<NotDownloadable::Reason> reason = {}; ///< none: to be downloaded
    std::optional<std::chrono::milliseconds> duration = {};
};

/** What a message's content holds. */
struct ContentReading
{
    MessageType type = MessageType::Untold; ///< as told, else as the content shows
    QList<MessagePart> parts = {};
    bool recalled = false;
    bool forwardRendered = false; ///< the children of a forward stand in its text
};

/** Reads contents one after the other; keeps its trees from one to the next. */
class MessageContent
{
public:
    /** A content as it stands in a message: missing, a string of JSON or of text, or an object. */
    [[nodiscard]] ContentReading read(MessageType type, JsonValue content);
    /** A content that lark-cli printed, of a message whose type is not known. */
    [[nodiscard]] static ContentReading readRendered(const QByteArray &text);

private:
    static constexpr int mostEncodings = 3; ///< strings of JSON within strings of JSON

    [[nodiscard]] bool decode(JsonValue &content);

    QByteArray m_text; ///< the innermost string
    std::array<QByteArray, mostEncodings> m_texts;
    std::array<JsonTree, mostEncodings> m_trees;
};

} // namespace Larder
