#include "ui/emptypage.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/controls.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

QLabel *centred(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(text, parent);
    label->setAlignment(Qt::AlignCenter);
    label->setWordWrap(true);
    return label;
}

QLabel *headline(const QString &text, QWidget *parent)
{
    QLabel *label = centred(text, parent);
    QFont font = label->font();
    font.setPointSizeF(font.pointSizeF() * 1.35);
    font.setWeight(QFont::DemiBold);
    label->setFont(font);
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
    auto *button = new QPushButton(demo ? tr("Download &all of it") : tr("&Try the demo"), this);
    connect(button, &QPushButton::clicked, this, &EmptyPage::accepted);

    auto *column = new QVBoxLayout(this);
    column->setSpacing(10);
    column->addStretch(2);
    column->addWidget(sign);
    column->addWidget(
        headline(demo ? tr("Drag one of the messages above in here") : tr("Drop or paste messages here"), this));
    column->addWidget(centred(
        demo ? tr("Or choose one and press Return. Nothing leaves this computer.")
             : tr("Message JSON of every kind: an API answer, an event, a log, the output of lark-cli. Or fill in "
                  "a message id above."),
        this));
    if (!demo)
        column->addWidget(centred(tr("Nothing at hand? The demo needs no account and no network."), this));
    column->addSpacing(6);
    column->addWidget(button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    giveRoom(*this);
}

} // namespace Larder
