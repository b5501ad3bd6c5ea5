#pragma once

#include <optional>

#include <QByteArray>
#include <QByteArrayView>

namespace Larder {

/** What ties two answers to one version of a resource. Plain value. RFC 9110, 8.8. */
struct Validator
{
    enum class Kind { StrongETag, WeakETag, LastModified };

    Kind kind = Kind::StrongETag;
    QByteArray value; ///< as it stood in the header, quotes and W/ included

    /** Only a strong ETag may join ranges (RFC 9110, 13.1.5); a date has too coarse a clock to be one. */
    [[nodiscard]] bool isStrong() const { return kind == Kind::StrongETag; }

    [[nodiscard]] bool operator==(const Validator &) const = default;
};

/** From the headers ETag and Last-Modified; a malformed or a listed ETag counts as none. */
[[nodiscard]] std::optional<Validator> validatorFrom(QByteArrayView etag, QByteArrayView lastModified);

} // namespace Larder
