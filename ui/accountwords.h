#pragma once

#include <QString>

#include "auth/account.h"
#include "auth/tokenstatus.h"
#include "lark/credential.h"
#include "session/connectioncheck.h"
#include "ui/theme.h"

namespace Larder {

/** What there is of a token, and what to do where that is not enough; in words. Plain value. */
struct StatusWords
{
    QString sentence;
    Tone tone;
};
[[nodiscard]] StatusWords wordsOf(const TokenStatus &status, Identity identity);

/** A word or two for the window's bar: "Wang Fang", "bot", "not signed in". */
[[nodiscard]] QString shortWordsOf(const TokenStatus &status);

/** Where an account is and who is signed in, on one line: "Feishu · Wang Fang, bot". */
[[nodiscard]] QString overviewOf(const QString &where, const std::optional<TokenStatus> &user,
                                 const std::optional<TokenStatus> &bot);

/** Whether a download has something to go with. */
[[nodiscard]] bool isUsable(const TokenStatus &status);

[[nodiscard]] QString titleOf(CheckStep step);
/** What came of it, and what helps. */
[[nodiscard]] StatusWords wordsOf(const CheckResult &result);

} // namespace Larder
