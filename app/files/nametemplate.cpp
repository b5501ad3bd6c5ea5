#include "files/nametemplate.h"

#include <array>

#include "core/limits.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

constexpr std::array everyPlaceholder{Placeholder::Name,    Placeholder::Date, Placeholder::Time,   Placeholder::Year,
                                      Placeholder::Month,   Placeholder::Day,  Placeholder::Sender, Placeholder::Chat,
                                      Placeholder::Message, Placeholder::Key};

std::optional<Placeholder> placeholderFrom(QStringView text)
{
    for (const Placeholder each : everyPlaceholder) {
        if (text == word(each))
            return each;
    }
    return std::nullopt;
}

bool isSlash(QChar c)
{
    return c == u'/' || c == u'\\'; // as in a chosen name
}

bool isBracketPair(QStringView before, QStringView after)
{
    constexpr QStringView opening = u"([（【「《";
    constexpr QStringView closing = u")]）】」》";
    const qsizetype bracket = before.isEmpty() ? -1 : opening.indexOf(before.back());
    return bracket >= 0 && !after.isEmpty() && after.front() == closing[bracket];
}

bool endsWithOpening(QStringView text)
{
    return !text.isEmpty() && QStringView(u"([（【「《").contains(text.back());
}

/** What stays of the text on both sides of a value that is not known: enough to part its neighbours, and no more. */
QString textBetween(const QString &before, const QString &after)
{
    if (isBracketPair(before, after))
        return after.sliced(1);
    return endsWithOpening(before) ? before : after;
}

/** The same where nothing comes before it but text. */
QString textInFront(const QString &before, const QString &after)
{
    return isBracketPair(before, after) ? before.chopped(1) : before;
}

} // namespace

QLatin1StringView word(Placeholder placeholder)
{
    switch (placeholder) {
    case Placeholder::Name:
        return "name"_L1;
    case Placeholder::Date:
        return "date"_L1;
    case Placeholder::Time:
        return "time"_L1;
    case Placeholder::Year:
        return "year"_L1;
    case Placeholder::Month:
        return "month"_L1;
    case Placeholder::Day:
        return "day"_L1;
    case Placeholder::Sender:
        return "sender"_L1;
    case Placeholder::Chat:
        return "chat"_L1;
    case Placeholder::Message:
        return "message"_L1;
    case Placeholder::Key:
        return "key"_L1;
    }
    Q_UNREACHABLE();
}

QList<Placeholder> allPlaceholders()
{
    return {everyPlaceholder.begin(), everyPlaceholder.end()};
}

/** One pass over the text. */
class NameTemplate::Reading
{
public:
    explicit Reading(const QString &text) : m_text(text) {}

    [[nodiscard]] std::optional<TemplateFault> read()
    {
        if (!checkChosenName(m_text))
            return TemplateFault{TemplateFault::Kind::LeavesFolder, whereItLeaves()};
        while (m_at < m_text.size()) {
            if (const auto fault = readNext())
                return fault;
        }
        return std::nullopt;
    }

    [[nodiscard]] QList<Component> components() && { return std::move(m_components); }

private:
    std::optional<TemplateFault> readNext()
    {
        const QChar c = m_text[m_at];
        if (c == u'{')
            return readPlaceholder();
        if (c == u'}')
            return TemplateFault{TemplateFault::Kind::NotOpened, m_at};
        if (isSlash(c))
            m_components << Component{};
        else
            textAtEnd() += c;
        ++m_at;
        return std::nullopt;
    }

    std::optional<TemplateFault> readPlaceholder()
    {
        const qsizetype end = m_text.indexOf(u'}', m_at);
        const qsizetype another = m_text.indexOf(u'{', m_at + 1);
        if (end < 0 || (another >= 0 && another < end))
            return TemplateFault{TemplateFault::Kind::NotClosed, m_at};
        const QString inside = m_text.sliced(m_at + 1, end - m_at - 1);
        const auto placeholder = placeholderFrom(inside);
        if (!placeholder)
            return TemplateFault{TemplateFault::Kind::UnknownPlaceholder, m_at, inside};
        m_components.last().parts << Part{*placeholder};
        m_at = end + 1;
        return std::nullopt;
    }

    QString &textAtEnd()
    {
        Component &component = m_components.last();
        return component.parts.isEmpty() ? component.before : component.parts.last().after;
    }

