#pragma once

#include <memory>

#include <QByteArray>

namespace Larder {

/** The SHA-256 of bytes as they come. OpenSSL's where it is there, since Qt 6.4's own takes ten times as long. */
class Sha256
{
public:
    Sha256();
    ~Sha256();

    void add(QByteArrayView bytes);
    /** Of all that was added, in lower-case hexadecimal. Once. */
    [[nodiscard]] QByteArray result();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace Larder
