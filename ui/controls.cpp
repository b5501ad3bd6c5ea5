#include "ui/controls.h"

#include <algorithm>

#include <QAction>
#include <QComboBox>
#include <QCoreApplication>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QKeySequence>
#include <QLayout>
#include <QLineEdit>
#include <QPainter>
#include <QRegularExpression>
#include <QScreen>
#include <QStyleOptionButton>
#include <QToolButton>
#include <QToolTip>

#include "ui/language.h"
#include "ui/theme.h"

using namespace Qt::StringLiterals;

namespace Larder {
namespace {

/** Styles lighten a button's colour; starting darker keeps white words on it readable. */
QColor accentFill(const QPalette &palette)
{
    const QColor accent = palette.color(QPalette::Active, QPalette::Highlight);
    return isDark(palette) ? accent : accent.darker(135);
}

} // namespace

void PrimaryButton::initStyleOption(QStyleOptionButton *option) const
{
    QPushButton::initStyleOption(option);
    if (!isEnabled())
        return;
    option->palette.setColor(QPalette::Button, accentFill(palette()));
    option->palette.setColor(QPalette::ButtonText, palette().color(QPalette::Active, QPalette::HighlightedText));
}

QPushButton *buttonOf(QAction &action, QWidget *parent)
{
    auto *button = new QPushButton(parent);
    const auto name = [button, &action] {
        button->setText(withoutMnemonic(action.text()));
        button->setToolTip(action.toolTip());
    };
    QObject::connect(&action, &QAction::changed, button, name);
    name();
    button->setAutoDefault(true);
    QObject::connect(button, &QPushButton::clicked, &action, &QAction::trigger);
    return button;
}

SegmentButton::SegmentButton(const QString &text, Place place, QWidget *parent)
    : QRadioButton(text, parent), m_place(place)
{
    setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
}

QSize SegmentButton::sizeHint() const
{
    QStyleOptionButton option;
    option.initFrom(this);
    option.text = text();
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    const QSize words = QFontMetrics(bold).size(Qt::TextShowMnemonic, text());
    const QSize button = style()->sizeFromContents(QStyle::CT_PushButton, &option, words, this);
    return {words.width() + fontMetrics().averageCharWidth() * 4,
            std::max(button.height(), roomyHeight(fontMetrics()))};
}

bool SegmentButton::hitButton(const QPoint &position) const
{
    return rect().contains(position);
}

void SegmentButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor base = palette().color(QPalette::Base);
    const QColor accent = palette().color(QPalette::Active, QPalette::Highlight);
    const bool lit = isChecked();

    // Half of each pair is drawn past the widget's edge, so that the two meet in one line.
    QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    constexpr qreal radius = 3;
    if (m_place == Place::First)
        frame.adjust(0, 0, radius * 2, 0);
    else
        frame.adjust(-radius * 2, 0, 0, 0);
    const QColor fill = lit ? selectionColour(palette()) : underMouse() ? mixed(base, accent, 0.06) : base;
    painter.setPen(QPen(lit ? accent : outlineColour(palette()), 1));
    painter.setBrush(fill);
    painter.drawRoundedRect(frame, radius, radius);
    if (lit) {
        const qreal seam = m_place == Place::First ? width() - 0.5 : 0.5;
        painter.drawLine(QPointF(seam, frame.top()), QPointF(seam, frame.bottom()));
    }
    if (hasFocus()) {
        QStyleOptionFocusRect focus;
        focus.initFrom(this);
        focus.backgroundColor = fill;
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &focus, &painter, this);
    }

    QFont words = font();
    if (lit)
        words.setWeight(QFont::DemiBold);
    painter.setFont(words);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, QPalette::Text));
    painter.drawText(rect(), Qt::AlignCenter | Qt::TextShowMnemonic, text());
}

int roomyHeight(const QFontMetrics &metrics)
{
    return metrics.height() + 12;
}

QSize RoomyRows::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QSize size = QStyledItemDelegate::sizeHint(option, index);
    return {size.width(), std::max(size.height(), roomyHeight(option.fontMetrics))};
}

QString withoutMnemonic(QString text)
{
    static const QRegularExpression bracketed(u"\\s?\\(&.\\)"_s);
    return text.remove(bracketed).remove(u'&');
}

QString shown(const QKeySequence &keys)
{
    return keys.toString(QKeySequence::NativeText);
}

bool isReturn(const QKeyEvent &event)
{
    return event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
}

