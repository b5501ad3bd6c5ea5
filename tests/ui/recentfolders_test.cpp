#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

#include "ui/pastepanel.h"
#include "ui/recentfolders.h"

using namespace Larder;
using namespace Qt::StringLiterals;

class RecentFoldersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void offersThoseThatAreStillThere();
    void oneClickChoosesTheFolder();

private:
    [[nodiscard]] static QStringList offered(const RecentFolders &folders)
    {
        QStringList paths;
        for (const QAction *each : folders.actions())
            if (each->isEnabled())
                paths << each->data().toString();
        return paths;
    }
};

void RecentFoldersTest::offersThoseThatAreStillThere()
{
    const QTemporaryDir home;
    QDir(home.path()).mkdir(u"a & b"_s);
    QDir(home.path()).mkdir(u"gone"_s);
    Settings settings = Settings::forThisSession(home.path());
    settings.setFolder(home.filePath(u"gone"_s));
    settings.setFolder(home.filePath(u"a & b"_s));
    RecentFolders folders(settings);
    QTRY_COMPARE(offered(folders), (QStringList{home.filePath(u"a & b"_s), home.filePath(u"gone"_s), home.path()}));
    QVERIFY(folders.actions().constFirst()->text().contains(u"a && b"_s));

    QVERIFY(QDir(home.path()).rmdir(u"gone"_s));
    folders.popup({});
    folders.hide(); // an open one keeps its rows where they are
    QTRY_COMPARE(offered(folders), (QStringList{home.filePath(u"a & b"_s), home.path()}));
}

void RecentFoldersTest::oneClickChoosesTheFolder()
{
    const QTemporaryDir home;
    QDir(home.path()).mkdir(u"pictures"_s);
    Settings settings = Settings::forThisSession(home.path());
    settings.setFolder(home.filePath(u"pictures"_s));
    settings.setFolder(home.path());
    RecentFolders folders(settings);
    PastePanel form;
    form.offerFolders(folders);
    QSignalSpy chosen(&form, &PastePanel::folderChosen);
    QTRY_COMPARE(offered(folders).size(), 2);
    folders.actions().at(1)->trigger();
    QCOMPARE(form.folder(), home.filePath(u"pictures"_s));
    QCOMPARE(chosen.first().first().toString(), home.filePath(u"pictures"_s));
}

QTEST_MAIN(RecentFoldersTest)
#include "recentfolders_test.moc"
