#include "ui/namespage.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStyle>

#include "ui/controls.h"
#include "ui/liveregion.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

QString meaningOf(Placeholder placeholder)
{
    switch (placeholder) {
    case Placeholder::Name:
        return NamesPage::tr("the file's own name");
    case Placeholder::Date:
        return NamesPage::tr("day of the message");
    case Placeholder::Time:
        return NamesPage::tr("time of the message");
    case Placeholder::Year:
        return NamesPage::tr("year of the message");
    case Placeholder::Month:
        return NamesPage::tr("month of the message, two digits");
    case Placeholder::Day:
        return NamesPage::tr("day of the month, two digits");
    case Placeholder::Sender:
        return NamesPage::tr("who sent it");
    case Placeholder::Chat:
        return NamesPage::tr("id of the chat");
    case Placeholder::Message:
        return NamesPage::tr("message id");
    case Placeholder::Key:
        return NamesPage::tr("file key");
    }
    Q_UNREACHABLE();
}

QString sentence(const TemplateFault &fault)
{
    switch (fault.kind) {
    case TemplateFault::Kind::UnknownPlaceholder:
        return NamesPage::tr("{%1} is not known here. Insert one from the list.").arg(fault.placeholder);
    case TemplateFault::Kind::NotClosed:
        return NamesPage::tr("The { at place %1 is not closed with }.").arg(fault.position + 1);
    case TemplateFault::Kind::NotOpened:
        return NamesPage::tr("The } at place %1 has no { before it.").arg(fault.position + 1);
    case TemplateFault::Kind::LeavesFolder:
        return NamesPage::tr(
            "This would put files outside the download folder. Begin with a name, and leave out “..”.");
    }
    Q_UNREACHABLE();
}

/** A message as good as any other. */
QString exampleOf(const NameTemplate &nameTemplate)
{
    const NameSources sources{.chosen = {},
                              .fromMessage = NamesPage::tr("Quarterly report.pdf", "name of a file, as an example"),
                              .fromServer = {},
                              .contentType = {},
                              .firstBytes = {},
                              .fileKey = FileKey::parse(u"file_v3_00ab_6f1c29"_s).value(),
                              .type = ResourceType::File};
    const MessageOrigin origin{.messageId = u"om_7f3c21d6a9b84e0f95ad1c66"_s,
                               .sender = NamesPage::tr("Ann Miller", "name of a person, as an example"),
                               .chatId = u"oc_a0553eda9014c201e6969b47"_s,
                               .sentAt = QDateTime(QDate(2026, 3, 14), QTime(9, 26, 53))};
    return nameTemplate.filled(sources, origin);
}

} // namespace

NamesPage::NamesPage(QWidget *parent)
    : QWidget(parent), m_template(new QLineEdit(this)), m_placeholders(new QPushButton(this)),
      m_remark(new LiveRegion(this)), m_ifExists(new QComboBox(this))
{
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setRowWrapPolicy(QFormLayout::WrapLongRows);
    form->setHorizontalSpacing(12);
    form->setVerticalSpacing(6);
    auto *name = new QLabel(tr("Folders and &names:"), this);
    name->setBuddy(m_template);
    form->addRow(name, makeTemplateRow());
    form->addRow(QString(), m_remark);
    auto *taken = new QLabel(tr("If the name is &taken:"), this);
    taken->setBuddy(m_ifExists);
    m_ifExists->addItem(tr("Keep both, as name (1)"), QVariant::fromValue(IfExists::Rename));
    m_ifExists->addItem(tr("Leave the file alone and do not download"), QVariant::fromValue(IfExists::Skip));
    m_ifExists->addItem(tr("Replace the file once the new one is whole"), QVariant::fromValue(IfExists::Replace));
    m_ifExists->addItem(tr("Ask, once for all of them"), QVariant::fromValue(IfExists::Ask));
    form->addRow(taken, m_ifExists);
    form->addRow(makeMarks());
    giveRoom(*this);
    setFocusProxy(m_template);
    setChoices({});
}

