#include "cli/accountcommand.h"

#include <algorithm>

#include "cli/jsonline.h"
#include "core/errortext.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

QString dateWord(const QDateTime &date)
{
    return date.toUTC().toString(Qt::ISODate);
}

JsonLine lineOf(const Error &error)
{
    JsonLine line;
    line.add("type", QString(word(kindOf(error))));
    if (error.code)
        line.add("code", *error.code);
    line.add("message", sentence(error));
    if (const QString next = nextStep(error); !next.isEmpty())
        line.add("hint", next);
    if (!error.logId.isEmpty())
        line.add("log_id", error.logId);
    return line;
}

/** What there is of a token, for programs. */
struct StatusLine
{
    JsonLine operator()(const WithoutToken &) const { return state(u"none"_s); }
    JsonLine operator()(const FromEnvironment &from) const { return state(u"environment"_s).add("variable", from.variable); }
    JsonLine operator()(const PastedToken &) const { return state(u"pasted"_s); }
    JsonLine operator()(const SignedInAs &as) const
    {
        JsonLine line = state(u"signed_in"_s).add("name", as.name).add("scope", as.scopes.join(u' '));
        line.add("until", dateWord(as.refreshUntil.value_or(as.accessUntil))).add("renewable", as.canBeRenewed);
        if (as.notStored)
            line.add("not_stored", lineOf(*as.notStored));
        return line;
    }
    JsonLine operator()(const SignInEnded &ended) const { return state(u"ended"_s).add("error", lineOf(ended.why)); }
    JsonLine operator()(const BotOfApp &bot) const { return state(u"app"_s).add("app_id", bot.appId); }
    JsonLine operator()(const RefusedToken &) const { return state(u"refused"_s); }
    JsonLine operator()(const StatusUnknown &unknown) const
    {
        return state(u"unknown"_s).add("error", lineOf(unknown.why));
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

} // namespace

AccountCommand::AccountCommand(Task task, EngineOptions options, std::unique_ptr<Keychain> keychain,
                               SecretFrom secretFrom, Printer &printer, QObject *parent)
    : QObject(parent), m_task(std::move(task)), m_options(std::move(options)), m_secretFrom(std::move(secretFrom)),
      m_printer(printer),
      m_engine(std::make_unique<Engine>(m_options, std::move(keychain), Engine::Threading::CallersThread))
{
    connect(m_engine.get(), &Engine::accountsListed, this, &AccountCommand::listed);
    connect(m_engine.get(), &Engine::accountStatusKnown, this, &AccountCommand::statusKnown);
    connect(m_engine.get(), &Engine::signInChanged, this, &AccountCommand::signInChanged);
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
    m_accounts = accounts;
    if (m_begun)
        return;
    m_begun = true;
    std::visit([this](const auto &task) { carryOut(task); }, m_task);
}

void AccountCommand::carryOut(const ListAccounts &)
{
    if (m_accounts.accounts.isEmpty())
        return end(ExitCode::AllSaved);
    for (const Account &account : std::as_const(m_accounts.accounts))
        for (const Identity identity : {Identity::User, Identity::Bot})
            m_engine->askAccountStatus(account.id, identity);
}

void AccountCommand::statusKnown(const AccountId &account, Identity identity, const TokenStatus &status)
{
    if (std::holds_alternative<ListAccounts>(m_task)) {
        m_statuses.insert_or_assign({account.text(), identity}, status);
        if (m_statuses.size() == size_t(2 * m_accounts.accounts.size()))
            printStatuses();
        return;
    }
    // A secret was kept, or tokens were forgotten.
    const auto *signIn = std::get_if<SignInToAccount>(&m_task);
    if (m_account != account || (signIn && signIn->identity == Identity::User))
        return;
    m_printer.line(JsonLine()
                       .add("ok", true)
                       .add("identity", QString(word(identity)))
                       .add("data", JsonLine()
                                        .add("account", m_accounts.find(account)->name)
                                        .add("token", std::visit(StatusLine{}, status)))
                       .text());
    end(ExitCode::AllSaved);
}

void AccountCommand::printStatuses()
{
    for (const Account &account : std::as_const(m_accounts.accounts)) {
        JsonLine line = lineOf(account, m_accounts.active == account.id);
        for (const Identity identity : {Identity::User, Identity::Bot})
            line.add(identity == Identity::User ? "user" : "bot",
                     std::visit(StatusLine{}, m_statuses.at({account.id.text(), identity})));
        m_printer.line(line.text());
    }
    end(ExitCode::AllSaved);
}

void AccountCommand::carryOut(const SignOutOfAccount &task)
{
    const Account *account = !task.account.isEmpty() ? m_accounts.named(task.account)
                             : m_accounts.active     ? m_accounts.find(*m_accounts.active)
                                                     : nullptr;
    if (!account)
        return refuse(task.account.isEmpty() ? u"There is no account."_s
                                             : u"There is no account of the name \"%1\"."_s.arg(task.account));
    m_account = account->id;
    m_engine->forgetToken(account->id, task.identity);
}

void AccountCommand::carryOut(const SignInToAccount &task)
{
    const Account *known = !task.account.isEmpty() ? m_accounts.named(task.account)
                           : m_accounts.active     ? m_accounts.find(*m_accounts.active)
                                                   : nullptr;
    if (known && task.platform && *task.platform != known->platform && task.account.isEmpty())
        known = nullptr; // another platform is another account
    if (known)
        return useApp(*known, task);
    const OpenPlatform platform = task.platform.value_or(OpenPlatform::feishu());
    const auto made = newAccount(task.account.isEmpty() ? platform.displayName() : task.account, platform, task.appId);
    if (!made)
        return fail(made.error());
    m_engine->addAccount(*made);
    useApp(*made, task);
}

/** Its secret, where one is given; then the sign-in. */
void AccountCommand::useApp(const Account &account, const SignInToAccount &task)
{
    m_account = account.id;
    Account edited = account;
    const QString environmentsApp = QString::fromUtf8(m_options.environment("LARKSUITE_CLI_APP_ID"));
    if (!task.appId.isEmpty())
        edited.appId = task.appId;
    else if (edited.appId.isEmpty())
        edited.appId = environmentsApp;
    if (edited.appId.isEmpty())
        return refuse(u"Give the app to sign in with: --app-id cli_…"_s);
    if (edited != account)
        m_engine->editAccount(edited);

    const QByteArray secret = m_secretFrom();
    if (!secret.isEmpty()) {
        const auto app = AppCredential::parse(edited.appId, QString::fromUtf8(secret));
        if (!app)
            return fail(app.error());
        m_engine->useAppSecret(account.id, app->secret);
    } else if (task.identity == Identity::Bot) {
        return refuse(u"Give the app's secret on standard input or in LARKSUITE_CLI_APP_SECRET."_s);
    }
    if (task.identity == Identity::User)
        m_engine->signIn(SignInOrder{.account = account.id});
}

void AccountCommand::signInChanged(const AccountId &account, const SignInState &state)
{
    if (m_account != account)
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

void AccountCommand::signedIn(const SignedIn &signedIn)
{
    const Account *account = m_accounts.find(*m_account);
    JsonLine user;
    user.add("account", account ? account->name : QString()).add("name", signedIn.name);
    user.add("scope", signedIn.scopes.join(u' ')).add("renewable", signedIn.canBeRenewed);
    m_printer.line(JsonLine().add("ok", true).add("identity", u"user"_s).add("data", user).text());
    if (signedIn.notStored)
        return fail(*signedIn.notStored);
    end(ExitCode::AllSaved);
}

void AccountCommand::fail(const Error &error)
{
    m_printer.line(JsonLine().add("ok", false).add("error", lineOf(error)).text());
    end(exitCodeOf(error));
}

void AccountCommand::refuse(const QString &line)
{
    m_printer.remark(line);
    end(ExitCode::BadArguments);
}

/** Later: nobody listens before the event loop runs, and a renewal under way must not be cut. */
void AccountCommand::end(ExitCode code)
{
    m_engine->disconnect(this);
    connect(m_engine.get(), &Engine::settled, this, [this, code] { Q_EMIT finished(code); }, Qt::QueuedConnection);
    m_engine->settle();
}

void AccountCommand::interrupt()
{
    end(ExitCode::Interrupted);
}

} // namespace Larder
