#pragma once

#include "auth/keychain.h"

namespace Larder {

/** Where a user wants the secrets of this run to be kept. */
enum class Keep { InSystem, ForThisSession };

/**
 * The system's keychain, or memory "for this session only": whichever the user chose. Nothing falls back in silence:
 * where the system's does not work, its error is the answer, and it is for the user to choose.
 *
 * A secret that is in memory is given from there, whatever the choice; any other one is looked for in the system's
 * keychain only under Keep::InSystem. Once its owner has left it locked or denied it, the system's keychain is not
 * asked again, so that a hundred downloads are not a hundred prompts: the same error is the answer until askAgain().
 */
class ChosenKeychain : public Keychain
{
public:
    /** `system` outlives this object. */
    explicit ChosenKeychain(Keychain &system, Keep keep = Keep::InSystem);
    ~ChosenKeychain() override;

    [[nodiscard]] Keep keep() const;
    /** From now on nothing is read from the system's keychain, nor written to it; what is in it stays there. */
    void keepForThisSession();
    /** Asks the system's keychain again, and moves to it what is in memory. After an error the choice stands, and what
     * could not be moved is still given from memory. */
    [[nodiscard]] QFuture<Done> keepInSystem();

    /** The user wants to try it again: the next call asks the system's keychain, whatever it said before. */
    void askAgain();

    [[nodiscard]] QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override;
    [[nodiscard]] QFuture<Done> write(const SecretName &name, const QByteArray &secret) override;
    /** From memory, and under Keep::InSystem from the system's keychain. */
    [[nodiscard]] QFuture<Done> remove(const SecretName &name) override;

private:
    struct Memory;

    std::unique_ptr<Keychain> m_pieces; ///< only where the system's entries are too small for a token
    Keychain &m_system;
    std::shared_ptr<Memory> m_memory; ///< shared with calls that are under way
    Keep m_keep;
};

} // namespace Larder
