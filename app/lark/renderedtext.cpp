#include "lark/renderedtext.h"

#include <algorithm>

#include "lark/markdownimages.h"
#include "lark/nextof.h"

namespace Larder {

namespace {

using Kind = RenderedResource::Kind;

struct Found
{
    RenderedResource resource;
    qsizetype end;
};

/** Blanks do not count. */
bool standsAloneOnItsLine(QByteArrayView text, qsizetype begin, qsizetype end)
{
    const auto isBlank = [&](qsizetype at) { return text[at] == ' ' || text[at] == '\t' || text[at] == '\r'; };
    while (begin > 0 && isBlank(begin - 1))
        --begin;
    if (begin > 0 && text[begin - 1] != '\n')
        return false;
    while (end < text.size() && isBlank(end))
        ++end;
    return end == text.size() || text[end] == '\n';
}

/** `[Image: KEY]` and its kind. */
class BracketMarks
{
public:
    explicit BracketMarks(QByteArrayView text) : m_text(text), m_line(text, "\n"), m_close(text, "]") {}

    std::optional<Found> at(qsizetype begin)
    {
        const qsizetype close = m_close.from(begin);
        if (close >= m_line.from(begin))
            return std::nullopt;
        const QByteArrayView inside = m_text.sliced(begin + 1, close - begin - 1);
        const qsizetype end = close + 1;
        if (inside.startsWith("Image: "))
            return Found{{Kind::Image, inside.sliced(7).trimmed().toByteArray()}, end};
        if (inside.startsWith("Media: "))
            return Found{{Kind::Media, inside.sliced(7).trimmed().toByteArray()}, end};

        // The marks without a key are words that people write, too: they count as a line of their own only.
        const auto alone = [&] { return standsAloneOnItsLine(m_text, begin, end); };
        if (isMark(inside, "Voice") && alone())
            return Found{{Kind::AudioWithoutKey, {}, {}, {}, durationFrom(inside.sliced(inside.size() > 5 ? 7 : 5))},
                         end};
        if (inside == "Sticker" && alone())
            return Found{{Kind::Sticker}, end};
        if (isMark(inside, "Merged forward") && alone())
            return Found{{Kind::ForwardNotExpanded}, end};
        return std::nullopt;
    }

private:
    /** The word alone, or the word with something to say about it. */
    static bool isMark(QByteArrayView inside, QByteArrayView word)
    {
        return inside.startsWith(word) && (inside.size() == word.size() || inside.sliced(word.size()).startsWith(": "));
    }

    QByteArrayView m_text;
    NextOf m_line;
    NextOf m_close;
};

/** An attribute's value with its backslash escapes undone; `at` goes behind the closing quote. */
std::optional<QByteArray> attributeValue(QByteArrayView text, qsizetype &at)
{
    QByteArray value;
    for (++at; at < text.size(); ++at) {
        const char c = text[at];
        if (c == '"') {
            ++at;
            return value;
        }
        if (c != '\\' || at + 1 == text.size()) {
            value.append(c);
            continue;
        }
        const char escaped = text[++at];
        value.append(escaped == 'n' ? '\n' : escaped == 'r' ? '\r' : escaped == 't' ? '\t' : escaped);
    }
    return std::nullopt;
}

bool isNameCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || c == '_';
}

void take(RenderedResource &resource, QByteArrayView attribute, QByteArray value)
{
    if (attribute == "key")
        resource.key = std::move(value);
    else if (attribute == "name")
        resource.name = std::move(value);
    else if (attribute == "cover_image_key")
        resource.cover = std::move(value);
    else if (attribute == "duration")
        resource.duration = durationFrom(value);
}

std::optional<Kind> kindOfTag(QByteArrayView name)
{
    struct Row
    {
        QByteArrayView name;
        Kind kind;
    };
    static constexpr Row rows[] = {
        {"file", Kind::File},     {"audio", Kind::Audio},     {"video", Kind::Video},
        {"folder", Kind::Folder}, {"sticker", Kind::Sticker},
    };
    const auto *const row =
        std::find_if(std::begin(rows), std::end(rows), [&](const Row &r) { return r.name == name; });
    return row == std::end(rows) ? std::nullopt : std::optional(row->kind);
}

std::optional<Found> tag(QByteArrayView text, qsizetype begin)
{
    qsizetype at = begin + 1;
    const auto name = [&] {
        const qsizetype first = at;
        while (at < text.size() && isNameCharacter(text[at]))
            ++at;
        return text.sliced(first, at - first);
    };
    const auto skipSpaces = [&] {
        while (at < text.size() && text[at] == ' ')
            ++at;
    };

    const auto kind = kindOfTag(name());
    if (!kind)
        return std::nullopt;
    Found found{{*kind}, 0};
    for (skipSpaces(); at < text.size() && isNameCharacter(text[at]); skipSpaces()) {
        const QByteArrayView attribute = name();
        if (!text.sliced(at).startsWith("=\""))
            return std::nullopt;
        ++at;
        auto value = attributeValue(text, at);
        if (!value)
            return std::nullopt;
        take(found.resource, attribute, std::move(*value));
    }
    if (at < text.size() && text[at] == '/')
        ++at;
    if (at >= text.size() || text[at] != '>')
        return std::nullopt;
    if (found.resource.name == found.resource.key)
        found.resource.name.clear();
    found.end = at + 1;
    return found;
}

} // namespace

