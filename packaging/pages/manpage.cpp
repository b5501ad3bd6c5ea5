#include "manpage.h"

#include "cli/downloadlines.h"
#include "cli/options.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** A text as roff shows it unchanged, in every locale: groff_char(7). */
QString roff(const QString &text)
{
    QString escaped;
    for (const char32_t character : text.toUcs4()) {
        if (character == U'\\')
            escaped += u"\\e"_s;
        else if (character == U'-')
            escaped += u"\\-"_s; // a plain one would become a hyphen, which nobody can paste into a shell
        else if (character == U'…')
            escaped += u"..."_s; // which every terminal has
        else if (character < 0x80)
            escaped += QChar(char16_t(character));
        else
            escaped += u"\\[u%1]"_s.arg(uint(character), 4, 16, QChar(u'0')).toUpper().replace("\\[U"_L1, "\\[u"_L1);
    }
    // At the start of a line these two begin a request.
    return escaped.startsWith(u'.') || escaped.startsWith(u'\'') ? u"\\&"_s + escaped : escaped;
}

QString tagged(const QString &tag, const QString &text)
{
    return u".TP\n%1\n%2\n"_s.arg(tag, roff(text));
}

QString tagOf(const Option &option)
{
    QString tag = u".BR \\-\\-"_s + roff(option.name);
    if (!option.shortName.isEmpty())
        tag = u".BR \\-%1 \", \" \\-\\-%2"_s.arg(option.shortName, roff(option.name));
    if (!option.value.isEmpty())
        tag = u".BI \\-\\-%1 \" %2\""_s.arg(roff(option.name), option.value);
    return tag;
}

QString optionsSection()
{
    const Option &inputs = commandLineInputs();
    QString section = tagged(u".I "_s + inputs.name, inputs.description);
    for (const Option &option : commandLineOptions())
        section += tagged(tagOf(option), option.description);
    return section;
}

QString exitSection()
{
    QString section;
    for (const ExitMeaning &each : exitMeanings())
        section += tagged(u".B "_s + QString::number(int(each.code)), each.meaning);
    return section;
}

} // namespace

QString manPage(QString frame, const ManPageBuild &build)
{
    const std::pair<QLatin1StringView, QString> places[] = {{"@VERSION@"_L1, build.version},
                                                            {"@DATE@"_L1, build.date},
                                                            {"@PURPOSE@"_L1, roff(programPurpose())},
                                                            {"@OPTIONS@\n"_L1, optionsSection()},
                                                            {"@EXIT_CODES@\n"_L1, exitSection()}};
    for (const auto &[place, text] : places)
        frame.replace(place, text);
    return frame;
}

} // namespace Larder
