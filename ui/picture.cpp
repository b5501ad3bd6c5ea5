#include "ui/picture.h"

#include <algorithm>

#include <QImageReader>

namespace Larder {
namespace {

constexpr qint64 mostPixels = 100'000'000; // of what a camera makes; a bomb has thousands of millions

bool isDecodedHere(const QByteArray &format)
{
    static const QList<QByteArray> formats{"png", "jpg", "jpeg", "gif", "webp", "bmp"};
    return formats.contains(format);
}

qint64 pixelsOf(QSize size)
{
    return qint64(size.width()) * size.height();
}

bool liesOnItsSide(const QImageReader &reader)
{
    return reader.transformation().testFlag(QImageIOHandler::TransformationRotate90);
}

qint64 bytesOfPixel(const QImageReader &reader)
{
    constexpr qint64 most = 8;
    const QImage::Format format = reader.imageFormat();
    return format == QImage::Format_Invalid ? most : QImage::toPixelFormat(format).bitsPerPixel() / 8;
}

/** What `scaled` makes of its size is read. Not all formats are scaled while they are decoded: Qt's limit remains. */
template <typename Scaled>
PictureReading read(const QString &path, const Scaled &scaled)
{
    QImageReader reader(path);
    reader.setDecideFormatFromContent(true);
    reader.setAutoTransform(true);
    if (!isDecodedHere(reader.format()))
        return PictureFault::OtherKind;
    const QSize size = reader.size();
    if (size.isEmpty())
        return PictureFault::Broken;
    const QSize wanted = scaled(size, liesOnItsSide(reader));
    if (pixelsOf(size) > mostPixels || wanted.isEmpty())
        return PictureFault::TooLarge;
    reader.setScaledSize(wanted);
    constexpr qint64 mebibyte = 1 << 20;
    const bool aboveLimit = pixelsOf(size) * bytesOfPixel(reader) > QImageReader::allocationLimit() * mebibyte;
    const QImage image = reader.read();
    if (image.isNull())
        return aboveLimit ? PictureFault::TooLarge : PictureFault::Broken;
    // Here and not where it is painted, which is the window's thread.
    return Picture{
        image.convertToFormat(image.hasAlphaChannel() ? QImage::Format_ARGB32_Premultiplied : QImage::Format_RGB32),
        liesOnItsSide(reader) ? size.transposed() : size};
}

} // namespace

PictureReading readPictureWithin(const QString &path, QSize most)
{
    return read(path, [most](QSize size, bool onItsSide) {
        const QSize room = onItsSide ? most.transposed() : most;
        const bool fits = size.width() <= room.width() && size.height() <= room.height();
        // A long strip keeps a pixel in its other direction.
        return fits ? size : size.scaled(room, Qt::KeepAspectRatio).expandedTo({1, 1});
    });
}

PictureReading readPictureSquare(const QString &path, int side)
{
    const auto covering = [side](QSize size, bool) {
        const QSize covers = size.scaled(side, side, Qt::KeepAspectRatioByExpanding);
        constexpr int longest = 8; // sides: what is longer would be large in that direction
        return std::max(covers.width(), covers.height()) > longest * side ? QSize() : covers;
    };
    PictureReading reading = read(path, covering);
    if (auto *picture = std::get_if<Picture>(&reading)) {
        QRect middle(0, 0, side, side);
        middle.moveCenter(picture->image.rect().center());
        picture->image = picture->image.copy(middle);
    }
    return reading;
}

} // namespace Larder