RenderedWhole wholeOf(QByteArrayView text)
{
    const QByteArrayView whole = text.trimmed();
    if (whole == "This message was recalled" || whole == "This message was recalled.")
        return RenderedWhole::Recalled;
    if (whole.startsWith("<forwarded_messages"))
        return RenderedWhole::Forward;
    static constexpr QByteArrayView withoutKey[] = {"[Image]", "[image]", "[File]",  "[file]",   "[Video]", "[video]",
                                                    "[Media]", "[Audio]", "[audio]", "[Folder]", "[folder]"};
    if (std::find(std::begin(withoutKey), std::end(withoutKey), whole) != std::end(withoutKey))
        return RenderedWhole::KeyMissing;
    if (whole.startsWith("[Invalid ") && whole.endsWith(" JSON]") && whole.indexOf(']') == whole.size() - 1)
        return RenderedWhole::Broken;
    return RenderedWhole::Text;
}

std::vector<RenderedResource> renderedResources(QByteArrayView text)
{
    const std::vector<MarkdownImage> images = markdownImages(text);
    auto image = images.begin();
    BracketMarks marks(text);
    std::vector<RenderedResource> resources;
    qsizetype at = 0;
    while (at < text.size()) {
        if (image != images.end() && image->at <= at) {
            if (image->at == at && image->target.startsWith("img_"))
                resources.push_back({Kind::Image, image->target.toByteArray()});
            ++image;
            continue;
        }
        const auto found = text[at] == '[' ? marks.at(at) : text[at] == '<' ? tag(text, at) : std::nullopt;
        if (found)
            resources.push_back(found->resource);
        at = found ? found->end : at + 1;
    }
    return resources;
}

QByteArray renderedCardImage(QByteArrayView text)
{
    for (const QByteArrayView start : {"(img_token:", "(img_key:", "(keys:", "(key:"}) {
        NextOf line(text, "\n");
        NextOf comma(text, ",");
        NextOf close(text, ")");
        for (qsizetype at = text.indexOf(start); at >= 0; at = text.indexOf(start, at)) {
            at += start.size();
            const qsizetype end = std::min(comma.from(at), close.from(at));
            const QByteArrayView key = text.sliced(at, end - at);
            if (end < line.from(at) && !key.isEmpty())
                return key.toByteArray();
        }
    }
    for (const RenderedResource &resource : renderedResources(text)) {
        if (resource.kind == Kind::Image && !resource.key.isEmpty())
            return resource.key;
    }
    return {};
}

std::optional<std::chrono::milliseconds> durationFrom(QByteArrayView text)
{
    QByteArrayView number = text.trimmed();
    const bool milliseconds = !number.endsWith('s') || number.endsWith("ms");
    while (!number.isEmpty() && (number.back() == 's' || number.back() == 'm'))
        number.chop(1);
    bool whole = false;
    const double value = number.toDouble(&whole);
    if (!whole || value < 0 || value > 1e12)
        return std::nullopt;
    return std::chrono::milliseconds(static_cast<qint64>(milliseconds ? value : value * 1000));
}

} // namespace Larder
