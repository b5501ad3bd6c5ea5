#pragma once

#include <QByteArray>
#include <QSize>
#include <QString>

/** Files as people send them, and as nobody should; made by the tests that want them. */
namespace Larder::Samples {

/** Gives the path back. */
QString writeFile(const QString &path, const QByteArray &bytes);

/** A picture, red on its left half and blue on its right, in the format of its ending. */
QString writePicture(const QString &path, QSize size);

/** The same as a photograph that was taken with the camera on its side: turned, and said so in EXIF. */
QString writeTurnedPhotograph(const QString &path, QSize size);

/** A document of so many pages. */
QString writePdf(const QString &path, int pages);

/** A whole and valid PNG, black, as small as that can be written: two or three megabytes for 60,000 × 60,000. */
QString writePngBomb(const QString &path, quint32 side);

} // namespace Larder::Samples
