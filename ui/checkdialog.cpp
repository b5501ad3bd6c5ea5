#include "ui/checkdialog.h"

#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/accountwords.h"
#include "ui/controls.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {

CheckDialog::CheckDialog(const QString &account, QWidget *parent) : QDialog(parent)
{
    setWindowTitle(tr("Connection: %1", "an account's name").arg(account));
    setAttribute(Qt::WA_DeleteOnClose);
    auto *grid = new QGridLayout;
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(10);
    grid->setColumnStretch(2, 1);
    for (int step = 0; step < int(m_lines.size()); ++step) {
        Line &line = m_lines.at(size_t(step));
        line.sign = new QLabel(this);
        line.sign->setFixedSize(18, 18);
        auto *title = new QLabel(titleOf(CheckStep(step)), this);
        QFont bold = title->font();
        bold.setWeight(QFont::DemiBold);
        title->setFont(bold);
        line.words = wrappedLabel(this);
        line.words->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        grid->addWidget(line.sign, step, 0, Qt::AlignTop);
        grid->addWidget(title, step, 1, Qt::AlignTop);
        grid->addWidget(line.words, step, 2, Qt::AlignTop);
    }
    auto *buttons = new DialogButtons(QDialogButtonBox::Close, this);
    m_again = buttons->addButton(tr("&Check again"), QDialogButtonBox::ActionRole);
    m_again->setObjectName(u"again"_s);
    connect(buttons, &QDialogButtonBox::rejected, this, &CheckDialog::reject);
    connect(m_again, &QPushButton::clicked, this, &CheckDialog::againWanted);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(14);
    column->addLayout(grid);
    column->addStretch(1);
    column->addWidget(buttons);
    giveRoom(*this);
    giveSize(*this, {560, 380});
    begin();
}

void CheckDialog::begin()
{
    for (Line &line : m_lines) {
        line.sign->clear();
        line.words->setText(u"…"_s);
    }
    m_again->setEnabled(false);
}

void CheckDialog::show(const CheckResult &result)
{
    Line &line = m_lines.at(size_t(result.step));
    const StatusWords words = wordsOf(result);
    const QString sign = words.tone == Tone::Good ? u"check"_s : words.tone == Tone::Bad ? u"warning"_s : QString();
    line.sign->setPixmap(sign.isEmpty() ? QPixmap() : themedIcon(sign, words.tone).pixmap(18, 18));
    line.words->setText(words.sentence);
    colour(*line.words, words.tone == Tone::Good ? Tone::Plain : words.tone);
}

void CheckDialog::end()
{
    m_again->setEnabled(true);
}

} // namespace Larder
