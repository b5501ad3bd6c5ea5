#include "ui/accountwords.h"

#include <QCoreApplication>
#include <QLocale>

#include "core/errortext.h"
#include "core/format.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** "14:20", with the day where it is another one. */
QString timeWords(const QDateTime &utc)
{
    const QDateTime local = utc.toLocalTime();
    const QLocale locale;
    return local.date() == QDate::currentDate() ? locale.toString(local.time(), QLocale::ShortFormat)
                                                : locale.toString(local, QLocale::ShortFormat);
}

class AccountWords
{
    Q_DECLARE_TR_FUNCTIONS(Larder::AccountWords)

public:
    explicit AccountWords(Identity identity) : m_user(identity == Identity::User) {}

    StatusWords operator()(const WithoutToken &) const
    {
        return {m_user ? tr("Not signed in.") : tr("There is no app secret and no bot token."), Tone::Muted};
    }
    StatusWords operator()(const FromEnvironment &environment) const
    {
        return {tr("For this run there is a token in %1.", "an environment variable").arg(environment.variable),
                Tone::Good};
    }
    StatusWords operator()(const PastedToken &) const
    {
        return {tr("There is a pasted token. It is used until it expires."), Tone::Good};
    }
    StatusWords operator()(const SignedInAs &signedIn) const
    {
        const QString who = signedIn.name.isEmpty() ? tr("Signed in.") : tr("Signed in as %1.").arg(signedIn.name);
        return {inARow({who, untilWhen(signedIn)}),
                signedIn.notStored || !signedIn.canBeRenewed ? Tone::Warning : Tone::Good};
    }
    StatusWords operator()(const SignInEnded &ended) const
    {
        const QString who = ended.name.isEmpty() ? QString() : tr("%1 was signed in.").arg(ended.name);
        return {inARow({who, sentenceAndNextStep(ended.why)}), Tone::Bad};
    }
    StatusWords operator()(const BotOfApp &bot) const
    {
        return {tr("Larder fetches the bot's token by itself, as app %1.").arg(bot.appId), Tone::Good};
    }
    StatusWords operator()(const RefusedToken &) const
    {
        return {m_user ? tr("The platform refused the token. Sign in, or paste a new one.")
                       : tr("The platform refused the token. Paste a new one, or give the app's secret."),
                Tone::Bad};
    }
    StatusWords operator()(const StatusUnknown &unknown) const
    {
        return {sentenceAndNextStep(unknown.why), Tone::Warning};
    }

    static QString notSignedIn() { return tr("not signed in"); }
    static QString signedIn() { return tr("signed in"); }
    static QString ended() { return tr("sign in again"); }
    static QString bot() { return tr("bot"); }
    static QString pasted() { return tr("pasted token"); }
    static QString environment() { return tr("token of the environment"); }
    static QString refused() { return tr("token refused"); }
    static QString keychain() { return tr("keychain does not answer"); }

    static QString untilWhen(const SignedInAs &signedIn);
    static QString step(CheckStep step);
    static QString good(const CheckResult &result);
    static QString notTried(CheckStep step);
    static StatusWords clock(const CheckResult &result);

private:
    const bool m_user;
};

QString AccountWords::untilWhen(const SignedInAs &signedIn)
{
    if (signedIn.notStored)
        return tr("The keychain did not take it, so it ends when Larder is closed.");
    if (!signedIn.canBeRenewed)
        return tr("It ends at %1 and cannot be renewed.").arg(timeWords(signedIn.accessUntil));
    if (signedIn.refreshUntil)
        return tr("Larder renews it by itself; unused, it ends on %1.")
            .arg(QLocale().toString(signedIn.refreshUntil->toLocalTime().date(), QLocale::ShortFormat));
    return tr("Larder renews it by itself.");
}

QString AccountWords::step(CheckStep step)
{
    switch (step) {
    case CheckStep::Name:
        return tr("Server name");
    case CheckStep::Proxy:
        return tr("Proxy");
    case CheckStep::Connection:
        return tr("Connection");
    case CheckStep::Clock:
        return tr("Clock");
    case CheckStep::Token:
        return tr("Token");
    case CheckStep::Scope:
        return tr("Permission");
    case CheckStep::Reading:
        return tr("Download");
    }
    Q_UNREACHABLE();
}

