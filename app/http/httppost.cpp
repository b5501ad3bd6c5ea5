#include "http/httppost.h"

#include <cstring>

#include <QNetworkReply>

#include "core/limits.h"
#include "core/log.h"
#include "http/httpclient.h"
#include "http/lineerror.h"

using namespace Qt::StringLiterals;

namespace Larder {

OnceReadable::OnceReadable(QByteArray bytes) : m_bytes(std::move(bytes))
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 OnceReadable::bytesAvailable() const
{
    return m_bytes.size() - m_taken;
}

qint64 OnceReadable::readData(char *into, qint64 most)
{
    const qint64 count = qMin(most, bytesAvailable());
    if (count == 0)
        return -1;
    std::memcpy(into, m_bytes.constData() + m_taken, static_cast<size_t>(count));
    m_taken += count;
    return count;
}

HttpPost::HttpPost(HttpClient &client, const QNetworkRequest &request, const QByteArray &body)
    : m_client(client), m_request(request), m_content(body)
{
    m_request.setHeader(QNetworkRequest::ContentLengthHeader, body.size());
    m_request.setRawHeader("Connection", "close");
    m_request.setRawHeader("Cache-Control", "no-store");
    // Buffered, the body could be sent again.
    m_request.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    m_access.setAutoDeleteReplies(false);
}

HttpPost::~HttpPost()
{
    dropReply();
}

void HttpPost::send()
{
    qCDebug(logHttp) << "POST" << m_request.url().toDisplayString(QUrl::RemoveQuery | QUrl::RemoveUserInfo);
    m_client.lead(m_access);
    m_reply = m_access.post(m_client.prepared(m_request), &m_content);
    m_client.boundReadBuffer(*m_reply);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpPost::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpPost::finish);
}

/** In this order, because abort() emits finished before it returns. */
void HttpPost::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    if (m_reply->error() == QNetworkReply::NoError && statusOf(*m_reply) < 400)
        m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

/** One byte over the limit is kept, which tells that there was more. */
void HttpPost::readBody()
{
    m_body += m_reply->read(Limits::signInBody + 1 - m_body.size());
    if (m_body.size() > Limits::signInBody)
        end(Error{.reason = Reason::UnexpectedAnswer, .httpStatus = statusOf(*m_reply)});
}

void HttpPost::finish()
{
    const int status = statusOf(*m_reply);
    // First, since after a 307 Qt looks for the body to send again and calls it an error of the line that there is
    // none.
    if (isRedirect(status))
        return end(Error{.reason = Reason::RedirectRefused, .httpStatus = status});
    if (const auto error = m_client.lineErrorOf(*m_reply, m_tlsErrors))
        return end(*error);
    if (status < 200)
        return end(Error{.reason = Reason::ConnectionLost, .httpStatus = status});
    readBody();
    if (!m_reply)
        return;
    const ReplyHead head = readHead(*m_reply);
    m_client.noteClock(head.date);
    if (head.contentLength.value_or(m_body.size()) != m_body.size())
        return end(Error{.reason = Reason::ConnectionLost, .httpStatus = status, .logId = head.logId});
    end(HttpAnswer{head, m_body});
}

void HttpPost::end(const Result<HttpAnswer> &answer)
{
    dropReply();
    Q_EMIT finished(answer);
}

} // namespace Larder
