#pragma once

#include <QHash>
#include <QPalette>
#include <QProxyStyle>

namespace Larder {

/**
 * The desktop's style, with what Larder wants otherwise: buttons of dialogs have no icons, and what Fusion draws has an
 * outline that is seen on every ground (WCAG 2.1, 1.4.11); of its own it is a darker shade of the window, so black on
 * black. So has what the keys go to: Fusion fills it with a shade that is lost on most grounds. Owned by the
 * application.
 */
class Style : public QProxyStyle
{
    Q_OBJECT

public:
    /** Over that one, else over the system's; takes it over. */
    explicit Style(QStyle *base = nullptr);

    int styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                  QStyleHintReturn *returned) const override;
    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    int pixelMetric(PixelMetric metric, const QStyleOption *option, const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex *option, QPainter *painter,
                            const QWidget *widget) const override;

private:
    void drawFocusRect(const QStyleOption &option, QPainter &painter, const QWidget *widget) const;
    [[nodiscard]] QPalette outlined(const QPalette &palette) const;

    mutable QHash<qint64, QPalette> m_outlined; ///< by key and group of those they are made of
};

} // namespace Larder
