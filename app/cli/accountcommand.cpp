#include "cli/accountcommand.h"

#include <algorithm>

#include "cli/errorline.h"
#include "lark/signinrequests.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

QString dateWord(const QDateTime &date)
{
    return date.toUTC().toString(Qt::ISODate);
}

/** What there is of an identity's token, for programs. */
struct StatusLine
{
    Identity identity;

    JsonLine operator()(const WithoutToken &) const { return state(u"none"_s); }
    JsonLine operator()(const FromEnvironment &from) const
    {
        return state(u"environment"_s).add("variable", from.variable);
    }
    JsonLine operator()(const PastedToken &) const { return state(u"pasted"_s); }
    JsonLine operator()(const SignedInAs &as) const
    {
        JsonLine line = state(u"signed_in"_s).add("name", as.name).add("scope", as.scopes.join(u' '));
        line.add("until", dateWord(as.refreshUntil.value_or(as.accessUntil))).add("renewable", as.canBeRenewed);
        if (as.notStored)
            line.add("not_stored", errorLine(identity, *as.notStored));
        return line;
    }
    JsonLine operator()(const SignInEnded &ended) const
    {
        return state(u"ended"_s).add("error", errorLine(identity, ended.why));
    }
    JsonLine operator()(const BotOfApp &bot) const { return state(u"app"_s).add("app_id", bot.appId); }
    JsonLine operator()(const RefusedToken &) const { return state(u"refused"_s); }
    JsonLine operator()(const StatusUnknown &unknown) const
    {
        return state(u"unknown"_s).add("error", errorLine(identity, unknown.why));
    }

private:
    static JsonLine state(const QString &word) { return JsonLine().add("state", word); }
};

JsonLine lineOf(const Account &account, bool active)
{
    JsonLine line;
    line.add("account", account.name).add("host", account.platform.word()).add("active", active);
    if (!account.appId.isEmpty())
        line.add("app_id", account.appId);
    return line;
}

EngineOptions withoutEnvironment(EngineOptions options)
{
    options.environment = [](const char *) { return QByteArray(); };
    return options;
}

struct IdentityOf
{
    Identity operator()(const ListAccounts &) const { return Identity::User; }
    Identity operator()(const SignInToAccount &task) const { return task.identity; }
    Identity operator()(const SignOutOfAccount &task) const { return task.identity; }
};

} // namespace

AccountCommand::AccountCommand(Task task, const EngineOptions &options, std::unique_ptr<Keychain> keychain,
                               SecretFrom secretFrom, Printer &printer, QObject *parent)
    : QObject(parent), m_task(std::move(task)), m_environment(options.environment), m_secretFrom(std::move(secretFrom)),
      m_printer(printer), m_engine(std::make_unique<Engine>(withoutEnvironment(options), std::move(keychain),
                                                            Engine::Threading::CallersThread))
{
    connect(m_engine.get(), &Engine::accountsListed, this, &AccountCommand::listed);
    connect(m_engine.get(), &Engine::accountStatusKnown, this, &AccountCommand::statusKnown);
    connect(m_engine.get(), &Engine::signInChanged, this, &AccountCommand::signInChanged);
    connect(m_engine.get(), &Engine::connectionTold, this, &AccountCommand::connectionTold);
    connect(m_engine.get(), &Engine::accountFailed, this,
            [this](const AccountId &, const Error &error) { fail(error); });
}

AccountCommand::~AccountCommand() = default;

void AccountCommand::start()
{
    m_engine->listAccounts();
}

void AccountCommand::listed(const AccountList &accounts)
{
    if (m_step == Step::Listing) {
        m_accounts = accounts;
        m_step = Step::Listed;
        return std::visit([this](const auto &task) { carryOut(task); }, m_task);
    }
    // What was listed is told, though another process may change it meanwhile.
    if (std::holds_alternative<ListAccounts>(m_task))
        return;
    m_accounts = accounts;
    if (m_step == Step::MakingAccount) {
        const Account *made = m_accounts.find(m_account->id);
        if (made && made->appId == m_account->appId)
            signIn();
    } else if (m_step == Step::Activating && m_accounts.active == m_account->id) {
        end(ExitCode::AllSaved);
    }
}

void AccountCommand::carryOut(const ListAccounts &)
{
    if (m_accounts.accounts.isEmpty())
        return end(ExitCode::AllSaved);
    for (const Account &account : std::as_const(m_accounts.accounts))
        for (const Identity identity : {Identity::User, Identity::Bot})
            m_engine->askAccountStatus(account.id, identity);
}

