#include "core/sha256.h"

#ifdef LARDER_WITH_OPENSSL
#include <openssl/evp.h>
#else
#include <QCryptographicHash>
#endif

namespace Larder {

#ifdef LARDER_WITH_OPENSSL

namespace {

/** A digest that is none would pass for one. */
void demand(int succeeded)
{
    if (succeeded != 1)
        qFatal("OpenSSL has no SHA-256");
}

} // namespace

struct Sha256::State
{
    State() { demand(EVP_DigestInit_ex(context.get(), EVP_sha256(), nullptr)); }

    std::unique_ptr<EVP_MD_CTX, void (*)(EVP_MD_CTX *)> context{EVP_MD_CTX_new(), EVP_MD_CTX_free};
};

void Sha256::add(QByteArrayView bytes)
{
    demand(EVP_DigestUpdate(m_state->context.get(), bytes.data(), size_t(bytes.size())));
}

QByteArray Sha256::result()
{
    QByteArray digest(EVP_MAX_MD_SIZE, Qt::Uninitialized);
    unsigned int length = 0;
    demand(EVP_DigestFinal_ex(m_state->context.get(), reinterpret_cast<unsigned char *>(digest.data()), &length));
    return digest.first(qsizetype(length)).toHex();
}

#else

struct Sha256::State
{
    QCryptographicHash hash{QCryptographicHash::Sha256};
};

void Sha256::add(QByteArrayView bytes)
{
    m_state->hash.addData(bytes);
}

QByteArray Sha256::result()
{
    return m_state->hash.result().toHex();
}

#endif

Sha256::Sha256() : m_state(std::make_unique<State>()) {}

Sha256::~Sha256() = default;

} // namespace Larder
