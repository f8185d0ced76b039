"""The drawings of the starter guides: flat phones, papers and people in the house colours.

Each picture is a small function that puts parts together and returns one complete SVG.
Inside `phone(...)` the parts use the screen's own space, 104 wide and 188 high.
A sun ring marks the one place to press or to look at. No words, no logos.
"""

from collections.abc import Callable

PAPER, INK, SOFT, LINE, WHITE = "#fffdf6", "#17261d", "#4a5a50", "#d8d6c6", "#fff"
LEAF, DEEP, MIST, SKY = "#0b5a39", "#073d27", "#edf4ec", "#e9f1f7"
SUN, RED = "#ffc43d", "#8f1230"
BOLD = 'font-family="sans-serif" font-weight="700" text-anchor="middle"'


# ---- strokes ------------------------------------------------------------------------------


def rect(x: int, y: int, w: int, h: int, fill: str = WHITE, r: int = 6, edge: str = "") -> str:
    line = f' stroke="{edge}" stroke-width="3"' if edge else ""
    return f'<rect x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="{fill}"{line}/>'


def bar(x: int, y: int, w: int, fill: str = LINE, h: int = 8) -> str:
    """A line of writing, too small to read."""
    return rect(x, y, w, h, fill, h // 2)


def dot(x: int, y: int, r: int, fill: str = INK, edge: str = "") -> str:
    return rect(x - r, y - r, 2 * r, 2 * r, fill, r, edge)


def stroke(d: str, colour: str = INK, width: int = 4, fill: str = "none") -> str:
    ends = 'stroke-linecap="round" stroke-linejoin="round"'
    return f'<path d="{d}" fill="{fill}" stroke="{colour}" stroke-width="{width}" {ends}/>'


def mark(x: int, y: int, text: str, size: int = 18, fill: str = INK) -> str:
    """A digit or a sign, never a word."""
    return f'<text x="{x}" y="{y}" {BOLD} font-size="{size}" fill="{fill}">{text}</text>'


def at(x: int, y: int, *parts: str, turn: int = 0) -> str:
    rotate = f" rotate({turn})" if turn else ""
    return f'<g transform="translate({x} {y}){rotate}">{"".join(parts)}</g>'


def frame(x: int, y: int, w: int, h: int, r: int = 14) -> str:
    """Here: press, look or put. The sun line has a dark edge, so weak eyes find it too."""
    box = f'x="{x}" y="{y}" width="{w}" height="{h}" rx="{r}" fill="none" stroke='
    return f'<rect {box}"{INK}" stroke-width="9"/><rect {box}"{SUN}" stroke-width="6"/>'


def ring(x: int, y: int, r: int = 20) -> str:
    return frame(x - r, y - r, 2 * r, 2 * r, r)


# ---- things -------------------------------------------------------------------------------


def sheet(*parts: str) -> str:
    """The whole picture on its quiet ground."""
    size = 'viewBox="0 0 320 240" width="320" height="240"'
    ground = rect(0, 0, 320, 240, MIST, 20)
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}>{ground}{"".join(parts)}</svg>'


def phone(*parts: str, x: int = 100) -> str:
    case = rect(x, 14, 120, 212, INK, 18) + rect(x + 8, 26, 104, 188, PAPER, 8)
    return case + at(x + 8, 26, *parts)


def field(y: int, typed: int = 0, edge: str = INK) -> str:
    return rect(10, y, 84, 26, WHITE, 7, edge) + bar(18, y + 9, typed, SOFT)


def button(y: int) -> str:
    """The green button at the foot of a screen, with its ring."""
    return rect(10, y, 84, 28, LEAF, 9) + bar(28, y + 10, 30, PAPER) + ring(82, y + 14, 18)


