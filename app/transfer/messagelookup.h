#pragma once

#include <memory>

#include <QFutureWatcher>
#include <QMetaType>
#include <QObject>
#include <QTimer>

#include "auth/tokensource.h"
#include "lark/messagejson.h"
#include "lark/openapi.h"
#include "transfer/requestrate.h"
#include "transfer/retrypolicy.h"

namespace Larder {

/** Names a look-up for as long as its engine lives. */
enum class LookupId : quint64 {};

/** Which message is wanted, and as whom. Plain value. */
struct LookupOrder
{
    OpenPlatform platform;
    Identity identity;
    MessageId messageId;
    std::optional<AccountId> account = {}; ///< whose tokens; none: those of the environment or pasted for the platform
};

/**
 * One message, looked up by its id and read: token > request > reading on another thread > finished. A fault of the
 * line or the server, a rate limit and a refused token are treated as a transfer's are. Lives on the engine's thread;
 * destroying it cancels it, in silence.
 */
class MessageLookup : public QObject
{
    Q_OBJECT

public:
    MessageLookup(LookupOrder order, HttpClient &client, TokenSource &tokens, RequestRate &rate,
                  QObject *parent = nullptr);
    ~MessageLookup() override;

    void start();

Q_SIGNALS:
    /** Once. */
    void finished(const Larder::Result<Larder::MessageReading> &reading);

private:
    void tokenCame(const Result<Credential> &credential);
    void noTokenCame(const Error &error);
    void goOn();
    void ask();
    void answered(const Result<QByteArray> &answer);
    void refused(const Error &error);
    void tryLater(const Error &error);
    void read(const QByteArray &json);
    [[nodiscard]] RateHold::Asker asker() const { return {m_order.platform, m_order.identity, m_order.account}; }

    const LookupOrder m_order;
    HttpClient &m_client;
    TokenSource &m_tokens;
    RequestRate &m_rate;
    std::optional<Credential> m_credential;
    std::optional<Error> m_tokenRefused;
    std::unique_ptr<JsonCall> m_call;
    Tries m_tries;
    QTimer m_pause;
    QFutureWatcher<Result<Credential>> m_token;
    QFutureWatcher<MessageReading> m_reading;
};

} // namespace Larder

Q_DECLARE_METATYPE(Larder::Result<Larder::MessageReading>)
