#pragma once

#include <chrono>

#include <QHash>
#include <QList>

#include "auth/accounts.h"
#include "demo/demosignin.h"
#include "demo/loopbackserver.h"
#include "http/httpclient.h"
#include "lark/openapi.h"

namespace Larder {

/** Tokens are asked for here, and sign-ins polled. */
inline const QByteArray tokenPath = "/open-apis/authen/v2/oauth/token";

/** The line is lost before an answer. */
[[nodiscard]] HttpReply lostLine();

/** A server with the demo's sign-in behind it, and one account there; its answers are the honest ones unless told. */
struct AccountBench
{
    explicit AccountBench(const DemoSignInOptions &options, const QString &app = QString(DemoSignIn::appId));

    [[nodiscard]] int timesAsked(const QByteArray &path) const;

    DemoSignIn signIn;
    QList<HttpRequest> requests;
    QHash<QByteArray, QList<HttpReply>> next; ///< by path, in place of the next honest answers
    QHash<QByteArray, HttpReply> always;      ///< by path, in place of all of them
    std::chrono::milliseconds delay{0};       ///< before the honest ones
    LoopbackServer server;
    OpenPlatform platform = OpenPlatform::feishu();
    Accounts accounts{QString()};
    HttpClient client;
    AccountId id;

private:
    [[nodiscard]] HttpReply answer(const HttpRequest &request);
};

} // namespace Larder
