#include "session/queuefile.h"

#include <utility>

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include "core/limits.h"
#include "core/log.h"
#include "core/wholefile.h"
#include "files/processlock.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

struct QueueFileText
{
    Q_DECLARE_TR_FUNCTIONS(Larder::QueueFile)
};

Done writeQueue(const QString &path, const QList<QueueEntry> &entries)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(QFile::ReadOwner | QFile::WriteOwner) ||
        !writeWhole(file, toJson(entries)))
        return Error{.reason = Reason::WriteFailed, .detail = path + u": "_s + file.errorString()};
    return done();
}

} // namespace

QString sentence(QueueFileNotice notice)
{
    switch (notice) {
    case QueueFileNotice::InUse:
        return QueueFileText::tr("Another Larder is running: downloads of this one are not kept when it ends.");
    case QueueFileNotice::SetAside:
        return QueueFileText::tr("The list of downloads could not be read. It is kept aside, and a new one begins.");
    case QueueFileNotice::SomeLeftOut:
        return QueueFileText::tr("Parts of the list of downloads could not be read. The whole is kept aside.");
    case QueueFileNotice::Newer:
        return QueueFileText::tr(
            "The list of downloads is a later Larder's. It is left alone, and downloads of this one are not kept.");
    case QueueFileNotice::NotWritten:
        return QueueFileText::tr("The list of downloads could not be written.");
    case QueueFileNotice::WrittenAgain:
        return QueueFileText::tr("The list of downloads is written again.");
    }
    Q_UNREACHABLE();
}

bool isKeptInSpiteOf(QueueFileNotice notice)
{
    return notice == QueueFileNotice::SetAside || notice == QueueFileNotice::SomeLeftOut ||
           notice == QueueFileNotice::WrittenAgain;
}

QueueFile::QueueFile(QString path, QObject *parent)
    : QObject(parent), m_path(std::move(path)), m_beat(this), m_writing(this)
{
    m_beat.setSingleShot(true);
    connect(&m_beat, &QTimer::timeout, this, &QueueFile::write);
    connect(&m_writing, &QFutureWatcherBase::finished, this, [this] { written(m_writing.result()); });
}

QueueFile::~QueueFile()
{
    close();
}

QString QueueFile::usersFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + u"/larder/queue.json"_s;
}

bool QueueFile::takeLock()
{
    QDir().mkpath(QFileInfo(m_path).absolutePath());
    auto lock = takeProcessLock(m_path + u".lock"_s);
    if (!lock) {
        Q_EMIT said(QueueFileNotice::NotWritten, m_path);
        return false;
    }
    m_lock = std::move(lock).value();
    if (!m_lock)
        Q_EMIT said(QueueFileNotice::InUse, m_path);
    return m_lock != nullptr;
}

QList<QueueEntry> QueueFile::open()
{
    if (m_path.isEmpty() || !takeLock())
        return {};
    QFile file(m_path);
    if (!file.exists()) {
        m_last.emplace();
        return {};
    }
    const QByteArray json = file.open(QIODevice::ReadOnly) ? file.read(Limits::queueFileBytes + 1) : QByteArray();
    const QueueReading reading = queueFromJson(json);
    switch (reading.form) {
    case QueueReading::Form::Newer:
        m_lock.reset();
        Q_EMIT said(QueueFileNotice::Newer, m_path);
        return {};
    case QueueReading::Form::Unreadable:
        setAside(QueueFileNotice::SetAside);
        return {};
    case QueueReading::Form::Good:
        break;
    }
    if (reading.leftOut > 0)
        setAside(QueueFileNotice::SomeLeftOut);
    else
        m_last = reading.entries;
    return reading.entries;
}

/** Where even that fails, the file is not written over. */
void QueueFile::setAside(QueueFileNotice notice)
{
    for (int number = 1; number <= Limits::queuesAside; ++number) {
        const QString aside = m_path + u".aside-%1"_s.arg(number);
        if (!QFile::exists(aside) && QFile::copy(m_path, aside)) {
            Q_EMIT said(notice, aside);
            return;
        }
    }
    m_lock.reset();
    Q_EMIT said(QueueFileNotice::NotWritten, m_path);
}

void QueueFile::keep(Source source)
{
    if (m_lock)
        m_source = std::move(source);
}

void QueueFile::note()
{
    if (!m_source || m_beat.isActive())
        return;
    const bool isFirst = std::chrono::steady_clock::now() - m_begun >= Limits::queueBeat;
    m_beat.start(isFirst ? std::chrono::milliseconds(0) : Limits::queueBeat);
}

void QueueFile::write()
{
    if (!m_source)
        return;
    if (m_writing.isRunning())
        return m_beat.start(Limits::queueBeat);
    const QList<QueueEntry> entries = m_source();
    if (entries == m_last)
        return;
    m_last = entries;
    m_begun = std::chrono::steady_clock::now();
    m_writing.setFuture(QtConcurrent::run(writeQueue, m_path, entries));
}

/** Told where it is another outcome than before. */
void QueueFile::written(const Done &done)
{
    const Done before = std::exchange(m_outcome, done);
    if (!done) {
        qCWarning(logFiles) << "the queue could not be written:" << done.error().detail;
        m_last.reset();
        m_beat.start(Limits::queueAgain);
    }
    if (before.ok() != done.ok())
        Q_EMIT said(done ? QueueFileNotice::WrittenAgain : QueueFileNotice::NotWritten, m_path);
}

void QueueFile::close()
{
    m_writing.waitForFinished();
    const QFuture<Done> latest = m_writing.future();
    if (latest.resultCount() > 0 && !latest.result()) // which may not have been told yet
        m_last.reset();
    if (m_source) {
        const QList<QueueEntry> entries = std::exchange(m_source, {})();
        if (entries != m_last)
            written(writeQueue(m_path, entries));
    }
    m_beat.stop();
    m_lock.reset();
}

} // namespace Larder
