#pragma once

#include <QByteArray>
#include <QJsonObject>

#include "demo/httpmessage.h"

namespace Larder {

/** A log id of the Open Platform's form, another one each time. */
[[nodiscard]] QByteArray newLogId();

/** `{"code":0,"msg":"success","data":{…}}`, with X-Tt-Logid. */
[[nodiscard]] HttpReply successReply(const QJsonObject &content);

/** The envelope of a refusal, its log id in error.log_id and X-Tt-Logid. Open Platform, "General error codes". */
[[nodiscard]] HttpReply refusalReply(int status, qint64 code, const QByteArray &message);

/** Code 99991400 under this status, with x-ogw-ratelimit-reset. Open Platform, "Frequency control". */
[[nodiscard]] HttpReply rateLimitReply(int status, int secondsToWait);

} // namespace Larder
