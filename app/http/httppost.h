#pragma once

#include <optional>

#include <QByteArray>
#include <QIODevice>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QObject>
#include <QSslError>

#include "core/result.h"
#include "http/replyhead.h"

class QNetworkReply;

namespace Larder {

class HttpClient;

/** An answer with the whole of its body. Plain value. */
struct HttpAnswer
{
    ReplyHead head;
    QByteArray body;
};

/** Bytes that can be read once: with them Qt has nothing to send a second time. */
class OnceReadable : public QIODevice
{
    Q_OBJECT

public:
    explicit OnceReadable(QByteArray bytes);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_taken == m_bytes.size(); }
    [[nodiscard]] qint64 bytesAvailable() const override;
    bool reset() override { return false; }

protected:
    qint64 readData(char *into, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    qint64 m_taken = 0;
};

/**
 * One POST that the server hears once at most, on a connection of its own: what it carries may be good for a single
 * use. Left to itself, Qt sends a POST again, and says nothing, when the line is lost before the answer. No redirect is
 * followed. Destroying it cancels it, in silence; the server may have heard it all the same. Lives on its client's
 * thread; owned by who asked for it.
 */
class HttpPost : public QObject
{
    Q_OBJECT

public:
    ~HttpPost() override;

Q_SIGNALS:
    /**
     * Once, whatever the status but a redirect's. Errors: the line's; Reason::ConnectionLost for a body that is cut,
     * too; Reason::RedirectRefused; Reason::UnexpectedAnswer for a body over Limits::signInBody.
     */
    void finished(const Larder::Result<Larder::HttpAnswer> &answer);

private:
    friend class HttpClient;
    HttpPost(HttpClient &client, const QNetworkRequest &request, const QByteArray &body);

    void send();
    void readBody();
    void finish();
    void end(const Result<HttpAnswer> &answer);
    void dropReply();

    HttpClient &m_client;
    QNetworkRequest m_request;
    OnceReadable m_content;
    QNetworkAccessManager m_access; ///< of its own, so that no line is used that the server is about to close
    QNetworkReply *m_reply = nullptr;
    QList<QSslError> m_tlsErrors;
    QByteArray m_body;
};

} // namespace Larder
