#include "ui/aboutdialog.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include "ui/controls.h"
#include "ui/diagnostics.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

constexpr int iconSide = 64;

QPlainTextEdit *page(const QString &text, const QString &name, QWidget *parent)
{
    auto *made = new QPlainTextEdit(text, parent);
    made->setReadOnly(true);
    made->setTabChangesFocus(true);
    made->setFrameShape(QFrame::NoFrame);
    made->setAccessibleName(name);
    return made;
}

/** Each in its own words and language, as a licence is. */
QString licences()
{
    QStringList all{u"Larder: MIT"_s, u"Qt: GNU LGPL, version 3"_s, u"QtKeychain: BSD, modified"_s,
                    u"libqrencode: GNU LGPL, version 2.1 or later"_s, u"OpenSSL: Apache, version 2.0"_s};
#ifdef LARDER_WITH_PDF
    all << u"PDFium, in Qt PDF: BSD, 3 clauses, and Apache, version 2.0"_s;
#endif
    return all.join(u'\n');
}

} // namespace

AboutDialog::AboutDialog(const QString &diagnostics, QWidget *parent) : QDialog(parent)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("About Larder"));
    auto *buttons = new DialogButtons(QDialogButtonBox::Close, this);
    QPushButton *copy = buttons->addButton(tr("&Copy diagnostics"), QDialogButtonBox::ActionRole);
    copy->setObjectName(u"copy"_s);
    copy->setToolTip(tr("For whoever helps you: no token, no name, nothing of a message"));
    connect(copy, &QPushButton::clicked, this, [copy, diagnostics] {
        QGuiApplication::clipboard()->setText(diagnostics);
        copy->setText(tr("Copied"));
    });
    connect(buttons, &QDialogButtonBox::rejected, this, &AboutDialog::reject);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(14);
    column->addWidget(makeHead());
    column->addWidget(makeTabs(diagnostics), 1);
    column->addWidget(buttons);
    giveRoom(*this);
    giveSize(*this, {560, 460});
    buttons->button(QDialogButtonBox::Close)->setFocus();
}

QWidget *AboutDialog::makeHead()
{
    auto *head = new QWidget(this);
    auto *icon = new QLabel(head);
    icon->setPixmap(QIcon(u":/icons/larder.svg"_s).pixmap(iconSide, iconSide));
    auto *name = new QLabel(tr("Larder %1").arg(QCoreApplication::applicationVersion()), head);
    name->setFont(headlineFont(name->font()));
    QLabel *what = wrappedLabel(head);
    what->setText(tr("Keeps the pictures, files, recordings and videos of Lark and Feishu messages."));
    auto *words = new QVBoxLayout;
    words->addWidget(name);
    words->addWidget(what);
    words->addStretch(1);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(14);
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addLayout(words, 1);
    return head;
}

QWidget *AboutDialog::makeTabs(const QString &diagnostics)
{
    auto *tabs = new QTabWidget(this);
    const auto add = [tabs](const QString &title, const QString &text) {
        tabs->addTab(page(text, withoutMnemonic(title), tabs), title);
    };
    add(tr("&Libraries"), librariesInUse());
    add(tr("Lice&nces"), licences());
    add(tr("&Diagnostics"), diagnostics);
    return tabs;
}

} // namespace Larder
