#include "ui/emptypage.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls.h"
#include "ui/language.h"

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

EmptyPage::EmptyPage(Invites invites, QWidget *parent) : QWidget(parent)
{
    setBackgroundRole(QPalette::Base);
    setAutoFillBackground(true);
    const bool demo = invites == Invites::ToDownloadAll;
    constexpr int signSize = 48;

    auto *sign = new QLabel(this);
    sign->setPixmap(QIcon(u":/icons/larder.svg"_s).pixmap(signSize, signSize));
    sign->setAlignment(Qt::AlignCenter);
    auto *button = new QPushButton(this);
    connect(button, &QPushButton::clicked, this, &EmptyPage::accepted);

    QLabel *invitation = headline(this);
    QLabel *ways = centred(this);
    QLabel *nothingAtHand = demo ? nullptr : centred(this);
    inEachLanguage(*this, [=] {
        button->setText(demo ? tr("Download &all of it") : tr("&Try the demo"));
        invitation->setText(demo ? tr("Drag one of the messages above in here") : tr("Drop or paste messages here"));
        ways->setText(demo ? tr("Or choose one and press Return. Nothing leaves this computer.")
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
    column->addWidget(ways);
    if (nothingAtHand)
        column->addWidget(nothingAtHand);
    column->addSpacing(6);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    keepRoom(*this);
}

} // namespace Larder
