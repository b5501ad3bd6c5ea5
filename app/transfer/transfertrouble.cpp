// What goes wrong on the way: waiting, beginning again, another road.

#include <QRandomGenerator>

#include "core/log.h"
#include "lark/errorcodes.h"
#include "transfer/transfer.h"

namespace Larder {

void Transfer::refused(const Asked &asked, const Error &error)
{
    if (againOf(error) == Again::AfterNewToken && !m_work->tokenRefused)
        return askWithAnotherToken(error);
    if (m_work->unproven && againOf(error) == Again::Never)
        return acceptLength(*m_work->unproven, false); // this server gives no ranges of it
    if (askOtherwise(error))
        return;
    if (error.reason == Reason::TooLarge && m_work->road == Road::WholeThenRanges && there().empty()) {
        // What is too large for one plain GET comes through in ranges.
        m_work->road = Road::Ranges;
        return askMore();
    }
    // Refused from the first byte, it is no better that way, and what was said first is what helps.
    if (m_work->instead && there().empty() && againOf(error) == Again::Never)
        return fail(m_work->instead->because);
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
    const auto other = m_work->instead || !there().empty() ? std::nullopt : otherwise(error);
    if (!other)
        return false;
    qCDebug(logTransfer) << "transfer" << quint64(m_id) << "is asked for in another way:" << error.reason;
    m_work->instead = Instead{*other, error};
    m_work->road = roadTo(*other);
    m_work->requests.clear();
    askMore();
    return true;
}

void Transfer::askWithAnotherToken(const Error &error)
{
    m_work->tokenRefused = error;
    m_work->requests.clear(); // they go with the same token, and their refusals would be taken for the next one's
    m_surroundings.tokens.refused(*m_work->credential);
    m_work->credential.reset();
    askToken();
}

/** `at`: the first byte that did not come. Each place has tries of its own, since one fault ends every request. */
void Transfer::tryLater(const Error &error, qint64 at)
{
    if (!m_work->pause.isActive())
        m_work->waitedBefore = m_work->waited;
    const auto decision =
        decide(error, Tries{m_work->failedAt[at], m_work->waitedBefore}, QRandomGenerator::global()->generateDouble());
    if (const auto *giveUp = std::get_if<GiveUp>(&decision))
        return fail(giveUp->error);
    const auto &again = std::get<TryAfter>(decision);
    if (again.namedByServer) {
        m_surroundings.rate.hold(asker(), again.delay, error);
        m_work->waited =
            std::max(m_work->waited, m_work->waitedBefore + std::chrono::ceil<std::chrono::seconds>(again.delay));
    } else {
        ++m_work->failedAt[at];
    }
    waitFor(again.delay, error);
}

void Transfer::waitFor(std::chrono::milliseconds delay, const Error &after)
{
    m_work->pause.start(delay);
    m_work->meter.restart();
    m_work->wait = Waiting{QDateTime::currentDateTimeUtc().addMSecs(delay.count()), after};
    showWait();
}

/** While another request brings bytes it is not waiting. */
void Transfer::showWait()
{
    if (m_work->wait && m_work->requests.empty() && m_state != TransferState(*m_work->wait))
        enter(*m_work->wait);
}

void Transfer::lineChanged()
{
    if (!m_work || m_work->requests.empty())
        return;
    const Error lost{.reason = Reason::ConnectionLost};
    for (const auto &request : m_work->requests)
        remember(*request, lost);
    m_work->requests.clear();
    const bool fromZero = m_work->road == Road::Whole || !m_work->total;
    if (fromZero && !there().empty() && !dropBytes())
        return;
    m_work->failedAt.clear();
    m_work->askedAgain.clear();
    // All at once they would meet a line that is hardly there, and the rate limit.
    m_work->pause.start(
        std::chrono::milliseconds(QRandomGenerator::global()->bounded(int(Limits::lineSpread.count()))));
    m_work->wait.reset();
}

/** False where it has begun again too often, and has failed for it. */
bool Transfer::beginAgain(const Error &error)
{
    const bool another = error.reason == Reason::KeepsChanging;
    const bool tooOften =
        another ? ++m_work->versionChanges > Limits::versionChanges : ++m_work->freshStarts > Limits::freshStarts;
    if (!dropBytes())
        return false;
    m_work->failedAt.clear();
    m_work->askedAgain.clear();
    if (tooOften)
        fail(error);
    return !tooOften;
}

void Transfer::takePlainRoad(const Error &error)
{
    qCDebug(logTransfer) << "transfer" << quint64(m_id) << "takes the plain road:" << error.detail;
    m_work->requests.clear();
    m_work->overlap.reset();
    m_work->failedAt.clear();
    m_work->road = Road::Whole;
    askMore();
}

/** False where the disk would not, and it has failed for it. */
bool Transfer::dropBytes()
{
    m_work->total.reset();
    m_work->unproven.reset();
    m_work->validator.reset();
    m_work->overlap.reset();
    m_work->meter.restart();
    if (!m_work->partial)
        return true;
    m_work->partial->describe(std::nullopt, std::nullopt);
    const Done dropped = m_work->partial->startOver();
    if (!dropped)
        fail(dropped.error());
    return dropped.ok();
}

} // namespace Larder
