"""Paying the electricity bill."""

from starter.drawings.kit import (
    INK,
    LEAF,
    LINE,
    PAPER,
    SKY,
    WHITE,
    bar,
    bolt,
    button,
    done,
    dots,
    field,
    frame,
    hand,
    keypad,
    lock,
    mark,
    phone,
    rect,
    ring,
    sheet,
    stroke,
    tiles,
)


def find_customer_code() -> str:
    bill = rect(70, 16, 180, 208, WHITE, 4, INK) + bolt(104, 46) + bar(130, 38, 96, LEAF) + bar(130, 54, 60)
    code = mark(160, 112, "P…07", 26) + frame(90, 86, 140, 40)
    return sheet(bill, code, "".join(bar(90, y, w) for y, w in ((146, 140), (166, 140), (186, 90))))


def choose_electricity() -> str:
    return sheet(phone(tiles(), bolt(73, 95), ring(73, 95, 28)), hand(200, 145))


def type_customer_code() -> str:
    bill = rect(24, 62, 104, 116, WHITE, 4, INK) + bolt(44, 86) + bar(64, 82, 48, LEAF) + bar(40, 152, 72)
    return sheet(
        bill,
        mark(76, 130, "P…07", 20),
        phone(field(28), mark(52, 47, "P…07", 17), frame(4, 22, 96, 38), keypad(84), x=172),
    )


def check_bill() -> str:
    home = stroke("M34 42l18-16l18 16v20h-36z", INK, 4, SKY) + bolt(52, 48)
    name = bar(18, 86, 68, INK, 12)
    return sheet(phone(home, name, mark(52, 128, "350.000", 22), frame(4, 76, 96, 64), rect(10, 156, 84, 24, LINE, 9)))


def confirm_bill() -> str:
    sum_due = bolt(16, 30) + mark(64, 36, "350.000", 17)
    return sheet(phone(sum_due, lock(52, 72), dots(22, 112), button(138)), hand(196, 180))


def save_bill_receipt() -> str:
    save = rect(22, 136, 60, 40, LEAF, 10) + stroke("M52 142v16m-8-7l8 8l8-8m-18 16h20", PAPER, 4)
    paid = done(52, 34) + bolt(16, 84) + mark(64, 91, "350.000", 17) + bar(22, 108, 60)
    return sheet(phone(paid, save, frame(18, 132, 68, 48)))
