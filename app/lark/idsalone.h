#pragma once

#include <optional>

#include <QList>
#include <QStringView>

#include "lark/resource.h"

namespace Larder {

/** Ids and keys as they stand in a text, each once. Plain value. */
struct IdsAlone
{
    QList<ResourceRef> pairs;  ///< a key belongs to the message id before it
    QList<MessageId> messages; ///< without a key
    QList<FileKey> keys;       ///< without a message id

    [[nodiscard]] bool operator==(const IdsAlone &) const = default;
};

/**
 * For a text of message ids and file keys and nothing else, as people copy them: one, a pair, or a list with blanks,
 * commas, quotes or square brackets between them, also in their Chinese forms. Keys need their prefix, `img_` or
 * `file_`: without it any word could be one. None where there is any other word.
 */
[[nodiscard]] std::optional<IdsAlone> idsAlone(QStringView text);

} // namespace Larder
