#pragma once

#include <optional>

#include "transfer/transfersnapshot.h"

namespace Larder {

/** One that was taken off the list, and where it stood. Plain value. */
struct RemovedTransfer
{
    TransferSnapshot transfer;
    std::optional<TransferId>
        before; ///< it stood right before that one, which may have been removed as well; none: last
};

} // namespace Larder
