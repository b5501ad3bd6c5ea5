#include "ui/pastepanel.h"

#include <algorithm>
#include <memory>

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QEvent>
#include <QFileDialog>
#include <QGridLayout>
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
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int sideMargin = 14;
constexpr int columnGap = 10;
constexpr int gap = 8;

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

void PastePanel::nameFields()
{
    setAccessibleName(tr("What to download"));
    nameField(MessageIdField, tr("&Message id"), u"om_…"_s,
              tr("The id of the message that holds the resource. It begins with om_."));
    nameField(FileKeyField, tr("File &key"), tr("img_… or file_…"),
              tr("The key of the resource in its message: image_key or file_key."));
    nameField(FolderField, tr("&Save to"), tr("A folder"), tr("The folder to save in. It is made if it is not there."));
    nameField(NameField, tr("&Name"), tr("as the server names it"),
              tr("The name of the saved file. Leave it empty to take the server's."));
}

void PastePanel::nameField(FieldName name, const QString &label, const QString &placeholder, const QString &purpose)
{
    Field &field = m_fields[name];
    m_labels[name]->setText(label);
    field.edit->setPlaceholderText(placeholder);
    field.edit->setAccessibleName(withoutMnemonic(label));
    field.edit->setAccessibleDescription(purpose);
    field.edit->setToolTip(purpose);
    field.mark->setText(tr("Something is wrong here"));
    field.purpose = purpose;
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

void PastePanel::layOut()
{
    m_showRequest = new QPushButton(this);
    inEachLanguage(*m_showRequest, [this] {
        m_showRequest->setText(tr("Show re&quest"));
        m_showRequest->setToolTip(tr("Shows what would be sent, without sending it"));
    });
    connect(m_showRequest, &QPushButton::clicked, this, [this] { submit(&PastePanel::requestWanted); });
    m_download = new PrimaryButton(this);
    m_download->setAutoDefault(true);
    letGrow(*m_download);
    connect(m_download, &QPushButton::clicked, this, &PastePanel::downloadOrLookUp);

    m_buttons = new QWidget(this);
    auto *buttons = new WrappingRow(WrappingRow::Rest::AtEnd, m_buttons);
    buttons->setContentsMargins(0, 0, 0, 0);
    buttons->setSpacing(gap);
    buttons->addWidget(m_showRequest);
    buttons->addWidget(m_download);

    m_type = makeTypeChoice();
    m_folder = makeFolderChoice();
    m_problemLine = makeProblemLine();
    m_grid = new QGridLayout(this);
    m_grid->setContentsMargins(sideMargin, 12, sideMargin, 8);
    m_grid->setHorizontalSpacing(columnGap);
    m_grid->setVerticalSpacing(gap);
    arrange(Arrangement::TwoLines);
    orderTabs();
}

void PastePanel::arrange(Arrangement arrangement)
{
    m_arrangement = arrangement;
    while (const auto item = std::unique_ptr<QLayoutItem>(m_grid->takeAt(0)))
        ;
    const auto ask = [this](int row, int column, FieldName name, QWidget *answer) {
        m_grid->addWidget(m_labels[name], row, column, Qt::AlignRight | Qt::AlignVCenter);
        m_grid->addWidget(answer, row, column + 1);
    };
    const bool inTwoLines = arrangement == Arrangement::TwoLines;
    m_grid->setColumnStretch(1, 1);
    m_grid->setColumnStretch(3, inTwoLines ? 1 : 0);
    ask(0, 0, MessageIdField, m_fields[MessageIdField].edit);
    if (inTwoLines) {
        ask(0, 2, FileKeyField, m_fields[FileKeyField].edit);
        m_grid->addWidget(m_type, 0, 4);
        ask(1, 0, FolderField, m_folder);
        ask(1, 2, NameField, m_fields[NameField].edit);
        m_grid->addWidget(m_buttons, 1, 4);
        m_grid->addWidget(m_problemLine, 2, 0, 1, 5);
    } else {
        ask(1, 0, FileKeyField, m_fields[FileKeyField].edit);
        m_grid->addWidget(m_type, 2, 0, 1, 2);
        ask(3, 0, FolderField, m_folder);
        ask(4, 0, NameField, m_fields[NameField].edit);
        m_grid->addWidget(m_buttons, 5, 0, 1, 2);
        m_grid->addWidget(m_problemLine, 6, 0, 1, 2);
    }
}

/** That of two lines, with room for a good part of an id. */
int PastePanel::comfortableWidth() const
{
    const auto label = [this](FieldName name) { return m_labels[name]->sizeHint().width(); };
    const int labels =
        std::max(label(MessageIdField), label(FolderField)) + std::max(label(FileKeyField), label(NameField));
    const int last = std::max(m_type->sizeHint().width(), buttonsWidth());
    constexpr int letters = 14;
    return 2 * sideMargin + labels + 2 * letters * fontMetrics().averageCharWidth() + last + 4 * columnGap;
}

int PastePanel::buttonsWidth() const
{
    return m_showRequest->minimumWidth() + gap + m_download->minimumWidth();
}

QSize PastePanel::minimumSizeHint() const
{
    int labels = 0;
    for (const QLabel *each : m_labels)
        labels = std::max(labels, each->sizeHint().width());
    constexpr int letters = 10;
    const int fields = labels + columnGap + letters * fontMetrics().averageCharWidth() + m_choose->sizeHint().width();
    const int choices =
        std::max({m_type->sizeHint().width(), m_showRequest->minimumWidth(), m_download->minimumWidth()});
    return {2 * sideMargin + std::max(fields, choices), QWidget::minimumSizeHint().height()};
}

void PastePanel::fitIn()
{
    const auto fitting = width() < comfortableWidth() ? Arrangement::UnderEachOther : Arrangement::TwoLines;
    if (fitting != m_arrangement)
        arrange(fitting);
}

bool PastePanel::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        fitIn(); // other words have another width
    return QWidget::event(event);
}

void PastePanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitIn();
}

void PastePanel::orderTabs()
{
    QWidget *before = m_fields[MessageIdField].edit;
    for (QWidget *next :
         std::initializer_list<QWidget *>{m_fields[FileKeyField].edit, m_image, m_file, m_fields[FolderField].edit,
                                          m_choose, m_fields[NameField].edit, m_showRequest, m_download, m_swap}) {
        setTabOrder(before, next);
        before = next;
    }
}

QWidget *PastePanel::makeTypeChoice()
{
    auto *choice = new QWidget(this);
    m_image = new SegmentButton({}, SegmentButton::Place::First, choice);
    m_file = new SegmentButton({}, SegmentButton::Place::Last, choice);
    m_image->setChecked(true);
    inEachLanguage(*choice, [this, choice] {
        choice->setAccessibleName(tr("Type"));
        m_image->setText(tr("&Image"));
        m_file->setText(tr("&File"));
        m_image->setToolTip(tr("Pictures of messages: keys that begin with img_"));
        m_file->setToolTip(tr("Files, recordings and videos: all other keys"));
        m_image->setAccessibleDescription(m_image->toolTip());
        m_file->setAccessibleDescription(m_file->toolTip());
    });
    auto *row = new QHBoxLayout(choice);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    row->addWidget(m_image, 1);
    row->addWidget(m_file, 1);
    connect(m_image, &QAbstractButton::clicked, this, [this] { m_chosenType = ResourceType::Image; });
    connect(m_file, &QAbstractButton::clicked, this, [this] { m_chosenType = ResourceType::File; });
    return choice;
}

QWidget *PastePanel::makeFolderChoice()
{
    auto *choice = new QWidget(this);
    m_choose = new QToolButton(choice);
    m_choose->setIcon(themedIcon(u"folder"_s));
    inEachLanguage(*choice, [this] {
        m_choose->setToolTip(tr("Choose a folder"));
        m_choose->setAccessibleName(tr("Choose a folder"));
    });
    m_choose->setFocusPolicy(Qt::TabFocus);
    connect(m_choose, &QToolButton::clicked, this, &PastePanel::chooseFolder);
    connect(m_fields[FolderField].edit, &QLineEdit::editingFinished, this, &PastePanel::noteFolder);
    auto *row = new QHBoxLayout(choice);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    row->addWidget(m_fields[FolderField].edit, 1);
    row->addWidget(m_choose);
    return choice;
}

QWidget *PastePanel::makeProblemLine()
{
    auto *line = new QWidget(this);
    m_problemSign = new QLabel(line);
    m_problem = new LiveRegion(line);
    m_problem->setObjectName(u"problem"_s);
    m_swap = new QPushButton(line);
    inEachLanguage(*line, [this] {
        m_swap->setText(tr("S&wap the two"));
        m_swap->setAccessibleDescription(tr("Puts the message id and the file key into each other's field"));
    });
    connect(m_swap, &QPushButton::clicked, this, &PastePanel::swapIdAndKey);
    letGrow(*m_problem);
    auto *said = new WrappingRow(WrappingRow::Rest::AtEnd);
    said->setContentsMargins(0, 0, 0, 0);
    said->setSpacing(6);
    said->addWidget(m_problem);
    said->addWidget(m_swap);
    auto *row = new QHBoxLayout(line);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(6);
    row->addWidget(m_problemSign);
    row->addLayout(said, 1);
    // The line is there before there is anything to say, so that saying it moves nothing.
    line->setMinimumHeight(roomyHeight(m_swap->fontMetrics()));
    return line;
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

void PastePanel::nameMainAction()
{
    m_download->setText(messageAlone() ? tr("L&ook up") : tr("&Download"));
}

/** So that nothing moves when the one becomes the other. */
void PastePanel::keepRoomForBothActions()
{
    const QFontMetrics metrics = m_download->fontMetrics();
    const auto width = [&metrics](const QString &text) { return metrics.horizontalAdvance(withoutMnemonic(text)); };
    const int longer = std::max(width(tr("L&ook up")), width(tr("&Download"))) - width(m_download->text());
    m_download->setMinimumWidth(m_download->minimumWidth() + std::max(longer, 0));
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
