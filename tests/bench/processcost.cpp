#include "processcost.h"

#include <cstdio>

#include <QDirIterator>
#include <QFile>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** The number behind this name in a file as /proc/pid/status is. */
qint64 numberIn(const QString &path, const QByteArray &name)
{
    QFile status(path);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith(name + ':'))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return 0;
}

double seconds(const timeval &time)
{
    return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6;
}

} // namespace

qint64 memoryNow()
{
    return numberIn(u"/proc/self/status"_s, "VmRSS"_ba) * 1024;
}

qint64 memoryAtMost()
{
    return numberIn(u"/proc/self/status"_s, "VmHWM"_ba) * 1024;
}

/** proc(5), /proc/pid/clear_refs: 5 begins the peak anew. */
void forgetPeak()
{
    QFile control(u"/proc/self/clear_refs"_s);
    if (control.open(QIODevice::WriteOnly))
        control.write("5");
}

double processorTime()
{
    rusage used{};
    getrusage(RUSAGE_SELF, &used);
    return seconds(used.ru_utime) + seconds(used.ru_stime);
}

qint64 wakeUps()
{
    qint64 all = 0;
    QDirIterator threads(u"/proc/self/task"_s, QDir::Dirs | QDir::NoDotAndDotDot);
    while (threads.hasNext())
        all += numberIn(threads.next() + u"/status"_s, "voluntary_ctxt_switches"_ba);
    return all;
}

double inMebibytes(qint64 bytes)
{
    return static_cast<double>(bytes) / (1024 * 1024);
}

void tell(const char *name, double number, const char *unit)
{
    std::printf("%s\t%.3f %s\n", name, number, unit);
    std::fflush(stdout);
}

} // namespace Larder
