#include "transfer/replycheck.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

Error integrityError(Reason reason, const ReplyHead &head, const QString &detail)
{
    Error error{.reason = reason, .httpStatus = head.status, .logId = head.logId};
    error.detail = detail;
    return error;
}

Error changed(const ReplyHead &head, const QString &detail)
{
    return integrityError(Reason::KeepsChanging, head, detail);
}

/** A contradiction in a range's answer leads to the plain road; in a plain answer there is no other. */
Verdict contradiction(const Asked &asked, Error error)
{
    if (asked.range)
        return AskForWhole{std::move(error)};
    return Unusable{std::move(error)};
}

QString asText(const ByteRange &range)
{
    return u"%1-%2"_s.arg(range.first).arg(range.last);
}

enum class Tie { Same, Another, Lost };

/** Only what the first answer had can be compared; a strong ETag that is missing later cannot be replaced by a weaker
 * one. */
Tie tieBetween(const std::optional<Validator> &pinned, const std::optional<Validator> &now)
{
    if (!pinned || pinned == now)
        return Tie::Same;
    if (now && now->kind == pinned->kind)
        return Tie::Another;
    return pinned->isStrong() ? Tie::Lost : Tie::Same;
}

Verdict judgePartial(const Asked &asked, const KnownResource &known, const ReplyHead &head)
{
    if (head.encoded())
        return contradiction(
            asked, integrityError(Reason::EncodedBody, head, QString::fromLatin1(head.contentEncoding.left(64))));
    if (!asked.range)
        return Unusable{integrityError(Reason::WrongRange, head, u"206 to a request for the whole"_s)};
    if (!head.contentRange || !head.contentRange->range || !head.contentRange->total)
        return AskForWhole{integrityError(Reason::WrongRange, head, u"206 without a usable Content-Range"_s)};
    const ByteRange got = *head.contentRange->range;
    const qint64 total = *head.contentRange->total;
    if (head.framing == Framing::Broken || (head.contentLength && *head.contentLength != got.length())) {
        return AskForWhole{integrityError(
            Reason::LengthMismatch, head,
            u"Content-Range %1, Content-Length %2"_s.arg(asText(got)).arg(head.contentLength.value_or(-1)))};
    }
    if (known.total && *known.total != total)
        return StartOver{changed(head, u"total was %1, is %2"_s.arg(*known.total).arg(total)), std::nullopt};
    const Tie tie = tieBetween(known.validator, head.validator);
    if (tie == Tie::Another)
        return StartOver{changed(head, u"another validator"_s), std::nullopt};
    if (tie == Tie::Lost)
        return AskAgain{changed(head, u"no validator"_s)};
    if (got.first != asked.range->first)
        return AskAgain{
            integrityError(Reason::WrongRange, head, u"asked for %1, got %2"_s.arg(asText(*asked.range), asText(got)))};
    return TakeBody{got.first, got.length(), total};
}

/** A page where a resource should be, from somebody who is not the platform: a network that wants a sign-in first. */
bool looksLikePortal(const ReplyHead &head)
{
    return head.contentType == "text/html" && head.contentDisposition.isEmpty() && head.logId.isEmpty() &&
           !head.validator;
}

Verdict judgeWhole(const Asked &asked, const KnownResource &known, const ReplyHead &head)
{
    if (head.encoded())
        return contradiction(
            asked, integrityError(Reason::EncodedBody, head, QString::fromLatin1(head.contentEncoding.left(64))));
    if (head.framing == Framing::Broken)
        return contradiction(asked, integrityError(Reason::LengthMismatch, head, u"unreadable Content-Length"_s));
    if (looksLikePortal(head))
        return Unusable{integrityError(Reason::NetworkWantsSignIn, head, u"text/html"_s)};
    const bool another = (asked.tied && head.validator != known.validator) ||
                         tieBetween(known.validator, head.validator) == Tie::Another ||
                         (known.total && head.contentLength && known.total != head.contentLength);
    // The end of the line proves nothing: what ranges said of the length still holds.
    const bool knownLength = head.framing == Framing::CloseOfLine && !another;
    const auto length = knownLength ? known.total : head.contentLength;
    const TakeBody body{0, length, length};
    if (another && known.total)
        return StartOver{changed(head, u"200 to a range"_s), body};
    if (known.bytesThere)
        return StartOver{integrityError(Reason::WrongRange, head, u"200 to a range"_s), body};
    return body;
}

/** RFC 9110, 15.5.17: Content-Range says the current length, `*` before it. */
Verdict judgeUnsatisfiable(const Asked &asked, const KnownResource &known, const ReplyHead &head)
{
    if (!asked.range)
        return Refusal{};
    const auto total = head.contentRange ? head.contentRange->total : std::nullopt;
    if (total && known.total && total != known.total)
        return StartOver{changed(head, u"416, total is %1"_s.arg(*total)), std::nullopt};
    if (total && *total == asked.range->first)
        return NothingThere{*total};
    return AskForWhole{integrityError(Reason::WrongRange, head, u"416 to %1"_s.arg(asText(*asked.range)))};
}

} // namespace

Verdict judge(const Asked &asked, const KnownResource &known, const ReplyHead &head)
{
    if (head.contentType == "multipart/byteranges")
        return contradiction(asked, integrityError(Reason::WrongRange, head, u"multipart/byteranges"_s));
    switch (head.status) {
    case 200:
        return judgeWhole(asked, known, head);
    case 206:
        return judgePartial(asked, known, head);
    case 416:
        return judgeUnsatisfiable(asked, known, head);
    default:
        break;
    }
    if (head.status >= 400)
        return Refusal{};
    return Unusable{integrityError(Reason::UnexpectedAnswer, head, u"HTTP %1"_s.arg(head.status))};
}

} // namespace Larder
