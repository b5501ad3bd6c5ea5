// A line with delay, rate and loss between two commands, for kernels without netem:
//
//   shapedline ONE_WAY_MS RATE_MBIT LOSS_PERCENT FAR_COMMAND -- NEAR_COMMAND [ARGUMENT…]
//
// Each command has a network of its own, with nothing in it but a TUN device. What one sends is held here as long as
// the line would take, and handed to the other, so that it is the kernel's own TCP that starts slowly and recovers. The
// far one is words for a shell, and 127.10.0.2; the near one is 127.10.0.1: loopback addresses, to which plain HTTP is
// allowed. Ends with the near command, as it ends, and takes the far one along. Nothing is left behind, and nobody has
// to be root.

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <random>
#include <string>
#include <vector>

#include <fcntl.h>
#include <linux/if_tun.h>
#include <net/if.h>
#include <poll.h>
#include <sched.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace {

using Clock = std::chrono::steady_clock;
using Seconds = std::chrono::duration<double>;

constexpr size_t packetBytes = 1500;
constexpr int packetsAtOnce = 64;
constexpr auto longestQueue = std::chrono::milliseconds(100); ///< what a router keeps before it drops

struct Shape
{
    Clock::duration oneWay;
    double bytesASecond;
    double loss; ///< share of packets
};

[[noreturn]] void giveUp(const char *what)
{
    std::fprintf(stderr, "shapedline: %s: %s\n", what, std::strerror(errno));
    std::exit(1);
}

void write(const char *path, const std::string &text)
{
    const int file = open(path, O_WRONLY | O_CLOEXEC);
    if (file < 0 || ::write(file, text.data(), text.size()) != ssize_t(text.size()))
        giveUp(path);
    close(file);
}

void run(const std::string &command)
{
    if (std::system(command.c_str()) != 0) // NOLINT: its words are all from here
        giveUp(command.c_str());
}

/** Root of namespaces of its own, which an ordinary user may be. */
void becomeRoot()
{
    const uid_t user = getuid();
    const gid_t group = getgid();
    if (unshare(CLONE_NEWUSER) != 0)
        giveUp("unshare");
    write("/proc/self/setgroups", "deny");
    write("/proc/self/uid_map", "0 " + std::to_string(user) + " 1");
    write("/proc/self/gid_map", "0 " + std::to_string(group) + " 1");
}

/** From here on this process is in a network of its own, whose only way out is what this returns. */
int enterNetwork(const char *address)
{
    if (unshare(CLONE_NEWNET) != 0)
        giveUp("unshare");
    const int device = open("/dev/net/tun", O_RDWR | O_NONBLOCK | O_CLOEXEC);
    ifreq request{};
    request.ifr_flags = IFF_TUN | IFF_NO_PI;
    std::strncpy(request.ifr_name, "line", IFNAMSIZ - 1);
    if (device < 0 || ioctl(device, TUNSETIFF, &request) != 0)
        giveUp("/dev/net/tun");
    // Else loopback addresses would not go over a device.
    write("/proc/sys/net/ipv4/conf/all/route_localnet", "1");
    write("/proc/sys/net/ipv4/conf/line/route_localnet", "1");
    write("/proc/sys/net/ipv4/conf/all/rp_filter", "0");
    write("/proc/sys/net/ipv4/conf/line/rp_filter", "0");
    run("ip link set lo up && ip addr add " + std::string(address) + "/24 dev line && ip link set line mtu " +
        std::to_string(packetBytes) + " txqueuelen 2000 up");
    return device;
}

pid_t start(char *const *command)
{
    const pid_t parent = getpid();
    const pid_t child = fork();
    if (child < 0)
        giveUp("fork");
    if (child > 0)
        return child;
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(1);
    execvp(command[0], command);
    std::fprintf(stderr, "shapedline: %s: %s\n", command[0], std::strerror(errno));
    _exit(127);
}

/** One way of the line: packets wait their turn, are sent at its rate, and arrive after its delay. */
class OneWay
{
public:
    OneWay(int from, int to, const Shape &shape, uint32_t seed) : m_from(from), m_to(to), m_shape(shape), m_dice(seed)
    {
    }

