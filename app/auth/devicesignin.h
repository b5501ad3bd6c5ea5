#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

#include <QDateTime>
#include <QMetaType>
#include <QObject>
#include <QTimer>

#include "auth/tokensource.h"
#include "lark/openapi.h"

namespace Larder {

/** Asks for a code; goes to WaitingForUser or SignInFailed. */
struct AskingForCode
{
    bool operator==(const AskingForCode &) const = default;
};

/** The user has the code and the link; goes to FinishingSignIn or SignInFailed. */
struct WaitingForUser
{
    QString userCode;
    QUrl link;       ///< with the code in it; https, or http to a loopback address
    QDateTime until; ///< UTC
    bool operator==(const WaitingForUser &) const = default;
};

/** The user has agreed: tokens are stored, the name is asked for; goes to SignedIn or SignInFailed. */
struct FinishingSignIn
{
    bool operator==(const FinishingSignIn &) const = default;
};

/** An end. */
struct SignedIn
{
    QString name; ///< empty where the server did not say
    QStringList scopes;
    bool canBeRenewed;              ///< false: offline_access was not granted
    std::optional<Error> notStored; ///< set: the keychain did not take the tokens; they end with the program
    bool operator==(const SignedIn &) const = default;
};

/** An end. Reason::SignInDenied, Reason::SignInExpired, those of the app and of the line. */
struct SignInFailed
{
    Error error;
    bool operator==(const SignInFailed &) const = default;
};

/** A sign-in as it goes; no secret. */
using SignInState = std::variant<AskingForCode, WaitingForUser, FinishingSignIn, SignedIn, SignInFailed>;

/** SignedIn, SignInFailed. */
[[nodiscard]] bool isOver(const SignInState &state);

/** The time until the next question after this answer: longer after slow_down (RFC 8628, 3.5) and after a fault. */
[[nodiscard]] std::chrono::seconds intervalAfter(std::chrono::seconds interval, const DevicePoll &answer);

struct SignInOrder
{
    AccountId account;
    QStringList scopes = defaultScopes();
    std::chrono::milliseconds second{1000}; ///< how long a second of the server is; shorter in tests
};

/**
 * Signs a user in by the device flow (RFC 8628): the user opens a link, in a browser here or elsewhere, and agrees,
 * while this asks again and again whether that has happened. The tokens go to the token source and nowhere else.
 * Destroying it cancels it, in silence. Lives on the engine's thread.
 */
class DeviceSignIn : public QObject
{
    Q_OBJECT

public:
    DeviceSignIn(SignInOrder order, HttpClient &client, Accounts &accounts, TokenSource &tokens,
                 QObject *parent = nullptr);
    ~DeviceSignIn() override;

    void start();
    [[nodiscard]] const SignInState &state() const { return m_state; }

Q_SIGNALS:
    void changed(const Larder::SignInState &state);

private:
    using Clock = std::chrono::steady_clock;

    void enter(const SignInState &state);
    void fail(const Error &error) { enter(SignInFailed{error}); }
    void appKnown(const Result<AppCredential> &app);
    void codeCame(const Result<HttpAnswer> &answer);
    void pollLater();
    void poll();
    void pollAnswered(const Result<HttpAnswer> &answer);
    void take(const TokenAnswer &tokens);
    void take(StillPending) { pollLater(); }
    void take(SlowDown) { pollLater(); }
    void take(const Error &error);
    void stored(const TokenAnswer &tokens, const Done &kept);
    void named(SignedIn signedIn, const Result<QByteArray> &answer);

    const SignInOrder m_order;
    HttpClient &m_client;
    Accounts &m_accounts;
    TokenSource &m_tokens;
    SignInState m_state = AskingForCode{};
    std::optional<Account> m_account;
    std::optional<AppCredential> m_app;
    std::optional<Secret> m_deviceCode;
    std::chrono::seconds m_interval{0};
    Clock::time_point m_end;
    QTimer m_pause;
    std::unique_ptr<HttpPost> m_post;
    std::unique_ptr<JsonCall> m_userCall;
};

} // namespace Larder

Q_DECLARE_METATYPE(Larder::SignInState)
