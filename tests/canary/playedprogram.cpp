#include "tests/canary/playedprogram.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace Larder {

PlayedHome::PlayedHome(const QString &root) : m_root(root)
{
    for (const QString &name :
         {u"home"_s, u"config"_s, u"data"_s, u"cache"_s, u"state"_s, u"tmp"_s, u"run"_s, u"saved"_s}) {
        if (!QDir().mkpath(path(name)))
            qFatal("No home to play in");
        QFile::setPermissions(path(name), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
}

QProcessEnvironment PlayedHome::environment() const
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : {u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s, u"DBUS_SESSION_BUS_ADDRESS"_s})
        environment.remove(name);
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    environment.insert(u"QT_LOGGING_RULES"_s, u"larder.*=true"_s);
    environment.insert(u"HOME"_s, path(u"home"_s));
    environment.insert(u"XDG_CONFIG_HOME"_s, path(u"config"_s));
    environment.insert(u"XDG_DATA_HOME"_s, path(u"data"_s));
    environment.insert(u"XDG_CACHE_HOME"_s, path(u"cache"_s));
    environment.insert(u"XDG_STATE_HOME"_s, path(u"state"_s));
    environment.insert(u"XDG_RUNTIME_DIR"_s, path(u"run"_s));
    environment.insert(u"TMPDIR"_s, path(u"tmp"_s));
    return environment;
}

PlayedProgram::PlayedProgram(const QProcessEnvironment &environment, const QStringList &arguments)
{
    m_process.setProcessEnvironment(environment);
    m_process.setWorkingDirectory(environment.value(u"HOME"_s));
    m_process.setProcessChannelMode(QProcess::MergedChannels);
    m_process.start(QStringLiteral(LARDER_PROGRAM), arguments);
}

bool PlayedProgram::waitForEnd()
{
    return comesTrue([this] { return !isRunning(); }, minute);
}

bool PlayedProgram::killAtOnce()
{
    m_process.kill();
    return waitForEnd() && m_process.exitStatus() == QProcess::CrashExit;
}

QByteArray PlayedProgram::commandLine() const
{
    QFile file(u"/proc/%1/cmdline"_s.arg(m_process.processId()));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace Larder
