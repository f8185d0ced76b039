"""Activating VNeID on the phone."""

from starter.drawings.kit import (
    LEAF,
    LINE,
    PAPER,
    SKY,
    SOFT,
    bar,
    button,
    code_boxes,
    dots,
    field,
    frame,
    keypad,
    lock,
    mark,
    phone,
    rect,
    ring,
    sheet,
    tick,
)


def install_app() -> str:
    chosen = rect(10, 46, 34, 34, LEAF, 8) + tick(26, 64, PAPER) + bar(52, 50, 42, SOFT) + bar(52, 66, 30)
    other = rect(10, 142, 34, 34, LINE, 8) + bar(52, 146, 42) + bar(52, 162, 30)
    return sheet(phone(field(10, 50, LINE), chosen, button(94), other))


def open_app() -> str:
    icons = "".join(rect(14 + i % 3 * 28, 18 + i // 3 * 34, 20, 20, LINE) for i in range(12))
    return sheet(phone(icons, rect(42, 86, 20, 20, LEAF, 6), bar(22, 166, 60), ring(52, 96)))


def enter_id() -> str:
    return sheet(phone(bar(10, 14, 54, SOFT), field(36, 60), field(74, 44), button(132)))


def enter_code() -> str:
    note = rect(8, 10, 88, 36, SKY, 8) + bar(18, 16, 44, SOFT, 6) + mark(52, 40, "482 915", 15)
    return sheet(phone(note, frame(7, 9, 90, 38), code_boxes(5, 62, "482915"), keypad(96)))


def set_password() -> str:
    kinds = "".join(mark(19 + i * 22, 128, sign, 18, LEAF) for i, sign in enumerate("Aa1@"))
    return sheet(phone(lock(52, 20), field(48), dots(22, 61), field(82), dots(22, 95), kinds, button(148)))


def set_passcode() -> str:
    return sheet(phone(lock(52, 22), dots(22, 66, 4), frame(6, 54, 92, 24), keypad(94)))


def pick_questions() -> str:
    rows = "".join(field(y, 40) + mark(84, y + 20, "?", 18, LEAF) + bar(10, y + 34, 66) for y in (20, 80))
    return sheet(phone(rows, button(146)))
