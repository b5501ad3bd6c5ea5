#pragma once

#include <chrono>
#include <deque>
#include <memory>

#include <QList>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QPointer>
#include <QSslCertificate>

#include "core/limits.h"
#include "http/httpget.h"
#include "http/httppost.h"

namespace Larder {

struct HttpOptions
{
    std::chrono::milliseconds idleTimeout = Limits::idleTimeout; ///< without a byte, of one request
    QList<QSslCertificate> extraAuthorities;                     ///< a company's own, beside the system's
};

/**
 * Owns the access manager and makes every request go the same way: HTTP/1.1, identity encoding, no cookies, no cache,
 * redirects by hand, an idle timeout, a bounded read buffer, a user agent. Starts no more than Limits::requestsInFlight
 * at a time and keeps the queue itself, because in Qt's a request's timeout runs while it waits. Lives on the engine's
 * thread; outlives every HttpGet and HttpPost that it gave.
 */
class HttpClient : public QObject
{
    Q_OBJECT

public:
    explicit HttpClient(HttpOptions options, QObject *parent = nullptr);
    ~HttpClient() override;

    /** A GET that starts by itself when there is room. Destroying it cancels it. */
    [[nodiscard]] std::unique_ptr<HttpGet> get(const QNetworkRequest &request);

    /**
     * A POST that starts by itself, at once: what is asked for over it must not wait behind downloads. `request` says
     * the Content-Type. Destroying it cancels it.
     */
    [[nodiscard]] std::unique_ptr<HttpPost> post(const QNetworkRequest &request, const QByteArray &body);

    /** Requests sent so far, redirects included. */
    [[nodiscard]] int requestsSent() const { return m_requestsSent; }

private:
    friend class HttpGet;
    friend class HttpPost;
    void startWaiting();
    [[nodiscard]] QNetworkRequest prepared(QNetworkRequest request);
    QNetworkReply *send(const QNetworkRequest &request);
    void released();

    HttpOptions m_options;
    QNetworkAccessManager m_access;
    std::deque<QPointer<HttpGet>> m_waiting;
    int m_inFlight = 0;
    int m_requestsSent = 0;
};

} // namespace Larder
