#pragma once

#include <optional>

#include <QString>

#include "session/engine.h"
#include "ui/pastepanel.h"

class QApplication;

namespace Larder {

/** What the window opens with. Plain value. */
struct WindowOptions
{
    bool demo = false;                    ///< the demo workspace in place of the user's own
    FormFill fill;                        ///< for the form; empty: nothing
    QStringList inputs;                   ///< files with messages, as if dropped on the window
    std::optional<QString> folder;        ///< absolute; none: the one in the settings
    std::optional<OpenPlatform> platform; ///< none: the one in the settings
    std::optional<Identity> identity;     ///< none: the one in the settings
    EngineOptions engine;
};

/** Opens the window and returns with the program's exit code once the last window is closed. */
[[nodiscard]] int runWindow(QApplication &application, const WindowOptions &options);

} // namespace Larder
