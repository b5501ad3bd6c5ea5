#include "ui/windowstart.h"

#include <QApplication>
#include <QDir>
#include <QMessageBox>
#include <QTemporaryDir>

#include "auth/runenvironment.h"
#include "demo/demoserver.h"
#include "demo/demosignin.h"
#include "lark/signinrequests.h"
#include "session/userkeychain.h"
#include "ui/applicationicon.h"
#include "ui/desktop.h"
#include "ui/keyboarduse.h"
#include "ui/language.h"
#include "ui/mainwindow.h"
#include "ui/oneinstance.h"
#include "ui/openedfiles.h"
#include "ui/quitting.h"
#include "ui/style.h"
#include "ui/theme.h"
#ifdef LARDER_WITH_DBUS
#include "ui/desktopcolours.h"
#endif

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

/** A window with everything that it stands on; whatever comes later in it goes first. */
struct Workspace
{
    std::unique_ptr<UserKeychain> keychain; ///< of the user's own only
    std::unique_ptr<DemoServer> server;     ///< of the demo workspace only
    std::unique_ptr<QTemporaryDir> folder;
    std::unique_ptr<Settings> settings;
    std::unique_ptr<Engine> engine;
    std::unique_ptr<MainWindow> window;
};

std::unique_ptr<Engine> makeEngine(const EngineOptions &options, std::unique_ptr<Keychain> keychain)
{
    return std::make_unique<Engine>(options, std::move(keychain), Engine::Threading::OwnThread);
}

/** Signed in already, and with an app, so that signing in can be tried too. */
void addDemoAccount(Engine &engine, const OpenPlatform &platform)
{
    const auto account = newAccount(MainWindow::tr("Demo"), platform, DemoSignIn::appId);
    if (!account)
        return;
    engine.addAccount(*account);
    if (const auto app = AppCredential::parse(account->appId, QString(DemoSignIn::appSecret)))
        engine.useAppSecret(account->id, app->secret);
    for (const Identity identity : {Identity::User, Identity::Bot})
        if (const auto token = AccessToken::parse(DemoServer::token()))
            engine.useToken(account->id, identity, token.value());
}

/** The user's own window and the demo's, each opened when it is wanted. */
class Windows : public QObject
{
public:
    Windows(const WindowOptions &options, SpokenLanguage &language) : m_options(options), m_language(language) {}

    void openOwn()
    {
        m_own.settings = std::make_unique<Settings>(Settings::ofUser());
        m_own.keychain = std::make_unique<UserKeychain>();
        EngineOptions engine = m_options.engine;
        engine.accountsFile = Accounts::usersFile();
        engine.queueFile = QueueFile::usersFile();
        engine.atSharedCause = AtSharedCause::Halt;
        engine.network = m_own.settings->network();
        m_own.engine = makeEngine(engine, m_own.keychain->forEngine());
        m_own.window = std::make_unique<MainWindow>(*m_own.engine, *m_own.settings);
        connect(m_own.window.get(), &MainWindow::keepForThisSessionWanted, m_own.keychain.get(),
                &UserKeychain::keepForThisSession);
        connect(m_own.window.get(), &MainWindow::keychainWanted, m_own.keychain.get(), &UserKeychain::askAgain);
        connect(m_own.keychain.get(), &UserKeychain::waitingForOwner, m_own.window.get(),
                &MainWindow::showKeychainWaiting);
        connect(m_own.window.get(), &MainWindow::demoWanted, this, &Windows::openDemo);
        connect(m_own.window.get(), &MainWindow::languageChosen, this, &Windows::speak);
        use(m_options.given, *m_own.window);
        m_own.window->show();
        give(m_options.given, *m_own.window);
    }

    /** What the command line named; for the window that it opens first. */
    void openDemoFirst()
    {
        openDemo();
        if (m_demo.window)
            give(m_options.given, *m_demo.window);
    }

    /** What a later start was given. The demo keeps to its own server. */
    void takeOver(const Handover &given)
    {
        MainWindow *window = m_options.demo ? m_demo.window.get() : m_own.window.get();
        if (!window)
            return;
        if (!m_options.demo)
            use(given, *window);
        hurry(given, m_options.demo ? *m_demo.engine : *m_own.engine);
        give(given, *window);
        bringForward(*window, given.activation);
    }

    void openDemo()
    {
        if (!m_demo.window && !makeDemo())
            return;
        bringForward(*m_demo.window);
    }

private:
    static void use(const Handover &given, MainWindow &window)
    {
        if (given.folder)
            window.useFolder(*given.folder);
        if (given.platform)
            window.usePlatform(*given.platform);
        if (given.identity)
            window.useIdentity(*given.identity);
    }

