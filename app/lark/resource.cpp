#include "lark/resource.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr qsizetype longestMessageId = 3 + 128;
constexpr qsizetype longestFileKey = 256;

/** White space, the quotes of any keyboard, and the invisible marks that come along with a copy. */
bool surroundsPasted(QChar c)
{
    static constexpr char16_t marks[] = u"\"'`\u2018\u2019\u201c\u201d\u300c\u300d\u200b\ufeff";
    return c.isSpace() || QStringView(marks).contains(c);
}

QStringView withoutSurroundings(QStringView text)
{
    while (!text.isEmpty() && surroundsPasted(text.front()))
        text = text.sliced(1);
    while (!text.isEmpty() && surroundsPasted(text.back()))
        text.chop(1);
    return text;
}

/** Nothing but these is taken, so that a key can never be a separator, an escape or a look-alike in a path or URL. */
bool isKeyCharacter(QChar c)
{
    const char16_t unit = c.unicode();
    return (unit >= u'a' && unit <= u'z') || (unit >= u'A' && unit <= u'Z') || (unit >= u'0' && unit <= u'9') ||
           unit == u'_' || unit == u'-';
}

/** Where and what the first character is that no key or id holds; empty where there is none. */
QString strangeCharacterIn(QStringView text)
{
    for (qsizetype at = 0; at < text.size(); ++at) {
        if (isKeyCharacter(text[at]))
            continue;
        const auto unit = u"%1"_s.arg(uint(text[at].unicode()), 4, 16, '0'_L1).toUpper();
        return u"character U+%1 at position %2"_s.arg(unit).arg(at + 1);
    }
    return {};
}

Error malformed(Reason reason, QString detail = {})
{
    Error error{};
    error.reason = reason;
    error.detail = std::move(detail);
    return error;
}

} // namespace

Result<MessageId> MessageId::parse(QStringView text)
{
    const QStringView id = withoutSurroundings(text);
    if (id.isEmpty())
        return malformed(Reason::MessageIdMissing);
    if (id.startsWith("omt_"_L1))
        return malformed(Reason::MessageIdIsThread);
    if (id.startsWith("oc_"_L1))
        return malformed(Reason::MessageIdIsChat);
    if (id.startsWith("bm_"_L1))
        return malformed(Reason::MessageIdIsBatch);
    if (id.startsWith("img_"_L1) || id.startsWith("file_"_L1))
        return malformed(Reason::MessageIdIsFileKey);
    if (!id.startsWith("om_"_L1))
        return malformed(Reason::MessageIdMalformed, u"does not begin with om_"_s);
    if (const QString strange = strangeCharacterIn(id); !strange.isEmpty())
        return malformed(Reason::MessageIdMalformed, strange);
    if (id.size() == 3 || id.size() > longestMessageId)
        return malformed(Reason::MessageIdMalformed, u"%1 characters"_s.arg(id.size()));
    return MessageId(id.toString());
}

Result<FileKey> FileKey::parse(QStringView text)
{
    const QStringView key = withoutSurroundings(text);
    if (key.isEmpty())
        return malformed(Reason::FileKeyMissing);
    if (key.startsWith("om_"_L1))
        return malformed(Reason::FileKeyIsMessageId);
    if (const QString strange = strangeCharacterIn(key); !strange.isEmpty())
        return malformed(Reason::FileKeyMalformed, strange);
    if (key.size() > longestFileKey)
        return malformed(Reason::FileKeyMalformed, u"%1 characters"_s.arg(key.size()));
    return FileKey(key.toString());
}

QLatin1StringView word(ResourceType type)
{
    return type == ResourceType::Image ? "image"_L1 : "file"_L1;
}

std::optional<ResourceType> resourceTypeFrom(QStringView word)
{
    if (word == "image"_L1)
        return ResourceType::Image;
    if (word == "file"_L1)
        return ResourceType::File;
    return std::nullopt;
}

ResourceType typeOf(const FileKey &key)
{
    return key.text().startsWith("img_"_L1) ? ResourceType::Image : ResourceType::File;
}

} // namespace Larder
