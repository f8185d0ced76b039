"""Following a file that was handed in on the portal."""

from starter.drawings.kit import (
    DEEP,
    INK,
    LEAF,
    LINE,
    MIST,
    PAPER,
    SKY,
    SOFT,
    SUN,
    WHITE,
    at,
    bar,
    desk,
    done,
    dot,
    field,
    frame,
    glass,
    hand,
    mark,
    person,
    phone,
    rect,
    ring,
    sheet,
    stroke,
    tick,
)


def find_file_code() -> str:
    note = rect(0, 0, 130, 92, SUN, 4, INK) + bar(20, 70, 60, INK, 6) + mark(65, 50, "H…08", 30)
    photo = rect(10, 42, 84, 78, SKY, 6, INK) + done(52, 70) + mark(52, 112, "H…08", 16)
    return sheet(at(22, 74, note, frame(-7, -7, 144, 106)), phone(photo, bar(22, 142, 60), x=180))


def press_track() -> str:
    tiles = "".join(rect(x, y, 36, 34, LINE) for x, y in ((10, 86), (10, 136), (58, 136)))
    search = rect(64, 90, 20, 26, SKY, 2, INK) + glass(82, 108, 7)
    top = bar(10, 14, 40, LEAF) + rect(8, 30, 88, 38, LEAF, 8)
    return sheet(phone(top, tiles, search, frame(52, 80, 48, 46)), hand(194, 148))


def enter_file_code() -> str:
    note = rect(26, 76, 110, 78, SUN, 4, INK) + mark(81, 125, "H…08", 28)
    screen = bar(10, 18, 50) + field(46) + mark(52, 66, "H…08", 19) + frame(5, 41, 94, 36)
    return sheet(note, phone(screen, rect(10, 146, 84, 28, LINE, 9), x=176))


def copy_signs() -> str:
    signs = "".join(at(x, 46, mark(0, 0, s, 28), turn=t) for x, s, t in ((24, "7", -14), (52, "K", 10), (80, "5", -8)))
    hard = rect(8, 14, 88, 46, SKY, 6, INK) + stroke("M14 26q20-10 38 4t38-6M14 46q20-12 38 4t38-6", LINE, 3) + signs
    return sheet(phone(hard, field(84), mark(52, 104, "7K5", 19), frame(5, 79, 94, 36), rect(10, 146, 84, 28, LINE, 9)))


def read_progress() -> str:
    line = stroke("M24 32v124", LINE, 6) + stroke("M24 32v62", LEAF, 6)
    past = dot(24, 32, 13, LEAF) + stroke("M18 32l5 5l8-10", PAPER, 4) + bar(46, 28, 44)
    now = dot(24, 94, 13, SUN, INK) + bar(46, 84, 44, INK) + bar(46, 98, 30, SOFT)
    return sheet(phone(line, past, now, dot(24, 156, 10, WHITE, LINE), bar(46, 152, 40), frame(5, 70, 94, 48)))


def send_missing_paper() -> str:
    sent = rect(12, 16, 20, 26, SKY, 2, INK) + bar(40, 25, 28) + tick(84, 29)
    gap = '<rect x="30" y="62" width="44" height="56" rx="4" fill="#fff" stroke="#4a5a50" stroke-width="3"'
    slot = gap + ' stroke-dasharray="7 5"/>' + stroke("M52 80v20m-10-10h20", LEAF, 6)
    return sheet(phone(sent, slot, ring(52, 90, 38), rect(10, 148, 84, 28, MIST, 9), bar(28, 158, 48)))


def collect_result() -> str:
    people = person(78, 94, SUN) + person(242, 94, DEEP)
    result = rect(132, 66, 56, 76, WHITE, 4, INK) + bar(142, 78, 26, LEAF) + bar(142, 94, 36) + bar(142, 106, 36)
    return sheet(people, desk(168), result, dot(176, 128, 9, SUN, INK), frame(122, 56, 76, 98))
