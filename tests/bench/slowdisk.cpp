// Loaded before the C library (LD_PRELOAD), makes of any disk one that takes 300 ms now and then, as a stick or a
// network share does: for every 8 MiB written to partial files, and whenever one is to be written through.

#include <atomic>
#include <cstdio>
#include <cstring>
#include <ctime>

#include <dlfcn.h>
#include <unistd.h>

namespace {

constexpr long between = 8L * 1024 * 1024;
constexpr timespec blocked{0, 300'000'000};

std::atomic<long> written = 0;

bool isPartial(int file)
{
    char link[64];
    char path[4096];
    std::snprintf(link, sizeof link, "/proc/self/fd/%d", file);
    const ssize_t length = readlink(link, path, sizeof path - 1);
    if (length <= 0)
        return false;
    path[length] = '\0';
    return std::strstr(path, ".larder-part") != nullptr;
}

template <typename Function>
Function *next(const char *name)
{
    return reinterpret_cast<Function *>(dlsym(RTLD_NEXT, name));
}

} // namespace

extern "C" ssize_t write(int file, const void *bytes, size_t count)
{
    static auto *const real = next<ssize_t(int, const void *, size_t)>("write");
    if (isPartial(file) && (written += long(count)) >= between) {
        written = 0;
        nanosleep(&blocked, nullptr);
    }
    return real(file, bytes, count);
}

extern "C" int fdatasync(int file)
{
    static auto *const real = next<int(int)>("fdatasync");
    if (isPartial(file))
        nanosleep(&blocked, nullptr);
    return real(file);
}
