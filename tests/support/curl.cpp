#include "support/curl.h"

#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace Larder {

CurlRun curl(const QStringList &arguments)
{
    const QString program = QStandardPaths::findExecutable(u"curl"_s);
    if (program.isEmpty())
        return {-1, {}, "There is no curl: apt-get install --no-install-recommends curl"_ba};

    // -q: nobody's own settings; no proxy between a test and its server.
    const QStringList always{u"-q"_s, u"-sS"_s, u"--noproxy"_s, u"*"_s, u"--max-time"_s, u"30"_s};
    QProcess process;
    QSignalSpy finished(&process, &QProcess::finished);
    process.start(program, always + arguments);
    if (!finished.wait(60000)) {
        process.kill();
        process.waitForFinished();
        return {-1, process.readAllStandardOutput(), "curl did not end"_ba};
    }
    return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

} // namespace Larder
