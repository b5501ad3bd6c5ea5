// Its life: start, token, the file when all is there, and its ends. Requests are in transferasking.cpp, answers in
// transferanswers.cpp, bytes in transferbody.cpp, faults in transfertrouble.cpp.

#include "transfer/transfer.h"

#include <algorithm>

#include <QtConcurrentRun>

#include "core/log.h"
#include "files/filename.h"
#include "files/originmark.h"
#include "http/contentdisposition.h"
#include "lark/errorcodes.h"
#include "transfer/rangeplan.h"
#include "transfer/standstill.h"

namespace Larder {

namespace {

const RangeSet nothing;

/** The place of failures that are a token's and no byte's. */
constexpr qint64 atToken = -1;

} // namespace

Transfer::Transfer(const TransferSnapshot &begin, TransferSurroundings surroundings, QObject *parent)
    : QObject(parent), m_id(begin.id), m_order(begin.order), m_purpose(begin.purpose), m_surroundings(surroundings),
      m_state(begin.state), m_road(roadTo(m_order.resource)),
      m_name(begin.name), m_before{begin.progress.received, begin.progress.total, {}, {}}, m_exchanges(begin.exchanges)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &Transfer::askMore);
    connect(&m_token, &QFutureWatcherBase::finished, this,
            [this] { tokenCame(m_token.isCanceled() ? Error{.reason = Reason::NoToken} : m_token.result()); });
    connect(&m_settling, &QFutureWatcherBase::finished, this, [this] {
        if (std::holds_alternative<Checking>(m_state))
            checked(m_settling.result());
    });
}

Transfer::~Transfer() = default;

/** Whether the platform gives ranges of pictures is not known. */
Transfer::Road Transfer::roadTo(const ResourceRef &resource)
{
    return resource.type == ResourceType::Image ? Road::WholeThenRanges : Road::Ranges;
}

void Transfer::start()
{
    enter(Starting{});
    askToken();
}

void Transfer::cancel()
{
    if (hasEnded(m_state))
        return;
    m_requests.clear();
    m_pause.stop();
    if (m_purpose == Purpose::Measure) {
        letGo();
        discardMeasured(m_order, m_name);
    } else if (m_partial) {
        m_partial->discard();
    } else if (!m_name.isEmpty()) {
        PartialFile::discardLeft(m_order.folder, m_name, record());
    }
    m_partial.reset();
    m_before = {};
    enter(Cancelled{});
}

void Transfer::discardMeasured(const DownloadOrder &order, const QString &name)
{
    const ResumeRecord resource{order.platform, order.resource};
    const auto left = name.isEmpty() ? std::nullopt : PartialFile::left(order.folder, name, resource);
    if (left && left->proven.total() <= Limits::measuringBrings)
        PartialFile::discardLeft(order.folder, name, resource);
}

void Transfer::pause()
{
    if (!mayFollow(m_state, Paused{}))
        return;
    letGo();
    enter(Paused{m_before.received});
}

void Transfer::save(TransferId as)
{
    m_id = as;
    m_purpose = Purpose::Save;
    if (std::holds_alternative<Measured>(m_state))
        enter(Queued{});
    else if (m_partial && !roomIsThere()) // which measuring does not ask
        fail(Error{.reason = Reason::DiskFull});
}

void Transfer::enter(TransferState state)
{
    Q_ASSERT_X(mayFollow(m_state, state), word(m_state).data(), word(state).data());
    qCDebug(logTransfer) << "transfer" << quint64(m_id) << word(m_state) << ">" << word(state);
    m_state = std::move(state);
    Q_EMIT changed();
}

void Transfer::fail(Error error)
{
    letGo();
    if (m_surroundings.atSharedCause == AtSharedCause::Halt && sharedKindOf(error.reason))
        enter(Halted{std::move(error), m_before.received});
    else
        enter(Failed{std::move(error), m_before.received});
}

/** Of everything but the bytes that a new try can go on with. */
void Transfer::letGo()
{
    m_requests.clear();
    m_pause.stop();
    m_meter.restart();
    if (!m_partial)
        return;
    // Of unknown length: the next try begins at 0 and cannot use it.
    if (!m_total)
        m_partial->discard();
    m_partial.reset();
    // The disk's word for it: the folder may be gone, and the last record could not always be written.
    const auto left = PartialFile::left(m_order.folder, m_name, record());
    m_before = {left ? left->proven.total() : 0, m_total, {}, {}};
}

void Transfer::askToken()
{
    waitNoLonger();
    // Not by then(): before Qt 6.5 it asserts that its context is there still, and a keychain may take longer than
    // this.
    m_token.setFuture(m_surroundings.tokens.credential(m_order.platform, m_order.identity, m_order.account));
}

