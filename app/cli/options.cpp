#include "cli/options.h"

using namespace Qt::StringLiterals;

namespace Larder {

const QList<Option> &commandLineOptions()
{
    static const QList<Option> options = {
        {u"download"_s, u"Download without a window, print one JSON line for each resource, then exit."_s},
        {u"dry-run"_s, u"Print the request that --download would make; asks nobody and needs no token."_s},
        {u"list"_s, u"Print what message JSON holds, one JSON line for each input; asks nobody and needs no token."_s},
        {u"demo"_s, u"Use the built-in demo workspace; with --download, save all that it has."_s},
        {u"message-id"_s, u"Message that holds the resource, om_…"_s, u"ID"_s},
        {u"file-key"_s, u"Key of the resource, img_… or file_… (default: every resource of the message)."_s, u"KEY"_s},
        {u"type"_s,
         u"Resource type, image or file (default: read off the key)."_s,
         u"TYPE"_s,
         ValueKind::Word,
         {u"image"_s, u"file"_s}},
        {u"output"_s, u"Name of the saved file, relative to the output folder (default: the server's)."_s, u"PATH"_s},
        {u"output-dir"_s, u"Folder to save in (default: the one chosen in the settings, else the downloads folder)."_s,
         u"DIR"_s, ValueKind::Folder},
        {u"account"_s, u"Account to go with, by its name (default: the active one)."_s, u"NAME"_s},
        {u"accounts"_s, u"Print the accounts, one JSON line for each, without secrets."_s},
        {u"sign-in"_s,
         u"Sign in to an account, made where there is none: a user in a browser, here or elsewhere; with --as bot by "
         u"the app's secret alone. The secret is LARKSUITE_CLI_APP_SECRET or a line of standard input; without either "
         u"the one that is kept."_s},
        {u"sign-out"_s, u"Forget the tokens of an account's user, or with --as bot of its bot."_s},
        {u"app-id"_s, u"App to sign in with, cli_… (default: the account's, else LARKSUITE_CLI_APP_ID)."_s, u"ID"_s},
        {u"scope"_s, u"Permissions to ask for beyond those that Larder needs, as a refusal named them."_s, u"SCOPES"_s},
        {u"as"_s, u"Identity, user or bot (default: user)."_s, u"IDENTITY"_s, ValueKind::Word, {u"user"_s, u"bot"_s}},
        {u"host"_s,
         u"Open Platform to talk to: feishu, lark or an address (default: the account's)."_s,
         u"HOST"_s,
         ValueKind::Word,
         {u"feishu"_s, u"lark"_s}},
        {u"if-exists"_s,
         u"If the file is there: rename, skip or replace (default: rename)."_s,
         u"WHAT"_s,
         ValueKind::Word,
         {u"rename"_s, u"skip"_s, u"replace"_s}},
        {u"idle-timeout"_s, u"Give a request up when no byte came for this long (default: 30)."_s, u"SECONDS"_s},
        {u"jobs"_s, u"Resources at a time (default: 3)."_s, u"N"_s},
        {u"connections"_s, u"Requests in flight for one resource, 1 to 4 (default: 1)."_s, u"N"_s},
        {u"sha256"_s, u"Add the saved file's SHA-256 to the printed line."_s},
        {u"version"_s, u"Print the version."_s},
        {.name = u"help"_s, .description = u"Print this help."_s, .shortName = u"h"_s},
    };
    return options;
}

const Option &commandLineInputs()
{
    static const Option inputs{
        .name = u"FILE"_s, .description = u"Message JSON: files, or - for standard input."_s, .kind = ValueKind::File};
    return inputs;
}

QString programPurpose()
{
    return u"Keeps what Lark and Feishu messages carry: saves the picture, file, recording or video of a message."_s;
}

} // namespace Larder
