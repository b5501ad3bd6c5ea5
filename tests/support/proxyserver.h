#pragma once

#include <QByteArray>
#include <QString>
#include <QTemporaryDir>

#include "support/serverprocess.h"

namespace Larder {

/**
 * A proxy of this system on a free loopback port that wants a sign-in: tinyproxy for HTTP, microsocks for SOCKS5. As a
 * company's would, it looks names up for its clients: it alone knows `host`, and where it is. Everything that it writes
 * is in a temporary folder; it ends with this object, or with the process.
 */
class ProxyServer
{
public:
    enum class Kind { Http, Socks5 };

    static constexpr QLatin1StringView host{"larder.test"}; ///< a name for 127.0.0.1
    static constexpr QLatin1StringView user{"alice"};
    static constexpr QLatin1StringView password{"canary-sesame-0123456789"};

    explicit ProxyServer(Kind kind) : m_kind(kind) {}
    ~ProxyServer();
    ProxyServer(const ProxyServer &) = delete;
    ProxyServer &operator=(const ProxyServer &) = delete;

    /** Returns when its port answers. Where it cannot, trouble() says why: the install line if a program is missing. */
    [[nodiscard]] bool start();
    [[nodiscard]] QByteArray trouble() const { return m_trouble; }
    [[nodiscard]] quint16 port() const { return m_port; }

private:
    [[nodiscard]] bool run(const QString &program);
    [[nodiscard]] bool failed(const QByteArray &trouble);

    const Kind m_kind;
    QTemporaryDir m_home;
    ServerProcess m_process;
    quint16 m_port = 0;
    QByteArray m_trouble;
};

} // namespace Larder
