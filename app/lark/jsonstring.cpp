#include "lark/jsonstring.h"

#include <optional>

#include <QChar>

namespace Larder {

namespace {

constexpr char32_t replacement = QChar::ReplacementCharacter;

std::optional<char16_t> hexUnit(QByteArrayView digits)
{
    if (digits.size() < 4)
        return std::nullopt;
    char16_t unit = 0;
    for (const char c : digits.first(4)) {
        const int value = c >= '0' && c <= '9'   ? c - '0'
                          : c >= 'a' && c <= 'f' ? c - 'a' + 10
                          : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                 : -1;
        if (value < 0)
            return std::nullopt;
        unit = static_cast<char16_t>(unit << 4 | value);
    }
    return unit;
}

void append(QByteArray &utf8, char32_t c)
{
    const auto byte = [&](char32_t bits) { utf8.append(static_cast<char>(bits)); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xc0 | c >> 6);
        byte(0x80 | (c & 0x3f));
    } else if (c < 0x10000) {
        byte(0xe0 | c >> 12);
        byte(0x80 | (c >> 6 & 0x3f));
        byte(0x80 | (c & 0x3f));
    } else {
        byte(0xf0 | c >> 18);
        byte(0x80 | (c >> 12 & 0x3f));
        byte(0x80 | (c >> 6 & 0x3f));
        byte(0x80 | (c & 0x3f));
    }
}

/** `\uXXXX`, with its second half where it has one. The length is what it takes in the string. */
qsizetype appendUnicode(QByteArray &utf8, QByteArrayView escape)
{
    const auto first = hexUnit(escape.sliced(2));
    if (!first) {
        append(utf8, replacement);
        return 2;
    }
    if (!QChar::isSurrogate(*first)) {
        append(utf8, *first);
        return 6;
    }
    const QByteArrayView rest = escape.sliced(6);
    const auto second = rest.startsWith("\\u") ? hexUnit(rest.sliced(2)) : std::nullopt;
    if (!QChar::isHighSurrogate(*first) || !second || !QChar::isLowSurrogate(*second)) {
        append(utf8, replacement);
        return 6;
    }
    append(utf8, QChar::surrogateToUcs4(*first, *second));
    return 12;
}

qsizetype appendEscape(QByteArray &utf8, QByteArrayView escape)
{
    if (escape.size() < 2)
        return escape.size();
    switch (const char c = escape[1]) {
    case 'u':
        return appendUnicode(utf8, escape);
    case 'b':
        utf8.append('\b');
        break;
    case 'f':
        utf8.append('\f');
        break;
    case 'n':
        utf8.append('\n');
        break;
    case 'r':
        utf8.append('\r');
        break;
    case 't':
        utf8.append('\t');
        break;
    default:
        utf8.append(c);
    }
    return 2;
}

} // namespace

QByteArray unescaped(QByteArrayView inside)
{
    QByteArray utf8;
    utf8.reserve(inside.size());
    qsizetype at = 0;
    while (at < inside.size()) {
        const qsizetype escape = inside.indexOf('\\', at);
        const qsizetype plainEnd = escape < 0 ? inside.size() : escape;
        utf8.append(inside.sliced(at, plainEnd - at));
        at = plainEnd;
        if (escape >= 0)
            at += appendEscape(utf8, inside.sliced(escape));
    }
    return utf8;
}

QString unescapedText(QByteArrayView inside)
{
    return inside.contains('\\') ? QString::fromUtf8(unescaped(inside)) : QString::fromUtf8(inside);
}

qsizetype escapedLength(QByteArrayView inside, qsizetype unescapedLength)
{
    qsizetype at = 0;
    qsizetype made = 0;
    QByteArray one;
    while (at < inside.size() && made < unescapedLength) {
        if (inside[at] != '\\') {
            ++at;
            ++made;
            continue;
        }
        one.clear();
        at += appendEscape(one, inside.sliced(at));
        made += one.size();
    }
    return at;
}

} // namespace Larder
