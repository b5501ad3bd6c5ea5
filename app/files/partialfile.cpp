#include "files/partialfile.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <filesystem>

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

#ifdef Q_OS_WIN
#include <io.h>
#include <qt_windows.h>
#else
#include <cstdio>
#include <fcntl.h>
#include <unistd.h>
#endif

#include "core/limits.h"
#include "core/log.h"
#include "core/wholefile.h"
#include "files/filename.h"
#include "files/processlock.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr int mostCopies = 9999;

Error storageError(Reason reason, const QString &detail)
{
    Error error{.reason = reason};
    error.detail = detail;
    return error;
}

/** Why the file, or a name beside it, is not to be had. */
Reason reasonAt(const QString &path)
{
    return QFileInfo(QFileInfo(path).path()).isDir() ? Reason::WriteFailed : Reason::FolderMissing;
}

Reason reasonOf(const QFileDevice &file)
{
    if (file.error() == QFileDevice::ResourceError || errno == ENOSPC)
        return Reason::DiskFull;
    if (errno == EACCES || errno == EROFS)
        return Reason::FolderNotWritable;
#ifdef EDQUOT
    if (errno == EDQUOT)
        return Reason::DiskFull;
#endif
    return errno == EFBIG ? Reason::FileTooLargeForDisk : reasonAt(file.fileName());
}

Error writeError(const QFileDevice &file)
{
    return storageError(reasonOf(file), file.fileName() + u": "_s + file.errorString());
}

bool flushToDisk(const QFileDevice &file)
{
#ifdef Q_OS_WIN
    return _commit(file.handle()) == 0;
#elif defined(Q_OS_LINUX)
    return fdatasync(file.handle()) == 0;
#else
    return fsync(file.handle()) == 0;
#endif
}

/** A sub-folder that is a link to somewhere else would lead out of the folder; looks at as much as is there yet. */
bool isInside(const QString &folder, const QString &path)
{
    const QString root = QFileInfo(folder).canonicalFilePath();
    QFileInfo nearest(QFileInfo(path).path());
    while (!nearest.exists())
        nearest.setFile(nearest.path());
    const QString parent = nearest.canonicalFilePath();
    return !root.isEmpty() && (parent == root || parent.startsWith(root.endsWith(u'/') ? root : root + u'/'));
}

Done makeFolderFor(const QString &folder, const QString &path)
{
    const QString parent = QFileInfo(path).path();
    if (!isInside(folder, path))
        return storageError(Reason::OutputLeavesFolder, path);
    if (!QDir().mkpath(parent))
        return storageError(QFileInfo::exists(parent) ? Reason::FolderNotWritable : Reason::FolderMissing, parent);
    if (!QFileInfo(parent).isWritable())
        return storageError(Reason::FolderNotWritable, parent);
    return done();
}

/** A dangling link is there too, though exists() denies it. */
bool isTaken(const QString &path)
{
    const QFileInfo file(path);
    return file.exists() || file.isSymLink();
}

/**
 * QFile::rename copies where it cannot rename, into whatever came to stand at the target meanwhile, and a copy that is
 * cut short leaves half a file under the final name. This does it whole or not at all.
 */
bool renameExclusively(const QString &from, const QString &to)
{
#ifdef Q_OS_WIN
    return MoveFileW(reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(from).utf16()),
                     reinterpret_cast<const wchar_t *>(QDir::toNativeSeparators(to).utf16()));
#else
    const QByteArray source = QFile::encodeName(from);
    const QByteArray target = QFile::encodeName(to);
#ifdef Q_OS_LINUX
    if (::renameat2(AT_FDCWD, source.constData(), AT_FDCWD, target.constData(), RENAME_NOREPLACE) == 0)
        return true;
    if (errno != EINVAL && errno != ENOSYS)
        return false;
#endif
    // A file system that has no such call: a second name is refused where the target is there.
    if (::link(source.constData(), target.constData()) == 0) {
        ::unlink(source.constData());
        return true;
    }
    // Without hard links (FAT) a moment is left in which a file could come.
    return errno != EEXIST && !isTaken(to) && ::rename(source.constData(), target.constData()) == 0;
#endif
}

