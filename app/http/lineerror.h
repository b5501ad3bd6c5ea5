#pragma once

#include <optional>

#include "core/error.h"

class QNetworkReply;

namespace Larder {

/** The status that the reply has reached; 0 for none. */
[[nodiscard]] int statusOf(const QNetworkReply &reply);

/** 301, 302, 303, 307, 308. RFC 9110, 15.4. */
[[nodiscard]] bool isRedirect(int status);

/**
 * What went wrong on the line, none where nothing did. Qt's content and server errors are none: they say no more than
 * the status, which is for whoever reads that.
 */
[[nodiscard]] std::optional<Error> lineErrorOf(const QNetworkReply &reply);

} // namespace Larder
