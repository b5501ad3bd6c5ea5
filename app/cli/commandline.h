#pragma once

#include <chrono>
#include <optional>
#include <variant>

#include <QList>
#include <QString>
#include <QStringList>

#include "session/engine.h"

namespace Larder {

/** What the form of the window is filled with, and what a download is made of: texts as they were given, checked by
 * then. */
struct GivenResource
{
    QString messageId;
    QString fileKey;
    std::optional<ResourceType> type;
    QString name;
};

/** Where and how: for every resource of one run. */
struct DownloadChoices
{
    OpenPlatform platform; ///< unless the account says another
    bool platformNamed = false;
    QString account = {}; ///< its name; empty: the active one
    Identity identity = Identity::User;
    QString folder; ///< absolute
    IfExists ifExists = IfExists::Rename;
    bool digest = false;
    FileMarks marks = {};
    EngineOptions engine = {};
};

// What a command line asks for.

struct ShowWindow
{
    bool demo = false;
    GivenResource given;
    QStringList inputs;            ///< message JSON, as if dropped on it
    std::optional<QString> folder; ///< absolute; as the others, only where an option said so
    std::optional<OpenPlatform> platform;
    std::optional<Identity> identity;
    std::optional<int> resourcesAtATime;
    std::optional<int> connections; ///< for each
    EngineOptions engine;
};
struct Download
{
    bool demo = false; ///< from the demo workspace; all that it has where nothing is named
    QList<DownloadOrder> orders;
    QStringList inputs;              ///< message JSON: files, `-` for standard input; all that is in them
    std::optional<MessageId> lookUp; ///< all that is in this message; with inputs, for what has no id in them
    DownloadChoices choices;
};
struct DryRun
{
    DownloadOrder order;
};
struct ListMessages
{
    QStringList inputs;
};
/** One JSON line for each account. */
struct ListAccounts
{
};
/** By the device flow as a user; as a bot the app's secret is kept, and its token fetched once. */
struct SignInToAccount
{
    QString account; ///< its name, made where there is none; empty: one that fits the rest, the active one first
    std::optional<OpenPlatform> platform;
    OpenPlatform platformOfNew; ///< of an account that is made while no platform is named
    QString appId;              ///< empty: the account's, else LARKSUITE_CLI_APP_ID
    QStringList scopes;         ///< beyond defaultScopes()
    Identity identity = Identity::User;
};
/** Forgets the identity's tokens. The app's secret stays: both identities need it. */
struct SignOutOfAccount
{
    QString account; ///< empty: the active one
    Identity identity = Identity::User;
};
struct PrintVersion
{
};
struct PrintHelp
{
};
/** Exit 2; one line for standard error. */
struct BadUsage
{
    QString line;
};

using Command = std::variant<ShowWindow, Download, DryRun, ListMessages, ListAccounts, SignInToAccount,
                             SignOutOfAccount, PrintVersion, PrintHelp, BadUsage>;

/** What is taken where an option does not say: the user's settings. */
struct CommandDefaults
{
    OpenPlatform platform;
    QString folder;
    FileMarks marks = {};
    // Of the window's downloads; a command line that nobody watches has defaults of its own.
    int resourcesAtATime = Limits::resourcesAtATime;
    int connections = Limits::connections;
};

/** Reads the arguments, the program's name first. Asks neither network nor disk. */
[[nodiscard]] Command readCommandLine(const QStringList &arguments, const CommandDefaults &defaults);

[[nodiscard]] QString helpText();

} // namespace Larder
