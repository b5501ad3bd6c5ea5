#include "ui/quitting.h"

#include <QApplication>
#include <QCoreApplication>
#include <QEvent>
#include <QMainWindow>
#include <QMessageBox>
#include <QPushButton>

namespace Larder {
namespace {

struct QuittingText
{
    Q_DECLARE_TR_FUNCTIONS(Larder::Quitting)
};

QString whatBecomesOfThem(AfterQuitting after)
{
    switch (after) {
    case AfterQuitting::ComesBack:
        return QuittingText::tr("Nothing is lost: the next start brings the list back, paused where it stopped.");
    case AfterQuitting::AskAgain:
        return QuittingText::tr("What has come so far is kept: ask for the same again and it goes on from there.");
    case AfterQuitting::Gone:
        return QuittingText::tr("The demo keeps nothing when it is closed.");
    }
    Q_UNREACHABLE();
}

QList<QMainWindow *> openWindows()
{
    QList<QMainWindow *> open;
    for (QWidget *widget : QApplication::topLevelWidgets())
        if (auto *window = qobject_cast<QMainWindow *>(widget); window && window->isVisible())
            open.append(window);
    return open;
}

} // namespace

void closeAllWindows()
{
    for (QMainWindow *window : openWindows())
        window->close();
}

void askBeforeQuitting(QWidget &window, int unfinished, AfterQuitting after, const std::function<void()> &quit)
{
    auto *question = new QMessageBox(QMessageBox::Question, window.windowTitle(),
                                     QuittingText::tr("%n download(s) have not finished.", nullptr, unfinished),
                                     QMessageBox::NoButton, &window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(whatBecomesOfThem(after));
    QPushButton *stay = question->addButton(QuittingText::tr("Keep &downloading"), QMessageBox::RejectRole);
    QPushButton *leave = question->addButton(QuittingText::tr("&Quit"), QMessageBox::AcceptRole);
    question->setDefaultButton(stay);
    question->setEscapeButton(stay);
    QObject::connect(leave, &QPushButton::clicked, &window, quit);
    question->open();
}

Quitting::Quitting(QApplication &application)
{
    application.installEventFilter(this);
}

/** After the last window has closed comes another such event, which is let through. */
bool Quitting::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::Quit || openWindows().isEmpty())
        return QObject::eventFilter(watched, event);
    closeAllWindows();
    event->ignore();
    return true;
}

} // namespace Larder
