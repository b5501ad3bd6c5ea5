#pragma once

#include "cli/jsonline.h"
#include "core/error.h"
#include "lark/credential.h"

namespace Larder {

/** `error` of a JSON line, with the next step of somebody who has no window: the variable of this identity's token, the
 * option to sign in with. */
[[nodiscard]] JsonLine errorLine(Identity identity, const Error &error);

} // namespace Larder
