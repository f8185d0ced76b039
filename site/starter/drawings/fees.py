"""Paying the fee of a file on the portal."""

from starter.drawings.kit import (
    INK,
    LINE,
    SKY,
    SOFT,
    SUN,
    WHITE,
    bar,
    coin,
    done,
    field,
    frame,
    mark,
    office,
    paper,
    phone,
    qr,
    rect,
    sheet,
)


def file_to_pay() -> str:
    rows = "".join(rect(8, y, 88, 44, WHITE, 8, LINE) for y in (14, 72, 130))
    papers = "".join(rect(16, y + 8, 20, 28, SKY, 2, INK) for y in (14, 72, 130))
    words = bar(46, 26, 42, SOFT) + bar(46, 84, 20, SOFT) + bar(46, 142, 42, SOFT)
    rest = bar(46, 42, 28) + bar(46, 158, 28) + bar(46, 100, 14) + coin(80, 94, 12)
    return sheet(phone(rows, papers, words, rest, frame(5, 69, 94, 50)))


def read_fee() -> str:
    page = rect(26, 44, 108, 152, WHITE, 4, INK) + paper(26, 44, 108, 104) + mark(80, 180, "50.000", 24)
    amount = bar(14, 92, 40) + mark(52, 132, "50.000", 22) + frame(6, 108, 92, 32)
    return sheet(page, phone(bar(14, 24, 60, SOFT), field(44, 50), amount, x=172))


def choose_bank() -> str:
    rows = "".join(rect(8, y, 88, 48, WHITE, 8, LINE) + bar(56, y + 20, 32, SOFT) for y in (12, 70, 128))
    wallet = rect(16, 141, 32, 24, SUN, 5, INK) + rect(36, 148, 15, 9, WHITE, 4, INK)
    return sheet(phone(rows, office(16, 19, 4), qr(17, 79, 30), wallet, frame(5, 9, 94, 54)))


def check_receiver() -> str:
    name = bar(18, 94, 68, INK, 12) + frame(6, 84, 92, 32) + mark(52, 146, "50.000", 20) + bar(26, 160, 52)
    return sheet(phone(office(28, 18, 6), name))


def fee_recorded() -> str:
    page = rect(34, 18, 36, 46, SKY, 3, INK) + bar(41, 28, 22, SOFT, 5) + bar(41, 40, 22, SOFT, 5)
    paid = coin(28, 108, 16) + bar(22, 156, 60) + done(70, 108) + frame(5, 78, 94, 60, 22)
    return sheet(phone(page, paid))
