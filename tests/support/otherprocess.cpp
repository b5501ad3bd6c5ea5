#include "support/otherprocess.h"

#include <array>
#include <csignal>
#include <sys/wait.h>
#include <unistd.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

#include <QtGlobal>

namespace Larder {

namespace {

using Pipe = std::array<int, 2>;

Pipe newPipe()
{
    Pipe ends{};
    if (pipe(ends.data()) != 0)
        qFatal("No pipe");
    return ends;
}

} // namespace

OtherProcess::OtherProcess(const Work &work)
{
    const Pipe words = newPipe();
    const Pipe leave = newPipe();
    m_child = fork();
    if (m_child < 0)
        qFatal("No process");
    if (m_child == 0) {
#ifdef Q_OS_LINUX
        prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
        close(words[0]);
        close(leave[1]);
        work([&](const QByteArray &word) {
            [[maybe_unused]] const ssize_t said = write(words[1], word.constData(), static_cast<size_t>(word.size()));
            close(words[1]);
            char end = 0;
            [[maybe_unused]] const ssize_t told = read(leave[0], &end, 1);
        });
        _exit(0); // this process' tests are not the child's to end
    }
    close(words[1]);
    close(leave[0]);
    m_letEnd = leave[1];
    std::array<char, 256> part{};
    for (ssize_t count = 0; (count = read(words[0], part.data(), part.size())) > 0;)
        m_word.append(part.data(), count);
    close(words[0]);
}

OtherProcess::~OtherProcess()
{
    kill();
}

void OtherProcess::letEnd()
{
    if (m_child < 0)
        return;
    close(m_letEnd);
    wait();
}

void OtherProcess::kill()
{
    if (m_child < 0)
        return;
    ::kill(m_child, SIGKILL);
    close(m_letEnd);
    wait();
}

void OtherProcess::wait()
{
    waitpid(m_child, nullptr, 0);
    m_child = -1;
}

} // namespace Larder
