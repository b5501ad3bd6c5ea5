#pragma once

#include <QString>

namespace Larder {

/** What a manual page says of the build that it belongs to. */
struct ManPageBuild
{
    QString version;
    QString date; ///< yyyy-mm-dd
};

/** The manual page as roff: `frame` with its @PLACES@ filled from the tables of the command line. */
[[nodiscard]] QString manPage(QString frame, const ManPageBuild &build);

} // namespace Larder
