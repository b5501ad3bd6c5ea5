#include "files/filedigest.h"

#include <algorithm>

#include <QThreadPool>

#include "core/limits.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr qint64 mostAtOnce = 64 * Limits::readingBeat;

} // namespace

FileDigest::FileDigest(QString path) : m_path(std::move(path)) {}

/** Of what was there before, no more at once than leaves others their turn in the pool. */
void FileDigest::goOn(qint64 end)
{
    if (end - m_told < Limits::readingBeat || m_reading.exchange(true))
        return;
    end = std::min<qint64>(end, m_told + mostAtOnce);
    m_told = end;
    QThreadPool::globalInstance()->start([self = shared_from_this(), end] {
        self->readTo(end);
        self->m_reading = false;
    });
}

void FileDigest::stop()
{
    m_stopped = true;
    const QMutexLocker readingIsOver(&m_mutex);
}

/** What cannot be read now is left to finish(), which says so. */
void FileDigest::readTo(qint64 end)
{
    const QMutexLocker locker(&m_mutex);
    QFile file(m_path);
    if (m_finished || m_stopped || !file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) || !file.seek(m_hashed))
        return;
    while (!m_stopped && m_hashed < end && addFrom(file, end - m_hashed)) {
    }
}

bool FileDigest::addFrom(QFile &file, qint64 most)
{
    if (m_piece.isEmpty())
        m_piece.resize(Limits::readingBeat);
    const qint64 count = file.read(m_piece.data(), std::min<qint64>(most, m_piece.size()));
    if (count <= 0)
        return false;
    m_sha256.add(QByteArrayView(m_piece.constData(), count));
    m_hashed += count;
    return true;
}

Result<QByteArray> FileDigest::finish(QFile &file)
{
    const QMutexLocker locker(&m_mutex);
    m_finished = true; // a reading that begins later would hold the file open while it gets its name
    bool isRead = file.seek(m_hashed);
    while (isRead && !m_stopped && !file.atEnd())
        isRead = addFrom(file, file.size()); // nothing, where there is more by its size: of a network folder, say
    if (!isRead)
        return Error{.reason = Reason::WriteFailed, .detail = m_path + u": "_s + file.errorString()};
    return m_sha256.result();
}

} // namespace Larder
