#pragma once

#include <optional>

#include <QList>

#include "core/error.h"

class QNetworkReply;
class QSslError;

namespace Larder {

/** The status that the reply has reached; 0 for none. */
[[nodiscard]] int statusOf(const QNetworkReply &reply);

/** 301, 302, 303, 307, 308. RFC 9110, 15.4. */
[[nodiscard]] bool isRedirect(int status);

/**
 * What went wrong on the line, none where nothing did. Qt's content and server errors are none: they say no more than
 * the status, which is for whoever reads that. `tls`: what QNetworkReply::sslErrors told of it.
 */
[[nodiscard]] std::optional<Error> lineErrorOf(const QNetworkReply &reply, const QList<QSslError> &tls = {});

/** Why a certificate is not accepted: what somebody has to mend first. Reason::TlsFailed where it is none of the three.
 */
[[nodiscard]] Reason reasonOf(const QList<QSslError> &tls);

} // namespace Larder
