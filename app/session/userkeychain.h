#pragma once

#include <memory>

#include <QObject>

#include "auth/chosenkeychain.h"
#include "auth/systemkeychain.h"

namespace Larder {

/**
 * Where the user's secrets are: the system's keychain, or memory for this session, as the user chose. Lives on the main
 * thread, whose event loop is the one that the system's libraries answer to; engines ask it from theirs. Outlives them.
 */
class UserKeychain : public QObject
{
    Q_OBJECT

public:
    explicit UserKeychain(QObject *parent = nullptr);

    /** For an engine: carries each call over to this thread and its answer back to the caller's. */
    [[nodiscard]] std::unique_ptr<Keychain> forEngine();

    void keepForThisSession() { m_chosen.keepForThisSession(); }
    /** The next call asks the system's keychain, whatever it said before. */
    void askAgain() { m_chosen.askAgain(); }

Q_SIGNALS:
    /** The keychain is most likely asking its owner something; no longer. */
    void waitingForOwner(bool waiting);

private:
    SystemKeychain m_system;
    ChosenKeychain m_chosen;
};

/** A keychain that lives on the thread of `home`, for callers on one other thread. Both arguments outlive it. */
[[nodiscard]] std::unique_ptr<Keychain> keychainElsewhere(QObject &home, Keychain &keychain);

} // namespace Larder