void AccountCommand::carryOut(const SignOutOfAccount &task)
{
    const Account *account = !task.account.isEmpty() ? m_accounts.named(task.account)
                             : m_accounts.active     ? m_accounts.find(*m_accounts.active)
                                                     : nullptr;
    if (!account)
        return refuse(task.account.isEmpty()
                          ? u"There is no account; --sign-in makes one."_s
                          : u"There is no account of the name \"%1\"; --accounts lists them."_s.arg(task.account));
    m_account = *account;
    m_engine->forgetToken(account->id, task.identity);
}

void AccountCommand::carryOut(const SignInToAccount &task)
{
    const Account *known = accountFor(task);
    if (known && task.platform && *task.platform != known->platform)
        return refuse(u"The account \"%1\" is of another platform than --host says."_s.arg(known->name));
    const QString appOfEnvironment = QString::fromUtf8(m_environment("LARKSUITE_CLI_APP_ID"));
    const QString appOfAccount = known ? known->appId : QString();
    const QString appId = !task.appId.isEmpty()     ? task.appId
                          : !appOfAccount.isEmpty() ? appOfAccount
                                                    : appOfEnvironment;
    if (!isAppId(appId))
        return refuse(u"Give the app to sign in with: --app-id cli_…"_s);
    if (known)
        return prepare(*known, known, appId);
    const OpenPlatform platform = task.platform.value_or(task.platformOfNew);
    const auto made = newAccount(task.account.isEmpty() ? platform.displayName() : task.account, platform, appId);
    if (!made)
        return fail(made.error());
    prepare(*made, nullptr, appId);
}

/** Another platform or app is another account: what there is of this one would be lost to it. */
const Account *AccountCommand::accountFor(const SignInToAccount &task) const
{
    if (!task.account.isEmpty())
        return m_accounts.named(task.account);
    const auto fits = [&task](const Account &account) {
        return (!task.platform || *task.platform == account.platform) &&
               (task.appId.isEmpty() || account.appId.isEmpty() || task.appId == account.appId);
    };
    const Account *active = m_accounts.active ? m_accounts.find(*m_accounts.active) : nullptr;
    if (active && fits(*active))
        return active;
    const auto place = std::find_if(m_accounts.accounts.cbegin(), m_accounts.accounts.cend(), fits);
    return place == m_accounts.accounts.cend() ? nullptr : &*place;
}

/** The secret first: who interrupts the question for it has changed nothing. */
void AccountCommand::prepare(const Account &account, const Account *known, const QString &appId)
{
    m_account = account;
    m_account->appId = appId;
    if (const QByteArray given = m_secretFrom(appId); !given.isEmpty()) {
        const auto app = AppCredential::parse(appId, QString::fromUtf8(given));
        if (!app)
            return fail(app.error());
        m_secret = app->secret;
    }
    m_step = Step::MakingAccount;
    if (!known)
        m_engine->addAccount(*m_account);
    else if (known->appId != appId)
        m_engine->editAccount(*m_account);
    else
        signIn();
}

void AccountCommand::signIn()
{
    const auto &task = std::get<SignInToAccount>(m_task);
    if (task.identity == Identity::Bot)
        return signInBot();
    m_step = Step::Listed;
    if (m_secret)
        m_engine->useAppSecret(m_account->id, *m_secret);
    SignInOrder order{.account = m_account->id};
    order.scopes += task.scopes;
    order.scopes.removeDuplicates();
    m_engine->signIn(order);
}

/** A token that is good for two hours more would hide that the secret is wrong. */
void AccountCommand::signInBot()
{
    m_step = Step::DroppingToken;
    m_engine->forgetToken(m_account->id, Identity::Bot);
}

void AccountCommand::fetchToken()
{
    m_step = Step::FetchingToken;
    m_engine->checkConnection(CheckOrder{m_account->platform, Identity::Bot}, m_account->id);
}

void AccountCommand::connectionTold(const CheckResult &result)
{
    if (m_step != Step::FetchingToken)
        return;
    const bool matters = result.step == CheckStep::Connection || result.step == CheckStep::Token;
    if (matters && result.error)
        return fail(*result.error);
    if (result.step != CheckStep::Token)
        return;
    m_step = Step::AskingWhatIsNow;
    m_engine->askAccountStatus(m_account->id, Identity::Bot);
}

