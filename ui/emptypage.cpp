#include "ui/emptypage.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls.h"
#include "ui/language.h"
#include "ui/wrappingrow.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

QLabel *centred(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

QLabel *headline(QWidget *parent)
{
    QLabel *label = centred(parent);
    label->setFont(headlineFont(label->font()));
    return label;
}

} // namespace

EmptyPage::EmptyPage(Invites invites, const QList<QAction *> &ways, QWidget *parent) : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    const bool demo = invites == Invites::ToDownloadAll;
    constexpr int signSize = 48;

    auto *sign = new QLabel(this);
    sign->setPixmap(QIcon(u":/icons/larder.svg"_s).pixmap(signSize, signSize));
    sign->setAlignment(Qt::AlignCenter);
    auto *buttons = new WrappingRow(WrappingRow::Rest::AtBothSides);
    buttons->setSpacing(8);
    for (QAction *each : ways)
        buttons->addWidget(buttonOf(*each, this));
    auto *button = new QPushButton(this);
    button->setAutoDefault(true);
    connect(button, &QPushButton::clicked, this, &EmptyPage::accepted);
    buttons->addWidget(button);

    QLabel *invitation = headline(this);
    QLabel *what = centred(this);
    QLabel *nothingAtHand = demo ? nullptr : centred(this);
    inEachLanguage(*this, [=] {
        button->setText(demo ? tr("Download &all of it") : tr("&Try the demo"));
        invitation->setText(demo ? tr("Drag one of the messages above in here") : tr("Drop or paste messages here"));
        what->setText(demo ? tr("Or choose one and press Return. Nothing leaves this computer.")
                           : tr("Message JSON of every kind: an API answer, an event, a log, the output of lark-cli. "
                                "Or fill in a message id above."));
        if (nothingAtHand)
            nothingAtHand->setText(tr("Nothing at hand? The demo needs no account and no network."));
    });

    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(sign);
    column->addWidget(invitation);
    column->addWidget(what);
    if (nothingAtHand)
        column->addWidget(nothingAtHand);
    column->addSpacing(6);
    column->addLayout(buttons);
    column->addStretch(3);
    keepRoom(*this);
}

} // namespace Larder
