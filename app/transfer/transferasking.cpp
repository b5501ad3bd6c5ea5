// Which request is sent next, and when.

#include <algorithm>

#include "lark/requests.h"
#include "transfer/rangeplan.h"
#include "transfer/transfer.h"

namespace Larder {

namespace {

/** The last byte of so many and what may follow it. */
ByteRange proofOf(qint64 length)
{
    const qint64 first = std::max<qint64>(0, length - 1);
    return ByteRange{first, first + Limits::chunk - 1};
}

} // namespace

void Transfer::askMore()
{
    if (!isUnderWay(m_state) || m_work->token.isRunning())
        return;
    if (!m_work->partial && !m_work->wanted.isEmpty() && !takePlaceAgain())
        return;
    if (isMeasured())
        return rest();
    if (isAllThere())
        return check();
    if (m_work->pause.isActive())
        return showWait();
    if (!m_work->credential)
        return askToken();
    const int together = m_work->together == Together::One ? 1 : m_surroundings.connections;
    while (static_cast<int>(m_work->requests.size()) < together) {
        const auto asked = nextToAsk();
        if (!asked)
            break;
        if (const auto hold = m_surroundings.rate.take(asker()))
            return waitForTurn(*hold);
        send(*asked);
    }
}

/** A moment shows as little as the time that any request takes. */
void Transfer::waitForTurn(const RateHold::Hold &hold)
{
    const std::chrono::milliseconds wait(QDateTime::currentDateTimeUtc().msecsTo(hold.until));
    if (wait >= Limits::waitShown)
        return waitFor(wait, hold.after);
    m_work->pause.start(std::max(wait, std::chrono::milliseconds(0)));
    m_work->wait.reset();
}

std::optional<Asked> Transfer::nextToAsk() const
{
    // The first bytes name the file, and must be those from its beginning.
    if (!m_work->partial && !m_work->requests.empty())
        return std::nullopt;
    if (m_work->unproven)
        return m_work->requests.empty() ? std::optional(Asked{proofOf(*m_work->unproven)}) : std::nullopt;
    const bool first = !m_work->total || there().empty();
    if (m_work->road == Road::Whole || (m_work->road == Road::WholeThenRanges && first))
        return m_work->requests.empty() ? std::optional(Asked{}) : std::nullopt;
    if (!m_work->total)
        return m_work->requests.empty() ? std::optional(Asked{ByteRange{0, Limits::probe - 1}}) : std::nullopt;
    const auto range = nextKnownRange();
    if (!range)
        return std::nullopt;
    return Asked{*range, m_work->validator && m_work->validator->isStrong()};
}

std::optional<ByteRange> Transfer::nextKnownRange() const
{
    if (!m_work->overlap)
        return nextRange(*m_work->total, there(), inFlight(), Limits::chunk);
    if (!m_work->requests.empty())
        return std::nullopt;
    // Together with what comes after it, so that the proof costs no request of its own.
    return ByteRange{m_work->overlap->first, std::min(*m_work->total, m_work->overlap->first + Limits::chunk) - 1};
}

RangeSet Transfer::inFlight() const
{
    RangeSet ranges;
    for (const auto &request : m_work->requests) {
        if (request->asked().range)
            ranges.add(*request->asked().range);
    }
    return ranges;
}

void Transfer::waitNoLonger()
{
    if (std::holds_alternative<Waiting>(m_state))
        enter(there().empty() ? TransferState(Starting{}) : TransferState(Receiving{}));
}

void Transfer::send(const Asked &asked)
{
    waitNoLonger();
    const QNetworkRequest http = resourceRequest(m_order.platform, askedFor(), *m_work->credential, asked.range,
                                                 asked.tied ? m_work->validator : std::nullopt);
    m_work->requests.push_back(std::make_unique<RangeRequest>(m_surroundings.client.get(http), asked));
    RangeRequest *request = m_work->requests.back().get();
    connect(request, &RangeRequest::answered, this,
            [this, request](const ReplyHead &head) { answerCame(*request, head); });
    connect(request, &RangeRequest::received, this, &Transfer::bytesCame);
    connect(request, &RangeRequest::ended, this, [this, request](const BodyEnd &end) { bodyEnded(*request, end); });
}

} // namespace Larder
