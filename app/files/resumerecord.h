#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

#include "core/result.h"
#include "http/rangeset.h"
#include "http/validator.h"
#include "lark/requests.h"
#include "lark/resource.h"

namespace Larder {

/**
 * What must be known to go on with a partial file: which resource it belongs to, which version of it, and which bytes
 * are proven to be on the disk. Holds no token. Plain value.
 */
struct ResumeRecord
{
    OpenPlatform platform;
    ResourceRef resource;
    std::optional<qint64> total = {}; ///< bytes
    std::optional<Validator> validator = {};
    RangeSet proven = {};
    QByteArray tail = {}; ///< SHA-256 of the last bytes that are proven; none: not known

    /** Another version or another resource may not be continued with these bytes. */
    [[nodiscard]] bool sameResource(const ResumeRecord &other) const;
    /** Total and validator agree, as far as both are known. */
    [[nodiscard]] bool sameVersion(const ResumeRecord &other) const;
};

[[nodiscard]] QByteArray toJson(const ResumeRecord &record);

/**
 * Untrusted input: at most Limits::recordBytes, every id checked again, ranges sorted, inside the total. None where any
 * of it is off, or where it is of a later version. It names no path.
 */
[[nodiscard]] std::optional<ResumeRecord> recordFromJson(const QByteArray &json);

} // namespace Larder
