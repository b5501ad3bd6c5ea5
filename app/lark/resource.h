#pragma once

#include <optional>

#include <QHashFunctions>
#include <QLatin1StringView>
#include <QString>
#include <QStringView>

#include "core/result.h"

namespace Larder {

/**
 * The id of a message, `om_…`. Only parse() makes one, so one that exists is safe in a path and in a URL.
 * Open Platform, "Get resource files in message".
 */
class MessageId
{
public:
    /** Trims white space and quotes. Errors: Reason::MessageIdMissing and its family, each with a hint of its own. */
    [[nodiscard]] static Result<MessageId> parse(QStringView text);
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool operator==(const MessageId &) const = default;

private:
    explicit MessageId(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

/** The key of a resource inside its message, `img_…`, `file_…` or bare. Only parse() makes one. */
class FileKey
{
public:
    /** Trims white space and quotes. Errors: Reason::FileKeyMissing and its family. */
    [[nodiscard]] static Result<FileKey> parse(QStringView text);
    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool operator==(const FileKey &) const = default;

private:
    explicit FileKey(QString text) : m_text(std::move(text)) {}
    QString m_text;
};

/** The `type` that the endpoint asks for: a property of the key, not of the file. */
enum class ResourceType { Image, File };

/** `image` or `file`. */
[[nodiscard]] QLatin1StringView word(ResourceType type);
[[nodiscard]] std::optional<ResourceType> resourceTypeFrom(QStringView word);
/** `img_` is an image, everything else a file. */
[[nodiscard]] ResourceType typeOf(const FileKey &key);

/** What can be asked for. Plain value. */
struct ResourceRef
{
    MessageId messageId;
    FileKey fileKey;
    ResourceType type;

    [[nodiscard]] bool operator==(const ResourceRef &) const = default;
};

} // namespace Larder
