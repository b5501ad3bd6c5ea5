#include "session/linewatch.h"

#include <algorithm>
#include <utility>

#include <QNetworkInterface>

#include "core/log.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** Bridges to containers and virtual machines, which come and go with those. */
bool isOfGuests(const QString &name)
{
    static const QStringList begins{u"docker"_s, u"br-"_s, u"veth"_s, u"virbr"_s, u"vmnet"_s, u"podman"_s, u"lxc"_s};
    return std::any_of(begins.cbegin(), begins.cend(), [&name](const QString &each) { return name.startsWith(each); });
}

/** A temporary one is replaced every day while the line stays. RFC 8981. */
void addLasting(const QList<QNetworkAddressEntry> &entries, QSet<QHostAddress> &all)
{
    for (const QNetworkAddressEntry &entry : entries) {
        const QHostAddress address = entry.ip();
        if (!address.isLoopback() && !address.isLinkLocal() && !entry.isTemporary())
            all.insert(address);
    }
}

} // namespace

LineWatch::Senses LineWatch::ofThisComputer()
{
    const auto addresses = [] {
        QSet<QHostAddress> all;
        for (const QNetworkInterface &each : QNetworkInterface::allInterfaces()) {
            if (each.flags().testFlag(QNetworkInterface::IsUp) && !isOfGuests(each.name()))
                addLasting(each.addressEntries(), all);
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
