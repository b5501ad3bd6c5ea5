#include "cli/errorline.h"

#include "core/errortext.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

QString variableOf(Identity identity)
{
    return identity == Identity::User ? u"LARDER_USER_ACCESS_TOKEN"_s : u"LARDER_TENANT_ACCESS_TOKEN"_s;
}

QString signInOf(Identity identity)
{
    return identity == Identity::User ? u"larder --sign-in"_s : u"larder --sign-in --as bot"_s;
}

/** What a window would offer by a button. Nobody can choose "for this session only" here. */
QString hintFor(Identity identity, const Error &error)
{
    const QString orVariable = u", or give the token in %1."_s.arg(variableOf(identity));
    switch (error.reason) {
    case Reason::NoToken:
        return u"Sign in with %1"_s.arg(signInOf(identity)) + orVariable;
    case Reason::TokenRefused:
    case Reason::SignInOver:
        return u"Sign in again with %1"_s.arg(signInOf(identity)) + orVariable;
    case Reason::AppSecretMissing:
        return u"Sign in with %1, the app's secret on standard input or in LARKSUITE_CLI_APP_SECRET."_s.arg(
            signInOf(identity));
    case Reason::KeychainMissing:
        return u"Install and start one, such as GNOME Keyring"_s + orVariable;
    case Reason::KeychainLocked:
        return u"Unlock it, then try again"_s + orVariable;
    case Reason::KeychainDenied:
        return u"Try again and allow it"_s + orVariable;
    case Reason::KeychainBroken:
        return u"Restart it and try again"_s + orVariable;
    case Reason::ProxyWantsSignIn:
        return u"Enter the proxy with its user name and password in the settings of Larder's window, or in https_proxy."_s;
    default:
        return nextStep(error);
    }
}

} // namespace

JsonLine errorLine(Identity identity, const Error &error)
{
    JsonLine line;
    line.add("type", QString(word(kindOf(error))));
    if (error.code)
        line.add("code", *error.code);
    line.add("message", sentence(error));
    if (const QString step = hintFor(identity, error); !step.isEmpty())
        line.add("hint", step);
    if (!error.logId.isEmpty())
        line.add("log_id", error.logId);
    if (!error.detail.isEmpty())
        line.add("detail", error.detail);
    return line;
}

} // namespace Larder
