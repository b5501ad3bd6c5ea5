#pragma once

#include <vector>

#include <QByteArrayView>

namespace Larder {

/**
 * Walks one JSON value (RFC 8259) token by token: no tree, no recursion, one bit of memory a level. Forgives a comma
 * before a closing bracket and the white space that web pages and chats put in. Looks into a string no further than for
 * its end.
 */
class JsonScanner
{
public:
    enum class Token {
        BeginObject,
        EndObject,
        BeginArray,
        EndArray,
        Key, ///< with its colon
        String,
        Number,
        True,
        False,
        Null,
        End,      ///< the value is whole; end() is just behind it
        CutShort, ///< the text ends before the value does
        Malformed ///< end() is where it stops being JSON
    };

    JsonScanner(QByteArrayView text, qsizetype from);

    [[nodiscard]] Token next();
    /** Where the token begins and ends; a key and a string without their quotes. */
    [[nodiscard]] qsizetype begin() const { return m_begin; }
    [[nodiscard]] qsizetype end() const { return m_end; }
    [[nodiscard]] QByteArrayView bytes() const { return m_text.sliced(m_begin, m_end - m_begin); }
    /** Behind everything that was read, closing quote included. */
    [[nodiscard]] qsizetype position() const { return m_at; }
    /** Open brackets, this token's own included where it opens one. */
    [[nodiscard]] qsizetype depth() const { return m_depth; }
    /** Whether Malformed is a line that ends inside a string: what a cut line of a log looks like. */
    [[nodiscard]] bool stoppedInString() const { return m_stoppedInString; }
    /** Behind the opening quote of the last string or key; -1 before there was one. */
    [[nodiscard]] qsizetype lastString() const { return m_lastString; }

private:
    enum class Expected { Value, ElementOrEnd, MemberOrEnd, CommaOrEnd, Nothing };

    [[nodiscard]] bool inObject() const;
    void push(bool object);
    void valueRead();
    void skipWhiteSpace();
    Token open(bool object);
    Token close(bool object);
    Token value();
    Token member();
    Token string(Token token);
    Token number();
    Token word(QByteArrayView word, Token token);
    Token stop(Token token, qsizetype at);
    Token malformedAt(qsizetype at) { return stop(Token::Malformed, at); }
    Token cutShort() { return stop(Token::CutShort, m_text.size()); }

    QByteArrayView m_text;
    qsizetype m_at;
    qsizetype m_begin;
    qsizetype m_end;
    qsizetype m_lastString = -1;
    qsizetype m_depth = 0;
    std::vector<quint64> m_objects; ///< one bit a level: whether it is an object
    Expected m_expected = Expected::Value;
    Token m_last = Token::End; ///< what next() goes on saying once nothing more is expected
    bool m_stoppedInString = false;
};

} // namespace Larder
