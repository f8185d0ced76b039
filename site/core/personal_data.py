"""The guard of public text boxes: finds what nobody should have written there, and covers it.

The site must not keep identity numbers, card numbers, one-time codes or passwords (domain brief, section
6.1), yet must leave telephone numbers, dates, prices and house numbers alone. The text is read through a
*shadow*: small letters without diacritics, digits of any script as 0 to 9, nothing invisible. When in
doubt the guard covers. Repeats are bounded and windows short, so time is proportional to length.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from core.text import plain_char

Kind = Literal["national_id", "card", "otp", "password"]
COVER = "•••"
NEAR = 25  # characters between a word such as OTP and its number
LONGEST = 19  # digits of the longest card number

_REASONS: dict[Kind, str] = {
    "national_id": "Trong ô này có số giống số căn cước. Bác đừng ghi số đó, tổ không cần.",
    "card": "Trong ô này có số giống số thẻ ngân hàng. Bác đừng ghi số đó, tổ không cần.",
    "otp": "Trong ô này có số giống mã OTP. Bác đừng cho ai biết số đó, kể cả người của tổ.",
    "password": "Trong ô này có chữ giống mật khẩu. Bác đừng cho ai biết, kể cả người của tổ.",
}
_DATE = re.compile(r"(?<!\d)(?:\d{1,2}([/.-])\d{1,2}\1|\d{1,2}/)(?:19|20)\d\d(?!\d)")
_RUN = re.compile(r"\d+(?:(?:[^\S\n]|[.,()/_|:;*'=~\u00b7\u2010-\u2015\u2022\u2212-]){1,3}\d+)*")
_PHONE = re.compile(r"(?:0|84|0084|840)(?:[1-9]\d{8}|[12]\d{9})|1[89]00(?:\d{4}|\d{6})")
_PHONE_AHEAD = re.compile(r"[0+](?:[\s.()-]{0,2}\d){8,13}")
_PROVINCE = re.compile(r"0(?!00)(?:[0-8]\d|9[0-6])")
_CARD_ISSUER = re.compile(r"2[2-7]|3|4|5|6|9704")
_PRICE = re.compile(r"(?:k|tr|\s{0,2}(?:d|dong|vnd|nghin|ngan|trieu|ty))\b|\s{0,2}\u20ab")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3}){0,4}[.,]000")
_COUNTED = re.compile(r"\b(?:so nha|nha so|ngo|ngach|hem|phong|nam|sinh|sn|dinh|luat)\s{0,2}$|\d/$")
_CODE_CUT = re.compile(r"(?<![a-z])[a-z]$")  # the H of a file number such as H03-251120-0001
_ID_WORD = re.compile(r"cmt|cmnd|cccd|gttt|chung\s{0,2}minh|can\s{0,2}cuoc")
_OTP_WORD = re.compile(
    r"otp|\b[o0]\W?t\W?p\b|\bo\s{0,2}t[ei]\s{0,2}p[ei]\b|ma\s{1,2}xac\s{1,2}(?:thuc|nhan|minh)|ma\s{1,2}(?:kich\s{1,2}hoat|bao\s{1,2}mat)"
)
_LOGIN_WORD = r"(mat\s{0,2}khau|\bmk|\bpass(?:\s?(?:word|code))?|\bma\s{0,2}pin)\b"
_SAID = re.compile(_LOGIN_WORD + r"[^\n.!?:=]{0,25}?(\bla\b(?!\s{0,2}[:=])|[:=])\s{0,3}(\S{1,99})")
_BARE = re.compile(_LOGIN_WORD + r"(?:\s{1,2}(?:wifi|zalo|vneid|facebook|cu|moi))?()\s{1,2}(\S{1,99})")
_ROUND = ".,;:!?()\"'"  # what stands around a word without belonging to it
_CLAUSE_END = re.compile(r"[.,;!?)]|.\s{0,3}(?:\n|\Z)")
_ODD_SIGN = re.compile(r"[@#$%^&*_+=~]")
_TALK = frozenset(
    "ai anh ba bac bao bi cach cai can chau chi chua co con cua da dau de do doi du dung duoc em giup gi gui "
    "hay hoi huong khi khong lam lay mat minh mot muon nao nen neu nhap nho nhu no ong phai quen rat sai sao "
    "so the thi thu toi vao vi viec viet xin".split()
)


@dataclass(frozen=True)
class Secret:
    """A stretch of a text that should not be there: ``text[start:end]``, of one ``kind``."""

    kind: Kind
    start: int
    end: int


class _Digits(NamedTuple):
    """Digits in one or more neighbouring groups: where they stand in the shadow and how they are cut."""

    start: int
    end: int
    value: str
    sizes: tuple[int, ...]


_Group = tuple[int, int]
_Reading = Kind | Literal["phone", "loose"]


def find_secrets(text: str) -> list[Secret]:
    """Return the secrets in ``text`` in order, never overlapping; offsets count the text as typed.

    ``national_id``: 12 digits, together or in groups, or 9 digits next to a word for identity papers.
    ``card``: 13 to 19 digits that pass the Luhn check. ``otp``: 4 to 8 digits within 25 characters of a
    word for one-time codes. ``password``: the word that follows "mật khẩu là" and the like.
    """
    shadow, places = _shadow(text)
    found = sorted([*_numbers(shadow), *_passwords(shadow)], key=lambda one: (one.start, -one.end))
    apart: list[Secret] = []
    for one in found:
        if apart and one.start < apart[-1].end:
            apart[-1] = Secret(apart[-1].kind, apart[-1].start, max(apart[-1].end, one.end))
        else:
            apart.append(one)
    return [Secret(one.kind, places[one.start], places[one.end]) for one in apart]


def mask_secrets(text: str) -> str:
    """Return ``text`` with every secret replaced by ``•••``; the rest is left exactly as typed."""
    secrets = find_secrets(text)
    starts, ends = [0, *(one.end for one in secrets)], [*(one.start for one in secrets), len(text)]
    return COVER.join(text[start:end] for start, end in zip(starts, ends, strict=True))


def reason(kind: Kind) -> str:
    """Return what to tell the person who wrote a secret of this kind, in plain Vietnamese."""
    return f"{_REASONS[kind]} Tổ đã che {'chữ' if kind == 'password' else 'số'} đó giúp bác."


def _shadow(text: str) -> tuple[str, list[int]]:
    """Return the text as it is read and, for each of its characters, the place in the text as typed."""
    parts = [plain_char(char) for char in text]
    places = [place for place, part in enumerate(parts) for _ in part]
    return "".join(parts), [*places, len(text)]


def _numbers(shadow: str) -> Iterator[Secret]:
    """Find the secrets made of digits. Dates are blotted out first."""
    dateless = _DATE.sub(lambda date: "x" * len(date[0]), shadow)
    id_words = [word.span() for word in _ID_WORD.finditer(dateless)]
    otp_words = [word.span() for word in _OTP_WORD.finditer(dateless)]
    for run in _runs(dateless):
        loose: list[_Group] = []
        place = 0
        while place < len(run):
            kind, length = _read(dateless, run[place : place + LONGEST], id_words)
            if kind == "loose":
                loose.append(run[place])
            else:
                yield from _codes(dateless, loose, otp_words)
                loose = []
                if kind != "phone":
                    yield Secret(kind, run[place][0], run[place + length - 1][1])
            place += length
        yield from _codes(dateless, loose, otp_words)


def _runs(shadow: str) -> Iterator[list[_Group]]:
    """Gather the groups of digits that one number may be made of: little stands between them."""
    for run in _RUN.finditer(shadow):
        yield [(run.start() + part.start(), run.start() + part.end()) for part in re.finditer(r"\d+", run[0])]


def _read(shadow: str, groups: list[_Group], id_words: list[_Group]) -> tuple[_Reading, int]:
    """Say what begins at the first group and over how many groups it goes."""
    windows = [digits for digits in _windows(shadow, groups) if len(digits.value) >= 8]
    for digits in reversed(windows):
        if _is_card(shadow, digits) or _is_long_id(shadow, digits, id_words):
            return "card" if len(digits.value) > 12 else "national_id", len(digits.sizes)
    phones = [digits for digits in windows if _PHONE.fullmatch(digits.value)]
    if phones := phones or [digits for digits in windows if _is_abroad(shadow, digits)]:
        return "phone", len(phones[-1].sizes)
    for digits in windows:
        if len(digits.value) == 9 and _is_near(id_words, digits) and not _is_price(shadow, digits):
            return "national_id", len(digits.sizes)
    return "loose", 1


def _windows(shadow: str, groups: list[_Group]) -> Iterator[_Digits]:
    value = ""
    sizes: tuple[int, ...] = ()
    for start, end in groups:
        if len(value) + end - start > LONGEST:
            return
        value += shadow[start:end]
        sizes = (*sizes, end - start)
        yield _Digits(groups[0][0], end, value, sizes)


def _is_card(shadow: str, digits: _Digits) -> bool:
    if not 13 <= len(digits.value) or digits.value[0] == "0" or _is_abroad(shadow, digits):
        return False
    whole, even = len(digits.sizes) == 1, len(set(digits.sizes)) == 1
    cut_as_cards = (even or digits.sizes[0] >= 4) and _CARD_ISSUER.match(digits.value)
    return bool(whole or cut_as_cards) and _luhn(digits.value)


def _luhn(value: str) -> bool:
    added = [int("0246813579"[int(digit)] if odd % 2 else digit) for odd, digit in enumerate(value[::-1])]
    return sum(added) % 10 == 0


def _is_long_id(shadow: str, digits: _Digits, id_words: list[_Group]) -> bool:
    """Tell 12 digits of an identity number from a telephone number beside a house number."""
    if len(digits.value) != 12 or _PHONE.fullmatch(digits.value) or _is_abroad(shadow, digits):
        return False
    if len(digits.sizes) == 1:
        return digits.value[0] == "0" or not _is_price(shadow, digits)
    if len(set(digits.sizes)) > 1 and _holds_phone(digits):
        return False
    in_a_code = _CODE_CUT.search(shadow[max(0, digits.start - 2) : digits.start])
    return _is_near(id_words, digits) or (bool(_PROVINCE.match(digits.value)) and not in_a_code)


def _holds_phone(digits: _Digits) -> bool:
    """True when the first or the last groups alone are a telephone number."""
    cuts = [sum(digits.sizes[:place]) for place in range(1, len(digits.sizes))]
    return any(_PHONE.fullmatch(part) for cut in cuts for part in (digits.value[:cut], digits.value[cut:]))


def _codes(shadow: str, loose: list[_Group], otp_words: list[_Group]) -> Iterator[Secret]:
    """Find one-time codes among neighbouring groups that are part of nothing else."""
    together = list(_windows(shadow, loose[:LONGEST]))[-1:]
    if not (together and together[0].end == loose[-1][1] and _is_one_code(shadow, together[0])):
        together = [digits for group in loose for digits in _windows(shadow, [group])]
    for digits in together:
        if _is_one_code(shadow, digits) and _is_near(otp_words, digits) and not _is_counted(shadow, digits):
            yield Secret("otp", digits.start, digits.end)


def _is_one_code(shadow: str, digits: _Digits) -> bool:
    even = len(set(digits.sizes)) == 1 and not re.search("[,/]", shadow[digits.start : digits.end])
    return even and 4 <= len(digits.value) <= 8


def _is_counted(shadow: str, digits: _Digits) -> bool:
    """True for a price, a year, the number of a house or a decree, the numbers to write to about spam."""
    before, after = shadow[max(0, digits.start - 10) : digits.start], shadow[digits.end : digits.end + 1]
    short = len(digits.value) == 4 and (after == "/" or _COUNTED.search(before))
    return bool(short) or digits.value in ("5656", "1022") or _is_price(shadow, digits)


def _is_near(words: list[_Group], digits: _Digits) -> bool:
    place = bisect_left(words, digits.start - NEAR, key=lambda word: word[1])
    return place < len(words) and words[place][0] <= digits.end + NEAR


def _is_price(shadow: str, digits: _Digits) -> bool:
    return bool(_THOUSANDS.fullmatch(shadow, digits.start, digits.end) or _PRICE.match(shadow, digits.end))


def _is_abroad(shadow: str, digits: _Digits) -> bool:
    plus = shadow[max(0, digits.start - 2) : digits.start].rstrip().endswith("+")
    return plus and digits.value[0] != "0" and 8 <= len(digits.value) <= 15


def _passwords(shadow: str) -> Iterator[Secret]:
    for found in [*_SAID.finditer(shadow), *_BARE.finditer(shadow)]:
        if _is_password(found, shadow):
            start, value = found.start(3), found[3].rstrip(".,;?)")
            yield Secret("password", start, start + len(value))


def _is_password(found: re.Match[str], shadow: str) -> bool:
    """Tell a password from talk about passwords: "mật khẩu là gì", "mật khẩu là 6 số", "quên mật khẩu cũ"."""
    value = found[3].strip(_ROUND)
    digits = sum(map(str.isdigit, value))
    if not found[2]:  # no "là", no colon
        return digits >= 4 and not (_PHONE_AHEAD.match(shadow, found.start(3)) or _DATE.fullmatch(value))
    if value in _TALK or not any(map(str.isalnum, value)):
        return False
    if digits or _ODD_SIGN.search(value):
        return len(value) >= (4 if value.isdigit() else 3)
    alone = found[1] not in ("mk", "pass") and _CLAUSE_END.match(shadow, found.end() - 1)
    return found[2] != "la" or len(value) >= 8 or bool(alone)
