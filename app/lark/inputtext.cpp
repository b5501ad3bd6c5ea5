#include "lark/inputtext.h"

#include <algorithm>

#include <QStringConverter>

#include "core/limits.h"
#include "lark/jsonscanner.h"
#include "lark/jsonstring.h"

namespace Larder {

namespace {

constexpr size_t mostQuotings = 3;
constexpr qsizetype decodedAtATime = 1024 * 1024;

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\0';
}

QByteArrayView withoutBlankEnd(QByteArrayView text)
{
    while (!text.isEmpty() && isBlank(text.back()))
        text.chop(1);
    return text;
}

bool isContinuation(char c)
{
    return (static_cast<unsigned char>(c) & 0xc0) == 0x80;
}

/** By its byte order mark, or by the NULs around a bracket or quote where there is no mark. */
QStringConverter::Encoding encodingOf(QByteArrayView input)
{
    for (const char16_t first : {u'{', u'[', u'"'}) {
        if (const auto encoding = QStringConverter::encodingForData(input, first))
            return *encoding;
    }
    return QStringConverter::Utf8;
}

int unitLengthOf(QStringConverter::Encoding encoding)
{
    switch (encoding) {
    case QStringConverter::Utf16:
    case QStringConverter::Utf16LE:
    case QStringConverter::Utf16BE:
        return 2;
    case QStringConverter::Utf32:
    case QStringConverter::Utf32LE:
    case QStringConverter::Utf32BE:
        return 4;
    default:
        return 1;
    }
}

/** Code units of an encoding that a stretch of UTF-8 takes. */
qint64 unitsOf(QByteArrayView utf8, int unitLength)
{
    if (unitLength == 1)
        return utf8.size();
    const auto characters = utf8.size() - std::count_if(utf8.begin(), utf8.end(), isContinuation);
    if (unitLength == 4)
        return characters;
    const auto pairs =
        std::count_if(utf8.begin(), utf8.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xf0; });
    return characters + pairs;
}

} // namespace

InputText::InputText(const QByteArray &input)
{
    m_layers.reserve(1 + mostQuotings);
    decode(input);
    while (m_layers.size() <= mostQuotings && takeOutOfQuotes())
        continue;
}

void InputText::decode(const QByteArray &input)
{
    const auto encoding = encodingOf(input);
    m_unitLength = unitLengthOf(encoding);
    if (m_unitLength == 1) {
        const QByteArrayView text = input;
        m_markLength = text.startsWith("\ufeff") ? 3 : 0;
        m_layers.push_back({input, withoutBlankEnd(text.sliced(m_markLength)), {}});
        return;
    }

    QStringDecoder decode(encoding, QStringConverter::Flag::ConvertInitialBom);
    QStringEncoder encode(QStringConverter::Utf8, QStringConverter::Flag::ConvertInitialBom);
    QByteArray utf8;
    for (qsizetype at = 0; at < input.size(); at += decodedAtATime) {
        const QString piece = decode(QByteArrayView(input).sliced(at, std::min(decodedAtATime, input.size() - at)));
        utf8 += QByteArray(encode(piece));
    }
    if (utf8.startsWith("\ufeff"))
        m_markLength = 3;
    m_layers.push_back({utf8, {}, {}});
    Layer &layer = m_layers.back();
    layer.text = withoutBlankEnd(QByteArrayView(layer.bytes).sliced(m_markLength));
    m_markLength = m_markLength > 0 ? m_unitLength : 0;
}

/** Also where the closing quote is missing, as long as what is there begins like a document. */
bool InputText::takeOutOfQuotes()
{
    const QByteArrayView whole = text();
    const QByteArrayView trimmed = whole.trimmed();
    if (!trimmed.startsWith('"'))
        return false;
    JsonScanner scanner(trimmed, 0);
    const auto token = scanner.next();
    QByteArrayView inside = trimmed.sliced(1);
    if (token == JsonScanner::Token::String && scanner.position() == trimmed.size())
        inside.chop(1);
    else if (token != JsonScanner::Token::CutShort || !(inside.startsWith("{\\\"") || inside.startsWith("[{\\\"")))
        return false;
    m_layers.push_back({unescaped(inside), {}, inside});
    m_layers.back().text = withoutBlankEnd(m_layers.back().bytes);
    return true;
}

qint64 InputText::inputOffset(qsizetype at) const
{
    const QByteArrayView first = m_layers.front().text;
    return m_markLength + unitsOf(first.first(at), m_unitLength) * m_unitLength;
}

InputPosition InputText::positionOf(qsizetype at) const
{
    for (auto layer = m_layers.size() - 1; layer > 0; --layer) {
        const QByteArrayView source = m_layers[layer].source;
        at = source.data() - m_layers[layer - 1].text.data() + escapedLength(source, at);
    }
    const QByteArrayView before = m_layers.front().text.first(at);
    const auto lines = std::count(before.begin(), before.end(), '\n');
    const QByteArrayView line = before.sliced(before.lastIndexOf('\n') + 1);
    const auto characters = line.size() - std::count_if(line.begin(), line.end(), isContinuation);
    return {inputOffset(at), static_cast<int>(lines) + 1, static_cast<int>(characters) + 1};
}

} // namespace Larder
