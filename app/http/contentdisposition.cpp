#include "http/contentdisposition.h"

#include <algorithm>

#include <QByteArray>
#include <QRegularExpression>

#include "core/charset.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

struct Parameter
{
    QByteArray name;  ///< lower case
    QByteArray value; ///< without its quotes, quoted pairs as they came
    bool quoted = false;
};

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

/** Takes a header apart, forgiving what RFC 6266, 4.1 forbids and servers send. */
class ParameterScanner
{
public:
    explicit ParameterScanner(QByteArrayView text) : m_text(text) {}

    std::optional<Parameter> next()
    {
        while (m_at < m_text.size()) {
            const QByteArray name = takeName();
            if (m_at < m_text.size() && m_text[m_at] == '=')
                return takeValue(name);
        }
        return std::nullopt;
    }

private:
    QByteArray takeName()
    {
        while (m_at < m_text.size() && (isSpace(m_text[m_at]) || m_text[m_at] == ';' || m_text[m_at] == ','))
            ++m_at;
        const qsizetype start = m_at;
        while (m_at < m_text.size() && m_text[m_at] != '=' && m_text[m_at] != ';')
            ++m_at;
        return m_text.sliced(start, m_at - start).trimmed().toByteArray().toLower();
    }

    Parameter takeValue(const QByteArray &name)
    {
        ++m_at;
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
        if (m_at < m_text.size() && m_text[m_at] == '"')
            return Parameter{name, takeQuoted(), true};
        return Parameter{name, takeUntil(endOfToken(m_at)).trimmed().toByteArray(), false};
    }

    QByteArray takeQuoted()
    {
        ++m_at;
        qsizetype end = closingQuote();
        if (end < 0)
            end = lastQuote();
        if (end < 0)
            return takeUntil(endOfToken(m_at)).trimmed().toByteArray();
        const QByteArray value = takeUntil(end).toByteArray();
        m_at = endOfToken(end);
        return value;
    }

    QByteArrayView takeUntil(qsizetype end)
    {
        const QByteArrayView taken = m_text.sliced(m_at, end - m_at);
        m_at = end;
        return taken;
    }

    /**
     * A quote with the parameter's end behind it, since names that hold quotes come unescaped; else the first quote.
     * Where the former was sought in vain it is not sought again: that would be quadratic.
     */
    qsizetype closingQuote()
    {
        qsizetype first = -1;
        for (qsizetype at = m_at; at < m_text.size(); ++at) {
            if (m_text[at] == '\\') {
                ++at;
            } else if (m_text[at] == '"') {
                if (m_wellClosedAhead && endsParameter(at + 1))
                    return at;
                first = first < 0 ? at : first;
                if (!m_wellClosedAhead)
                    break;
            }
        }
        m_wellClosedAhead = false;
        return first;
    }

    /** GBK characters may end in the byte of a backslash, which makes the closing quote look escaped. */
    [[nodiscard]] qsizetype lastQuote() const
    {
        qsizetype end = m_text.size();
        while (end > m_at && (isSpace(m_text[end - 1]) || m_text[end - 1] == ';'))
            --end;
        return end > m_at && m_text[end - 1] == '"' ? end - 1 : -1;
    }

    [[nodiscard]] bool endsParameter(qsizetype at) const
    {
        while (at < m_text.size() && isSpace(m_text[at]))
            ++at;
        return at == m_text.size() || m_text[at] == ';' || m_text[at] == ',';
    }

    [[nodiscard]] qsizetype endOfToken(qsizetype from) const
    {
        const qsizetype end = m_text.indexOf(';', from);
        return end < 0 ? m_text.size() : end;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
    bool m_wellClosedAhead = true;
};

int hexDigit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

enum class BrokenEscapes { Refuse, TakeLiterally };

/** `%E6` for the escape %, `=E6` for =. */
std::optional<QByteArray> unescaped(QByteArrayView text, char escape, BrokenEscapes broken = BrokenEscapes::Refuse)
{
    QByteArray bytes;
    bytes.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool isWhole = at + 2 < text.size() && hexDigit(text[at + 1]) >= 0 && hexDigit(text[at + 2]) >= 0;
        if (text[at] != escape || (!isWhole && broken == BrokenEscapes::TakeLiterally)) {
            bytes += text[at];
            continue;
        }
        if (!isWhole)
            return std::nullopt;
        bytes += static_cast<char>(hexDigit(text[at + 1]) * 16 + hexDigit(text[at + 2]));
        at += 2;
    }
    return bytes;
}

QString textFrom(const QByteArray &bytes)
{
    if (bytes.isValidUtf8())
        return QString::fromUtf8(bytes);
    return likelyChinese(bytes).value_or(QString::fromLatin1(bytes));
}

