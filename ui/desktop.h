#pragma once

#include <QString>

namespace Larder {

/** Opens a file with the program that the desktop has for it. */
void openFile(const QString &path);

/** Opens the file's folder with the file marked, where the desktop knows how; else the folder. Returns at once. */
void showInFolder(const QString &path);

} // namespace Larder
