#pragma once

#include <chrono>
#include <limits>
#include <optional>

#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QString>

#include "core/limits.h"
#include "demo/httpmessage.h"

namespace Larder {

struct DemoSignInOptions
{
    std::chrono::seconds accessLifetime = Limits::userTokenLifetime; ///< as it tells, and as it keeps it
    int requestsForToken = std::numeric_limits<int>::max();          ///< a token is refused after so many
    std::chrono::seconds pollInterval{1};
    int pollsUntilAgreed = 3;                                         ///< one of them is answered with slow_down
    std::chrono::seconds deviceLifetime = Limits::deviceCodeLifetime; ///< as it tells
};

/**
 * The token endpoints of the Open Platform for the demo: tenant tokens, the device flow, refreshing with rotation, who
 * the user is, revoking. A refresh token is good once; one that was used is refused with 20073 for ever. Who signs in
 * agrees by itself after a few polls. Lives on the server's thread.
 */
class DemoSignIn
{
public:
    static constexpr QLatin1StringView appId{"cli_demo"};
    static constexpr QLatin1StringView appOfDenial{"cli_demo_denied"};   ///< its user says no
    static constexpr QLatin1StringView appOfExpiry{"cli_demo_expired"};  ///< its user does nothing in time
    static constexpr QLatin1StringView appSecret{"demo-secret-for-all"}; ///< every other one is refused
    static constexpr QLatin1StringView userName{"Robin of the demo"};

    explicit DemoSignIn(DemoSignInOptions options = {}) : m_options(options) {}

    /** None where the path is not one of its own. */
    [[nodiscard]] std::optional<HttpReply> answer(const HttpRequest &request);
    /** The refusal of a token that it gave and that has come to its end; counts the request. */
    [[nodiscard]] std::optional<HttpReply> refusalOf(const HttpRequest &request);

    /** Whether this refresh token would still get new ones. */
    [[nodiscard]] bool honours(const QByteArray &refreshToken) const { return m_refreshTokens.contains(refreshToken); }
    /** Whether a request with this token would be answered now. */
    [[nodiscard]] bool takes(const QByteArray &accessToken) const;
    /** New tokens, as by a sign-in; for tests. */
    [[nodiscard]] QJsonObject newSignIn();
    /** Every access token so far has come to its end. */
    void endAccessTokens();
    [[nodiscard]] int refreshes() const { return m_refreshes; }
    [[nodiscard]] int tenantTokens() const { return m_tenantTokens; }

private:
    struct Given
    {
        std::chrono::steady_clock::time_point until;
        int requestsLeft;
    };
    struct Device
    {
        QString appId;
        QString scope;
        int polls = 0;
    };
    using Fields = QHash<QString, QString>;

    [[nodiscard]] HttpReply tenantToken(const Fields &fields);
    [[nodiscard]] HttpReply authorizeDevice(const HttpRequest &request, const Fields &fields);
    [[nodiscard]] HttpReply token(const Fields &fields);
    [[nodiscard]] HttpReply refresh(const QByteArray &refreshToken);
    [[nodiscard]] HttpReply poll(const QString &deviceCode);
    [[nodiscard]] HttpReply revoke(const Fields &fields);
    [[nodiscard]] HttpReply user(const HttpRequest &request) const;
    [[nodiscard]] QByteArray give(const QByteArray &token);

    const DemoSignInOptions m_options;
    QHash<QByteArray, Given> m_accessTokens;
    QSet<QByteArray> m_refreshTokens; ///< that were not used yet
    QHash<QString, Device> m_devices;
    int m_last = 0;
    int m_refreshes = 0;
    int m_tenantTokens = 0;
};

} // namespace Larder
