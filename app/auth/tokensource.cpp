#include "auth/tokensource.h"

#include <algorithm>

#include <QPointer>

#include "auth/tokenstore.h"
#include "core/whenfinished.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

using Kind = SecretName::Kind;

Kind accessTokenOf(Identity identity)
{
    return identity == Identity::User ? Kind::UserAccessToken : Kind::TenantAccessToken;
}

SecretName secretOf(const OpenPlatform &platform, Identity identity)
{
    return SecretName{accessTokenOf(identity), platform.word()};
}

QFuture<Result<Credential>> asCredential(QFuture<Result<AccessToken>> future, Identity identity)
{
    return future.then([identity](const Result<AccessToken> &token) -> Result<Credential> {
        if (!token)
            return token.error();
        return Credential{identity, *token};
    });
}

/** There was one, and the server did not take it: that tells more than that there is no other. */
QFuture<Result<Credential>> refusedWhereNothingElse(QFuture<Result<Credential>> future)
{
    return future.then([](const Result<Credential> &kept) {
        const bool nothing = !kept && kept.error().reason == Reason::NoToken;
        return nothing ? Result<Credential>(Error{.reason = Reason::TokenRefused}) : kept;
    });
}

} // namespace

TokenSource::TokenSource(Keychain &keychain, Accounts &accounts, HttpClient &client, Environment environment,
                         QObject *parent)
    : QObject(parent), m_keychain(keychain), m_accounts(accounts), m_client(client),
      m_environment(std::move(environment)), m_unfinished(this)
{
    connect(&m_unfinished, &Unfinished::settled, this, &TokenSource::settled);
    connect(&m_accounts, &Accounts::settled, this, &TokenSource::settled);
}

TokenSource::~TokenSource() = default;

QFuture<Result<Credential>> TokenSource::credential(const OpenPlatform &platform, Identity identity,
                                                    const std::optional<AccountId> &account)
{
    // Before anything else, the environment's token included: an order of before its account moved, or one that was
    // forged, must not bring a token to a host that is not the account's.
    if (account && !isOf(platform, *account))
        return QtFuture::makeReadyFuture(Result<Credential>(Error{.reason = Reason::UnknownAccount}));
    const auto here = fromEnvironment(identity);
    const bool hereRefused = here && !here->ok() && here->error().reason == Reason::TokenRefused;
    if (here && !hereRefused)
        return QtFuture::makeReadyFuture(*here);
    const auto app = !here && identity == Identity::Bot ? m_environment.app(platform) : std::nullopt;
    if (app)
        return asCredential(botOf(platform, *app).token(), identity);
    const auto kept = account ? asCredential(tokenOf(*account, identity), identity) : ofPlatform(platform, identity);
    return hereRefused ? refusedWhereNothingElse(kept) : kept;
}

bool TokenSource::isOf(const OpenPlatform &platform, const AccountId &account) const
{
    const Account *known = m_accounts.list().find(account);
    return known && known->platform == platform;
}

std::optional<Result<Credential>> TokenSource::fromEnvironment(Identity identity) const
{
    const auto given = m_environment.token(identity);
    if (!given)
        return std::nullopt;
    if (!given->token)
        return Result<Credential>(given->token.error());
    if (m_refused.contains(*given->token))
        return Result<Credential>(Error{.reason = Reason::TokenRefused});
    return Result<Credential>(Credential{identity, *given->token});
}

QFuture<Result<Credential>> TokenSource::ofPlatform(const OpenPlatform &platform, Identity identity)
{
    // No context object: one that ends before the future is an assertion of Qt 6.4's.
    return m_keychain.read(secretOf(platform, identity))
        .then([self = QPointer(this), identity](const Result<std::optional<QByteArray>> &secret) -> Result<Credential> {
            if (!self)
                return Error{.reason = Reason::Cancelled};
            return self->fromKeychain(identity, secret);
        });
}

