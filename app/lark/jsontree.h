#pragma once

#include <vector>

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace Larder {

class JsonTree;

/** One value of a JsonTree; good as long as the tree is neither read into again nor gone. */
class JsonValue
{
public:
    enum class Kind { Missing, Object, Array, String, Number, True, False, Null };

    JsonValue() = default;

    [[nodiscard]] Kind kind() const;
    [[nodiscard]] bool isObject() const { return kind() == Kind::Object; }
    [[nodiscard]] bool isArray() const { return kind() == Kind::Array; }
    [[nodiscard]] bool isString() const { return kind() == Kind::String; }
    /** Neither there nor worth anything: missing or null. */
    [[nodiscard]] bool isNothing() const { return kind() == Kind::Missing || kind() == Kind::Null; }

    /** The last member of that name, as with most readers; Missing where there is none. */
    [[nodiscard]] JsonValue operator[](QByteArrayView name) const;
    /** The first member or element, then its neighbours; Missing at the end. */
    [[nodiscard]] JsonValue first() const;
    [[nodiscard]] JsonValue next() const;

    /** Every value inside, at any depth, in the order of the source. */
    template <typename Visit>
    void forEachInside(Visit visit) const;

    /** The name of a member; of anything else, nothing. */
    [[nodiscard]] QByteArray key() const;
    /** What a string says; empty for anything else. */
    [[nodiscard]] QString text() const;
    [[nodiscard]] QByteArray utf8() const;
    /** A string's inside or a number as they stand in the source. */
    [[nodiscard]] QByteArrayView source() const;

private:
    friend class JsonTree;
    JsonValue(const JsonTree *tree, quint32 at, quint32 end) : m_tree(tree), m_at(at), m_end(end) {}

    const JsonTree *m_tree = nullptr;
    quint32 m_at = 0;
    quint32 m_end = 0; ///< of the siblings
};

/**
 * One JSON value as a flat list of nodes over bytes that somebody else keeps. Built without recursion, never larger
 * than Limits::jsonNodes. Made to be used again and again.
 */
class JsonTree
{
public:
    /** Which members of the outermost object are kept. */
    using Filter = bool (*)(QByteArrayView key);

    /** False where the bytes are not one whole value, or too many values. */
    [[nodiscard]] bool read(QByteArrayView bytes, Filter filter = nullptr);
    [[nodiscard]] JsonValue root() const;

private:
    friend class JsonValue;

    struct Node
    {
        JsonValue::Kind kind;
        quint32 keyBegin;
        quint32 keyEnd;
        quint32 begin;
        quint32 end;
        quint32 next; ///< behind everything inside
    };

    [[nodiscard]] QByteArrayView slice(quint32 begin, quint32 end) const { return m_bytes.sliced(begin, end - begin); }

    QByteArrayView m_bytes;
    std::vector<Node> m_nodes;
    std::vector<quint32> m_open;
};

template <typename Visit>
void JsonValue::forEachInside(Visit visit) const
{
    if (!isObject() && !isArray())
        return;
    const quint32 end = m_tree->m_nodes[m_at].next;
    for (quint32 at = m_at + 1; at < end; ++at)
        visit(JsonValue(m_tree, at, at + 1));
}

} // namespace Larder
