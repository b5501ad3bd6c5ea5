#pragma once

#include <QString>

#include "lark/resource.h"

namespace Larder {

/** What a file is for people, as far as its name tells. */
enum class FileKind { Picture, Video, Audio, Pdf, Document, Sheet, Slides, Archive, Text, Other };

/** By the name's ending; where that says nothing, an image is a picture. */
[[nodiscard]] FileKind fileKindOf(const QString &name, ResourceType type);

/** Up to four letters for a tile: the ending, else IMG or FILE. */
[[nodiscard]] QString tileLetters(const QString &name, ResourceType type);

} // namespace Larder
