#pragma once

#include "session/gathering.h"
#include "session/measuring.h"

/** What could have been found, made by hand, for tests of what shows it. */
namespace Larder::Samples {

using namespace Qt::StringLiterals;

inline FoundResource found(const QString &message, const QString &key, const QString &name = {},
                           FoundKind kind = FoundKind::File)
{
    const FileKey fileKey = FileKey::parse(key).value();
    FoundResource resource{.messageId = {}, .fileKey = fileKey, .type = typeOf(fileKey), .kind = kind, .name = name};
    if (!message.isEmpty())
        resource.messageId = MessageId::parse(message).value();
    resource.origin.messageId = message;
    return resource;
}

inline NotDownloadable seen(const QString &message, NotDownloadable::Reason reason, const QString &name = {})
{
    return {.reason = reason, .kind = FoundKind::File, .name = name, .origin = {.messageId = message}};
}

/** What came of measuring one of them. */
inline Measuring::Told told(const QString &message, const QString &key, const ResourceSize &size)
{
    const FileKey fileKey = FileKey::parse(key).value();
    return {{MessageId::parse(message).value(), fileKey, typeOf(fileKey)}, size};
}

/** Three to download, a cover, a sticker and a forward that was not expanded. */
inline MessageReading chat()
{
    MessageReading reading;
    reading.downloads = {found(u"om_1"_s, u"img_1"_s, {}, FoundKind::Image),
                         found(u"om_2"_s, u"file_10"_s, u"10 Plan.pdf"_s),
                         found(u"om_3"_s, u"file_9"_s, u"9 walk.mp4"_s, FoundKind::Video)};
    reading.downloads[1].origin.sender = u"Lin Wei"_s;
    reading.downloads[1].origin.sentAt = QDateTime({2026, 8, 22}, {9, 30});
    reading.optional = {found(u"om_3"_s, u"img_9"_s, {}, FoundKind::Cover)};
    reading.notDownloadable = {seen(u"om_4"_s, NotDownloadable::Reason::Sticker),
                               seen(u"om_5"_s, NotDownloadable::Reason::ForwardNotExpanded)};
    return reading;
}

} // namespace Larder::Samples
