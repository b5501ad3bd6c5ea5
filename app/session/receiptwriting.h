#pragma once

#include <map>

#include <QFutureWatcher>
#include <QObject>
#include <QTimer>

#include "files/receipt.h"
#include "transfer/transfersnapshot.h"

namespace Larder {

/**
 * Adds what was saved to the receipts of its folders: the first at once, those after it gathered for
 * Limits::receiptBeat; on another thread. What could not be added is tried again with the next of its folder, and at
 * the end. Lives on the engine's thread; its end waits for the disk.
 */
class ReceiptWriting : public QObject
{
    Q_OBJECT

public:
    explicit ReceiptWriting(QObject *parent = nullptr);
    ~ReceiptWriting() override;

    /** One that is Saved; not where its order wants no receipt. */
    void add(const TransferSnapshot &transfer);

Q_SIGNALS:
    /** Once, until the folder's receipt could be written again. The files are saved all the same. */
    void failed(const QString &folder, const Larder::Error &error);

private:
    using Entries = std::map<QString, QList<ReceiptEntry>>; ///< by folder
    struct Outcome
    {
        QString folder;
        QList<ReceiptEntry> entries;
        Done written;
    };

    [[nodiscard]] static QList<Outcome> addToReceipts(const Entries &entries);
    [[nodiscard]] Entries takeWaiting();
    void write();
    void written(const QList<Outcome> &outcomes);

    Entries m_waiting;
    Entries m_unwritten; ///< what a try has failed with
    QTimer m_beat;
    QFutureWatcher<QList<Outcome>> m_writing;
};

} // namespace Larder
