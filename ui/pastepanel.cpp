#include "ui/pastepanel.h"

#include <algorithm>

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>

#include "core/errortext.h"
#include "files/filename.h"
#include "ui/controls.h"
#include "ui/language.h"
#include "ui/liveregion.h"
#include "ui/theme.h"
#include "ui/transferwords.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

/** Not yet finished, as far as anybody can tell from the outside. */
bool mayBeUnfinished(Reason reason)
{
    switch (reason) {
    case Reason::MessageIdMissing:
    case Reason::MessageIdMalformed:
    case Reason::FileKeyMissing:
    case Reason::FileKeyMalformed:
        return true;
    default:
        return false;
    }
}

/** The remedy is a button beside the sentence. */
bool isInWrongField(Reason reason)
{
    return reason == Reason::MessageIdIsFileKey || reason == Reason::FileKeyIsMessageId;
}

template <typename T>
std::optional<QString> problemOf(const Result<T> &result, bool left)
{
    if (result || (!left && mayBeUnfinished(result.error().reason)))
        return std::nullopt;
    return isInWrongField(result.error().reason) ? sentence(result.error()) : sentenceAndNextStep(result.error());
}

} // namespace

PastePanel::PastePanel(QWidget *parent) : QWidget(parent)
{
    addField(MessageIdField,
             [](const Field &field) { return problemOf(MessageId::parse(field.edit->text()), field.left); });
    addField(FileKeyField,
             [](const Field &field) { return problemOf(FileKey::parse(field.edit->text()), field.left); });
    addField(FolderField, [](const Field &field) -> std::optional<QString> {
        const QString path = fullPath(field.edit->text());
        if (!QDir::isAbsolutePath(path) && field.left)
            return path.isEmpty() ? tr("Choose a folder to save in.")
                                  : tr("Give the whole path of the folder, such as %1.")
                                        .arg(shortPath(QDir::homePath() + u"/Downloads"_s));
        return std::nullopt;
    });
    addField(NameField,
             [](const Field &field) { return problemOf(checkChosenName(field.edit->text().trimmed()), field.left); });
    layOut();
    inEachLanguage(*this, [this] {
        nameFields();
        review();
    });
    keepRoom(*this);
    inEachLanguage(
        *this, [this] { QMetaObject::invokeMethod(this, &PastePanel::keepRoomForBothActions, Qt::QueuedConnection); });
    setFocusProxy(m_fields[MessageIdField].edit);
    connect(m_fields[FileKeyField].edit, &QLineEdit::textChanged, this, &PastePanel::followKey);
}

PastePanel::~PastePanel()
{
    // A field that has the focus loses it while it is destroyed, and would tell what is no longer a form.
    for (const Field &field : m_fields)
        field.edit->disconnect(this);
}

void PastePanel::addField(FieldName name, std::function<std::optional<QString>(const Field &)> problem)
{
    Field &field = m_fields[name];
    field.edit = new QLineEdit(this);
    if (name != FolderField)
        addClearSign(*field.edit);
    field.edit->installEventFilter(this);
    field.edit->setAcceptDrops(false); // the window takes them, whatever they are dropped on
    field.mark = field.edit->addAction(themedIcon(u"warning"_s, Tone::Bad), QLineEdit::TrailingPosition);
    field.mark->setVisible(false);
    field.problem = std::move(problem);
    m_labels[name] = new QLabel(this);
    m_labels[name]->setBuddy(field.edit);
    connect(field.edit, &QLineEdit::textChanged, this, &PastePanel::review);
    connect(field.edit, &QLineEdit::returnPressed, this, &PastePanel::downloadOrLookUp);
}

void PastePanel::fill(const FormFill &fill)
{
    for (Field &field : m_fields)
        field.left = false;
    m_chosenType = fill.type;
    m_fields[MessageIdField].edit->setText(fill.messageId);
    m_fields[FileKeyField].edit->setText(fill.fileKey);
    m_fields[NameField].edit->setText(fill.name);
    m_filled = fill;
    followKey();
    review();
    for (Field &field : m_fields)
        field.edit->setCursorPosition(0);
    if (fill.messageId.isEmpty())
        m_fields[MessageIdField].edit->setFocus();
    else
        m_download->setFocus();
}

void PastePanel::setFolder(const QString &folder)
{
    m_fields[FolderField].edit->setText(shortPath(folder));
}

QString PastePanel::folder() const
{
    return fullPath(m_fields[FolderField].edit->text());
}

ResourceType PastePanel::type() const
{
    return m_image->isChecked() ? ResourceType::Image : ResourceType::File;
}

void PastePanel::followKey()
{
    const QString key = m_fields[FileKeyField].edit->text();
    // A new key is a new question: what was said of the last one does not bind it.
    if (key.isEmpty())
        m_chosenType.reset();
    const auto parsed = FileKey::parse(key);
    const ResourceType followed = parsed ? typeOf(parsed.value()) : type();
    (m_chosenType.value_or(followed) == ResourceType::Image ? m_image : m_file)->setChecked(true);
}

void PastePanel::review()
{
    std::optional<QString> first;
    for (Field &field : m_fields) {
        if (!field.edit)
            continue;
        const auto problem = field.problem(field);
        field.mark->setVisible(problem.has_value());
        field.edit->setAccessibleDescription(problem.value_or(field.purpose));
        if (!first)
            first = problem;
    }
    if (m_fields[MessageIdField].edit->text() != m_filled.messageId ||
        m_fields[FileKeyField].edit->text() != m_filled.fileKey)
        m_filled = {};
    const QString name = safeName(m_filled.nameInMessage);
    m_fields[NameField].edit->setPlaceholderText(name.isEmpty() ? tr("as the server names it") : name);
    nameMainAction();
    say(first);
}

