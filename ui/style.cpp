#include "ui/style.h"

#include <QAbstractScrollArea>
#include <QPainter>
#include <QPushButton>
#include <QStyleOption>

#include "ui/theme.h"

namespace Larder {
namespace {

constexpr int fusionsFactor = 140;
constexpr int palettesKept = 64;
constexpr int focusWidth = 2;

bool hasOutline(QStyle::PrimitiveElement element)
{
    switch (element) {
    case QStyle::PE_FrameLineEdit:
    case QStyle::PE_IndicatorCheckBox:
    case QStyle::PE_IndicatorRadioButton:
    case QStyle::PE_PanelButtonCommand:
        return true;
    default:
        return false;
    }
}

/** Of what Qt shows the focus only while people use keys. */
bool showsFocus(const QStyleOption &option)
{
    return option.state.testFlag(QStyle::State_HasFocus) && option.state.testFlag(QStyle::State_KeyboardFocusChange);
}

/** Within the edge, two pixels wide: a thin line in another colour would be lost among outlines. */
void drawFocus(QPainter &painter, const QRect &rect, const QColor &colour)
{
    constexpr qreal radius = 2;
    constexpr qreal half = focusWidth / 2.0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(colour, focusWidth));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect).adjusted(half, half, -half, -half), radius, radius);
    painter.restore();
}

void drawFocus(QPainter &painter, const QStyleOption &option, QPalette::ColorRole ground)
{
    drawFocus(painter, option.rect, focusColour(option.palette, option.palette.color(ground)));
}

/** Fusion paints a button lighter than its colour. */
void drawFocusOfButton(QPainter &painter, const QStyleOption &option)
{
    constexpr int atMost = 150;
    const QColor ground = option.palette.color(QPalette::Button).lighter(atMost);
    const QColor colour = focusColour(option.palette, ground);
    // Like the window around it, it would only make the button look smaller.
    const bool isLost = contrast(colour, option.palette.color(QPalette::Window)) < leastContrast;
    constexpr int within = focusWidth + 1;
    drawFocus(painter, isLost ? option.rect.adjusted(within, within, -within, -within) : option.rect, colour);
}

/** Texts and lists with a frame of the style's. */
const QAbstractScrollArea *framed(const QWidget *widget)
{
    const auto *area = qobject_cast<const QAbstractScrollArea *>(widget);
    return area && area->frameShape() == QFrame::StyledPanel ? area : nullptr;
}

template <typename Option>
const Option *as(const QStyleOption *option)
{
    return qstyleoption_cast<const Option *>(option);
}

} // namespace

Style::Style(QStyle *base) : QProxyStyle(base) {}

/**
 * Fusion makes the outline 1.4 times as dark as this role, which it uses for nothing else in what is drawn with it. The
 * palette stays the same one, since Fusion keeps its pictures by that.
 */
QPalette Style::outlined(const QPalette &palette) const
{
    const qint64 key = palette.cacheKey() * QPalette::NColorGroups + palette.currentColorGroup();
    if (const auto known = m_outlined.constFind(key); known != m_outlined.cend())
        return *known;
    if (m_outlined.size() >= palettesKept)
        m_outlined.clear();
    QPalette made = palette;
    made.setColor(QPalette::Window, outlineColour(palette).lighter(fusionsFactor));
    return *m_outlined.insert(key, made);
}

int Style::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                     QStyleHintReturn *returned) const
{
    if (hint == SH_DialogButtonBox_ButtonsHaveIcons)
        return 0;
    return QProxyStyle::styleHint(hint, option, widget, returned);
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                          const QWidget *widget) const
{
    if (!isFusion(*this))
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    if (element == PE_FrameFocusRect)
        return drawFocusRect(*option, *painter, widget);
    if (!hasOutline(element))
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    const auto draw = [&](auto changed) {
        changed.palette = outlined(changed.palette);
        QProxyStyle::drawPrimitive(element, &changed, painter, widget);
    };
    if (const auto *button = as<QStyleOptionButton>(option))
        draw(*button);
    else if (const auto *frame = as<QStyleOptionFrame>(option))
        draw(*frame);
    else if (const auto *item = as<QStyleOptionViewItem>(option))
        draw(*item);
    else
        draw(*option);
    if (element == PE_FrameLineEdit && option->state.testFlag(State_HasFocus))
        drawFocus(*painter, *option, QPalette::Base);
    else if (element == PE_PanelButtonCommand && showsFocus(*option))
        drawFocusOfButton(*painter, *option);
}

void Style::drawFocusRect(const QStyleOption &option, QPainter &painter, const QWidget *widget) const
{
    // A button has it at its edge; what passes the focus on would show it as well.
    if (!showsFocus(option) || qobject_cast<const QPushButton *>(widget) || (widget && widget->focusProxy()))
        return;
    const auto *focus = as<QStyleOptionFocusRect>(&option);
    const bool known = focus && focus->backgroundColor.isValid();
    const QColor ground = known ? focus->backgroundColor : option.palette.color(QPalette::Window);
    drawFocus(painter, option.rect, focusColour(option.palette, ground));
}

void Style::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                        const QWidget *widget) const
{
    QProxyStyle::drawControl(element, option, painter, widget);
    if (!isFusion(*this))
        return;
    if (element == CE_ShapedFrame && framed(widget)) {
        painter->setPen(option->palette.color(QPalette::Base));
        painter->drawRect(option->rect.adjusted(1, 1, -2, -2));
        if (showsFocus(*option))
            drawFocus(*painter, *option, QPalette::Base);
    } else if (element == CE_TabBarTabLabel && showsFocus(*option)) {
        drawFocus(*painter, option->rect.adjusted(4, 4, -4, -3),
                  focusColour(option->palette, option->palette.color(QPalette::Window)));
    }
}

/** The frame has room for the focus: what is in it covers the rest. */
int Style::pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const
{
    if (metric == PM_DefaultFrameWidth && framed(widget) && isFusion(*this))
        return focusWidth;
    return QProxyStyle::pixelMetric(metric, option, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                               const QWidget *widget) const
{
    const auto draw = [&](auto changed) {
        changed.palette = outlined(changed.palette);
        QProxyStyle::drawComplexControl(control, &changed, painter, widget);
    };
    const auto *choice = as<QStyleOptionComboBox>(option);
    const auto *number = as<QStyleOptionSpinBox>(option);
    if (isFusion(*this) && control == CC_ComboBox && choice)
        draw(*choice);
    else if (isFusion(*this) && control == CC_SpinBox && number)
        draw(*number);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
    if (isFusion(*this) && control == CC_SpinBox && option->state.testFlag(State_HasFocus))
        drawFocus(*painter, *option, QPalette::Base);
}

} // namespace Larder
