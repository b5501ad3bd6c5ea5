#pragma once

#include <optional>

#include <QByteArray>
#include <QString>
#include <QStringView>

#include "core/result.h"
#include "lark/resource.h"

namespace Larder {

/** What is known about how a resource could be called. */
struct NameSources
{
    QString chosen;                    ///< by the user, relative, may name sub-folders; empty: not chosen
    QString fromMessage = {};          ///< the sender's own; empty: the message has none, or is not known
    std::optional<QString> fromServer; ///< decoded Content-Disposition
    QByteArray contentType;            ///< without parameters, lower case; empty where none came
    QByteArray firstBytes;             ///< of the body, for its signature; may be empty
    FileKey fileKey;                   ///< the name of last resort
    ResourceType type;
};

/**
 * One component, legal on Linux, Windows and macOS alike: no separators, controls, direction marks or reserved words,
 * no trailing dots or spaces, no leading dot or tilde, at most Limits::nameBytes less Limits::nameReserve bytes of
 * UTF-8 and as many UTF-16 units, cut at a character's boundary in front of the extension. Empty where nothing is left.
 */
[[nodiscard]] QString safeName(QStringView wanted);

/**
 * A stranger's text as a part of a name: as safeName(), but a separator in it is one more illegal character, and it is
 * at most so many bytes of UTF-8.
 */
[[nodiscard]] QString safePart(QStringView wanted, qsizetype bytes);

/** Of a relative path that the user chose, each component made legal; a dot or tilde in front stays. May be empty. */
[[nodiscard]] QString safePath(QStringView chosen);

/** `pdf` of `a.pdf`, `tar.gz` of `a.tar.gz`, `7z.001` of `a.7z.001`; nothing of `.profile`. */
[[nodiscard]] QStringView extensionOf(QStringView name);

/**
 * The path of the saved file below its folder: the chosen name (its extension the message's or the server's where it
 * has none), else the message's, else the server's, else the key; with an extension by signature or Content-Type where
 * it has none. Never empty, never leaves the folder.
 */
[[nodiscard]] QString savedName(const NameSources &sources);

/** Whether a chosen name may be used: relative, no `..`. Errors: Reason::OutputLeavesFolder. Empty is fine. */
[[nodiscard]] Done checkChosenName(QStringView chosen);

/** "name (2).ext" for 2; the name itself for 0. Keeps double extensions as .tar.gz whole, and sub-folders. */
[[nodiscard]] QString numbered(const QString &name, int number);

} // namespace Larder
