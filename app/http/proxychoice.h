#pragma once

#include <QList>
#include <QMetaType>
#include <QNetworkProxy>
#include <QString>
#include <QUrl>

#include "core/result.h"

namespace Larder {

enum class ProxyKind {
    Http,  ///< everything goes through CONNECT (RFC 9110, 9.3.6), so that the proxy sees no request
    Socks5 ///< RFC 1928; names are looked up by the proxy
};

/** A proxy that somebody has entered. Plain value; its password is kept elsewhere. */
struct ManualProxy
{
    ProxyKind kind = ProxyKind::Http;
    QString host = {};
    quint16 port = 0;
    QString user = {}; ///< empty: it wants no sign-in

    /** `user@host:port`: a password is of one user at one proxy. */
    [[nodiscard]] QString name() const;
    [[nodiscard]] bool operator==(const ManualProxy &) const = default;
};

/** How requests leave this computer. Plain value. */
struct ProxyChoice
{
    enum class Use {
        System, ///< as the system says: its settings, a script of its administrator, https_proxy
        Manual,
        None
    };

    Use use = Use::System;
    ManualProxy manual = {}; ///< while another is used, what was entered last

    [[nodiscard]] bool wantsPassword() const { return use == Use::Manual && !manual.user.isEmpty(); }
    [[nodiscard]] bool operator==(const ProxyChoice &) const = default;
};

/** `system`, `manual`, `none`; `http`, `socks5`: as settings keep them. */
[[nodiscard]] QString word(ProxyChoice::Use use);
[[nodiscard]] QString word(ProxyKind kind);
[[nodiscard]] ProxyChoice::Use proxyUseFrom(const QString &word);
[[nodiscard]] ProxyKind proxyKindFrom(const QString &word);

/** What a person typed into the fields of a proxy. */
struct TypedProxy
{
    ProxyKind kind = ProxyKind::Http;
    QString address = {}; ///< a name, an IP address, or a whole address with scheme and port
    QString port = {};
    QString user = {};
};

/**
 * Reads it. A scheme and a port within the address are taken for what they say. Errors: Reason::ProxyAddressMissing,
 * ProxyAddressMalformed, ProxyAddressHasSignIn (a name or password within the address, where it could be read by
 * others), ProxySchemeUnknown, ProxyPortMissing, ProxyPortMalformed.
 */
[[nodiscard]] Result<ManualProxy> readProxy(const TypedProxy &typed);

/**
 * The proxies to try for a URL, in their order; never one for a loopback address. A user without a `password` is not
 * named to them. May have to run the script of a
 * network's administrator, and waits for it. Any thread.
 */
[[nodiscard]] QList<QNetworkProxy> proxiesFor(const QUrl &url, const ProxyChoice &choice, const QByteArray &password);

} // namespace Larder
