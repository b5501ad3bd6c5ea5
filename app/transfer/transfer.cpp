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

/** Neither under way nor about to go on with what is known of it. */
bool isPutAside(const TransferState &state)
{
    return !isUnderWay(state) && !std::holds_alternative<Queued>(state) && !std::holds_alternative<Measured>(state);
}

const RangeSet nothing;

/** The place of failures that are a token's and no byte's. */
constexpr qint64 atToken = -1;

} // namespace

Transfer::Transfer(const TransferSnapshot &begin, TransferSurroundings surroundings, QObject *parent)
    : QObject(parent), m_id(begin.id), m_order(begin.order), m_purpose(begin.purpose), m_surroundings(surroundings),
      m_state(begin.state), m_name(begin.name), m_before{begin.progress.received, begin.progress.total, {}, {}},
      m_exchanges(begin.exchanges)
{
}

Transfer::~Transfer() = default;

/** Whether the platform gives ranges of pictures is not known. */
Transfer::Road Transfer::roadTo(const ResourceRef &resource)
{
    return resource.type == ResourceType::Image ? Road::WholeThenRanges : Road::Ranges;
}

void Transfer::start()
{
    if (!m_work) // measured, it goes on with what it knows
        beginWork();
    enter(Starting{});
    askToken();
}

void Transfer::beginWork()
{
    m_work = std::make_unique<Work>(roadTo(m_order.resource));
    m_work->pause.setSingleShot(true);
    connect(&m_work->pause, &QTimer::timeout, this, &Transfer::askMore);
    connect(&m_work->token, &QFutureWatcherBase::finished, this, [this] {
        const auto &token = m_work->token;
        tokenCame(token.isCanceled() ? Error{.reason = Reason::NoToken} : token.result());
    });
    connect(&m_work->settling, &QFutureWatcherBase::finished, this, [this] {
        if (std::holds_alternative<Checking>(m_state))
            checked(m_work->settling.result());
    });
}

void Transfer::endWork()
{
    m_before = {received(), total(), {}, {}};
    m_work.reset();
}

void Transfer::cancel()
{
    if (hasEnded(m_state))
        return;
    if (m_work) {
        m_work->requests.clear();
        m_work->pause.stop();
    }
    if (m_purpose == Purpose::Measure) {
        letGo();
        discardMeasured(m_order, m_name);
    } else if (m_work && m_work->partial) {
        m_work->partial->discard();
        m_work->partial.reset();
    } else if (!m_name.isEmpty()) {
        PartialFile::discardLeft(m_order.folder, m_name, record());
    }
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
    else if (m_work && m_work->partial && !roomIsThere()) // which measuring does not ask
        fail(Error{.reason = Reason::DiskFull});
}

void Transfer::enter(TransferState state)
{
    Q_ASSERT_X(mayFollow(m_state, state), word(m_state).data(), word(state).data());
    qCDebug(logTransfer) << "transfer" << quint64(m_id) << word(m_state) << ">" << word(state);
    m_state = std::move(state);
    // Later, since whoever has brought it to its end comes back to it.
    if (m_work && isPutAside(m_state))
        QMetaObject::invokeMethod(this, &Transfer::endWork, Qt::QueuedConnection);
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
    if (!m_work)
        return;
    m_work->requests.clear();
    m_work->pause.stop();
    m_work->meter.restart();
    if (!m_work->partial)
        return;
    // Of unknown length: the next try begins at 0 and cannot use it.
    if (!m_work->total)
        m_work->partial->discard();
    m_work->partial.reset();
    // The disk's word for it: the folder may be gone, and the last record could not always be written.
    const auto left = PartialFile::left(m_order.folder, m_name, record());
    m_before = {left ? left->proven.total() : 0, m_work->total, {}, {}};
}

void Transfer::askToken()
{
    waitNoLonger();
    // Not by then(): before Qt 6.5 it asserts that its context is there still, and a keychain may take longer than
    // this.
    m_work->token.setFuture(m_surroundings.tokens.credential(m_order.platform, m_order.identity, m_order.account));
}

void Transfer::tokenCame(const Result<Credential> &credential)
{
    if (!isUnderWay(m_state))
        return;
    if (!credential)
        return noTokenCame(credential.error());
    m_work->failedAt.erase(atToken);
    m_work->credential = *credential;
    askMore();
}

