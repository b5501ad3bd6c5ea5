// What goes wrong on the way: waiting, beginning again, another road.

#include <QRandomGenerator>

#include "core/log.h"
#include "lark/errorcodes.h"
#include "transfer/transfer.h"

namespace Larder {

void Transfer::refused(const Asked &asked, const Error &error)
{
    if (againOf(error) == Again::AfterNewToken && !m_tokenRefused)
        return askWithAnotherToken(error);
    if (m_unproven && againOf(error) == Again::Never)
        return acceptLength(*m_unproven, false); // this server gives no ranges of it
    if (askOtherwise(error))
        return;
    if (error.reason == Reason::TooLarge && m_road == Road::WholeThenRanges && there().empty()) {
        // What is too large for one plain GET comes through in ranges.
        m_road = Road::Ranges;
        return askMore();
    }
    // Refused from the first byte, it is no better that way, and what was said first is what helps.
    if (m_instead && there().empty() && againOf(error) == Again::Never)
        return fail(m_instead->because);
    if (asked.range && error.httpStatus == 400 && !error.code && there().empty())
        return takePlainRoad(error);
    tryLater(error, asked.first());
}

/**
 * What a forward carries belongs to the outermost as a rule, but the platform does not promise it: it may be in its own
 * message. And the type follows from the key as a rule, which is no promise either.
 */
std::optional<ResourceRef> Transfer::otherwise(const Error &error) const
{
    ResourceRef other = m_order.resource;
    if (error.reason == Reason::KeyNotInMessage) {
        if (const auto own = MessageId::parse(m_order.origin.messageId))
            other.messageId = *own;
    } else if (error.reason == Reason::BadParameter && other.type == typeOf(other.fileKey)) {
        other.type = other.type == ResourceType::Image ? ResourceType::File : ResourceType::Image;
    }
    return other == m_order.resource ? std::nullopt : std::optional(other);
}

bool Transfer::askOtherwise(const Error &error)
{
    const auto other = m_instead || !there().empty() ? std::nullopt : otherwise(error);
    if (!other)
        return false;
    qCDebug(logTransfer) << "transfer" << quint64(m_id) << "is asked for in another way:" << error.reason;
    m_instead = Instead{*other, error};
    m_road = roadTo(*other);
    m_requests.clear();
    askMore();
    return true;
}

void Transfer::askWithAnotherToken(const Error &error)
{
    m_tokenRefused = error;
    m_requests.clear(); // they go with the same token, and their refusals would be taken for the next one's
    m_surroundings.tokens.refused(*m_credential);
    m_credential.reset();
    askToken();
}

/** `at`: the first byte that did not come. Each place has tries of its own, since one fault ends every request. */
void Transfer::tryLater(const Error &error, qint64 at)
{
    if (!m_pause.isActive())
        m_waitedBefore = m_waited;
    const auto decision =
        decide(error, Tries{m_failedAt[at], m_waitedBefore}, QRandomGenerator::global()->generateDouble());
    if (const auto *giveUp = std::get_if<GiveUp>(&decision))
        return fail(giveUp->error);
    const auto &again = std::get<TryAfter>(decision);
    if (again.namedByServer) {
        m_surroundings.rate.hold(asker(), again.delay, error);
        m_waited = std::max(m_waited, m_waitedBefore + std::chrono::ceil<std::chrono::seconds>(again.delay));
    } else {
        ++m_failedAt[at];
    }
    waitFor(again.delay, error);
}

void Transfer::waitFor(std::chrono::milliseconds delay, const Error &after)
{
    m_pause.start(delay);
    m_meter.restart();
    m_wait = Waiting{QDateTime::currentDateTimeUtc().addMSecs(delay.count()), after};
    showWait();
}

/** While another request brings bytes it is not waiting. */
void Transfer::showWait()
{
    if (m_wait && m_requests.empty() && m_state != TransferState(*m_wait))
        enter(*m_wait);
}

void Transfer::lineChanged()
{
    if (m_requests.empty())
        return;
    const Error lost{.reason = Reason::ConnectionLost};
    for (const auto &request : m_requests)
        remember(*request, lost);
    m_requests.clear();
    const bool fromZero = m_road == Road::Whole || !m_total;
    if (fromZero && !there().empty() && !dropBytes())
        return;
    m_failedAt.clear();
    m_askedAgain.clear();
    // All at once they would meet a line that is hardly there, and the rate limit.
    m_pause.start(std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(Limits::lineSpread.count()))));
    m_wait.reset();
}

/** False where it has begun again too often, and has failed for it. */
bool Transfer::beginAgain(const Error &error)
{
    const bool another = error.reason == Reason::KeepsChanging;
    const bool tooOften = another ? ++m_versionChanges > Limits::versionChanges : ++m_freshStarts > Limits::freshStarts;
    if (!dropBytes())
        return false;
    m_failedAt.clear();
    m_askedAgain.clear();
    if (tooOften)
        fail(error);
    return !tooOften;
}

void Transfer::takePlainRoad(const Error &error)
{
    qCDebug(logTransfer) << "transfer" << quint64(m_id) << "takes the plain road:" << error.detail;
    m_requests.clear();
    m_overlap.reset();
    m_failedAt.clear();
    m_road = Road::Whole;
    askMore();
}

/** False where the disk would not, and it has failed for it. */
bool Transfer::dropBytes()
{
    m_total.reset();
    m_unproven.reset();
    m_validator.reset();
    m_overlap.reset();
    m_meter.restart();
    if (!m_partial)
        return true;
    m_partial->describe(std::nullopt, std::nullopt);
    const Done dropped = m_partial->startOver();
    if (!dropped)
        fail(dropped.error());
    return dropped.ok();
}

} // namespace Larder
