#pragma once

#include <QKeySequence>
#include <QList>
#include <QString>

#include "transfer/transfersnapshot.h"

namespace Larder {

/** What a person can do with a row. */
enum class RowAction {
    Open,
    Preview,
    ShowInFolder,
    Pause,
    Resume,
    Cancel,
    Next, ///< before all others; one that is paused is resumed
    MoveUp,
    MoveDown,
    TryAgain,
    TryAsUser,
    TryAsBot,
    AddToken,
    ChangeToken,
    GrantPermission, ///< by signing in anew
    EditInForm,
    ShowDetails,
    CopyPath,
    Remove
};

/** On a button or in a menu. */
[[nodiscard]] QString titleOf(RowAction action);

/** What does it to the selection while the list has the focus; empty where there is none. */
[[nodiscard]] QKeySequence keysOf(RowAction action);

/** Those that have keys, each key once or more: what the selection can of them is done. */
[[nodiscard]] QList<RowAction> actionsWithKeys();

/** The one or two that help most, for the row itself; the first is what Return does. */
[[nodiscard]] QList<RowAction> mainActions(const TransferSnapshot &transfer);

/** Everything that can be done with it, in the order of a menu. */
[[nodiscard]] QList<RowAction> allActions(const TransferSnapshot &transfer);

/** The file that is there, for an ended transfer that has one; else empty. */
[[nodiscard]] QString savedPath(const TransferState &state);

} // namespace Larder
