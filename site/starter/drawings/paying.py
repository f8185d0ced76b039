"""Paying by QR code."""

from starter.drawings.kit import (
    DEEP,
    INK,
    LEAF,
    LINE,
    PAPER,
    SKY,
    SOFT,
    WHITE,
    bar,
    button,
    done,
    dot,
    dots,
    frame,
    keypad,
    lock,
    mark,
    person,
    phone,
    qr,
    rect,
    ring,
    sheet,
    speech,
    stroke,
)


def tap_scan() -> str:
    balance = rect(8, 10, 88, 50, LEAF, 10) + bar(18, 22, 40, PAPER) + bar(18, 40, 62, PAPER)
    tiles = "".join(rect(10 + i * 30, 78, 24, 22, LINE) for i in range(3))
    scan = dot(52, 150, 20, SKY) + stroke("M42 146v-6h6m8 0h6v6m0 8v6h-6m-8 0h-6v-6", INK, 4)
    return sheet(phone(balance, tiles, scan, ring(52, 150, 26)))


def aim_at_code() -> str:
    board = rect(44, 176, 72, 14, LINE, 4) + rect(24, 52, 112, 126, WHITE, 10, LEAF) + qr(41, 68, 78)
    screen = rect(0, 0, 104, 188, SKY, 8) + qr(29, 59, 46)
    return sheet(board, bar(54, 158, 52), phone(screen, frame(16, 46, 72, 72, 10), x=176))


def read_receiver() -> str:
    face = dot(52, 30, 18, SKY, INK) + dot(52, 25, 6, SOFT) + stroke("M42 40q10-10 20 0", SOFT, 5)
    name = bar(16, 68, 72, INK, 12) + frame(6, 58, 92, 32) + bar(26, 102, 52) + rect(10, 146, 84, 28, LINE, 9)
    bubble = speech(180, 30, 112, 54, bar(16, 20, 80, INK, 12), tail=44)
    return sheet(phone(face, name, x=40), person(236, 136, DEEP), bubble)


def enter_amount() -> str:
    return sheet(phone(mark(52, 45, "50.000", 22), frame(6, 18, 92, 40), keypad(86)))


def confirm_payment() -> str:
    return sheet(phone(mark(52, 36, "50.000", 20), bar(22, 48, 60), lock(52, 80), dots(22, 118), button(142)))


def show_receipt() -> str:
    save = rect(22, 132, 60, 42, LEAF, 10) + stroke("M52 140v16m-8-7l8 8l8-8m-18 16h20", PAPER, 4)
    return sheet(phone(done(52, 42), mark(52, 96, "50.000", 20), bar(22, 108, 60), save, frame(18, 128, 68, 50)))
