#pragma once

#include <QWidget>

class QCheckBox;
class QComboBox;
class QKeyEvent;
class QLineEdit;

namespace Larder {

class FoundModel;
class FoundRows;

/** The line over what was found: which of it is shown, and a box that ticks all of that. Owned by the page. */
class FoundFilter : public QWidget
{
    Q_OBJECT

public:
    /** Both outlive it. */
    FoundFilter(FoundModel &model, FoundRows &rows, QWidget *parent = nullptr);

    /** Everything is shown again. */
    void clear();
    /** For somebody who wants to type. */
    void open();
    /** The box, as the rows are ticked now. */
    void showTicks();

Q_SIGNALS:
    void filtered();
    /** Whoever has filtered looks at what is left. */
    void listWanted();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void nameAll();
    void filter();
    void tickAllShown();
    [[nodiscard]] bool takesKey(const QKeyEvent &event);

    FoundModel &m_model;
    FoundRows &m_rows;
    QCheckBox *m_all;
    QLineEdit *m_words;
    QComboBox *m_group;
};

} // namespace Larder
