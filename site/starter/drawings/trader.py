"""Taking money by QR code, behind the counter."""

from starter.drawings.kit import (
    DEEP,
    INK,
    LEAF,
    RED,
    SKY,
    SUN,
    WHITE,
    bar,
    board,
    desk,
    done,
    dot,
    frame,
    mark,
    office,
    person,
    phone,
    qr,
    rect,
    sheet,
    shop,
    speaker,
    speech,
    stroke,
)


def ask_for_board() -> str:
    people = person(64, 102, SUN) + person(256, 102, DEEP) + office(228, 12, 7)
    return sheet(people, desk(176), board(122, 76, 76), frame(112, 66, 96, 108))


def place_board() -> str:
    fruit = "".join(dot(x, y, 11, SUN, INK) for x, y in ((72, 164), (94, 164), (116, 164), (83, 146), (105, 146)))
    return sheet(shop(person(154, 100, SUN)), fruit, board(200, 104, 52), frame(191, 95, 70, 82))


def scan_own_code() -> str:
    sun = dot(52, 44, 15, SUN, INK) + stroke("M52 12v8m-32 24h8m48 0h8m-55-23l6 6m34 0l6-6", INK, 4)
    name = rect(0, 0, 104, 188, SKY, 8) + qr(24, 22, 56) + bar(16, 118, 72, INK, 12) + frame(6, 106, 92, 36)
    return sheet(sun, board(36, 84, 100), phone(name, x=176))


def say_own_name() -> str:
    bubble = speech(34, 22, 124, 46, bar(16, 17, 92, INK, 12), tail=44)
    shown = rect(146, 96, 52, 82, INK, 8) + rect(151, 103, 42, 64, WHITE, 3) + bar(156, 128, 32, INK, 9)
    return sheet(person(84, 112, SUN), person(254, 108, LEAF), desk(180), shown, frame(25, 13, 142, 64), bubble)


def wait_for_speaker() -> str:
    said = speech(182, 30, 112, 48, mark(56, 32, "50.000", 24), tail=8)
    return sheet(person(68, 100, SUN), desk(176), speaker(130, 104), said, frame(120, 94, 76, 90))


def count_zeros() -> str:
    shot = rect(24, 54, 116, 130, WHITE, 8, INK) + bar(44, 72, 76) + mark(82, 118, "9.000.000", 21)
    cross = stroke("M70 138l24 24m0-24l-24 24", RED, 7)
    own = bar(22, 40, 60) + mark(52, 94, "9.000", 25) + bar(22, 126, 60)
    return sheet(shot, cross, phone(own, frame(6, 64, 92, 44), x=172))


def hand_over_goods() -> str:
    fruit = "".join(dot(x, y, 12, SUN, INK) for x, y in ((160, 112), (142, 122), (178, 122)))
    basket = stroke("M134 118q2-32 26-32t26 32", INK, 4) + fruit + stroke("M126 128h68l-8 46h-52z", INK, 3, WHITE)
    way = stroke("M212 150h22m-9-9l10 9l-10 9", INK, 5)
    people = person(66, 100, SUN) + person(270, 100, LEAF) + done(66, 38)
    return sheet(people, desk(176), basket, way, frame(115, 76, 90, 104))
