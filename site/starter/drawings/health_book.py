"""The health book in VNeID."""

from starter.drawings.kit import (
    INK,
    LEAF,
    PAPER,
    SOFT,
    SUN,
    WHITE,
    at,
    bar,
    button,
    desk,
    dots,
    field,
    frame,
    hand,
    heart,
    lock,
    person,
    phone,
    rect,
    ring,
    sheet,
    stroke,
    tick,
    tiles,
)


def update_app() -> str:
    turning = stroke("M66 44a15 15 0 1 0 1 12m2-20l-2 10h-10", PAPER, 4)
    app = rect(26, 22, 52, 52, LEAF, 12) + turning + bar(22, 90, 60, SOFT) + bar(30, 106, 44)
    return sheet(phone(app, button(134)), hand(196, 176))


def enter_password() -> str:
    return sheet(phone(lock(52, 28), field(60, 50), field(98), dots(22, 111), button(144)), hand(196, 186))


def open_health_book() -> str:
    book = rect(54, 76, 38, 38, LEAF, 8) + heart(73, 96, PAPER)
    return sheet(phone(tiles(), book, ring(73, 95, 30)), hand(200, 145))


def agree_to_share() -> str:
    words = "".join(bar(14, y, 76) for y in (54, 68, 82))
    box = rect(14, 106, 24, 24, WHITE, 5, INK) + tick(26, 118) + bar(52, 114, 40, SOFT)
    after = rect(10, 152, 84, 26, LEAF, 9) + bar(30, 161, 44, PAPER)
    return sheet(phone(heart(52, 28), words, box, after, ring(26, 118, 22)))


def read_visits() -> str:
    day = rect(12, 0, 26, 26, WHITE, 4, INK) + rect(12, 0, 26, 8, LEAF, 3) + bar(48, 2, 44, SOFT) + bar(48, 16, 30)
    days = "".join(at(0, y, day) for y in (52, 98, 144))
    return sheet(phone(heart(52, 24), days, frame(4, 88, 96, 46)), hand(198, 158))


def show_at_clinic() -> str:
    nurse = person(242, 94, LEAF, cap=LEAF) + stroke("M242 132v16m-8-8h16", PAPER, 5)
    shown = rect(134, 88, 52, 80, INK, 7) + rect(139, 95, 42, 64, PAPER, 3) + heart(160, 118) + bar(146, 140, 28)
    return sheet(person(78, 94, SUN), nurse, desk(168), shown, frame(124, 78, 72, 100))
