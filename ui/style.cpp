#include "ui/style.h"

#include <QStyleOption>

#include "ui/theme.h"

namespace Larder {
namespace {

constexpr int fusionsFactor = 140;
constexpr int palettesKept = 64;

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
    if (!isFusion(*this) || !hasOutline(element))
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
}

} // namespace Larder
