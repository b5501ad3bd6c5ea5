#include "picturedifference.h"

#include <algorithm>
#include <cstdlib>

namespace Larder {
namespace {

constexpr int fewSteps = 40; ///< of 255, in one of the three colours
constexpr double fewPixels = 0.0001;

bool differ(QRgb a, QRgb b)
{
    return std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))}) >
           fewSteps;
}

QRgb pale(QRgb colour)
{
    return qRgb(170 + qRed(colour) / 3, 170 + qGreen(colour) / 3, 170 + qBlue(colour) / 3);
}

} // namespace

bool PictureDifference::isSeen() const
{
    return share > fewPixels;
}

PictureDifference differenceOf(const QImage &approved, const QImage &actual)
{
    if (approved.isNull() || approved.size() != actual.size())
        return {1, actual};
    const QImage before = approved.convertToFormat(QImage::Format_RGB32);
    const QImage now = actual.convertToFormat(QImage::Format_RGB32);
    PictureDifference difference{0, QImage(now.size(), QImage::Format_RGB32)};
    qint64 count = 0;
    for (int y = 0; y < now.height(); ++y)
        for (int x = 0; x < now.width(); ++x) {
            const bool other = differ(before.pixel(x, y), now.pixel(x, y));
            count += other ? 1 : 0;
            difference.shown.setPixel(x, y, other ? qRgb(220, 0, 0) : pale(before.pixel(x, y)));
        }
    difference.share = double(count) / (double(now.width()) * now.height());
    return difference;
}

} // namespace Larder
