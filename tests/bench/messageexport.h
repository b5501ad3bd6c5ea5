#pragma once

#include <QByteArray>

namespace Larder::Bench {

/** A chat's export as `list` answers with it, always the same for the same number of messages; about 600 bytes each. */
[[nodiscard]] QByteArray messageExport(int messages);

/** How many resources are in it, covers of videos left out. */
[[nodiscard]] qsizetype resourcesInExport(int messages);

} // namespace Larder::Bench