def keypad(y: int) -> str:
    spots = [(20 + i % 3 * 32, y + i // 3 * 23, d) for i, d in enumerate("123456789 0") if d != " "]
    keys = [f'<rect x="{x - 13}" y="{top}" width="26" height="19" rx="5"/>' for x, top, _ in spots]
    digits = [f'<text x="{x}" y="{top + 15}">{d}</text>' for x, top, d in spots]
    face = f'<g fill="{INK}" {BOLD} font-size="14">{"".join(digits)}</g>'
    return f'<g fill="{MIST}">{"".join(keys)}</g>{face}'


def code_boxes(x: int, y: int, digits: str) -> str:
    spots = [(x + i * 16, digit) for i, digit in enumerate(digits)]
    return "".join(rect(a, y, 13, 22, WHITE, 3, INK) + mark(a + 6, y + 16, d, 13) for a, d in spots)


def dots(x: int, y: int, filled: int = 6) -> str:
    """Six places of a secret code; nobody can read it."""
    places = [dot(x + i * 12, y, 4, INK if i < filled else WHITE, INK) for i in range(6)]
    return "".join(places)


def qr(x: int, y: int, size: int) -> str:
    """A make-believe code: three corners and a fixed scatter that leads nowhere."""
    eyes = "".join(f"M{a} {b}h5v5h-5zm1 1h3v3h-3zm1 1h1v1h-1z" for a, b in ((0, 0), (12, 0), (0, 12)))
    cells = [(a, b) for a in range(17) for b in range(17) if a > 5 < b or 5 < max(a, b) < 11]
    scatter = "".join(f"M{a} {b}h1v1h-1z" for a, b in cells if (3 * a * a + 5 * b + a * b) % 7 < 3)
    scale = f'transform="translate({x} {y}) scale({size / 17:.3g})"'
    return f'<path {scale} fill="{INK}" fill-rule="evenodd" d="{eyes}{scatter}"/>'


def id_card(x: int, y: int) -> str:
    face = dot(26, 46, 9, SOFT) + stroke("M13 70q13-16 26 0z", SOFT, 3, SOFT)
    lines = bar(14, 14, 80, LEAF) + bar(50, 44, 34) + bar(50, 60, 62)
    return at(x, y, rect(0, 0, 130, 84, WHITE, 10, INK), lines, face, rect(96, 34, 22, 18, SUN, 4, INK))


def paper(x: int, y: int, w: int, h: int) -> str:
    lines = [bar(x + 14, y + 34 + i, w - 28) for i in range(0, h - 44, 18)]
    return rect(x, y, w, h, WHITE, 4, INK) + bar(x + 14, y + 14, w // 2, LEAF) + "".join(lines)


def person(x: int, y: int, fill: str = LEAF, cap: str = "") -> str:
    body = stroke(f"M{x - 30} {y + 76}v-16q0-28 30-28t30 28v16z", fill, 4, fill)
    hat = stroke(f"M{x - 22} {y - 8}q22-30 44 0z", cap, 4, cap) if cap else ""
    return body + dot(x, y, 22, PAPER, INK) + hat


def speech(x: int, y: int, w: int, h: int, *parts: str, tail: int = 20) -> str:
    point = stroke(f"M{tail} {h - 2}l-4 16l20-16z", INK, 3, WHITE)
    cover = rect(tail - 3, h - 8, 22, 6, WHITE, 0)
    return at(x, y, point, rect(0, 0, w, h, WHITE, 12, INK), cover, *parts)


def desk(y: int) -> str:
    return rect(34, y, 252, 240 - y, LEAF, 0) + rect(20, y, 280, 14, DEEP, 5)


def tick(x: int, y: int, colour: str = LEAF) -> str:
    return stroke(f"M{x - 10} {y}l7 8l14-17", colour, 6)


def done(x: int, y: int) -> str:
    return dot(x, y, 22, LEAF) + tick(x - 1, y + 2, PAPER)


def lock(x: int, y: int) -> str:
    return stroke(f"M{x - 8} {y}v-7a8 8 0 0 1 16 0v7", LEAF, 5) + rect(x - 14, y, 28, 22, LEAF, 5)


def coin(x: int, y: int, r: int) -> str:
    return dot(x, y, r, SUN, INK) + mark(x, y + r // 3, "đ", r)


def call_button(x: int, y: int, r: int = 15, fill: str = LEAF, turn: int = -135) -> str:
    handset = stroke("M-8 3v-2q8-6 16 0v2", PAPER, 5)
    return dot(x, y, r, fill) + at(x, y, handset, turn=turn)


# ---- going to the police for level 2 ------------------------------------------------------


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
    hand = stroke("M151 104a9 9 0 0 1 18 0v34l28 8q8 4 6 12l-6 46h-40l-22-50q2-10 16-4z", INK, 3, PAPER)
    reader = rect(96, 34, 128, 92, INK, 14) + rect(108, 46, 104, 68, SKY, 8)
    return sheet(reader, ridges, hand, ring(160, 92, 32))


def check_and_agree() -> str:
    box = rect(104, 182, 26, 26, WHITE, 5, INK) + tick(117, 195) + bar(146, 191, 70, SOFT)
    return sheet(rect(86, 18, 148, 206, WHITE, 4, INK), paper(86, 18, 148, 146), box, ring(117, 195, 24))


def wait_for_result() -> str:
    page = rect(34, 70, 100, 96, WHITE, 8, INK) + rect(34, 70, 100, 24, LEAF, 8) + mark(84, 150, "3", 46)
    note = rect(8, 34, 88, 60, SKY, 10) + bar(18, 46, 60, SOFT) + bar(18, 62, 40, SOFT) + tick(80, 80)
    return sheet(page, phone(note, frame(6, 32, 92, 64), x=168))


# ---- activating VNeID on the phone --------------------------------------------------------


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


# ---- filing on the National Public Service Portal -----------------------------------------


def open_portal() -> str:
    closed = stroke("M18 21v-3a4 4 0 0 1 8 0v3", LEAF, 3) + rect(15, 21, 14, 10, LEAF, 2)
    address = rect(8, 10, 88, 28, WHITE, 14, INK) + closed + bar(36, 20, 50, SOFT)
    tiles = "".join(rect(x, y, 40, 32, MIST) for x in (8, 56) for y in (110, 150))
    return sheet(phone(address, frame(5, 7, 94, 34, 17), rect(8, 52, 88, 48, LEAF, 8), tiles))


def log_in() -> str:
    chosen = rect(10, 58, 84, 40, WHITE, 8, LEAF) + rect(18, 66, 24, 24, LEAF, 6) + bar(50, 74, 36, SOFT)
    other = rect(10, 122, 84, 40, WHITE, 8, LINE) + rect(18, 130, 24, 24, LINE, 6) + bar(50, 138, 36)
    return sheet(phone(bar(22, 24, 60, SOFT), chosen, frame(6, 54, 92, 48), other))


def search_procedure() -> str:
    glass = dot(80, 26, 7, WHITE, INK) + stroke("M85 31l6 6", INK, 4)
    rows = "".join(bar(12, y, 76, SOFT) + bar(12, y + 14, 50) for y in (70, 110, 150))
    return sheet(phone(field(14, 44), glass, rows, ring(83, 28)))


def choose_commune() -> str:
    pin = stroke("M24 84q-11-16-11-23a11 11 0 0 1 22 0q0 7-11 23z", LEAF, 2, LEAF) + dot(24, 61, 4, PAPER)
    rows = "".join(dot(24, y, 6, PAPER, LINE) + bar(44, y - 4, 40) for y in (24, 118, 154))
    return sheet(phone(rows, rect(8, 46, 88, 48, SKY, 8), pin, bar(44, 66, 42, SOFT), frame(5, 45, 94, 50)))


def fill_form() -> str:
    rows = "".join(bar(10, y, 40) + field(y + 14, typed) for y, typed in ((12, 56), (66, 48), (120, 20)))
    pencil = at(158, 168, stroke("M0 0l50-50l12 12l-50 50l-16 4z", INK, 3, SUN))
    return sheet(phone(rows, frame(6, 130, 92, 34)), pencil)


def photograph_paper() -> str:
    lines = "".join(bar(38, y, 28, LINE, 5) for y in (40, 54, 68, 82, 94))
    small = rect(30, 26, 44, 82, WHITE, 2, SOFT) + lines
    corners = stroke("M22 34v-14h14m32 0h14v14m0 66v14h-14m-32 0h-14v-14", LEAF, 5)
    shutter = dot(52, 154, 13, WHITE, INK) + ring(52, 154, 24)
    return sheet(paper(24, 48, 110, 150), phone(small, corners, shutter, x=170))


def pay_and_submit() -> str:
    papers = "".join(rect(12, y, 16, 20, SKY, 2, INK) + bar(40, y + 7, 50, SOFT) for y in (16, 48))
    return sheet(phone(papers, coin(22, 100, 13), bar(44, 96, 34, INK), button(140)))


def save_file_code() -> str:
    note = rect(26, 90, 100, 78, SUN, 4, INK) + mark(76, 138, "H…08", 26)
    pen = stroke("M112 176l34-44l10 8l-34 44l-14 6z", INK, 3, PAPER)
    return sheet(note, pen, phone(done(52, 44), mark(52, 116, "H…08", 19), frame(7, 92, 90, 38), x=170))


# ---- paying by QR -------------------------------------------------------------------------


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


# ---- spotting a scam call -----------------------------------------------------------------


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


LEVEL_TWO = (card_and_phone, go_to_police, tell_officer, face_photo, fingerprint, check_and_agree)
ACTIVATION = (install_app, open_app, enter_id, enter_code, set_password, set_passcode, pick_questions)
FILING = (open_portal, log_in, search_procedure, choose_commune, fill_form, photograph_paper)
RESULTS = (wait_for_result, pay_and_submit, save_file_code, show_receipt)
PAYING = (tap_scan, aim_at_code, read_receiver, enter_amount, confirm_payment)
SCAM_CALL = (unknown_call, three_demands, keep_secret, hang_up, call_back, ask_the_team, report_number)

PICTURES: dict[str, Callable[[], str]] = {
    draw.__name__.replace("_", "-"): draw for draw in (*LEVEL_TWO, *ACTIVATION, *FILING, *RESULTS, *PAYING, *SCAM_CALL)
}