void Transfer::tokenCame(const Result<Credential> &credential)
{
    if (!isUnderWay(m_state))
        return;
    if (!credential)
        return noTokenCame(credential.error());
    m_failedAt.erase(atToken);
    m_credential = *credential;
    askMore();
}

/** A renewal that the line or the server kept from being is tried again as a request would be. */
void Transfer::noTokenCame(const Error &error)
{
    if (againOf(error) == Again::Retry || againOf(error) == Again::AfterWait)
        return tryLater(error, atToken);
    // What the server said of the old token tells more than that there is no other.
    const bool noOther = error.reason == Reason::NoToken || error.reason == Reason::TokenRefused;
    fail(noOther ? m_tokenRefused.value_or(error) : error);
}

// Measured

bool Transfer::isMeasured() const
{
    return m_purpose == Purpose::Measure && m_total && m_partial;
}

/** The bytes that told its size stay. Of unknown length, it is begun anew when it is to be saved. */
void Transfer::rest()
{
    for (const auto &request : m_requests)
        remember(*request, std::nullopt);
    letGo();
    if (!m_total) {
        m_wanted.clear();
        m_firstHead.reset();
    }
    enter(Measured{m_total, m_before.received});
}

// All there

bool Transfer::isAllThere() const
{
    return m_partial && isWhole(m_total, there()) && !m_overlap;
}

void Transfer::check()
{
    m_requests.clear();
    m_pause.stop();
    enter(Checking{});
    m_settling.setFuture(QtConcurrent::run(settle, m_partial->partialPath(), m_order.digest || m_order.receipt));
}

void Transfer::checked(const Result<QByteArray> &digest)
{
    if (!digest)
        return fail(digest.error());
    QList<FileNote> notes;
    // Before anybody sees the file under its name.
    if (m_order.marks.origin && !markOrigin(m_partial->partialPath(), m_order.platform.base()))
        notes << FileNote::OriginNotMarked;
    const auto path = m_partial->commit();
    if (!path)
        return fail(path.error());
    m_name = m_partial->name();
    m_meter.restart();
    // Afterwards: on Windows the file, once closed, has the time of its last write again.
    if (m_order.marks.messageTime && m_order.origin.sentAt.isValid() && !setFileTime(*path, m_order.origin.sentAt))
        notes << FileNote::TimeNotSet;
    const qint64 size = there().total();
    enter(Saved{*path, size, *digest, m_lengthConfirmed, notes});
}

// What is known

std::unique_ptr<RangeRequest> Transfer::release(RangeRequest &request, const std::optional<Error> &error)
{
    remember(request, error);
    const auto place =
        std::find_if(m_requests.begin(), m_requests.end(), [&](const auto &r) { return r.get() == &request; });
    auto released = std::move(*place);
    m_requests.erase(place);
    return released;
}

void Transfer::remember(const RangeRequest &request, const std::optional<Error> &error)
{
    const auto &head = request.head();
    m_exchanges.append(Exchange{request.asked().range, head ? std::optional(head->status) : std::nullopt,
                                request.taken(), request.age(), head ? head->logId : QString(), error});
    while (m_exchanges.size() > Limits::exchangesShown)
        m_exchanges.removeFirst();
}

const RangeSet &Transfer::there() const
{
    return m_partial ? m_partial->there() : nothing;
}

KnownResource Transfer::known() const
{
    // What ranges said in contradiction is no measure for the plain road.
    if (m_road == Road::Whole)
        return KnownResource{};
    return KnownResource{m_total, m_validator, !there().empty()};
}

NameSources Transfer::nameSources(QByteArrayView firstBytes) const
{
    return NameSources{m_order.name,
                       m_order.nameInMessage,
                       fileNameFrom(m_firstHead->contentDisposition),
                       m_firstHead->contentType,
                       firstBytes.toByteArray(),
                       m_order.resource.fileKey,
                       m_order.resource.type};
}

ResumeRecord Transfer::record() const
{
    return ResumeRecord{m_order.platform, m_order.resource, m_total, m_validator};
}

TransferSnapshot Transfer::snapshot() const
{
    const qint64 received = m_partial ? there().total() : m_before.received;
    const std::optional<qint64> total = m_total ? m_total : m_before.total;
    return TransferSnapshot{
        m_id,   m_order,     m_state,  progressOf(received, total, m_meter, SpeedMeter::Clock::now()),
        m_name, m_exchanges, m_purpose};
}

} // namespace Larder
