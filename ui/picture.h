#pragma once

#include <optional>
#include <variant>

#include <QImage>
#include <QString>

namespace Larder {

/** A picture that somebody sent, made no larger than it is to be shown. Plain value. */
struct Picture
{
    QImage image;                  ///< the right way up
    QSize whole;                   ///< of what it was made of, in pixels, the right way up
    std::optional<int> pages = {}; ///< of a document, of which this is the first
};

/** Why there is nothing to be seen of a file. */
enum class PictureFault {
    OtherKind, ///< not one of those that are decoded here
    TooLarge,  ///< to be decoded without harm
    Locked,    ///< wants a password
    Broken
};

using PictureReading = std::variant<Picture, PictureFault>;

// Any thread; not the window's, which would wait for it. Only what is a picture by its first bytes is decoded, and only
// in formats that are no programs: SVG is one. Size and memory are bounded before anything is decoded, so that a small
// file which unfolds into a huge picture does no harm.

/** All of it, within that many pixels; never larger than it is. */
[[nodiscard]] PictureReading readPictureWithin(const QString &path, QSize most);

/** A square of `side` pixels out of its middle. */
[[nodiscard]] PictureReading readPictureSquare(const QString &path, int side);

} // namespace Larder
