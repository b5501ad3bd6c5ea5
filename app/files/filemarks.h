#pragma once

#include <QDateTime>
#include <QString>

namespace Larder {

/** What a saved file is given besides its bytes and its name. That it cannot be had is a note and never a failure. */
struct FileMarks
{
    /** Off: the time of a download is what people look for in a folder of downloads. */
    bool messageTime = false;
    /**
     * The mark of the web, see files/originmark. On: what comes from a chat is a stranger's, only the mark makes
     * Windows and macOS ask before they run it, and it says no more than the server's name.
     */
    bool origin = true;

    [[nodiscard]] bool operator==(const FileMarks &) const = default;
};

/** What could not be given to a saved file; FAT, network drives and some tmpfs have no place for it. */
enum class FileNote { TimeNotSet, OriginNotMarked };

/** Makes it the time of the file's last change. */
[[nodiscard]] bool setFileTime(const QString &path, const QDateTime &time);

} // namespace Larder
