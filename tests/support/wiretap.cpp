#include "support/wiretap.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;

namespace Larder {

WireTap::WireTap(const QUrl &server) : m_port(quint16(server.port()))
{
    if (!m_server.listen(QHostAddress::LocalHost))
        qFatal("No loopback port is free");
    QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] { accept(); });
}

QUrl WireTap::url(const QByteArray &path) const
{
    QUrl url(u"http://127.0.0.1"_s);
    url.setPort(m_server.serverPort());
    url.setPath(QString::fromLatin1(path));
    return url;
}

void WireTap::accept()
{
    QTcpSocket *client = m_server.nextPendingConnection();
    auto *server = new QTcpSocket(client);
    QObject::connect(client, &QTcpSocket::readyRead, server, [this, client, server] {
        const QByteArray bytes = client->readAll();
        m_heard += bytes;
        server->write(bytes);
    });
    QObject::connect(server, &QTcpSocket::readyRead, client, [client, server] { client->write(server->readAll()); });
    QObject::connect(client, &QTcpSocket::disconnected, server, &QTcpSocket::disconnectFromHost);
    QObject::connect(server, &QTcpSocket::disconnected, client, &QTcpSocket::disconnectFromHost);
    server->connectToHost(QHostAddress::LocalHost, m_port);
}

} // namespace Larder
