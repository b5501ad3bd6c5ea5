#include "core/sha256.h"

#include <openssl/evp.h>

namespace Larder {

namespace {

/** A digest that is none would pass for one. */
void demand(int succeeded)
{
    if (succeeded != 1)
        qFatal("OpenSSL has no SHA-256");
}

} // namespace

Sha256::Sha256() : m_context(EVP_MD_CTX_new(), EVP_MD_CTX_free)
{
    demand(EVP_DigestInit_ex(m_context.get(), EVP_sha256(), nullptr));
}

Sha256::~Sha256() = default;

void Sha256::add(QByteArrayView bytes)
{
    demand(EVP_DigestUpdate(m_context.get(), bytes.data(), size_t(bytes.size())));
}

QByteArray Sha256::result()
{
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned int length = 0;
    demand(EVP_DigestFinal_ex(m_context.get(), reinterpret_cast<unsigned char *>(digest.data()), &length));
    return digest.first(qsizetype(length)).toHex();
}

} // namespace Larder
