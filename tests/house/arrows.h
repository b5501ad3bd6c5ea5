#pragma once

#include <QList>
#include <QString>
#include <QStringList>

namespace Larder::House {

/** A folder of the code and what it may know. `ui/main` is a room of its own: the one file that sees window and command
 * line. */
struct Room
{
    QString name;
    int step;              ///< a room knows rooms on lower steps, and itself
    QStringList libraries; ///< Qt modules, and QtKeychain
    QStringList strangers; ///< rooms on lower steps that it leaves alone all the same
};

/** The one table of arrows. CONTRIBUTING.md draws it. */
[[nodiscard]] const QList<Room> &rooms();

struct Include
{
    int line; ///< from 1
    QString header;
};

[[nodiscard]] QList<Include> includesOf(const QString &source);

/** The room of a file that is named from the project's folder, as `app/core/error.h`; empty if it is in none. */
[[nodiscard]] QString roomOf(const QString &file);

/** Why this file may not include this header, as a sentence; empty where it may. `qtHeaders` is the folder of QtCore/
 * and its kind. */
[[nodiscard]] QString complaint(const QString &file, const QString &header, const QString &qtHeaders);

} // namespace Larder::House
