#pragma once

#include <memory>
#include <optional>

#include "auth/keychain.h"

namespace Larder {

/** Where a user wants the secrets of this run to be kept. */
enum class Keep { InSystem, ForThisSession };

/**
 * The system's keychain, or memory "for this session only": whichever the user chose. Nothing falls back in silence:
 * where the system's does not work, its error is the answer, and it is for the user to choose.
 *
 * Under Keep::ForThisSession nothing is read from the system's keychain, nor written to it, but what is removed goes
 * there too, or it would be back at the next start. Once its owner has left it locked or denied it, the system's
 * keychain is not asked again, so that a hundred downloads are not a hundred prompts: the same error is the answer
 * until askAgain().
 */
class ChosenKeychain : public Keychain
{
public:
    /** `system` outlives this object. */
    explicit ChosenKeychain(Keychain &system, Keep keep = Keep::InSystem);
    ~ChosenKeychain() override;

    [[nodiscard]] Keep keep() const;
    /** From now on, until the program ends. What is in the system's keychain stays there. */
    void keepForThisSession();
    /** The user wants to try it again: the next call asks the system's keychain, whatever it said before. */
    void askAgain() override;

    [[nodiscard]] QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override;
    [[nodiscard]] QFuture<Done> write(const SecretName &name, const QByteArray &secret) override;
    /** From both. Where there is no keychain, memory is all. */
    [[nodiscard]] QFuture<Done> remove(const SecretName &name) override;

private:
    template <typename Answer, typename Call>
    [[nodiscard]] QFuture<Answer> askSystem(Call call);

    std::unique_ptr<Keychain> m_pieces; ///< only where the system's entries are too small for a token
    Keychain &m_system;
    SessionKeychain m_memory;
    Keep m_keep;
    std::shared_ptr<std::optional<Error>> m_ownersNo; ///< while it stands nobody is asked; shared with calls under way
};

} // namespace Larder
