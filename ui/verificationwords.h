#pragma once

#include <QStringList>

#include "session/folderverification.h"
#include "ui/theme.h"

namespace Larder {

/** What is wrong with one file, in a word or two. */
[[nodiscard]] QString wordsOf(VerifiedFile::Finding finding);

/** What a verification came to, in a sentence for each kind of finding. */
[[nodiscard]] QString resultOf(const FolderReport &report);
[[nodiscard]] Tone toneOf(const FolderReport &report);

/**
 * What helps where nothing could be verified, else what else there is to know. `ofOtherServers`: so many of the files
 * that are missing or changed cannot be had with the account in use.
 */
[[nodiscard]] QString remarkOn(const FolderReport &report, qsizetype ofOtherServers);

} // namespace Larder
