#include "auth/usertokens.h"

#include <utility>

#include "auth/tokenstore.h"
#include "core/limits.h"
#include "core/whenfinished.h"
#include "lark/errorcodes.h"

namespace Larder {

namespace {

using Kind = SecretName::Kind;

std::optional<AccessToken> tokenIn(const std::optional<QByteArray> &entry)
{
    const auto token = AccessToken::parse(QString::fromUtf8(entry.value_or(QByteArray())));
    return token ? std::optional(*token) : std::nullopt;
}

QDateTime after(std::chrono::seconds time)
{
    return QDateTime::currentDateTimeUtc().addSecs(time.count());
}

} // namespace

UserTokens::UserTokens(const AccountId &account, Accounts &accounts, HttpClient &client, Keychain &keychain,
                       RefusedTokens &refused, QObject *parent)
    : QObject(parent), m_id(account), m_accounts(accounts), m_client(client), m_keychain(keychain), m_refused(refused)
{
}

UserTokens::~UserTokens() = default;

std::optional<Account> UserTokens::account() const
{
    const Account *account = m_accounts.list().find(m_id);
    return account ? std::optional(*account) : std::nullopt;
}

QFuture<Result<AccessToken>> UserTokens::token()
{
    if (!m_flight.isUnderWay() && m_current && isGood(m_current->token))
        return QtFuture::makeReadyFuture(Result<AccessToken>(m_current->token));
    return m_flight.join([this] {
        if (m_changes == 0)
            look();
    });
}

/** What the keychain gives in the middle of a change may be what is about to go. */
void UserTokens::holdDuring(const QFuture<Done> &change)
{
    ++m_changes;
    whenFinished(change, this, [this](const Done &) {
        if (--m_changes == 0 && m_flight.isUnderWay())
            look();
    });
}

/** Another process may have signed in or renewed, or have written how long what is current is good. */
void UserTokens::reload()
{
    const auto before = account();
    m_accounts.reload();
    const auto now = account();
    if (before && now && now->user != before->user)
        m_current.reset();
}

void UserTokens::look()
{
    reload();
    whenFinished(m_keychain.read(nameOf(Kind::UserAccessToken)), this,
                 [this, look = ++m_look](const Result<std::optional<QByteArray>> &read) {
                     if (look == m_look)
                         found(read);
                 });
}

void UserTokens::found(const Result<std::optional<QByteArray>> &read)
{
    if (!account())
        return m_flight.land(Error{.reason = Reason::UnknownAccount});
    if (!read && !m_unstored)
        return m_flight.land(read.error());
    const auto kept = read ? tokenIn(*read) : std::nullopt;
    if (kept && isGood(*kept))
        return m_flight.land(*kept);
    renew(kept);
}

/** Neither refused nor near its end. What is new here is counted from now on. */
bool UserTokens::isGood(const AccessToken &token)
{
    if (m_refused.contains(token))
        return false;
    if (!m_current || !(m_current->token == token)) {
        const auto known = account();
        const bool pasted = !known || !known->user;
        m_current = pasted ? GivenToken{token} : GivenToken::until(token, known->user->accessUntil);
    }
    return !m_current->isDue();
}

void UserTokens::renew(const std::optional<AccessToken> &kept)
{
    const auto known = account();
    if (!known)
        return m_flight.land(Error{.reason = Reason::UnknownAccount});
    RenewalOrder order{*known, m_accounts.lockFor(m_id), kept, m_unstored, m_spent};
    // Another process stores a token first, and then writes how long it is good.
    order.isGoodAfterAll = [this, kept] {
        reload();
        return kept && isGood(*kept);
    };
    m_renewal = std::make_unique<TokenRenewal>(order, m_client, m_keychain);
    connect(m_renewal.get(), &TokenRenewal::finished, this,
            [this, kept](const Result<Renewed> &result) { renewed(result, kept); });
    m_renewal->start();
}

void UserTokens::renewed(const Result<Renewed> &result, const std::optional<AccessToken> &kept)
{
    const auto ended = std::move(m_renewal); // lives until its signal has come back
    conclude(result, kept, ended->askedWith());
    Q_EMIT settled();
}

void UserTokens::conclude(const Result<Renewed> &result, const std::optional<AccessToken> &kept,
                          const std::optional<Secret> &askedWith)
{
    if (result) {
        if (kept && result->answer)
            m_refused.add(*kept); // replaced; the keychain may hold it still
        take(*result);
        return m_flight.land(m_refused.contains(result->accessToken)
                                 ? Result<AccessToken>(Error{.reason = Reason::TokenRefused})
                                 : Result<AccessToken>(result->accessToken));
    }
    if (endsSignIn(result.error()) && askedWith) {
        m_spent = SpentSignIn{*askedWith, result.error()};
        Q_EMIT changed();
    }
    // For some minutes it is still good.
    if (m_current && !m_refused.contains(m_current->token) && !m_current->hasEnded())
        return m_flight.land(m_current->token);
    const bool nothingElse = result.error().reason == Reason::NoToken;
    m_flight.land(kept && nothingElse ? Error{.reason = Reason::TokenRefused} : result.error());
}

void UserTokens::take(const Renewed &renewed)
{
    m_unstored = renewed.unstored;
    m_spent.reset();
    m_current.reset();
    if (renewed.answer) {
        m_current = GivenToken::lasting(renewed.accessToken, renewed.answer->expiresIn, renewed.answer->expiresIn);
        describe(*renewed.answer, Whose::OfTheSame, renewed.lock);
    }
    Q_EMIT changed();
}

/** For people, other processes and the next start; that it comes late, or never, costs a renewal at most. */
void UserTokens::describe(const TokenAnswer &tokens, Whose user, const HeldLock &lock)
{
    const QDateTime accessUntil = after(tokens.expiresIn);
    const auto refreshUntil =
        tokens.refreshExpiresIn ? std::optional(after(*tokens.refreshExpiresIn)) : std::optional<QDateTime>();
    const auto written =
        m_accounts.change([id = m_id, accessUntil, refreshUntil, scopes = tokens.scopes, user](AccountList &list) {
            Account *account = list.find(id);
            if (!account)
                return Done(Error{.reason = Reason::UnknownAccount});
            SignedInUser known = user == Whose::OfTheSame ? account->user.value_or(SignedInUser{}) : SignedInUser{};
            known.accessUntil = accessUntil;
            known.refreshUntil = refreshUntil;
            if (!scopes.isEmpty())
                known.scopes = scopes;
            account->user = known;
            return done();
        });
    whenFinished(written, this, [lock](const Done &) {});
}

QFuture<Done> UserTokens::keepPasted(const AccessToken &token)
{
    const Ending<Done> ending;
    forget(ending.future());
    m_refused.forgive(token);
    const auto keep = [this, token, ending](const Done &) {
        whenFinished(writeChecked(m_keychain, nameOf(Kind::UserAccessToken), token.secret(), this), this,
                     [this, ending](const Done &kept) {
                         ending.with(kept);
                         Q_EMIT changed();
                     });
    };
    const auto forgotten = m_accounts.change([id = m_id](AccountList &list) {
        if (Account *account = list.find(id))
            account->user.reset();
        return done();
    });
    // First goes what could renew the tokens of somebody else.
    whenFinished(forgotten, this, [this, keep](const Done &) {
        whenFinished(m_keychain.remove(nameOf(Kind::RefreshToken)), this, keep);
    });
    return ending.future();
}

QFuture<Done> UserTokens::keepSignIn(const TokenAnswer &tokens)
{
    const Ending<Done> ending;
    forget(ending.future());
    m_refused.forgive(tokens.accessToken);
    describe(tokens, Whose::OfAnybody);
    // Under the lock, so that no process stores after it what it has renewed of the sign-in before.
    whenFinished(takeLock(m_accounts.lockFor(m_id), Limits::lockWait, this), this,
                 [this, tokens, ending](const Result<HeldLock> &lock) {
                     whenFinished(m_keychain.read(nameOf(Kind::RefreshToken)), this,
                                  [this, tokens, ending, lock](const Result<std::optional<QByteArray>> &before) {
                                      storeSignIn(tokens, secretIn(before), lock, ending);
                                  });
                 });
    return ending.future();
}

void UserTokens::storeSignIn(const TokenAnswer &tokens, const std::optional<Secret> &before,
                             const Result<HeldLock> &lock, const Ending<Done> &ending)
{
    const auto stored = [this, tokens, before, lock, ending](const Done &result) {
        drop(); // what has been begun or brought meanwhile with the tokens before
        m_current = GivenToken::lasting(tokens.accessToken, tokens.expiresIn, tokens.expiresIn);
        if (!result && tokens.refreshToken)
            m_unstored = UnstoredTokens{tokens.accessToken, *tokens.refreshToken, before, result.error()};
        m_flight.land(tokens.accessToken);
        ending.with(result);
        Q_EMIT changed();
    };
    const auto store = [this, tokens, stored](const Done &) {
        whenFinished(storeTokens(m_keychain, m_id, tokens.accessToken, tokens.refreshToken, this), this, stored);
    };
    if (tokens.refreshToken)
        store(done());
    else
        whenFinished(m_keychain.remove(nameOf(Kind::RefreshToken)), this, store);
}

QFuture<Done> UserTokens::storeAgain()
{
    const Ending<Done> ending;
    whenFinished(takeLock(m_accounts.lockFor(m_id), Limits::lockWait, this), this,
                 [this, ending](const Result<HeldLock> &lock) {
                     if (!m_unstored || !lock)
                         return ending.with(lock ? done() : Done(lock.error()));
                     whenFinished(m_keychain.read(nameOf(Kind::RefreshToken)), this,
                                  [this, ending, lock](const Result<std::optional<QByteArray>> &read) {
                                      storeUnstored(read, lock, ending);
                                  });
                 });
    return ending.future();
}

void UserTokens::storeUnstored(const Result<std::optional<QByteArray>> &read, const Result<HeldLock> &lock,
                               const Ending<Done> &ending)
{
    if (!read || !m_unstored)
        return ending.with(read ? done() : Done(read.error()));
    if (secretIn(read) != m_unstored->replaced) { // somebody has signed in since
        forget();
        return ending.with(done());
    }
    const auto store = storeTokens(m_keychain, m_id, m_unstored->accessToken, m_unstored->refreshToken, this);
    whenFinished(store, this, [this, lock, ending](const Done &stored) {
        if (stored)
            m_unstored.reset();
        ending.with(stored);
        Q_EMIT changed();
    });
}

void UserTokens::forget(const QFuture<Done> &removal)
{
    forget();
    holdDuring(removal);
}

void UserTokens::forget()
{
    drop();
    m_flight.land(Error{.reason = Reason::NoToken});
}

/** A renewal that is under way brings tokens that nobody wants any more. */
void UserTokens::drop()
{
    if (std::exchange(m_renewal, nullptr))
        Q_EMIT settled();
    ++m_look;
    m_current.reset();
    m_unstored.reset();
    m_spent.reset();
}

QFuture<TokenStatus> UserTokens::status()
{
    const Ending<TokenStatus> known;
    m_accounts.reload();
    whenFinished(m_keychain.read(nameOf(Kind::UserAccessToken)), this,
                 [this, known](const Result<std::optional<QByteArray>> &access) {
                     whenFinished(m_keychain.read(nameOf(Kind::RefreshToken)), this,
                                  [this, known, access](const Result<std::optional<QByteArray>> &refresh) {
                                      known.with(statusFrom(access, refresh));
                                  });
                 });
    return known.future();
}

TokenStatus UserTokens::statusFrom(const Result<std::optional<QByteArray>> &accessToken,
                                   const Result<std::optional<QByteArray>> &refreshToken) const
{
    const auto known = account();
    const auto user = known ? known->user : std::nullopt;
    if (m_spent)
        return SignInEnded{user ? user->name : QString(), m_spent->why};
    if (m_unstored && user)
        return SignedInAs{user->name, user->scopes, user->accessUntil, user->refreshUntil, true, m_unstored->why};
    if (!accessToken || !refreshToken)
        return StatusUnknown{accessToken ? refreshToken.error() : accessToken.error()};
    const bool canBeRenewed = secretIn(refreshToken).has_value();
    const auto token = tokenIn(*accessToken);
    if (user && (token || canBeRenewed))
        return SignedInAs{user->name, user->scopes, user->accessUntil, user->refreshUntil, canBeRenewed, {}};
    if (!token)
        return WithoutToken{};
    return m_refused.contains(*token) ? TokenStatus(RefusedToken{}) : TokenStatus(PastedToken{});
}

} // namespace Larder
