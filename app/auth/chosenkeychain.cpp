#include "auth/chosenkeychain.h"

#include <algorithm>
#include <utility>

#include <QList>

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

auto isCalled(const SecretName &name)
{
    return [key = name.key()](const SecretName &each) { return each.key() == key; };
}

bool ownerSaidNo(const Error &error)
{
    return error.reason == Reason::KeychainLocked || error.reason == Reason::KeychainDenied;
}

} // namespace

struct ChosenKeychain::Memory
{
    SessionKeychain secrets;
    QList<SecretName> names;
    std::optional<Error> ownersNo; ///< the system's keychain is not asked while this stands

    [[nodiscard]] bool has(const SecretName &name) const { return std::ranges::any_of(names, isCalled(name)); }

    [[nodiscard]] std::optional<QByteArray> secret(const SecretName &name)
    {
        return *secrets.read(name).result(); // memory answers at once
    }

    QFuture<Done> write(const SecretName &name, const QByteArray &secret)
    {
        if (!has(name))
            names.append(name);
        return secrets.write(name, secret);
    }

    QFuture<Done> remove(const SecretName &name)
    {
        names.removeIf(isCalled(name));
        return secrets.remove(name);
    }

    /** Looks at what the system's keychain said; to be given to its caller. */
    template <typename Answer>
    [[nodiscard]] const Answer &noted(const Answer &answer)
    {
        if (!answer && ownerSaidNo(answer.error()))
            ownersNo = answer.error();
        return answer;
    }
};

ChosenKeychain::ChosenKeychain(Keychain &system, Keep keep)
    : m_pieces(piecesWhereNeeded(system)), m_system(m_pieces ? *m_pieces : system),
      m_memory(std::make_shared<Memory>()), m_keep(keep)
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

QFuture<Done> ChosenKeychain::keepInSystem()
{
    m_keep = Keep::InSystem;
    askAgain();
    QList<QFuture<Done>> moves;
    for (const SecretName &name : QList(m_memory->names))
        moves.append(write(name, *m_memory->secret(name)));
    if (moves.isEmpty())
        return QtFuture::makeReadyFuture(done());
    return QtFuture::whenAll(moves.begin(), moves.end()).then([](const QList<QFuture<Done>> &ended) {
        for (const QFuture<Done> &move : ended) {
            if (const Done outcome = move.result(); !outcome)
                return outcome;
        }
        return done();
    });
}

void ChosenKeychain::askAgain()
{
    m_memory->ownersNo.reset();
}

QFuture<Found> ChosenKeychain::read(const SecretName &name)
{
    if (m_keep == Keep::ForThisSession || m_memory->has(name))
        return m_memory->secrets.read(name);
    if (m_memory->ownersNo)
        return QtFuture::makeReadyFuture(Found(*m_memory->ownersNo));
    return m_system.read(name).then([memory = m_memory](const Found &found) { return memory->noted(found); });
}

QFuture<Done> ChosenKeychain::write(const SecretName &name, const QByteArray &secret)
{
    if (m_keep == Keep::ForThisSession)
        return m_memory->write(name, secret);
    if (m_memory->ownersNo)
        return QtFuture::makeReadyFuture(Done(*m_memory->ownersNo));
    const auto replaced = m_memory->secret(name);
    return m_system.write(name, secret).then([memory = m_memory, name, replaced](const Done &outcome) {
        if (outcome && memory->secret(name) == replaced) // else the user chose anew meanwhile, and it is a newer one
            (void)memory->remove(name);
        return memory->noted(outcome);
    });
}

QFuture<Done> ChosenKeychain::remove(const SecretName &name)
{
    if (m_keep == Keep::ForThisSession)
        return m_memory->remove(name);
    (void)m_memory->remove(name);
    if (m_memory->ownersNo)
        return QtFuture::makeReadyFuture(Done(*m_memory->ownersNo));
    return m_system.remove(name).then([memory = m_memory](const Done &outcome) { return memory->noted(outcome); });
}

} // namespace Larder
