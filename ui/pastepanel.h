#pragma once

#include <array>
#include <chrono>
#include <functional>
#include <optional>

#include <QWidget>

#include "core/error.h"
#include "lark/messagejson.h"
#include "lark/resource.h"

class QAction;
class QGridLayout;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QToolButton;

namespace Larder {

class LiveRegion;
class SegmentButton;

/** What to put into the form; nothing in it needs to be right. Plain value. */
struct FormFill
{
    QString messageId = {};
    QString fileKey = {};
    std::optional<ResourceType> type = {}; ///< none: follow the key
    QString name = {};
    QString nameInMessage = {};                             ///< the sender's own; of this resource only
    std::optional<std::chrono::milliseconds> duration = {}; ///< likewise
    MessageOrigin origin = {};                              ///< likewise
    QString remark = {};                                    ///< said until something is changed
};

/** What the form says, once it can be right. Plain value. */
struct FormEntry
{
    ResourceRef resource;
    QString folder; ///< absolute
    QString name;   ///< relative; empty: as the message or the server names it
    QString nameInMessage = {};
    std::optional<std::chrono::milliseconds> duration = {};
    MessageOrigin origin = {};

    [[nodiscard]] bool operator==(const FormEntry &) const = default;
};

/**
 * The form: message id, file key, type, folder and name to one resource that is wanted; a message id alone to a message
 * that should be looked up. Says at the fields what is wrong with them, and never before a person could have finished
 * typing. Touches neither disk nor network.
 */
class PastePanel : public QWidget
{
    Q_OBJECT

public:
    explicit PastePanel(QWidget *parent = nullptr);
    ~PastePanel() override;

    void fill(const FormFill &fill);
    void setFolder(const QString &folder);
    [[nodiscard]] QString folder() const;
    /** Asks for one. */
    void chooseFolder();
    /** A menu of folders beside that, in the data of its actions. It outlives this. */
    void offerFolders(QMenu &folders);
    /** What is wrong is shown and focused; then there is no entry. */
    [[nodiscard]] std::optional<FormEntry> entry();
    /** What is in it, right or not asked about: none where it cannot be right. */
    [[nodiscard]] std::optional<ResourceRef> resource() const;
    /** The sentence at the form; empty where nothing is wrong, or nothing is worth saying yet. */
    [[nodiscard]] QString problem() const;

    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void downloadWanted(const Larder::FormEntry &entry);
    /** To be shown, not sent. */
    void requestWanted(const Larder::FormEntry &entry);
    void lookUpWanted(const Larder::MessageId &message);
    /** The clipboard holds something else than an id or key for the field. */
    void pasteWanted();
    /** An absolute folder was chosen or typed. */
    void folderChosen(const QString &folder);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    enum FieldName { MessageIdField, FileKeyField, FolderField, NameField, FieldCount };
    struct Field
    {
        QLineEdit *edit = nullptr;
        QAction *mark = nullptr; ///< the sign in the field
        QString purpose;         ///< accessible description while nothing is wrong
        std::function<std::optional<QString>(const Field &)> problem;
        bool left = false; ///< it was left or sent: even what is missing may be said now
    };

    void addField(FieldName name, std::function<std::optional<QString>(const Field &)> problem);
    void nameFields();
    void nameField(FieldName name, const QString &label, const QString &placeholder, const QString &purpose);
    void layOut();
    /** In a narrow window the fields are under each other. */
    enum class Arrangement { TwoLines, UnderEachOther };
    void arrange(Arrangement arrangement);
    void fitIn();
    [[nodiscard]] int comfortableWidth() const;
    [[nodiscard]] int buttonsWidth() const;
    void orderTabs();
    QWidget *makeTypeChoice();
    QWidget *makeFolderChoice();
    QWidget *makeProblemLine();
    void followKey();
    void review();
    [[nodiscard]] QString hint() const;
    void say(const std::optional<QString> &problem);
    void swapIdAndKey();
    [[nodiscard]] bool looksSwapped() const;
    void noteFolder();
    void leave(QObject *edit);
    [[nodiscard]] bool takesPaste();
    /** The message id, where it is all that there is. */
    [[nodiscard]] std::optional<MessageId> messageAlone() const;
    void nameMainAction();
    void keepRoomForBothActions();
    void downloadOrLookUp();
    void submit(void (PastePanel::*signal)(const FormEntry &));
    [[nodiscard]] ResourceType type() const;

    std::array<Field, FieldCount> m_fields;
    std::array<QLabel *, FieldCount> m_labels{};
    std::optional<ResourceType> m_chosenType; ///< none: the type follows the key
    FormFill m_filled;                        ///< what it says besides holds while id and key are these
    SegmentButton *m_image = nullptr;
    SegmentButton *m_file = nullptr;
    QGridLayout *m_grid = nullptr;
    Arrangement m_arrangement = Arrangement::TwoLines;
    QWidget *m_type = nullptr;
    QWidget *m_folder = nullptr;
    QWidget *m_buttons = nullptr;
    QWidget *m_problemLine = nullptr;
    QLabel *m_problemSign = nullptr;
    LiveRegion *m_problem = nullptr;
    QPushButton *m_swap = nullptr;
    QToolButton *m_choose = nullptr;
    QPushButton *m_showRequest = nullptr;
    QPushButton *m_download = nullptr;
};

} // namespace Larder
