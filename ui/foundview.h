#pragma once

#include <QTreeView>

#include "ui/foundmodel.h"

namespace Larder {

/** The rows of what was found. Return is its page's; the space bar ticks all chosen rows alike. */
class FoundView : public QTreeView
{
    Q_OBJECT

public:
    FoundView(FoundModel &model, FoundRows &rows, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 120}; }

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showColumns();
    void tickChosen();
    void giveColumnsRoom();
    [[nodiscard]] int usualWidth(FoundModel::Column column) const;

    FoundModel &m_model;
    FoundRows &m_rows;
};

} // namespace Larder
