#include "lark/markdownimages.h"

#include <algorithm>
#include <unordered_map>

#include "lark/nextof.h"

namespace Larder {

namespace {

struct Stretch
{
    qsizetype begin;
    qsizetype end;
};

qsizetype runLength(QByteArrayView text, qsizetype at)
{
    qsizetype end = at;
    while (end < text.size() && text[end] == text[at])
        ++end;
    return end - at;
}

/** The fence that a line opens or closes: where its run of backticks or tildes stands; an empty stretch where there is
 * none. */
Stretch fenceOf(QByteArrayView text, Stretch line)
{
    qsizetype at = line.begin;
    while (at < line.end && at < line.begin + 3 && text[at] == ' ')
        ++at;
    if (at >= line.end || (text[at] != '`' && text[at] != '~'))
        return {at, at};
    const qsizetype length = std::min(runLength(text, at), line.end - at);
    return length >= 3 ? Stretch{at, at + length} : Stretch{at, at};
}

/** The lines from one fence to the next of its kind; an unclosed fence reaches to the end. */
std::vector<Stretch> fencedCode(QByteArrayView text)
{
    std::vector<Stretch> code;
    char mark = 0;
    qsizetype length = 0;
    for (qsizetype begin = 0; begin < text.size();) {
        const qsizetype lineBreak = text.indexOf('\n', begin);
        const Stretch line{begin, lineBreak < 0 ? text.size() : lineBreak};
        const Stretch fence = fenceOf(text, line);
        const qsizetype fenceLength = fence.end - fence.begin;
        if (mark == 0 && fenceLength > 0) {
            mark = text[fence.begin];
            length = fenceLength;
            code.push_back({line.begin, text.size()});
        } else if (mark != 0 && fenceLength >= length && text[fence.begin] == mark &&
                   text.sliced(fence.end, line.end - fence.end).trimmed().isEmpty()) {
            code.back().end = line.end;
            mark = 0;
        }
        begin = line.end + 1;
    }
    return code;
}

/** A run of backticks opens code where another run of the same length follows. */
std::vector<Stretch> codeSpans(QByteArrayView text)
{
    std::vector<Stretch> runs;
    for (qsizetype at = text.indexOf('`'); at >= 0; at = text.indexOf('`', runs.back().end))
        runs.push_back({at, at + runLength(text, at)});

    std::vector<size_t> partner(runs.size(), 0);
    std::unordered_map<qsizetype, size_t> nextOfLength;
    for (size_t at = runs.size(); at-- > 0;) {
        const qsizetype length = runs[at].end - runs[at].begin;
        const auto next = nextOfLength.find(length);
        partner[at] = next == nextOfLength.end() ? 0 : next->second;
        nextOfLength[length] = at;
    }

    std::vector<Stretch> code;
    for (size_t at = 0; at < runs.size(); ++at) {
        if (partner[at] == 0)
            continue;
        code.push_back({runs[at].begin, runs[partner[at]].end});
        at = partner[at];
    }
    return code;
}

/** Finds the parts of one image after the other. */
class Targets
{
public:
    explicit Targets(QByteArrayView text) : m_text(text), m_line(text, "\n"), m_open(text, "]("), m_close(text, ")") {}

    /** Empty where no image on this line is complete. */
    QByteArrayView at(qsizetype image)
    {
        const qsizetype open = m_open.from(image);
        const qsizetype close = m_close.from(open);
        if (close >= m_line.from(image))
            return {};
        const QByteArrayView target = m_text.sliced(open + 2, close - open - 2).trimmed();
        const qsizetype title = target.indexOf(' ');
        const QByteArrayView plain = title < 0 ? target : target.first(title);
        const bool inAngles = plain.size() > 1 && plain.startsWith('<') && plain.endsWith('>');
        return inAngles ? plain.sliced(1, plain.size() - 2) : plain;
    }

private:
    QByteArrayView m_text;
    NextOf m_line;
    NextOf m_open;
    NextOf m_close;
};

} // namespace

std::vector<MarkdownImage> markdownImages(QByteArrayView text)
{
    std::vector<MarkdownImage> images;
    qsizetype at = text.indexOf("![");
    if (at < 0)
        return images;

    const std::vector<Stretch> fences = fencedCode(text);
    const std::vector<Stretch> spans = codeSpans(text);
    const auto endOfCode = [&](const std::vector<Stretch> &code) {
        const auto after = std::upper_bound(code.begin(), code.end(), at,
                                            [](qsizetype place, const Stretch &s) { return place < s.begin; });
        return after == code.begin() ? qsizetype(0) : std::prev(after)->end;
    };
    Targets targets(text);
    for (; at >= 0; at = text.indexOf("![", at)) {
        if (const qsizetype codeEnd = std::max(endOfCode(fences), endOfCode(spans)); codeEnd > at) {
            at = codeEnd;
            continue;
        }
        if (const QByteArrayView target = targets.at(at); !target.isEmpty())
            images.push_back({at, target});
        at += 2;
    }
    return images;
}

} // namespace Larder
