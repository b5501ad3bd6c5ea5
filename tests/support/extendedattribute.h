#pragma once

#include <QByteArray>
#include <QString>

namespace Larder {

/** Of a file; empty where it has none of that name. */
[[nodiscard]] QByteArray extendedAttribute(const QString &path, const char *name);

/** Whether the disk takes attributes of users at all, tried out on the file. */
[[nodiscard]] bool mayHaveAttributes(const QString &path);

} // namespace Larder
