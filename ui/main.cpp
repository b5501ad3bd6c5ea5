#include <cstdio>

#include <QApplication>
#include <QFile>
#include <QFileInfo>

#include "cli/accountcommand.h"
#include "cli/appsecret.h"
#include "cli/commandline.h"
#include "cli/downloadcommand.h"
#include "cli/interruptwatch.h"
#include "cli/listline.h"
#include "demo/demoserver.h"
#include "session/settings.h"
#include "session/userkeychain.h"
#include "ui/windowstart.h"

using namespace Larder;
using namespace Qt::StringLiterals;

namespace {

void print(const QString &text)
{
    std::fputs(text.toLocal8Bit().constData(), stdout);
}

QList<DownloadOrder> allOfTheDemo(const DownloadChoices &choices)
{
    QList<DownloadOrder> orders;
    for (const DemoResource &resource : DemoServer::resources()) {
        orders.append(DownloadOrder{.platform = choices.platform,
                                    .identity = choices.identity,
                                    .resource = resource.resource,
                                    .folder = choices.folder,
                                    .name = {},
                                    .ifExists = choices.ifExists,
                                    .digest = choices.digest,
                                    .marks = choices.marks});
    }
    return orders;
}

/** The demo workspace stands in for the platform; with nothing named, all that it has is wanted. */
void turnToDemo(const DemoServer &demo, Download &download)
{
    DownloadChoices &choices = download.choices;
    choices.platform = *OpenPlatform::parse(demo.base().toString());
    // The demo's own token, so that no real one ever goes to it.
    choices.engine.environment = [](const char *name) {
        const QByteArrayView variable = name;
        return variable.startsWith("LARDER_") ? DemoServer::token().toUtf8() : QByteArray();
    };
    choices.engine.accountsFile.clear();
    choices.engine.network = {};
    for (DownloadOrder &order : download.orders)
        order.platform = choices.platform;
    if (download.orders.isEmpty() && download.inputs.isEmpty() && !download.lookUp)
        download.orders = allOfTheDemo(choices);
}

/** It waits for its owner, and so does whoever looks at the terminal. */
void tellOfWaiting(const UserKeychain &keychain, Printer &printer)
{
    QObject::connect(&keychain, &UserKeychain::waitingForOwner, &keychain, [&printer](bool waiting) {
        if (waiting)
            printer.remark(u"larder: waiting for the system's keychain, which may ask to be unlocked."_s);
    });
}

/** Starts what a command line asks for; gives the program's exit code. */
struct Start
{
    int &argc;
    char **argv;

    int operator()(const ShowWindow &window) const
    {
        QApplication application(argc, argv);
        nameProgram();
        WindowOptions options;
        options.demo = window.demo;
        options.given.fill = {.messageId = window.given.messageId,
                              .fileKey = window.given.fileKey,
                              .type = window.given.type,
                              .name = window.given.name};
        for (const QString &input : window.inputs)
            options.given.inputs.append(QFileInfo(input).absoluteFilePath());
        options.given.folder = window.folder;
        options.given.platform = window.platform;
        options.given.identity = window.identity;
        options.given.resourcesAtATime = window.resourcesAtATime;
        options.given.connections = window.connections;
        options.given.activation = qgetenv("XDG_ACTIVATION_TOKEN");
        options.engine = window.engine;
        return runWindow(application, options);
    }

    int operator()(Download download) const
    {
        QCoreApplication application(argc, argv);
        nameProgram();
        std::optional<DemoServer> demo;
        UserKeychain keychain;
        download.choices.engine.accountsFile = Accounts::usersFile();
        download.choices.engine.network = Settings::ofUser().network();
        if (download.demo) {
            demo.emplace();
            turnToDemo(*demo, download);
        }
        const auto printer = makeStandardPrinter();
        tellOfWaiting(keychain, *printer);
        DownloadCommand command(
            download, [&keychain] { return keychain.forEngine(); }, *printer);
        InterruptWatch interrupts;
        QObject::connect(&interrupts, &InterruptWatch::interrupted, &command, &DownloadCommand::interrupt);
        QObject::connect(&command, &DownloadCommand::finished, &application,
                         [](ExitCode code) { QCoreApplication::exit(int(code)); });
        command.start();
        return QCoreApplication::exec();
    }

    int operator()(const DryRun &dryRun) const
    {
        print(QString::fromUtf8(dryRunLine(dryRun.order)) + u'\n');
        return int(ExitCode::AllSaved);
    }

    int operator()(const ListMessages &list) const
    {
        ExitCode code = ExitCode::AllSaved;
        for (const QString &name : list.inputs) {
            const MessageInput input = readInput(name);
            print(QString::fromUtf8(listLine(input)) + u'\n');
            if (!input.reading || input.reading->error)
                code = ExitCode::BadArguments;
        }
        return int(code);
    }

    int operator()(const ListAccounts &task) const { return runAccountCommand(task); }
    int operator()(const SignInToAccount &task) const { return runAccountCommand(task); }
    int operator()(const SignOutOfAccount &task) const { return runAccountCommand(task); }

    int runAccountCommand(const AccountCommand::Task &task) const
    {
        QCoreApplication application(argc, argv);
        nameProgram();
        UserKeychain keychain;
        EngineOptions options;
        options.accountsFile = Accounts::usersFile();
        options.network = Settings::ofUser().network();
        const auto printer = makeStandardPrinter();
        tellOfWaiting(keychain, *printer);
        AccountCommand command(task, options, keychain.forEngine(), readAppSecret, *printer);
        InterruptWatch interrupts;
        QObject::connect(&interrupts, &InterruptWatch::interrupted, &command, &AccountCommand::interrupt);
        QObject::connect(&command, &AccountCommand::finished, &application,
                         [](ExitCode code) { QCoreApplication::exit(int(code)); });
        command.start();
        return QCoreApplication::exec();
    }

    int operator()(PrintVersion) const
    {
        print(u"larder "_s + QStringLiteral(LARDER_VERSION) + u'\n');
        return int(ExitCode::AllSaved);
    }

    int operator()(PrintHelp) const
    {
        QCoreApplication application(argc, argv);
        print(helpText());
        return int(ExitCode::AllSaved);
    }

    int operator()(const BadUsage &usage) const
    {
        std::fputs(("larder: " + usage.line.toLocal8Bit() + '\n').constData(), stderr);
        return int(ExitCode::BadArguments);
    }

    static void nameProgram()
    {
        QCoreApplication::setApplicationName(u"Larder"_s);
        QCoreApplication::setApplicationVersion(QStringLiteral(LARDER_VERSION));
    }
};

} // namespace

int main(int argc, char *argv[])
{
    // Over TLS the network thread is a fifth faster without GLib's event loop; the main thread keeps it for D-Bus.
    qputenv("QT_NO_THREADED_GLIB", "1");
    QStringList arguments;
    for (int i = 0; i < argc; ++i)
        arguments.append(QFile::decodeName(argv[i]));
    const Settings settings = Settings::ofUser();
    const Command command =
        readCommandLine(arguments, CommandDefaults{settings.platform(), settings.folder(), settings.saving().marks,
                                                   settings.resourcesAtATime(), settings.connections()});
    return std::visit(Start{argc, argv}, command);
}
