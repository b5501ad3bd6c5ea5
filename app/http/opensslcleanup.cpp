#include "http/opensslcleanup.h"

#ifdef LARDER_WITH_OPENSSL
#include <openssl/crypto.h>
#endif

namespace Larder {

void leaveOutOpenSslCleanup()
{
#ifdef LARDER_WITH_OPENSSL
    OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, nullptr);
#endif
}

} // namespace Larder
