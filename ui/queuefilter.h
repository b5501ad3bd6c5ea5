#pragma once

#include <QWidget>

class QComboBox;
class QKeyEvent;
class QLabel;
class QLineEdit;

namespace Larder {

class QueueModel;
class QueueRows;

/**
 * The line over the list of downloads: which of them are shown, and in which order. It is there where the list is too
 * long for one look, while something is filtered or sorted, and where somebody has opened it; what is filtered is never
 * without its line. Owned by the window.
 */
class QueueFilter : public QWidget
{
    Q_OBJECT

public:
    /** Both outlive it. */
    QueueFilter(QueueModel &model, QueueRows &rows, QWidget *parent = nullptr);

    /** For somebody who wants to type. Nothing where the list is empty. */
    void open();

Q_SIGNALS:
    /** Whoever has filtered looks at what is left. */
    void listWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeWordsField();
    void makeGroupChoice();
    void makeOrderChoice();
    void nameChoices();
    void filter();
    void putInOrder();
    void showFilter();
    void showOrder();
    void showCounts();
    void showItself();
    void leave();

    QueueModel &m_model;
    QueueRows &m_rows;
    QLineEdit *m_words;
    QLabel *m_shown; ///< how many
    QComboBox *m_group;
    QComboBox *m_order;
    enum class Wish { None, Open } m_wish = Wish::None; ///< of the user, for a list that is short
};

} // namespace Larder
