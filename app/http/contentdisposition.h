#pragma once

#include <optional>

#include <QByteArrayView>
#include <QString>

namespace Larder {

/**
 * The file name that a Content-Disposition header gives, decoded; not yet safe to be used on a disk (files/filename
 * does that). RFC 6266, 4.3 and RFC 8187: `filename*` wins over `filename`. Lenient, since servers are not: raw UTF-8,
 * GB18030 and Latin-1 bytes, percent-encoded UTF-8, mail's encoded words, stray semicolons, unbalanced quotes. None
 * where there is no name or none that can be read. Never throws, linear in the header's length.
 */
[[nodiscard]] std::optional<QString> fileNameFrom(QByteArrayView contentDisposition);

} // namespace Larder
