#include "support/keyring.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusInterface>
#include <QDBusObjectPath>
#include <QDBusReply>
#include <QDeadlineTimer>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <csignal>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr int patienceMs = 60'000;
constexpr int retryMs = 20;
const char install[] = "apt-get install --no-install-recommends dbus gnome-keyring libsecret-1-0 keepassxc";
const char password[] = "a password\n";

const char busConfiguration[] = R"(<busconfig>
  <type>session</type>
  <listen>unix:dir=@HOME@/run</listen>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
)";

/** An empty database whose root group is given to the Secret Service. */
const char keePassXCDatabase[] = R"(<?xml version="1.0" encoding="utf-8" standalone="yes"?>
<KeePassFile>
  <Meta>
    <CustomData>
      <Item>
        <Key>FDO_SECRETS_EXPOSED_GROUP</Key>
        <Value>{11111111-2222-3333-4444-555555555555}</Value>
      </Item>
    </CustomData>
  </Meta>
  <Root><Group><UUID>ERERESIiMzNERFVVVVVVVQ==</UUID><Name>Root</Name></Group></Root>
</KeePassFile>
)";

/** No question but for the password. */
const char keePassXCConfiguration[] = R"([General]
ConfigVersion=2
SingleInstance=false
UpdateCheckMessageShown=true
[GUI]
CheckForUpdates=false
[FdoSecrets]
Enabled=true
ConfirmAccessItem=false
ConfirmDeleteItem=false
ShowNotification=false
)";

bool writeText(const QString &path, const QByteArray &text)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.flush();
}

void endNow(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.kill();
    process.waitForFinished(patienceMs);
}

void signalTo(const QProcess &process, int signal)
{
    if (process.state() == QProcess::Running)
        ::kill(static_cast<pid_t>(process.processId()), signal);
}

} // namespace

Keyring::Keyring(Program program) : m_program(program) {}

Keyring::~Keyring()
{
    endNow(m_keyring);
    endNow(m_bus);
}

bool Keyring::startBus()
{
    if (!m_home.isValid() || !QDir(m_home.path()).mkdir(u"run"_s) ||
        !QFile::setPermissions(m_home.filePath(u"run"_s), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return failed("There is no temporary folder: "_ba + m_home.errorString().toUtf8());
    const QString configuration = m_home.filePath(u"bus.conf"_s);
    if (!writeText(configuration, QByteArray(busConfiguration).replace("@HOME@", m_home.path().toUtf8())))
        return failed("The bus's configuration could not be written");
    if (!run(m_bus, u"dbus-daemon"_s,
             {u"--config-file"_s, configuration, u"--nofork"_s, u"--nopidfile"_s, u"--print-address=1"_s}))
        return false;
    while (!m_bus.canReadLine()) {
        if (!m_bus.waitForReadyRead(patienceMs))
            return failed("dbus-daemon: "_ba + m_bus.readAllStandardError());
    }
    m_address = QString::fromLatin1(m_bus.readLine().trimmed());
    return true;
}

bool Keyring::start(Login login)
{
    endNow(m_keyring);
    if (m_program == Program::KeePassXC && !makeKeePassXCDatabase())
        return false;
    if (!runKeyring(login))
        return false;
    for (QDeadlineTimer end(patienceMs); !is(login); m_keyring.waitForFinished(retryMs)) {
        if (m_keyring.state() == QProcess::NotRunning || end.hasExpired())
            return failed(m_keyring.program().toUtf8() + ": "_ba + m_keyring.readAllStandardError());
    }
    return true;
}

bool Keyring::runKeyring(Login login)
{
    const bool unlock = login == Login::Unlocked;
    QStringList arguments;
    switch (m_program) {
    case Program::GnomeKeyring:
        arguments = {unlock ? u"--unlock"_s : u"--start"_s, u"--foreground"_s, u"--components=secrets"_s};
        break;
    case Program::KeePassXC:
        arguments = {u"--config"_s, m_home.filePath(u"keepassxc.ini"_s), u"--localconfig"_s,
                     m_home.filePath(u"local.ini"_s), m_home.filePath(u"keyring.kdbx"_s)};
        if (unlock)
            arguments.prepend(u"--pw-stdin"_s);
        break;
    }
    if (!run(m_keyring, m_program == Program::KeePassXC ? u"keepassxc"_s : u"gnome-keyring-daemon"_s, arguments))
        return false;
    if (unlock)
        m_keyring.write(password);
    m_keyring.closeWriteChannel();
    return true;
}

/** Once; later it is the one that is there. */
bool Keyring::makeKeePassXCDatabase()
{
    const QString database = m_home.filePath(u"keyring.kdbx"_s);
    const QString source = m_home.filePath(u"keyring.xml"_s);
    if (QFile::exists(database))
        return true;
    if (!writeText(source, keePassXCDatabase) ||
        !writeText(m_home.filePath(u"keepassxc.ini"_s), keePassXCConfiguration))
        return failed("The configuration of KeePassXC could not be written");
    QProcess import;
    if (!run(import, u"keepassxc-cli"_s, {u"import"_s, u"--set-password"_s, source, database}))
        return false;
    import.write(password);
    import.write(password);
    import.closeWriteChannel();
    return (import.waitForFinished(patienceMs) && import.exitCode() == 0) ||
           failed("keepassxc-cli: "_ba + import.readAllStandardError());
}

QProcessEnvironment Keyring::environment() const
{
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"HOME"_s, m_home.path());
    environment.insert(u"XDG_RUNTIME_DIR"_s, m_home.filePath(u"run"_s));
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, m_address);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    for (const QString &name :
         {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"XDG_DATA_HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_CACHE_HOME"_s,
          u"XDG_CURRENT_DESKTOP"_s, u"KDE_FULL_SESSION"_s, u"DESKTOP_SESSION"_s, u"GNOME_KEYRING_CONTROL"_s})
        environment.remove(name);
    return environment;
}

