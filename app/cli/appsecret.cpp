#include "cli/appsecret.h"

#include <array>
#include <cstdio>

#include <QtGlobal>

#ifdef Q_OS_WIN
#include <io.h>
#include <windows.h>
#else
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

/** What is typed is not shown while it lives. */
class SilentTerminal
{
public:
#ifdef Q_OS_WIN
    SilentTerminal() : m_input(GetStdHandle(STD_INPUT_HANDLE))
    {
        GetConsoleMode(m_input, &m_before);
        SetConsoleMode(m_input, m_before & ~DWORD(ENABLE_ECHO_INPUT));
    }
    ~SilentTerminal() { SetConsoleMode(m_input, m_before); }

private:
    HANDLE m_input;
    DWORD m_before = 0;
#else
    SilentTerminal()
    {
        tcgetattr(STDIN_FILENO, &m_before);
        termios silent = m_before;
        silent.c_lflag &= ~tcflag_t(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    ~SilentTerminal() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &m_before); }

private:
    termios m_before{};
#endif
};

QByteArray readLine()
{
    std::array<char, 1024> line{};
    return std::fgets(line.data(), int(line.size()), stdin) ? QByteArray(line.data()).trimmed() : QByteArray();
}

} // namespace

QByteArray readAppSecret()
{
    if (const QByteArray given = qgetenv("LARKSUITE_CLI_APP_SECRET"); !given.isEmpty())
        return given;
    if (!inputIsTerminal())
        return readLine();
    std::fputs("App secret (nothing: the one that is kept): ", stderr);
    const SilentTerminal silent;
    const QByteArray secret = readLine();
    std::fputc('\n', stderr);
    return secret;
}

} // namespace Larder
