#include "http/validator.h"

namespace Larder {

namespace {

/** entity-tag = [ W/ ] DQUOTE *etagc DQUOTE, RFC 9110, 8.8.3; a list of them has quotes inside. */
bool isEntityTag(QByteArrayView tag)
{
    if (tag.startsWith("W/"))
        tag = tag.sliced(2);
    return tag.size() >= 2 && tag.front() == '"' && tag.back() == '"' && !tag.sliced(1).chopped(1).contains('"');
}

} // namespace

std::optional<Validator> validatorFrom(QByteArrayView etag, QByteArrayView lastModified)
{
    etag = etag.trimmed();
    if (isEntityTag(etag)) {
        const auto kind = etag.startsWith("W/") ? Validator::Kind::WeakETag : Validator::Kind::StrongETag;
        return Validator{kind, etag.toByteArray()};
    }
    lastModified = lastModified.trimmed();
    if (!lastModified.isEmpty())
        return Validator{Validator::Kind::LastModified, lastModified.toByteArray()};
    return std::nullopt;
}

} // namespace Larder
