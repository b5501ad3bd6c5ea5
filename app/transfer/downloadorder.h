#pragma once

#include <chrono>
#include <optional>

#include <QString>

#include "auth/account.h"
#include "files/filemarks.h"
#include "files/nametemplate.h"
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
    std::optional<std::chrono::milliseconds> duration = {}; ///< of a recording or video, as its message says
    IfExists ifExists = IfExists::Rename;
    bool digest = false;            ///< give the SHA-256 of the saved file
    NameTemplate nameTemplate = {}; ///< where no name is chosen
    MessageOrigin origin = {};      ///< of the message, as far as it is known
    FileMarks marks = {};
    bool receipt = false; ///< add it to the folder's receipt, with its SHA-256

    [[nodiscard]] bool operator==(const DownloadOrder &) const = default;
};

/** The same resource for the same account, or for whoever has a token of the identity: one transfer is enough. */
[[nodiscard]] inline bool isSameDownload(const DownloadOrder &one, const DownloadOrder &other)
{
    const bool sameOwner = one.account || other.account
                               ? one.account == other.account
                               : one.platform == other.platform && one.identity == other.identity;
    return sameOwner && one.resource.messageId == other.resource.messageId &&
           one.resource.fileKey == other.resource.fileKey;
}

} // namespace Larder
