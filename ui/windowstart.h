#pragma once

#include "session/engine.h"
#include "ui/handover.h"

class QApplication;

namespace Larder {

/** What the window opens with. Plain value. */
struct WindowOptions
{
    bool demo = false; ///< the demo workspace in place of the user's own
    Handover given;    ///< taken by a window that is open already, if there is one
    EngineOptions engine;
};

/**
 * Opens the window, or leaves that to the one that is open already, and returns with the program's exit code once the
 * last window is closed.
 */
[[nodiscard]] int runWindow(QApplication &application, const WindowOptions &options);

} // namespace Larder
