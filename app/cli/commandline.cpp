#include "cli/commandline.h"

#include <QCommandLineParser>
#include <QDir>

#include "cli/options.h"
#include "core/errortext.h"
#include "files/filename.h"
#include "lark/signinrequests.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** A wrong argument, as a value that ends the reading. */
struct Wrong
{
    QString line;
};

void addOptions(QCommandLineParser &parser)
{
    const Option &inputs = commandLineInputs();
    parser.addPositionalArgument(inputs.name, inputs.description, u"[%1…]"_s.arg(inputs.name));
    parser.setApplicationDescription(programPurpose());
    for (const Option &option : commandLineOptions()) {
        QStringList names(option.name);
        if (!option.shortName.isEmpty())
            names.append(option.shortName);
        parser.addOption({names, option.description, option.value});
    }
}

/** Reads one command line; each function for one option, the first wrong one kept. */
class Reading
{
public:
    Reading(const QCommandLineParser &parser, const CommandDefaults &defaults) : m_parser(parser), m_defaults(defaults)
    {
    }

    [[nodiscard]] const std::optional<Wrong> &wrong() const { return m_wrong; }

    [[nodiscard]] GivenResource given()
    {
        return GivenResource{m_parser.value(u"message-id"_s), m_parser.value(u"file-key"_s), type(),
                             m_parser.value(u"output"_s)};
    }

    [[nodiscard]] DownloadChoices choices()
    {
        DownloadChoices choices{
            .platform = platform(), .identity = identity(), .folder = folder(), .ifExists = ifExists()};
        choices.platformNamed = m_parser.isSet(u"host"_s);
        choices.account = m_parser.value(u"account"_s);
        choices.digest = m_parser.isSet(u"sha256"_s);
        choices.marks = m_defaults.marks;
        choices.engine.http.idleTimeout =
            std::chrono::seconds(number(u"idle-timeout"_s, 1, 24 * 3600, int(Limits::idleTimeout.count())));
        choices.engine.resourcesAtATime = number(u"jobs"_s, 1, 64, Limits::resourcesAtATime);
        choices.engine.connections = number(u"connections"_s, 1, Limits::mostConnections, Limits::connections);
        return choices;
    }

    [[nodiscard]] std::optional<MessageId> messageId()
    {
        const auto id = MessageId::parse(m_parser.value(u"message-id"_s));
        if (!id)
            reject(u"--message-id: "_s + sentenceAndNextStep(id.error()));
        return id ? std::optional(*id) : std::nullopt;
    }

    [[nodiscard]] std::optional<DownloadOrder> order(const DownloadChoices &choices)
    {
        const auto message = messageId();
        const auto fileKey = FileKey::parse(m_parser.value(u"file-key"_s));
        const QString name = m_parser.value(u"output"_s);
        if (!fileKey)
            reject(u"--file-key: "_s + sentenceAndNextStep(fileKey.error()));
        if (const Done checked = checkChosenName(name); !checked)
            reject(u"--output: "_s + sentenceAndNextStep(checked.error()));
        if (m_wrong)
            return std::nullopt;
        const ResourceRef resource{*message, *fileKey, type().value_or(typeOf(*fileKey))};
        return DownloadOrder{.platform = choices.platform,
                             .identity = choices.identity,
                             .resource = resource,
                             .folder = choices.folder,
                             .name = name,
                             .ifExists = choices.ifExists,
                             .digest = choices.digest,
                             .marks = choices.marks};
    }

    [[nodiscard]] SignInToAccount signIn()
    {
        SignInToAccount signIn{.account = m_parser.value(u"account"_s),
                               .platform = {},
                               .platformOfNew = m_defaults.platform,
                               .appId = m_parser.value(u"app-id"_s),
                               .scopes = scopes(),
                               .identity = identity()};
        if (m_parser.isSet(u"host"_s))
            signIn.platform = platform();
        if (m_parser.isSet(u"app-id"_s) && !isAppId(signIn.appId))
            rejectValue(u"app-id"_s, u"an app id, cli_…"_s);
        return signIn;
    }

