#include "http/proxychoice.h"

#include <optional>

#include <QHostAddress>
#include <QNetworkProxyFactory>
#include <QRegularExpression>

#include "http/origin.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr auto systemWord = "system"_L1;
constexpr auto manualWord = "manual"_L1;
constexpr auto noneWord = "none"_L1;
constexpr auto httpWord = "http"_L1;
constexpr auto socks5Word = "socks5"_L1;

Error refused(Reason reason)
{
    return Error{.reason = reason};
}

/** The scheme of an address as people write it, lower case; empty where it has none. */
QString schemeOf(const QString &address)
{
    const qsizetype end = address.indexOf("://"_L1);
    return end < 0 ? QString() : address.first(end).toLower();
}

/** socks5h is curl's word for what we always do: the proxy looks names up. */
std::optional<ProxyKind> kindOfScheme(const QString &scheme)
{
    if (scheme == httpWord)
        return ProxyKind::Http;
    if (scheme == socks5Word || scheme == "socks5h"_L1 || scheme == "socks"_L1)
        return ProxyKind::Socks5;
    return std::nullopt;
}

bool isIpv6Alone(const QString &address)
{
    QHostAddress parsed;
    return parsed.setAddress(address) && parsed.protocol() == QAbstractSocket::IPv6Protocol;
}

QString withoutScheme(const QString &address)
{
    const QString scheme = schemeOf(address);
    return scheme.isEmpty() ? address : address.sliced(scheme.size() + 3);
}

/** As QUrl understands it, which knows of brackets and of names that are not ASCII. */
Result<QUrl> asUrl(const QString &hostAndPort)
{
    const QUrl url(u"http://"_s + (isIpv6Alone(hostAndPort) ? u'[' + hostAndPort + u']' : hostAndPort),
                   QUrl::StrictMode);
    const bool more = !(url.path().isEmpty() || url.path() == "/"_L1) || url.hasQuery() || url.hasFragment();
    if (!url.isValid() || url.host().isEmpty() || more)
        return refused(Reason::ProxyAddressMalformed);
    return url;
}

/** A name that is fine by itself, and then what is no port: `proxy.example.com:80a`. */
bool hasBrokenPort(const QString &hostAndPort)
{
    static const QRegularExpression pattern(uR"(^[^:/?#\[\]]+:(\d*)([^:]*)$)"_s);
    const auto match = pattern.match(hostAndPort);
    if (!match.hasMatch())
        return false;
    const QString trailing = match.captured(2);
    const uint port = match.captured(1).toUInt();
    return !(trailing.isEmpty() || trailing.startsWith(u'/')) || port == 0 || port > 65535;
}

Result<quint16> readPort(const QString &text)
{
    if (text.isEmpty())
        return refused(Reason::ProxyPortMissing);
    bool isNumber = false;
    const uint port = text.toUInt(&isNumber);
    if (!isNumber || port == 0 || port > 65535)
        return refused(Reason::ProxyPortMalformed);
    return static_cast<quint16>(port);
}

QNetworkProxy asQtHasIt(const ManualProxy &proxy, const QByteArray &password)
{
    const auto type = proxy.kind == ProxyKind::Http ? QNetworkProxy::HttpProxy : QNetworkProxy::Socks5Proxy;
    // A user alone would go out with an empty password, which counts as a wrong one and may lock the user out.
    if (proxy.user.isEmpty() || password.isEmpty())
        return QNetworkProxy(type, proxy.host, proxy.port);
    return QNetworkProxy(type, proxy.host, proxy.port, proxy.user, QString::fromUtf8(password));
}

} // namespace

QString ManualProxy::name() const
{
    return user + u'@' + host + u':' + QString::number(port);
}

QString word(ProxyChoice::Use use)
{
    switch (use) {
    case ProxyChoice::Use::System:
        return systemWord;
    case ProxyChoice::Use::Manual:
        return manualWord;
    case ProxyChoice::Use::None:
        return noneWord;
    }
    Q_UNREACHABLE();
}

QString word(ProxyKind kind)
{
    return kind == ProxyKind::Http ? httpWord : socks5Word;
}

ProxyChoice::Use proxyUseFrom(const QString &word)
{
    if (word == manualWord)
        return ProxyChoice::Use::Manual;
    return word == noneWord ? ProxyChoice::Use::None : ProxyChoice::Use::System;
}

ProxyKind proxyKindFrom(const QString &word)
{
    return word == socks5Word ? ProxyKind::Socks5 : ProxyKind::Http;
}

Result<ManualProxy> readProxy(const TypedProxy &typed)
{
    const QString address = typed.address.trimmed();
    if (address.isEmpty())
        return refused(Reason::ProxyAddressMissing);
    const QString scheme = schemeOf(address);
    const auto kind = scheme.isEmpty() ? typed.kind : kindOfScheme(scheme);
    if (!kind)
        return refused(Reason::ProxySchemeUnknown);
    const QString hostAndPort = withoutScheme(address);
    if (hostAndPort.contains(u'@'))
        return refused(Reason::ProxyAddressHasSignIn);
    if (hasBrokenPort(hostAndPort))
        return refused(Reason::ProxyPortMalformed);
    const Result<QUrl> url = asUrl(hostAndPort);
    if (!url)
        return url.error();
    const QString portInAddress = url->port() < 0 ? QString() : QString::number(url->port());
    const auto port = readPort(portInAddress.isEmpty() ? typed.port.trimmed() : portInAddress);
    if (!port)
        return port.error();
    return ManualProxy{*kind, url->host(QUrl::FullyEncoded), *port, typed.user.trimmed()};
}

QList<QNetworkProxy> proxiesFor(const QUrl &url, const ProxyChoice &choice, const QByteArray &password)
{
    const QNetworkProxy none(QNetworkProxy::NoProxy);
    if (isLoopback(url))
        return {none};
    switch (choice.use) {
    case ProxyChoice::Use::System: {
        const auto proxies = QNetworkProxyFactory::systemProxyForQuery(QNetworkProxyQuery(url));
        return proxies.isEmpty() ? QList{none} : proxies;
    }
    case ProxyChoice::Use::Manual:
        return {asQtHasIt(choice.manual, password)};
    case ProxyChoice::Use::None:
        return {none};
    }
    Q_UNREACHABLE();
}

} // namespace Larder
