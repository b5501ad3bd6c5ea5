#pragma once

#include <memory>

#include <QSignalSpy>
#include <QTemporaryDir>

#include "tests/support/scriptedserver.h"
#include "transfer/transferqueue.h"

namespace Larder {

/** A queue on one thread with a scripted server behind it, a folder, and a token that must be heard nowhere else. */
class TransferBench
{
public:
    explicit TransferBench(QueueOptions options = {}, HttpOptions http = {}, RateLimiter limiter = RateLimiter());
    ~TransferBench();

    static inline const QByteArray secret = "u-canary-0123456789abcdef";

    [[nodiscard]] DownloadOrder order(const QString &key = QStringLiteral("file_v3_00aa_1")) const;
    [[nodiscard]] static QByteArray pathOf(const DownloadOrder &order);

    /** Adds it and waits for its end. */
    TransferState download(const DownloadOrder &order);
    TransferId add(const DownloadOrder &order);
    TransferId measure(const DownloadOrder &order);
    /** As a program that is started anew: another queue over the same folder, with the rows of the one before. */
    void restart();
    /** Waits for the end of one that was added. */
    TransferState endOf(TransferId id);
    [[nodiscard]] std::optional<TransferSnapshot> latest(TransferId id) const;
    /** Every state that was told of, by its word, without repetitions. */
    [[nodiscard]] QStringList statesOf(TransferId id) const { return m_states.value(quint64(id)); }

    /** Names in the folder, hidden ones too. */
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] QByteArray contentOf(const QString &name) const;
    /** Whether the token is in any file of the folder. */
    [[nodiscard]] bool secretOnDisk() const;

    ScriptedServer server;
    QTemporaryDir folder;
    SessionKeychain keychain;
    Accounts accounts{QString()};
    HttpClient client;
    TokenSource tokens;
    RequestRate rate;
    std::unique_ptr<TransferQueue> queue;

private:
    void listen();

    QueueOptions m_options;
    std::map<TransferId, TransferSnapshot> m_latest;
    QHash<quint64, QStringList> m_states;
    quint64 m_lastId = 0;
};

} // namespace Larder
