#pragma once

#include <optional>

#include <QString>

#include "session/gathering.h"
#include "session/measuring.h"

namespace Larder {

/** What people tell resources apart by when they want only some of them. */
enum class FoundGroup { Pictures, Files, Recordings, Videos };
[[nodiscard]] FoundGroup groupOf(FoundKind kind);
[[nodiscard]] QString titleOf(FoundGroup group);

/** "picture", "picture in a post", "recording, 0:42", with "in a forward" where it came in one. */
[[nodiscard]] QString kindWords(const FoundResource &found);
[[nodiscard]] QString kindWords(const NotDownloadable &seen);

/** The name as carried, fit for one line; where there is none, the key in brackets. */
[[nodiscard]] QString titleOf(const FoundResource &found);
/** The name or what it is, and why it cannot be had. */
[[nodiscard]] QString titleOf(const NotDownloadable &seen);

/** Fit for one line; empty where it is not known. */
[[nodiscard]] QString senderWords(const MessageOrigin &origin);
/** By the user's locale and clock; empty where it is not known. */
[[nodiscard]] QString sentWords(const QDateTime &sentAt);

/** Fit for a cell. */
[[nodiscard]] QString sizeWords(const ResourceSize &size);
/** A sentence where the cell does not say it all, else empty. */
[[nodiscard]] QString whyNoSize(const ResourceSize &size);
/** "14 files, 1.3 GB, 2 over 100 MB. 1 could not be measured." Empty where nothing has been told. */
[[nodiscard]] QString wordsOf(const SizeSum &sum);
/** Where there is not the room. `room` in bytes. */
[[nodiscard]] QString roomWords(const QString &folder, qint64 room);

/** The whole row for those who hear it. */
[[nodiscard]] QString spokenRow(const FoundResource &found, const std::optional<ResourceSize> &size,
                                Qt::CheckState ticked);
[[nodiscard]] QString spokenRow(const NotDownloadable &seen);

/** "export.json" or "3 files"; empty where no file was given. */
[[nodiscard]] QString sourceWords(const Gathered &gathered);

/** Where from and why, in a sentence or two, with what to do next. */
[[nodiscard]] QString wordsOf(const GatheringProblem &problem);
[[nodiscard]] QStringList wordsOf(const QList<GatheringProblem> &problems);
/** "… And 3 more like it." */
[[nodiscard]] QString firstOfMany(const QStringList &sentences);

} // namespace Larder
