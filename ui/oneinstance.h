#pragma once

#include <memory>

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

#include "ui/handover.h"

class QLocalSocket;

namespace Larder {

/**
 * One window of a kind in each home: the first start holds a lock, and later ones hand over to it what they were given.
 * The lock and its socket are in the user's own runtime folder; the lock ends with its process, however that ends, so
 * that a socket beside a free lock is nobody's. What comes by the socket is bounded and read as a stranger's.
 */
class OneInstance : public QObject
{
    Q_OBJECT

public:
    enum class Kind { Own, Demo }; ///< neither hands over to the other
    enum class Start {
        First,      ///< this is the one; givenOver tells of others
        HandedOver, ///< the first has taken it, and there is nothing left to do
        Alone       ///< the first does not answer, or there is no place for a lock: a window of its own, as ever
    };

    /** `home` tells homes apart: the path of a file that only one process may have. */
    OneInstance(Kind kind, const QString &home, QObject *parent = nullptr);
    ~OneInstance() override;

    /** Before there is a window: waits for the first at most Limits::handoverWait. */
    [[nodiscard]] Start begin(const Handover &given);
    /** The window is going: what comes now waits for the end of this process, and is the first then. */
    void end();

Q_SIGNALS:
    void givenOver(const Larder::Handover &given);

private:
    void listen();
    void take();
    void read(QLocalSocket &from);

    const QString m_place;             ///< of the socket; the lock's is beside it
    std::unique_ptr<QLockFile> m_lock; ///< of the first
    QLocalServer m_server;
};

} // namespace Larder
