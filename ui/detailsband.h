#pragma once

#include <array>
#include <optional>

#include <QString>
#include <QWidget>

#include "transfer/transfersnapshot.h"
#include "ui/rowaction.h"

class QBoxLayout;
class QGridLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;

namespace Larder {

class ElidedLabel;

/** Everything about one row: ids, where it is saved, each request, the exact error, and what can be done as real
 * buttons. */
class DetailsBand : public QWidget
{
    Q_OBJECT

public:
    explicit DetailsBand(QWidget *parent = nullptr);

    /** None: nothing is selected. */
    void tell(const std::optional<TransferSnapshot> &transfer);

Q_SIGNALS:
    void actionWanted(Larder::RowAction action, const QList<Larder::TransferId> &transfers);
    void closeWanted();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void layOut();
    QWidget *makeHead();
    QWidget *makeFacts();
    static QLineEdit *addFact(QGridLayout &grid, QString (*name)());
    void showFacts(const TransferSnapshot &transfer);
    void showProblem(const TransferSnapshot &transfer);
    void showExchanges(const QList<Exchange> &exchanges);
    void showButtons(const QList<RowAction> &actions);
    void copyAll() const;

    std::optional<TransferSnapshot> m_transfer;
    std::optional<QList<Exchange>> m_shownExchanges;
    QList<RowAction> m_shownActions;
    std::array<QPushButton *, 3> m_actions{}; ///< of those, as many as there are
    ElidedLabel *m_title = nullptr;
    QWidget *m_buttons = nullptr;
    QWidget *m_body = nullptr;
    QBoxLayout *m_columns = nullptr;
    QLineEdit *m_messageId = nullptr;
    QLineEdit *m_fileKey = nullptr;
    QLineEdit *m_asked = nullptr;
    QLineEdit *m_savedIn = nullptr;
    QLabel *m_problem = nullptr;
    QTreeWidget *m_exchanges = nullptr;
};

/** All that the band shows as lines of text, for support; no secret in it. */
[[nodiscard]] QString detailsText(const TransferSnapshot &transfer);

} // namespace Larder
