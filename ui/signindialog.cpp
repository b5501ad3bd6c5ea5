#include "ui/signindialog.h"

#include <algorithm>

#include <QClipboard>
#include <QDesktopServices>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "core/format.h"
#include "ui/controls.h"
#include "ui/qrcode.h"
#include "ui/scrolling.h"
#include "ui/theme.h"
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Larder {

namespace {

QLabel *wrapped(const QString &text, QWidget *parent)
{
    QLabel *label = wrappedLabel(parent);
    label->setText(text);
    return label;
}

QLineEdit *readOnly(const QString &name, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setReadOnly(true);
    edit->setAccessibleName(name);
    return edit;
}

} // namespace

SignInDialog::SignInDialog(const QString &account, QWidget *parent) : QDialog(parent), m_pages(new QStackedWidget(this))
{
    setWindowTitle(tr("Sign in: %1", "an account's name").arg(account));
    setAttribute(Qt::WA_DeleteOnClose);
    m_pages->insertWidget(AskingPage, makeAskingPage());
    m_pages->insertWidget(CodePage, scrolling(*makeCodePage(), this));
    m_pages->insertWidget(EndPage, makeEndPage());
    auto *buttons = new DialogButtons(QDialogButtonBox::Cancel | QDialogButtonBox::Close, this);
    m_cancel = buttons->button(QDialogButtonBox::Cancel);
    m_close = buttons->button(QDialogButtonBox::Close);
    m_close->hide();
    m_again = buttons->addButton(tr("&Begin again"), QDialogButtonBox::ActionRole);
    m_again->hide();
    connect(buttons, &QDialogButtonBox::rejected, this, &SignInDialog::reject);
    connect(m_again, &QPushButton::clicked, this, &SignInDialog::againWanted);

    auto *column = new QVBoxLayout(this);
    column->addWidget(m_pages, 1);
    column->addWidget(buttons);
    giveRoom(*this);
    giveSize(*this, {460, sizeHint().height()});

    m_beat.setInterval(1s);
    connect(&m_beat, &QTimer::timeout, this, &SignInDialog::tellTimeLeft);
    showAsking();
}

QWidget *SignInDialog::makeAskingPage()
{
    auto *page = new QWidget(this);
    m_asking = wrapped({}, page);
    auto *busy = new QProgressBar(page);
    busy->setRange(0, 0);
    busy->setAccessibleName(tr("Waiting"));
    auto *column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(m_asking);
    column->addWidget(busy);
    column->addStretch(1);
    return page;
}

QWidget *SignInDialog::makeCodePage()
{
    auto *page = new QWidget(this);
    auto *words = wrapped(tr("Agree in your browser, where the page shows this code. Larder goes on by itself."), page);
    m_code = readOnly(tr("Code"), page);
    QFont large = m_code->font();
    large.setPointSizeF(large.pointSizeF() * 1.7);
    large.setLetterSpacing(QFont::AbsoluteSpacing, 2);
    m_code->setFont(large);
    m_code->setAlignment(Qt::AlignCenter);
    auto *open = new PrimaryButton(tr("&Open the browser"), page);
    open->setDefault(true);
    connect(open, &QPushButton::clicked, this, &SignInDialog::openBrowser);
    m_link = readOnly(tr("Link"), page);
    auto *copy = new QPushButton(tr("&Copy link"), page);
    copy->setAutoDefault(false);
    connect(copy, &QPushButton::clicked, this, &SignInDialog::copyLink);
    m_qrCode = new QrCode(page);
    m_timeLeft = wrappedLabel(page);
    m_timeLeft->setObjectName(u"time left"_s);
    colour(*m_timeLeft, Tone::Muted);

    auto *link = new QHBoxLayout;
    link->setSpacing(8);
    link->addWidget(m_link, 1);
    link->addWidget(copy);
    auto *here = new QVBoxLayout;
    here->setSpacing(10);
    here->addWidget(m_code);
    here->addWidget(open);
    here->addWidget(wrapped(tr("Or with the camera of your phone."), page));
    auto *ways = new WrappingRow(WrappingRow::Rest::AtStart);
    ways->setSpacing(16);
    ways->addLayout(here);
    ways->addWidget(m_qrCode);
    auto *column = new QVBoxLayout(page);
    column->setSpacing(10);
    column->addWidget(words);
    column->addLayout(ways);
    column->addLayout(link);
    column->addWidget(m_timeLeft);
    return page;
}

QWidget *SignInDialog::makeEndPage()
{
    auto *page = new QWidget(this);
    m_end = wrapped({}, page);
    m_end->setObjectName(u"end"_s);
    m_next = wrapped({}, page);
    auto *column = new QVBoxLayout(page);
    column->addStretch(1);
    column->addWidget(m_end);
    column->addWidget(m_next);
    column->addStretch(1);
    return page;
}

void SignInDialog::showAsking()
{
    m_beat.stop();
    offerAgain(false);
    m_asking->setText(tr("Asking the platform for a code…"));
    m_pages->setCurrentIndex(AskingPage);
}

void SignInDialog::showCode(const QString &code, const QUrl &link, const QDateTime &until)
{
    offerAgain(false);
    m_code->setText(code);
    m_link->setText(link.toString(QUrl::FullyEncoded));
    m_link->setCursorPosition(0);
    m_qrCode->show(m_link->text());
    m_until = until;
    tellTimeLeft();
    m_beat.start();
    m_pages->setCurrentIndex(CodePage);
}

void SignInDialog::showFinishing()
{
    m_beat.stop();
    m_asking->setText(tr("You agreed. Keeping the sign-in…"));
    m_pages->setCurrentIndex(AskingPage);
}

void SignInDialog::showSignedIn()
{
    accept();
}

void SignInDialog::showFailed(const QString &sentence, const QString &nextStep)
{
    m_beat.stop();
    m_end->setText(sentence);
    m_next->setText(nextStep);
    colour(*m_end, Tone::Bad);
    offerAgain(true);
    m_pages->setCurrentIndex(EndPage);
    m_again->setFocus();
}

void SignInDialog::offerAgain(bool offer)
{
    m_again->setVisible(offer);
    m_close->setVisible(offer);
    m_cancel->setHidden(offer);
}

void SignInDialog::tellTimeLeft()
{
    const auto left = std::max(std::chrono::milliseconds(QDateTime::currentDateTimeUtc().msecsTo(m_until)), 0ms);
    m_timeLeft->setText(tr("The code is good for another %1.").arg(durationAsWords(left)));
}

void SignInDialog::openBrowser() const
{
    QDesktopServices::openUrl(QUrl(m_link->text(), QUrl::StrictMode));
}

void SignInDialog::copyLink() const
{
    QGuiApplication::clipboard()->setText(m_link->text());
}

} // namespace Larder
