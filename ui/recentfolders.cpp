#include "ui/recentfolders.h"

#include <QFileInfo>
#include <QtConcurrent>

#include "ui/language.h"
#include "ui/lookingpool.h"
#include "ui/transferwords.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

QStringList stillThere(QStringList folders)
{
    folders.removeIf([](const QString &folder) { return !QFileInfo(folder).isDir(); });
    return folders;
}

} // namespace

RecentFolders::RecentFolders(const Settings &settings, QWidget *parent) : QMenu(parent), m_settings(settings)
{
    connect(this, &QMenu::aboutToShow, this, &RecentFolders::look);
    connect(this, &QMenu::aboutToHide, this, &RecentFolders::show, Qt::QueuedConnection); // its action comes first
    connect(&m_looking, &QFutureWatcher<QStringList>::finished, this, [this] {
        m_there = m_looking.result();
        if (!isVisible())
            show();
    });
    inEachLanguage(*this, [this] {
        setToolTip(tr("Folders used last"));
        setAccessibleName(toolTip());
        show();
    });
    look();
}

void RecentFolders::look()
{
    if (m_looking.isRunning())
        return;
    m_looking.setFuture(QtConcurrent::run(lookingPool(), stillThere, m_settings.recentFolders()));
}

/** Not while it is open: what somebody is about to choose must not move. */
void RecentFolders::show()
{
    clear();
    for (const QString &folder : m_there) {
        QString words = shortPath(folder);
        addAction(words.replace(u"&"_s, u"&&"_s))->setData(folder);
    }
    if (m_there.isEmpty())
        addAction(tr("No folder was used yet"))->setEnabled(false);
}

} // namespace Larder
