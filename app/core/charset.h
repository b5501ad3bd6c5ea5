#pragma once

#include <optional>

#include <QByteArray>
#include <QString>

namespace Larder {

/** None for a charset that Qt does not know, and for bytes that the charset does not have. */
[[nodiscard]] std::optional<QString> decodedAs(const QByteArray &charset, const QByteArray &bytes);

/** As GB18030, where that makes everyday Chinese of bytes that are no UTF-8. */
[[nodiscard]] std::optional<QString> likelyChinese(const QByteArray &bytes);

} // namespace Larder
