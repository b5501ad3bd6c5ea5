#pragma once

namespace Larder {

/** Asks the desktop, without waiting, whether it wants dark, and follows it as long as the program runs. */
void followDesktopColours();

} // namespace Larder
