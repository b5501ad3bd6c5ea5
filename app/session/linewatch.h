#pragma once

#include <functional>

#include <QDateTime>
#include <QHostAddress>
#include <QObject>
#include <QSet>
#include <QTimer>

#include "core/limits.h"

namespace Larder {

/**
 * Notices that this computer is on another line than a moment ago, by its addresses, or that it has slept, by a beat
 * that came far too late. A connection from before may look alive and never bring a byte again. Looks only while it is
 * asked to. Lives on the engine's thread; owned by the engine.
 */
class LineWatch : public QObject
{
    Q_OBJECT

public:
    /** Where addresses and time come from. Plain value. */
    struct Senses
    {
        std::function<QSet<QHostAddress>()> addresses; ///< by which this computer reaches others
        std::function<QDateTime()> now;                ///< goes on while it sleeps
    };
    [[nodiscard]] static Senses ofThisComputer();

    explicit LineWatch(Senses senses = ofThisComputer(), std::chrono::milliseconds beat = Limits::lineBeat,
                       QObject *parent = nullptr);

    /** From now on; where it does already, it just goes on. */
    void begin();
    void stop() { m_beat.stop(); }

Q_SIGNALS:
    /** Connections from before are worth nothing. Not told where no line is left. */
    void changed();

private:
    void look();

    const Senses m_senses;
    QTimer m_beat;
    QSet<QHostAddress> m_addresses;
    QDateTime m_lookedAt;
};

} // namespace Larder
