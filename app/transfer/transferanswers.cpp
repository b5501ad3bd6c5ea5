// What becomes of an answer once its headers are there.

#include "lark/errorcodes.h"
#include "transfer/rangeplan.h"
#include "transfer/transfer.h"

namespace Larder {

namespace {

/** How long the resource is, as far as an answer's headers tell. */
std::optional<qint64> lengthSaid(const ReplyHead &head)
{
    if (head.status == 200)
        return head.contentLength;
    return head.contentRange ? head.contentRange->total : std::nullopt;
}

} // namespace

void Transfer::answerCame(RangeRequest &request, const ReplyHead &head)
{
    const Verdict verdict = judge(request.asked(), known(), head);
    if (m_work->unproven && settlesLength(head, verdict)) {
        const auto current = release(request, std::nullopt);
        return acceptLength(*m_work->unproven, lengthSaid(head) == m_work->unproven);
    }
    if (!std::holds_alternative<Refusal>(verdict))
        m_work->unproven.reset();
    std::visit([&](const auto &what) { carryOut(request, what); }, verdict);
}

/** An answer that neither brings more nor says that there is more or other, nor is one of a server in trouble. */
bool Transfer::settlesLength(const ReplyHead &head, const Verdict &verdict) const
{
    const auto said = lengthSaid(head);
    const bool otherWhole = head.status == 200 && said && said != m_work->unproven;
    const bool isRange = head.status == 206 && !std::holds_alternative<AskForWhole>(verdict);
    return !isRange && !otherWhole && !(said > m_work->unproven) && !std::holds_alternative<Refusal>(verdict);
}

void Transfer::carryOut(RangeRequest &request, const TakeBody &body)
{
    const ReplyHead &head = *request.head();
    if (++m_work->answers > answersAllowed(body.total))
        return fail(Error{.reason = Reason::TooManyAnswers, .logId = head.logId});
    // The whole begins: only now are the bytes given up that came by ranges.
    if (m_work->road == Road::Whole && (readBeforeBytesGo(request) || !dropBytes()))
        return;
    pin(head, body);
    if (mayBeErrorInDisguise(head))
        request.hold(body, Limits::ambiguousBody);
    else
        request.take(body);
}

void Transfer::carryOut(RangeRequest &request, const NothingThere &end)
{
    pin(*request.head(), TakeBody{0, end.total, end.total});
    const auto current = release(request, std::nullopt);
    if (m_work->partial || takePartial({}))
        askMore();
}

void Transfer::carryOut(RangeRequest &request, const AskAgain &again)
{
    const qint64 first = request.asked().first();
    const auto current = release(request, again.error);
    if (m_work->askedAgain.insert(first).second)
        return askMore();
    if (again.error.reason != Reason::KeepsChanging)
        return fail(again.error);
    if (beginAgain(again.error))
        askMore();
}

void Transfer::carryOut(RangeRequest &request, const AskForWhole &whole)
{
    const auto current = release(request, whole.error);
    takePlainRoad(whole.error);
}

void Transfer::carryOut(RangeRequest &request, const StartOver &over)
{
    if (over.body && readBeforeBytesGo(request))
        return;
    auto current = release(request, over.error);
    m_work->requests.clear();
    if (!beginAgain(over.error))
        return;
    if (!over.body)
        return askMore();
    m_work->requests.push_back(std::move(current));
    carryOut(request, *over.body);
}

/** What may be a refusal that calls itself 200 is read to its end before it costs the bytes that are there. */
bool Transfer::readBeforeBytesGo(RangeRequest &request)
{
    if (there().empty() || !mayBeErrorInDisguise(*request.head()))
        return false;
    request.collect(Limits::ambiguousBody);
    return true;
}

void Transfer::carryOut(RangeRequest &request, const Refusal &)
{
    request.collect(Limits::errorBody);
}

void Transfer::carryOut(RangeRequest &request, const Unusable &unusable)
{
    const auto current = release(request, unusable.error);
    fail(unusable.error);
}

/** The first answer says which version it is that all others must be of. */
void Transfer::pin(const ReplyHead &head, const TakeBody &body)
{
    if (!m_work->firstHead)
        m_work->firstHead = head;
    if (there().empty())
        m_work->validator = head.validator;
    if (body.total)
        m_work->total = body.total;
    if (m_work->partial)
        m_work->partial->describe(m_work->total, m_work->validator);
}

} // namespace Larder
