#include "auth/runenvironment.h"

#include <array>

#include "http/origin.h"

using namespace Qt::StringLiterals;

namespace Larder {

namespace {

std::array<const char *, 2> variablesOf(Identity identity)
{
    if (identity == Identity::User)
        return {"LARDER_USER_ACCESS_TOKEN", "LARKSUITE_CLI_USER_ACCESS_TOKEN"};
    return {"LARDER_TENANT_ACCESS_TOKEN", "LARKSUITE_CLI_TENANT_ACCESS_TOKEN"};
}

/** As lark-cli has it: what is not Lark is Feishu. A server on this computer stands in for either. */
bool isBrand(const QByteArray &brand, const OpenPlatform &platform)
{
    const bool lark = QString::fromUtf8(brand).trimmed().compare("lark"_L1, Qt::CaseInsensitive) == 0;
    return platform == (lark ? OpenPlatform::lark() : OpenPlatform::feishu()) || isLoopback(platform.base());
}

} // namespace

std::optional<EnvironmentToken> RunEnvironment::token(Identity identity) const
{
    for (const char *const variable : variablesOf(identity)) {
        const QByteArray value = m_read(variable);
        if (!value.isEmpty())
            return EnvironmentToken{QString::fromLatin1(variable), AccessToken::parse(QString::fromUtf8(value))};
    }
    return std::nullopt;
}

std::optional<AppCredential> RunEnvironment::app(const OpenPlatform &platform) const
{
    if (!isBrand(m_read("LARKSUITE_CLI_BRAND"), platform))
        return std::nullopt;
    const auto app = AppCredential::parse(QString::fromUtf8(m_read("LARKSUITE_CLI_APP_ID")),
                                          QString::fromUtf8(m_read("LARKSUITE_CLI_APP_SECRET")));
    return app ? std::optional(*app) : std::nullopt;
}

} // namespace Larder
