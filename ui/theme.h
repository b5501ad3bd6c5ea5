#pragma once

#include <QColor>
#include <QIcon>
#include <QPalette>
#include <QString>

class QStyle;

namespace Larder {

/** What a colour says; words always say it too. */
enum class Tone { Plain, Muted, Good, Warning, Bad };

/** A colour between two: 0 is the first, 1 the second. */
[[nodiscard]] QColor mixed(const QColor &from, const QColor &to, qreal share);
/** WCAG 2.2's contrast ratio, 1 to 21. */
/** Of what is seen without being read: WCAG 2.2, 1.4.11. */
inline constexpr double leastContrast = 3;
[[nodiscard]] double contrast(const QColor &one, const QColor &other);
[[nodiscard]] bool isDark(const QPalette &palette);

// Every colour that we paint ourselves, made of the palette so that a change of it reaches all of them.
[[nodiscard]] QColor toneColour(Tone tone, const QPalette &palette);
/** Around fields, boxes and buttons, and beside what is selected: seen on the window and on a field's ground. */
[[nodiscard]] QColor outlineColour(const QPalette &palette);
/** The frame of what has the focus, where that has this colour: the accent's, if it is seen on it (3 : 1). */
[[nodiscard]] QColor focusColour(const QPalette &palette, const QColor &ground);
[[nodiscard]] QColor separatorColour(const QPalette &palette);
[[nodiscard]] QColor trackColour(const QPalette &palette);
[[nodiscard]] QColor selectionColour(const QPalette &palette);

/** One of our own icons, drawn in the palette's text colour at the time of painting. */
[[nodiscard]] QIcon themedIcon(const QString &name, Tone tone = Tone::Plain);

/** That one, or one over it. */
[[nodiscard]] bool isFusion(const QStyle &style);
/** Whether the colours are the style's own light ones, for want of a desktop that has any. */
[[nodiscard]] bool paletteIsStyles();
/** In their place: white words on what is chosen, and what is disabled, can be read on it. */
[[nodiscard]] QPalette lightPalette();

/** For desktops that ask for dark where the platform's own theme does not hear it. */
[[nodiscard]] QPalette darkPalette();

} // namespace Larder
