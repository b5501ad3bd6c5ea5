#pragma once

#include <optional>

#include <QByteArrayView>
#include <QNetworkRequest>
#include <QObject>
#include <QSslError>

#include "core/error.h"
#include "http/replyhead.h"

class QNetworkReply;

namespace Larder {

class HttpClient;

/**
 * One GET, its redirects included: start > answered > received* > finished.
 *
 * Another origin never sees the Authorization header (RFC 9110, 15.4 leaves it to us; Qt would send it). Only https is
 * followed, http between loopback addresses. What redirects or fails before an answer shows only in `finished`.
 * Destroying it cancels it, in silence. Lives on its client's thread; owned by who asked for it.
 */
class HttpGet : public QObject
{
    Q_OBJECT

public:
    ~HttpGet() override;

Q_SIGNALS:
    /** The headers of the answer that counts, any status but a redirect's. Once. */
    void answered(const Larder::ReplyHead &head);
    /** The next bytes of the body, at most Limits::readBuffer, valid during the call only. */
    void received(QByteArrayView bytes);
    /** The end, once. No error: the body came to its end as far as its framing can tell. */
    void finished(const std::optional<Larder::Error> &error);

private:
    friend class HttpClient;
    HttpGet(HttpClient &client, const QNetworkRequest &request);

    void start();
    void send();
    void readHeaders();
    void readBody();
    void finish();
    void follow(const QNetworkReply &redirect);
    void end(const std::optional<Error> &error);
    void dropReply();

    HttpClient &m_client;
    const QUrl m_asked; ///< before any redirect
    QNetworkRequest m_request;
    QNetworkReply *m_reply = nullptr;
    QList<QSslError> m_tlsErrors; ///< of this reply
    QByteArray m_buffer;
    int m_redirects = 0;
    qint64 m_announced = 0; ///< bytes that its Content-Length still owes
    enum class Phase { Waiting, Asking, Reading, Ended } m_phase = Phase::Waiting;
};

} // namespace Larder
