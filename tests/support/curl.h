#pragma once

#include <QByteArray>
#include <QStringList>

namespace Larder {

/** How one run of the curl command ended: a client that we did not write. */
struct CurlRun
{
    int exitCode = -1; ///< 18 body cut, 28 time is over, 52 nothing came, 56 reset; -1 where there is no curl
    QByteArray output; ///< what came, in the order of the URLs
    QByteArray
        messages; ///< what curl says of it and the values of --write-out; the install line where there is no curl
};

/** Runs curl while this thread's event loop goes on, so that a server of the same thread can answer it. */
[[nodiscard]] CurlRun curl(const QStringList &arguments);

} // namespace Larder
