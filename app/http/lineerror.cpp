#include "http/lineerror.h"

#include <QNetworkReply>

#include "core/log.h"

namespace Larder {

namespace {

bool isFaultOfLine(QNetworkReply::NetworkError error)
{
    return error != QNetworkReply::NoError &&
           (error < QNetworkReply::ContentAccessDenied || error == QNetworkReply::ContentReSendError ||
            error == QNetworkReply::ProtocolFailure);
}

Reason reasonOf(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return Reason::ConnectionRefused;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::TemporaryNetworkFailureError:
    case QNetworkReply::NetworkSessionFailedError:
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ContentReSendError: // the line was lost, and what may be sent once only was not sent again
        return Reason::ConnectionLost;
    case QNetworkReply::HostNotFoundError:
        return Reason::HostNotFound;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::OperationCanceledError: // ours are disconnected first, so it is the idle timeout
        return Reason::TimedOut;
    case QNetworkReply::SslHandshakeFailedError:
        return Reason::TlsFailed;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return Reason::ProxyWantsSignIn;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::UnknownProxyError:
        return Reason::ProxyFailed;
    default:
        return Reason::NetworkFailed;
    }
}

} // namespace

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::optional<Error> lineErrorOf(const QNetworkReply &reply)
{
    if (!isFaultOfLine(reply.error()))
        return std::nullopt;
    Error error{.reason = reasonOf(reply.error())};
    error.detail = withoutSecrets(reply.errorString());
    return error;
}

} // namespace Larder