void AccountCommand::statusKnown(const AccountId &account, Identity identity, const TokenStatus &status)
{
    if (std::holds_alternative<ListAccounts>(m_task))
        return statusOfListed(account, identity, status);
    if (!m_account || m_account->id != account || identity != std::visit(IdentityOf{}, m_task))
        return;
    if (std::holds_alternative<SignOutOfAccount>(m_task)) {
        printStatus(identity, status);
        return end(ExitCode::AllSaved);
    }
    if (m_step == Step::DroppingToken && m_secret) {
        m_step = Step::KeepingSecret;
        m_engine->useAppSecret(m_account->id, *m_secret);
    } else if (m_step == Step::DroppingToken || m_step == Step::KeepingSecret) {
        fetchToken();
    } else if (m_step == Step::AskingWhatIsNow) {
        printStatus(identity, status);
        activate();
    }
}

void AccountCommand::statusOfListed(const AccountId &account, Identity identity, const TokenStatus &status)
{
    m_statuses.insert_or_assign({account.text(), identity}, status);
    if (m_statuses.size() == size_t(2 * m_accounts.accounts.size()))
        printStatuses();
}

void AccountCommand::printStatuses()
{
    for (const Account &account : std::as_const(m_accounts.accounts)) {
        JsonLine line = lineOf(account, m_accounts.active == account.id);
        for (const Identity identity : {Identity::User, Identity::Bot})
            line.add(identity == Identity::User ? "user" : "bot",
                     std::visit(StatusLine{identity}, m_statuses.at({account.id.text(), identity})));
        m_printer.line(line.text());
    }
    end(ExitCode::AllSaved);
}

void AccountCommand::signInChanged(const AccountId &account, const SignInState &state)
{
    if (!m_account || m_account->id != account)
        return;
    if (const auto *waiting = std::get_if<WaitingForUser>(&state))
        tell(*waiting);
    else if (const auto *signedInAs = std::get_if<SignedIn>(&state))
        signedIn(*signedInAs);
    else if (const auto *failed = std::get_if<SignInFailed>(&state))
        fail(failed->error);
}

void AccountCommand::tell(const WaitingForUser &waiting)
{
    m_printer.remark(u"Open this page, in a browser here or on a phone, and agree:\n  %1\nIt shows the code %2."_s.arg(
        waiting.link.toString(QUrl::FullyEncoded), waiting.userCode));
}

/** A sign-in that ends with this program is none. */
void AccountCommand::signedIn(const SignedIn &signedIn)
{
    if (signedIn.notStored)
        return fail(*signedIn.notStored);
    const Account *account = m_accounts.find(m_account->id);
    JsonLine user;
    user.add("account", account ? account->name : m_account->name).add("name", signedIn.name);
    user.add("scope", signedIn.scopes.join(u' ')).add("renewable", signedIn.canBeRenewed);
    m_printer.line(JsonLine().add("ok", true).add("identity", u"user"_s).add("data", user).text());
    activate();
}

void AccountCommand::printStatus(Identity identity, const TokenStatus &status)
{
    const Account *account = m_accounts.find(m_account->id);
    JsonLine data;
    data.add("account", account ? account->name : m_account->name);
    data.add("token", std::visit(StatusLine{identity}, status));
    m_printer.line(JsonLine().add("ok", true).add("identity", QString(word(identity))).add("data", data).text());
}

void AccountCommand::activate()
{
    if (m_accounts.active == m_account->id)
        return end(ExitCode::AllSaved);
    m_step = Step::Activating;
    m_engine->activateAccount(m_account->id);
}

void AccountCommand::fail(const Error &error)
{
    const Identity identity = std::visit(IdentityOf{}, m_task);
    JsonLine line;
    line.add("ok", false).add("identity", QString(word(identity))).add("error", errorLine(identity, error));
    if (m_account)
        line.add("data", JsonLine().add("account", m_account->name));
    m_printer.line(line.text());
    end(exitCodeOf(error));
}

void AccountCommand::refuse(const QString &line)
{
    m_printer.remark(u"larder: "_s + line);
    end(ExitCode::BadArguments);
}

/** Later: nobody listens before the event loop runs, and a renewal under way must not be cut. */
void AccountCommand::end(ExitCode code)
{
    m_step = Step::Ending;
    m_engine->disconnect(this);
    connect(
        m_engine.get(), &Engine::settled, this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
    m_engine->settle();
}

void AccountCommand::interrupt()
{
    if (m_step == Step::Ending)
        Q_EMIT finished(ExitCode::Interrupted);
    else
        end(ExitCode::Interrupted);
}

} // namespace Larder
