#pragma once

namespace Larder {

/**
 * Leaves OpenSSL's own clean-up at the end of the process out: Qt's threads are taken for ended a moment before they
 * are (QThread::wait() hears of it from the thread, and does not join it), and what a thread gives back to an OpenSSL
 * that is gone already is lost, or worse. To be called before anything asks for TLS; again does no harm. Nothing
 * happens where Larder is built without OpenSSL. Source: OPENSSL_init_crypto(3), OPENSSL_INIT_NO_ATEXIT.
 */
void leaveOutOpenSslCleanup();

} // namespace Larder