    /** At its beginning where it is absolute, else where it goes up. */
    [[nodiscard]] qsizetype whereItLeaves() const
    {
        qsizetype start = 0;
        for (qsizetype at = 0; at <= m_text.size(); ++at) {
            if (at < m_text.size() && !isSlash(m_text[at]))
                continue;
            if (QStringView(m_text).sliced(start, at - start).trimmed() == ".."_L1)
                return start;
            start = at + 1;
        }
        return 0;
    }

    const QString &m_text;
    qsizetype m_at = 0;
    QList<Component> m_components{Component{}};
};

/** What the placeholders stand for, in one file's name. */
class NameTemplate::Filling
{
public:
    Filling(QString name, const NameSources &sources, const MessageOrigin &origin)
        : m_name(std::move(name)), m_sources(sources), m_origin(origin), m_sentAt(origin.sentAt.toLocalTime())
    {
    }

    [[nodiscard]] QString path(const QList<Component> &components) const
    {
        QStringList path;
        for (const Component &component : components.first(components.size() - 1))
            path << filled(component);
        path << fileName(components.last());
        const QString safe = safePath(path.join(u'/'));
        return safe.isEmpty() ? m_name : safe;
    }

private:
    /** Empty where it has placeholders and none of their values is known. */
    [[nodiscard]] QString filled(const Component &component) const
    {
        QString text;
        QString gap = component.before;
        bool any = component.parts.isEmpty();
        for (const Part &part : component.parts) {
            if (const QString known = value(part.placeholder); !known.isEmpty()) {
                text += gap + known;
                gap = part.after;
                any = true;
            } else {
                gap = any ? textBetween(gap, part.after) : textInFront(gap, part.after);
            }
        }
        return any ? text + gap : QString();
    }

    [[nodiscard]] QString fileName(const Component &component) const
    {
        const QString name = filled(component);
        if (safePath(name).isEmpty())
            return m_name;
        const QStringView extension = extensionOf(m_name);
        const QString ending = extension.isEmpty() ? QString() : u'.' + extension.toString();
        const QString literal = component.parts.isEmpty() ? component.before : component.parts.last().after;
        return literal.endsWith(ending, Qt::CaseInsensitive) ? name : name + ending;
    }

    [[nodiscard]] QString value(Placeholder placeholder) const
    {
        const auto safe = [](const QString &text) { return safePart(text, Limits::namePartBytes); };
        switch (placeholder) {
        case Placeholder::Name: {
            const qsizetype extension = extensionOf(m_name).size();
            return extension == 0 ? m_name : m_name.chopped(extension + 1);
        }
        case Placeholder::Date:
            return sentAs(u"yyyy-MM-dd"_s);
        case Placeholder::Time:
            return sentAs(u"HH-mm-ss"_s); // no system but ours takes colons
        case Placeholder::Year:
            return sentAs(u"yyyy"_s);
        case Placeholder::Month:
            return sentAs(u"MM"_s);
        case Placeholder::Day:
            return sentAs(u"dd"_s);
        case Placeholder::Sender:
            return safe(m_origin.sender);
        case Placeholder::Chat:
            return safe(m_origin.chatId);
        case Placeholder::Message:
            return safe(m_origin.messageId);
        case Placeholder::Key:
            return safe(m_sources.fileKey.text());
        }
        Q_UNREACHABLE();
    }

    [[nodiscard]] QString sentAs(const QString &format) const { return m_sentAt.toString(format); }

    const QString m_name;
    const NameSources &m_sources;
    const MessageOrigin &m_origin;
    const QDateTime m_sentAt;
};

NameTemplate::NameTemplate() : m_text(u"{name}"_s), m_components{Component{{}, {Part{Placeholder::Name}}}} {}

NameTemplate::Parsed NameTemplate::parse(const QString &text)
{
    NameTemplate parsed;
    if (text.trimmed().isEmpty())
        return parsed;
    Reading reading(text);
    if (const auto fault = reading.read())
        return *fault;
    parsed.m_text = text;
    parsed.m_components = std::move(reading).components();
    return parsed;
}

QString NameTemplate::filled(const NameSources &sources, const MessageOrigin &origin) const
{
    const QString name = savedName(sources);
    return sources.chosen.isEmpty() ? Filling(name, sources, origin).path(m_components) : name;
}

} // namespace Larder
