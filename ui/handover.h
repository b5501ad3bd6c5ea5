#pragma once

#include <optional>

#include <QByteArray>
#include <QStringList>

#include "lark/credential.h"
#include "lark/requests.h"
#include "ui/pastepanel.h"

namespace Larder {

/** What a start was given that a window which is open already can take in its place. Holds no secret. Plain value. */
struct Handover
{
    FormFill fill = {};                        ///< id, key, type and name, for the form; empty: nothing
    QStringList inputs = {};                   ///< files with messages, as if dropped on the window; absolute
    std::optional<QString> folder = {};        ///< absolute; none: the one in the settings
    std::optional<OpenPlatform> platform = {}; ///< none: the one in the settings
    std::optional<Identity> identity = {};     ///< none: the one in the settings
    std::optional<int> resourcesAtATime = {};  ///< none: as many as before
    std::optional<int> connections = {};       ///< for each; none: as many as before
    QByteArray activation = {}; ///< the desktop's leave to come to the front, xdg-activation's; may be empty
};

/** One line of JSON, without its end. */
[[nodiscard]] QByteArray handoverLine(const Handover &given);
/** Of any bytes. None where they are no such line, or say something that cannot be meant: a relative path, a server
 * that is none. */
[[nodiscard]] std::optional<Handover> handoverFrom(const QByteArray &line);

} // namespace Larder
