#pragma once

#include <QProcess>
#include <QString>
#include <QStringList>

namespace Larder {

/** The folders that a person's programs write to, below one. */
class PlayedHome
{
public:
    explicit PlayedHome(const QString &root);

    [[nodiscard]] QString path(const QString &name) const { return m_root + u'/' + name; }
    /** A system's environment that leads nowhere but here. */
    [[nodiscard]] QProcessEnvironment environment() const;

private:
    QString m_root;
};

/** One run of larder, and all that others can see of it: what it says, and its arguments in the list of processes. */
class PlayedProgram
{
public:
    PlayedProgram(const QProcessEnvironment &environment, const QStringList &arguments);

    /** False where it does not end within a minute. */
    [[nodiscard]] bool waitForEnd();
    /** As when the power fails. */
    [[nodiscard]] bool killAtOnce();
    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }
    [[nodiscard]] int exitCode() const { return m_process.exitCode(); }
    /** Standard output and standard error so far. */
    [[nodiscard]] QByteArray said() { return m_said += m_process.readAll(); }
    /** Of /proc, while it runs. */
    [[nodiscard]] QByteArray commandLine() const;

private:
    QProcess m_process;
    QByteArray m_said;
};

} // namespace Larder
