#pragma once

#include <optional>

#include <QByteArray>

#include "core/error.h"
#include "http/replyhead.h"

namespace Larder {

/** How often a refusal may be asked again by itself. */
enum class Again {
    Never,
    Once,
    AfterNewToken, ///< once, with another token
    Retry,         ///< like a fault of the server
    AfterWait      ///< when the limit has passed
};

/** A row of the one table of the platform's codes. */
struct CodeMeaning
{
    qint64 code;
    Reason reason;
    Again again;
};

/** The row of a code; none for one that the table does not know. */
[[nodiscard]] std::optional<CodeMeaning> meaningOf(qint64 code);

/** Whether the same request is worth sending again. By the code where there is one, else by reason. */
[[nodiscard]] Again againOf(const Error &error);

/**
 * Whether, as the answer to a refresh, it says that only a new sign-in helps: the refresh token is dead or its user is
 * gone. Everything else is no reason to give a sign-in up.
 */
[[nodiscard]] bool endsSignIn(const Error &error);

/**
 * What an answer that is no resource says: its JSON envelope where it has one, else its status. HTML, empty, cut,
 * oversized (only Limits::errorBody is looked at) and non-UTF-8 bodies do no harm. Never branches on `msg`.
 */
[[nodiscard]] Error errorFrom(const ReplyHead &head, const QByteArray &body);

/**
 * A 200 that may be an error in disguise: JSON type, no Content-Disposition, no Content-Range, at most
 * Limits::ambiguousBody long. Only such a one is worth holding back until its body is known.
 */
[[nodiscard]] bool mayBeErrorInDisguise(const ReplyHead &head);

/** The error in a held-back body: an object with a non-zero integer `code` and a string `msg`. None: it is the
 * resource. */
[[nodiscard]] std::optional<Error> disguisedError(const ReplyHead &head, const QByteArray &body);

} // namespace Larder
