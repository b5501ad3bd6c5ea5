#pragma once

#include <chrono>
#include <optional>

#include <QDateTime>
#include <QHash>
#include <QString>

#include "core/error.h"
#include "lark/requests.h"

namespace Larder {

/**
 * Until when the server wants no requests of an account: shared by all transfers and look-ups, since the platform's
 * limits are the app's and not a request's. Lives on the engine's thread, owned by the engine.
 */
class RateHold
{
public:
    struct Hold
    {
        QDateTime until; ///< UTC
        Error after;
    };

    void hold(const OpenPlatform &platform, Identity identity, std::chrono::milliseconds wait, const Error &after);
    /** The hold in force, if any. */
    [[nodiscard]] std::optional<Hold> current(const OpenPlatform &platform, Identity identity) const;

private:
    struct Entry
    {
        std::chrono::steady_clock::time_point until;
        Error after;
    };
    QHash<QString, Entry> m_holds;
};

} // namespace Larder