std::optional<ResumeRecord> readRecord(const QString &path)
{
    QFile file(path);
    if (QFileInfo(path).isSymLink() || !file.open(QIODevice::ReadOnly))
        return std::nullopt;
    return recordFromJson(file.read(Limits::recordBytes + 1));
}

RangeSet upTo(const RangeSet &ranges, qint64 size)
{
    RangeSet within;
    for (const ByteRange &range : ranges.ranges()) {
        if (range.first < size)
            within.add(ByteRange{range.first, std::min(range.last, size - 1)});
    }
    return within;
}

} // namespace

PartialFile::PartialFile(Place place, QString name, std::unique_ptr<QLockFile> lock, ResumeRecord record)
    : m_place(std::move(place)), m_name(std::move(name)), m_lock(std::move(lock)),
      m_file(m_place.folder + u'/' + m_name + u".larder-part"_s), m_record(std::move(record))
{
}

PartialFile::~PartialFile()
{
    if (m_digest)
        m_digest->stop();
    if (m_stage == Stage::Open)
        keep();
}

Result<PartialFile::Taken> PartialFile::take(const Place &place, const ResumeRecord &wanted)
{
    if (!QDir().mkpath(place.folder))
        return storageError(QFileInfo::exists(place.folder) ? Reason::FolderNotWritable : Reason::FolderMissing,
                            place.folder);
    for (int copy = 0; copy <= mostCopies; ++copy) {
        const QString name = numbered(place.name, copy);
        const QString path = place.folder + u'/' + name;
        if (const Done made = makeFolderFor(place.folder, path); !made)
            return made.error();
        const bool leavesAlone = place.ifExists == IfExists::Skip || place.ifExists == IfExists::Ask;
        if (leavesAlone && QFileInfo(path).isFile())
            return Taken(AlreadyThere{path, QFileInfo(path).size()});
        const bool replaces = place.ifExists == IfExists::Replace && copy == 0; // a copy's name is nobody's wish
        if (isTaken(path) && (!replaces || QFileInfo(path).isDir()))
            continue;
        auto lock = takeProcessLock(path + u".larder-part.lock"_s);
        if (!lock)
            return lock.error();
        if (!lock.value())
            continue;
        std::unique_ptr<PartialFile> partial(new PartialFile(place, name, std::move(lock).value(), wanted));
        const QString partialPath = partial->partialPath();
        const auto earlier = readRecord(partial->recordPath());
        const bool ours = earlier && earlier->sameResource(wanted) && !QFileInfo(partialPath).isSymLink();
        const bool strangersRecord = !earlier && isTaken(partial->recordPath());
        if (strangersRecord || (isTaken(partialPath) && !ours)) {
            partial->m_stage = Stage::Discarded; // a stranger's: nothing here is ours to touch
            continue;
        }
        const Done opened = isTaken(partialPath) ? partial->open() : partial->create();
        if (!opened)
            return opened.error();
        // A body of unknown length comes from its beginning, and may end before what is there does.
        const bool continued = earlier && wanted.total && earlier->sameVersion(wanted) && !partial->wasEdited(*earlier);
        if (const Done begun = continued ? partial->inherit(*earlier) : partial->startOver(); !begun)
            return begun.error();
        return Taken(std::move(partial));
    }
    return storageError(Reason::WriteFailed, u"no free name for "_s + place.name);
}

std::optional<ResumeRecord> PartialFile::left(const QString &folder, const QString &name, const ResumeRecord &wanted)
{
    const QString path = folder + u'/' + name + u".larder-part"_s;
    const QFileInfo file(path);
    if (!checkChosenName(name) || !isInside(folder, path) || file.isSymLink() || !file.isFile())
        return std::nullopt;
    auto record = readRecord(path + u".json"_s);
    if (!record || !record->sameResource(wanted))
        return std::nullopt;
    record->proven = upTo(record->proven, file.size());
    return record;
}

void PartialFile::discardLeft(const QString &folder, const QString &name, const ResumeRecord &wanted)
{
    const QString path = folder + u'/' + name + u".larder-part"_s;
    if (!left(folder, name, wanted))
        return;
    QLockFile lock(path + u".lock"_s);
    lock.setStaleLockTime(0);
    if (!lock.tryLock(0))
        return;
    QFile::remove(path); // in the order of discard()
    QFile::remove(path + u".json"_s);
}

