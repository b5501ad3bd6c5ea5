#pragma once

#include <QIcon>
#include <QRect>
#include <QString>

#include "lark/resource.h"

class QFont;
class QPainter;

namespace Larder {

/** A coloured tile with the ending of the file's name in it, for where there is no picture. */
void paintTile(QPainter *painter, const QRect &rect, const QString &name, ResourceType type, const QFont &font);

/** The same, small and wide, as an icon for lists; sharp at any scale. */
[[nodiscard]] QIcon tileIcon(const QString &name, ResourceType type);
inline constexpr QSize tileIconSize(40, 18);

} // namespace Larder
