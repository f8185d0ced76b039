"""Filing on the National Public Service Portal."""

from starter.drawings.kit import (
    INK,
    LEAF,
    LINE,
    MIST,
    PAPER,
    SKY,
    SOFT,
    SUN,
    WHITE,
    at,
    bar,
    button,
    coin,
    done,
    dot,
    field,
    frame,
    mark,
    paper,
    phone,
    rect,
    ring,
    sheet,
    stroke,
)


def open_portal() -> str:
    closed = stroke("M18 21v-3a4 4 0 0 1 8 0v3", LEAF, 3) + rect(15, 21, 14, 10, LEAF, 2)
    address = rect(8, 10, 88, 28, WHITE, 14, INK) + closed + bar(36, 20, 50, SOFT)
    tiles = "".join(rect(x, y, 40, 32, MIST) for x in (8, 56) for y in (110, 150))
    return sheet(phone(address, frame(5, 7, 94, 34, 17), rect(8, 52, 88, 48, LEAF, 8), tiles))


def log_in() -> str:
    chosen = rect(10, 58, 84, 40, WHITE, 8, LEAF) + rect(18, 66, 24, 24, LEAF, 6) + bar(50, 74, 36, SOFT)
    other = rect(10, 122, 84, 40, WHITE, 8, LINE) + rect(18, 130, 24, 24, LINE, 6) + bar(50, 138, 36)
    return sheet(phone(bar(22, 24, 60, SOFT), chosen, frame(6, 54, 92, 48), other))


def search_procedure() -> str:
    glass = dot(80, 26, 7, WHITE, INK) + stroke("M85 31l6 6", INK, 4)
    rows = "".join(bar(12, y, 76, SOFT) + bar(12, y + 14, 50) for y in (70, 110, 150))
    return sheet(phone(field(14, 44), glass, rows, ring(83, 28)))


def choose_commune() -> str:
    pin = stroke("M24 84q-11-16-11-23a11 11 0 0 1 22 0q0 7-11 23z", LEAF, 2, LEAF) + dot(24, 61, 4, PAPER)
    rows = "".join(dot(24, y, 6, PAPER, LINE) + bar(44, y - 4, 40) for y in (24, 118, 154))
    return sheet(phone(rows, rect(8, 46, 88, 48, SKY, 8), pin, bar(44, 66, 42, SOFT), frame(5, 45, 94, 50)))


def fill_form() -> str:
    rows = "".join(bar(10, y, 40) + field(y + 14, typed) for y, typed in ((12, 56), (66, 48), (120, 20)))
    pencil = at(158, 168, stroke("M0 0l50-50l12 12l-50 50l-16 4z", INK, 3, SUN))
    return sheet(phone(rows, frame(6, 130, 92, 34)), pencil)


def photograph_paper() -> str:
    lines = "".join(bar(38, y, 28, LINE, 5) for y in (40, 54, 68, 82, 94))
    small = rect(30, 26, 44, 82, WHITE, 2, SOFT) + lines
    corners = stroke("M22 34v-14h14m32 0h14v14m0 66v14h-14m-32 0h-14v-14", LEAF, 5)
    shutter = dot(52, 154, 13, WHITE, INK) + ring(52, 154, 24)
    return sheet(paper(24, 48, 110, 150), phone(small, corners, shutter, x=170))


def pay_and_submit() -> str:
    papers = "".join(rect(12, y, 16, 20, SKY, 2, INK) + bar(40, y + 7, 50, SOFT) for y in (16, 48))
    return sheet(phone(papers, coin(22, 100, 13), bar(44, 96, 34, INK), button(140)))


def save_file_code() -> str:
    note = rect(26, 90, 100, 78, SUN, 4, INK) + mark(76, 138, "H…08", 26)
    pen = stroke("M112 176l34-44l10 8l-34 44l-14 6z", INK, 3, PAPER)
    return sheet(note, pen, phone(done(52, 44), mark(52, 116, "H…08", 19), frame(7, 92, 90, 38), x=170))
