#include "auth/devicesignin.h"

#include <algorithm>

#include "core/limits.h"
#include "core/whenfinished.h"
#include "lark/errorcodes.h"

namespace Larder {

namespace {

/** Of a line or a server that may be well again while the code is good. */
bool mayPass(const Error &error)
{
    const Again again = againOf(error);
    return again == Again::Retry || again == Again::AfterWait || kindOf(error) == ErrorKind::Network ||
           error.reason == Reason::UnexpectedAnswer;
}

} // namespace

bool isOver(const SignInState &state)
{
    return std::holds_alternative<SignedIn>(state) || std::holds_alternative<SignInFailed>(state);
}

std::chrono::seconds intervalAfter(std::chrono::seconds interval, const DevicePoll &answer)
{
    if (std::holds_alternative<SlowDown>(answer))
        interval += Limits::slowDownStep;
    else if (std::holds_alternative<Error>(answer))
        interval += Limits::lineFaultStep;
    return std::min<std::chrono::seconds>(interval, Limits::longestPollInterval);
}

DeviceSignIn::DeviceSignIn(SignInOrder order, HttpClient &client, Accounts &accounts, TokenSource &tokens,
                           QObject *parent)
    : QObject(parent), m_order(std::move(order)), m_client(client), m_accounts(accounts), m_tokens(tokens)
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &DeviceSignIn::poll);
}

DeviceSignIn::~DeviceSignIn() = default;

void DeviceSignIn::enter(const SignInState &state)
{
    m_state = state;
    Q_EMIT changed(m_state);
}

void DeviceSignIn::start()
{
    enter(AskingForCode{});
    whenFinished(m_tokens.appOf(m_order.account), this, [this](const Result<AppCredential> &app) { appKnown(app); });
}

void DeviceSignIn::appKnown(const Result<AppCredential> &app)
{
    const Account *account = m_accounts.list().find(m_order.account);
    if (!app || !account)
        return fail(app ? Error{.reason = Reason::UnknownAccount} : app.error());
    m_account = *account;
    m_app = *app;
    const PostRequest post = deviceAuthorizationRequest(account->accountsHost, *app, m_order.scopes);
    m_post = m_client.post(post.request, post.body);
    connect(m_post.get(), &HttpPost::finished, this, &DeviceSignIn::codeCame);
}

void DeviceSignIn::codeCame(const Result<HttpAnswer> &answer)
{
    const auto ended = std::move(m_post); // lives until its signal has come back
    const auto code = answer ? readDeviceAuthorization(*answer) : Result<DeviceAuthorization>(answer.error());
    if (!code)
        return fail(code.error());
    m_deviceCode = code->deviceCode;
    m_interval = code->interval;
    const std::chrono::milliseconds lifetime = code->expiresIn.count() * m_order.second;
    m_end = Clock::now() + lifetime;
    pollLater();
    enter(WaitingForUser{code->userCode, code->link, QDateTime::currentDateTimeUtc().addMSecs(lifetime.count())});
}

void DeviceSignIn::pollLater()
{
    const std::chrono::milliseconds interval = m_interval.count() * m_order.second;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(m_end - Clock::now());
    m_pause.start(std::clamp<std::chrono::milliseconds>(interval, {}, std::max<std::chrono::milliseconds>(left, {})));
}

void DeviceSignIn::poll()
{
    if (Clock::now() >= m_end)
        return fail(Error{.reason = Reason::SignInExpired});
    const PostRequest post = deviceTokenRequest(m_account->platform, *m_app, *m_deviceCode);
    m_post = m_client.post(post.request, post.body);
    connect(m_post.get(), &HttpPost::finished, this, &DeviceSignIn::pollAnswered);
}

void DeviceSignIn::pollAnswered(const Result<HttpAnswer> &answer)
{
    const auto ended = std::move(m_post); // lives until its signal has come back
    const DevicePoll poll = answer ? readDevicePoll(*answer) : DevicePoll(answer.error());
    m_interval = intervalAfter(m_interval, poll);
    std::visit([this](const auto &what) { take(what); }, poll);
}

void DeviceSignIn::take(const Error &error)
{
    if (mayPass(error))
        pollLater();
    else
        fail(error);
}

/** Stored before anything else is asked, so that an end now does not cost the user another visit to the browser. */
void DeviceSignIn::take(const TokenAnswer &tokens)
{
    m_deviceCode.reset();
    enter(FinishingSignIn{});
    whenFinished(m_tokens.keepSignIn(m_order.account, tokens), this,
                 [this, tokens](const Done &kept) { stored(tokens, kept); });
}

void DeviceSignIn::stored(const TokenAnswer &tokens, const Done &kept)
{
    if (!kept && kept.error().reason == Reason::UnknownAccount)
        return fail(kept.error()); // removed meanwhile
    const SignedIn signedIn{
        {}, tokens.scopes, tokens.refreshToken.has_value(), kept ? std::nullopt : std::optional(kept.error())};
    m_userCall = std::make_unique<JsonCall>(m_client, userInfoRequest(m_account->platform, tokens.accessToken));
    connect(m_userCall.get(), &JsonCall::finished, this,
            [this, signedIn](const Result<QByteArray> &answer) { named(signedIn, answer); });
}

/** A name is a kindness: without it the sign-in is as good. */
void DeviceSignIn::named(SignedIn signedIn, const Result<QByteArray> &answer)
{
    const auto ended = std::move(m_userCall); // lives until its signal has come back
    const auto user = answer ? readUser(*answer) : Result<PlatformUser>(answer.error());
    if (!user)
        return enter(signedIn);
    signedIn.name = user->name;
    whenFinished(m_tokens.nameUser(m_order.account, *user), this, [this, signedIn](const Done &) { enter(signedIn); });
}

} // namespace Larder
