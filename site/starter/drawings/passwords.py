"""Passwords, and codes that are used once."""

from starter.drawings.kit import (
    INK,
    LEAF,
    LINE,
    RED,
    SKY,
    SOFT,
    SUN,
    WHITE,
    bar,
    coin,
    dot,
    frame,
    hand,
    lock,
    mark,
    person,
    phone,
    rect,
    ring,
    sheet,
    speech,
    stroke,
    tick,
)


def lock_screen() -> str:
    ridges = stroke("M36 152v-8a16 16 0 0 1 32 0v8m-24 0v-8a8 8 0 0 1 16 0v8", LEAF, 3)
    screen = rect(0, 0, 104, 188, SKY, 8) + lock(52, 50) + bar(22, 92, 60, WHITE)
    return sheet(phone(screen, ridges, ring(52, 144, 30)), hand(178, 194))


def think_of_sentence() -> str:
    words = "".join(bar(x, 22, w, SOFT) for x, w in ((16, 30), (52, 24), (82, 18), (106, 28), (140, 24)))
    arrow = stroke("M91 40v18m-8-8l8 9l8-9", INK, 4)
    thought = speech(112, 22, 182, 132, words, arrow, mark(91, 103, "Sntct12lr!", 25, LEAF), tail=14)
    return sheet(person(54, 146, SUN), thought, frame(122, 94, 162, 46))


def one_key_each() -> str:
    cards = "".join(rect(x, 44, 90, 152, WHITE, 14, INK) for x in (14, 115, 216))
    card = rect(138, 68, 44, 32, SKY, 5, INK) + dot(150, 81, 5, SOFT) + bar(160, 78, 14) + bar(146, 91, 28, SOFT, 4)
    talk = stroke("M240 66h42v28h-28l-10 10v-10h-4z", INK, 3, SKY)
    shapes = ((59, "m0-2h12m-12-14h12", LEAF), (160, "m0-4h-14m14-12h14", INK), (261, "h14m-14-10h9m-9-9h14", SOFT))
    keys = "".join(stroke(f"M{x} 142v38{teeth}", ink, 6) + dot(x, 130, 12, SUN, ink) for x, teeth, ink in shapes)
    return sheet(cards, coin(59, 84, 20), card, talk, keys)


def turn_on_two_steps() -> str:
    rows = "".join(bar(12, y, 44) + rect(66, y - 6, 28, 18, LINE, 9) + dot(75, y + 3, 6, WHITE) for y in (84, 160))
    switch = bar(12, 122, 44, SOFT) + rect(66, 116, 30, 20, LEAF, 10) + dot(86, 126, 7, WHITE)
    return sheet(phone(lock(34, 36), lock(70, 36), rows, switch, ring(81, 126, 24)), hand(203, 172))


def read_whole_message() -> str:
    note = rect(8, 22, 88, 128, SKY, 10) + bar(18, 38, 66, SOFT) + bar(18, 54, 50, SOFT)
    sum_asked = coin(28, 84, 11) + bar(46, 80, 40, INK)
    return sheet(phone(note, sum_asked, mark(52, 136, "482 915", 19), frame(4, 18, 96, 90)))


def check_devices() -> str:
    mine = rect(12, 24, 18, 30, INK, 4) + bar(42, 36, 22, SOFT) + tick(82, 40)
    other = rect(12, 94, 18, 30, LINE, 4) + mark(21, 116, "?", 18) + bar(42, 106, 22)
    return sheet(phone(mine, other, stroke("M74 102l16 16m0-16l-16 16", RED, 6), ring(82, 110, 22)), hand(204, 156))
