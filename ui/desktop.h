#pragma once

#include <QByteArray>
#include <QString>

class QWidget;

namespace Larder {

/** Opens a file with the program that the desktop has for it. */
void openFile(const QString &path);

/** Opens the file's folder with the file marked, where the desktop knows how; else the folder. Returns at once. */
void showInFolder(const QString &path);

/**
 * In front of other programs' windows, also when it was minimized. `activation` is the desktop's leave to do so, where
 * whoever asked for it has got one (Wayland protocol "xdg-activation-v1").
 */
void bringForward(QWidget &window, const QByteArray &activation = {});

} // namespace Larder
