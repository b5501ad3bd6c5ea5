#pragma once

#include <chrono>
#include <memory>
#include <variant>

#include <QByteArrayView>
#include <QFile>
#include <QLockFile>
#include <QString>

#include "core/result.h"
#include "files/filedigest.h"
#include "files/ifexists.h"
#include "files/resumerecord.h"

namespace Larder {

/** Where a resource is to be saved. */
struct Place
{
    QString folder; ///< absolute; made if it is not there
    QString name;   ///< below the folder, from files/filename
    IfExists ifExists = IfExists::Rename;
};

/** A file of that name was there and is left alone. */
struct AlreadyThere
{
    QString path;
    qint64 size = 0;
};

/**
 * The bytes of a resource until it is whole: `NAME.larder-part` beside its target, with its record
 * `NAME.larder-part.json` and a lock that keeps other processes off. Never sees a header and never the network.
 *
 * The final name appears only by commit(). Destroying an uncommitted one keeps what is proven, or removes everything
 * where nothing is. Lives on the engine's thread; owned by its transfer. Every call may wait for the disk.
 */
class PartialFile
{
public:
    using Taken = std::variant<std::unique_ptr<PartialFile>, AlreadyThere>;

    /**
     * Takes the name, or the first free `name (n)`, and what an earlier run has left there of the same resource. What a
     * stranger left is never touched. `wanted` is the resource and the version that is about to come; bytes of another
     * version are dropped. Errors: Reason::FolderMissing, FolderNotWritable, OutputLeavesFolder, WriteFailed, DiskFull.
     */
    [[nodiscard]] static Result<Taken> take(const Place &place, const ResumeRecord &wanted);
    /**
     * What an earlier run has left of the resource under this very name: the bytes that both record and file have. None
     * where there is nothing, or another's.
     */
    [[nodiscard]] static std::optional<ResumeRecord> left(const QString &folder, const QString &name,
                                                          const ResumeRecord &wanted);
    /** Deletes what left() names, unless another process has it. */
    static void discardLeft(const QString &folder, const QString &name, const ResumeRecord &wanted);
    ~PartialFile();
    PartialFile(const PartialFile &) = delete;
    PartialFile &operator=(const PartialFile &) = delete;

    /** Bytes on the disk: this run's and those that an earlier one has left. */
    [[nodiscard]] const RangeSet &there() const { return m_record.proven; }
    /** Those of an earlier run. */
    [[nodiscard]] const RangeSet &inherited() const { return m_inherited; }
    /** The name of the file that will be, below the folder. */
    [[nodiscard]] const QString &name() const { return m_name; }
    [[nodiscard]] QString partialPath() const { return m_file.fileName(); }

    enum class Written {
        Kept,
        Differs ///< from what an earlier run left at the same place: the two are not of one version
    };
    /** Writes at the offset; what was inherited is compared instead. Errors: Reason::DiskFull, FileTooLargeForDisk,
     * FolderMissing, WriteFailed. */
    [[nodiscard]] Result<Written> write(qint64 offset, QByteArrayView bytes);
    /** Which version the bytes are of; the next record says so. */
    void describe(std::optional<qint64> total, const std::optional<Validator> &validator);
    /** From now on what is there is hashed while more comes. */
    void digestMeanwhile();
    /** For settle(); none without digestMeanwhile(). */
    [[nodiscard]] const std::shared_ptr<FileDigest> &digest() const { return m_digest; }
    /** Drops every byte. */
    [[nodiscard]] Done startOver();

    /** Gives it its final name, exclusively unless the place says replace. The whole must be written and flushed. The
     * path. */
    [[nodiscard]] Result<QString> commit();
    /** Deletes it and its record. */
    void discard();

private:
    PartialFile(Place place, QString name, std::unique_ptr<QLockFile> lock, ResumeRecord record);
    [[nodiscard]] Done open();
    [[nodiscard]] Done create();
    [[nodiscard]] Done inherit(const ResumeRecord &earlier);
    [[nodiscard]] bool wasEdited(const ResumeRecord &earlier);
    [[nodiscard]] QByteArray tailOf(const RangeSet &proven);
    [[nodiscard]] Result<Written> compare(qint64 offset, QByteArrayView bytes);
    [[nodiscard]] Done append(qint64 offset, QByteArrayView bytes);
    void leaveRoomForRecord();
    [[nodiscard]] Done writeRecord();
    void keep();
    [[nodiscard]] QString recordPath() const { return m_file.fileName() + QStringLiteral(".json"); }

    enum class Stage { Open, Committed, Discarded };

    Place m_place;
    QString m_name;
    std::unique_ptr<QLockFile> m_lock;
    QFile m_file;
    ResumeRecord m_record;
    RangeSet m_inherited;
    std::chrono::steady_clock::time_point m_recorded;
    std::shared_ptr<FileDigest> m_digest;
    Stage m_stage = Stage::Open;
};

/**
 * Sees to it that all that was written to the file is on the disk, and gives its SHA-256 as hex where there is a digest
 * to finish (else an empty array). Reads what is not hashed yet; meant for another thread. Errors: Reason::WriteFailed,
 * FolderMissing.
 */
[[nodiscard]] Result<QByteArray> settle(const QString &path, const std::shared_ptr<FileDigest> &digest);

} // namespace Larder
