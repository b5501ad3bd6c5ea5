#pragma once

#include <QByteArray>

namespace Larder {

/**
 * Bytes that nobody is to see: an app secret, a refresh token, a device code. It has no way to be printed: only the
 * requests of lark and the keychain take the bytes out.
 */
class Secret
{
public:
    explicit Secret(QByteArray bytes) : m_bytes(std::move(bytes)) {}

    [[nodiscard]] const QByteArray &bytes() const { return m_bytes; }
    [[nodiscard]] bool operator==(const Secret &) const = default;

private:
    QByteArray m_bytes;
};

} // namespace Larder
