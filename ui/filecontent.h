#pragma once

#include <variant>

#include <QByteArray>
#include <QString>

#include "ui/picture.h"

namespace Larder {

/** The beginning of a text file. */
struct TextBeginning
{
    QString text;
    bool isAll = true;
};

/** Why a file is not shown. */
enum class NotShown {
    Gone,
    Unreadable,
    OtherKind, ///< nothing that Larder shows
    TooLarge,
    Locked,
    Broken
};

/** What a person can see of a saved file without another program. Plain value. */
struct FileContent
{
    std::variant<Picture, TextBeginning, NotShown> shown = NotShown::Gone;
    QString kind;    ///< in words of the system, as "PNG image"; empty: not known
    qint64 size = 0; ///< bytes
};

inline constexpr qint64 shownOfText = 64 * 1024; // bytes

/**
 * Opens the file and reads as much of it as is shown, pictures and pages within `most` pixels. Any thread but the
 * window's, which would wait for the disk.
 */
[[nodiscard]] FileContent readFileContent(const QString &path, QSize most);

/** By byte order mark, else UTF-8, else what Chinese systems write, else Latin-1. `isCut`: bytes may lack at its end.
 */
[[nodiscard]] QString textOf(const QByteArray &bytes, bool isCut);

} // namespace Larder
