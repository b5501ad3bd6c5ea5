#pragma once

#include <QString>

#include "lark/messagejson.h"

namespace Larder {

/** Why it cannot be downloaded, as one whole sentence in the user's language. */
[[nodiscard]] QString sentence(NotDownloadable::Reason reason);

/** What was wrong with the input, as a sentence or two, with line and column or code where there are any. */
[[nodiscard]] QString sentence(const ReadProblem &problem);

} // namespace Larder
