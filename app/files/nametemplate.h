#pragma once

#include <optional>
#include <variant>

#include <QLatin1StringView>
#include <QList>
#include <QString>

#include "files/filename.h"
#include "lark/messagejson.h"

namespace Larder {

/** What stands in braces in a template. Dates and times are the message's, in local time. */
enum class Placeholder {
    Name, ///< what the file would be called without a template, less its extension
    Date, ///< 2026-03-14
    Time, ///< 09-26-53
    Year,
    Month, ///< two digits, as the day
    Day,
    Sender,
    Chat,    ///< its id, which is all that messages say of it
    Message, ///< its id
    Key      ///< of the resource
};

/** `name`, `date`, `time`, … */
[[nodiscard]] QLatin1StringView word(Placeholder placeholder);
[[nodiscard]] QList<Placeholder> allPlaceholders();

/** Why a text is no template. */
struct TemplateFault
{
    enum class Kind {
        UnknownPlaceholder,
        NotClosed,   ///< { without }
        NotOpened,   ///< } without {
        LeavesFolder ///< absolute, or with ..
    };
    Kind kind;
    qsizetype position = 0;   ///< of the first wrong character, from 0
    QString placeholder = {}; ///< of UnknownPlaceholder, without its braces

    [[nodiscard]] bool operator==(const TemplateFault &) const = default;
};

/**
 * How folders and names are made of what a message says: `{year}/{chat}/{date} {sender} {name}`. A slash makes folders.
 * The file's extension follows by itself. Plain value; `{name}` unless parsed from something else.
 */
class NameTemplate
{
public:
    using Parsed = std::variant<NameTemplate, TemplateFault>;

    NameTemplate();
    /** An empty text is the default. */
    [[nodiscard]] static Parsed parse(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] bool operator==(const NameTemplate &other) const { return m_text == other.m_text; }

    /**
     * The path of the saved file below its folder. A name that the user chose for this file comes before the template.
     * Each value is made safe and makes no folders of its own. With one that is not known goes the text that would part
     * it from its neighbour; a folder of which none is known is left out. Never empty, never leaves the folder.
     */
    [[nodiscard]] QString filled(const NameSources &sources, const MessageOrigin &origin) const;

private:
    /** A placeholder and the text between it and the next one. */
    struct Part
    {
        Placeholder placeholder;
        QString after = {};
    };
    /** What stands between two slashes. */
    struct Component
    {
        QString before = {}; ///< the first placeholder
        QList<Part> parts = {};
    };
    class Reading;
    class Filling;

    QString m_text;
    QList<Component> m_components; ///< at least one: the last is the file's name
};

} // namespace Larder
