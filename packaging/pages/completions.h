#pragma once

#include <QString>

namespace Larder {

// What each shell loads to complete a command line of Larder, made of the table of options.

[[nodiscard]] QString bashCompletion();
[[nodiscard]] QString zshCompletion();
[[nodiscard]] QString fishCompletion();

} // namespace Larder
