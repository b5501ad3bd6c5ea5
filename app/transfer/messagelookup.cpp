#include "transfer/messagelookup.h"

#include <QRandomGenerator>
#include <QtConcurrentRun>

#include "lark/errorcodes.h"

namespace Larder {

MessageLookup::MessageLookup(LookupOrder order, HttpClient &client, TokenSource &tokens, RequestRate &rate,
                             QObject *parent)
    : QObject(parent), m_order(std::move(order)), m_client(client), m_tokens(tokens), m_rate(rate)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &MessageLookup::goOn);
    connect(&m_token, &QFutureWatcherBase::finished, this,
            [this] { tokenCame(m_token.isCanceled() ? Error{.reason = Reason::NoToken} : m_token.result()); });
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] { Q_EMIT finished(m_reading.result()); });
}

MessageLookup::~MessageLookup() = default;

void MessageLookup::start()
{
    // Not by then(): before Qt 6.5 it asserts that its context is there still.
    m_token.setFuture(m_tokens.credential(m_order.platform, m_order.identity, m_order.account));
}

void MessageLookup::tokenCame(const Result<Credential> &credential)
{
    if (!credential)
        return noTokenCame(credential.error());
    m_credential = *credential;
    ask();
}

/** A renewal that the line or the server kept from being is tried again as a request would be. */
void MessageLookup::noTokenCame(const Error &error)
{
    m_credential.reset();
    if (againOf(error) == Again::Retry || againOf(error) == Again::AfterWait)
        return tryLater(error);
    // What the server said of the old token tells more than that there is no other.
    const bool noOther = error.reason == Reason::NoToken || error.reason == Reason::TokenRefused;
    Q_EMIT finished(noOther ? m_tokenRefused.value_or(error) : error);
}

void MessageLookup::goOn()
{
    if (m_credential)
        ask();
    else
        start();
}

void MessageLookup::ask()
{
    if (const auto hold = m_rate.take(asker())) {
        const std::chrono::milliseconds wait(QDateTime::currentDateTimeUtc().msecsTo(hold->until));
        m_pause.start(std::max(wait, std::chrono::milliseconds(0)));
        return;
    }
    m_call = std::make_unique<JsonCall>(m_client, messageRequest(m_order.platform, m_order.messageId, *m_credential));
    connect(m_call.get(), &JsonCall::finished, this, &MessageLookup::answered);
}

void MessageLookup::answered(const Result<QByteArray> &answer)
{
    const auto current = std::move(m_call);
    if (answer)
        read(*answer);
    else
        refused(answer.error());
}

void MessageLookup::refused(const Error &error)
{
    if (againOf(error) != Again::AfterNewToken || m_tokenRefused)
        return tryLater(error);
    m_tokenRefused = error;
    m_tokens.refused(*m_credential);
    start();
}

void MessageLookup::tryLater(const Error &error)
{
    const auto decision = decide(error, m_tries, QRandomGenerator::global()->generateDouble());
    if (const auto *giveUp = std::get_if<GiveUp>(&decision)) {
        Q_EMIT finished(giveUp->error);
        return;
    }
    const auto &again = std::get<TryAfter>(decision);
    if (again.namedByServer) {
        m_rate.hold(asker(), again.delay, error);
        m_tries.waited += std::chrono::ceil<std::chrono::seconds>(again.delay);
    } else {
        ++m_tries.failed;
    }
    m_pause.start(again.delay);
}

void MessageLookup::read(const QByteArray &json)
{
    m_reading.setFuture(QtConcurrent::run([json] { return readMessages(json); }));
}

} // namespace Larder
