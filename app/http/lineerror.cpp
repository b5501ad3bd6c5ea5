#include "http/lineerror.h"

#include <algorithm>

#include <QNetworkReply>
#include <QSslError>

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

Reason reasonOf(const QList<QSslError> &tls)
{
    const auto any = [&tls](std::initializer_list<QSslError::SslError> kinds) {
        return std::any_of(tls.begin(), tls.end(), [&](const QSslError &error) {
            return std::find(kinds.begin(), kinds.end(), error.error()) != kinds.end();
        });
    };
    // What an inspecting proxy shows has most often nothing else wrong with it; what a captive portal shows may be all
    // of it.
    if (any({QSslError::HostNameMismatch}))
        return Reason::CertificateOfAnother;
    if (any({QSslError::SelfSignedCertificate, QSslError::SelfSignedCertificateInChain,
             QSslError::UnableToGetIssuerCertificate, QSslError::UnableToGetLocalIssuerCertificate,
             QSslError::UnableToVerifyFirstCertificate, QSslError::CertificateUntrusted}))
        return Reason::CertificateUntrusted;
    if (any({QSslError::CertificateNotYetValid, QSslError::CertificateExpired}))
        return Reason::CertificateOutOfDate;
    return Reason::TlsFailed;
}

int statusOf(const QNetworkReply &reply)
{
    return reply.attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool isRedirect(int status)
{
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

std::optional<Error> lineErrorOf(const QNetworkReply &reply, const QList<QSslError> &tls)
{
    if (!isFaultOfLine(reply.error()))
        return std::nullopt;
    Error error{.reason = reasonOf(reply.error())};
    if (error.reason == Reason::TlsFailed)
        error.reason = reasonOf(tls);
    error.detail = withoutSecrets(reply.errorString());
    return error;
}

} // namespace Larder
