#pragma once

#include <memory>

#include <QByteArray>

struct evp_md_ctx_st;

namespace Larder {

/** The SHA-256 of bytes as they come. OpenSSL's, since Qt 6.4's own takes ten times as long. */
class Sha256
{
public:
    Sha256();
    ~Sha256();

    void add(QByteArrayView bytes);
    /** Of all that was added, in lower-case hexadecimal. Once. */
    [[nodiscard]] QByteArray result();

private:
    std::unique_ptr<evp_md_ctx_st, void (*)(evp_md_ctx_st *)> m_context;
};

} // namespace Larder