/** A renewal that the line or the server kept from being is tried again as a request would be. */
void Transfer::noTokenCame(const Error &error)
{
    if (againOf(error) == Again::Retry || againOf(error) == Again::AfterWait)
        return tryLater(error, atToken);
    // What the server said of the old token tells more than that there is no other.
    const bool noOther = error.reason == Reason::NoToken || error.reason == Reason::TokenRefused;
    fail(noOther ? m_work->tokenRefused.value_or(error) : error);
}

// Measured

bool Transfer::isMeasured() const
{
    return m_purpose == Purpose::Measure && m_work->total && m_work->partial;
}

/** The bytes that told its size stay. Of unknown length, it is begun anew when it is to be saved. */
void Transfer::rest()
{
    for (const auto &request : m_work->requests)
        remember(*request, std::nullopt);
    letGo();
    if (!m_work->total) {
        m_work->wanted.clear();
        m_work->firstHead.reset();
    }
    enter(Measured{m_work->total, m_before.received});
}

// All there

bool Transfer::isAllThere() const
{
    return m_work->partial && isWhole(m_work->total, there()) && !m_work->overlap;
}

void Transfer::check()
{
    m_work->requests.clear();
    m_work->pause.stop();
    enter(Checking{});
    m_work->settling.setFuture(QtConcurrent::run(settle, m_work->partial->partialPath(), m_work->partial->digest()));
}

void Transfer::checked(const Result<QByteArray> &digest)
{
    if (!digest)
        return fail(digest.error());
    QList<FileNote> notes;
    // Before anybody sees the file under its name.
    if (m_order.marks.origin && !markOrigin(m_work->partial->partialPath(), m_order.platform.base()))
        notes << FileNote::OriginNotMarked;
    const auto path = m_work->partial->commit();
    if (!path)
        return fail(path.error());
    m_name = m_work->partial->name();
    m_work->meter.restart();
    // Afterwards: on Windows the file, once closed, has the time of its last write again.
    if (m_order.marks.messageTime && m_order.origin.sentAt.isValid() && !setFileTime(*path, m_order.origin.sentAt))
        notes << FileNote::TimeNotSet;
    const qint64 size = there().total();
    enter(Saved{*path, size, *digest, m_work->lengthConfirmed, notes});
}

// What is known

std::unique_ptr<RangeRequest> Transfer::release(RangeRequest &request, const std::optional<Error> &error)
{
    remember(request, error);
    const auto place = std::find_if(m_work->requests.begin(), m_work->requests.end(),
                                    [&](const auto &r) { return r.get() == &request; });
    auto released = std::move(*place);
    m_work->requests.erase(place);
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
    return m_work && m_work->partial ? m_work->partial->there() : nothing;
}

KnownResource Transfer::known() const
{
    // What ranges said in contradiction is no measure for the plain road.
    if (m_work->road == Road::Whole)
        return KnownResource{};
    return KnownResource{m_work->total, m_work->validator, !there().empty()};
}

NameSources Transfer::nameSources(QByteArrayView firstBytes) const
{
    return NameSources{m_order.name,
                       m_order.nameInMessage,
                       fileNameFrom(m_work->firstHead->contentDisposition),
                       m_work->firstHead->contentType,
                       firstBytes.toByteArray(),
                       m_order.resource.fileKey,
                       m_order.resource.type};
}

ResumeRecord Transfer::record() const
{
    ResumeRecord record{m_order.platform, m_order.resource};
    if (m_work) {
        record.total = m_work->total;
        record.validator = m_work->validator;
    }
    return record;
}

qint64 Transfer::received() const
{
    return m_work && m_work->partial ? there().total() : m_before.received;
}

std::optional<qint64> Transfer::total() const
{
    return m_work && m_work->total ? m_work->total : m_before.total;
}

TransferSnapshot Transfer::snapshot() const
{
    const Progress progress = m_work ? progressOf(received(), total(), m_work->meter, SpeedMeter::Clock::now())
                                     : Progress{received(), total(), {}, {}};
    return TransferSnapshot{m_id, m_order, m_state, progress, m_name, m_exchanges, m_purpose};
}

} // namespace Larder
