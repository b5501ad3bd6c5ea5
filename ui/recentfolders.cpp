#include "ui/recentfolders.h"

#include <QFileInfo>
#include <QtConcurrent>

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
    setToolTip(tr("Folders used last"));
    setAccessibleName(toolTip());
    connect(this, &QMenu::aboutToShow, this, &RecentFolders::look);
    connect(&m_looking, &QFutureWatcher<QStringList>::finished, this, [this] { show(m_looking.result()); });
    show({});
    look();
}

void RecentFolders::look()
{
    m_looking.setFuture(QtConcurrent::run(stillThere, m_settings.recentFolders()));
}

void RecentFolders::show(const QStringList &folders)
{
    clear();
    for (const QString &folder : folders) {
        QString words = shortPath(folder);
        addAction(words.replace(u"&"_s, u"&&"_s))->setData(folder);
    }
    if (folders.isEmpty())
        addAction(tr("No folder was used yet"))->setEnabled(false);
}

} // namespace Larder
