#pragma once

#include <QCollator>

namespace Larder {

/** How people order names, in the language that is spoken now: 9.jpg before 10.jpg, whatever their case. */
[[nodiscard]] QCollator collatorForNames();

} // namespace Larder