    [[nodiscard]] SignOutOfAccount signOut() { return {m_parser.value(u"account"_s), identity()}; }

    /** These say what one resource is, or how it is called, and many come. */
    void rejectWithMany()
    {
        for (const QString &option : {u"file-key"_s, u"type"_s, u"output"_s}) {
            if (m_parser.isSet(option))
                reject(u"--%1 is for one resource; it cannot go with files or with a message id alone."_s.arg(option));
        }
    }

private:
    void reject(const QString &line)
    {
        if (!m_wrong)
            m_wrong = Wrong{line};
    }

    void rejectValue(const QString &option, const QString &wanted)
    {
        reject(u"--%1 takes %2, not \"%3\"."_s.arg(option, wanted, m_parser.value(option)));
    }

    std::optional<ResourceType> type()
    {
        if (!m_parser.isSet(u"type"_s))
            return std::nullopt;
        const auto type = resourceTypeFrom(m_parser.value(u"type"_s));
        if (!type)
            rejectValue(u"type"_s, u"image or file"_s);
        return type;
    }

    Identity identity()
    {
        if (!m_parser.isSet(u"as"_s))
            return Identity::User;
        const auto identity = identityFrom(m_parser.value(u"as"_s));
        if (!identity)
            rejectValue(u"as"_s, u"user or bot"_s);
        return identity.value_or(Identity::User);
    }

    OpenPlatform platform()
    {
        if (!m_parser.isSet(u"host"_s))
            return m_defaults.platform;
        const auto platform = OpenPlatform::parse(m_parser.value(u"host"_s));
        if (!platform)
            rejectValue(u"host"_s, u"feishu, lark or an https address (http for this computer only)"_s);
        return platform ? *platform : m_defaults.platform;
    }

    QString folder()
    {
        const QString folder = m_parser.isSet(u"output-dir"_s) ? m_parser.value(u"output-dir"_s) : m_defaults.folder;
        if (folder.isEmpty())
            reject(u"--output-dir takes a folder."_s);
        return QDir::cleanPath(QDir::current().absoluteFilePath(folder));
    }

    /** As a refusal names them, with spaces or commas between. */
    [[nodiscard]] QStringList scopes() const
    {
        return m_parser.value(u"scope"_s).replace(u',', u' ').split(u' ', Qt::SkipEmptyParts);
    }

    IfExists ifExists()
    {
        if (!m_parser.isSet(u"if-exists"_s))
            return IfExists::Rename;
        const auto ifExists = ifExistsFrom(m_parser.value(u"if-exists"_s));
        if (!ifExists || *ifExists == IfExists::Ask) // there is nobody to ask
            rejectValue(u"if-exists"_s, u"rename, skip or replace"_s);
        return ifExists.value_or(IfExists::Rename);
    }

    int number(const QString &option, int least, int most, int otherwise)
    {
        if (!m_parser.isSet(option))
            return otherwise;
        bool ok = false;
        const int value = m_parser.value(option).toInt(&ok);
        if (ok && value >= least && value <= most)
            return value;
        rejectValue(option, u"a whole number from %1 to %2"_s.arg(least).arg(most));
        return otherwise;
    }

    const QCommandLineParser &m_parser;
    const CommandDefaults &m_defaults;
    std::optional<Wrong> m_wrong;
};

Command readDownload(const QCommandLineParser &parser, Reading &reading)
{
    const DownloadChoices choices = reading.choices();
    const QStringList inputs = parser.positionalArguments();
    Download download{
        .demo = parser.isSet(u"demo"_s), .orders = {}, .inputs = inputs, .lookUp = {}, .choices = choices};
    const bool many = !inputs.isEmpty() || (parser.isSet(u"message-id"_s) && !parser.isSet(u"file-key"_s));
    if (many) {
        reading.rejectWithMany();
        if (parser.isSet(u"message-id"_s))
            download.lookUp = reading.messageId();
    } else if (!download.demo || parser.isSet(u"message-id"_s)) {
        if (const auto order = reading.order(choices))
            download.orders.append(*order);
    }
    if (reading.wrong())
        return BadUsage{reading.wrong()->line};
    return download;
}

