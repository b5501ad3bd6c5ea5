#include "cli/appsecret.h"

#include <array>
#include <cstdio>

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
#include <csignal>
#include <termios.h>
#include <unistd.h>
#endif

namespace Larder {

namespace {

bool inputIsTerminal()
{
#ifdef Q_OS_WIN
    return _isatty(_fileno(stdin)) != 0;
#else
    return isatty(STDIN_FILENO) != 0;
#endif
}

#ifdef Q_OS_WIN

/** What is typed is not shown while it lives. */
class SilentTerminal
{
public:
    SilentTerminal() : m_input(GetStdHandle(STD_INPUT_HANDLE))
    {
        GetConsoleMode(m_input, &m_before);
        SetConsoleMode(m_input, m_before & ~DWORD(ENABLE_ECHO_INPUT));
    }
    ~SilentTerminal() { SetConsoleMode(m_input, m_before); }

private:
    HANDLE m_input;
    DWORD m_before = 0;
};

/** The system ends a program that reads. */
class EndingBySignal
{
};

#else

termios terminalBefore{};
volatile std::sig_atomic_t terminalIsSilent = 0;

/** What is typed is not shown while it lives. */
class SilentTerminal
{
public:
    SilentTerminal()
    {
        if (tcgetattr(STDIN_FILENO, &terminalBefore) != 0)
            return;
        terminalIsSilent = 1;
        termios silent = terminalBefore;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal()
    {
        if (terminalIsSilent)
            tcsetattr(STDIN_FILENO, TCSAFLUSH, &terminalBefore);
        terminalIsSilent = 0;
    }
};

/** POSIX lists both functions as safe in a signal's (2.4.3). */
void endProgram(int)
{
    if (terminalIsSilent)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &terminalBefore);
    ::_exit(130);
}

/** While it lives, SIGINT and SIGTERM end the program: no event loop is there to hear of them. */
class EndingBySignal
{
public:
    EndingBySignal() : m_interrupt(std::signal(SIGINT, endProgram)), m_terminate(std::signal(SIGTERM, endProgram)) {}
    ~EndingBySignal()
    {
        std::signal(SIGINT, m_interrupt);
        std::signal(SIGTERM, m_terminate);
    }

private:
    using Handler = void (*)(int);
    const Handler m_interrupt;
    const Handler m_terminate;
};

#endif

QByteArray readLine()
{
    std::array<char, 1024> line{};
    return std::fgets(line.data(), int(line.size()), stdin) ? QByteArray(line.data()).trimmed() : QByteArray();
}

} // namespace

QByteArray readAppSecret(const QString &appId)
{
    const QByteArray appOfEnvironment = qgetenv("LARKSUITE_CLI_APP_ID");
    const bool isOfApp = appOfEnvironment.isEmpty() || QString::fromUtf8(appOfEnvironment) == appId;
    if (const QByteArray given = qgetenv("LARKSUITE_CLI_APP_SECRET"); isOfApp && !given.isEmpty())
        return given;
    const EndingBySignal ending;
    if (!inputIsTerminal())
        return readLine();
    const SilentTerminal silent; // first, so that nothing is shown of what is typed as soon as the question is there
    std::fprintf(stderr, "Secret of the app %s (nothing: the one that is kept): ", appId.toLocal8Bit().constData());
    const QByteArray secret = readLine();
    std::fputc('\n', stderr);
    return secret;
}

} // namespace Larder
