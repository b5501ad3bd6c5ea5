#pragma once

#include <QIcon>

namespace Larder {

/** The program's own, with a simpler drawing where there are few pixels. */
[[nodiscard]] QIcon applicationIcon();

} // namespace Larder
