#pragma once

#include <QDir>

#include "transfer/transfersnapshot.h"

/** Snapshots made by hand, for tests of what shows them. */
namespace Larder::Samples {

using namespace Qt::StringLiterals;

inline ResourceRef resource(const QString &key = u"file_v3_00v9_8d0f1ac7-77e4-41d6-b6ab-8ec2bc15acdj"_s)
{
    const FileKey fileKey = FileKey::parse(key).value();
    return {MessageId::parse(u"om_7f3c21d6a9b84e0f95ad1c6632be70aa").value(), fileKey, typeOf(fileKey)};
}

inline DownloadOrder order(Identity identity = Identity::User)
{
    return {.platform = OpenPlatform::feishu(),
            .identity = identity,
            .resource = resource(),
            .folder = QDir::homePath() + u"/Downloads"_s,
            .name = {}};
}

inline TransferSnapshot transfer(quint64 id, const TransferState &state, const Progress &progress = {})
{
    return {TransferId{id}, order(), state, progress, u"video.mp4"_s, {}};
}

inline Saved saved()
{
    return Saved{QDir::homePath() + u"/Downloads/video.mp4"_s, 963'000'000};
}

inline Failed failed(Reason reason)
{
    return Failed{Error{.reason = reason}, 0};
}

} // namespace Larder::Samples

Q_DECLARE_METATYPE(Larder::TransferState)
Q_DECLARE_METATYPE(Larder::Progress)
