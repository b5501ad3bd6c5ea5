#pragma once

#include <QDialog>

#include "session/folderverification.h"

class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTreeView;

namespace Larder {

class LiveRegion;
class LostFiles;

/**
 * Holds a folder against its receipt: which folder, how far it is, what is missing or changed, and the way to have just
 * that again. Reads on another thread, downloads nothing itself. Closing it stops the reading.
 */
class VerifyDialog : public QDialog
{
    Q_OBJECT

public:
    /** `asker` is who downloads again. */
    VerifyDialog(const QString &folder, RateHold::Asker asker, QWidget *parent = nullptr);

    /** As if it had been verified just now. */
    void tell(const FolderReport &report);

Q_SIGNALS:
    /** By the user, who is done with the dialog then. */
    void downloadWanted(const QList<Larder::DownloadOrder> &orders);

private:
    enum Page { BeforePage, ReadingPage, ResultPage };

    QWidget *makeFolderRow();
    QWidget *makeBeforePage();
    QWidget *makeReadingPage();
    QWidget *makeResultPage();
    QWidget *makeReplacing();
    QWidget *makeButtons();

    [[nodiscard]] QString folder() const;
    void chooseFolder();
    void noteFolder();
    void verify();
    void stop();
    void showPage(Page page);
    void tellWhatBecomesOfChanged();
    [[nodiscard]] QList<DownloadOrder> orders() const;
    void downloadAgain();

    const RateHold::Asker m_asker;
    FolderVerification m_verification;
    FolderReport m_report;
    LostFiles *m_lost;

    QLineEdit *m_folder = nullptr;
    QPushButton *m_verify = nullptr;
    QStackedWidget *m_pages = nullptr;
    QProgressBar *m_progress = nullptr;
    QLabel *m_sign = nullptr;
    LiveRegion *m_result = nullptr;
    QLabel *m_remark = nullptr;
    QTreeView *m_list = nullptr;
    QWidget *m_replacing = nullptr;
    QCheckBox *m_replace = nullptr;
    QLabel *m_whatBecomes = nullptr;
    QPushButton *m_again = nullptr;
};

} // namespace Larder