QString AccountWords::good(const CheckResult &result)
{
    switch (result.step) {
    case CheckStep::Name:
        return tr("The server's name is known: %1.", "its address").arg(result.detail);
    case CheckStep::Proxy:
        return result.detail.isEmpty() ? tr("None is used.") : tr("Goes through %1.").arg(result.detail);
    case CheckStep::Connection:
        return tr("The platform answers.");
    case CheckStep::Clock:
        return tr("It is right.");
    case CheckStep::Token:
        return result.detail.isEmpty() ? tr("There is one.") : tr("It is good, and belongs to %1.").arg(result.detail);
    case CheckStep::Scope:
        return tr("The app may read messages.");
    case CheckStep::Reading:
        return tr("The resource in the form can be downloaded.");
    }
    Q_UNREACHABLE();
}

QString AccountWords::notTried(CheckStep step)
{
    if (step == CheckStep::Scope || step == CheckStep::Reading)
        return tr("Not tried. Fill in a message id and a file key to try it with.");
    return tr("Not tried.");
}

StatusWords AccountWords::clock(const CheckResult &result)
{
    const QString difference = durationAsWords(std::chrono::abs(result.ahead));
    const QString words = result.ahead.count() > 0
                              ? tr("This computer's clock is %1 ahead of the server's. Set it right.")
                              : tr("This computer's clock is %1 behind the server's. Set it right.");
    return {words.arg(difference), Tone::Bad};
}

} // namespace

StatusWords wordsOf(const TokenStatus &status, Identity identity)
{
    return std::visit(AccountWords(identity), status);
}

QString shortWordsOf(const TokenStatus &status)
{
    struct Short
    {
        QString operator()(const WithoutToken &) const { return AccountWords::notSignedIn(); }
        QString operator()(const FromEnvironment &) const { return AccountWords::environment(); }
        QString operator()(const PastedToken &) const { return AccountWords::pasted(); }
        QString operator()(const SignedInAs &as) const
        {
            return as.name.isEmpty() ? AccountWords::signedIn() : as.name;
        }
        QString operator()(const SignInEnded &) const { return AccountWords::ended(); }
        QString operator()(const BotOfApp &) const { return AccountWords::bot(); }
        QString operator()(const RefusedToken &) const { return AccountWords::refused(); }
        QString operator()(const StatusUnknown &) const { return AccountWords::keychain(); }
    };
    return std::visit(Short{}, status);
}

QString overviewOf(const QString &where, const std::optional<TokenStatus> &user, const std::optional<TokenStatus> &bot)
{
    if (!user || !bot)
        return where;
    QStringList who;
    for (const TokenStatus &each : {*user, *bot})
        if (!std::holds_alternative<WithoutToken>(each) && !who.contains(shortWordsOf(each)))
            who.append(shortWordsOf(each));
    if (who.isEmpty())
        who.append(AccountWords::notSignedIn());
    return where + u" · "_s + who.join(u", "_s);
}

bool isUsable(const TokenStatus &status)
{
    return std::holds_alternative<FromEnvironment>(status) || std::holds_alternative<PastedToken>(status) ||
           std::holds_alternative<SignedInAs>(status) || std::holds_alternative<BotOfApp>(status);
}

QString titleOf(CheckStep step)
{
    return AccountWords::step(step);
}

StatusWords wordsOf(const CheckResult &result)
{
    switch (result.outcome) {
    case CheckResult::Outcome::Good:
        return {AccountWords::good(result), Tone::Good};
    case CheckResult::Outcome::NotTried:
        return {AccountWords::notTried(result.step), Tone::Muted};
    case CheckResult::Outcome::Bad:
        return result.error ? StatusWords{sentenceAndNextStep(*result.error), Tone::Bad} : AccountWords::clock(result);
    }
    Q_UNREACHABLE();
}

} // namespace Larder
