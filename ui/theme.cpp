#include "ui/theme.h"

#include <algorithm>
#include <cmath>

#include <QApplication>
#include <QIconEngine>
#include <QImageReader>
#include <QPainter>
#include <QPixmapCache>
#include <QProxyStyle>
#include <QStyle>

using namespace Qt::StringLiterals;

namespace Larder {

QColor mixed(const QColor &from, const QColor &to, qreal share)
{
    const auto between = [share](float a, float b) { return a + (b - a) * static_cast<float>(share); };
    return QColor::fromRgbF(between(from.redF(), to.redF()), between(from.greenF(), to.greenF()),
                            between(from.blueF(), to.blueF()));
}

namespace {

/** WCAG 2.2, "relative luminance". */
double luminance(const QColor &colour)
{
    const auto linear = [](float share) {
        return share <= 0.04045F ? double(share) / 12.92 : std::pow((double(share) + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF());
}

} // namespace

double contrast(const QColor &one, const QColor &other)
{
    const auto [darker, lighter] = std::minmax({luminance(one), luminance(other)});
    return (lighter + 0.05) / (darker + 0.05);
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Base).lightness() < palette.color(QPalette::Text).lightness();
}

QColor toneColour(Tone tone, const QPalette &palette)
{
    const bool dark = isDark(palette);
    const QColor text = palette.color(QPalette::Active, QPalette::Text);
    switch (tone) {
    case Tone::Plain:
        return text;
    case Tone::Muted:
        return mixed(text, palette.color(QPalette::Active, QPalette::Base), 0.36);
    case Tone::Good:
        return dark ? QColor(0x6c, 0xd3, 0x8a) : QColor(0x17, 0x72, 0x39);
    case Tone::Warning:
        return dark ? QColor(0xe8, 0xb8, 0x5a) : QColor(0x8a, 0x58, 0x00);
    case Tone::Bad:
        return dark ? QColor(0xff, 0x93, 0x88) : QColor(0xb4, 0x23, 0x18);
    }
    Q_UNREACHABLE();
}

QColor outlineColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), 0.56);
}

QColor focusColour(const QPalette &palette, const QColor &ground)
{
    for (const auto role : {QPalette::Highlight, QPalette::HighlightedText, QPalette::Text})
        if (const QColor colour = palette.color(QPalette::Active, role); contrast(colour, ground) >= leastContrast)
            return colour;
    return ground.lightness() < 128 ? Qt::white : Qt::black;
}

QColor separatorColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), isDark(palette) ? 0.18 : 0.14);
}

QColor trackColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Text), isDark(palette) ? 0.2 : 0.12);
}

QColor selectionColour(const QPalette &palette)
{
    return mixed(palette.color(QPalette::Base), palette.color(QPalette::Highlight), isDark(palette) ? 0.2 : 0.14);
}

namespace {

/** Draws an SVG of ours and fills its shape with the application's colour of that moment. */
class TintedIcon : public QIconEngine
{
public:
    TintedIcon(QString name, Tone tone) : m_name(std::move(name)), m_tone(tone) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, scaledPixmap((QSizeF(rect.size()) * ratio).toSize(), mode, state, ratio));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const QColor colour = colourFor(mode);
        const QString key =
            u"%1 %2 %3 %4"_s.arg(m_name, colour.name(QColor::HexArgb)).arg(size.width()).arg(size.height());
        QPixmap pixmap;
        if (!QPixmapCache::find(key, &pixmap)) {
            pixmap = tinted(size, colour);
            QPixmapCache::insert(key, pixmap);
        }
        return pixmap;
    }

    [[nodiscard]] QIconEngine *clone() const override { return new TintedIcon(m_name, m_tone); }

private:
    [[nodiscard]] QColor colourFor(QIcon::Mode mode) const
    {
        const QPalette palette = QApplication::palette();
        if (mode == QIcon::Disabled)
            return palette.color(QPalette::Disabled, QPalette::ButtonText);
        if (mode == QIcon::Selected) // no tone is made for that ground
            return palette.color(QPalette::HighlightedText);
        return m_tone == Tone::Plain ? palette.color(QPalette::ButtonText) : toneColour(m_tone, palette);
    }

    [[nodiscard]] QPixmap tinted(const QSize &size, const QColor &colour) const
    {
        QImageReader reader(u":/icons/%1.svg"_s.arg(m_name));
        reader.setScaledSize(size);
        QImage image = reader.read().convertToFormat(QImage::Format_ARGB32_Premultiplied);
        QPainter painter(&image);
        painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
        painter.fillRect(image.rect(), colour);
        painter.end();
        return QPixmap::fromImage(image);
    }

    QString m_name;
    Tone m_tone;
};

} // namespace

QIcon themedIcon(const QString &name, Tone tone)
{
    return QIcon(new TintedIcon(name, tone));
}

bool isFusion(const QStyle &style)
{
    const auto *proxy = qobject_cast<const QProxyStyle *>(&style);
    return (proxy ? *proxy->baseStyle() : style).name() == "fusion"_L1;
}

bool paletteIsStyles()
{
    const QStyle &style = *QApplication::style();
    const auto isAsOfStyle = [own = style.standardPalette()](QPalette::ColorRole role) {
        return QApplication::palette().color(role) == own.color(role);
    };
    return isFusion(style) && isAsOfStyle(QPalette::Window) && isAsOfStyle(QPalette::Highlight) &&
           !isDark(QApplication::palette());
}

QPalette lightPalette()
{
    QPalette palette = QApplication::style()->standardPalette();
    const QColor faint(0x82, 0x82, 0x82);
    palette.setColor(QPalette::Active, QPalette::Highlight, QColor(0x1f, 0x72, 0xa9));
    palette.setColor(QPalette::Inactive, QPalette::Highlight, QColor(0x1f, 0x72, 0xa9));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    return palette;
}

QPalette darkPalette()
{
    QPalette palette;
    const QColor window(0x25, 0x28, 0x2c);
    const QColor base(0x1b, 0x1d, 0x20);
    const QColor text(0xe6, 0xe8, 0xea);
    const QColor faint(0x7d, 0x83, 0x8a);
    const QColor accent(0x4c, 0x9a, 0xf5);
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, base);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::Button, QColor(0x33, 0x37, 0x3c));
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, Qt::white);
    palette.setColor(QPalette::ToolTipBase, QColor(0x38, 0x3c, 0x41));
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, QColor(0x0c, 0x11, 0x18));
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, QColor(0xb0, 0x9a, 0xf0));
    palette.setColor(QPalette::Light, QColor(0x45, 0x4a, 0x50));
    palette.setColor(QPalette::Midlight, QColor(0x3b, 0x40, 0x45));
    palette.setColor(QPalette::Mid, QColor(0x1f, 0x22, 0x25));
    palette.setColor(QPalette::Dark, QColor(0x15, 0x17, 0x19));
    palette.setColor(QPalette::Shadow, Qt::black);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::Disabled, QPalette::Highlight, QColor(0x4a, 0x50, 0x57));
    return palette;
}

} // namespace Larder
