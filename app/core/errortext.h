#pragma once

#include <QList>
#include <QString>
#include <QStringList>

#include "core/error.h"

namespace Larder {

/** What happened, as one whole sentence in the user's language. For window and command line alike. */
[[nodiscard]] QString sentence(const Error &error);

/** What to do next, as one whole sentence; empty where nothing can be done. */
[[nodiscard]] QString nextStep(const Error &error);

/** Sentences one behind the other, as the user's language joins them: Chinese without a space. Empty ones are left out.
 */
[[nodiscard]] QString inARow(const QStringList &sentences);

/** What happened, and what to do next where something can be done. */
[[nodiscard]] QString sentenceAndNextStep(const Error &error);

/** Code, HTTP status, log id and exact detail, one a line, for the details of a row and for support. */
[[nodiscard]] QString technicalText(const Error &error);

/** Every reason there is, for tables of tests. */
[[nodiscard]] QList<Reason> allReasons();

} // namespace Larder
