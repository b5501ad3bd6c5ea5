#pragma once

#include <functional>
#include <optional>

#include <QByteArray>
#include <QString>

#include "lark/credential.h"
#include "lark/signinrequests.h"

namespace Larder {

/** A token for one run and the variable that holds it. */
struct EnvironmentToken
{
    QString variable;
    Result<AccessToken> token; ///< Errors: those of AccessToken::parse()
};

/**
 * What the environment gives for one run: LARDER_USER_ACCESS_TOKEN and LARDER_TENANT_ACCESS_TOKEN, else the same of
 * lark-cli, LARKSUITE_CLI_…; else the app of LARKSUITE_CLI_APP_ID and LARKSUITE_CLI_APP_SECRET, whose bot's token is
 * fetched.
 */
class RunEnvironment
{
public:
    /** Reads a variable; a parameter so that tests need not change their own environment. */
    using Read = std::function<QByteArray(const char *name)>;

    explicit RunEnvironment(Read read) : m_read(std::move(read)) {}

    [[nodiscard]] std::optional<EnvironmentToken> token(Identity identity) const;
    /** None too where LARKSUITE_CLI_BRAND, Feishu unless given, is not this platform: the secret goes to its own. */
    [[nodiscard]] std::optional<AppCredential> app(const OpenPlatform &platform) const;

private:
    Read m_read;
};

} // namespace Larder
