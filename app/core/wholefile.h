#pragma once

#include <QByteArray>

class QSaveFile;

namespace Larder {

/**
 * Writes all of it to a file that is open, and puts that in its place; otherwise nothing there has changed, and the
 * file says why. Waits for the disk. In place of QSaveFile::commit() alone, which in Qt 6.4 does not see that a full
 * disk refuses what is still in the buffer.
 */
[[nodiscard]] bool writeWhole(QSaveFile &file, const QByteArray &content);

} // namespace Larder
