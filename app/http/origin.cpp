#include "http/origin.h"

#include <QHostAddress>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

QString normalHost(const QUrl &url)
{
    QString host = url.host(QUrl::FullyEncoded).toLower();
    while (host.endsWith(u'.'))
        host.chop(1);
    return host;
}

int effectivePort(const QUrl &url)
{
    return url.port(url.scheme() == "https"_L1 ? 443 : 80);
}

} // namespace

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    return a.scheme() == b.scheme() && normalHost(a) == normalHost(b) && effectivePort(a) == effectivePort(b);
}

bool isLoopback(const QUrl &url)
{
    const QString host = normalHost(url);
    return host == "localhost"_L1 || QHostAddress(host).isLoopback();
}

bool mayRedirect(const QUrl &from, const QUrl &to)
{
    if (!to.isValid() || to.host().isEmpty() || !to.userInfo().isEmpty())
        return false;
    if (to.scheme() == "https"_L1)
        return true;
    return to.scheme() == "http"_L1 && from.scheme() == "http"_L1 && isLoopback(from) && isLoopback(to);
}

bool isSafeToOpen(const QUrl &url)
{
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty())
        return false;
    return url.scheme() == "https"_L1 || (url.scheme() == "http"_L1 && isLoopback(url));
}

} // namespace Larder
