#pragma once

#include <QImage>

namespace Larder {

/** How two pictures of a window differ, pixel by pixel. Plain value. */
struct PictureDifference
{
    double share = 0; ///< of all pixels, those that differ by more than a little; 1 where the sizes differ
    QImage shown;     ///< pale, with those pixels in red

    /** More than what another version of a font's rasteriser may do; less than one word. */
    [[nodiscard]] bool isSeen() const;
};

[[nodiscard]] PictureDifference differenceOf(const QImage &approved, const QImage &actual);

} // namespace Larder
