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
    // Of an answer that gives more than was asked for.
    if (m_purpose == Purpose::Measure && !m_requests.empty() && offset + bytes.size() > Limits::probe)
        rest();
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
    m_wanted = m_order.nameTemplate.filled(nameSources(firstBytes), m_order.origin);
    return takePlace();
}

/** Since it was measured its first bytes lie there. Where all of it does, nothing is to be fitted to them, and they
 *  need no more proof than they had. */
bool Transfer::takePlaceAgain()
{
    const bool proven = !m_overlap;
    if (!takePlace())
        return false;
    if (proven && isWhole(m_total, there()))
        m_overlap.reset();
    return true;
}

/** What was saved a moment ago under an equal name is nobody's wish to lose. */
IfExists Transfer::ifExists() const
{
    const auto there = m_surroundings.savedHere.find(m_order.folder + u'/' + m_wanted);
    const bool another = there != m_surroundings.savedHere.end() && there->second != m_order.resource;
    return another && m_order.ifExists == IfExists::Replace ? IfExists::Rename : m_order.ifExists;
}

bool Transfer::takePlace()
{
    const QString before = m_name;
    const Place place{m_order.folder, m_wanted, ifExists()};
    auto taken = PartialFile::take(place, record());
    if (!taken) {
        fail(taken.error());
        return false;
    }
    if (const auto *file = std::get_if<AlreadyThere>(&taken.value())) {
        m_requests.clear();
        m_before = {};
        discardMeasured(m_order, before);
        enter(Skipped{file->path, file->size});
        return false;
    }
    m_partial = std::get<std::unique_ptr<PartialFile>>(std::move(taken).value());
    m_name = m_partial->name();
    if (before != m_name) // it was measured under a name that another has now
        discardMeasured(m_order, before);
    const bool tied = m_validator && m_validator->isStrong();
    if (m_total && !tied && !m_partial->inherited().empty())
        m_overlap = overlapToProve(*m_total, m_partial->inherited());
    if (m_purpose == Purpose::Measure || roomIsThere())
        return true;
    fail(Error{.reason = Reason::DiskFull});
    return false;
}

bool Transfer::roomIsThere() const
{
    const auto room = roomIn(m_order.folder);
    const qint64 wanted = m_total ? *m_total - there().total() : Limits::freeSpaceReserve;
    return !room || *room >= wanted;
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
    m_together = Together::AsManyAsWished;
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
    if (isMeasured())
        return rest();
    const bool fromZero = m_road == Road::Whole || !m_total;
    if (isAllThere()) // cut behind the last byte
        return check();
    // A server that lets another of its connections live has one too many of them: no try is lost over that.
    if (request.taken() == 0 && !m_requests.empty() && m_together != Together::One) {
        m_together = Together::One;
        return askMore();
    }
    if (fromZero && request.taken() > 0 && !beginAgain(cut.error))
        return;
    tryLater(cut.error, fromZero ? 0 : request.asked().first() + request.taken());
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
    if (!isUnderWay(m_state) || (!m_partial && !takePartial({})))
        return;
    // A cut leaves no document that can be read.
    const bool whole = head.framing == Framing::Length || !QJsonDocument::fromJson(collected.body).isNull();
    if (whole || m_road == Road::Whole)
        acceptLength(collected.body.size(), whole);
    else
        proveLength(collected.body.size());
}

} // namespace Larder
