#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

#include <QDateTime>
#include <QSet>

#include "core/limits.h"
#include "lark/credential.h"

namespace Larder {

/** Tokens that the server did not take; they are not given again until their owner gives them anew. */
class RefusedTokens
{
public:
    void add(const AccessToken &token) { m_secrets.insert(token.secret()); }
    void forgive(const AccessToken &token) { m_secrets.remove(token.secret()); }
    [[nodiscard]] bool contains(const AccessToken &token) const { return m_secrets.contains(token.secret()); }

private:
    QSet<QByteArray> m_secrets;
};

/**
 * A token and how long it is good, counted on a clock that no change of date moves. The server's refusal is the truth;
 * this only spares requests that would be refused.
 */
struct GivenToken
{
    using Clock = std::chrono::steady_clock;

    AccessToken token;
    std::optional<Clock::time_point> renewAt = {}; ///< none: given until it is refused
    std::optional<Clock::time_point> end = {};

    [[nodiscard]] static GivenToken lasting(const AccessToken &token, std::chrono::milliseconds left,
                                            std::chrono::milliseconds lifetime)
    {
        const Clock::time_point end = Clock::now() + left;
        const std::chrono::milliseconds before = Limits::renewBefore;
        return {token, end - std::min(before, lifetime / Limits::shareOfLifetime), end};
    }
    [[nodiscard]] static GivenToken until(const AccessToken &token, const QDateTime &end)
    {
        const std::chrono::milliseconds left(QDateTime::currentDateTimeUtc().msecsTo(end));
        return lasting(token, left, Limits::userTokenLifetime);
    }
    [[nodiscard]] bool isDue() const { return renewAt && Clock::now() >= *renewAt; }
    [[nodiscard]] bool hasEnded() const { return end && Clock::now() >= *end; }
};

} // namespace Larder
