"""Going to the police for level 2."""

from starter.drawings.kit import (
    DEEP,
    INK,
    LEAF,
    LINE,
    SKY,
    SOFT,
    SUN,
    WHITE,
    bar,
    desk,
    done,
    dot,
    frame,
    hand,
    id_card,
    mark,
    paper,
    person,
    phone,
    rect,
    ring,
    sheet,
    speech,
    stroke,
    tick,
)


def card_and_phone() -> str:
    return sheet(id_card(26, 78), phone(done(52, 80), bar(22, 120, 60), x=182), frame(20, 72, 142, 96))


def go_to_police() -> str:
    shield = stroke("M160 54l13 5q0 18-13 26q-13-8-13-26z", SUN, 2, SUN)
    roof = stroke("M62 92L160 38l98 54z", DEEP, 6, DEEP) + shield
    windows = rect(92, 112, 32, 34, SKY, 3, INK) + rect(196, 112, 32, 34, SKY, 3, INK)
    house = roof + rect(76, 92, 168, 106, WHITE, 2, INK) + windows + rect(142, 126, 36, 72, LEAF, 3)
    path = rect(30, 198, 260, 8, LINE, 4) + stroke("M160 230v-14m-8 7l8-8l8 8", INK, 5)
    return sheet(house, path, frame(134, 118, 52, 82, 10))


def tell_officer() -> str:
    people = person(236, 84, DEEP, cap=DEEP) + person(84, 102, SUN)
    bubble = speech(112, 24, 60, 52, mark(30, 37, "2", 30), tail=14)
    return sheet(people, desk(164), bubble, ring(142, 50, 40))


def face_photo() -> str:
    eyes = dot(160, 90, 3) + dot(176, 90, 3) + stroke("M159 104q9 7 18 0", INK, 3)
    camera = rect(30, 78, 58, 42, INK, 8) + dot(64, 99, 13, SKY) + dot(64, 99, 6)
    floor = stroke("M58 122l-18 84m18-84l18 84M144 178v28m48-28v28", INK, 5) + bar(24, 206, 230)
    return sheet(person(168, 94), eyes, camera, floor, rect(132, 170, 72, 10, DEEP, 4), ring(168, 96, 36))


def fingerprint() -> str:
    ridges = stroke("M144 98v-8a16 16 0 0 1 32 0v8m-24 0v-8a8 8 0 0 1 16 0v8", LEAF, 3)
    reader = rect(96, 34, 128, 92, INK, 14) + rect(108, 46, 104, 68, SKY, 8)
    return sheet(reader, ridges, hand(160, 95, turn=0), ring(160, 92, 32))


def check_and_agree() -> str:
    box = rect(104, 182, 26, 26, WHITE, 5, INK) + tick(117, 195) + bar(146, 191, 70, SOFT)
    return sheet(rect(86, 18, 148, 206, WHITE, 4, INK), paper(86, 18, 148, 146), box, ring(117, 195, 24))


def wait_for_result() -> str:
    page = rect(34, 70, 100, 96, WHITE, 8, INK) + rect(34, 70, 100, 24, LEAF, 8) + mark(84, 150, "3", 46)
    note = rect(8, 34, 88, 60, SKY, 10) + bar(18, 46, 60, SOFT) + bar(18, 62, 40, SOFT) + tick(80, 80)
    return sheet(page, phone(note, frame(6, 32, 92, 64), x=168))
