"""The drawing kit: flat phones, papers and people in the house colours, and the ring that says "here".

A part is a function that returns a piece of SVG; `sheet(...)` puts parts on the quiet ground, 320 wide and 240 high.
Inside `phone(...)` parts use the screen's own space, 104 wide and 188 high. No words, no logos, at most 4 KB a picture.
"""

PAPER, INK, SOFT, LINE, WHITE = "#fffdf6", "#17261d", "#4a5a50", "#d8d6c6", "#fff"
LEAF, DEEP, MIST, SKY = "#0b5a39", "#073d27", "#edf4ec", "#e9f1f7"
SUN, RED = "#ffc43d", "#8f1230"
BOLD = 'font-family="sans-serif" font-weight="700" text-anchor="middle"'


# ---- strokes ------------------------------------------------------------------------------


def rect(x: int, y: int, w: int, h: int, fill: str = WHITE, r: int = 6, edge: str = "") -> str:
    line = f' stroke="{edge}" stroke-width="3"' if edge else ""
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{fill}"{line}/>'


def bar(x: int, y: int, w: int, fill: str = LINE, h: int = 8) -> str:
    """A line of writing, too small to read."""
    return rect(x, y, w, h, fill, h // 2)


def dot(x: int, y: int, r: int, fill: str = INK, edge: str = "") -> str:
    return rect(x - r, y - r, 2 * r, 2 * r, fill, r, edge)


def stroke(d: str, colour: str = INK, width: int = 4, fill: str = "none") -> str:
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{d}" fill="{fill}" stroke="{colour}" stroke-width="{width}" {ends}/>'


def mark(x: int, y: int, text: str, size: int = 18, fill: str = INK) -> str:
    """A digit or a sign, never a word."""
    return f'<text x="{x}" y="{y}" {BOLD} font-size="{size}" fill="{fill}">{text}</text>'


def at(x: int, y: int, *parts: str, turn: int = 0) -> str:
    rotate = f" rotate({turn})" if turn else ""
    return f'<g transform="translate({x} {y}){rotate}">{"".join(parts)}</g>'


def frame(x: int, y: int, w: int, h: int, r: int = 14) -> str:
    """Here: press, look or put. The sun line has a dark edge, so weak eyes find it too."""
    box = f'x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="none" stroke='
    return f'<rect {box}"{INK}" stroke-width="9"/><rect {box}"{SUN}" stroke-width="6"/>'


def ring(x: int, y: int, r: int = 20) -> str:
    return frame(x - r, y - r, 2 * r, 2 * r, r)


# ---- things -------------------------------------------------------------------------------


def sheet(*parts: str) -> str:
    """The whole picture on its quiet ground."""
    size = 'viewBox="0 0 320 240" width="320" height="240"'
    ground = rect(0, 0, 320, 240, MIST, 20)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{"".join(parts)}</svg>'


def phone(*parts: str, x: int = 100) -> str:
    case = rect(x, 14, 120, 212, INK, 18) + rect(x + 8, 26, 104, 188, PAPER, 8)
    return case + at(x + 8, 26, *parts)


def field(y: int, typed: int = 0, edge: str = INK) -> str:
    return rect(10, y, 84, 26, WHITE, 7, edge) + bar(18, y + 9, typed, SOFT)


def button(y: int) -> str:
    """The green button at the foot of a screen, with its ring."""
    return rect(10, y, 84, 28, LEAF, 9) + bar(28, y + 10, 30, PAPER) + ring(82, y + 14, 18)


def keypad(y: int) -> str:
    spots = [(20 + i % 3 * 32, y + i // 3 * 23, d) for i, d in enumerate("123456789 0") if d != " "]
    keys = [f'<rect x="{x - 13}" y="{top}" width="26" height="19" rx="5"/>' for x, top, _ in spots]
    digits = [f'<text x="{x}" y="{top + 15}">{d}</text>' for x, top, d in spots]
    face = f'<g fill="{INK}" {BOLD} font-size="14">{"".join(digits)}</g>'
    return f'<g fill="{MIST}">{"".join(keys)}</g>{face}'


def code_boxes(x: int, y: int, digits: str) -> str:
    spots = [(x + i * 16, digit) for i, digit in enumerate(digits)]
    return "".join(rect(a, y, 13, 22, WHITE, 3, INK) + mark(a + 6, y + 16, d, 13) for a, d in spots)


def dots(x: int, y: int, filled: int = 6) -> str:
    """Six places of a secret code; nobody can read it."""
    places = [dot(x + i * 12, y, 4, INK if i < filled else WHITE, INK) for i in range(6)]
    return "".join(places)


def qr(x: int, y: int, size: int) -> str:
    """A make-believe code: three corners and a fixed scatter that leads nowhere."""
    eyes = "".join(f"M{a} {b}h5v5h-5zm1 1h3v3h-3zm1 1h1v1h-1z" for a, b in ((0, 0), (12, 0), (0, 12)))
    cells = [(a, b) for a in range(17) for b in range(17) if a > 5 < b or 5 < max(a, b) < 11]
    scatter = "".join(f"M{a} {b}h1v1h-1z" for a, b in cells if (3 * a * a + 5 * b + a * b) % 7 < 3)
    scale = f'transform="translate({x} {y}) scale({size / 17:.3g})"'
    return f'<path {scale} fill="{INK}" fill-rule="evenodd" d="{eyes}{scatter}"/>'


def id_card(x: int, y: int) -> str:
    face = dot(26, 46, 9, SOFT) + stroke("M13 70q13-16 26 0z", SOFT, 3, SOFT)
    lines = bar(14, 14, 80, LEAF) + bar(50, 44, 34) + bar(50, 60, 62)
    return at(x, y, rect(0, 0, 130, 84, WHITE, 10, INK), lines, face, rect(96, 34, 22, 18, SUN, 4, INK))


def health_card(x: int, y: int, w: int) -> str:
    """The health insurance card, known by its cross."""
    arm, thick = w // 8 + 1, max(5, w // 14)
    cross = stroke(f"M{x + w // 4} {y + w * 2 // 9 - arm}v{2 * arm}m{-arm} {-arm}h{2 * arm}", LEAF, thick)
    line = bar(x + w // 2, y + w * 2 // 9 - thick // 2, w * 2 // 5, LINE, thick)
    return rect(x, y, w, w * 2 // 3, WHITE, 6, INK) + cross + line


def paper(x: int, y: int, w: int, h: int) -> str:
    lines = [bar(x + 14, y + 34 + i, w - 28) for i in range(0, h - 44, 18)]
    return rect(x, y, w, h, WHITE, 4, INK) + bar(x + 14, y + 14, w // 2, LEAF) + "".join(lines)


def person(x: int, y: int, fill: str = LEAF, cap: str = "") -> str:
    body = stroke(f"M{x - 30} {y + 76}v-16q0-28 30-28t30 28v16z", fill, 4, fill)
    hat = stroke(f"M{x - 22} {y - 8}q22-30 44 0z", cap, 4, cap) if cap else ""
    return body + dot(x, y, 22, PAPER, INK) + hat


def speech(x: int, y: int, w: int, h: int, *parts: str, tail: int = 20) -> str:
    point = stroke(f"M{tail} {h - 2}l-4 16l20-16z", INK, 3, WHITE)
    cover = rect(tail - 3, h - 8, 22, 6, WHITE, 0)
    return at(x, y, point, rect(0, 0, w, h, WHITE, 12, INK), cover, *parts)


def desk(y: int) -> str:
    return rect(34, y, 252, 240 - y, LEAF, 0) + rect(20, y, 280, 14, DEEP, 5)


def tick(x: int, y: int, colour: str = LEAF) -> str:
    return stroke(f"M{x - 10} {y}l7 8l14-17", colour, 6)


def done(x: int, y: int) -> str:
    return dot(x, y, 22, LEAF) + tick(x - 1, y + 2, PAPER)


def lock(x: int, y: int) -> str:
    return stroke(f"M{x - 8} {y}v-7a8 8 0 0 1 16 0v7", LEAF, 5) + rect(x - 14, y, 28, 22, LEAF, 5)


def clock(x: int, y: int, r: int) -> str:
    return dot(x, y, r, WHITE, INK) + stroke(f"M{x} {y - r // 2}v{r // 2}l{r // 3} {r // 3}", INK, 3)


def glass(x: int, y: int, r: int = 7) -> str:
    return dot(x, y, r, WHITE, INK) + stroke(f"M{x + r - 2} {y + r - 2}l6 6", INK, 4)


def office(x: int, y: int, unit: int) -> str:
    """A bank or a public office, eight units wide and eight high."""
    columns = "".join(rect(x + unit * i // 2, y + 3 * unit, unit, 3 * unit, LEAF, 0) for i in (2, 7, 12))
    roof = stroke(f"M{x} {y + 2 * unit}l{4 * unit} {-2 * unit}l{4 * unit} {2 * unit}z", DEEP, 3, DEEP)
    return roof + columns + rect(x, y + 7 * unit, 8 * unit, unit, DEEP, 0)


def coin(x: int, y: int, r: int) -> str:
    return dot(x, y, r, SUN, INK) + mark(x, y + r // 3, "đ", r)


def call_button(x: int, y: int, r: int = 15, fill: str = LEAF, turn: int = -135) -> str:
    handset = stroke("M-8 3v-2q8-6 16 0v2", PAPER, 5)
    return dot(x, y, r, fill) + at(x, y, handset, turn=turn)


# ---- the market, the clinic, the bill -----------------------------------------------------


def hand(x: int, y: int, turn: int = -38) -> str:
    """A hand whose fingertip is at the place to press."""
    palm = stroke("M-9 9a9 9 0 0 1 18 0v34l28 8q8 4 6 12l-6 46h-40l-22-50q2-10 16-4z", INK, 3, PAPER)
    return at(x, y, palm, rect(-10, 106, 54, 120, LEAF, 8, INK), turn=turn)


def shop(*behind: str) -> str:
    """An awning over a counter, and whoever or whatever stands between."""
    stripes = [stroke(f"M{40 + i * 40} 14h40v26a20 15 0 0 1-40 0z", INK, 3, (SUN, WHITE)[i % 2]) for i in range(6)]
    posts = rect(48, 40, 8, 136, DEEP, 0) + rect(264, 40, 8, 136, DEEP, 0)
    return posts + "".join(behind) + desk(176) + "".join(stripes)


def board(x: int, y: int, size: int) -> str:
    """The stiff sign with the shop's code, on its foot."""
    inner = size - 16
    panel = rect(x, y, size, size + 12, WHITE, 8, LEAF) + qr(x + 8, y + 8, inner)
    return rect(x + 8, y + size + 8, inner, 12, LINE, 4) + panel + bar(x + 16, y + size - 3, size - 32, SOFT)


def speaker(x: int, y: int) -> str:
    """The little box that says aloud how much money has come."""
    cone = dot(x + 28, y + 40, 19, SOFT) + dot(x + 28, y + 40, 8, PAPER) + dot(x + 28, y + 13, 4, SUN)
    return rect(x, y, 56, 70, INK, 12) + cone + stroke(f"M{x + 76} {y + 24}q10 16 0 32m13-42q16 26 0 52", SOFT, 5)


def tiles() -> str:
    """A screen of six services, two in a row; the right one of the middle row has its middle at 73, 95."""
    spots = [(12 + i % 2 * 42, 20 + i // 2 * 56) for i in range(6)]
    return "".join(rect(x, y, 38, 38, MIST, 8) + bar(x + 4, y + 43, 30, LINE, 6) for x, y in spots)


def heart(x: int, y: int, colour: str = LEAF) -> str:
    return stroke(f"M{x} {y + 11}q-16-11-13-20q5-8 13 0q8-8 13 0q3 9-13 20z", colour, 3, colour)


def bolt(x: int, y: int) -> str:
    """Electricity."""
    return stroke(f"M{x + 3} {y - 15}l-13 17h9l-3 13l14-18h-9z", INK, 2, SUN)
