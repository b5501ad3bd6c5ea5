#include "cli/interruptwatch.h"

#include <QSocketNotifier>

#ifndef Q_OS_WIN
#include <cerrno>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>
#endif

namespace Larder {

#ifdef Q_OS_WIN

InterruptWatch::InterruptWatch(QObject *parent) : QObject(parent) {}

InterruptWatch::~InterruptWatch() = default;

void InterruptWatch::read() {}

#else

namespace {

// A signal's function may do next to nothing but write to a file descriptor (POSIX, 2.4.3); the event loop hears the
// other end.
int ends[2] = {-1, -1};

void noteSignal(int)
{
    const int before = errno;
    const char byte = 1;
    const auto written = ::write(ends[0], &byte, 1);
    static_cast<void>(written);
    errno = before; // whatever was interrupted may be about to read it
}

} // namespace

InterruptWatch::InterruptWatch(QObject *parent) : QObject(parent)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, ends) != 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(ends[1], QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &InterruptWatch::read);
    std::signal(SIGINT, noteSignal);
    std::signal(SIGTERM, noteSignal);
}

InterruptWatch::~InterruptWatch()
{
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
    m_notifier.reset();
    for (int &end : ends) {
        if (end >= 0)
            ::close(end);
        end = -1;
    }
}

void InterruptWatch::read()
{
    char byte = 0;
    if (::read(ends[1], &byte, 1) == 1)
        Q_EMIT interrupted();
}

#endif

} // namespace Larder
