#include "lark/jsonscanner.h"

#include <algorithm>
#include <array>

namespace Larder {

namespace {

constexpr qsizetype levelsAWord = 64;

constexpr std::array<bool, 256> stopsInString = [] {
    std::array<bool, 256> stops{};
    for (const char c : {'"', '\\', '\n', '\r'})
        stops[static_cast<unsigned char>(c)] = true;
    return stops;
}();

bool isLineBreak(char c)
{
    return c == '\n' || c == '\r';
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

} // namespace

JsonScanner::JsonScanner(QByteArrayView text, qsizetype from) : m_text(text), m_at(from), m_begin(from), m_end(from) {}

JsonScanner::Token JsonScanner::next()
{
    if (m_expected == Expected::Nothing)
        return m_last;
    skipWhiteSpace();
    if (m_expected == Expected::CommaOrEnd && m_at < m_text.size() && m_text[m_at] == ',') {
        ++m_at;
        m_expected = inObject() ? Expected::MemberOrEnd : Expected::ElementOrEnd;
        skipWhiteSpace();
    }
    if (m_at >= m_text.size())
        return cutShort();

    const char c = m_text[m_at];
    switch (m_expected) {
    case Expected::Value:
        return value();
    case Expected::ElementOrEnd:
        return c == ']' ? close(false) : value();
    case Expected::MemberOrEnd:
        return c == '}' ? close(true) : member();
    case Expected::CommaOrEnd:
    case Expected::Nothing:
        break;
    }
    if (c == '}' || c == ']')
        return close(c == '}');
    return malformedAt(m_at);
}

bool JsonScanner::inObject() const
{
    const qsizetype level = m_depth - 1;
    return (m_objects[static_cast<size_t>(level / levelsAWord)] >> (level % levelsAWord)) & 1U;
}

void JsonScanner::push(bool object)
{
    const auto word = static_cast<size_t>(m_depth / levelsAWord);
    const quint64 bit = quint64(1) << (m_depth % levelsAWord);
    if (word == m_objects.size())
        m_objects.push_back(0);
    if (object)
        m_objects[word] |= bit;
    else
        m_objects[word] &= ~bit;
    ++m_depth;
}

void JsonScanner::valueRead()
{
    m_expected = m_depth == 0 ? Expected::Nothing : Expected::CommaOrEnd;
}

/** Besides JSON's own: no-break space, zero-width space and byte order mark, which come along with a copy. */
void JsonScanner::skipWhiteSpace()
{
    while (m_at < m_text.size()) {
        const char c = m_text[m_at];
        if (c == ' ' || c == '\n' || c == '\t' || c == '\r')
            ++m_at;
        else if (static_cast<unsigned char>(c) < 0x80)
            return;
        else if (const QByteArrayView rest = m_text.sliced(m_at); rest.startsWith("\u00a0"))
            m_at += 2;
        else if (rest.startsWith("\ufeff") || rest.startsWith("\u200b"))
            m_at += 3;
        else
            return;
    }
}

JsonScanner::Token JsonScanner::open(bool object)
{
    push(object);
    m_begin = m_at;
    m_end = ++m_at;
    m_expected = object ? Expected::MemberOrEnd : Expected::ElementOrEnd;
    return object ? Token::BeginObject : Token::BeginArray;
}

JsonScanner::Token JsonScanner::close(bool object)
{
    if (inObject() != object)
        return malformedAt(m_at);
    m_begin = m_at;
    m_end = ++m_at;
    --m_depth;
    valueRead();
    return object ? Token::EndObject : Token::EndArray;
}

JsonScanner::Token JsonScanner::value()
{
    switch (const char c = m_text[m_at]) {
    case '{':
    case '[':
        return open(c == '{');
    case '"':
        return string(Token::String);
    case 't':
        return word("true", Token::True);
    case 'f':
        return word("false", Token::False);
    case 'n':
        return word("null", Token::Null);
    default:
        return c == '-' || isDigit(c) ? number() : malformedAt(m_at);
    }
}

JsonScanner::Token JsonScanner::member()
{
    if (m_text[m_at] != '"')
        return malformedAt(m_at);
    if (const Token key = string(Token::Key); key != Token::Key)
        return key;
    skipWhiteSpace();
    if (m_at >= m_text.size())
        return cutShort();
    if (m_text[m_at] != ':')
        return malformedAt(m_at);
    ++m_at;
    m_expected = Expected::Value;
    return Token::Key;
}

JsonScanner::Token JsonScanner::string(Token token)
{
    const char *const text = m_text.data();
    const qsizetype size = m_text.size();
    qsizetype at = m_at + 1;
    m_lastString = at;
    while (at < size) {
        const char c = text[at];
        if (!stopsInString[static_cast<unsigned char>(c)]) {
            ++at;
        } else if (c == '\\' && !(at + 1 < size && isLineBreak(text[at + 1]))) {
            at += 2;
        } else if (c == '"') {
            m_begin = m_lastString;
            m_end = at;
            m_at = at + 1;
            valueRead();
            return token;
        } else {
            m_stoppedInString = true;
            return malformedAt(isLineBreak(c) ? at : at + 1);
        }
    }
    return cutShort();
}

JsonScanner::Token JsonScanner::number()
{
    qsizetype at = m_at;
    const auto digits = [&] {
        const qsizetype first = at;
        while (at < m_text.size() && isDigit(m_text[at]))
            ++at;
        return at > first;
    };
    const auto take = [&](char a, char b) {
        const bool there = at < m_text.size() && (m_text[at] == a || m_text[at] == b);
        at += there ? 1 : 0;
        return there;
    };
    take('-', '-');
    const bool leadingZero = at < m_text.size() && m_text[at] == '0';
    const qsizetype first = at;
    bool whole = digits() && !(leadingZero && at > first + 1);
    if (whole && take('.', '.'))
        whole = digits();
    if (whole && take('e', 'E')) {
        take('+', '-');
        whole = digits();
    }
    if (!whole)
        return at >= m_text.size() ? cutShort() : malformedAt(at);
    m_begin = m_at;
    m_end = m_at = at;
    valueRead();
    return Token::Number;
}

JsonScanner::Token JsonScanner::word(QByteArrayView word, Token token)
{
    const QByteArrayView rest = m_text.sliced(m_at, std::min(word.size(), m_text.size() - m_at));
    if (!word.startsWith(rest))
        return malformedAt(m_at);
    if (rest.size() < word.size())
        return cutShort();
    m_begin = m_at;
    m_end = m_at += word.size();
    valueRead();
    return token;
}

JsonScanner::Token JsonScanner::stop(Token token, qsizetype at)
{
    m_begin = m_end = m_at = at;
    m_expected = Expected::Nothing;
    m_last = token;
    return token;
}

} // namespace Larder