Result<Credential> TokenSource::fromKeychain(Identity identity, const Result<std::optional<QByteArray>> &secret) const
{
    if (!secret)
        return secret.error();
    if (!secret->has_value())
        return Error{.reason = Reason::NoToken};
    const auto token = AccessToken::parse(QString::fromUtf8(**secret));
    if (!token)
        return token.error();
    if (m_refused.contains(*token))
        return Error{.reason = Reason::TokenRefused};
    return Credential{identity, *token};
}

QFuture<Result<AccessToken>> TokenSource::tokenOf(const AccountId &account, Identity identity)
{
    return identity == Identity::User ? userOf(account).token() : botOf(account).token();
}

void TokenSource::refused(const Credential &credential)
{
    m_refused.add(credential.token);
}

// Without an account

QFuture<TokenState> TokenSource::state(const OpenPlatform &platform, Identity identity)
{
    if (m_environment.token(identity) || (identity == Identity::Bot && m_environment.app(platform)))
        return QtFuture::makeReadyFuture(TokenState::FromEnvironment);
    return m_keychain.read(secretOf(platform, identity)).then([](const Result<std::optional<QByteArray>> &secret) {
        return secret && secret->has_value() ? TokenState::ForThisSession : TokenState::None;
    });
}

QFuture<Done> TokenSource::keep(const OpenPlatform &platform, Identity identity, const AccessToken &token)
{
    m_refused.forgive(token);
    return m_keychain.write(secretOf(platform, identity), token.secret());
}

QFuture<Done> TokenSource::forget(const OpenPlatform &platform, Identity identity)
{
    return m_keychain.remove(secretOf(platform, identity));
}

// Of an account

QFuture<Done> TokenSource::marked(const QFuture<Done> &change)
{
    whenFinished(change, this, [mark = mark()](const Done &) {});
    return change;
}

UserTokens &TokenSource::userOf(const AccountId &account)
{
    std::unique_ptr<UserTokens> &tokens = m_users[account.text()];
    if (!tokens) {
        tokens = std::make_unique<UserTokens>(account, m_accounts, m_client, m_keychain, m_refused);
        connect(tokens.get(), &UserTokens::changed, this, [this, account] { Q_EMIT changed(account); });
        connect(tokens.get(), &UserTokens::settled, this, &TokenSource::settled);
    }
    return *tokens;
}

BotTokens &TokenSource::botOf(const AccountId &account)
{
    std::unique_ptr<BotTokens> &tokens = m_bots[account.text()];
    if (!tokens)
        tokens = std::make_unique<BotTokens>(account, m_accounts, m_client, m_keychain, m_refused);
    return *tokens;
}

BotTokens &TokenSource::botOf(const OpenPlatform &platform, const AppCredential &app)
{
    std::unique_ptr<BotTokens> &tokens = m_botsOfRun[platform.word()];
    if (!tokens)
        tokens = std::make_unique<BotTokens>(platform, app, m_client, m_refused);
    return *tokens;
}

QFuture<TokenStatus> TokenSource::status(const AccountId &account, Identity identity)
{
    if (const auto given = m_environment.token(identity))
        return QtFuture::makeReadyFuture(TokenStatus(FromEnvironment{given->variable}));
    const Account *known = m_accounts.list().find(account);
    if (known && identity == Identity::Bot && m_environment.app(known->platform))
        return QtFuture::makeReadyFuture(TokenStatus(FromEnvironment{u"LARKSUITE_CLI_APP_ID"_s}));
    return identity == Identity::User ? userOf(account).status() : botOf(account).status();
}

QFuture<Done> TokenSource::keepPasted(const AccountId &account, Identity identity, const AccessToken &token)
{
    if (!m_accounts.list().find(account))
        return QtFuture::makeReadyFuture(Done(Error{.reason = Reason::UnknownAccount}));
    return marked(identity == Identity::User ? userOf(account).keepPasted(token) : botOf(account).keepPasted(token));
}

QFuture<Done> TokenSource::keepAppSecret(const AccountId &account, const Secret &secret)
{
    const auto kept = writeChecked(m_keychain, SecretName{Kind::AppSecret, account.text()}, secret.bytes(), this);
    botOf(account).forget(kept);
    return marked(kept);
}

