"""Putting papers into VNeID."""

from starter.drawings.kit import (
    INK,
    LEAF,
    LINE,
    PAPER,
    SKY,
    SOFT,
    SUN,
    WHITE,
    bar,
    button,
    clock,
    done,
    dot,
    field,
    frame,
    hand,
    health_card,
    mark,
    phone,
    rect,
    ring,
    sheet,
    stroke,
    tick,
)


def open_wallet() -> str:
    tiles = "".join(rect(10 + i % 2 * 48, 60 + i // 2 * 46, 36, 34, LINE) for i in (0, 2, 3, 4, 5))
    wallet = rect(64, 62, 24, 12, SUN, 3, INK) + rect(60, 68, 32, 24, LEAF, 5) + rect(79, 76, 13, 8, PAPER, 3)
    top = rect(8, 8, 88, 28, LEAF, 8) + bar(18, 18, 50, PAPER)
    return sheet(phone(top, tiles, wallet, frame(52, 54, 48, 46)), hand(193, 121))


def choose_paper() -> str:
    rows = "".join(rect(8, y, 88, 44, WHITE, 8, LINE) + bar(54, y + 18, 34, SOFT) for y in (14, 72, 130))
    cross = rect(13, 22, 34, 28, WHITE, 5, INK) + stroke("M30 29v14m-7-7h14", LEAF, 6)
    wheel = dot(30, 94, 13, WHITE, INK) + dot(30, 94, 4) + stroke("M18 94h24M30 95v11", INK, 3)
    plate = rect(14, 138, 32, 26, PAPER, 4, INK) + mark(30, 150, "15", 10) + mark(30, 161, "246", 10)
    return sheet(phone(rows, cross, wheel, plate, frame(5, 11, 94, 50)))


def copy_number() -> str:
    card = health_card(14, 60, 140) + mark(84, 139, "27 0482", 17)
    screen = bar(10, 14, 50) + field(40) + mark(52, 59, "27 0482", 15) + rect(10, 146, 84, 28, LINE, 9)
    return sheet(card, frame(34, 119, 100, 28), phone(screen, frame(5, 35, 94, 36), x=180))


def tick_agreement() -> str:
    lines = "".join(bar(12, y, w) for y, w in ((20, 80), (38, 72), (56, 80)))
    box = rect(18, 94, 28, 28, WHITE, 5, INK) + tick(32, 108) + bar(64, 98, 32, SOFT) + bar(64, 112, 22, SOFT)
    return sheet(phone(lines, box, ring(32, 108, 25), rect(10, 152, 84, 28, LINE, 9)))


def send_request() -> str:
    agreed = rect(12, 102, 26, 26, WHITE, 5, INK) + tick(25, 115) + bar(48, 111, 44)
    return sheet(phone(health_card(22, 10, 60), field(64, 56), agreed, button(142)), hand(192, 186))


def request_done() -> str:
    waiting = rect(8, 14, 88, 52, WHITE, 8, LINE) + clock(36, 40, 15) + bar(66, 36, 24)
    ready = rect(8, 84, 88, 52, SKY, 8) + done(36, 110) + bar(66, 100, 24, SOFT) + bar(66, 114, 16, SOFT)
    return sheet(phone(waiting, ready, frame(5, 81, 94, 58), bar(22, 160, 60)))