/** Only \" and \\: who escapes at all escapes these two, and who does not sends the backslashes of a Windows path. */
QString withoutQuotedPairs(const QString &text)
{
    QString plain;
    plain.reserve(text.size());
    for (qsizetype at = 0; at < text.size(); ++at) {
        const bool escapes =
            text[at] == u'\\' && at + 1 < text.size() && (text[at + 1] == u'"' || text[at + 1] == u'\\');
        plain += text[escapes ? ++at : at];
    }
    return plain;
}

QString withoutPercentEncoding(const QString &text)
{
    if (!text.contains(u'%'))
        return text;
    const auto bytes = unescaped(text.toUtf8(), '%');
    if (!bytes)
        return text;
    return bytes->isValidUtf8() ? QString::fromUtf8(*bytes) : likelyChinese(*bytes).value_or(text);
}

std::optional<QByteArray> encodedWordBytes(const QRegularExpressionMatch &word)
{
    QByteArray text = word.captured(3).toLatin1();
    if (word.capturedView(2).compare("B"_L1, Qt::CaseInsensitive) == 0) {
        const auto bytes = QByteArray::fromBase64Encoding(text, QByteArray::AbortOnBase64DecodingErrors);
        return bytes ? std::optional(bytes.decoded) : std::nullopt;
    }
    return unescaped(text.replace('_', ' '), '=');
}

/** Mail's encoded words (RFC 2047, 2) where they are the whole value. A long name's are cut between any bytes. */
std::optional<QString> textOfEncodedWords(const QByteArray &value)
{
    if (!value.startsWith("=?") || !value.endsWith("?="))
        return std::nullopt;
    static const QRegularExpression word(
        uR"(\G\s*+=\?([A-Za-z0-9_-]{1,40})(?:\*[A-Za-z-]{1,20})?\?([BbQq])\?([!->@-~ ]*+)\?=)"_s);
    const QString text = QString::fromLatin1(value);
    QByteArray charset;
    QByteArray bytes;
    qsizetype end = 0;
    for (auto words = word.globalMatch(text); words.hasNext();) {
        const QRegularExpressionMatch match = words.next();
        const QByteArray nextCharset = match.captured(1).toLatin1().toLower();
        const auto more = encodedWordBytes(match);
        if (!more || (!charset.isEmpty() && charset != nextCharset))
            return std::nullopt;
        charset = nextCharset;
        bytes += *more;
        end = match.capturedEnd();
    }
    return end == text.size() ? decodedAs(charset, bytes) : std::nullopt;
}

std::optional<QString> unlessEmpty(const QString &text)
{
    const QString trimmed = text.trimmed();
    return trimmed.isEmpty() ? std::nullopt : std::optional(trimmed);
}

std::optional<QString> plainName(const Parameter &parameter)
{
    if (const auto text = textOfEncodedWords(parameter.value.trimmed()); text && !text->trimmed().isEmpty())
        return text->trimmed();
    const QString text = textFrom(parameter.value);
    return unlessEmpty(withoutPercentEncoding(parameter.quoted ? withoutQuotedPairs(text) : text));
}

/** charset'language'percent-encoded, RFC 8187, 3.2. Without the apostrophes it is taken for UTF-8. */
std::optional<QString> extendedName(const Parameter &parameter, BrokenEscapes broken)
{
    const QByteArray &value = parameter.value;
    const qsizetype first = value.indexOf('\'');
    const qsizetype second = first < 0 ? -1 : value.indexOf('\'', first + 1);
    const QByteArray charset = second > 0 && first > 0 ? value.first(first).trimmed() : "UTF-8"_ba;
    const QByteArray encoded = second < 0 ? value : value.sliced(second + 1);
    const auto bytes = unescaped(encoded, '%', broken);
    const auto text = bytes ? decodedAs(charset, *bytes) : std::nullopt;
    return text ? unlessEmpty(*text) : std::nullopt;
}

} // namespace

std::optional<QString> fileNameFrom(QByteArrayView contentDisposition)
{
    std::optional<Parameter> plain;
    std::optional<Parameter> extended;
    ParameterScanner scanner(contentDisposition);
    while (const auto parameter = scanner.next()) {
        if (parameter->name == "filename*" && !extended)
            extended = parameter;
        else if (parameter->name == "filename" && !plain)
            plain = parameter;
    }
    if (const auto name = extended ? extendedName(*extended, BrokenEscapes::Refuse) : std::nullopt)
        return name;
    if (const auto name = plain ? plainName(*plain) : std::nullopt)
        return name;
    return extended ? extendedName(*extended, BrokenEscapes::TakeLiterally) : std::nullopt;
}

} // namespace Larder
