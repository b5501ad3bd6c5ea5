#pragma once

#include <optional>

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include "session/engine.h"

namespace Larder {

class NoticeBand;

/**
 * What there is to say of the queue as a whole: its file, what stops all of it, the receipts of its folders, the
 * platform's limits, what was in it already, what was taken off it. In a band of its own, so that it takes no other
 * notice's place; trouble with files stays until somebody has dismissed it, the rest goes by itself. Owned by the
 * window, as the band is.
 */
class QueueNotices : public QObject
{
    Q_OBJECT

public:
    /** `band` outlives it. */
    QueueNotices(Engine &engine, NoticeBand &band, QObject *parent);

    /** Whether what has not ended is in the list again after the next start. */
    [[nodiscard]] bool queueComesBack() const;
    /** So many were taken off the list a moment ago, and can be put back; none: not any more. */
    void takeRemoved(int count);

Q_SIGNALS:
    /** With what stopped those in the list. */
    void helpWanted(const Larder::Standstill &standstill);
    /** Where it is a proxy that stopped them. */
    void settingsWanted();
    void undoWanted();

private:
    enum class Topic { Nothing, File, Standstill, Receipt, Removed, Doubles, Hold };
    struct ReceiptTrouble
    {
        QString folder;
        Error error;
    };

    void takeFileNotice(QueueFileNotice notice, const QString &path);
    void takeReceiptTrouble(const QString &folder, const Error &error);
    void takeHold(const QDateTime &until);
    void takeDouble();
    void takeStandstills(const QList<Standstill> &all);
    [[nodiscard]] std::optional<Standstill> toTell() const;
    [[nodiscard]] Topic topic() const;
    void help();
    void dismiss();
    void show();
    void tellStandstill(const Standstill &standstill);
    void tellReceiptTrouble();
    void tellHold();

    Engine &m_engine;
    NoticeBand &m_band;
    std::optional<QueueFileNotice> m_ofFile; ///< the latest
    QString m_file;                          ///< what it is about; empty: dismissed, or there was none
    QList<Standstill> m_standstills;
    QList<SharedCause> m_read;                 ///< of them, those that were dismissed
    std::optional<ReceiptTrouble> m_ofReceipt; ///< the latest that nobody has dismissed
    QDateTime m_heldSince;
    QDateTime m_heldUntil;
    int m_removed = 0; ///< that can be put back, and are told
    int m_doubles = 0; ///< that were in the list already, and are told
    QTimer m_second;   ///< the countdown's
    QTimer m_readTime; ///< of the removed and the doubles
};

} // namespace Larder
