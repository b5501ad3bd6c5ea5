#pragma once

#include <QUrl>

namespace Larder {

/** Scheme, normalised host and port are the same: RFC 6454, 4. */
[[nodiscard]] bool sameOrigin(const QUrl &a, const QUrl &b);

/** localhost, 127.0.0.0/8 or [::1]. */
[[nodiscard]] bool isLoopback(const QUrl &url);

/** https to anywhere; http only from one loopback address to another; never with a user name in it. */
[[nodiscard]] bool mayRedirect(const QUrl &from, const QUrl &to);

/** A link that may be opened in a browser: https, or http to a loopback address; never with a user name in it. */
[[nodiscard]] bool isSafeToOpen(const QUrl &url);

} // namespace Larder
