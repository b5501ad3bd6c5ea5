#pragma once

#include <functional>
#include <map>
#include <memory>

#include <QObject>
#include <QPointer>

#include "auth/accounts.h"
#include "auth/devicesignin.h"
#include "auth/tokensource.h"
#include "http/httpclient.h"

namespace Larder {

/** What becomes, at the server, of the sign-in of an account that is removed. */
enum class Revocation {
    Leave,
    Ask ///< the server to take no more tokens of it; that it does not answer keeps nobody from removing
};

/** What its owner gives an account by hand. */
enum class GivenSecret { UserToken, BotToken, AppSecret };

/**
 * The accounts' side of an engine: each verb is carried out when it can be, and what there is to say about it comes as
 * a signal of plain values. Lives on the engine's thread, owned by the engine.
 */
class SessionAccounts : public QObject
{
    Q_OBJECT

public:
    SessionAccounts(Accounts &accounts, TokenSource &tokens, HttpClient &client, QObject *parent = nullptr);
    ~SessionAccounts() override;

    /** Once what was asked of this account before has been carried out. */
    void afterChanges(const AccountId &account, const std::function<void()> &then);

    void list();
    void add(const Account &account);
    void edit(const Account &account);
    void activate(const AccountId &account);
    void remove(const AccountId &account, Revocation revocation);

    void usePasted(const AccountId &account, Identity identity, const AccessToken &token);
    void useAppSecret(const AccountId &account, const Secret &secret);
    void forgetToken(const AccountId &account, Identity identity);
    void storeAgain(const AccountId &account);
    void askStatus(const AccountId &account, Identity identity);

    void signIn(const SignInOrder &order);
    void cancelSignIn(const AccountId &account);

Q_SIGNALS:
    void listed(const Larder::AccountList &accounts);
    void statusKnown(const Larder::AccountId &account, Larder::Identity identity, const Larder::TokenStatus &status);
    void signInChanged(const Larder::AccountId &account, const Larder::SignInState &state);
    void secretKept(const Larder::AccountId &account, Larder::GivenSecret what);
    /** The reason is told by failed. */
    void secretNotKept(const Larder::AccountId &account, Larder::GivenSecret what);
    /** A verb about this account came to nothing. */
    void failed(const Larder::AccountId &account, const Larder::Error &error);

private:
    void editNow(const Account &account, const QPointer<DeviceSignIn> &olderSignIn);
    void inTurn(const AccountId &account, const QFuture<Done> &work, const std::function<void(const Done &)> &then);
    void endSignIn(const AccountId &account, const QPointer<DeviceSignIn> &signIn);
    void change(const AccountId &account, const Accounts::Edit &edit);
    void revoke(const AccountId &account, const std::function<void()> &then);
    void removeSecretsAndAccount(const AccountId &account);
    void tell(const AccountId &account, Identity identity, const QFuture<Done> &future);
    void tell(const AccountId &account, GivenSecret what, const QFuture<Done> &future);

    Accounts &m_accounts;
    TokenSource &m_tokens;
    HttpClient &m_client;
    std::map<QString, std::unique_ptr<DeviceSignIn>> m_signIns; ///< by account
    std::map<QString, std::unique_ptr<HttpPost>> m_revocations; ///< by account
    /** By account that has work on its secrets under way: the verbs that wait for its end. */
    std::map<QString, QList<std::function<void()>>> m_turns;
};

} // namespace Larder

Q_DECLARE_METATYPE(Larder::AccountId)
Q_DECLARE_METATYPE(Larder::GivenSecret)
