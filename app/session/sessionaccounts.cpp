#include "session/sessionaccounts.h"

#include <QPointer>

#include "core/whenfinished.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** As it was given, or with the first number behind it that nobody has. */
QString freeName(const AccountList &list, const Account &account)
{
    const auto isTaken = [&](const QString &name) {
        const Account *other = list.named(name);
        return other && !(other->id == account.id);
    };
    QString name = account.name;
    for (int number = 2; isTaken(name); ++number)
        name = account.name + u' ' + QString::number(number);
    return name;
}

/** What was got from one server or for one app is not for another. */
bool secretsFit(const Account &before, const Account &after)
{
    return before.platform == after.platform && before.accountsHost == after.accountsHost &&
           before.appId == after.appId;
}

} // namespace

SessionAccounts::SessionAccounts(Accounts &accounts, TokenSource &tokens, HttpClient &client, QObject *parent)
    : QObject(parent), m_accounts(accounts), m_tokens(tokens), m_client(client)
{
    connect(&m_accounts, &Accounts::changed, this, &SessionAccounts::listed);
    connect(&m_tokens, &TokenSource::changed, this,
            [this](const AccountId &account) { askStatus(account, Identity::User); });
}

SessionAccounts::~SessionAccounts() = default;

void SessionAccounts::list()
{
    m_accounts.reload();
    Q_EMIT listed(m_accounts.list());
}

/** An account may have been added a moment ago, and calls of a keychain may overtake each other. */
void SessionAccounts::afterChanges(const AccountId &account, const std::function<void()> &then)
{
    whenFinished(m_accounts.changesBefore(), this, [this, account, then, mark = m_tokens.mark()](const Done &) {
        if (const auto turn = m_turns.find(account.text()); turn != m_turns.end())
            turn->second.append([this, account, then, mark] { afterChanges(account, then); });
        else
            then();
    });
}

void SessionAccounts::inTurn(const AccountId &account, const QFuture<Done> &work,
                             const std::function<void(const Done &)> &then)
{
    m_turns[account.text()];
    whenFinished(work, this, [this, account, then](const Done &result) {
        then(result);
        const auto waiting = m_turns.extract(account.text());
        for (const auto &verb : waiting.mapped())
            verb();
    });
}

void SessionAccounts::change(const AccountId &account, const Accounts::Edit &edit)
{
    whenFinished(m_accounts.change(edit), this, [this, account](const Done &changed) {
        if (!changed)
            Q_EMIT failed(account, changed.error());
    });
}

void SessionAccounts::add(const Account &account)
{
    change(account.id, [account](AccountList &list) {
        if (!list.find(account.id)) {
            list.accounts.append(account);
            list.accounts.last().name = freeName(list, account);
        }
        if (!list.active)
            list.active = account.id;
        return done();
    });
}

void SessionAccounts::edit(const Account &account)
{
    const auto flow = m_signIns.find(account.id.text());
    const QPointer<DeviceSignIn> older(flow == m_signIns.end() ? nullptr : flow->second.get());
    afterChanges(account.id, [this, account, older] { editNow(account, older); });
}

/** Where its server or its app is another, its secrets go first, and the sign-in that was under way before. */
void SessionAccounts::editNow(const Account &account, const QPointer<DeviceSignIn> &olderSignIn)
{
    const Account *before = m_accounts.list().find(account.id);
    if (!before)
        return void(Q_EMIT failed(account.id, Error{.reason = Reason::UnknownAccount}));
    const bool fit = secretsFit(*before, account);
    const auto edited = [account, fit](AccountList &list) {
        Account *known = list.find(account.id);
        if (!known)
            return Done(Error{.reason = Reason::UnknownAccount});
        known->name = freeName(list, account);
        known->platform = account.platform;
        known->accountsHost = account.accountsHost;
        known->appId = account.appId;
        if (!fit) {
            known->user.reset();
            known->botTokenUntil.reset();
        }
        return done();
    };
    if (fit)
        return change(account.id, edited);
    endSignIn(account.id, olderSignIn);
    inTurn(account.id, m_tokens.forgetAll(account.id), [this, id = account.id, edited](const Done &forgotten) {
        if (forgotten)
            change(id, edited);
        else
            Q_EMIT failed(id, forgotten.error());
    });
}

void SessionAccounts::activate(const AccountId &account)
{
    change(account, [account](AccountList &list) {
        if (!list.find(account))
            return Done(Error{.reason = Reason::UnknownAccount});
        list.active = account;
        return done();
    });
}

void SessionAccounts::remove(const AccountId &account, Revocation revocation)
{
    cancelSignIn(account);
    const auto goOn = [this, account, mark = m_tokens.mark()] {
        afterChanges(account, [this, account] { removeSecretsAndAccount(account); });
    };
    afterChanges(account, [this, account, revocation, goOn] {
        if (revocation == Revocation::Ask)
            revoke(account, goOn);
        else
            goOn();
    });
}