QWidget *NamesPage::makeTemplateRow()
{
    auto *place = new QWidget(this);
    m_template->setAccessibleName(tr("Folders and names"));
    m_remark->setObjectName(u"remark"_s);
    connect(m_template, &QLineEdit::textChanged, this, &NamesPage::review);
    m_placeholders->setText(tr("&Insert"));
    m_placeholders->setToolTip(tr("What the name can be made of; a slash makes folders"));
    m_placeholders->setAutoDefault(false);
    addPlaceholders();
    auto *row = new QHBoxLayout(place);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_template, 1);
    row->addWidget(m_placeholders);
    return place;
}

void NamesPage::addPlaceholders()
{
    auto *menu = new QMenu(m_placeholders);
    for (const Placeholder each : allPlaceholders()) {
        const QString inBraces = u'{' + word(each) + u'}';
        QAction *action = menu->addAction(
            tr("%1 – %2", "a placeholder such as {date}; what it stands for").arg(inBraces, meaningOf(each)));
        connect(action, &QAction::triggered, m_template, [this, inBraces] {
            m_template->insert(inBraces); // as if typed
            m_template->setFocus();
        });
    }
    m_placeholders->setMenu(menu);
}

QWidget *NamesPage::makeMarks()
{
    auto *place = new QWidget(this);
    m_messageTime = new QCheckBox(tr("&Give files the time of their message"), place);
    m_originMark = new QCheckBox(tr("&Mark files as downloaded"), place);
    m_originMark->setToolTip(tr(
        "So that the system can warn before it opens them. Of where they came from, only the server's name is kept."));
    m_originMark->setAccessibleDescription(m_originMark->toolTip());
    m_receipt = new QCheckBox(tr("&Keep a receipt in the folder"), place);
    m_receipt->setToolTip(tr("Lists each saved file with its message, sender, chat and checksum. “Verify folder” in "
                             "the menu finds by it what "
                             "is missing or changed, and downloads just that again."));
    auto *column = new QVBoxLayout(place);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(6);
    column->addWidget(m_messageTime);
    column->addWidget(m_originMark);
    column->addWidget(m_receipt);
    QLabel *files = wrappedLabel(place);
    files->setText(tr("As larder-receipt.json and SHA256SUMS.", "a folder's receipt"));
    files->setIndent(m_receipt->style()->pixelMetric(QStyle::PM_IndicatorWidth) + 6);
    m_receipt->setAccessibleDescription(files->text() + u' ' + m_receipt->toolTip());
    colour(*files, Tone::Muted);
    column->addWidget(files);
    return place;
}

void NamesPage::setChoices(const SavingChoices &choices)
{
    m_template->setText(choices.nameTemplate.text());
    m_ifExists->setCurrentIndex(m_ifExists->findData(QVariant::fromValue(choices.ifExists)));
    m_messageTime->setChecked(choices.marks.messageTime);
    m_originMark->setChecked(choices.marks.origin);
    m_receipt->setChecked(choices.receipt);
    review();
}

std::optional<SavingChoices> NamesPage::choices() const
{
    const auto parsed = NameTemplate::parse(m_template->text());
    const auto *nameTemplate = std::get_if<NameTemplate>(&parsed);
    if (!nameTemplate)
        return std::nullopt;
    return SavingChoices{.nameTemplate = *nameTemplate,
                         .ifExists = m_ifExists->currentData().value<IfExists>(),
                         .marks = {.messageTime = m_messageTime->isChecked(), .origin = m_originMark->isChecked()},
                         .receipt = m_receipt->isChecked()};
}

void NamesPage::review()
{
    const auto parsed = NameTemplate::parse(m_template->text());
    if (const auto *fault = std::get_if<TemplateFault>(&parsed))
        say({}, sentence(*fault));
    else
        say(tr("Example: %1", "a path").arg(exampleOf(std::get<NameTemplate>(parsed))), {});
}

void NamesPage::say(const QString &remark, const QString &problem)
{
    const QString text = problem.isEmpty() ? remark : problem;
    m_remark->setText(text);
    colour(*m_remark, problem.isEmpty() ? Tone::Muted : Tone::Bad);
    m_template->setAccessibleDescription(text);
    if (problem == m_problem)
        return;
    m_problem = problem;
    if (!problem.isEmpty())
        m_remark->announce();
}

} // namespace Larder
