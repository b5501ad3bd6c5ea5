#include "ui/takennames.h"

#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

namespace Larder {
namespace {

bool isAskedAbout(const TransferSnapshot &transfer)
{
    return transfer.order.ifExists == IfExists::Ask && std::holds_alternative<Skipped>(transfer.state);
}

} // namespace

TakenNames::TakenNames(Engine &engine, QWidget &window) : QObject(&window), m_engine(engine), m_window(window) {}

void TakenNames::note(const QList<TransferSnapshot> &transfers)
{
    const qsizetype before = m_waiting.size();
    for (const TransferSnapshot &transfer : transfers) {
        if (isAskedAbout(transfer) && m_asked.insert(transfer.id).second)
            m_waiting << transfer;
    }
    if (m_waiting.size() == before)
        return;
    if (m_answer)
        carryOut();
    else if (m_question)
        say();
    else
        ask();
}

void TakenNames::ask()
{
    m_question = new QMessageBox(QMessageBox::Question, m_window.windowTitle(), {}, QMessageBox::NoButton, &m_window);
    m_question->setAttribute(Qt::WA_DeleteOnClose);
    m_question->setInformativeText(tr("The answer is for all of these downloads."));
    QPushButton *both = m_question->addButton(tr("Keep &both"), QMessageBox::AcceptRole);
    // Without a letter: the question comes unbidden, and takes letters that are just being typed for answers.
    QPushButton *replace = m_question->addButton(tr("Replace"), QMessageBox::DestructiveRole);
    QPushButton *leave = m_question->addButton(tr("&Do not download"), QMessageBox::RejectRole);
    m_question->setDefaultButton(both);
    m_question->setEscapeButton(leave);
    // However it is closed.
    connect(m_question, &QDialog::finished, this, [this, both, replace] {
        const QAbstractButton *clicked = m_question->clickedButton();
        m_question.clear();
        answer(clicked == both ? IfExists::Rename : clicked == replace ? IfExists::Replace : IfExists::Skip);
    });
    say();
    m_question->open();
}

void TakenNames::say()
{
    const QString first = QFileInfo(std::get<Skipped>(m_waiting.constFirst().state).path).fileName();
    const int others = int(m_waiting.size()) - 1;
    m_question->setText(others == 0
                            ? tr("“%1” is in the folder already.").arg(first)
                            : tr("“%1” and %n other(s) are in the folder already.", nullptr, others).arg(first));
}

void TakenNames::answer(IfExists ifExists)
{
    m_answer = ifExists;
    carryOut();
}

void TakenNames::carryOut()
{
    for (const TransferSnapshot &each : std::exchange(m_waiting, {})) {
        if (m_answer == IfExists::Skip)
            continue;
        DownloadOrder order = each.order;
        order.ifExists = *m_answer;
        m_engine.tryWith(each.id, order);
    }
}

} // namespace Larder
