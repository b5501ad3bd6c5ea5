#pragma once

#include <QByteArray>
#include <QTcpServer>
#include <QUrl>

namespace Larder {

/** An origin of its own before a server on the loopback interface, which keeps every byte that it is sent. */
class WireTap
{
public:
    explicit WireTap(const QUrl &server);

    [[nodiscard]] QUrl url(const QByteArray &path) const;
    [[nodiscard]] QByteArray heard() const { return m_heard; }

private:
    void accept();

    const quint16 m_port;
    QTcpServer m_server;
    QByteArray m_heard;
};

} // namespace Larder
