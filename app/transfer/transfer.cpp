#include "transfer/transfer.h"

#include <algorithm>

#include <QJsonDocument>
#include <QRandomGenerator>
#include <QStorageInfo>
#include <QtConcurrentRun>

#include "core/log.h"
#include "files/filename.h"
#include "http/contentdisposition.h"
#include "lark/errorcodes.h"
#include "transfer/rangeplan.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

const RangeSet nothing;

/** The place of failures that are a token's and no byte's. */
constexpr qint64 atToken = -1;

qint64 firstOf(const Asked &asked)
{
    return asked.range ? asked.range->first : 0;
}

/** The last byte of so many and what may follow it. */
ByteRange proofOf(qint64 length)
{
    const qint64 first = std::max<qint64>(0, length - 1);
    return ByteRange{first, first + Limits::chunk - 1};
}

/** How long the resource is, as far as an answer's headers tell. */
std::optional<qint64> lengthSaid(const ReplyHead &head)
{
    if (head.status == 200)
        return head.contentLength;
    return head.contentRange ? head.contentRange->total : std::nullopt;
}

std::optional<Error> errorOf(const BodyEnd &end)
{
    if (const auto *cut = std::get_if<BodyCut>(&end))
        return cut->error;
    if (const auto *tooLong = std::get_if<BodyTooLong>(&end))
        return tooLong->error;
    return std::nullopt;
}

} // namespace

Transfer::Transfer(TransferId id, DownloadOrder order, TransferSurroundings surroundings, QObject *parent)
    : QObject(parent), m_id(id), m_order(std::move(order)), m_surroundings(surroundings),
      m_road(m_order.resource.type == ResourceType::Image ? Road::WholeThenRanges : Road::Ranges)
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
    if (m_partial)
        m_partial->discard();
    m_partial.reset();
    enter(Cancelled{});
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
    m_requests.clear();
    m_pause.stop();
    // Of unknown length: the next try begins at 0 and cannot use it.
    if (m_partial && !m_total)
        m_partial->discard();
    const qint64 kept = m_total ? there().total() : 0;
    m_partial.reset();
    enter(Failed{std::move(error), kept});
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
    if (hasEnded(m_state))
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

// Asking

void Transfer::askMore()
{
    if (hasEnded(m_state) || m_token.isRunning())
        return;
    if (isAllThere())
        return check();
    if (m_pause.isActive())
        return showWait();
    if (!m_credential)
        return askToken();
    if (const auto hold = m_surroundings.rateHold.current(asker()))
        return waitFor(std::chrono::milliseconds(QDateTime::currentDateTimeUtc().msecsTo(hold->until)), hold->after);
    while (static_cast<int>(m_requests.size()) < m_surroundings.connections) {
        const auto asked = nextToAsk();
        if (!asked)
            break;
        send(*asked);
    }
}

std::optional<Asked> Transfer::nextToAsk() const
{
    // The first bytes name the file, and must be those from its beginning.
    if (!m_partial && !m_requests.empty())
        return std::nullopt;
    if (m_unproven)
        return m_requests.empty() ? std::optional(Asked{proofOf(*m_unproven)}) : std::nullopt;
    const bool first = !m_total || there().empty();
    if (m_road == Road::Whole || (m_road == Road::WholeThenRanges && first))
        return m_requests.empty() ? std::optional(Asked{}) : std::nullopt;
    if (!m_total)
        return m_requests.empty() ? std::optional(Asked{ByteRange{0, Limits::probe - 1}}) : std::nullopt;
    const auto range = nextKnownRange();
    if (!range)
        return std::nullopt;
    return Asked{*range, m_validator && m_validator->isStrong()};
}

std::optional<ByteRange> Transfer::nextKnownRange() const
{
    if (!m_overlap)
        return nextRange(*m_total, there(), inFlight(), Limits::chunk);
    if (!m_requests.empty())
        return std::nullopt;
    // Together with what comes after it, so that the proof costs no request of its own.
    return ByteRange{m_overlap->first, std::min(*m_total, m_overlap->first + Limits::chunk) - 1};
}

