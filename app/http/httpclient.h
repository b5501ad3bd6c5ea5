#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <optional>

#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslError>

#include "core/limits.h"
#include "http/httpget.h"
#include "http/httppost.h"
#include "http/proxychoice.h"

namespace Larder {

/** By which way requests go, and whom they trust. Plain value. */
struct HttpNetwork
{
    ProxyChoice proxy = {};
    QByteArray proxyPassword = {};
    QList<QSslCertificate> extraAuthorities = {}; ///< a company's own, beside the system's
};

struct HttpOptions
{
    std::chrono::milliseconds idleTimeout = Limits::idleTimeout; ///< without a byte, of one request
    HttpNetwork network = {};
};

/**
 * Owns the access manager and makes every request go the same way: HTTP/1.1, identity encoding, no cookies, no cache,
 * redirects by hand, an idle timeout, a bounded read buffer, a user agent; by the proxy that was chosen, and never by
 * one to a loopback address. Starts no more than Limits::requestsInFlight
 * at a time and keeps the queue itself, because in Qt's a request's timeout runs while it waits. Lives on the engine's
 * thread; outlives every HttpGet and HttpPost that it gave.
 */
class HttpClient : public QObject
{
    Q_OBJECT

public:
    explicit HttpClient(const HttpOptions &options, QObject *parent = nullptr);
    ~HttpClient() override;

    /** A GET that starts by itself when there is room. Destroying it cancels it. */
    [[nodiscard]] std::unique_ptr<HttpGet> get(const QNetworkRequest &request);

    /**
     * A POST that starts by itself, at once: what is asked for over it must not wait behind downloads. `request` says
     * the Content-Type. Destroying it cancels it.
     */
    [[nodiscard]] std::unique_ptr<HttpPost> post(const QNetworkRequest &request, const QByteArray &body);

    /** No request begins until useNetwork() tells the way, which is being found out. */
    void awaitNetwork();
    /** For every request from now on; those that are under way go on with what they have. */
    void useNetwork(const HttpNetwork &network);
    /** Requests from now on go over connections of their own; those that are under way go on with what they have. */
    void leaveConnections();
    [[nodiscard]] const HttpNetwork &network() const { return m_network; }

    /** Requests sent so far, redirects included. */
    [[nodiscard]] int requestsSent() const { return m_requestsSent; }

private:
    friend class HttpGet;
    friend class HttpPost;
    void startWaiting();
    void start(HttpPost &post);
    [[nodiscard]] QNetworkRequest prepared(QNetworkRequest request);
    QNetworkReply *send(const QNetworkRequest &request);
    /** So that no more than Limits::readBuffer waits in it for whoever reads; by a proxy, from its head on. */
    void boundReadBuffer(QNetworkReply &reply) const;
    /** Gives it the proxies of the network that is used now. */
    void lead(QNetworkAccessManager &access) const;
    void released();
    void noteClock(const std::optional<QDateTime> &server);
    [[nodiscard]] bool goesByProxy(const QUrl &url) const;
    [[nodiscard]] std::optional<Error> lineErrorOf(const QNetworkReply &reply, const QList<QSslError> &tls) const;

    const std::chrono::milliseconds m_idleTimeout;
    HttpNetwork m_network;
    std::optional<QSslConfiguration> m_tls; ///< of m_network; from the first request on
    enum class Way { Known, Awaited } m_way = Way::Known;
    QNetworkAccessManager *m_access = nullptr;
    std::deque<QPointer<HttpGet>> m_waiting;
    QList<QPointer<HttpPost>> m_waitingPosts; ///< while the way is awaited
    std::optional<std::chrono::seconds> m_clockAhead;
    int m_inFlight = 0;
    int m_requestsSent = 0;
};

} // namespace Larder
