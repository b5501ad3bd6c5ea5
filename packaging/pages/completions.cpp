#include "completions.h"

#include "cli/options.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

/** As much of a description as has room beside a name: up to where it goes into details. */
QString brief(const QString &description)
{
    static const QRegularExpression details(uR"([;:.] .*|\.$| \(.*)"_s);
    return QString(description).remove(details);
}

/** Between single quotes of a shell that knows no escape there: bash, zsh. */
QString quoted(QString text)
{
    return u'\'' + text.replace(u'\'', "'\\''"_L1) + u'\'';
}

QString withDashes(const Option &option)
{
    return "--"_L1 + option.name;
}

// bash

QString bashAnswer(const Option &option)
{
    switch (option.kind) {
    case ValueKind::Word:
        return u"mapfile -t COMPREPLY < <(compgen -W %1 -- \"$cur\")\n            return"_s.arg(
            quoted(option.words.join(u' ')));
    case ValueKind::Folder:
        return u"_filedir -d\n            return"_s;
    case ValueKind::File:
        return u"_filedir\n            return"_s;
    case ValueKind::Free:
        return u"return"_s;
    }
    Q_UNREACHABLE();
}

// zsh

/** Inside the brackets of an _arguments specification. */
QString zshExplanation(const Option &option)
{
    QString text = brief(option.description);
    return text.replace(u'\\', "\\\\"_L1).replace(u'[', "\\["_L1).replace(u']', "\\]"_L1);
}

QString zshAction(const Option &option)
{
    switch (option.kind) {
    case ValueKind::Word:
        return u"(%1)"_s.arg(option.words.join(u' '));
    case ValueKind::Folder:
        return u"_files -/"_s;
    case ValueKind::File:
        return u"_files"_s;
    case ValueKind::Free:
        return u" "_s; // nothing to offer, but something has to stand there
    }
    Q_UNREACHABLE();
}

QString zshOption(const Option &option)
{
    const QString explanation = u"[%1]"_s.arg(zshExplanation(option));
    if (!option.shortName.isEmpty())
        return u"'(-%1 --%2)'{-%1,--%2}%3"_s.arg(option.shortName, option.name, quoted(explanation));
    if (option.value.isEmpty())
        return quoted(withDashes(option) + explanation);
    return quoted(u"%1=%2:%3:%4"_s.arg(withDashes(option), explanation, option.value, zshAction(option)));
}

// fish

QString fishQuoted(QString text)
{
    return u'\'' + text.replace(u'\\', "\\\\"_L1).replace(u'\'', "\\'"_L1) + u'\'';
}

QString fishValue(const Option &option)
{
    if (option.value.isEmpty())
        return {};
    switch (option.kind) {
    case ValueKind::Word:
        return u" -x -a "_s + fishQuoted(option.words.join(u' '));
    case ValueKind::Folder:
        return u" -x -a '(__fish_complete_directories)'"_s;
    case ValueKind::File:
        return u" -r"_s;
    case ValueKind::Free:
        return u" -x"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QString bashCompletion()
{
    QStringList names;
    QString cases;
    for (const Option &option : commandLineOptions()) {
        names.append(withDashes(option));
        if (!option.value.isEmpty())
            cases += u"        %1)\n            %2\n            ;;\n"_s.arg(withDashes(option), bashAnswer(option));
    }
    return u"# bash completion for larder, made from its options\n"
           "_larder()\n"
           "{\n"
           "    local cur prev words cword split\n"
           "    _init_completion -s || return\n"
           "    case $prev in\n"
           "%1"
           "    esac\n"
           "    $split && return\n"
           "    if [[ $cur == -* ]]; then\n"
           "        mapfile -t COMPREPLY < <(compgen -W %2 -- \"$cur\")\n"
           "        return\n"
           "    fi\n"
           "    _filedir\n"
           "} &&\n"
           "    complete -F _larder larder\n"_s.arg(cases, quoted(names.join(u' ')));
}

QString zshCompletion()
{
    QStringList specifications;
    for (const Option &option : commandLineOptions())
        specifications.append(zshOption(option));
    const Option &inputs = commandLineInputs();
    specifications.append(quoted(u"*:%1:%2"_s.arg(inputs.name, zshAction(inputs))));
    return u"#compdef larder\n# zsh completion for larder, made from its options\n\n_arguments \\\n    "_s +
           specifications.join(u" \\\n    "_s) + u'\n';
}

QString fishCompletion()
{
    QString completion = u"# fish completion for larder, made from its options\n"_s;
    for (const Option &option : commandLineOptions()) {
        const QString shortName = option.shortName.isEmpty() ? QString() : u" -s "_s + option.shortName;
        completion += u"complete -c larder%1 -l %2%3 -d %4\n"_s.arg(shortName, option.name, fishValue(option),
                                                                    fishQuoted(brief(option.description)));
    }
    return completion;
}

} // namespace Larder
