"""Spotting a scam call."""

from starter.drawings.kit import (
    INK,
    LEAF,
    LINE,
    PAPER,
    RED,
    SKY,
    SOFT,
    SUN,
    WHITE,
    bar,
    call_button,
    code_boxes,
    coin,
    desk,
    dot,
    dots,
    frame,
    keypad,
    lock,
    mark,
    person,
    phone,
    rect,
    ring,
    sheet,
    speech,
    stroke,
)


def unknown_call() -> str:
    waves = stroke("M246 66q12 14 0 28m14-40q22 26 0 54M74 66q-12 14 0 28m-14-40q-22 26 0 54", SOFT, 5)
    buttons = call_button(24, 152, fill=RED, turn=0) + call_button(80, 152)
    caller = dot(52, 54, 26, LINE) + mark(52, 65, "?", 32) + bar(24, 104, 56, SOFT)
    return sheet(waves, phone(caller, buttons, ring(52, 54, 36)))


def three_demands() -> str:
    cards = "".join(rect(x, 56, 90, 128, WHITE, 14, INK) for x in (14, 115, 216))
    install = stroke("M261 82v28m-12-12l12 13l12-13m-26 26h28", INK, 5)
    wants = code_boxes(29, 94, "1234") + coin(160, 105, 24) + install
    crosses = "".join(stroke(f"M{x} 146l18 18m0-18l-18 18", RED, 7) for x in (50, 151, 252))
    return sheet(cards, wants, crosses)


def keep_secret() -> str:
    code = rect(8, 34, 88, 56, SKY, 10) + dots(22, 62)
    bubble = speech(190, 56, 108, 64, code_boxes(23, 20, "1234"), tail=66)
    return sheet(phone(code, lock(52, 132), ring(52, 138, 30), x=46), bubble, stroke("M192 134l104-92", RED, 8))


def hang_up() -> str:
    caller = dot(52, 48, 24, LINE) + mark(52, 58, "?", 30) + bar(24, 88, 56)
    return sheet(phone(caller, call_button(52, 142, 22, RED, 0), ring(52, 142, 30)))


def call_back() -> str:
    arrow = stroke("M136 190h26m-9-9l10 9l-10 9", INK, 5)
    dial = keypad(36) + call_button(52, 158) + ring(52, 158, 21)
    card = rect(18, 84, 122, 78, LEAF, 10, INK) + rect(34, 100, 24, 18, SUN, 4) + bar(34, 136, 90, PAPER)
    return sheet(card, arrow, phone(bar(22, 14, 60, INK), dial, x=178))


def ask_the_team() -> str:
    people = person(78, 94, SUN) + person(242, 94, LEAF)
    bubble = speech(106, 20, 58, 48, mark(29, 36, "?", 30), tail=14)
    shown = rect(138, 100, 44, 68, INK, 7) + rect(143, 107, 34, 52, SKY, 3) + frame(128, 90, 64, 88)
    return sheet(people, bubble, desk(168), shown)


def report_number() -> str:
    message = rect(24, 62, 72, 52, SKY, 12) + bar(34, 76, 52, SOFT) + bar(34, 94, 36, SOFT)
    send = dot(78, 152, 15, LEAF) + stroke("M73 145l14 7l-14 7l3-7z", PAPER, 2, PAPER) + ring(78, 152, 22)
    return sheet(phone(rect(8, 10, 88, 30, WHITE, 8, INK), mark(52, 32, "156", 20), message, send))
