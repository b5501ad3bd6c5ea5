#include "ui/requestdialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls.h"
#include "ui/scrolling.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int comfortableWidth = 720;

/** As high as its text is once its lines are folded to the dialog's width, so that nothing of it is hidden. */
void fitHeight(QPlainTextEdit &text)
{
    const int margins = 2 * (static_cast<int>(text.document()->documentMargin()) + text.frameWidth());
    constexpr int dialogMargins = 60;
    const int room = comfortableWidth - dialogMargins - margins;
    int lines = 0;
    for (const QString &line : text.toPlainText().split(u'\n'))
        lines += 1 + text.fontMetrics().horizontalAdvance(line) / room;
    text.setFixedHeight((lines + 1) * text.fontMetrics().lineSpacing() + margins);
}

} // namespace

RequestDialog::RequestDialog(const RequestPreview &preview, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("The request"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *page = new QWidget(this);
    auto *ways = new QVBoxLayout(page);
    ways->setContentsMargins(0, 0, 0, 0);
    ways->setSpacing(8);
    QLabel *intro = wrappedLabel(page);
    intro->setText(tr("This is the first request that Download would send. Nothing has been sent, and the token "
                      "is left out."));
    ways->addWidget(intro);
    addWay(*ways, tr("&Request"), preview.asHttp());
    addWay(*ways, tr("&curl"), preview.asCurl());
    addWay(*ways, tr("&lark-cli"), preview.asLarkCli());
    ways->addStretch(1);
    auto *buttons = new DialogButtons(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    column->addWidget(scrolling(*page, this), 1);
    column->addWidget(buttons);
    giveRoom(*this);
    constexpr int aroundIt = 100; // margins, buttons
    giveSize(*this, {comfortableWidth, page->minimumSizeHint().height() + aroundIt});
}

void RequestDialog::addWay(QVBoxLayout &column, const QString &title, const QString &text)
{
    auto *shown = new QPlainTextEdit(text.trimmed(), this);
    shown->setReadOnly(true);
    shown->setWordWrapMode(QTextOption::WrapAnywhere);
    shown->setTabChangesFocus(true);
    shown->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    const QString name = withoutMnemonic(title);
    shown->setAccessibleName(name);
    fitHeight(*shown);

    auto *label = new QLabel(title, this);
    label->setBuddy(shown);
    auto *copy = new QPushButton(themedIcon(u"copy"_s), tr("Copy"), this);
    copy->setAccessibleName(tr("Copy: %1", "%1 is Request, curl or lark-cli").arg(name));
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, [text] { QGuiApplication::clipboard()->setText(text); });

    auto *head = new QHBoxLayout;
    head->addWidget(label, 1);
    head->addWidget(copy);
    column.addLayout(head);
    column.addWidget(shown);
}

} // namespace Larder
