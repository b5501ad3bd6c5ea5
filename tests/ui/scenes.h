#pragma once

#include <functional>

#include <QList>
#include <QString>
#include <QWidget>

/** Every window, dialog and menu, brought up in the states that have words of their own. */
namespace Larder::Scenes {

/** Until everything is laid out. */
void settle();

using Look = std::function<void(QWidget &)>;

struct Scene
{
    const char *name;
    std::function<void(const Look &)> play; ///< shows what there is to see, and lets it be looked at
};

[[nodiscard]] const QList<Scene> &all();

/** Words that are nobody's to translate: names of people, files, accounts and hosts that the scenes show. */
[[nodiscard]] QStringList data();

} // namespace Larder::Scenes
