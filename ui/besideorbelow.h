#pragma once

#include <QWidget>

class QBoxLayout;

namespace Larder {

/** Two that stand side by side, and where that would be narrow the second below the first. It owns them. */
class BesideOrBelow : public QWidget
{
    Q_OBJECT

public:
    /** `letters`: how many Latin ones there must be room for in a line of both. */
    BesideOrBelow(QWidget &first, QWidget &second, int letters, QWidget *parent = nullptr);

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QBoxLayout *m_row;
    const int m_letters;
};

} // namespace Larder
