#include "support/serverprocess.h"

#include <QHostAddress>
#include <QTcpSocket>

#ifdef Q_OS_LINUX
#include <csignal>
#include <sys/prctl.h>
#endif

namespace Larder {

namespace {

constexpr int patienceMs = 10'000;
constexpr int retryMs = 20;

} // namespace

ServerProcess::ServerProcess()
{
    setProcessChannelMode(QProcess::MergedChannels);
#ifdef Q_OS_LINUX
    setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGTERM); });
#endif
}

ServerProcess::~ServerProcess()
{
    stop();
}

bool ServerProcess::answers(int port)
{
    while (state() != QProcess::NotRunning) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, static_cast<quint16>(port));
        if (socket.waitForConnected(patienceMs))
            return true;
        waitForFinished(retryMs);
    }
    return false;
}

void ServerProcess::stop()
{
    if (state() == QProcess::NotRunning)
        return;
    terminate();
    if (!waitForFinished(patienceMs)) {
        kill();
        waitForFinished();
    }
}

} // namespace Larder
