#pragma once

#include <QLoggingCategory>
#include <QString>

namespace Larder {

// Quiet unless asked for: QT_LOGGING_RULES="larder.*=true".
Q_DECLARE_LOGGING_CATEGORY(logHttp)
Q_DECLARE_LOGGING_CATEGORY(logTransfer)
Q_DECLARE_LOGGING_CATEGORY(logFiles)

/**
 * The text with everything that looks like a credential struck out: bearer values, token shapes of the platform
 * (t-…, u-…, ur-…, eyJ….….…) and the values of fields named token or secret. For texts of strangers; our own texts
 * never hold a secret in the first place.
 */
[[nodiscard]] QString withoutSecrets(const QString &text);

} // namespace Larder
