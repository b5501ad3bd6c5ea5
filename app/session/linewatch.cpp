#include "session/linewatch.h"

#include <utility>

#include <QNetworkInterface>

#include "core/log.h"

namespace Larder {

LineWatch::Senses LineWatch::ofThisComputer()
{
    const auto addresses = [] {
        QSet<QHostAddress> all;
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (!address.isLoopback() && !address.isLinkLocal())
                all.insert(address);
        }
        return all;
    };
    return {addresses, &QDateTime::currentDateTimeUtc};
}

LineWatch::LineWatch(Senses senses, std::chrono::milliseconds beat, QObject *parent)
    : QObject(parent), m_senses(std::move(senses)), m_beat(this)
{
    m_beat.setInterval(beat);
    connect(&m_beat, &QTimer::timeout, this, &LineWatch::look);
}

void LineWatch::begin()
{
    if (m_beat.isActive())
        return;
    m_lookedAt = m_senses.now();
    m_addresses = m_senses.addresses();
    m_beat.start();
}

/** An address more takes nothing away from the connections that there are: many networks give a new one each day. */
void LineWatch::look()
{
    const QDateTime before = std::exchange(m_lookedAt, m_senses.now());
    const QSet<QHostAddress> addresses = std::exchange(m_addresses, m_senses.addresses());
    const bool slept = before.msecsTo(m_lookedAt) > Limits::slept.count();
    const bool anotherLine = !m_addresses.contains(addresses) || (addresses.isEmpty() && !m_addresses.isEmpty());
    if (m_addresses.isEmpty() || (!slept && !anotherLine))
        return;
    qCInfo(logTransfer) << (slept ? "this computer has slept" : "this computer is on another line");
    Q_EMIT changed();
}

} // namespace Larder
