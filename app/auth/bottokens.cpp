#include "auth/bottokens.h"

#include "auth/tokenstore.h"
#include "core/whenfinished.h"

namespace Larder {

namespace {

using Kind = SecretName::Kind;

} // namespace

BotTokens::BotTokens(const AccountId &account, Accounts &accounts, HttpClient &client, Keychain &keychain,
                     RefusedTokens &refused, QObject *parent)
    : QObject(parent), m_home(Home{account, accounts, keychain}), m_client(client), m_refused(refused)
{
}

BotTokens::BotTokens(const OpenPlatform &platform, const AppCredential &app, HttpClient &client, RefusedTokens &refused,
                     QObject *parent)
    : QObject(parent), m_app(std::pair(platform, app)), m_client(client), m_refused(refused)
{
}

BotTokens::~BotTokens() = default;

std::optional<Account> BotTokens::account() const
{
    const Account *account = m_home->accounts.list().find(m_home->account);
    return account ? std::optional(*account) : std::nullopt;
}

bool BotTokens::isGood(const AccessToken &token) const
{
    return m_current && m_current->token == token && !m_refused.contains(token) && !m_current->isDue();
}

QFuture<Result<AccessToken>> BotTokens::token()
{
    if (!m_flight.isUnderWay() && m_current && isGood(m_current->token))
        return QtFuture::makeReadyFuture(Result<AccessToken>(m_current->token));
    return m_flight.join([this] {
        if (m_changes == 0)
            look();
    });
}

/** What the keychain gives in the middle of a change may be what is about to go. */
void BotTokens::forget(const QFuture<Done> &change)
{
    m_current.reset();
    ++m_look;
    m_post.reset();
    ++m_changes;
    whenFinished(change, this, [this](const Done &) {
        if (--m_changes == 0 && m_flight.isUnderWay())
            look();
    });
}

void BotTokens::look()
{
    if (m_app)
        return ask(m_app->first, m_app->second);
    m_home->accounts.reload();
    whenFinished(m_home->keychain.read(nameOf(Kind::TenantAccessToken)), this,
                 [this, look = ++m_look](const Result<std::optional<QByteArray>> &read) {
                     if (look == m_look)
                         found(read);
                 });
}

/** A token whose end is not known was pasted. */
void BotTokens::found(const Result<std::optional<QByteArray>> &read)
{
    if (!read)
        return fail(read.error());
    const auto known = account();
    if (!known)
        return fail(Error{.reason = Reason::UnknownAccount});
    const auto kept = AccessToken::parse(QString::fromUtf8(read->value_or(QByteArray())));
    if (kept && !(m_current && m_current->token == *kept))
        m_current = known->botTokenUntil ? GivenToken::until(*kept, *known->botTokenUntil) : GivenToken{*kept};
    if (kept && isGood(*kept))
        return m_flight.land(*kept);
    whenFinished(m_home->keychain.read(nameOf(Kind::AppSecret)), this,
                 [this, look = m_look](const Result<std::optional<QByteArray>> &secret) {
                     if (look == m_look)
                         secretRead(secret);
                 });
}

void BotTokens::secretRead(const Result<std::optional<QByteArray>> &read)
{
    if (!read)
        return fail(read.error());
    const auto known = account();
    if (!known)
        return fail(Error{.reason = Reason::UnknownAccount});
    const auto app = AppCredential::parse(known->appId, QString::fromUtf8(read->value_or(QByteArray())));
    if (app)
        return ask(known->platform, *app);
    if (m_current && m_refused.contains(m_current->token))
        return fail(Error{.reason = Reason::TokenRefused});
    fail(Error{.reason = known->appId.isEmpty() ? Reason::NoToken : Reason::AppSecretMissing});
}

void BotTokens::ask(const OpenPlatform &platform, const AppCredential &app)
{
    const PostRequest post = tenantTokenRequest(platform, app);
    m_post = m_client.post(post.request, post.body);
    connect(m_post.get(), &HttpPost::finished, this, &BotTokens::answered);
}

void BotTokens::answered(const Result<HttpAnswer> &answer)
{
    const auto ended = std::move(m_post); // lives until its signal has come back
    const auto token = answer ? readTenantToken(*answer) : Result<TenantTokenAnswer>(answer.error());
    if (!token)
        return fail(token.error());
    keep(*token);
    // The server gives the same one while half an hour is left of it, refused or not.
    m_flight.land(m_refused.contains(token->token) ? Result<AccessToken>(Error{.reason = Reason::TokenRefused})
                                                   : Result<AccessToken>(token->token));
}

/** Where the keychain does not take it, the next start asks again; nothing is lost by that. */
void BotTokens::keep(const TenantTokenAnswer &answer)
{
    m_current = GivenToken::lasting(answer.token, answer.expiresIn, answer.expiresIn);
    if (!m_home)
        return;
    whenFinished(m_home->keychain.write(nameOf(Kind::TenantAccessToken), answer.token.secret()), this,
                 [](const Done &) {});
    describe(QDateTime::currentDateTimeUtc().addSecs(answer.expiresIn.count()));
}

void BotTokens::fail(const Error &error)
{
    // For some minutes it is still good.
    if (m_current && m_current->end && !m_current->hasEnded() && !m_refused.contains(m_current->token))
        m_flight.land(m_current->token);
    else
        m_flight.land(error);
}

void BotTokens::describe(const std::optional<QDateTime> &until)
{
    const auto written = m_home->accounts.change([id = m_home->account, until](AccountList &list) {
        if (Account *account = list.find(id))
            account->botTokenUntil = until;
        return done();
    });
    Q_UNUSED(written)
}

QFuture<Done> BotTokens::keepPasted(const AccessToken &token)
{
    const auto kept = writeChecked(m_home->keychain, nameOf(Kind::TenantAccessToken), token.secret(), this);
    forget(kept);
    m_refused.forgive(token);
    m_current = GivenToken{token};
    describe(std::nullopt);
    return kept;
}

QFuture<TokenStatus> BotTokens::status()
{
    const Ending<TokenStatus> known;
    m_home->accounts.reload();
    whenFinished(m_home->keychain.read(nameOf(Kind::TenantAccessToken)), this,
                 [this, known](const Result<std::optional<QByteArray>> &token) {
                     whenFinished(m_home->keychain.read(nameOf(Kind::AppSecret)), this,
                                  [this, known, token](const Result<std::optional<QByteArray>> &secret) {
                                      known.with(statusFrom(token, secret));
                                  });
                 });
    return known.future();
}

TokenStatus BotTokens::statusFrom(const Result<std::optional<QByteArray>> &token,
                                  const Result<std::optional<QByteArray>> &secret) const
{
    if (!token || !secret)
        return StatusUnknown{token ? secret.error() : token.error()};
    const auto known = account();
    const bool hasApp = known && !known->appId.isEmpty() && secretIn(secret);
    if (hasApp)
        return BotOfApp{known->appId, known->botTokenUntil};
    const auto kept = AccessToken::parse(QString::fromUtf8(token->value_or(QByteArray())));
    if (!kept)
        return WithoutToken{};
    return m_refused.contains(*kept) ? TokenStatus(RefusedToken{}) : TokenStatus(PastedToken{});
}

} // namespace Larder
