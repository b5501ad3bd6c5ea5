#pragma once

#include "session/folderverification.h"
#include "session/gathering.h"
#include "transfer/transfersnapshot.h"

/** What the pictures show: downloads, found messages and errors as people meet them. */
namespace Larder::Pictured {

extern const QString folder;

[[nodiscard]] ResourceRef resource(const QString &key);
[[nodiscard]] TransferSnapshot row(const QString &name, const QString &key, const TransferState &state,
                                   const Progress &progress = {});
[[nodiscard]] Error refusal();

[[nodiscard]] QList<TransferSnapshot> running();
[[nodiscard]] QList<TransferSnapshot> failed();
[[nodiscard]] QList<TransferSnapshot> stopped();
[[nodiscard]] QList<TransferSnapshot> done();
/** Asked for, and either nothing has come yet or the next try is due later. */
[[nodiscard]] QList<TransferSnapshot> waitingForServer();
[[nodiscard]] QList<TransferSnapshot> thousands();
/** Longer than any window, from right to left, and both in one. */
[[nodiscard]] QList<TransferSnapshot> difficultNames();
[[nodiscard]] ReceiptEntry receiptEntryOf(const TransferSnapshot &saved);

[[nodiscard]] MessageReading foundFew();
[[nodiscard]] MessageReading foundMany();
[[nodiscard]] QList<GatheringProblem> problems();

} // namespace Larder::Pictured
