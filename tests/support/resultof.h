#pragma once

#include <QFuture>
#include <QtGlobal>

#include "tests/support/patience.h"

namespace Larder {

/** What a future gives, once it does; events come meanwhile. Ends the test program where it never ends. */
template <typename T>
[[nodiscard]] T resultOf(const QFuture<T> &future)
{
    if (!comesTrue([&future] { return future.isFinished(); }, minute))
        qFatal("A future that never ends");
    return future.result();
}

} // namespace Larder
