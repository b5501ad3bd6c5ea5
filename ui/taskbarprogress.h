#pragma once

#include <optional>

namespace Larder {

/** How much is done, over the program's sign in the task bar: Unity's launcher interface, which the docks of GNOME and
 *  KDE understand as well. Nothing where there is no D-Bus. */
class TaskBarProgress
{
public:
    TaskBarProgress() = default;
    ~TaskBarProgress() { show(std::nullopt); }
    TaskBarProgress(const TaskBarProgress &) = delete;
    TaskBarProgress &operator=(const TaskBarProgress &) = delete;

    /** None: nothing is going on. Told when another whole percent is reached. */
    void show(std::optional<int> percent);

private:
    std::optional<int> m_shown;
};

} // namespace Larder
