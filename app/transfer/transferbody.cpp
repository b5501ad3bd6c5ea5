// The bytes of an answer, and how it ended.

#include <QJsonDocument>

#include "files/diskroom.h"
#include "lark/errorcodes.h"
#include "transfer/rangeplan.h"
#include "transfer/transfer.h"

namespace Larder {

namespace {

std::optional<Error> errorOf(const BodyEnd &end)
{
    if (const auto *cut = std::get_if<BodyCut>(&end))
        return cut->error;
    if (const auto *tooLong = std::get_if<BodyTooLong>(&end))
        return tooLong->error;
    return std::nullopt;
}

} // namespace

void Transfer::bytesCame(qint64 offset, QByteArrayView bytes)
{
    if (!m_work->partial && !takePartial(bytes))
        return;
    const qint64 chunks = there().total() / Limits::chunk;
    const auto written = m_work->partial->write(offset, bytes);
    if (!written)
        return fail(written.error());
    if (!m_work->total && there().total() / Limits::chunk > chunks && !roomIsThere())
        return fail(Error{.reason = Reason::DiskFull}); // it may never end
    if (*written == PartialFile::Written::Differs)
        return earlierBytesDiffer();
    m_work->askedAgain.erase(offset);
    if (m_work->overlap && offset <= m_work->overlap->first)
        prove(offset + bytes.size());
    m_work->tokenRefused.reset();
    m_work->meter.note(there().total(), SpeedMeter::Clock::now());
    if (std::holds_alternative<Receiving>(m_state))
        Q_EMIT changed();
    else
        enter(Receiving{});
    // Of an answer that gives more than was asked for.
    if (m_purpose == Purpose::Measure && !m_work->requests.empty() && offset + bytes.size() > Limits::probe)
        rest();
}

/** What was inherited is the same again up to `end`. */
void Transfer::prove(qint64 end)
{
    m_work->overlap->first = std::max(m_work->overlap->first, end);
    if (m_work->overlap->first > m_work->overlap->last)
        m_work->overlap.reset();
}

/** Taken with the first bytes and not before, since they may tell the extension. */
bool Transfer::takePartial(QByteArrayView firstBytes)
{
    m_work->wanted = m_order.nameTemplate.filled(nameSources(firstBytes), m_order.origin);
    return takePlace();
}

/** Since it was measured its first bytes lie there. Where all of it does, nothing is to be fitted to them, and they
 *  need no more proof than they had. */
bool Transfer::takePlaceAgain()
{
    const bool proven = !m_work->overlap;
    if (!takePlace())
        return false;
    if (proven && isWhole(m_work->total, there()))
        m_work->overlap.reset();
    return true;
}

/** What was saved a moment ago under an equal name is nobody's wish to lose. */
IfExists Transfer::ifExists() const
{
    const auto there = m_surroundings.savedHere.find(m_order.folder + u'/' + m_work->wanted);
    const bool another = there != m_surroundings.savedHere.end() && there->second != m_order.resource;
    return another && m_order.ifExists == IfExists::Replace ? IfExists::Rename : m_order.ifExists;
}

bool Transfer::takePlace()
{
    const QString before = m_name;
    const Place place{m_order.folder, m_work->wanted, ifExists()};
    auto taken = PartialFile::take(place, record());
    if (!taken) {
        fail(taken.error());
        return false;
    }
    if (const auto *file = std::get_if<AlreadyThere>(&taken.value())) {
        m_work->requests.clear();
        m_before = {};
        discardMeasured(m_order, before);
        enter(Skipped{file->path, file->size});
        return false;
    }
    m_work->partial = std::get<std::unique_ptr<PartialFile>>(std::move(taken).value());
    if (m_order.digest || m_order.receipt)
        m_work->partial->digestMeanwhile();
    m_name = m_work->partial->name();
    if (before != m_name) // it was measured under a name that another has now
        discardMeasured(m_order, before);
    const bool tied = m_work->validator && m_work->validator->isStrong();
    if (m_work->total && !tied && !m_work->partial->inherited().empty())
        m_work->overlap = overlapToProve(*m_work->total, m_work->partial->inherited());
    if (m_purpose == Purpose::Measure || roomIsThere())
        return true;
    fail(Error{.reason = Reason::DiskFull});
    return false;
}

bool Transfer::roomIsThere() const
{
    const auto room = roomIn(m_order.folder);
    const qint64 wanted = m_work->total ? *m_work->total - there().total() : Limits::freeSpaceReserve;
    return !room || *room >= wanted;
}

void Transfer::earlierBytesDiffer()
{
    m_work->requests.clear();
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
    if (!m_work->partial && !takePartial({}))
        return;
    m_work->together = Together::AsManyAsWished;
    if (m_work->total)
        return askMore();
    if (whole.framing == Framing::Length || m_work->road == Road::Whole)
        return acceptLength(request.taken(), whole.framing == Framing::Length);
    proveLength(request.taken());
}

/**
 * Qt 6.4 calls a chunked body whole even where its last chunk never came, and one that only the line ends can never be
 * told from a cut. The last byte is asked for again, as a range: its answer says how long the resource is.
 */
void Transfer::proveLength(qint64 length)
{
    m_work->unproven = length;
    askMore();
}

void Transfer::acceptLength(qint64 length, bool confirmed)
{
    m_work->unproven.reset();
    m_work->total = length;
    m_work->lengthConfirmed = confirmed;
    m_work->partial->describe(m_work->total, m_work->validator);
    askMore();
}

void Transfer::ended(RangeRequest &request, const BodyCut &cut)
{
    if (m_work->unproven)
        return tryLater(cut.error, *m_work->unproven);
    if (isMeasured())
        return rest();
    const bool fromZero = m_work->road == Road::Whole || !m_work->total;
    if (isAllThere()) // cut behind the last byte
        return check();
    // A server that lets another of its connections live has one too many of them: no try is lost over that.
    if (request.taken() == 0 && !m_work->requests.empty() && m_work->together != Together::One) {
        m_work->together = Together::One;
        return askMore();
    }
    if (fromZero && request.taken() > 0 && !beginAgain(cut.error))
        return;
    tryLater(cut.error, fromZero ? 0 : request.asked().first() + request.taken());
}

void Transfer::ended(RangeRequest &request, const BodyTooLong &tooLong)
{
    m_work->requests.clear();
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
        m_work->requests.clear();
        if (beginAgain(Error{.reason = Reason::KeepsChanging, .httpStatus = head.status, .logId = head.logId}))
            askMore();
        return;
    }
    if (!collected.body.isEmpty())
        bytesCame(0, collected.body);
    if (!isUnderWay(m_state) || (!m_work->partial && !takePartial({})))
        return;
    // A cut leaves no document that can be read.
    const bool whole = head.framing == Framing::Length || !QJsonDocument::fromJson(collected.body).isNull();
    if (whole || m_work->road == Road::Whole)
        acceptLength(collected.body.size(), whole);
    else
        proveLength(collected.body.size());
}

} // namespace Larder
