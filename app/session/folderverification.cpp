#include "session/folderverification.h"

#include <algorithm>

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QSet>
#include <QtConcurrentRun>

#include "core/limits.h"
#include "core/sha256.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr int wholeOfIt = 1000;

/** Holds the files of one folder against its receipt. */
class Verifying
{
public:
    Verifying(const QString &folder, const ReadControl &control)
        : m_folder(folder), m_root(QFileInfo(folder).canonicalFilePath()), m_control(control)
    {
    }

    [[nodiscard]] std::optional<FolderReport> report()
    {
        const ReceiptReading receipt = readReceipt(m_folder);
        FolderReport report{.folder = m_folder, .receipt = receipt.form, .leftOut = receipt.leftOut};
        if (receipt.form != ReceiptReading::Form::Good)
            return report;
        for (const ReceiptEntry &entry : receipt.entries)
            m_total += bytesToRead(entry);
        for (const ReceiptEntry &entry : receipt.entries) {
            const qint64 bytes = bytesToRead(entry);
            report.files.append({entry.path, findingOf(entry), entry});
            m_before += bytes;
        }
        nameUnknown(report);
        return isCancelled() ? std::nullopt : std::optional(report);
    }

private:
    using Finding = VerifiedFile::Finding;

    [[nodiscard]] bool isCancelled() const { return m_control.cancelled && m_control.cancelled(); }

    /** None of a file of another length. What the receipt claims is no size to calculate with. */
    [[nodiscard]] qint64 bytesToRead(const ReceiptEntry &entry) const
    {
        const QFileInfo there(m_folder + u'/' + entry.path);
        return there.size() == entry.size ? there.size() : 0;
    }

    [[nodiscard]] Finding findingOf(const ReceiptEntry &entry)
    {
        const QFileInfo there(m_folder + u'/' + entry.path);
        if (!there.exists() && !there.isSymLink())
            return Finding::Missing;
        // A path of the receipt may lead out by a link.
        const bool isInside = there.canonicalFilePath() == m_root + u'/' + entry.path;
        if (!there.isFile() || !isInside || there.size() != entry.size)
            return Finding::Changed;
        QFile file(there.filePath());
        if (!file.open(QIODevice::ReadOnly))
            return Finding::Unreadable;
        const auto digest = digestOf(file, entry.size);
        if (!digest)
            return Finding::Unreadable;
        return *digest == entry.sha256 ? Finding::Whole : Finding::Changed;
    }

    /** None where reading came to an end before the file did, or somebody stopped it. */
    [[nodiscard]] std::optional<QByteArray> digestOf(QFile &file, qint64 size)
    {
        Sha256 sha256;
        qint64 read = 0;
        while (read < size && !isCancelled()) {
            const QByteArray piece = file.read(std::min<qint64>(Limits::readingBeat, size - read));
            if (piece.isEmpty())
                return std::nullopt;
            sha256.add(piece);
            read += piece.size();
            if (m_control.progressed)
                m_control.progressed(m_before + read, m_total);
        }
        return read == size ? std::optional(sha256.result()) : std::nullopt;
    }

    void nameUnknown(FolderReport &report) const
    {
        QSet<QString> known;
        for (const VerifiedFile &file : std::as_const(report.files))
            known.insert(file.path);
        const QDir folder(m_folder);
        QStringList unknown;
        QDirIterator walk(m_folder, QDir::Files | QDir::Hidden | QDir::System, QDirIterator::Subdirectories);
        while (walk.hasNext() && !isCancelled() && !report.moreUnknown) {
            const QString path = folder.relativeFilePath(walk.next());
            if (known.contains(path) || isOwn(path))
                continue;
            report.moreUnknown = unknown.size() == Limits::filesOfFolder;
            if (!report.moreUnknown)
                unknown.append(path);
        }
        unknown.sort();
        for (const QString &path : std::as_const(unknown))
            report.files.append({path, Finding::Unknown});
    }

    /** Receipt, sums, partial files and what belongs to them. */
    [[nodiscard]] bool isOwn(const QString &path) const
    {
        const QString absolute = m_folder + u'/' + path;
        return absolute.startsWith(receiptPath(m_folder)) || absolute == sumsPath(m_folder) ||
               path.contains(".larder-part"_L1);
    }

    const QString m_folder;
    const QString m_root;
    const ReadControl &m_control;
    qint64 m_total = 0;
    qint64 m_before = 0;
};

/** The same path again: a name with an extension is taken as it is, another would be given the server's. */
void nameAsBefore(DownloadOrder &order, const QString &path)
{
    const qsizetype nameStart = path.lastIndexOf(u'/') + 1;
    const QString name = path.sliced(nameStart);
    const bool isWhole = !extensionOf(name).isEmpty() || name.startsWith(u'.');
    order.name = isWhole ? path : path.first(nameStart);
    if (!isWhole)
        order.nameInMessage = name;
}

} // namespace

qsizetype FolderReport::count(VerifiedFile::Finding finding) const
{
    return std::count_if(files.cbegin(), files.cend(),
                         [finding](const VerifiedFile &file) { return file.finding == finding; });
}

std::optional<FolderReport> verifyFolder(const QString &folder, const ReadControl &control)
{
    return Verifying(folder, control).report();
}

QList<DownloadOrder> ordersToRepair(const FolderReport &report, const RateHold::Asker &asker, IfExists ifChanged)
{
    QList<DownloadOrder> orders;
    for (const VerifiedFile &file : report.files) {
        const bool isMissing = file.finding == VerifiedFile::Finding::Missing;
        const bool isLost = isMissing || file.finding == VerifiedFile::Finding::Changed;
        if (!isLost || file.entry->platform != asker.platform)
            continue;
        DownloadOrder order{.platform = asker.platform,
                            .account = asker.account,
                            .identity = asker.identity,
                            .resource = file.entry->resource,
                            .folder = report.folder,
                            .name = {},
                            .ifExists = isMissing ? IfExists::Rename : ifChanged,
                            .origin = file.entry->origin,
                            .receipt = true};
        nameAsBefore(order, file.path);
        orders.append(order);
    }
    return orders;
}

FolderVerification::FolderVerification(QObject *parent) : QObject(parent), m_work(this)
{
    connect(&m_work, &QFutureWatcherBase::progressValueChanged, this, [this](int value) {
        if (!m_work.isCanceled())
            Q_EMIT progressed(double(value) / wholeOfIt);
    });
    connect(&m_work, &QFutureWatcherBase::finished, this, [this] {
        if (!m_work.isCanceled() && m_work.future().resultCount() > 0)
            Q_EMIT verified(m_work.result());
    });
}

FolderVerification::~FolderVerification()
{
    m_work.disconnect(this);
    stop();
}

void FolderVerification::start(const QString &folder)
{
    stop();
    m_work.setFuture(QtConcurrent::run([folder](QPromise<FolderReport> &promise) {
        promise.setProgressRange(0, wholeOfIt);
        const ReadControl control{.progressed =
                                      [&promise](qint64 read, qint64 total) {
                                          promise.setProgressValue(
                                              int(std::min(1.0, double(read) / double(total)) * wholeOfIt));
                                      },
                                  .cancelled = [&promise] { return promise.isCanceled(); }};
        if (auto report = verifyFolder(folder, control))
            promise.addResult(std::move(*report));
    }));
}

void FolderVerification::stop()
{
    m_work.cancel();
}

} // namespace Larder
