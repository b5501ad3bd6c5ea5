#pragma once

#include <functional>

#include "core/error.h"
#include "tests/support/aftermath.h"
#include "transferbench.h"

namespace Larder {

/** Where a bad day happens: the platform's server and another origin, a folder in which somebody's files are already,
 * and what is wanted. Scripts change it before anything is asked, or between two runs of the program. */
class Scene
{
public:
    explicit Scene(std::chrono::milliseconds idleTimeout);

    /** What is served in place of the usual 9 MiB. */
    void serve(const ServedResource &resource) { bench.server.serve(path, resource); }
    void on(int nth, const Fault &fault) { bench.server.onRequest(path, nth, fault); }
    void from(int nth, const Fault &fault) { bench.server.fromRequest(path, nth, fault); }
    /** An image is asked for, by one plain request. */
    void askForImage();
    /** A file of somebody else, which must be there unchanged at the end. */
    void put(const QString &name, const QByteArray &bytes);
    /** Below the folder. */
    [[nodiscard]] QString pathOf(const QString &name) const { return bench.folder.filePath(name); }

    TransferBench bench;
    ScriptedServer elsewhere; ///< another origin, which must never hear the token
    DownloadOrder order;
    QByteArray path; ///< under which the resource is served
    FolderHashes before;
    std::shared_ptr<void> belongings; ///< what a script has made and needs to the end
};

using Script = std::function<void(Scene &)>;

/** How it must end. */
enum class End {
    Whole,      ///< saved, byte by byte what the server has
    FailedKept, ///< no file; the partial and its record kept, from which another try goes on
    FailedGone  ///< no file and nothing kept
};

/** One row. Plain value. */
struct BadDay
{
    Script script = {};
    End end = End::Whole;
    Reason reason = Reason::Cancelled;                 ///< of a failure
    int mostRequests = 0;                              ///< to all origins together
    QString savedAs = QStringLiteral("saved (1).bin"); ///< "saved.bin" is somebody's already
    Script between = {};                               ///< before the program is started again
    std::chrono::milliseconds idleTimeout = std::chrono::seconds(10);
};

// Rows of a table with the one column `day`.
void newDays();
void saved(const char *name, const Script &script, int mostRequests);
void savedAs(const char *name, const QString &file, const Script &script, int mostRequests);
void failed(const char *name, const Script &script, End end, Reason reason, int mostRequests);
void newDay(const char *name, const BadDay &day);

// Scripts of one fault
[[nodiscard]] Script on(int nth, const Fault &fault);
[[nodiscard]] Script from(int nth, const Fault &fault);

/**
 * Plays it in a queue with one more, good resource, and then starts the program again over the same folder, before a
 * server that is well. What then holds not, in words: the end that was foreseen; a file under its final name only if it
 * is whole; nobody's file touched; the token nowhere; no request too many; every row with a sentence and the good one
 * saved; after the restart what was kept, no more and no less, and from there the exact file. Empty where all is well.
 */
[[nodiscard]] QString whatIsWrongAfter(const BadDay &day);

} // namespace Larder

Q_DECLARE_METATYPE(Larder::BadDay)
