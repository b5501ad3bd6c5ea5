#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Larder {

/** What a shell can complete an option's value with. */
enum class ValueKind { Free, Word, File, Folder };

/** One option of the command line. */
struct Option
{
    QString name;        ///< without dashes
    QString description; ///< a sentence
    QString value = {};  ///< what stands for its value in the help; empty: it takes none
    ValueKind kind = ValueKind::Free;
    QStringList words = {}; ///< the values that have a name
    QString shortName = {}; ///< one letter, without a dash
};

/** All options, in the order of the help. The parser, the help, the man page and the completions of shells are made of
 * these. */
[[nodiscard]] const QList<Option> &commandLineOptions();

/** What can be given beside options: `name` as it stands in the usage line. */
[[nodiscard]] const Option &commandLineInputs();

/** What the program is for, in a sentence. */
[[nodiscard]] QString programPurpose();

} // namespace Larder
