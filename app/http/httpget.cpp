#include "http/httpget.h"

#include <QHostAddress>
#include <QNetworkReply>
#include <QPointer>

#include "core/limits.h"
#include "core/log.h"
#include "http/httpclient.h"
#include "http/lineerror.h"
#include "http/origin.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

Error redirectError(Reason reason, const QString &detail)
{
    Error error{.reason = reason};
    error.detail = detail;
    return error;
}

} // namespace

HttpGet::HttpGet(HttpClient &client, const QNetworkRequest &request)
    : m_client(client), m_asked(request.url()), m_request(request)
{
}

HttpGet::~HttpGet()
{
    dropReply();
    if (m_phase == Phase::Asking || m_phase == Phase::Reading)
        m_client.released();
}

void HttpGet::start()
{
    m_phase = Phase::Asking;
    send();
}

void HttpGet::send()
{
    m_tlsErrors.clear();
    m_reply = m_client.send(m_request);
    connect(m_reply, &QNetworkReply::sslErrors, this, [this](const QList<QSslError> &errors) { m_tlsErrors = errors; });
    connect(m_reply, &QNetworkReply::metaDataChanged, this, &HttpGet::readHeaders);
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpGet::readBody);
    connect(m_reply, &QNetworkReply::finished, this, &HttpGet::finish);
}

/** In this order, because abort() emits finished before it returns. */
void HttpGet::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    // After an error, and where its status will be one, Qt warns of a second; its end cancels it as well.
    if (m_reply->error() == QNetworkReply::NoError && statusOf(*m_reply) < 400)
        m_reply->abort();
    m_reply->deleteLater();
    m_reply = nullptr;
}

void HttpGet::readHeaders()
{
    const int status = statusOf(*m_reply);
    if (m_phase != Phase::Asking || status < 200)
        return;
    // At once: its body may have no end.
    if (isRedirect(status))
        return follow(*m_reply);
    m_phase = Phase::Reading;
    ReplyHead head = readHead(*m_reply);
    head.fromElsewhere = !sameOrigin(m_asked, m_request.url());
    m_client.noteClock(head.date);
    m_announced = head.framing == Framing::Length ? head.contentLength.value_or(0) : 0;
    Q_EMIT answered(head);
}

void HttpGet::readBody()
{
    const QPointer<HttpGet> self(this);
    if (m_buffer.isEmpty())
        m_buffer.resize(Limits::readBuffer);
    readHeaders();
    while (self && m_reply && m_phase == Phase::Reading) {
        const qint64 count = m_reply->read(m_buffer.data(), m_buffer.size());
        if (count <= 0)
            return;
        m_announced -= count;
        Q_EMIT received(QByteArrayView(m_buffer.constData(), count));
    }
}

void HttpGet::finish()
{
    const QPointer<HttpGet> self(this);
    const QNetworkReply *const reply = m_reply;
    const int status = statusOf(*m_reply);
    if (m_reply->isOpen() && !lineErrorOf(*m_reply))
        readBody();
    else if (m_phase == Phase::Reading && m_reply->bytesAvailable() > 0)
        readBody();
    if (!self || m_reply != reply)
        return;
    if (const auto error = m_client.lineErrorOf(*m_reply, m_tlsErrors))
        return end(error);
    // An interim answer that was the last word, or no status at all; or a line that closed too early, which Qt 6.4 does
    // not always call an error.
    if (m_phase == Phase::Asking || m_announced > 0)
        return end(Error{.reason = Reason::ConnectionLost, .httpStatus = status});
    end(std::nullopt);
}

void HttpGet::follow(const QNetworkReply &redirect)
{
    const QByteArray location = redirect.rawHeader("Location");
    const QUrl from = m_request.url();
    const QUrl to = from.resolved(QUrl::fromEncoded(location));
    if (location.isEmpty())
        return end(redirectError(Reason::RedirectRefused, u"redirect without Location"_s));
    if (++m_redirects > Limits::redirects)
        return end(redirectError(Reason::TooManyRedirects, to.host()));
    if (!mayRedirect(from, to))
        return end(redirectError(Reason::RedirectRefused, to.scheme() + u"://"_s + to.host()));
    if (!sameOrigin(from, to))
        m_request.setRawHeader("Authorization", {});
    m_request.setUrl(to);
    dropReply();
    send();
}

void HttpGet::end(const std::optional<Error> &error)
{
    m_phase = Phase::Ended;
    dropReply();
    m_client.released();
    Q_EMIT finished(error);
}

} // namespace Larder
