#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include <QFutureWatcher>
#include <QMetaType>
#include <QNetworkProxy>
#include <QObject>

#include "lark/credential.h"
#include "lark/openapi.h"
#include "lark/requests.h"

namespace Larder {

/** What a download needs, in the order in which it needs it. */
enum class CheckStep { Name, Proxy, Connection, Clock, Token, Scope, Reading };

/** What came of one step. Plain value. */
struct CheckResult
{
    enum class Outcome {
        Good,
        Bad,
        NotTried ///< an earlier step failed, or nothing was given to try it with
    };

    CheckStep step;
    Outcome outcome;
    QString detail = {};             ///< the address, the proxy, the user: untranslated, for one line
    std::optional<Error> error = {}; ///< of what is bad
    std::chrono::seconds ahead = {}; ///< of Clock: how far this computer's is before the server's; negative: behind

    [[nodiscard]] bool operator==(const CheckResult &) const = default;
};

/** What is to be tried. Plain value. */
struct CheckOrder
{
    OpenPlatform platform;
    Identity identity;
    std::optional<ResourceRef> resource = {}; ///< of which one byte is read
};

/**
 * Tries the real thing step by step: name, proxy, TLS, clock, token, scope, and one byte of a resource. Tells each step
 * once, in their order. Lives on the engine's thread, with requests that end when it does; destroying it ends it, in
 * silence.
 */
class ConnectionCheck : public QObject
{
    Q_OBJECT

public:
    using TokenFor = std::function<QFuture<Result<Credential>>()>;

    ConnectionCheck(CheckOrder order, HttpClient &client, TokenFor tokenFor, QObject *parent = nullptr);
    ~ConnectionCheck() override;

    void start();

Q_SIGNALS:
    void told(const Larder::CheckResult &result);
    void finished();

private:
    void lookUpName();
    void askProxy();
    void proxyKnown(const QNetworkProxy &proxy);
    void greet();
    void greeted();
    void compareClocks(const std::optional<QDateTime> &server);
    void askToken();
    void tokenCame(const Result<Credential> &credential);
    void askUser();
    void userCame(const Result<QByteArray> &answer);
    void tokenGood(const QString &user);
    void readOneByte();
    void byteCame(const std::optional<Error> &error);
    void good(CheckStep step, const QString &detail = {});
    void bad(CheckStep step, const Error &error);
    void skipFrom(CheckStep step);

    const CheckOrder m_order;
    HttpClient &m_client;
    const TokenFor m_tokenFor;
    int m_lookup = -1; ///< QHostInfo's
    QFutureWatcher<QList<QNetworkProxy>> m_proxies;
    QFutureWatcher<Result<Credential>> m_token;
    std::optional<Credential> m_credential;
    std::unique_ptr<JsonCall> m_greeting;
    std::unique_ptr<JsonCall> m_userQuestion;
    std::unique_ptr<HttpGet> m_byte;
    std::optional<ReplyHead> m_head;
    QByteArray m_body;
};

} // namespace Larder

Q_DECLARE_METATYPE(Larder::CheckResult)
