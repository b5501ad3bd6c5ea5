#pragma once

#include <optional>

#include <QString>

#include "auth/account.h"
#include "files/partialfile.h"
#include "lark/credential.h"
#include "lark/requests.h"
#include "lark/resource.h"

namespace Larder {

/** One resource that somebody wants in a folder. Plain value. */
struct DownloadOrder
{
    OpenPlatform platform;
    std::optional<AccountId> account = {}; ///< whose tokens; none: those of the environment or pasted for the platform
    Identity identity = Identity::User;
    ResourceRef resource;
    QString folder;             ///< absolute; made if it is not there
    QString name;               ///< relative, see files/filename; empty: as the server names it
    QString nameInMessage = {}; ///< the sender's own, as carried; empty: not known
    IfExists ifExists = IfExists::Rename;
    bool digest = false; ///< give the SHA-256 of the saved file
};

} // namespace Larder
