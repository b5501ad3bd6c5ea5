#include "ui/applicationicon.h"

using namespace Qt::StringLiterals;

namespace Larder {

QIcon applicationIcon()
{
    // Each size as a picture of its own: an icon of SVG files has one drawing for all sizes.
    const QIcon drawing(u":/icons/larder.svg"_s);
    const QIcon smallDrawing(u":/icons/larder-small.svg"_s);
    QIcon icon;
    icon.addPixmap(smallDrawing.pixmap(16, 16));
    for (const int size : {22, 24, 32, 48, 64, 128, 256})
        icon.addPixmap(drawing.pixmap(size, size));
    return icon;
}

} // namespace Larder
