#include "transfer/rangerequest.h"

#include <QPointer>

using namespace Qt::StringLiterals;

namespace Larder {

RangeRequest::RangeRequest(std::unique_ptr<HttpGet> get, Asked asked, QObject *parent)
    : QObject(parent), m_get(std::move(get)), m_asked(asked)
{
    connect(m_get.get(), &HttpGet::answered, this, &RangeRequest::answer);
    connect(m_get.get(), &HttpGet::received, this, &RangeRequest::receive);
    connect(m_get.get(), &HttpGet::finished, this, &RangeRequest::finish);
}

std::chrono::milliseconds RangeRequest::age() const
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - m_begun);
}

void RangeRequest::take(const TakeBody &body)
{
    m_fate = Fate::Taken;
    m_body = body;
}

void RangeRequest::hold(const TakeBody &body, qint64 limit)
{
    m_fate = Fate::Held;
    m_body = body;
    m_limit = limit;
}

void RangeRequest::collect(qint64 limit)
{
    m_fate = Fate::Collected;
    m_limit = limit;
}

void RangeRequest::answer(const ReplyHead &head)
{
    m_head = head;
    Q_EMIT answered(head);
}

void RangeRequest::receive(QByteArrayView bytes)
{
    if (m_fate == Fate::Taken)
        giveOn(bytes);
    else if (m_fate != Fate::Ended)
        keepAside(bytes);
}

void RangeRequest::giveOn(QByteArrayView bytes)
{
    const qint64 room = m_body.length ? *m_body.length - m_taken : bytes.size();
    const QByteArrayView wanted = bytes.first(qMin(room, bytes.size()));
    const qint64 offset = m_body.offset + m_taken;
    m_taken += wanted.size();
    const QPointer<RangeRequest> self(this);
    if (!wanted.isEmpty())
        Q_EMIT received(offset, wanted);
    if (self && wanted.size() < bytes.size())
        end(BodyTooLong{lengthError(m_taken + bytes.size() - wanted.size())});
}

void RangeRequest::keepAside(QByteArrayView bytes)
{
    if (m_fate == Fate::Held && m_aside.size() + bytes.size() > m_limit) {
        m_fate = Fate::Taken;
        const QPointer<RangeRequest> self(this);
        giveOn(std::exchange(m_aside, {}));
        if (self)
            receive(bytes);
        return;
    }
    m_aside.append(bytes.first(qMin(bytes.size(), m_limit - m_aside.size())));
    if (m_fate == Fate::Collected && m_aside.size() >= m_limit)
        end(BodyCollected{m_aside});
}

void RangeRequest::finish(const std::optional<Error> &error)
{
    if (m_fate != Fate::Ended)
        end(judgeEnd(error));
}

BodyEnd RangeRequest::judgeEnd(const std::optional<Error> &error) const
{
    if (m_fate == Fate::Collected)
        return m_head ? BodyEnd(BodyCollected{m_aside})
                      : BodyEnd(BodyCut{error.value_or(Error{Reason::ConnectionLost})});
    if (error)
        return BodyCut{*error};
    const qint64 got = m_fate == Fate::Held ? m_aside.size() : m_taken;
    // One that ends early is a success where no Content-Length was there to tell.
    if (m_body.length && got != *m_body.length)
        return BodyCut{lengthError(got)};
    if (m_fate == Fate::Held)
        return BodyCollected{m_aside};
    return BodyWhole{m_head->framing};
}

void RangeRequest::end(const BodyEnd &end)
{
    m_fate = Fate::Ended;
    Q_EMIT ended(end);
}

Error RangeRequest::lengthError(qint64 got) const
{
    Error error{.reason = Reason::LengthMismatch, .httpStatus = m_head->status, .logId = m_head->logId};
    error.detail = u"%1 bytes came, %2 were announced"_s.arg(got).arg(m_body.length.value_or(-1));
    return error;
}

} // namespace Larder
