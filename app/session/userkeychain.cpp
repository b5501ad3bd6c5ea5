#include "session/userkeychain.h"

#include "core/whenfinished.h"

namespace Larder {

namespace {

class KeychainElsewhere : public Keychain
{
public:
    KeychainElsewhere(QObject &home, Keychain &keychain) : m_home(home), m_keychain(keychain) {}

    QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override
    {
        return ask<std::optional<QByteArray>>([name](Keychain &keychain) { return keychain.read(name); });
    }
    QFuture<Done> write(const SecretName &name, const QByteArray &secret) override
    {
        return ask<std::monostate>([name, secret](Keychain &keychain) { return keychain.write(name, secret); });
    }
    QFuture<Done> remove(const SecretName &name) override
    {
        return ask<std::monostate>([name](Keychain &keychain) { return keychain.remove(name); });
    }

    void askAgain() override
    {
        QMetaObject::invokeMethod(&m_home, [&keychain = m_keychain] { keychain.askAgain(); });
    }

private:
    /** The future ends on the caller's thread: what hangs on it by then() has its state there. */
    template <typename T, typename Call>
    QFuture<Result<T>> ask(Call call)
    {
        const Ending<Result<T>> ending;
        if (!m_caller)
            m_caller = std::make_shared<QObject>();
        QMetaObject::invokeMethod(
            &m_home, [&home = m_home, &keychain = m_keychain, call, ending, caller = std::weak_ptr(m_caller)] {
                whenFinished(call(keychain), &home, [ending, caller](const Result<T> &answer) {
                    if (const auto here = caller.lock())
                        QMetaObject::invokeMethod(here.get(), [ending, answer] { ending.with(answer); });
                });
            });
        return ending.future();
    }

    QObject &m_home;
    Keychain &m_keychain;
    std::shared_ptr<QObject> m_caller; ///< made by the first call, on its thread
};

} // namespace

UserKeychain::UserKeychain(QObject *parent) : QObject(parent), m_chosen(m_system)
{
    connect(&m_system, &SystemKeychain::waitingForOwner, this, &UserKeychain::waitingForOwner);
}

std::unique_ptr<Keychain> UserKeychain::forEngine()
{
    return keychainElsewhere(*this, m_chosen);
}

std::unique_ptr<Keychain> keychainElsewhere(QObject &home, Keychain &keychain)
{
    return std::make_unique<KeychainElsewhere>(home, keychain);
}

} // namespace Larder
