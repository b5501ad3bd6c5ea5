#include "http/httpclient.h"

#include <algorithm>

#include <QNetworkProxyFactory>
#include <QNetworkReply>

#include "core/log.h"
#include "http/authorityfile.h"
#include "http/lineerror.h"
#include "http/opensslcleanup.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

class ChosenProxies : public QNetworkProxyFactory
{
public:
    ChosenProxies(ProxyChoice choice, QByteArray password)
        : m_choice(std::move(choice)), m_password(std::move(password))
    {
    }

    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return proxiesFor(query.url(), m_choice, m_password);
    }

private:
    const ProxyChoice m_choice;
    const QByteArray m_password;
};

/** With its connections and what it remembers of proxies; not before its last reply. */
void deleteWhenIdle(QNetworkAccessManager *access)
{
    const auto replies = access->findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly);
    for (const QNetworkReply *reply : replies) {
        QObject::connect(reply, &QObject::destroyed, access, [access] {
            if (access->findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly).isEmpty())
                access->deleteLater();
        });
    }
    if (replies.isEmpty())
        access->deleteLater();
}

} // namespace

HttpClient::HttpClient(const HttpOptions &options, QObject *parent)
    : QObject(parent), m_idleTimeout(options.idleTimeout)
{
    leaveOutOpenSslCleanup();
    useNetwork(options.network);
}

HttpClient::~HttpClient() = default;

void HttpClient::awaitNetwork()
{
    m_way = Way::Awaited;
}

void HttpClient::useNetwork(const HttpNetwork &network)
{
    m_network = network;
    m_tls.reset();
    m_way = Way::Known;
    // One that is kept open would be used again by whatever way it was made.
    leaveConnections();
    startWaiting();
    for (const QPointer<HttpPost> &post : std::exchange(m_waitingPosts, {})) {
        if (post)
            post->send();
    }
}

void HttpClient::leaveConnections()
{
    if (m_access)
        deleteWhenIdle(m_access);
    m_access = new QNetworkAccessManager(this);
    m_access->setAutoDeleteReplies(false);
    lead(*m_access);
}

void HttpClient::lead(QNetworkAccessManager &access) const
{
    access.setProxyFactory(new ChosenProxies(m_network.proxy, m_network.proxyPassword));
}

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
    while (m_way == Way::Known && m_inFlight < Limits::requestsInFlight && !m_waiting.empty()) {
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
    QMetaObject::invokeMethod(
        post.get(), [this, post = post.get()] { start(*post); }, Qt::QueuedConnection);
    return post;
}

void HttpClient::start(HttpPost &post)
{
    if (m_way == Way::Known)
        post.send();
    else
        m_waitingPosts.append(&post);
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
    request.setTransferTimeout(static_cast<int>(m_idleTimeout.count()));
    // Not before: what loads TLS, as every QSslConfiguration does, is a twelfth of a window's start.
    if (!m_tls)
        m_tls = trusting(m_network.extraAuthorities);
    request.setSslConfiguration(*m_tls);
    ++m_requestsSent;
    return request;
}

QNetworkReply *HttpClient::send(const QNetworkRequest &request)
{
    qCDebug(logHttp) << "GET" << request.url().toDisplayString(QUrl::RemoveQuery | QUrl::RemoveUserInfo)
                     << request.rawHeader("Range");
    QNetworkReply *reply = m_access->get(prepared(request));
    boundReadBuffer(*reply);
    return reply;
}

/** Qt 6.4 crashes where its network thread hears of the buffer between a proxy's 407 and the end of the connection. */
void HttpClient::boundReadBuffer(QNetworkReply &reply) const
{
    const auto bound = [&reply] { reply.setReadBufferSize(Limits::readBuffer); };
    if (goesByProxy(reply.url()))
        connect(&reply, &QNetworkReply::metaDataChanged, &reply, bound);
    else
        bound();
}

/** Whatever server it is: that a certificate seems out of date is seen before its own server can say a word. */
void HttpClient::noteClock(const std::optional<QDateTime> &server)
{
    if (server)
        m_clockAhead = std::chrono::seconds(server->secsTo(QDateTime::currentDateTimeUtc()));
}

bool HttpClient::goesByProxy(const QUrl &url) const
{
    return proxiesFor(url, m_network.proxy, {}).value(0).type() != QNetworkProxy::NoProxy;
}

std::optional<Error> HttpClient::lineErrorOf(const QNetworkReply &reply, const QList<QSslError> &tls) const
{
    std::optional<Error> error = Larder::lineErrorOf(reply, tls);
    // Over TLS Qt 6.4 does not tell a proxy that is gone or says no from anything else that it has no word for.
    if (error && error->reason == Reason::NetworkFailed && goesByProxy(reply.url()))
        error->reason = Reason::ProxyFailed;
    if (error && error->reason == Reason::CertificateOutOfDate && m_clockAhead &&
        std::chrono::abs(*m_clockAhead) > Limits::clockDifference)
        error->clockAhead = m_clockAhead;
    return error;
}

} // namespace Larder