/** Comes to `then` whatever the server says, and where there is nothing to revoke. */
void SessionAccounts::revoke(const AccountId &account, const std::function<void()> &then)
{
    const Account *known = m_accounts.list().find(account);
    if (!known)
        return then();
    whenFinished(m_tokens.appOf(account), this,
                 [this, account, host = known->accountsHost, then](const Result<AppCredential> &app) {
                     whenFinished(m_tokens.refreshTokenOf(account), this,
                                  [this, account, host, then, app](const Result<Secret> &token) {
                                      if (!app || !token)
                                          return then();
                                      const PostRequest post = revokeRequest(host, *app, *token);
                                      auto &sent = m_revocations[account.text()];
                                      sent = m_client.post(post.request, post.body);
                                      connect(sent.get(), &HttpPost::finished, this, [this, account, then] {
                                          const auto ended = std::move(m_revocations[account.text()]);
                                          then();
                                      });
                                  });
                 });
}

/** The secrets first: an account that is gone from the list could never be asked for them again. */
void SessionAccounts::removeSecretsAndAccount(const AccountId &account)
{
    inTurn(account, m_tokens.forgetAll(account), [this, account](const Done &forgotten) {
        if (!forgotten)
            return void(Q_EMIT failed(account, forgotten.error()));
        change(account, [account](AccountList &list) {
            list.accounts.removeIf([&account](const Account &each) { return each.id == account; });
            if (list.active == account)
                list.active = list.accounts.isEmpty() ? std::nullopt : std::optional(list.accounts.constFirst().id);
            return done();
        });
    });
}

void SessionAccounts::tell(const AccountId &account, Identity identity, const QFuture<Done> &future)
{
    inTurn(account, future, [this, account, identity](const Done &result) {
        if (!result)
            Q_EMIT failed(account, result.error());
        askStatus(account, identity);
    });
}

void SessionAccounts::tell(const AccountId &account, GivenSecret what, const QFuture<Done> &future)
{
    whenFinished(future, this, [this, account, what](const Done &kept) {
        if (kept)
            Q_EMIT secretKept(account, what);
        else
            Q_EMIT secretNotKept(account, what);
    });
    tell(account, what == GivenSecret::UserToken ? Identity::User : Identity::Bot, future);
}

void SessionAccounts::usePasted(const AccountId &account, Identity identity, const AccessToken &token)
{
    const auto what = identity == Identity::User ? GivenSecret::UserToken : GivenSecret::BotToken;
    afterChanges(account, [this, account, identity, what, token] {
        tell(account, what, m_tokens.keepPasted(account, identity, token));
    });
}

void SessionAccounts::useAppSecret(const AccountId &account, const Secret &secret)
{
    afterChanges(account, [this, account, secret] {
        tell(account, GivenSecret::AppSecret, m_tokens.keepAppSecret(account, secret));
    });
}

void SessionAccounts::forgetToken(const AccountId &account, Identity identity)
{
    afterChanges(account, [this, account, identity] { tell(account, identity, m_tokens.forget(account, identity)); });
}

void SessionAccounts::storeAgain(const AccountId &account)
{
    afterChanges(account, [this, account] { tell(account, Identity::User, m_tokens.storeAgain(account)); });
}

void SessionAccounts::askStatus(const AccountId &account, Identity identity)
{
    auto *watcher = new QFutureWatcher<TokenStatus>(this);
    connect(watcher, &QFutureWatcherBase::finished, this, [this, watcher, account, identity] {
        watcher->deleteLater();
        if (watcher->future().resultCount() > 0)
            Q_EMIT statusKnown(account, identity, watcher->result());
    });
    watcher->setFuture(m_tokens.status(account, identity));
}

void SessionAccounts::signIn(const SignInOrder &order)
{
    auto &flow = m_signIns[order.account.text()];
    flow = std::make_unique<DeviceSignIn>(order, m_client, m_accounts, m_tokens);
    connect(flow.get(), &DeviceSignIn::changed, this, [this, account = order.account](const SignInState &state) {
        Q_EMIT signInChanged(account, state);
        if (std::holds_alternative<SignedIn>(state))
            askStatus(account, Identity::User);
    });
    // Cancelled meanwhile, it does not begin.
    afterChanges(order.account, [begun = QPointer(flow.get())] {
        if (begun)
            begun->start();
    });
}

/** Not one that has taken its place since. */
void SessionAccounts::endSignIn(const AccountId &account, const QPointer<DeviceSignIn> &signIn)
{
    if (!signIn)
        return;
    const bool wasOver = isOver(signIn->state());
    cancelSignIn(account);
    if (!wasOver)
        Q_EMIT signInChanged(account, SignInFailed{Error{.reason = Reason::SignInOver}});
}

void SessionAccounts::cancelSignIn(const AccountId &account)
{
    m_signIns.erase(account.text());
}

} // namespace Larder
