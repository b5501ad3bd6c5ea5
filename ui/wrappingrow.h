#pragma once

#include <memory>
#include <vector>

#include <QLayout>

namespace Larder {

/**
 * A row that goes on in a further line where it has no room. What can grow, by its size policy, shares what its line
 * leaves; it wants room for so many letters, and gets less only in a line of its own.
 */
class WrappingRow : public QLayout
{
    Q_OBJECT

public:
    /** Of a line in which nothing can grow. */
    enum class Rest { AtStart, AtBothSides, AtEnd };

    explicit WrappingRow(Rest rest, QWidget *parent = nullptr);
    ~WrappingRow() override;

    /** Stays together. */
    void addLayout(QLayout *layout);

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override { return int(m_items.size()); }
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    [[nodiscard]] QLayoutItem *takeAt(int index) override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSize() const override;
    [[nodiscard]] Qt::Orientations expandingDirections() const override;
    void setGeometry(const QRect &rect) override;

private:
    struct Line;
    [[nodiscard]] std::vector<Line> linesIn(int width) const;
    [[nodiscard]] int wishOf(const QLayoutItem &item) const;

    const Rest m_rest;
    std::vector<std::unique_ptr<QLayoutItem>> m_items;
};

} // namespace Larder
