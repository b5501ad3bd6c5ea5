#include "lark/jsontree.h"

#include <limits>

#include "core/limits.h"
#include "lark/jsonscanner.h"
#include "lark/jsonstring.h"

namespace Larder {

namespace {

using Token = JsonScanner::Token;

JsonValue::Kind kindOf(Token token)
{
    switch (token) {
    case Token::BeginObject:
        return JsonValue::Kind::Object;
    case Token::BeginArray:
        return JsonValue::Kind::Array;
    case Token::String:
        return JsonValue::Kind::String;
    case Token::Number:
        return JsonValue::Kind::Number;
    case Token::True:
        return JsonValue::Kind::True;
    case Token::False:
        return JsonValue::Kind::False;
    default:
        return JsonValue::Kind::Null;
    }
}

/** Leaves a scanner that stops on the way to the next call of next(). */
void skipValue(JsonScanner &scanner)
{
    const qsizetype outside = scanner.depth();
    Token token = scanner.next();
    while (scanner.depth() > outside && token != Token::CutShort && token != Token::Malformed)
        token = scanner.next();
}

bool sameKey(QByteArrayView source, QByteArrayView name)
{
    return source.contains('\\') ? unescaped(source) == name : source == name;
}

} // namespace

bool JsonTree::read(QByteArrayView bytes, Filter filter)
{
    m_bytes = bytes;
    m_nodes.clear();
    m_open.clear();
    if (bytes.size() > std::numeric_limits<qint32>::max())
        return false;

    JsonScanner scanner(bytes, 0);
    quint32 keyBegin = 0;
    quint32 keyEnd = 0;
    for (Token token = scanner.next(); token != Token::End; token = scanner.next()) {
        if (token == Token::CutShort || token == Token::Malformed)
            return false;
        if (token == Token::Key) {
            keyBegin = static_cast<quint32>(scanner.begin());
            keyEnd = static_cast<quint32>(scanner.end());
            if (filter && scanner.depth() == 1 && !filter(scanner.bytes()))
                skipValue(scanner);
            continue;
        }
        if (token == Token::EndObject || token == Token::EndArray) {
            m_nodes[m_open.back()].next = static_cast<quint32>(m_nodes.size());
            m_open.pop_back();
            continue;
        }
        if (m_nodes.size() >= Limits::jsonNodes)
            return false;
        const auto at = static_cast<quint32>(m_nodes.size());
        m_nodes.push_back({kindOf(token), keyBegin, keyEnd, static_cast<quint32>(scanner.begin()),
                           static_cast<quint32>(scanner.end()), at + 1});
        keyBegin = keyEnd = 0;
        if (token == Token::BeginObject || token == Token::BeginArray)
            m_open.push_back(at);
    }
    return bytes.sliced(scanner.position()).trimmed().isEmpty();
}

JsonValue JsonTree::root() const
{
    return m_nodes.empty() ? JsonValue() : JsonValue(this, 0, 1);
}

JsonValue::Kind JsonValue::kind() const
{
    return m_at < m_end ? m_tree->m_nodes[m_at].kind : Kind::Missing;
}

JsonValue JsonValue::operator[](QByteArrayView name) const
{
    JsonValue found;
    if (!isObject())
        return found;
    for (JsonValue member = first(); member.m_at < member.m_end; member = member.next()) {
        const auto &node = m_tree->m_nodes[member.m_at];
        if (sameKey(m_tree->slice(node.keyBegin, node.keyEnd), name))
            found = member;
    }
    return found;
}

JsonValue JsonValue::first() const
{
    if (!isObject() && !isArray())
        return {};
    return JsonValue(m_tree, m_at + 1, m_tree->m_nodes[m_at].next);
}

JsonValue JsonValue::next() const
{
    return m_at < m_end ? JsonValue(m_tree, m_tree->m_nodes[m_at].next, m_end) : JsonValue();
}

QByteArray JsonValue::key() const
{
    if (m_at >= m_end)
        return {};
    const auto &node = m_tree->m_nodes[m_at];
    return unescaped(m_tree->slice(node.keyBegin, node.keyEnd));
}

QString JsonValue::text() const
{
    return isString() ? unescapedText(source()) : QString();
}

QByteArray JsonValue::utf8() const
{
    return isString() ? unescaped(source()) : QByteArray();
}

QByteArrayView JsonValue::source() const
{
    if (m_at >= m_end)
        return {};
    const auto &node = m_tree->m_nodes[m_at];
    return m_tree->slice(node.begin, node.end);
}

} // namespace Larder
