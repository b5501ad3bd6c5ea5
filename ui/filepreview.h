#pragma once

#include <optional>

#include <QDialog>
#include <QFutureWatcher>

#include "transfer/transfersnapshot.h"
#include "ui/filecontent.h"

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QStackedWidget;

namespace Larder {

class ElidedLabel;
class FileFacts;
class PictureArea;
class QueueModel;
class QueueRows;
class QueueView;

/**
 * The saved file of the list's current row, large, in a window of its own that follows the list: a picture, the
 * beginning of a text, a document's first page, else what is known of it. Space and Escape close it, Up and Down go to
 * the next row with a file, Return opens the file. Files are read on another thread; what comes for a row that is not
 * shown any more is dropped. Deletes itself when it is closed.
 */
class FilePreview : public QDialog
{
    Q_OBJECT

public:
    /** All three outlive it; `view` shows `rows`, and its window is this one's parent. */
    FilePreview(QueueModel &model, QueueRows &rows, QueueView &view);
    ~FilePreview() override;

Q_SIGNALS:
    /** With the program that the system has for it. */
    void openWanted(Larder::TransferId transfer);
    /** The content of what is shown is there. */
    void read();

private:
    enum class Way { Up = -1, Down = 1 };

    QWidget *makeBand();
    void addKeys();
    void showCurrent();
    void showTransfer(const TransferSnapshot &transfer);
    void showContent(const FileContent &content);
    void showNothing(const QString &why);
    void go(Way way);
    void openFile();
    [[nodiscard]] QSize mostPixels() const;
    [[nodiscard]] QString factsOf(const FileContent &content) const;

    QueueModel &m_model;
    QueueRows &m_rows;
    QueueView &m_view;
    std::optional<TransferSnapshot> m_shown;
    QFutureWatcher<FileContent> m_reading;

    QStackedWidget *m_pages = nullptr;
    PictureArea *m_picture = nullptr;
    QPlainTextEdit *m_text = nullptr;
    FileFacts *m_nothing = nullptr;
    ElidedLabel *m_name = nullptr;
    ElidedLabel *m_facts = nullptr;
    QPushButton *m_open = nullptr;
};

} // namespace Larder