    [[nodiscard]] int from() const { return m_from; }

    void take()
    {
        char bytes[packetBytes];
        for (int i = 0; i < packetsAtOnce; ++i) {
            const ssize_t count = read(m_from, bytes, sizeof bytes);
            if (count <= 0)
                return;
            const auto now = Clock::now();
            const auto begins = std::max(m_free, now);
            if (m_chance(m_dice) < m_shape.loss || begins - now > longestQueue)
                continue;
            const Seconds takes(double(count) / m_shape.bytesASecond);
            m_free = begins + std::chrono::duration_cast<Clock::duration>(takes);
            m_packets.push_back({m_free + m_shape.oneWay, std::vector<char>(bytes, bytes + count)});
        }
    }

    void give(Clock::time_point now)
    {
        while (!m_packets.empty() && m_packets.front().due <= now) {
            const std::vector<char> &bytes = m_packets.front().bytes;
            if (::write(m_to, bytes.data(), bytes.size()) < 0 && errno != EAGAIN && errno != EIO)
                giveUp("write");
            m_packets.pop_front();
        }
    }

    [[nodiscard]] Clock::time_point nextDue(Clock::time_point otherwise) const
    {
        return m_packets.empty() ? otherwise : std::min(otherwise, m_packets.front().due);
    }

private:
    struct Packet
    {
        Clock::time_point due;
        std::vector<char> bytes;
    };

    const int m_from;
    const int m_to;
    const Shape m_shape;
    std::mt19937 m_dice;
    std::uniform_real_distribution<> m_chance{0, 1};
    Clock::time_point m_free{};
    std::deque<Packet> m_packets;
};

/** Until the near command ends; gives how it ended. */
int carry(OneWay there, OneWay back, pid_t near)
{
    prctl(PR_SET_TIMERSLACK, 1000UL);
    for (;;) {
        int status = 0;
        if (waitpid(near, &status, WNOHANG) == near)
            return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
        const auto now = Clock::now();
        there.give(now);
        back.give(now);
        const auto next = back.nextDue(there.nextDue(now + std::chrono::milliseconds(200)));
        const auto wait = std::max(Clock::duration::zero(), next - Clock::now());
        const timespec longest{0, long(std::chrono::nanoseconds(wait).count())};
        pollfd ends[] = {{there.from(), POLLIN, 0}, {back.from(), POLLIN, 0}};
        if (ppoll(ends, 2, &longest, nullptr) < 0 && errno != EINTR)
            giveUp("ppoll");
        if (ends[0].revents)
            there.take();
        if (ends[1].revents)
            back.take();
    }
}

} // namespace

int main(int argc, char **argv)
{
    if (argc < 7 || std::strcmp(argv[5], "--") != 0) {
        std::fputs("usage: shapedline ONE_WAY_MS RATE_MBIT LOSS_PERCENT FAR_COMMAND -- NEAR_COMMAND [ARGUMENT…]\n",
                   stderr);
        return 2;
    }
    const std::chrono::duration<double, std::milli> oneWay(std::atof(argv[1]));
    const Shape shape{std::chrono::duration_cast<Clock::duration>(oneWay), std::atof(argv[2]) * 1e6 / 8,
                      std::atof(argv[3]) / 100};
    if (geteuid() != 0)
        becomeRoot();

    const int farEnd = enterNetwork("127.10.0.2");
    char shell[] = "sh";
    char option[] = "-c";
    const std::string farWords = std::string("exec ") + argv[4]; // so that it is the command itself that is ended
    char *const farCommand[] = {shell, option, const_cast<char *>(farWords.c_str()), nullptr};
    const pid_t far = start(farCommand);
    const int nearEnd = enterNetwork("127.10.0.1");
    const pid_t near = start(argv + 6);

    const int code = carry(OneWay(nearEnd, farEnd, shape, 1), OneWay(farEnd, nearEnd, shape, 2), near);
    kill(far, SIGTERM);
    waitpid(far, nullptr, 0);
    return code;
}
