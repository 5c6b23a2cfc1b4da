"""An SVG of speed against the number of active steps, written by hand."""

WIDTH, HEIGHT = 640, 320
LEFT, RIGHT, TOP, BOTTOM = 64, 16, 32, 48
STYLE = ("text{font:12px sans-serif;fill:#444}"
         ".axis{stroke:#999}.grid{stroke:#ddd}.line{fill:none;stroke:#06c;stroke-width:2}"
         ".range{stroke:#06c;opacity:.4;stroke-width:6}.dot{fill:#06c}"
         "rect{fill:#fff}")


def round_up(value):
    """The next of 1, 2, 5 times a power of ten: where the axis ends."""
    power = 1
    while True:
        for factor in (1, 2, 5):
            if factor * power >= value:
                return factor * power
        power *= 10


def text(x, y, content, anchor="middle"):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{content}</text>'


def line(kind, x1, y1, x2, y2):
    return f'<line class="{kind}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"/>'


def axes(top, at_y, numbers, at_x):
    out = []
    for part in range(5):
        value = top * part / 4
        out.append(line("grid", LEFT, at_y(value), WIDTH - RIGHT, at_y(value)))
        out.append(text(LEFT - 8, at_y(value) + 4, f"{value:g}", "end"))
    out.append(line("axis", LEFT, at_y(0), WIDTH - RIGHT, at_y(0)))
    for number in numbers:
        out.append(text(at_x(number), HEIGHT - BOTTOM + 18, str(number)))
    out.append(text((LEFT + WIDTH - RIGHT) / 2, HEIGHT - 8, "steps in the spec"))
    return out


def svg(points, title):
    """points: [(number of steps, Speed)]. The axis of speed begins at 0, so that flat is flat."""
    top = round_up(max(speed.high for _, speed in points))
    last = points[-1][0]

    def at_x(number):
        return LEFT + 16 + (WIDTH - LEFT - RIGHT - 32) * (number - 1) / max(1, last - 1)

    def at_y(value):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / top

    out = [f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" '
           f'width="{WIDTH}" height="{HEIGHT}" role="img">', f"<title>{title}</title>",
           f"<style>{STYLE}</style>", f'<rect width="{WIDTH}" height="{HEIGHT}"/>',
           text(WIDTH / 2, 18, title)]
    out += axes(top, at_y, [number for number, _ in points], at_x)
    for number, speed in points:
        out.append(line("range", at_x(number), at_y(speed.low), at_x(number), at_y(speed.high)))
    path = " ".join(f"{at_x(number):.1f},{at_y(speed.median):.1f}" for number, speed in points)
    out.append(f'<polyline class="line" points="{path}"/>')
    for number, speed in points:
        out.append(f'<circle class="dot" cx="{at_x(number):.1f}" cy="{at_y(speed.median):.1f}" '
                   'r="3"/>')
    return "\n".join([*out, "</svg>"]) + "\n"
