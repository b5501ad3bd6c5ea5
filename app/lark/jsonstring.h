#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QString>

namespace Larder {

/** What the inside of a JSON string means, as UTF-8. A lone half of a surrogate pair becomes U+FFFD. */
[[nodiscard]] QByteArray unescaped(QByteArrayView inside);

/** As text. */
[[nodiscard]] QString unescapedText(QByteArrayView inside);

/** How many bytes of the string's inside make up so many bytes of unescaped(). */
[[nodiscard]] qsizetype escapedLength(QByteArrayView inside, qsizetype unescapedLength);

} // namespace Larder
