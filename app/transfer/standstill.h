#pragma once

#include <optional>

#include <QList>
#include <QMetaType>
#include <QString>

#include "core/error.h"
#include "transfer/downloadorder.h"

namespace Larder {

/** What stands in the way of more downloads than one. Plain value. */
struct SharedCause
{
    enum class Kind {
        Line,     ///< `where` is the server: it cannot be reached, or the network or a proxy wants a sign-in first
        Disk,     ///< `where` is the folder: it is full, or its disk is away
        Keychain, ///< it is locked
        SignIn,   ///< `where` is the asker: it has no token that is good
        Quota     ///< `where` is the account, or the platform: its requests are used up
    };

    Kind kind;
    QString where = {};

    [[nodiscard]] bool operator==(const SharedCause &) const = default;
};

/** A cause that is in force, and what told of it first. Plain value. */
struct Standstill
{
    /** Where it is a keychain that nobody but its owner can ask, somebody has to say that it is unlocked. */
    enum class Over { SeenByItself, SaidByItsOwner };

    SharedCause cause;
    Error error;
    DownloadOrder order;
    Over over = Over::SeenByItself;

    [[nodiscard]] bool operator==(const Standstill &) const = default;
};

/** None where the reason is the download's own. */
[[nodiscard]] std::optional<SharedCause::Kind> sharedKindOf(Reason reason);
[[nodiscard]] std::optional<SharedCause> sharedCauseOf(const Error &error, const DownloadOrder &order);

/** Whether the order would meet it too. */
[[nodiscard]] bool isInTheWayOf(const SharedCause &cause, const DownloadOrder &order);

/**
 * Asking again costs nobody anything; else it waits for somebody who does something. A password that a proxy refused
 * is not offered again and again, which could lock its owner out.
 */
[[nodiscard]] bool isAskedAgainByItself(Reason reason);

} // namespace Larder

Q_DECLARE_METATYPE(Larder::SharedCause)
Q_DECLARE_METATYPE(Larder::Standstill)
