// What the form is made of, and where it stands in a wide and in a narrow window.
#include "ui/pastepanel.h"

#include <algorithm>
#include <memory>

#include <QAction>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>

#include "ui/controls.h"
#include "ui/language.h"
#include "ui/liveregion.h"
#include "ui/theme.h"
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int sideMargin = 14;
constexpr int columnGap = 10;
constexpr int gap = 8;

} // namespace

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

} // namespace Larder
