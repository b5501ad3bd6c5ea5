"""Points and their straight line, as SVG."""

import math

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 70, 20, 40, 50
INK, FAINT, BLUE, GREY = "#333333", "#dddddd", "#2a6fbb", "#888888"


def nice_step(most, steps=5):
    raw = most / steps
    power = 10 ** math.floor(math.log10(raw))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= raw)


def fitted(points):
    """The straight line of least squares, as its value at 0 and its slope."""
    count = len(points)
    mean_x = sum(x for x, _ in points) / count
    mean_y = sum(y for _, y in points) / count
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    slope = sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else 0
    return mean_y - slope * mean_x, slope


def straightness(points):
    """R²: 1 is a straight line."""
    at_zero, slope = fitted(points)
    mean = sum(y for _, y in points) / len(points)
    whole = sum((y - mean) ** 2 for _, y in points)
    rest = sum((y - at_zero - slope * x) ** 2 for x, y in points)
    return 1 - rest / whole if whole else 1


def plot(title, x_words, y_words, points):
    points = sorted(points)
    most_x = max(x for x, _ in points) or 1
    most_y = max(y for _, y in points) or 1
    step_x, step_y = nice_step(most_x), nice_step(most_y)
    top_y = step_y * math.ceil(most_y / step_y)

    def at(x, y):
        return (LEFT + x / most_x * (WIDTH - LEFT - RIGHT), HEIGHT - BOTTOM - y / top_y * (HEIGHT - TOP - BOTTOM))

    def text(x, y, words, anchor="middle", more=""):
        return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{INK}"{more}>{words}</text>'

    def line(start, end, colour, more=""):
        return (f'<line x1="{start[0]:.1f}" y1="{start[1]:.1f}" x2="{end[0]:.1f}" y2="{end[1]:.1f}" '
                f'stroke="{colour}"{more}/>')  # fmt: skip

    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" font-family="sans-serif" font-size="12">',
        f"<title>{title}</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="white"/>',
        text(WIDTH / 2, 22, title, more=' font-size="14" font-weight="bold"'),
        text(WIDTH / 2, HEIGHT - 10, x_words),
        text(20, 0, y_words, more=f' transform="translate(0 {HEIGHT / 2 - 10}) rotate(-90 20 0)"'),
    ]
    for number in range(int(top_y / step_y + 1.5)):
        y = number * step_y
        parts += [line(at(0, y), at(most_x, y), FAINT), text(LEFT - 8, at(0, y)[1] + 4, f"{y:g}", "end")]
    for number in range(int(most_x / step_x + 1.01)):
        parts.append(text(at(number * step_x, 0)[0], HEIGHT - BOTTOM + 18, f"{number * step_x:g}"))
    at_zero, slope = fitted(points)
    parts.append(line(at(0, max(0, at_zero)), at(most_x, min(top_y, max(0, at_zero + slope * most_x))), GREY,
                      ' stroke-dasharray="5 4"'))  # fmt: skip
    parts += [f'<circle cx="{at(x, y)[0]:.1f}" cy="{at(x, y)[1]:.1f}" r="4" fill="{BLUE}"/>' for x, y in points]
    return "\n".join([*parts, "</svg>"]) + "\n"
