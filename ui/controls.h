#pragma once

#include <QDialogButtonBox>
#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QRadioButton>
#include <QStyledItemDelegate>

#include "ui/theme.h"

class QAction;
class QKeyEvent;
class QKeySequence;
class QLineEdit;

namespace Larder {

/** The one button of a window that is painted in the accent colour. */
class PrimaryButton : public QPushButton
{
    Q_OBJECT

public:
    using QPushButton::QPushButton;

protected:
    void initStyleOption(QStyleOptionButton *option) const override;
};

/** Does what the action does, with its words; without its letter, since a form's own come first. */
[[nodiscard]] QPushButton *buttonOf(QAction &action, QWidget *parent);

/** One of two or three that stand side by side; a radio button in all but looks. */
class SegmentButton : public QRadioButton
{
    Q_OBJECT

public:
    enum class Place { First, Last };
    SegmentButton(const QString &text, Place place, QWidget *parent);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &position) const override;

private:
    Place m_place;
};

/** The text without its mnemonic, also where it stands behind it in brackets, as in Chinese: 下载(&D). */
[[nodiscard]] QString withoutMnemonic(QString text);

/** As the system writes it. */
[[nodiscard]] QString shown(const QKeySequence &keys);
/** The Return key, or the one of the figures. */
[[nodiscard]] bool isReturn(const QKeyEvent &event);

/** A sign that empties the field, in place of Qt's own, which is black on dark too. */
void addClearSign(QLineEdit &edit);

/** For the one line of a page or dialog that is read first. */
[[nodiscard]] QFont headlineFont(QFont font);
/** Plain text that takes as many lines as it needs. */
[[nodiscard]] QLabel *wrappedLabel(QWidget *parent);
void colour(QLabel &label, Tone tone);
/** Takes what room its line leaves. */
void letGrow(QWidget &widget);

/** Fields and buttons of a form as high as a hand and an eye like them, where the style makes them lower. */
void giveRoom(QWidget &form);
/** That, and again for the words of each language. */
void keepRoom(QWidget &form);
[[nodiscard]] int roomyHeight(const QFontMetrics &metrics);

/** Rows of a list that are as high as that. */
class RoomyRows : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
};

/** A dialog's buttons, which stand one above the other where they have no room in a row. */
class DialogButtons : public QDialogButtonBox
{
    Q_OBJECT

public:
    using QDialogButtonBox::QDialogButtonBox;

    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
};

/** That size, where the screen has room for it. */
void giveSize(QWidget &dialog, const QSize &wished);

/** A hair's breadth between two bands. */
class Separator : public QWidget
{
    Q_OBJECT

public:
    explicit Separator(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/** One line that is cut with an ellipsis where there is no room; the whole is then in its tool tip. */
class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    explicit ElidedLabel(QWidget *parent = nullptr);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Larder
