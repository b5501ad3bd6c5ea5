#pragma once

#include <QByteArray>

namespace Larder {

/**
 * The secret of an app to sign in with: LARKSUITE_CLI_APP_SECRET, else a line of standard input; asked for, and not
 * shown, where that is a terminal. Empty: the one that is kept. Waits for whoever types.
 */
[[nodiscard]] QByteArray readAppSecret();

} // namespace Larder
