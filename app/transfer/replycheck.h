#pragma once

#include <optional>
#include <variant>

#include "core/error.h"
#include "http/replyhead.h"

namespace Larder {

/** What was asked for. Plain value. */
struct Asked
{
    std::optional<ByteRange> range; ///< none: the whole
    bool tied = false;              ///< If-Range went with it

    [[nodiscard]] qint64 first() const { return range ? range->first : 0; }
};

/** What earlier answers said. Plain value. */
struct KnownResource
{
    std::optional<qint64> total = {};
    std::optional<Validator> validator = {};
    bool bytesThere = false;
};

// What to do with an answer.

/** The body goes to `offset`; `length` is what it must hold, none where only its end will tell. */
struct TakeBody
{
    qint64 offset = 0;
    std::optional<qint64> length;
    std::optional<qint64> total;
    bool operator==(const TakeBody &) const = default;
};
/** Nothing to take: the range begins where the resource ends, at `total`. */
struct NothingThere
{
    qint64 total = 0;
    bool operator==(const NothingThere &) const = default;
};
/** Not a byte of it is used; the same may be asked once more, then it is the error. */
struct AskAgain
{
    Error error;
    bool operator==(const AskAgain &) const = default;
};
/** Ranges cannot be used here: one plain GET. */
struct AskForWhole
{
    Error error;
    bool operator==(const AskForWhole &) const = default;
};
/** What is there belongs to another version, or cannot be continued: drop it. */
struct StartOver
{
    Error error;                  ///< kind KeepsChanging for another version, else what made it begin again
    std::optional<TakeBody> body; ///< this answer is the new one already
    bool operator==(const StartOver &) const = default;
};
/** Not a resource: its body says why. */
struct Refusal
{
    bool operator==(const Refusal &) const = default;
};
/** Not a resource, and no use in reading on. */
struct Unusable
{
    Error error;
    bool operator==(const Unusable &) const = default;
};

using Verdict = std::variant<TakeBody, NothingThere, AskAgain, AskForWhole, StartOver, Refusal, Unusable>;

/** What an answer is good for. The offset comes from its Content-Range, never from what was asked. RFC 9110, 14
 * and 15.3.7. */
[[nodiscard]] Verdict judge(const Asked &asked, const KnownResource &known, const ReplyHead &head);

} // namespace Larder
