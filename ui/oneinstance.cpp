#include "ui/oneinstance.h"

#include <thread>

#include <QCryptographicHash>
#include <QDeadlineTimer>
#include <QLocalSocket>
#include <QStandardPaths>
#include <QTimer>

#include "core/limits.h"
#include "files/processlock.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr auto taken = "taken\n";

/** Short, since the name of a socket has little room. */
QString placeFor(OneInstance::Kind kind, const QString &home)
{
    const QByteArray hash = QCryptographicHash::hash(home.toUtf8(), QCryptographicHash::Sha256).toHex().left(16);
    const QString name = (kind == OneInstance::Kind::Demo ? u"larder-demo-"_s : u"larder-"_s) + QLatin1String(hash);
    return QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation) + u'/' + name;
}

/** A pipe has a name and no folder on Windows. */
QString socketAt(const QString &place)
{
#ifdef Q_OS_WIN
    return place.section(u'/', -1);
#else
    return place;
#endif
}

int left(const QDeadlineTimer &end)
{
    return int(end.remainingTime());
}

bool handOver(const QString &place, const QByteArray &line, const QDeadlineTimer &end)
{
    QLocalSocket first;
    first.connectToServer(socketAt(place));
    if (!first.waitForConnected(left(end)))
        return false;
    first.write(line + '\n');
    while (!first.canReadLine())
        if (!first.waitForReadyRead(left(end)))
            return false;
    return first.readLine() == taken;
}

} // namespace

OneInstance::OneInstance(Kind kind, const QString &home, QObject *parent)
    : QObject(parent), m_place(placeFor(kind, home))
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &OneInstance::take);
}

OneInstance::~OneInstance()
{
    end();
}

OneInstance::Start OneInstance::begin(const Handover &given)
{
    const QByteArray line = handoverLine(given);
    const QDeadlineTimer end(Limits::handoverWait);
    do {
        auto lock = takeProcessLock(m_place + u".lock"_s);
        if (!lock)
            return Start::Alone;
        if (*lock) {
            m_lock = std::move(lock).value();
            listen();
            return Start::First;
        }
        if (handOver(m_place, line, end))
            return Start::HandedOver;
        std::this_thread::sleep_for(Limits::lockBeat); // no window waits yet
    } while (!end.hasExpired());
    return Start::Alone;
}

/** Where it cannot, nobody shall wait for it. */
void OneInstance::listen()
{
    QLocalServer::removeServer(socketAt(m_place)); // of whoever had the lock and died
    if (!m_server.listen(socketAt(m_place)))
        m_lock.reset();
}

void OneInstance::end()
{
    m_server.close();
}

void OneInstance::take()
{
    while (QLocalSocket *from = m_server.nextPendingConnection()) {
        connect(from, &QLocalSocket::disconnected, from, &QObject::deleteLater);
        if (m_server.findChildren<QLocalSocket *>().size() > Limits::handoversAtATime) {
            from->abort();
            continue;
        }
        from->setReadBufferSize(Limits::handoverBytes);
        QTimer::singleShot(Limits::handoverWait, from, &QLocalSocket::abort);
        connect(from, &QLocalSocket::readyRead, this, [this, from] { read(*from); });
        read(*from);
    }
}

void OneInstance::read(QLocalSocket &from)
{
    if (!from.canReadLine()) {
        if (from.bytesAvailable() >= Limits::handoverBytes)
            from.abort();
        return;
    }
    const auto given = handoverFrom(from.readLine());
    if (!given)
        return from.abort();
    from.write(taken);
    from.disconnectFromServer();
    Q_EMIT givenOver(*given);
}

} // namespace Larder