    static void hurry(const Handover &given, Engine &engine)
    {
        if (given.resourcesAtATime)
            engine.setResourcesAtATime(*given.resourcesAtATime);
        if (given.connections)
            engine.setConnections(*given.connections);
    }

    static void give(const Handover &given, MainWindow &window)
    {
        if (!given.fill.messageId.isEmpty() || !given.fill.fileKey.isEmpty())
            window.fill(given.fill);
        if (!given.inputs.isEmpty())
            window.openFiles(given.inputs);
    }

    bool makeDemo()
    {
        m_demo.server = std::make_unique<DemoServer>();
        const auto platform = OpenPlatform::parse(m_demo.server->base().toString());
        if (!platform) {
            sayThatDemoCannotStart();
            return false;
        }
        m_demo.folder = std::make_unique<QTemporaryDir>(QDir::temp().filePath(u"larder-demo-XXXXXX"_s));
        m_demo.settings = std::make_unique<Settings>(
            Settings::forThisSession(m_options.given.folder.value_or(m_demo.folder->path())));
        m_demo.settings->setLanguage(Settings::ofUser().language());
        m_demo.settings->setPlatform(platform.value());
        m_demo.settings->setIdentity(m_options.given.identity.value_or(Identity::User));
        EngineOptions engine = m_options.engine;
        // No real token may go to the demo.
        engine.environment = [](const char *) { return QByteArray(); };
        m_demo.engine = makeEngine(engine, std::make_unique<SessionKeychain>());
        addDemoAccount(*m_demo.engine, platform.value());
        m_demo.window = std::make_unique<MainWindow>(*m_demo.engine, *m_demo.settings, DemoServer::resources());
        connect(m_demo.window.get(), &MainWindow::languageChosen, this, &Windows::speak);
        // Later, since a window must not go while it is telling that it was closed.
        connect(m_demo.window.get(), &MainWindow::closed, this, &Windows::leaveDemo, Qt::QueuedConnection);
        return true;
    }

    /** Whichever window it was chosen in: a language is the person's. */
    void speak(const QString &code)
    {
        Settings::ofUser().setLanguage(code);
        for (const Workspace *each : {&m_own, &m_demo})
            if (each->settings)
                each->settings->setLanguage(code);
        m_language.speak(code);
    }

    void sayThatDemoCannotStart()
    {
        auto *notice = new QMessageBox(QMessageBox::Warning, MainWindow::tr("Larder"),
                                       MainWindow::tr("The demo could not start: this computer has no free port."),
                                       QMessageBox::Close, m_own.window.get());
        notice->setAttribute(Qt::WA_DeleteOnClose);
        notice->open();
    }

    void leaveDemo()
    {
        m_demo.window.reset();
        m_demo.engine.reset();
        m_demo.settings.reset();
        m_demo.folder.reset();
        m_demo.server.reset();
    }

    const WindowOptions m_options;
    SpokenLanguage &m_language;
    Workspace m_own;
    Workspace m_demo;
};

bool hasTokenOfItsOwn(const EngineOptions &engine)
{
    const RunEnvironment environment(engine.environment);
    return environment.token(Identity::User) || environment.token(Identity::Bot);
}

} // namespace

int runWindow(QApplication &application, const WindowOptions &options)
{
    SpokenLanguage language;
    language.speak(Settings::ofUser().language());
    QApplication::setWindowIcon(applicationIcon());
    QApplication::setStyle(new Style);
    QApplication::setDesktopFileName(u"io.github.larder.Larder"_s);
    if (paletteIsStyles()) {
        QApplication::setPalette(lightPalette());
#ifdef LARDER_WITH_DBUS
        followDesktopColours();
#endif
    }
    const Quitting quitting(application);
    const KeyboardUse keyboard(application);
    OneInstance instance(options.demo ? OneInstance::Kind::Demo : OneInstance::Kind::Own, QueueFile::usersFile());
    // A token is for the run that was given it, and handed to nobody.
    if (!hasTokenOfItsOwn(options.engine) && instance.begin(options.given) == OneInstance::Start::HandedOver)
        return 0;
    Windows windows(options, language);
    const OpenedFiles openedFiles(application);
    QObject::connect(&openedFiles, &OpenedFiles::opened, &windows,
                     [&windows](const QStringList &paths) { windows.takeOver(Handover{.inputs = paths}); });
    QObject::connect(&instance, &OneInstance::givenOver, &windows, &Windows::takeOver);
    QObject::connect(&application, &QApplication::lastWindowClosed, &instance, &OneInstance::end);
    if (options.demo)
        windows.openDemoFirst();
    else
        windows.openOwn();
    return QApplication::exec();
}

} // namespace Larder