RangeSet Transfer::inFlight() const
{
    RangeSet ranges;
    for (const auto &request : m_requests) {
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
    const QNetworkRequest http = resourceRequest(m_order.platform, m_order.resource, *m_credential, asked.range,
                                                 asked.tied ? m_validator : std::nullopt);
    m_requests.push_back(std::make_unique<RangeRequest>(m_surroundings.client.get(http), asked));
    RangeRequest *request = m_requests.back().get();
    connect(request, &RangeRequest::answered, this,
            [this, request](const ReplyHead &head) { answerCame(*request, head); });
    connect(request, &RangeRequest::received, this, &Transfer::bytesCame);
    connect(request, &RangeRequest::ended, this, [this, request](const BodyEnd &end) { bodyEnded(*request, end); });
}

// An answer

void Transfer::answerCame(RangeRequest &request, const ReplyHead &head)
{
    const Verdict verdict = judge(request.asked(), known(), head);
    if (m_unproven && settlesLength(head, verdict)) {
        const auto current = release(request, std::nullopt);
        return acceptLength(*m_unproven, lengthSaid(head) == m_unproven);
    }
    if (!std::holds_alternative<Refusal>(verdict))
        m_unproven.reset();
    std::visit([&](const auto &what) { carryOut(request, what); }, verdict);
}

/** An answer that neither brings more nor says that there is more or other, nor is one of a server in trouble. */
bool Transfer::settlesLength(const ReplyHead &head, const Verdict &verdict) const
{
    const auto said = lengthSaid(head);
    const bool otherWhole = head.status == 200 && said && said != m_unproven;
    const bool isRange = head.status == 206 && !std::holds_alternative<AskForWhole>(verdict);
    return !isRange && !otherWhole && !(said > m_unproven) && !std::holds_alternative<Refusal>(verdict);
}

void Transfer::carryOut(RangeRequest &request, const TakeBody &body)
{
    const ReplyHead &head = *request.head();
    if (++m_answers > answersAllowed(body.total))
        return fail(Error{.reason = Reason::TooManyAnswers, .logId = head.logId});
    // The whole begins: only now are the bytes given up that came by ranges.
    if (m_road == Road::Whole && (readBeforeBytesGo(request) || !dropBytes()))
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
    if (m_partial || takePartial({}))
        askMore();
}

void Transfer::carryOut(RangeRequest &request, const AskAgain &again)
{
    const qint64 first = firstOf(request.asked());
    const auto current = release(request, again.error);
    if (m_askedAgain.insert(first).second)
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
    m_requests.clear();
    if (!beginAgain(over.error))
        return;
    if (!over.body)
        return askMore();
    m_requests.push_back(std::move(current));
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
    if (!m_firstHead)
        m_firstHead = head;
    if (there().empty())
        m_validator = head.validator;
    if (body.total)
        m_total = body.total;
    if (m_partial)
        m_partial->describe(m_total, m_validator);
}

// Its bytes

void Transfer::bytesCame(qint64 offset, QByteArrayView bytes)
{
    if (!m_partial && !takePartial(bytes))
        return;
    const qint64 chunks = there().total() / Limits::chunk;
    const auto written = m_partial->write(offset, bytes);
    if (!written)
        return fail(written.error());
    if (!m_total && there().total() / Limits::chunk > chunks && !roomIsThere())
        return fail(Error{.reason = Reason::DiskFull}); // it may never end
    if (*written == PartialFile::Written::Differs)
        return earlierBytesDiffer();
    m_askedAgain.erase(offset);
    if (m_overlap && offset <= m_overlap->first)
        prove(offset + bytes.size());
    m_tokenRefused.reset();
    m_meter.note(there().total(), SpeedMeter::Clock::now());
    if (std::holds_alternative<Receiving>(m_state))
        Q_EMIT changed();
    else
        enter(Receiving{});
}

/** What was inherited is the same again up to `end`. */
void Transfer::prove(qint64 end)
{
    m_overlap->first = std::max(m_overlap->first, end);
    if (m_overlap->first > m_overlap->last)
        m_overlap.reset();
}

/** Taken with the first bytes and not before, since they may tell the extension. */
bool Transfer::takePartial(QByteArrayView firstBytes)
{
    const Place place{m_order.folder, savedName(nameSources(firstBytes)), m_order.ifExists};
    auto taken = PartialFile::take(place, record());
    if (!taken) {
        fail(taken.error());
        return false;
    }
    if (const auto *file = std::get_if<AlreadyThere>(&taken.value())) {
        m_requests.clear();
        enter(Skipped{file->path, file->size});
        return false;
    }
    m_partial = std::get<std::unique_ptr<PartialFile>>(std::move(taken).value());
    m_name = m_partial->name();
    const bool tied = m_validator && m_validator->isStrong();
    if (m_total && !tied && !m_partial->inherited().empty())
        m_overlap = overlapToProve(*m_total, m_partial->inherited());
    if (roomIsThere())
        return true;
    fail(Error{.reason = Reason::DiskFull});
    return false;
}

bool Transfer::roomIsThere() const
{
    const QStorageInfo disk(m_order.folder);
    const qint64 wanted = m_total ? *m_total - there().total() : Limits::freeSpaceReserve;
    return !disk.isValid() || disk.bytesAvailable() >= wanted;
}

void Transfer::earlierBytesDiffer()
{
    m_requests.clear();
    if (beginAgain(Error{.reason = Reason::WrongRange}))
        askMore();
}

// Its end

void Transfer::bodyEnded(RangeRequest &request, const BodyEnd &end)
{
    const auto current = release(request, errorOf(end));
    std::visit([&](const auto &how) { ended(*current, how); }, end);
}

void Transfer::ended(RangeRequest &request, const BodyWhole &whole)
{
    if (!m_partial && !takePartial({}))
        return;
    if (m_total)
        return askMore();
    if (whole.framing == Framing::Length || m_road == Road::Whole)
        return acceptLength(request.taken(), whole.framing == Framing::Length);
    proveLength(request.taken());
}

/**
 * Qt 6.4 calls a chunked body whole even where its last chunk never came, and one that only the line ends can never be
 * told from a cut. The last byte is asked for again, as a range: its answer says how long the resource is.
 */
void Transfer::proveLength(qint64 length)
{
    m_unproven = length;
    askMore();
}

void Transfer::acceptLength(qint64 length, bool confirmed)
{
    m_unproven.reset();
    m_total = length;
    m_lengthConfirmed = confirmed;
    m_partial->describe(m_total, m_validator);
    askMore();
}

void Transfer::ended(RangeRequest &request, const BodyCut &cut)
{
    if (m_unproven)
        return tryLater(cut.error, *m_unproven);
    const bool fromZero = m_road == Road::Whole || !m_total;
    if (isAllThere()) // cut behind the last byte
        return check();
    if (fromZero && request.taken() > 0 && !beginAgain(cut.error))
        return;
    tryLater(cut.error, fromZero ? 0 : firstOf(request.asked()) + request.taken());
}

void Transfer::ended(RangeRequest &request, const BodyTooLong &tooLong)
{
    m_requests.clear();
    if (!dropBytes()) // those of this answer are among them, and worth nothing
        return;
    if (request.asked().range)
        takePlainRoad(tooLong.error);
    else
        fail(tooLong.error);
}

void Transfer::ended(RangeRequest &request, const BodyCollected &collected)
{
    const ReplyHead &head = *request.head();
    const bool held = head.status == 200;
    const auto error = held ? disguisedError(head, collected.body) : errorFrom(head, collected.body);
    if (error)
        return refused(request.asked(), *error);
    if (!there().empty()) {
        // It was no refusal: the whole, of this version or another, is asked for anew.
        m_requests.clear();
        if (beginAgain(Error{.reason = Reason::KeepsChanging, .httpStatus = head.status, .logId = head.logId}))
            askMore();
        return;
    }
    if (!collected.body.isEmpty())
        bytesCame(0, collected.body);
    if (hasEnded(m_state) || (!m_partial && !takePartial({})))
        return;
    // A cut leaves no document that can be read.
    const bool whole = head.framing == Framing::Length || !QJsonDocument::fromJson(collected.body).isNull();
    if (whole || m_road == Road::Whole)
        acceptLength(collected.body.size(), whole);
    else
        proveLength(collected.body.size());
}

// Trouble

void Transfer::refused(const Asked &asked, const Error &error)
{
    if (againOf(error) == Again::AfterNewToken && !m_tokenRefused)
        return askWithAnotherToken(error);
    if (m_unproven && againOf(error) == Again::Never)
        return acceptLength(*m_unproven, false); // this server gives no ranges of it
    if (error.reason == Reason::TooLarge && m_road == Road::WholeThenRanges && there().empty()) {
        // What is too large for one plain GET comes through in ranges.
        m_road = Road::Ranges;
        return askMore();
    }
    if (asked.range && error.httpStatus == 400 && !error.code && there().empty())
        return takePlainRoad(error);
    tryLater(error, firstOf(asked));
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
        m_surroundings.rateHold.hold(asker(), again.delay, error);
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
    if (m_requests.empty() && m_state != TransferState(m_wait))
        enter(m_wait);
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
    m_settling.setFuture(QtConcurrent::run(settle, m_partial->partialPath(), m_order.digest));
}

void Transfer::checked(const Result<QByteArray> &digest)
{
    if (!digest)
        return fail(digest.error());
    const auto path = m_partial->commit();
    if (!path)
        return fail(path.error());
    m_name = m_partial->name();
    m_meter.restart();
    const qint64 size = there().total();
    enter(Saved{*path, size, *digest, m_lengthConfirmed});
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
    const qint64 received = std::holds_alternative<Failed>(m_state) ? std::get<Failed>(m_state).kept : there().total();
    return TransferSnapshot{
        m_id, m_order, m_state, progressOf(received, m_total, m_meter, SpeedMeter::Clock::now()), m_name, m_exchanges};
}

} // namespace Larder
