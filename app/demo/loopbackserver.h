#pragma once

#include <functional>
#include <memory>

#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include "demo/httpmessage.h"

namespace Larder {

/**
 * An HTTP/1.1 server on a free loopback port: kept-alive connections, one answer after another on each, bodies of any
 * size streamed as the line takes them. It answers what its handler says, faults included, and records what it was
 * asked. Lives on one thread, where the handler is called too. Never listens on anything but 127.0.0.1.
 */
class LoopbackServer : public QObject
{
    Q_OBJECT

public:
    using Handler = std::function<HttpReply(const HttpRequest &)>;

    explicit LoopbackServer(Handler handler, QObject *parent = nullptr);
    ~LoopbackServer() override;

    /** False where no port was free. Port 0: any. */
    [[nodiscard]] bool listen(quint16 port = 0);
    /** http://127.0.0.1:PORT */
    [[nodiscard]] QUrl base() const;

    /** Every request so far, in the order in which they came. */
    [[nodiscard]] const QList<HttpRequest> &requests() const { return m_requests; }
    /** Connections accepted so far. */
    [[nodiscard]] int connectionsAccepted() const { return m_accepted; }
    /** Connections that are open now. */
    [[nodiscard]] int connectionsOpen() const { return static_cast<int>(m_connections.size()); }
    /** Answers to whose end their client did not wait. */
    [[nodiscard]] int answersLeft() const { return m_left; }
    /** Resets every open connection and stops listening, as a server that is killed does. */
    void kill();

Q_SIGNALS:
    void asked(const Larder::HttpRequest &request);

private:
    class Connection;
    void accept();

    Handler m_handler;
    QTcpServer m_server;
    QList<HttpRequest> m_requests;
    QList<Connection *> m_connections; ///< each a child of this
    int m_accepted = 0;
    int m_left = 0;
};

} // namespace Larder