void addClearSign(QLineEdit &edit)
{
    QAction *clear = edit.addAction(themedIcon(u"close"_s, Tone::Muted), QLineEdit::TrailingPosition);
    inEachLanguage(edit, [clear] { clear->setText(QCoreApplication::translate("Larder::Controls", "Clear")); });
    clear->setVisible(false);
    QObject::connect(clear, &QAction::triggered, &edit, &QLineEdit::clear);
    QObject::connect(&edit, &QLineEdit::textChanged, clear,
                     [clear](const QString &text) { clear->setVisible(!text.isEmpty()); });
}

QFont headlineFont(QFont font)
{
    font.setPointSizeF(font.pointSizeF() * 1.35);
    font.setWeight(QFont::DemiBold);
    return font;
}

QLabel *wrappedLabel(QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    return label;
}

void colour(QLabel &label, Tone tone)
{
    QPalette palette = label.palette();
    palette.setColor(QPalette::WindowText, toneColour(tone, QGuiApplication::palette()));
    label.setPalette(palette);
}

void letGrow(QWidget &widget)
{
    QSizePolicy policy = widget.sizePolicy();
    policy.setHorizontalPolicy(QSizePolicy::Expanding);
    widget.setSizePolicy(policy);
}

void giveRoom(QWidget &form)
{
    for (QWidget *control : form.findChildren<QWidget *>()) {
        const bool isSignInField = qobject_cast<QLineEdit *>(control->parentWidget());
        const bool isButton = qobject_cast<QPushButton *>(control);
        if (!isSignInField && (isButton || qobject_cast<QLineEdit *>(control) || qobject_cast<QComboBox *>(control) ||
                               qobject_cast<QToolButton *>(control)))
            control->setMinimumHeight(roomyHeight(control->fontMetrics()));
        if (isButton)
            control->setMinimumWidth(control->sizeHint().width() + 2 * control->fontMetrics().averageCharWidth());
    }
}

void keepRoom(QWidget &form)
{
    giveRoom(form);
    // Afterwards, since the words of what is in it change later than its own.
    inEachLanguage(form, [&form] {
        QMetaObject::invokeMethod(
            &form, [&form] { giveRoom(form); }, Qt::QueuedConnection);
    });
}

/** As it chooses for itself, it would stay as narrow as it once was. */
void DialogButtons::showEvent(QShowEvent *event)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    QDialogButtonBox::showEvent(event);
}

QSize DialogButtons::minimumSizeHint() const
{
    int widest = 0;
    for (const QAbstractButton *each : buttons())
        if (!each->isHidden())
            widest = std::max(widest, std::max(each->minimumWidth(), each->sizeHint().width()));
    return {widest, QDialogButtonBox::minimumSizeHint().height()};
}

void DialogButtons::arrange()
{
    int row = 0;
    for (const QAbstractButton *each : buttons())
        if (!each->isHidden())
            row += std::max(each->minimumWidth(), each->sizeHint().width()) + layout()->spacing();
    const auto fitting = row - layout()->spacing() > width() ? Qt::Vertical : Qt::Horizontal;
    if (fitting == orientation())
        return;
    QList<QAbstractButton *> hidden = buttons();
    hidden.removeIf([](const QAbstractButton *each) { return !each->isHidden(); });
    setOrientation(fitting); // which shows every button
    for (QAbstractButton *each : hidden)
        each->hide();
}

bool DialogButtons::event(QEvent *event)
{
    if (event->type() == QEvent::LayoutRequest)
        arrange(); // other words have another width
    return QDialogButtonBox::event(event);
}

void DialogButtons::resizeEvent(QResizeEvent *event)
{
    QDialogButtonBox::resizeEvent(event);
    arrange();
}

void giveSize(QWidget &dialog, const QSize &wished)
{
    dialog.resize(wished.boundedTo(dialog.screen()->availableSize()));
}

Separator::Separator(QWidget *parent) : QWidget(parent)
{
    setFixedHeight(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void Separator::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), separatorColour(palette()));
}

ElidedLabel::ElidedLabel(QWidget *parent) : QLabel(parent)
{
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().averageCharWidth() * 8, QLabel::minimumSizeHint().height()};
}

bool ElidedLabel::event(QEvent *event)
{
    if (event->type() == QEvent::ToolTip) {
        const bool cut = fontMetrics().horizontalAdvance(text()) > contentsRect().width();
        QToolTip::showText(static_cast<QHelpEvent *>(event)->globalPos(), cut ? text() : QString(), this);
        return true;
    }
    return QLabel::event(event);
}

void ElidedLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect room = contentsRect();
    painter.drawText(room, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine,
                     fontMetrics().elidedText(text(), Qt::ElideRight, room.width()));
}

} // namespace Larder
