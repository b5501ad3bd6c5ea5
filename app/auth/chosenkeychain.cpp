#include "auth/chosenkeychain.h"

#include "auth/secretpieces.h"
#include "core/limits.h"

namespace Larder {

namespace {

using Found = Result<std::optional<QByteArray>>;

std::unique_ptr<Keychain> piecesWhereNeeded([[maybe_unused]] Keychain &system)
{
#ifdef Q_OS_WIN
    return std::make_unique<SecretPieces>(system, Limits::secretPiece);
#else
    return nullptr;
#endif
}

bool ownerSaidNo(const Error &error)
{
    return error.reason == Reason::KeychainLocked || error.reason == Reason::KeychainDenied;
}

} // namespace

ChosenKeychain::ChosenKeychain(Keychain &system, Keep keep)
    : m_pieces(piecesWhereNeeded(system)), m_system(m_pieces ? *m_pieces : system), m_keep(keep),
      m_ownersNo(std::make_shared<std::optional<Error>>())
{
}

ChosenKeychain::~ChosenKeychain() = default;

Keep ChosenKeychain::keep() const
{
    return m_keep;
}

void ChosenKeychain::keepForThisSession()
{
    m_keep = Keep::ForThisSession;
}

void ChosenKeychain::askAgain()
{
    m_ownersNo->reset();
}

template <typename Answer, typename Call>
QFuture<Answer> ChosenKeychain::askSystem(Call call)
{
    if (*m_ownersNo)
        return QtFuture::makeReadyFuture(Answer(**m_ownersNo));
    return call().then([ownersNo = m_ownersNo](const Answer &answer) {
        if (!answer && ownerSaidNo(answer.error()))
            *ownersNo = answer.error();
        return answer;
    });
}

QFuture<Found> ChosenKeychain::read(const SecretName &name)
{
    if (m_keep == Keep::ForThisSession)
        return m_memory.read(name);
    return askSystem<Found>([this, &name] { return m_system.read(name); });
}

QFuture<Done> ChosenKeychain::write(const SecretName &name, const QByteArray &secret)
{
    if (m_keep == Keep::ForThisSession)
        return m_memory.write(name, secret);
    return askSystem<Done>([this, &name, &secret] { return m_system.write(name, secret); });
}

QFuture<Done> ChosenKeychain::remove(const SecretName &name)
{
    if (m_keep == Keep::InSystem)
        return askSystem<Done>([this, &name] { return m_system.remove(name); });
    const auto forgotten = m_memory.remove(name);
    if (name.kind == SecretName::Kind::WriteCheck) // no secret, and every renewal removes one
        return forgotten;
    return askSystem<Done>([this, &name] { return m_system.remove(name); }).then([](const Done &removed) {
        const bool nowhere = !removed && removed.error().reason == Reason::KeychainMissing;
        return nowhere ? done() : removed;
    });
}

} // namespace Larder
