#pragma once

#include <QByteArray>
#include <QString>

namespace Larder {

/**
 * The secret of an app to sign in with: LARKSUITE_CLI_APP_SECRET, unless LARKSUITE_CLI_APP_ID says that it is another
 * app's; else a line of standard input, asked for, and not shown, where that is a terminal. Empty: none was given.
 *
 * Waits for whoever types, so that it is for the time before an event loop runs. SIGINT and SIGTERM end the program
 * meanwhile, with exit code 130, and leave the terminal as it was.
 */
[[nodiscard]] QByteArray readAppSecret(const QString &appId);

} // namespace Larder
