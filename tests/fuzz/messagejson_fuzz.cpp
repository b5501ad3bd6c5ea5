#include <cstdint>
#include <cstdlib>

#include "lark/messagejson.h"
#include "lark/readingtext.h"

using namespace Larder;

namespace {

void must(bool holds)
{
    if (!holds)
        std::abort();
}

void checkResource(const FoundResource &found)
{
    must(FileKey::parse(found.fileKey.text()).ok());
    must(!found.messageId || MessageId::parse(found.messageId->text()).ok());
}

void checkProblem(const ReadProblem &problem, qsizetype size)
{
    must(!sentence(problem).isEmpty());
    if (!problem.position)
        return;
    must(problem.position->offset >= 0 && problem.position->offset <= size);
    must(problem.position->line >= 1 && problem.position->column >= 1);
}

} // namespace

/** Whatever comes in: no crash, no hang, and nothing comes out that the rest of the program may not trust. */
extern "C" int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
    const QByteArray input(reinterpret_cast<const char *>(bytes), static_cast<qsizetype>(size));
    const MessageReading reading = readMessages(input);
    for (const FoundResource &found : reading.downloads)
        checkResource(found);
    for (const FoundResource &found : reading.optional)
        checkResource(found);
    for (const NotDownloadable &named : reading.notDownloadable) {
        for (const QChar c : named.fileKey + named.origin.messageId)
            must((c > u' ' && c <= u'~') || c == u'\u2026');
    }
    must(!(reading.error && reading.notice));
    must(!reading.error || (reading.downloads.isEmpty() && reading.notDownloadable.isEmpty()));
    if (reading.error)
        checkProblem(*reading.error, input.size());
    if (reading.notice)
        checkProblem(*reading.notice, input.size());
    must(readMessages(input) == reading);
    return 0;
}
