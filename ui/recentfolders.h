#pragma once

#include <QFutureWatcher>
#include <QMenu>

#include "session/settings.h"

namespace Larder {

/**
 * The folders that were used last and are still there, as a menu, each in its action's data. Whether they are is asked
 * on another thread whenever it opens, since a folder may be at the other end of a slow line; the menu shows what was
 * there at the last look until then.
 */
class RecentFolders : public QMenu
{
    Q_OBJECT

public:
    /** The settings outlive it. */
    explicit RecentFolders(const Settings &settings, QWidget *parent = nullptr);

private:
    void look();
    void show();

    const Settings &m_settings;
    QStringList m_there;
    QFutureWatcher<QStringList> m_looking;
};

} // namespace Larder
