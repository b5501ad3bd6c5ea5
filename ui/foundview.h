#pragma once

#include <QTreeView>

namespace Larder {

class FoundModel;
class FoundRows;

/** The rows of what was found. Return is its page's; the space bar ticks all chosen rows alike. */
class FoundView : public QTreeView
{
    Q_OBJECT

public:
    FoundView(FoundModel &model, FoundRows &rows, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override { return {320, 120}; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showColumns();
    void tickChosen();
    void giveColumnsRoom();
    [[nodiscard]] int usualWidth(const QString &text) const;

    FoundModel &m_model;
    FoundRows &m_rows;
};

} // namespace Larder
