#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <variant>

#include <QByteArray>
#include <QObject>

#include "http/httpget.h"
#include "transfer/replycheck.h"

namespace Larder {

/** The body came to its end, as long as it was announced, or by a framing that cannot be cut unseen. */
struct BodyWhole
{
    Framing framing = Framing::Length;
};
/** It ended before that, or never began. */
struct BodyCut
{
    Error error;
};
/** More came than was announced; what is over was not given on. */
struct BodyTooLong
{
    Error error;
};
/** What was collected or held instead of given on. */
struct BodyCollected
{
    QByteArray body;
};

using BodyEnd = std::variant<BodyWhole, BodyCut, BodyTooLong, BodyCollected>;

/**
 * One GET in flight and the account of its bytes: answered > received* > ended. In `answered` the owner says what
 * becomes of the body: take(), hold() or collect(); or it destroys the request, which cancels it in silence. Knows
 * nothing of the disk. Lives on the engine's thread; owned by its transfer.
 */
class RangeRequest : public QObject
{
    Q_OBJECT

public:
    RangeRequest(std::unique_ptr<HttpGet> get, Asked asked, QObject *parent = nullptr);

    [[nodiscard]] const Asked &asked() const { return m_asked; }
    [[nodiscard]] const std::optional<ReplyHead> &head() const { return m_head; }
    /** Bytes of the body given on so far. */
    [[nodiscard]] qint64 taken() const { return m_taken; }
    [[nodiscard]] std::chrono::milliseconds age() const;

    /** The body's bytes come by `received`. */
    void take(const TakeBody &body);
    /** As take(), but only once it is longer than `limit`; a shorter one ends as BodyCollected. */
    void hold(const TakeBody &body, qint64 limit);
    /** It ends as BodyCollected, with at most `limit` bytes. */
    void collect(qint64 limit);

Q_SIGNALS:
    void answered(const Larder::ReplyHead &head);
    /** Valid during the call only. */
    void received(qint64 offset, QByteArrayView bytes);
    void ended(const Larder::BodyEnd &end);

private:
    void answer(const ReplyHead &head);
    void receive(QByteArrayView bytes);
    void giveOn(QByteArrayView bytes);
    void keepAside(QByteArrayView bytes);
    void finish(const std::optional<Error> &error);
    void end(const BodyEnd &end);
    [[nodiscard]] BodyEnd judgeEnd(const std::optional<Error> &error) const;
    [[nodiscard]] Error lengthError(qint64 got) const;

    enum class Fate { Undecided, Taken, Held, Collected, Ended };

    std::unique_ptr<HttpGet> m_get;
    Asked m_asked;
    std::optional<ReplyHead> m_head;
    Fate m_fate = Fate::Undecided;
    TakeBody m_body;
    qint64 m_taken = 0;
    QByteArray m_aside;
    qint64 m_limit = 0;
    std::chrono::steady_clock::time_point m_begun = std::chrono::steady_clock::now();
};

} // namespace Larder