/** The record first: killed between the two, what is left would be taken for a stranger's. */
Done PartialFile::create()
{
    if (const Done recorded = writeRecord(); !recorded) {
        m_stage = Stage::Discarded;
        return recorded;
    }
    errno = 0;
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered)) {
        m_stage = Stage::Discarded;
        const Error error = writeError(m_file);
        QFile::remove(recordPath());
        return error;
    }
    return done();
}

Done PartialFile::open()
{
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered)) {
        m_stage = Stage::Discarded;
        return storageError(Reason::WriteFailed, m_file.fileName() + u": "_s + m_file.errorString());
    }
    return done();
}

/** By another program, at its end; nothing that the server says could tell. */
bool PartialFile::wasEdited(const ResumeRecord &earlier)
{
    const bool allThere = !earlier.proven.empty() && earlier.proven.ranges().back().end() <= m_file.size();
    return allThere && !earlier.tail.isEmpty() && tailOf(earlier.proven) != earlier.tail;
}

/** Of the last range, as much as would be fetched again to prove it. */
QByteArray PartialFile::tailOf(const RangeSet &proven)
{
    if (proven.empty())
        return {};
    const ByteRange last = proven.ranges().back();
    const qint64 length = std::min(last.length(), Limits::overlapProof);
    if (!m_file.seek(last.end() - length))
        return {};
    return QCryptographicHash::hash(m_file.read(length), QCryptographicHash::Sha256);
}

/** Of what the record claims and what the file holds, the smaller is trusted. */
Done PartialFile::inherit(const ResumeRecord &earlier)
{
    m_inherited = upTo(earlier.proven, m_file.size());
    m_record.proven = m_inherited;
    if (!m_file.resize(m_inherited.empty() ? 0 : m_inherited.ranges().back().end()))
        return writeError(m_file);
    qCDebug(logFiles) << "continues with" << m_inherited.total() << "bytes of an earlier run";
    return writeRecord();
}

Result<PartialFile::Written> PartialFile::write(qint64 offset, QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const ByteRange all{offset, offset + bytes.size() - 1};
        const auto hole = m_inherited.firstHole(all.first, all.end());
        // Up to the hole it is inherited; the hole is new; what follows it comes around again.
        const qint64 known = (hole ? hole->first : all.end()) - offset;
        if (known > 0) {
            const auto compared = compare(offset, bytes.first(known));
            if (!compared || *compared == Written::Differs)
                return compared;
        }
        const qint64 fresh = hole ? hole->length() : 0;
        if (fresh > 0) {
            if (const Done appended = append(offset + known, bytes.sliced(known, fresh)); !appended)
                return appended.error();
        }
        bytes = bytes.sliced(known + fresh);
        offset += known + fresh;
    }
    return Written::Kept;
}

Result<PartialFile::Written> PartialFile::compare(qint64 offset, QByteArrayView bytes)
{
    if (!m_file.seek(offset))
        return writeError(m_file);
    return m_file.read(bytes.size()) == bytes ? Written::Kept : Written::Differs;
}

Done PartialFile::append(qint64 offset, QByteArrayView bytes)
{
    if (m_digest && offset < m_digest->told()) // of an answer that gives more than was asked
        digestMeanwhile();
    const qint64 before = m_record.proven.contiguousEnd();
    errno = 0;
    if (!m_file.seek(offset) || m_file.write(bytes.data(), bytes.size()) != bytes.size()) {
        const Error error = writeError(m_file);
        if (error.reason == Reason::DiskFull)
            leaveRoomForRecord();
        return error;
    }
    m_record.proven.add(ByteRange{offset, offset + bytes.size() - 1});
    if (const qint64 end = m_record.proven.contiguousEnd(); m_digest && end > before)
        m_digest->goOn(end);
    if (std::chrono::steady_clock::now() - m_recorded > Limits::recordBeat)
        return writeRecord();
    return done();
}