Command readList(const QCommandLineParser &parser)
{
    if (parser.positionalArguments().isEmpty())
        return BadUsage{u"--list needs files with message JSON, or - for standard input."_s};
    return ListMessages{parser.positionalArguments()};
}

Command readAccountCommand(const QCommandLineParser &parser, Reading &reading)
{
    int tasks = 0;
    for (const QString &task : {u"accounts"_s, u"sign-in"_s, u"sign-out"_s, u"download"_s, u"dry-run"_s})
        tasks += parser.isSet(task) ? 1 : 0;
    if (tasks > 1)
        return BadUsage{u"--accounts, --sign-in and --sign-out each go alone."_s};
    if (!parser.positionalArguments().isEmpty())
        return BadUsage{u"Accounts take no files; the app's secret is read from standard input."_s};
    const Command command = parser.isSet(u"sign-in"_s)    ? Command(reading.signIn())
                            : parser.isSet(u"sign-out"_s) ? Command(reading.signOut())
                                                          : Command(ListAccounts{});
    return reading.wrong() ? Command(BadUsage{reading.wrong()->line}) : command;
}

Command readDryRun(Reading &reading)
{
    const auto order = reading.order(reading.choices());
    if (!order)
        return BadUsage{reading.wrong()->line};
    return DryRun{*order};
}

Command readWindow(const QCommandLineParser &parser, Reading &reading, const CommandDefaults &defaults)
{
    const QStringList inputs = parser.positionalArguments();
    if (inputs.contains(u"-"_s))
        return BadUsage{u"The window does not read standard input; use --download or --list."_s};
    const DownloadChoices choices = reading.choices();
    ShowWindow window{.demo = parser.isSet(u"demo"_s),
                      .given = reading.given(),
                      .inputs = inputs,
                      .folder = {},
                      .platform = {},
                      .identity = {},
                      .resourcesAtATime = {},
                      .connections = {},
                      .engine = choices.engine};
    if (parser.isSet(u"jobs"_s))
        window.resourcesAtATime = choices.engine.resourcesAtATime;
    if (parser.isSet(u"connections"_s))
        window.connections = choices.engine.connections;
    window.engine.resourcesAtATime = window.resourcesAtATime.value_or(defaults.resourcesAtATime);
    window.engine.connections = window.connections.value_or(defaults.connections);
    if (parser.isSet(u"output-dir"_s))
        window.folder = choices.folder;
    if (parser.isSet(u"host"_s))
        window.platform = choices.platform;
    if (parser.isSet(u"as"_s))
        window.identity = choices.identity;
    if (reading.wrong())
        return BadUsage{reading.wrong()->line};
    return window;
}

} // namespace

Command readCommandLine(const QStringList &arguments, const CommandDefaults &defaults)
{
    QCommandLineParser parser;
    addOptions(parser);
    if (!parser.parse(arguments))
        return BadUsage{parser.errorText()};
    if (parser.isSet(u"help"_s))
        return PrintHelp{};
    if (parser.isSet(u"version"_s))
        return PrintVersion{};
    if (parser.isSet(u"list"_s))
        return readList(parser);
    Reading reading(parser, defaults);
    if (parser.isSet(u"accounts"_s) || parser.isSet(u"sign-in"_s) || parser.isSet(u"sign-out"_s))
        return readAccountCommand(parser, reading);
    if (parser.isSet(u"dry-run"_s))
        return readDryRun(reading);
    if (parser.isSet(u"download"_s))
        return readDownload(parser, reading);
    return readWindow(parser, reading, defaults);
}

QString helpText()
{
    QCommandLineParser parser;
    addOptions(parser);
    return parser.helpText();
}

} // namespace Larder
