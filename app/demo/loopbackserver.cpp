#include "demo/loopbackserver.h"

#include <algorithm>
#include <chrono>
#include <utility>
#include <variant>

#include <QElapsedTimer>
#include <QHostAddress>
#include <QTcpSocket>
#include <QTimer>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif
#ifdef Q_OS_LINUX
#include <linux/sockios.h>
#include <sys/ioctl.h>
#endif

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Larder {

namespace {

constexpr qsizetype longestHead = 64 * 1024;
constexpr qsizetype longestBody = 1024 * 1024;
constexpr qint64 pieceLength = 64 * 1024;
constexpr qint64 highWater = 256 * 1024; ///< bytes that may wait in the socket's own buffer
constexpr auto trickleBeat = 20ms;
constexpr auto deliveryBeat = 1ms;
constexpr auto drainTime = 2s;

struct RequestHead
{
    HttpRequest request;
    qsizetype bodyLength = 0;
    bool keepAlive = true;
    bool wantsContinue = false;
};

/** The status that a request is refused with. */
struct Refusal
{
    int status;
};

struct MoreNeeded
{
};

bool isToken(QByteArrayView text)
{
    const auto isTokenCharacter = [](char c) {
        return c > ' ' && c < 0x7f && !QByteArrayView("\"(),/:;<=>?@[\\]{}").contains(c);
    };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

/** RFC 9112, 5.1: no white space before the colon; a folded line begins with white space and so is no token either. */
bool readHeaderLine(const QByteArray &line, HttpHeaders &headers)
{
    const qsizetype colon = line.indexOf(':');
    if (colon < 0 || !isToken(QByteArrayView(line).first(colon)))
        return false;
    headers.append({line.first(colon), line.sliced(colon + 1).trimmed()});
    return true;
}

bool readRequestLine(const QByteArray &line, RequestHead &head)
{
    const QByteArrayList words = line.split(' ');
    if (words.size() != 3 || !isToken(words[0]) || !words[1].startsWith('/') || !words[2].startsWith("HTTP/1."))
        return false;
    const qsizetype mark = words[1].indexOf('?');
    head.request.method = words[0];
    head.request.path = words[1].first(mark < 0 ? words[1].size() : mark);
    head.request.query = mark < 0 ? QByteArray() : words[1].sliced(mark + 1);
    head.keepAlive = words[2] != "HTTP/1.0";
    return true;
}

qsizetype occurrences(const HttpHeaders &headers, QByteArrayView name)
{
    return std::count_if(headers.begin(), headers.end(),
                         [name](const auto &header) { return header.first.compare(name, Qt::CaseInsensitive) == 0; });
}

/** The length of the body, or why it is not read. Requests come with a Content-Length or without a body. */
std::variant<qsizetype, Refusal> bodyLengthOf(const HttpRequest &request)
{
    const qsizetype lengths = occurrences(request.headers, "Content-Length");
    if (lengths > 1 || occurrences(request.headers, "Transfer-Encoding") > 0)
        return Refusal{400};
    if (lengths == 0)
        return qsizetype{0};
    const QByteArray value = request.header("Content-Length");
    if (value.isEmpty() || !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return Refusal{400};
    bool ok = false;
    const qsizetype length = value.toLongLong(&ok);
    if (!ok || length > longestBody)
        return Refusal{413};
    return length;
}

std::variant<RequestHead, Refusal> parseHead(const QByteArray &text)
{
    RequestHead head;
    const QByteArrayList lines = text.split('\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QByteArray line = lines[i].endsWith('\r') ? lines[i].chopped(1) : lines[i];
        if (!(i == 0 ? readRequestLine(line, head) : readHeaderLine(line, head.request.headers)))
            return Refusal{400};
    }
    if (head.keepAlive && occurrences(head.request.headers, "Host") != 1) // RFC 9112, 3.2
        return Refusal{400};

    const auto length = bodyLengthOf(head.request);
    if (const auto *refusal = std::get_if<Refusal>(&length))
        return *refusal;
    head.bodyLength = std::get<qsizetype>(length);
    head.keepAlive = head.keepAlive && head.request.header("Connection").toLower() != "close";
    head.wantsContinue = head.request.header("Expect").toLower() == "100-continue";
    return head;
}

bool bodyIsAllowed(int status)
{
    return status >= 200 && status != 204 && status != 304;
}

bool isGiven(const HttpReply &reply, QByteArrayView name)
{
    return occurrences(reply.headers, name) > 0;
}

/** What is generated stands only where `reply` says nothing of its own. The reason phrase may be empty: RFC 9112, 4. */
QByteArray headOf(const HttpReply &reply, bool keepAlive)
{
    QByteArray head = "HTTP/1.1 "_ba + QByteArray::number(reply.status) + " \r\n";
    for (const auto &[name, value] : reply.headers)
        head += name + ": " + value + "\r\n";
    const bool framed = isGiven(reply, "Content-Length") || isGiven(reply, "Transfer-Encoding");
    if (!framed && reply.framing == HttpReply::Framing::Chunked)
        head += "Transfer-Encoding: chunked\r\n";
    if (!framed && reply.framing == HttpReply::Framing::ContentLength && bodyIsAllowed(reply.status))
        head += "Content-Length: "_ba + QByteArray::number(reply.body ? reply.bodyLength : 0) + "\r\n";
    if (!keepAlive && !isGiven(reply, "Connection"))
        head += "Connection: close\r\n";
    return head + "\r\n";
}

/** Bytes that the peer's system has not taken yet. A reset throws them away. */
int undelivered([[maybe_unused]] const QTcpSocket &socket)
{
    int bytes = 0;
#ifdef Q_OS_LINUX
    ioctl(static_cast<int>(socket.socketDescriptor()), SIOCOUTQ, &bytes);
#endif
    return bytes;
}

/** With a linger time of 0, closing resets the connection. */
void resetOnClose(const QTcpSocket &socket)
{
    const ::linger atOnce{1, 0};
#ifdef Q_OS_WIN
    ::setsockopt(static_cast<SOCKET>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER,
                 reinterpret_cast<const char *>(&atOnce), sizeof(atOnce));
#else
    ::setsockopt(static_cast<int>(socket.socketDescriptor()), SOL_SOCKET, SO_LINGER, &atOnce, sizeof(atOnce));
#endif
}

} // namespace

/** One line to a client: reads a request, sends its answer, reads the next one. Ends with its socket. */
class LoopbackServer::Connection : public QObject
{
public:
    Connection(QTcpSocket *socket, LoopbackServer *server);
    void reset();

private:
    enum class Phase {
        Reading,   ///< for the next request
        Answering, ///< the answer is due, or on its way
        Draining,  ///< refused in the middle of a request: what still comes of it is thrown away
        Ended      ///< nothing more is read or said
    };

    void goOn();
    void readRequests();
    [[nodiscard]] std::variant<MoreNeeded, HttpRequest, Refusal> takeRequest();
    [[nodiscard]] std::variant<MoreNeeded, HttpRequest, Refusal> takeBody();
    void refuse(Refusal refusal);

    void answer(const HttpRequest &request);
    void beginAnswer();
    void sendHead();
    void trickle();
    void sendBody();
    void sendPiece(qint64 length);
    void bodySent();
    void cut();
    void resetOnceDelivered();
    void end();

    LoopbackServer *m_server;
    QTcpSocket *m_socket;
    Phase m_phase = Phase::Reading;

    QByteArray m_incoming;
    std::optional<RequestHead> m_head; ///< of the request whose body is awaited
    bool m_keepAlive = true;

    HttpReply m_reply;
    qint64 m_offset = 0; ///< of the next byte of body in its source
    qint64 m_left = 0;   ///< bytes of body still to send, the cut counted in
    bool m_headOnly = false;

    QTimer m_beat; ///< of a trickled body
    QElapsedTimer m_sinceBeat;
    double m_allowance = 0;
};

LoopbackServer::Connection::Connection(QTcpSocket *socket, LoopbackServer *server)
    : QObject(server), m_server(server), m_socket(socket)
{
    m_socket->setParent(this);
    m_socket->setReadBufferSize(longestHead);
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_beat.setTimerType(Qt::PreciseTimer);
    connect(m_socket, &QTcpSocket::readyRead, this, &Connection::readRequests);
    connect(m_socket, &QTcpSocket::bytesWritten, this, &Connection::goOn);
    connect(m_socket, &QTcpSocket::disconnected, this, [this] {
        if (m_phase == Phase::Answering)
            ++m_server->m_left;
        m_phase = Phase::Ended;
        m_beat.stop();
        m_server->m_connections.removeOne(this);
        deleteLater();
    });
    connect(&m_beat, &QTimer::timeout, this, &Connection::trickle);
}

void LoopbackServer::Connection::reset()
{
    m_phase = Phase::Ended;
    resetOnClose(*m_socket);
    m_socket->abort();
}

void LoopbackServer::Connection::goOn()
{
    if (m_phase == Phase::Answering && m_left > 0)
        sendBody();
    readRequests();
}

void LoopbackServer::Connection::readRequests()
{
    if (m_phase == Phase::Draining || m_phase == Phase::Ended)
        m_socket->skip(m_socket->bytesAvailable());
    while (m_phase == Phase::Reading) {
        m_incoming += m_socket->readAll();
        const auto taken = takeRequest();
        if (std::holds_alternative<MoreNeeded>(taken)) {
            if (m_socket->bytesAvailable() == 0)
                return;
        } else if (const auto *refusal = std::get_if<Refusal>(&taken)) {
            refuse(*refusal);
        } else {
            answer(std::get<HttpRequest>(taken));
        }
    }
}

std::variant<MoreNeeded, HttpRequest, Refusal> LoopbackServer::Connection::takeRequest()
{
    if (m_head)
        return takeBody();
    while (m_incoming.startsWith("\r\n")) // RFC 9112, 2.2
        m_incoming.remove(0, 2);
    const qsizetype end = m_incoming.indexOf("\r\n\r\n");
    if (std::max(end, end < 0 ? m_incoming.size() : 0) > longestHead)
        return Refusal{431};
    if (end < 0)
        return MoreNeeded{};

    auto parsed = parseHead(m_incoming.first(end));
    m_incoming.remove(0, end + 4);
    if (const auto *refusal = std::get_if<Refusal>(&parsed))
        return *refusal;
    m_head = std::get<RequestHead>(std::move(parsed));
    if (m_head->wantsContinue && m_incoming.size() < m_head->bodyLength)
        m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
    return takeBody();
}

std::variant<MoreNeeded, HttpRequest, Refusal> LoopbackServer::Connection::takeBody()
{
    if (m_incoming.size() < m_head->bodyLength)
        return MoreNeeded{};
    const RequestHead head = *std::exchange(m_head, std::nullopt);
    HttpRequest request = head.request;
    request.body = m_incoming.first(head.bodyLength);
    m_incoming.remove(0, head.bodyLength);
    m_keepAlive = head.keepAlive;
    return request;
}

/** The client may be sending still: closing now would reset the line and could cost it the answer. RFC 9112, 9.6. */
void LoopbackServer::Connection::refuse(Refusal refusal)
{
    m_phase = Phase::Draining;
    m_incoming.clear();
    m_socket->write(headOf(Larder::reply(refusal.status, "text/plain", {}), false));
    QTimer::singleShot(drainTime, this, [this] { m_socket->disconnectFromHost(); });
}

void LoopbackServer::Connection::answer(const HttpRequest &request)
{
    m_phase = Phase::Answering;
    m_headOnly = request.method == "HEAD";
    m_server->m_requests.append(request);
    Q_EMIT m_server->asked(request);
    m_reply = m_server->m_handler(request);
    if (m_reply.framing == HttpReply::Framing::CloseOfLine)
        m_keepAlive = false;
    for (const auto &[name, value] : std::as_const(m_reply.headers)) {
        if (name.compare("Connection", Qt::CaseInsensitive) == 0 && value.toLower() == "close")
            m_keepAlive = false;
    }
    if (m_reply.delay > 0ms)
        QTimer::singleShot(m_reply.delay, Qt::PreciseTimer, this, [this] {
            beginAnswer();
            readRequests();
        });
    else
        beginAnswer();
}

void LoopbackServer::Connection::beginAnswer()
{
    if (m_phase != Phase::Answering) // the server was killed meanwhile
        return;
    if (m_reply.cutBeforeHead)
        cut();
    else
        sendHead();
}

void LoopbackServer::Connection::sendHead()
{
    m_socket->write(headOf(m_reply, m_keepAlive));
    const qint64 length = m_reply.body && !m_headOnly ? m_reply.bodyLength : 0;
    m_left = std::min(length, m_reply.cutAfter.value_or(length));
    m_offset = m_reply.bodyOffset;
    if (m_left > 0 && m_reply.bytesPerSecond) {
        m_allowance = 0;
        m_sinceBeat.start();
        m_beat.start(trickleBeat);
    } else {
        sendBody();
    }
}

void LoopbackServer::Connection::trickle()
{
    const auto rate = static_cast<double>(*m_reply.bytesPerSecond);
    const double passed = static_cast<double>(m_sinceBeat.nsecsElapsed()) / 1e9;
    m_sinceBeat.start();
    // What a slow reader did not take is not made up for in one burst.
    m_allowance = std::min(m_allowance + rate * passed, std::max(1.0, rate / 5));
    goOn();
}

void LoopbackServer::Connection::sendBody()
{
    while (m_left > 0 && m_socket->bytesToWrite() < highWater) {
        qint64 piece = std::min(m_left, pieceLength);
        if (m_reply.bytesPerSecond)
            piece = std::min(piece, static_cast<qint64>(m_allowance));
        if (piece <= 0)
            return;
        sendPiece(piece);
    }
    if (m_left == 0)
        bodySent();
}

void LoopbackServer::Connection::sendPiece(qint64 length)
{
    const QByteArray bytes = m_reply.body(m_offset, length);
    Q_ASSERT(bytes.size() == length);
    m_offset += length;
    m_left -= length;
    m_allowance -= static_cast<double>(length);
    if (m_reply.framing == HttpReply::Framing::Chunked)
        m_socket->write(QByteArray::number(length, 16) + "\r\n" + bytes + "\r\n");
    else
        m_socket->write(bytes);
}

void LoopbackServer::Connection::bodySent()
{
    m_beat.stop();
    if (m_reply.cutAfter)
        return cut();
    if (m_reply.framing == HttpReply::Framing::Chunked && !m_headOnly)
        m_socket->write("0\r\n\r\n");
    if (m_keepAlive)
        m_phase = Phase::Reading;
    else
        end();
}

void LoopbackServer::Connection::cut()
{
    m_phase = Phase::Ended;
    switch (m_reply.cut) {
    case HttpReply::Cut::Close:
        return end();
    case HttpReply::Cut::Reset:
        return resetOnceDelivered();
    case HttpReply::Cut::Silence:
        return;
    }
}

/** What was sent before a reset arrives, so that a cut after n bytes is one after n bytes. */
void LoopbackServer::Connection::resetOnceDelivered()
{
    if (m_socket->bytesToWrite() == 0 && undelivered(*m_socket) == 0)
        return reset();
    QTimer::singleShot(deliveryBeat, this, &Connection::resetOnceDelivered);
}

void LoopbackServer::Connection::end()
{
    m_phase = Phase::Ended;
    m_socket->disconnectFromHost();
}

LoopbackServer::LoopbackServer(Handler handler, QObject *parent) : QObject(parent), m_handler(std::move(handler))
{
    m_server.setParent(this); // goes along when this is moved to a thread
    connect(&m_server, &QTcpServer::newConnection, this, &LoopbackServer::accept);
}

LoopbackServer::~LoopbackServer()
{
    kill();
}

bool LoopbackServer::listen(quint16 port)
{
    return m_server.listen(QHostAddress::LocalHost, port);
}

QUrl LoopbackServer::base() const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(m_server.serverAddress().toString());
    url.setPort(m_server.serverPort());
    return url;
}

void LoopbackServer::kill()
{
    m_server.close();
    const QList<Connection *> connections = std::exchange(m_connections, {});
    for (Connection *connection : connections)
        connection->reset();
}

void LoopbackServer::accept()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        ++m_accepted;
        m_connections.append(new Connection(socket, this));
    }
}

} // namespace Larder
