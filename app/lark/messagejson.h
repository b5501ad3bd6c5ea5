#pragma once

#include <chrono>
#include <optional>

#include <QByteArray>
#include <QDateTime>
#include <QLatin1StringView>
#include <QList>
#include <QMetaType>
#include <QString>

#include "lark/inputtext.h"
#include "lark/readcontrol.h"
#include "lark/resource.h"

namespace Larder {

/** What a resource is in its message. */
enum class FoundKind {
    Image,
    PostImage, ///< a picture inside a post
    File,
    Audio,
    Video,
    Cover ///< the picture that stands for a video until it plays; the platform may not hand it out
};

/** `image`, `post_image`, `file`, `audio`, `video`, `cover`. */
[[nodiscard]] QLatin1StringView word(FoundKind kind);

/** The message that something was found in, as far as it is known; for people to read. */
struct MessageOrigin
{
    QString messageId = {};   ///< its own id, also inside a forward; what is no safe id is escaped
    QString messageType = {}; ///< as carried
    QString sender = {};      ///< the name, else the id
    QString chatId = {};
    QDateTime sentAt = {}; ///< not valid where the input does not say

    [[nodiscard]] bool operator==(const MessageOrigin &) const = default;
};

/** Something to download. */
struct FoundResource
{
    std::optional<MessageId>
        messageId; ///< to ask with: of a forward's children the outermost forward's; none: the user has it
    FileKey fileKey;
    ResourceType type;
    FoundKind kind;
    QString name = {}; ///< as carried: not yet fit for a file name, nor for a terminal
    std::optional<std::chrono::milliseconds> duration = {};
    MessageOrigin origin = {};

    [[nodiscard]] bool inForward() const { return messageId && messageId->text() != origin.messageId; }
    [[nodiscard]] bool operator==(const FoundResource &) const = default;
};

/** Something that was seen, but cannot be had from what was given. */
struct NotDownloadable
{
    enum class Reason {
        Sticker,
        Folder,
        Card,               ///< pictures of a card
        Deleted,            ///< recalled or deleted
        ForwardNotExpanded, ///< its messages are not in the input: look it up by its id
        MissingKey,
        BadContent,     ///< content that cannot be read
        UnsafeKey,      ///< an id or key with characters that none has
        KeyNotInOutput, ///< lark-cli left the key out
        ForwardLoop     ///< forwards that contain each other, or too many within each other
    };

    Reason reason;
    FoundKind kind;
    QString name = {};    ///< as carried
    QString fileKey = {}; ///< as carried, escaped where it is no safe key
    MessageOrigin origin = {};

    [[nodiscard]] bool operator==(const NotDownloadable &) const = default;
};

/** `sticker`, `folder`, `card`, `deleted`, `forward_not_expanded`, … */
[[nodiscard]] QLatin1StringView word(NotDownloadable::Reason reason);
[[nodiscard]] QList<NotDownloadable::Reason> allNotDownloadableReasons();

/** What was wrong with the input. */
struct ReadProblem
{
    enum class Kind {
        NoMessages,  ///< JSON, but no message in it
        NotJson,     ///< no JSON in it
        TableOutput, ///< lark-cli's table or CSV, which have no keys in them
        Malformed,   ///< stops being JSON at a position
        CutShort,    ///< ends before its JSON does
        ApiError,    ///< an answer that says no
        TooMany,     ///< more than any list can hold; what was found up to there is there
        Cancelled
    };

    Kind kind;
    std::optional<InputPosition> position = {}; ///< of Malformed and CutShort
    std::optional<qint64> code = {};            ///< of ApiError, where it has one
    QString logId = {};                         ///< of ApiError
    QString detail = {};                        ///< what a refusal said, in its own words

    [[nodiscard]] bool operator==(const ReadProblem &) const = default;
};

/** `no_messages`, `not_json`, `cut_short`, `api_error`, `too_many`, `cancelled`. */
[[nodiscard]] QLatin1StringView word(ReadProblem::Kind kind);
[[nodiscard]] QList<ReadProblem::Kind> allReadProblemKinds();

/** What an input holds. Plain value. */
struct MessageReading
{
    QList<FoundResource> downloads = {};
    QList<FoundResource> optional = {}; ///< covers of videos: offered, never by default
    QList<NotDownloadable> notDownloadable = {};
    qint64 messages = 0;                    ///< understood, with or without resources
    std::optional<ReadProblem> error = {};  ///< nothing came of it, for this reason
    std::optional<ReadProblem> notice = {}; ///< something came of it, but this was wrong besides

    [[nodiscard]] bool operator==(const MessageReading &) const = default;
};

/**
 * Reads messages in every form in which people have them: answers of get, mget and list, events, messages and contents
 * by themselves, lark-cli output, one a line, inside a log, cut off. Ids and keys are all that is taken; hosts and
 * tokens in the input are not looked at. Any thread; takes time linear in the input, and memory for what is found and
 * one message.
 */
[[nodiscard]] MessageReading readMessages(const QByteArray &input, const ReadControl &control = {});

} // namespace Larder

Q_DECLARE_METATYPE(Larder::MessageReading)
