"""Logging in to the National Public Service Portal."""

from starter.drawings.kit import (
    INK,
    LEAF,
    LINE,
    MIST,
    PAPER,
    SOFT,
    SUN,
    WHITE,
    bar,
    button,
    dot,
    dots,
    field,
    frame,
    hand,
    lock,
    phone,
    rect,
    sheet,
    stroke,
)


def type_address() -> str:
    typed = rect(10, 12, 84, 26, WHITE, 13, INK) + bar(22, 21, 44, SOFT) + rect(70, 17, 3, 16, INK, 1)
    keys = "".join(rect(6 + i % 5 * 19, 98 + i // 5 * 22, 16, 17, LINE, 4) for i in range(15))
    board = rect(0, 90, 104, 98, MIST, 8) + keys + rect(25, 164, 54, 17, LINE, 4)
    return sheet(phone(board, typed, frame(5, 7, 94, 36, 18)))


def press_log_in() -> str:
    top = bar(10, 24, 30, LEAF) + rect(54, 16, 40, 24, LEAF, 12) + bar(63, 24, 22, PAPER)
    tiles = "".join(rect(x, y, 40, 32, MIST) for x in (8, 56) for y in (112, 152))
    return sheet(phone(rect(8, 56, 88, 48, LINE, 8), top, tiles, frame(49, 11, 50, 34, 17)), hand(190, 66))


def enter_account() -> str:
    secret = field(92) + dots(22, 105)
    return sheet(phone(lock(52, 22), field(56, 60), secret, button(142)))


def name_in_corner() -> str:
    me = dot(30, 26, 12, SUN, INK) + dot(30, 23, 4) + stroke("M24 32q6-6 12 0", INK, 3) + bar(48, 22, 40, INK)
    tiles = "".join(rect(x, y, 40, 32, MIST) for x in (8, 56) for y in (112, 152))
    return sheet(phone(me, frame(6, 8, 92, 36, 18), rect(8, 56, 88, 44, LEAF, 8), tiles))
