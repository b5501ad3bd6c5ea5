#pragma once

#include <optional>
#include <variant>

#include <QFutureWatcher>
#include <QHash>
#include <QObject>

#include "session/engine.h"

namespace Larder {

/** It is among the downloads already, or its file is there and is to be left alone. */
struct NothingToFetch
{
    bool operator==(const NothingToFetch &) const = default;
};

/** What came of asking how large a resource is; the Error is why it could not be asked. */
using ResourceSize = std::variant<Measured, NothingToFetch, Error>;

/** Sizes taken together. Plain value. */
struct SizeSum
{
    int resources = 0; ///< all of them
    int known = 0;     ///< that have a size
    qint64 bytes = 0;  ///< of those
    qint64 toCome = 0; ///< of those, without what is there already
    int large = 0;     ///< of those, larger than Limits::large
    int notSaid = 0;   ///< the server does not say
    int nothingToFetch = 0;
    int failed = 0;

    /** None: it has not been measured. */
    void add(const std::optional<ResourceSize> &size);
    [[nodiscard]] int told() const { return known + notSaid + nothingToFetch + failed; }
    [[nodiscard]] bool operator==(const SizeSum &) const = default;
};

/** Whether what is to come would leave less of it than Limits::freeSpaceReserve. */
[[nodiscard]] bool isTooMuchFor(qint64 room, const SizeSum &sum);

/**
 * Asks through the engine how large resources are, and how much room a disk has. What came of a resource with its size
 * waits on the disk until it is downloaded or dropped. Lives on the window's thread and never waits; the engine
 * outlives it.
 */
class Measuring : public QObject
{
    Q_OBJECT

public:
    struct Resting
    {
    };
    struct Asking
    {
        int answered = 0;
        int asked = 0;
    };
    using State = std::variant<Resting, Asking>;
    struct Told
    {
        ResourceRef resource;
        ResourceSize size;
    };

    explicit Measuring(Engine &engine, QObject *parent = nullptr);

    /** Besides what is asked for already. Answered by told, one after another. */
    void measure(const QList<DownloadOrder> &orders);
    /** No more answers, and nothing of what was measured stays on the disk, but for what is downloaded. */
    void drop();
    /** Answered by roomKnown; a later question takes the place of an earlier one. */
    void askRoom(const QString &folder);

    [[nodiscard]] State state() const;

Q_SIGNALS:
    void told(const QList<Larder::Measuring::Told> &sizes);
    void stateChanged();
    /** Bytes; none: nobody can tell. */
    void roomKnown(const QString &folder, std::optional<qint64> bytes);

private:
    void take(const QList<TransferSnapshot> &transfers);
    void takeOver(const QList<std::pair<TransferId, ResourceSize>> &sizes);

    Engine &m_engine;
    QHash<quint64, ResourceRef> m_open; ///< asked and not yet answered
    int m_asked = 0;                    ///< since nothing was open
    QString m_roomOf;
    QFutureWatcher<std::optional<qint64>> m_room;
};

} // namespace Larder
