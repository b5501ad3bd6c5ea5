#pragma once

#include <chrono>
#include <optional>

#include <QDateTime>
#include <QHash>
#include <QString>

#include "auth/account.h"
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

    /** Who asks: an account, or whoever has a token for the platform. */
    struct Asker
    {
        OpenPlatform platform;
        Identity identity;
        std::optional<AccountId> account = {};
    };

    void hold(const Asker &asker, std::chrono::milliseconds wait, const Error &after);
    /** The hold in force, if any. */
    [[nodiscard]] std::optional<Hold> current(const Asker &asker) const;

private:
    struct Entry
    {
        std::chrono::steady_clock::time_point until;
        Error after;
    };
    QHash<QString, Entry> m_holds;
};

} // namespace Larder
