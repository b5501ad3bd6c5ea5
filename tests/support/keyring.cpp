#include "support/keyring.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
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
const char install[] = "apt-get install --no-install-recommends dbus gnome-keyring libsecret-1-0";

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

Keyring::~Keyring()
{
    endNow(m_daemon);
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
    endNow(m_daemon);
    const QString how = login == Login::Unlocked ? u"--unlock"_s : u"--start"_s;
    if (!run(m_daemon, u"gnome-keyring-daemon"_s, {how, u"--foreground"_s, u"--components=secrets"_s}))
        return false;
    if (login == Login::Unlocked)
        m_daemon.write("a password");
    m_daemon.closeWriteChannel();
    for (QDeadlineTimer end(patienceMs); !isOnBus(); m_daemon.waitForFinished(retryMs)) {
        if (m_daemon.state() == QProcess::NotRunning || end.hasExpired())
            return failed("gnome-keyring-daemon: "_ba + m_daemon.readAllStandardError());
    }
    return true;
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

void Keyring::kill()
{
    endNow(m_daemon);
    for (QDeadlineTimer end(patienceMs); isOnBus() && !end.hasExpired();)
        m_bus.waitForReadyRead(retryMs); // the bus may see it a moment later
}

void Keyring::pause()
{
    signalTo(m_daemon, SIGSTOP);
}

void Keyring::resume()
{
    signalTo(m_daemon, SIGCONT);
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
bool Keyring::isOnBus() const
{
    const QString name = u"keyring test "_s + m_address;
    bool there = false;
    {
        const auto bus = QDBusConnection::connectToBus(m_address, name);
        if (bus.isConnected())
            there = bus.interface()->isServiceRegistered(u"org.freedesktop.secrets"_s);
    }
    QDBusConnection::disconnectFromBus(name);
    return there;
}

bool Keyring::failed(const QByteArray &trouble)
{
    m_trouble = trouble;
    return false;
}

} // namespace Larder
