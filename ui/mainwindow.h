#pragma once

#include <QList>
#include <QMainWindow>
#include <QPointer>

#include "demo/demoserver.h"
#include "session/engine.h"
#include "session/settings.h"
#include "ui/pastepanel.h"
#include "ui/quitting.h"

class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace Larder {

class AccountBar;
class Choosing;
class DetailsBand;
class FirstRun;
class FoundPage;
class Giving;
class NoticeBand;
class QueueAnnouncements;
class QueueFilter;
class QueueModel;
class QueueNotices;
class QueueRows;
class QueueVerbs;
class QueueView;
class StatusBar;
class TakenNames;

/** Puts the parts together: what is wanted goes to the engine as a verb, what changed comes back as snapshots. */
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /** Engine and settings outlive the window. With `demo` it is the demo workspace's window. */
    MainWindow(Engine &engine, Settings &settings, const QList<DemoResource> &demo = {});
    ~MainWindow() override;

    void fill(const FormFill &fill);
    /** Message files, as if they had been dropped. */
    void openFiles(const QStringList &paths);
    // For this window only; the settings keep what the user chose.
    void useFolder(const QString &folder);
    void usePlatform(const OpenPlatform &platform);
    void useIdentity(Identity identity);
    /** The system's keychain is asking its owner something; no longer. */
    void showKeychainWaiting(bool waiting);

Q_SIGNALS:
    void demoWanted();
    void closed();
    /** As Settings::language(); for the whole program. */
    void languageChosen(const QString &code);
    /** The system's keychain is not to be asked any more; is to be asked again, whatever it said before. */
    void keepForThisSessionWanted();
    void keychainWanted();

protected:
    void closeEvent(QCloseEvent *event) override;

private:
    enum Page { EmptyPlace, ListPlace };
    enum Place { WorkPlace, FoundPlace };

    void makeActions();
    void nameActions();
    QWidget *makeTopBar();
    QWidget *makeDemoStrip();
    QWidget *makeWorkPlace();
    QWidget *makeListArea();
    void fillMenu(QMenu &menu);
    void beginWork();
    void listen();

    void download(const FormEntry &entry);
    void downloadFound(const QList<FormEntry> &entries);
    void downloadAllOfDemo();
    void downloadAgain(const QList<DownloadOrder> &orders);
    [[nodiscard]] DownloadOrder orderFor(const FormEntry &entry) const;
    void showPlace(int place);
    void paste();
    void open();
    void openFilter();
    void showWhetherToFilter();
    void showRequest(const FormEntry &entry);
    void previewFile();
    void editInForm(const TransferSnapshot &transfer);

    void showTotals();
    void showDetails();
    void openDetails(bool open);
    void openAccounts();
    void openSettings();
    void openVerification();
    void showAbout();
    [[nodiscard]] AfterQuitting afterQuitting() const;
    void settleAndClose();
    void restorePlace();

    Engine &m_engine;
    Settings &m_settings;
    const QList<DemoResource> m_demo;
    QueueModel *m_model = nullptr;
    QueueRows *m_rows = nullptr;
    QStackedWidget *m_places = nullptr; ///< form and list, or what was found
    PastePanel *m_form = nullptr;
    FoundPage *m_found = nullptr;
    NoticeBand *m_notice = nullptr; ///< over both
    QueueNotices *m_queueNotices = nullptr;
    Giving *m_giving = nullptr;
    Choosing *m_choosing = nullptr;
    QueueFilter *m_filter = nullptr; ///< over the list
    QueueView *m_view = nullptr;
    DetailsBand *m_details = nullptr;
    QStackedWidget *m_pages = nullptr;
    FirstRun *m_firstRun = nullptr; ///< none in the demo
    AccountBar *m_asker = nullptr;
    QueueVerbs *m_verbs = nullptr;
    TakenNames *m_takenNames = nullptr;
    QueueAnnouncements *m_announcements = nullptr;
    QAction *m_paste = nullptr;
    QAction *m_open = nullptr;
    QAction *m_openFilter = nullptr;
    QAction *m_detailsShown = nullptr;
    StatusBar *m_status = nullptr;
    /** What stands between closing the window and its end. */
    enum class Closing {
        ToAsk,    ///< nothing yet; downloads that run are asked about
        Settling, ///< a renewal must end, lest its sign-in is lost
        Settled
    } m_closing = Closing::ToAsk;
};

} // namespace Larder
