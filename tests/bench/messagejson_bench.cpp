#include <algorithm>
#include <cstdio>
#include <limits>

#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>

#include "bench/messageexport.h"
#include "lark/messagejson.h"

using namespace Larder;

namespace {

constexpr int messages = 100'000;
constexpr int rounds = 5;

/** The best of some rounds: what else the machine does only ever makes it slower. */
template <typename Work>
double milliseconds(Work work)
{
    double best = std::numeric_limits<double>::max();
    for (int round = 0; round < rounds; ++round) {
        QElapsedTimer timer;
        timer.start();
        work();
        best = std::min(best, static_cast<double>(timer.nsecsElapsed()) / 1e6);
    }
    return best;
}

bool write(const char *path, const QByteArray &text)
{
    QFile file(QFile::decodeName(path));
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
}

} // namespace

/** Without arguments the two times and their ratio; with a file's name, that file is written and nothing is measured.
 */
int main(int argc, char **argv)
{
    const QByteArray text = Bench::messageExport(messages);
    if (argc > 1)
        return write(argv[1], text) ? 0 : 1;

    qsizetype found = 0;
    const double ours = milliseconds([&] { found = readMessages(text).downloads.size(); });
    bool parsed = false;
    const double plain = milliseconds([&] { parsed = !QJsonDocument::fromJson(text).isNull(); });
    if (!parsed || found != Bench::resourcesInExport(messages)) {
        std::fprintf(stderr, "%lld resources were found, %lld are in it\n", static_cast<long long>(found),
                     static_cast<long long>(Bench::resourcesInExport(messages)));
        return 1;
    }
    std::printf("%d messages, %.1f MB, %lld resources\n", messages, static_cast<double>(text.size()) / 1e6,
                static_cast<long long>(found));
    std::printf("readMessages              %7.0f ms\n", ours);
    std::printf("QJsonDocument::fromJson   %7.0f ms\n", plain);
    std::printf("ratio                     %7.2f\n", ours / plain);
    return 0;
}
