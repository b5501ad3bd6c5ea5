#pragma once

#include <optional>
#include <set>

#include <QObject>
#include <QPointer>

#include "session/engine.h"

class QMessageBox;
class QWidget;

namespace Larder {

/**
 * Asks what becomes of downloads whose names are taken (IfExists::Ask): once, for all that were ordered together.
 * Nothing is replaced before somebody says so. Engine and window outlive it.
 */
class TakenNames : public QObject
{
    Q_OBJECT

public:
    TakenNames(Engine &engine, QWidget &window);

    /** As the engine tells of them. */
    void note(const QList<TransferSnapshot> &transfers);
    /** Others are ordered, which are asked about again. */
    void forgetAnswer() { m_answer.reset(); }

private:
    void ask();
    void say();
    void answer(IfExists ifExists);
    void carryOut();

    Engine &m_engine;
    QWidget &m_window;
    QList<TransferSnapshot> m_waiting; ///< for the answer
    std::set<TransferId> m_asked;      ///< about these
    std::optional<IfExists> m_answer;
    QPointer<QMessageBox> m_question;
};

} // namespace Larder
