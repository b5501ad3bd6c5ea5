#pragma once

#include <optional>

#include <QLatin1StringView>
#include <QStringView>

namespace Larder {

/** What to do when a file of that name is there. */
enum class IfExists {
    Rename,  ///< keep both: the new one is `name (1)`
    Skip,    ///< leave it alone, and fetch nothing more
    Replace, ///< with the new one, in one step, once that is whole
    Ask,     ///< leave it alone until somebody has said which of the others
};

/** `rename`, `skip`, `replace`, `ask`: for command line, settings and the queue's file. */
[[nodiscard]] QLatin1StringView word(IfExists ifExists);
[[nodiscard]] std::optional<IfExists> ifExistsFrom(QStringView text);

} // namespace Larder
