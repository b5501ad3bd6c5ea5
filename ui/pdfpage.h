#pragma once

#include "ui/picture.h"

namespace Larder {

/** The first page of a PDF document within that many pixels. OtherKind where this Larder was built without Qt PDF.
 *  Any thread but the window's. */
[[nodiscard]] PictureReading readFirstPage(const QString &path, QSize most);

} // namespace Larder
