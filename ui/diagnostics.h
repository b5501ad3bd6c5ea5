#pragma once

#include <QString>

namespace Larder {

class QueueModel;
class Settings;

/** The libraries that this process uses, with the versions that are there and not those that it was built with; a line
 *  each. */
[[nodiscard]] QString librariesInUse();

/**
 * What somebody who helps would ask first, as lines of plain text in English: versions, platform, settings, counts of
 * states, the latest errors. No token, no word of a message, no id of one, no name of a file, folder, server, app or
 * person.
 */
[[nodiscard]] QString diagnosticsOf(const Settings &settings, const QueueModel &queue);

} // namespace Larder
