#include "ui/previewdialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include "ui/controls.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

/** As high as its text, so that no line of it is hidden. */
void fitHeight(QPlainTextEdit &text)
{
    constexpr int fewest = 1;
    const int lines = std::max(text.document()->blockCount(), fewest);
    const auto margins = 2 * (text.document()->documentMargin() + text.frameWidth());
    const int scrollBar = text.style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    text.setFixedHeight(lines * text.fontMetrics().lineSpacing() + static_cast<int>(margins) + scrollBar);
}

} // namespace

PreviewDialog::PreviewDialog(const RequestPreview &preview, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Preview request"));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(8);
    auto *intro =
        new QLabel(tr("This is the first request that Download would send. Nothing has been sent, and the token "
                      "is left out."),
                   this);
    intro->setWordWrap(true);
    column->addWidget(intro);
    addWay(*column, tr("&Request"), preview.asHttp());
    addWay(*column, tr("&curl"), preview.asCurl());
    addWay(*column, tr("&lark-cli"), preview.asLarkCli());
    column->addStretch(1);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setIcon({});
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    column->addWidget(buttons);
    giveRoom(*this);
    constexpr int comfortableWidth = 660;
    resize(comfortableWidth, sizeHint().height());
}

void PreviewDialog::addWay(QVBoxLayout &column, const QString &title, const QString &text)
{
    auto *shown = new QPlainTextEdit(text, this);
    shown->setReadOnly(true);
    shown->setLineWrapMode(QPlainTextEdit::NoWrap);
    shown->setTabChangesFocus(true);
    shown->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    shown->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    const QString name = QString(title).remove(u'&');
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
