#include "session/connectioncheck.h"

#include <QHostInfo>
#include <QtConcurrentRun>

#include "core/limits.h"
#include "lark/errorcodes.h"
#include "lark/signinanswers.h"
#include "lark/signinrequests.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

using Outcome = CheckResult::Outcome;

QString words(const QNetworkProxy &proxy)
{
    return proxy.type() == QNetworkProxy::NoProxy ? QString() : proxy.hostName() + u':' + QString::number(proxy.port());
}

/** A page with the status of success is what networks show that want a sign-in first. */
Error notThePlatform(const ReplyHead &head)
{
    const bool page = head.status == 200 && head.contentType == "text/html";
    return {.reason = page ? Reason::NetworkWantsSignIn : Reason::NoSuchApi, .httpStatus = head.status};
}

bool isResource(const ReplyHead &head)
{
    return head.status == 206 || (head.status == 200 && !mayBeErrorInDisguise(head));
}

bool isAboutScope(const Error &error)
{
    switch (error.reason) {
    case Reason::AppScopeMissing:
    case Reason::UserScopeMissing:
    case Reason::ScopeMissing:
    case Reason::TokenLacksPermission:
        return true;
    default:
        return false;
    }
}

} // namespace

ConnectionCheck::ConnectionCheck(CheckOrder order, HttpClient &client, TokenFor tokenFor, QObject *parent)
    : QObject(parent), m_order(std::move(order)), m_client(client), m_tokenFor(std::move(tokenFor))
{
    connect(&m_proxies, &QFutureWatcherBase::finished, this,
            [this] { proxyKnown(m_proxies.result().value(0, QNetworkProxy(QNetworkProxy::NoProxy))); });
    connect(&m_token, &QFutureWatcherBase::finished, this, [this] { tokenCame(m_token.result()); });
}

ConnectionCheck::~ConnectionCheck()
{
    QHostInfo::abortHostLookup(m_lookup);
}

void ConnectionCheck::start()
{
    lookUpName();
}

void ConnectionCheck::lookUpName()
{
    m_lookup = QHostInfo::lookupHost(m_order.platform.base().host(), this, [this](const QHostInfo &found) {
        // Behind a proxy it is the proxy that has to know the name.
        if (found.error() == QHostInfo::NoError)
            good(CheckStep::Name, found.addresses().value(0).toString());
        else
            bad(CheckStep::Name, Error{.reason = Reason::HostNotFound, .detail = found.errorString()});
        askProxy();
    });
}

/** May have to run the script of a network's administrator, and waits for it. */
void ConnectionCheck::askProxy()
{
    m_proxies.setFuture(QtConcurrent::run(
        [url = m_order.platform.base(), choice = m_client.network().proxy] { return proxiesFor(url, choice, {}); }));
}

void ConnectionCheck::proxyKnown(const QNetworkProxy &proxy)
{
    good(CheckStep::Proxy, words(proxy));
    greet();
}

void ConnectionCheck::greet()
{
    m_greeting = std::make_unique<JsonCall>(m_client, greetingRequest(m_order.platform));
    connect(m_greeting.get(), &JsonCall::finished, this, [this](const Result<QByteArray> &answer) {
        const auto &head = m_greeting->head();
        if (answer || !answer.error().code) {
            bad(CheckStep::Connection, head ? notThePlatform(*head) : answer.error());
            return skipFrom(CheckStep::Clock);
        }
        good(CheckStep::Connection, m_order.platform.base().scheme());
        compareClocks(head->date);
        askToken();
    });
}

void ConnectionCheck::compareClocks(const std::optional<QDateTime> &server)
{
    if (!server) {
        Q_EMIT told({CheckStep::Clock, Outcome::NotTried});
        return;
    }
    CheckResult result{CheckStep::Clock, Outcome::Good};
    result.ahead = std::chrono::seconds(server->secsTo(QDateTime::currentDateTimeUtc()));
    if (std::chrono::abs(result.ahead) > Limits::clockDifference)
        result.outcome = Outcome::Bad;
    Q_EMIT told(result);
}

void ConnectionCheck::askToken()
{
    m_token.setFuture(m_tokenFor());
}

void ConnectionCheck::tokenCame(const Result<Credential> &credential)
{
    if (!credential) {
        bad(CheckStep::Token, credential.error());
        return skipFrom(CheckStep::Scope);
    }
    m_credential = *credential;
    // Of a bot's token nothing tells without a scope whether it is good; most often it has just been fetched.
    if (m_order.identity == Identity::Bot)
        return tokenGood({});
    m_userQuestion = std::make_unique<JsonCall>(m_client, userInfoRequest(m_order.platform, m_credential->token));
    connect(m_userQuestion.get(), &JsonCall::finished, this, &ConnectionCheck::userCame);
}

void ConnectionCheck::userCame(const Result<QByteArray> &answer)
{
    const Result<PlatformUser> user = answer ? readUser(*answer) : Result<PlatformUser>(answer.error());
    if (user)
        return tokenGood(user->name);
    bad(CheckStep::Token, user.error());
    skipFrom(CheckStep::Scope);
}

void ConnectionCheck::tokenGood(const QString &user)
{
    good(CheckStep::Token, user);
    if (m_order.resource)
        readOneByte();
    else
        skipFrom(CheckStep::Scope);
}

void ConnectionCheck::readOneByte()
{
    m_byte = m_client.get(
        resourceRequest(m_order.platform, *m_order.resource, *m_credential, ByteRange{0, 0}, std::nullopt));
    connect(m_byte.get(), &HttpGet::answered, this, [this](const ReplyHead &head) { m_head = head; });
    connect(m_byte.get(), &HttpGet::received, this, [this](QByteArrayView bytes) {
        // A server that does not know ranges would send all of it: that it begins is enough.
        if (isResource(*m_head))
            return byteCame(std::nullopt);
        m_body.append(bytes.first(qMin(bytes.size(), Limits::errorBody - m_body.size())));
    });
    connect(m_byte.get(), &HttpGet::finished, this, [this](const std::optional<Error> &error) {
        if (!m_head || isResource(*m_head)) // an empty one, where it came to its end
            return byteCame(m_head ? error : error.value_or(Error{.reason = Reason::ConnectionLost}));
        byteCame(m_head->status == 200 ? disguisedError(*m_head, m_body) : errorFrom(*m_head, m_body));
    });
}

void ConnectionCheck::byteCame(const std::optional<Error> &error)
{
    const auto ended = std::move(m_byte); // lives until its signal has come back, and no more of it is read
    if (error && isAboutScope(*error)) {
        bad(CheckStep::Scope, *error);
        return skipFrom(CheckStep::Reading);
    }
    // A line that fails says nothing of scopes.
    if (error && kindOf(*error) == ErrorKind::Network)
        Q_EMIT told({CheckStep::Scope, Outcome::NotTried});
    else
        good(CheckStep::Scope);
    if (error)
        bad(CheckStep::Reading, *error);
    else
        good(CheckStep::Reading);
    Q_EMIT finished();
}

void ConnectionCheck::good(CheckStep step, const QString &detail)
{
    Q_EMIT told({step, Outcome::Good, detail});
}

void ConnectionCheck::bad(CheckStep step, const Error &error)
{
    Q_EMIT told({step, Outcome::Bad, {}, error});
}

void ConnectionCheck::skipFrom(CheckStep first)
{
    for (int step = int(first); step <= int(CheckStep::Reading); ++step)
        Q_EMIT told({CheckStep(step), Outcome::NotTried});
    Q_EMIT finished();
}

} // namespace Larder