void PastePanel::say(const std::optional<QString> &problem)
{
    const QString text = problem.value_or(hint());
    const bool isNew = text != m_problem->text();
    m_problem->setText(text);
    const int side = m_problem->fontMetrics().height();
    m_problemSign->setPixmap(problem ? themedIcon(u"warning"_s, Tone::Bad).pixmap(side, side) : QPixmap());
    m_problemSign->setVisible(problem.has_value());
    m_swap->setVisible(problem && looksSwapped());
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, toneColour(problem ? Tone::Bad : Tone::Muted, colours));
    m_problem->setPalette(colours);
    if (isNew && !text.isEmpty())
        m_problem->announce();
}

QString PastePanel::problem() const
{
    return m_problemSign->isHidden() ? QString() : m_problem->text();
}

QString PastePanel::hint() const
{
    if (!m_filled.remark.isEmpty())
        return m_filled.remark;
    if (messageAlone())
        return tr("Press Return to look up what is in this message, or give the key of the one thing that you want.");
    const bool empty = m_fields[MessageIdField].edit->text().isEmpty() && m_fields[FileKeyField].edit->text().isEmpty();
    return empty ? tr("In a message's JSON these are message_id, and image_key or file_key.") : QString();
}

bool PastePanel::looksSwapped() const
{
    const auto id = MessageId::parse(m_fields[MessageIdField].edit->text());
    const auto key = FileKey::parse(m_fields[FileKeyField].edit->text());
    return (!id && isInWrongField(id.error().reason)) || (!key && isInWrongField(key.error().reason));
}

void PastePanel::swapIdAndKey()
{
    // What is then still missing is for the next look to say.
    m_fields[MessageIdField].left = m_fields[FileKeyField].left = false;
    const QString id = m_fields[MessageIdField].edit->text();
    m_fields[MessageIdField].edit->setText(m_fields[FileKeyField].edit->text());
    m_fields[FileKeyField].edit->setText(id);
    m_download->setFocus();
}

void PastePanel::chooseFolder()
{
    auto *dialog = new QFileDialog(this, tr("Save to"), folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &chosen) {
        setFolder(chosen);
        noteFolder();
    });
    dialog->open();
}

void PastePanel::offerFolders(QMenu &folders)
{
    m_choose->setMenu(&folders);
    m_choose->setPopupMode(QToolButton::MenuButtonPopup);
    connect(&folders, &QMenu::triggered, this, [this](const QAction *chosen) {
        setFolder(chosen->data().toString());
        noteFolder();
    });
}

std::optional<MessageId> PastePanel::messageAlone() const
{
    const auto id = MessageId::parse(m_fields[MessageIdField].edit->text());
    return id && m_fields[FileKeyField].edit->text().trimmed().isEmpty() ? std::optional(*id) : std::nullopt;
}

void PastePanel::downloadOrLookUp()
{
    if (const auto message = messageAlone())
        Q_EMIT lookUpWanted(*message);
    else
        submit(&PastePanel::downloadWanted);
}

/** An id is one word: anything else is something to be read, not to be put on one line. */
bool PastePanel::takesPaste()
{
    const QMimeData *clipboard = QGuiApplication::clipboard()->mimeData();
    const QString text = clipboard && !clipboard->hasUrls() ? clipboard->text().trimmed() : QString();
    const bool isWord = !text.isEmpty() && !text.contains(u'{') &&
                        std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c.isSpace(); });
    if (!isWord)
        Q_EMIT pasteWanted();
    return !isWord;
}

void PastePanel::noteFolder()
{
    if (QDir::isAbsolutePath(folder()))
        Q_EMIT folderChosen(folder());
}

bool PastePanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut)
        leave(watched);
    const bool isId = watched == m_fields[MessageIdField].edit || watched == m_fields[FileKeyField].edit;
    if (isId && event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->matches(QKeySequence::Paste))
        return takesPaste();
    return QWidget::eventFilter(watched, event);
}

void PastePanel::leave(QObject *edit)
{
    for (Field &field : m_fields)
        if (field.edit == edit && !field.edit->text().isEmpty())
            field.left = true;
    review();
}

std::optional<FormEntry> PastePanel::entry()
{
    for (Field &field : m_fields)
        field.left = true;
    review();
    for (const Field &field : m_fields)
        if (field.problem(field)) {
            field.edit->setFocus();
            field.edit->selectAll();
            return std::nullopt;
        }
    const auto id = MessageId::parse(m_fields[MessageIdField].edit->text());
    const auto key = FileKey::parse(m_fields[FileKeyField].edit->text());
    return FormEntry{{id.value(), key.value(), type()},
                     folder(),
                     m_fields[NameField].edit->text().trimmed(),
                     m_filled.nameInMessage,
                     m_filled.duration,
                     m_filled.origin};
}

std::optional<ResourceRef> PastePanel::resource() const
{
    const auto id = MessageId::parse(m_fields[MessageIdField].edit->text());
    const auto key = FileKey::parse(m_fields[FileKeyField].edit->text());
    return id && key ? std::optional(ResourceRef{*id, *key, type()}) : std::nullopt;
}

void PastePanel::submit(void (PastePanel::*signal)(const FormEntry &))
{
    if (const auto wanted = entry())
        Q_EMIT(this->*signal)(*wanted);
}

} // namespace Larder
