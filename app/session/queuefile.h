#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include <QFutureWatcher>
#include <QLockFile>
#include <QMetaType>
#include <QObject>
#include <QString>
#include <QTimer>

#include "session/queuerecord.h"

namespace Larder {

/** What is worth saying of the file of the queue. */
enum class QueueFileNotice {
    InUse,       ///< another Larder has it: this one's downloads are not kept for the next run
    SetAside,    ///< it could not be read, and is kept beside the new one
    SomeLeftOut, ///< entries of it cannot be right; as it was it is kept beside the new one
    Newer,       ///< a later version wrote it: it is left alone, and this run's downloads are not kept
    NotWritten,  ///< the disk would not; it is tried again, and told once
    WrittenAgain ///< after that
};

/** As one whole sentence in the user's language. */
[[nodiscard]] QString sentence(QueueFileNotice notice);

/** Whether this run's downloads are kept for the next one all the same. */
[[nodiscard]] bool isKeptInSpiteOf(QueueFileNotice notice);

/**
 * The queue on the disk, a JSON file that one process has at a time. The first change is written at once, those
 * after it are gathered for Limits::queueBeat; by another thread, whole or not at all. What the disk does not take is
 * tried again after Limits::queueAgain, whether or not anything changes. Lives on the engine's thread,
 * owned by the engine; its end waits for the disk.
 */
class QueueFile : public QObject
{
    Q_OBJECT

public:
    using Source = std::function<QList<QueueEntry>()>;

    /** An empty path: no file, and every call does nothing. */
    explicit QueueFile(QString path, QObject *parent = nullptr);
    ~QueueFile() override;

    /** `…/larder/queue.json`. */
    [[nodiscard]] static QString usersFile();

    /** Takes the lock and reads what is there. Waits for the disk. */
    [[nodiscard]] QList<QueueEntry> open();
    /** From now on what `source` gives is written, when note() says that it may be another. */
    void keep(Source source);
    void note();
    /** Writes the last, and lets go of the file. */
    void close();

Q_SIGNALS:
    void said(Larder::QueueFileNotice notice, const QString &path);

private:
    [[nodiscard]] bool takeLock();
    void setAside(QueueFileNotice notice);
    void write();
    void written(const Done &done);

    const QString m_path;
    std::unique_ptr<QLockFile> m_lock; ///< while the file is ours
    Source m_source;
    std::optional<QList<QueueEntry>> m_last; ///< what the file holds, or soon will; none: something else
    Done m_outcome = done();                 ///< of the latest write
    QTimer m_beat;
    std::chrono::steady_clock::time_point m_begun; ///< the latest write
    QFutureWatcher<Done> m_writing;
};

} // namespace Larder

Q_DECLARE_METATYPE(Larder::QueueFileNotice)
