#pragma once

#include <vector>

#include <QByteArray>
#include <QByteArrayView>

namespace Larder {

/** A place in what was given. */
struct InputPosition
{
    qint64 offset; ///< in bytes of the input as it was given
    int line;      ///< from 1
    int column;    ///< from 1, in characters

    [[nodiscard]] bool operator==(const InputPosition &) const = default;
};

/**
 * What was pasted or read from a file, as UTF-8 text: byte order mark gone, UTF-16 and UTF-32 converted, blanks and
 * NULs at the end left out, and a whole input that is one JSON string taken out of its quotes. Knows its way back to
 * the input.
 */
class InputText
{
public:
    explicit InputText(const QByteArray &input);

    [[nodiscard]] QByteArrayView text() const { return m_layers.back().text; }
    [[nodiscard]] InputPosition positionOf(qsizetype at) const;

private:
    /** Text within text: the input itself, then what the string in it says, and so on. */
    struct Layer
    {
        QByteArray bytes;
        QByteArrayView text;
        QByteArrayView source; ///< the inside of the string that the layer before consists of
    };

    void decode(const QByteArray &input);
    bool takeOutOfQuotes();
    [[nodiscard]] qint64 inputOffset(qsizetype at) const;

    std::vector<Layer> m_layers;
    qsizetype m_markLength = 0;
    int m_unitLength = 1; ///< bytes a code unit of the input's encoding
};

} // namespace Larder
