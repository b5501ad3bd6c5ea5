// measured OUTPUT COMMAND [ARGUMENT…]: runs it with its standard output in that file, and prints what it took:
//
//   EXIT_CODE BEGAN_NS WALL_NS USER_US SYSTEM_US PEAK_KIB
//
// Began is CLOCK_MONOTONIC's. User, system and peak are of it and of whatever it waited for (getrusage(2)). A program
// of its own because the peak of a process counts what it was before it became the command: this one is small.

#include <csignal>
#include <cstdio>
#include <ctime>

#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

long long nowNs()
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now);
    return now.tv_sec * 1'000'000'000LL + now.tv_nsec;
}

long long microseconds(const timeval &time)
{
    return time.tv_sec * 1'000'000LL + time.tv_usec;
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 3) {
        std::fputs("usage: measured OUTPUT COMMAND [ARGUMENT…]\n", stderr);
        return 2;
    }
    const long long began = nowNs();
    const pid_t child = vfork();
    if (child == 0) {
        prctl(PR_SET_PDEATHSIG, SIGTERM); // nobody measures any more
        const int output = open(argv[1], O_WRONLY | O_CREAT | O_TRUNC, 0600);
        if (output < 0 || dup2(output, STDOUT_FILENO) < 0)
            _exit(126);
        execvp(argv[2], argv + 2);
        _exit(127);
    }
    int status = 0;
    rusage used{};
    if (child < 0 || wait4(child, &status, 0, &used) != child) {
        std::perror("measured");
        return 1;
    }
    const long long ended = nowNs();
    std::printf("%d %lld %lld %lld %lld %ld\n", WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), began,
                ended - began, microseconds(used.ru_utime), microseconds(used.ru_stime), used.ru_maxrss);
    return 0;
}