QFuture<Result<AppCredential>> TokenSource::appOf(const AccountId &account)
{
    const Account *known = m_accounts.list().find(account);
    if (!known)
        return QtFuture::makeReadyFuture(Result<AppCredential>(Error{.reason = Reason::UnknownAccount}));
    return m_keychain.read({Kind::AppSecret, account.text()})
        .then([appId = known->appId](const Result<std::optional<QByteArray>> &read) -> Result<AppCredential> {
            if (!read)
                return read.error();
            const auto app = AppCredential::parse(appId, QString::fromUtf8(read->value_or(QByteArray())));
            return app ? app : Result<AppCredential>(Error{.reason = Reason::AppSecretMissing});
        });
}

QFuture<Done> TokenSource::keepSignIn(const AccountId &account, const TokenAnswer &tokens)
{
    if (!m_accounts.list().find(account))
        return QtFuture::makeReadyFuture(Done(Error{.reason = Reason::UnknownAccount}));
    return marked(userOf(account).keepSignIn(tokens));
}

QFuture<Done> TokenSource::nameUser(const AccountId &account, const PlatformUser &user)
{
    return m_accounts.change([account, user](AccountList &list) {
        Account *known = list.find(account);
        if (!known || !known->user)
            return Done(Error{.reason = Reason::UnknownAccount});
        known->user->name = user.name;
        known->user->openId = user.openId;
        return done();
    });
}

QFuture<Done> TokenSource::storeAgain(const AccountId &account)
{
    return marked(userOf(account).storeAgain());
}

QFuture<Done> TokenSource::forget(const AccountId &account, Identity identity)
{
    if (identity == Identity::Bot) {
        const auto removed = removeSecrets(m_keychain, account, {Kind::TenantAccessToken}, this);
        botOf(account).forget(removed);
        return marked(removed);
    }
    const auto described = m_accounts.change([account](AccountList &list) {
        if (Account *known = list.find(account))
            known->user.reset();
        return done();
    });
    Q_UNUSED(described)
    const auto removed = removeUnderLock(account, {Kind::RefreshToken, Kind::UserAccessToken});
    userOf(account).forget(removed);
    return marked(removed);
}

/** Another process that renews just now would put back what was removed. */
QFuture<Done> TokenSource::removeUnderLock(const AccountId &account, const QList<SecretName::Kind> &kinds)
{
    const Ending<Done> ending;
    whenFinished(takeLock(m_accounts.lockFor(account), Limits::lockWait, this), this,
                 [this, account, kinds, ending](const Result<HeldLock> &lock) {
                     if (!lock)
                         return ending.with(lock.error());
                     whenFinished(removeSecrets(m_keychain, account, kinds, this), this,
                                  [lock, ending](const Done &removed) { ending.with(removed); });
                 });
    return ending.future();
}

QFuture<Done> TokenSource::forgetAll(const AccountId &account)
{
    const auto removed = removeUnderLock(account, {Kind::RefreshToken, Kind::UserAccessToken, Kind::TenantAccessToken,
                                                   Kind::AppSecret, Kind::WriteCheck});
    userOf(account).forget(removed);
    botOf(account).forget(removed);
    return marked(removed);
}

QFuture<Result<Secret>> TokenSource::refreshTokenOf(const AccountId &account)
{
    return m_keychain.read({Kind::RefreshToken, account.text()})
        .then([](const Result<std::optional<QByteArray>> &read) -> Result<Secret> {
            const auto token = secretIn(read);
            if (token)
                return *token;
            return read ? Error{.reason = Reason::NoToken} : read.error();
        });
}

bool TokenSource::mustNotEnd() const
{
    return m_unfinished.any() || m_accounts.isChanging() ||
           std::any_of(m_users.begin(), m_users.end(), [](const auto &entry) { return entry.second->mustNotEnd(); });
}

} // namespace Larder
