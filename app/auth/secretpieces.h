#pragma once

#include "auth/keychain.h"

namespace Larder {

/**
 * A keychain whose secrets may be long, over one whose entries may not: the Windows Credential Manager takes 2,560
 * bytes an entry, a token may have 4 KB.
 *
 * A secret that fits is one entry under its own name, as without this class. A longer one is cut into pieces
 * "ACCOUNT#a.0", "ACCOUNT#a.1", …, and its own entry becomes a head: which set of pieces ("a" or "b"), how many, how
 * many bytes in all, SHA-256. The pieces of a new secret are a new set beside the old one, and the head is written when
 * they are all there. So a crash at any moment leaves the old secret or the new one, whole. What the crash left over is
 * removed by the next write() or remove().
 *
 * Calls are served one after another. Errors: those of the keychain below, and Reason::KeychainBroken where the pieces
 * do not make what the head says.
 */
class SecretPieces : public Keychain
{
public:
    /** `below` outlives this object, and ends its own futures before it goes. A head needs a pieceSize of 128 bytes. */
    SecretPieces(Keychain &below, qsizetype pieceSize);

    [[nodiscard]] QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override;
    [[nodiscard]] QFuture<Done> write(const SecretName &name, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Done> remove(const SecretName &name) override;

private:
    template <typename Answer, typename Start>
    QFuture<Answer> inTurn(Start start);

    Keychain &m_below;
    qsizetype m_pieceSize;
    QFuture<void> m_turns; ///< ends when the last call so far has its answer
};

} // namespace Larder
