#pragma once

#include <atomic>
#include <memory>

#include <QFile>
#include <QMutex>
#include <QString>

#include "core/result.h"
#include "core/sha256.h"

namespace Larder {

/**
 * The SHA-256 of a file that is being written from its beginning: what has come is read and hashed on another thread
 * while the rest comes. Made by std::make_shared, since a reading that is under way keeps it. goOn() and stop() belong
 * to the thread that writes the file; finish() may be called from any.
 */
class FileDigest : public std::enable_shared_from_this<FileDigest>
{
public:
    explicit FileDigest(QString path);

    /** Its first `end` bytes are there. Perhaps begins to read some of them; returns at once. */
    void goOn(qint64 end);
    /** Up to here it may have been read: bytes before it that are written anew want a new digest. */
    [[nodiscard]] qint64 told() const { return m_told; }
    /** Nobody wants it any more. Waits for one piece at most; a goOn() has closed the file when it returns. */
    void stop();
    /** Of the whole `file`, whatever of it was hashed before, in lower-case hexadecimal. Once. Errors:
     *  Reason::WriteFailed; after stop(), what it gives is of no file. */
    [[nodiscard]] Result<QByteArray> finish(QFile &file);

private:
    void readTo(qint64 end);
    [[nodiscard]] bool addFrom(QFile &file, qint64 most);

    const QString m_path;
    qint64 m_told = 0;
    std::atomic_bool m_reading = false;
    std::atomic_bool m_stopped = false;
    QMutex m_mutex; ///< for all that follows
    bool m_finished = false;
    Sha256 m_sha256;
    qint64 m_hashed = 0; ///< bytes
    QByteArray m_piece;
};

} // namespace Larder
