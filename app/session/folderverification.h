#pragma once

#include <QFutureWatcher>
#include <QObject>

#include "files/receipt.h"
#include "lark/readcontrol.h"
#include "transfer/downloadorder.h"
#include "transfer/ratehold.h"

namespace Larder {

/** One file of a folder, held against the folder's receipt. Plain value. */
struct VerifiedFile
{
    enum class Finding {
        Whole,      ///< byte for byte what was saved
        Missing,    ///< is not there
        Changed,    ///< another length, other bytes, or no plain file inside the folder any more
        Unreadable, ///< this disk or its rights keep it from being read
        Unknown     ///< the receipt says nothing of it
    };
    QString path; ///< below the folder, with slashes
    Finding finding;
    std::optional<ReceiptEntry> entry = {}; ///< none: Unknown

    [[nodiscard]] bool operator==(const VerifiedFile &) const = default;
};

/** What a folder's verification came to. Plain value. */
struct FolderReport
{
    QString folder;
    ReceiptReading::Form receipt = ReceiptReading::Form::Missing; ///< where it is not Good, nothing was looked at
    QList<VerifiedFile> files = {};                               ///< in the receipt's order, then what is unknown
    qsizetype leftOut = 0;                                        ///< entries of the receipt that cannot be right
    bool moreUnknown = false;                                     ///< no more than Limits::filesOfFolder are named

    [[nodiscard]] qsizetype count(VerifiedFile::Finding finding) const;
};

/**
 * Reads every file again that the folder's receipt names, and hashes it. Asks no network and writes nothing. Follows no
 * link out of the folder. None where it was cancelled. Any thread but the window's.
 */
[[nodiscard]] std::optional<FolderReport> verifyFolder(const QString &folder, const ReadControl &control = {});

/**
 * What to download to have again what is missing or changed, as `asker`, and to have it in the receipt. `ifChanged` is
 * for those that changed; what came meanwhile where one was missing is nobody's wish to replace. Where a receipt says
 * another platform than the asker's, nothing is ordered: it is untrusted input, and no token goes where it says.
 */
[[nodiscard]] QList<DownloadOrder> ordersToRepair(const FolderReport &report, const RateHold::Asker &asker,
                                                  IfExists ifChanged);

/** One verification at a time, off the thread that this lives on. Destroying it stops it. */
class FolderVerification : public QObject
{
    Q_OBJECT

public:
    explicit FolderVerification(QObject *parent = nullptr);
    ~FolderVerification() override;

    /** In place of one that is under way. */
    void start(const QString &folder);
    /** Then nothing more of it is told. Twice is harmless. */
    void stop();

Q_SIGNALS:
    /** 0 to 1, of the bytes that must be read. */
    void progressed(double share);
    void verified(const Larder::FolderReport &report);

private:
    QFutureWatcher<FolderReport> m_work;
};

} // namespace Larder

Q_DECLARE_METATYPE(Larder::FolderReport)
