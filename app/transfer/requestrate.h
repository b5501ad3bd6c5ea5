#pragma once

#include <functional>

#include <QObject>

#include "transfer/ratehold.h"
#include "transfer/ratelimiter.h"

namespace Larder {

/**
 * What every request to the Open Platform passes, transfers' and look-ups' alike: the waits that the server named, and
 * the limits that Larder keeps by itself so that it need not name them. Lives on the engine's thread, owned by the
 * engine.
 */
class RequestRate : public QObject
{
    Q_OBJECT

public:
    /** What the platform counts an asker's requests by: one app. */
    using AppOf = std::function<QString(const RateHold::Asker &)>;
    /** The account, or the platform where there is none. */
    [[nodiscard]] static QString byAccount(const RateHold::Asker &asker);

    explicit RequestRate(AppOf appOf = byAccount, RateLimiter limiter = RateLimiter(), QObject *parent = nullptr);

    /** None: one request may go now, and is counted. Else it has to wait, and asks again then. */
    [[nodiscard]] std::optional<RateHold::Hold> take(const RateHold::Asker &asker);
    /** The server named a wait. */
    void hold(const RateHold::Asker &asker, std::chrono::milliseconds wait, const Error &after);

Q_SIGNALS:
    /** No request of theirs goes until then (UTC). Again where it gets later; waits below Limits::waitShown are not
     * told. */
    void held(const Larder::RateHold::Asker &who, const QDateTime &until);

private:
    [[nodiscard]] std::optional<RateHold::Hold> ofLimiter(const RateHold::Asker &asker);
    void tell(const RateHold::Asker &asker, const RateHold::Hold &hold);

    AppOf m_appOf;
    RateLimiter m_limiter;
    RateHold m_named;
    QHash<QString, QDateTime> m_told; ///< by app
};

} // namespace Larder
