#include "http/httpclient.h"

#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QSslConfiguration>

#include "core/log.h"

using namespace Qt::StringLiterals;

namespace Larder {

HttpClient::HttpClient(HttpOptions options, QObject *parent)
    : QObject(parent), m_options(std::move(options)), m_access(this)
{
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    m_access.setAutoDeleteReplies(false);
}

HttpClient::~HttpClient() = default;

std::unique_ptr<HttpGet> HttpClient::get(const QNetworkRequest &request)
{
    // The constructor is private, which make_unique cannot reach.
    std::unique_ptr<HttpGet> get(new HttpGet(*this, request));
    m_waiting.emplace_back(get.get());
    // Not at once: whoever asked has yet to connect to its signals.
    QMetaObject::invokeMethod(this, &HttpClient::startWaiting, Qt::QueuedConnection);
    return get;
}

void HttpClient::startWaiting()
{
    while (m_inFlight < Limits::requestsInFlight && !m_waiting.empty()) {
        const QPointer<HttpGet> next = m_waiting.front();
        m_waiting.pop_front();
        if (!next)
            continue;
        ++m_inFlight;
        next->start();
    }
}

void HttpClient::released()
{
    --m_inFlight;
    QMetaObject::invokeMethod(this, &HttpClient::startWaiting, Qt::QueuedConnection);
}

std::unique_ptr<HttpPost> HttpClient::post(const QNetworkRequest &request, const QByteArray &body)
{
    std::unique_ptr<HttpPost> post(new HttpPost(*this, request, body));
    // Not at once: whoever asked has yet to connect to its signals.
    QMetaObject::invokeMethod(post.get(), &HttpPost::start, Qt::QueuedConnection);
    return post;
}

QNetworkRequest HttpClient::prepared(QNetworkRequest request)
{
    request.setRawHeader("Accept-Encoding", "identity");
    request.setRawHeader("User-Agent", "Larder/" LARDER_VERSION);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    // Qt 6.4's HTTP/2 ignores the read buffer's size and loses requests after a GOAWAY.
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setTransferTimeout(static_cast<int>(m_options.idleTimeout.count()));
    if (!m_options.extraAuthorities.isEmpty()) {
        QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
        tls.addCaCertificates(m_options.extraAuthorities);
        request.setSslConfiguration(tls);
    }
    ++m_requestsSent;
    return request;
}

QNetworkReply *HttpClient::send(const QNetworkRequest &request)
{
    qCDebug(logHttp) << "GET" << request.url().toDisplayString(QUrl::RemoveQuery | QUrl::RemoveUserInfo)
                     << request.rawHeader("Range");
    QNetworkReply *reply = m_access.get(prepared(request));
    reply->setReadBufferSize(Limits::readBuffer);
    return reply;
}

} // namespace Larder
