#include "tests/auth/accountbench.h"

#include <algorithm>

#include "tests/support/resultof.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Larder {

HttpReply lostLine()
{
    HttpReply none;
    none.cutBeforeHead = true;
    return none;
}

AccountBench::AccountBench(const DemoSignInOptions &options, const QString &app)
    : signIn(options), server([this](const HttpRequest &request) { return answer(request); }),
      client(HttpOptions{.idleTimeout = 5s}), id(AccountId::makeNew())
{
    if (!server.listen())
        qFatal("No loopback port is free");
    platform = OpenPlatform::parse(server.base().toString()).value();
    const Account account = newAccount(u"Demo"_s, platform, app).value();
    id = account.id;
    const Done added = resultOf(accounts.change([account](AccountList &list) {
        list = AccountList{{account}, account.id};
        return done();
    }));
    if (!added)
        qFatal("No account");
}

int AccountBench::timesAsked(const QByteArray &path) const
{
    return int(std::count_if(requests.begin(), requests.end(),
                             [&path](const HttpRequest &request) { return request.path == path; }));
}

HttpReply AccountBench::answer(const HttpRequest &request)
{
    requests.append(request);
    if (!next[request.path].isEmpty())
        return next[request.path].takeFirst();
    if (always.contains(request.path))
        return always[request.path];
    HttpReply honest = signIn.answer(request).value_or(reply(404, "text/plain", {}));
    honest.delay = delay;
    return honest;
}

} // namespace Larder