/** The last bytes make way for the record that claims the others. */
void PartialFile::leaveRoomForRecord()
{
    const qint64 end = m_record.proven.empty() ? 0 : m_record.proven.ranges().back().end();
    const qint64 rest = std::max(qint64(0), end - Limits::recordBytes);
    if (!m_file.resize(rest))
        return;
    m_record.proven = upTo(m_record.proven, rest);
    m_inherited = upTo(m_inherited, rest);
    if (m_digest)
        digestMeanwhile();
}

void PartialFile::digestMeanwhile()
{
    if (m_digest)
        m_digest->stop();
    m_digest = std::make_shared<FileDigest>(partialPath());
}

void PartialFile::describe(std::optional<qint64> total, const std::optional<Validator> &validator)
{
    m_record.total = total;
    m_record.validator = validator;
}

Done PartialFile::startOver()
{
    m_inherited.clear();
    m_record.proven.clear();
    if (m_digest)
        digestMeanwhile();
    if (const Done recorded = writeRecord(); !recorded)
        return recorded;
    return m_file.resize(0) ? done() : Done(writeError(m_file));
}

/** The bytes first, then the record that claims them: after a power cut the record is never ahead of the file. */
Done PartialFile::writeRecord()
{
    // Closed, it is being committed, and all of it is on the disk already.
    if (m_file.isOpen()) {
        if (!flushToDisk(m_file))
            return writeError(m_file);
        m_record.tail = tailOf(m_record.proven);
    }
    if (QFileInfo(recordPath()).isSymLink()) // QSaveFile would write where it points
        QFile::remove(recordPath());
    QSaveFile file(recordPath());
    const QByteArray json = toJson(m_record);
    errno = 0;
    if (!file.open(QIODevice::WriteOnly) || !writeWhole(file, json))
        return writeError(file);
    m_recorded = std::chrono::steady_clock::now();
    return done();
}

void PartialFile::keep()
{
    if (m_record.proven.empty())
        return discard();
    if (const Done recorded = writeRecord(); !recorded)
        qCWarning(logFiles) << "the record of a partial file could not be written:" << recorded.error().detail;
    m_file.close();
}

Result<QString> PartialFile::commit()
{
    if (m_record.total && m_file.size() != *m_record.total)
        return storageError(Reason::LengthMismatch,
                            m_file.fileName() + u" has %1 bytes, not %2"_s.arg(m_file.size()).arg(*m_record.total));
    m_record.tail = tailOf(m_record.proven); // for the record, should the name not be had
    m_file.close();
    const QString partialPath = m_file.fileName();
    QString path = m_place.folder + u'/' + m_name;
    if (m_place.ifExists == IfExists::Replace && m_name == m_place.name) {
        std::error_code failure;
        std::filesystem::rename(QFileInfo(partialPath).filesystemFilePath(), QFileInfo(path).filesystemFilePath(),
                                failure);
        if (failure)
            return storageError(reasonAt(path), path + u": "_s + QString::fromStdString(failure.message()));
    } else {
        // A file that came meanwhile makes this one a copy.
        for (int copy = 1; !renameExclusively(partialPath, path); ++copy) {
            const QString why = qt_error_string();
            if (!isTaken(path) || copy > mostCopies)
                return storageError(reasonAt(path), path + u": "_s + why);
            m_name = numbered(m_place.name, copy);
            path = m_place.folder + u'/' + m_name;
        }
    }
    m_stage = Stage::Committed;
    QFile::remove(partialPath + u".json"_s);
    m_lock->unlock();
    return path;
}

void PartialFile::discard()
{
    m_stage = Stage::Discarded;
    if (m_digest)
        m_digest->stop(); // a file that is open stays where it is on Windows
    m_file.close();
    // In this order: without its record it would be taken for a stranger's if nothing more came to pass.
    m_file.remove();
    QFile::remove(recordPath());
    m_lock->unlock();
}

Result<QByteArray> settle(const QString &path, const std::shared_ptr<FileDigest> &digest)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly | QIODevice::Unbuffered) || !flushToDisk(file))
        return storageError(reasonAt(path), path + u": "_s + file.errorString());
    return digest ? digest->finish(file) : QByteArray();
}

} // namespace Larder
