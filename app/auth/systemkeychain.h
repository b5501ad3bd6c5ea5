#pragma once

#include <chrono>
#include <deque>
#include <memory>
#include <optional>

#include <QObject>
#include <QTimer>

#include <qt6keychain/keychain.h>

#include "auth/keychain.h"
#include "auth/keyringstate.h"
#include "core/limits.h"

namespace Larder {

/** How long a SystemKeychain is patient. */
struct KeychainClocks
{
    std::chrono::milliseconds quiet = Limits::keychainQuiet;   ///< until waitingForOwner(true)
    std::chrono::milliseconds answer = Limits::keychainAnswer; ///< for one call, from the moment it is made
};

/**
 * The system's keychain, over QtKeychain: Secret Service or KWallet, macOS Keychain, Windows Credential Manager. One
 * entry a secret, service "Larder". No plain-text fallback.
 *
 * Calls are served one after another, in the order in which they are made. A written secret is read back and compared,
 * a removed one looked for, before the call counts as done. Every future ends: with Reason::KeychainMissing,
 * KeychainLocked, KeychainDenied or KeychainBroken where it did not work; with Reason::Cancelled where this object goes
 * first. A change whose time is over may still happen once the owner has unlocked the keychain.
 *
 * Lives on the thread that calls it, which has an event loop; its futures end there. QtKeychain allows one such thread
 * a process.
 */
class SystemKeychain : public QObject, public Keychain
{
    Q_OBJECT

public:
    explicit SystemKeychain(KeychainClocks clocks = {}, QObject *parent = nullptr);
    ~SystemKeychain() override;

    [[nodiscard]] QFuture<Result<std::optional<QByteArray>>> read(const SecretName &name) override;
    [[nodiscard]] QFuture<Done> write(const SecretName &name, const QByteArray &secret) override;
    [[nodiscard]] QFuture<Done> remove(const SecretName &name) override;

Q_SIGNALS:
    /** True: a call has been without an answer for so long that the keychain is most likely asking its owner to unlock
     * it or to let Larder in. False: no longer. In turns, true first. */
    void waitingForOwner(bool waiting);

private:
    using Found = Result<std::optional<QByteArray>>;
    struct Change;
    struct Call;
    struct JobAnswer;
    class Errand;

    [[nodiscard]] QFuture<Found> call(const SecretName &name, const Change &change);
    void serveNext();
    void serve(const std::shared_ptr<Call> &call);
    void start(QKeychain::Job *job, const std::shared_ptr<Call> &call);
    void jobEnded(const std::shared_ptr<Errand> &errand, const JobAnswer &answer);
    void stillQuiet();
    void giveUpJob();
    void answered(const std::shared_ptr<Call> &call, const JobAnswer &answer);
    void timeIsOver(const std::shared_ptr<Call> &call);
    void end(const std::shared_ptr<Call> &call, const Found &found);
    void tellWhetherWaiting(bool waiting);

    KeychainClocks m_clocks;
    std::deque<std::shared_ptr<Call>> m_calls; ///< the first is the one being served
    std::shared_ptr<Errand> m_errand;          ///< the job that runs; it may outlive the call that it was for
    QTimer m_quiet;
    bool m_toldThatWaiting = false;
};

/** What an error of QtKeychain's means, given what the Secret Service says of itself; nothing where the entry is absent
 * and that is no error. */
[[nodiscard]] std::optional<Reason> reasonOf(QKeychain::Error error, KeyringState state);

} // namespace Larder