void Keyring::enter() const
{
    const auto wanted = environment();
    for (const QString &name : QProcessEnvironment::systemEnvironment().keys()) {
        if (!wanted.contains(name))
            qunsetenv(name.toLocal8Bit().constData());
    }
    for (const QString &name : {u"HOME"_s, u"XDG_RUNTIME_DIR"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
        qputenv(name.toLocal8Bit().constData(), wanted.value(name).toLocal8Bit());
}

void Keyring::quit()
{
    m_keyring.terminate();
    m_keyring.waitForFinished(patienceMs);
    kill();
}

void Keyring::kill()
{
    endNow(m_keyring);
    for (QDeadlineTimer end(patienceMs); isOnBus() && !end.hasExpired();)
        m_bus.waitForReadyRead(retryMs); // the bus may see it a moment later
}

void Keyring::pause()
{
    signalTo(m_keyring, SIGSTOP);
}

void Keyring::resume()
{
    signalTo(m_keyring, SIGCONT);
}

void Keyring::killBus()
{
    endNow(m_bus);
}

bool Keyring::run(QProcess &process, const QString &program, const QStringList &arguments)
{
    const QString path = QStandardPaths::findExecutable(program);
    if (path.isEmpty())
        return failed(install);
#ifdef Q_OS_LINUX
    process.setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
#endif
    process.setProcessEnvironment(environment());
    process.start(path, arguments);
    return process.waitForStarted(patienceMs) || failed(program.toUtf8() + ": "_ba + process.errorString().toUtf8());
}

/** Over a connection of its own, so that this process has not met the bus. */
template <typename Question>
static auto askOn(const QString &address, Question question)
{
    const QString name = u"keyring test "_s + address;
    const auto answer = question(QDBusConnection::connectToBus(address, name));
    QDBusConnection::disconnectFromBus(name);
    return answer;
}

bool Keyring::isOnBus() const
{
    return askOn(m_address, [](const QDBusConnection &bus) {
        return bus.isConnected() && bus.interface()->isServiceRegistered(u"org.freedesktop.secrets"_s);
    });
}

bool Keyring::is(Login login) const
{
    if (!isOnBus() || m_program == Program::GnomeKeyring) // which opens its keyring before it comes to the bus
        return isOnBus();
    return askOn(m_address, [login](const QDBusConnection &bus) {
        QDBusInterface service(u"org.freedesktop.secrets"_s, u"/org/freedesktop/secrets"_s,
                               u"org.freedesktop.Secret.Service"_s, bus);
        const QDBusReply<QDBusObjectPath> path = service.call(u"ReadAlias"_s, u"default"_s);
        if (!path.isValid() || path.value().path() == "/"_L1)
            return false;
        const QDBusInterface keyring(u"org.freedesktop.secrets"_s, path.value().path(),
                                     u"org.freedesktop.Secret.Collection"_s, bus);
        const QVariant locked = keyring.property("Locked");
        return locked.isValid() && locked.toBool() == (login == Login::Locked);
    });
}

bool Keyring::failed(const QByteArray &trouble)
{
    m_trouble = trouble;
    return false;
}

} // namespace Larder
