"""Vietnamese telephone numbers: how they are read, kept, shown, dialled, hidden and refused.

A number is kept as E.164 (``+84912345678``), a hotline as its digits (``19000368``, ``113``).
``normalise`` is lenient, for numbers that a commune enters (samples included); ``resident_phone`` is
strict, for the number at which a team will call somebody back, and says in plain words what is wrong.

Rules: domain brief, section 9.2; the number plan of 2018 (mobile prefixes since 15/9/2018); validity of
ranges: the ``phonenumbers`` library.
"""

import re

import phonenumbers

from core.text import plain_char

# The 21 prefixes of eleven-digit mobile numbers and what took their place on 15/9/2018.
NEW_PREFIX = {
    "0120": "070", "0121": "079", "0122": "077", "0126": "076", "0128": "078",  # MobiFone
    "0123": "083", "0124": "084", "0125": "085", "0127": "081", "0129": "082",  # VinaPhone
    "0162": "032", "0163": "033", "0164": "034", "0165": "035", "0166": "036",  # Viettel
    "0167": "037", "0168": "038", "0169": "039",  # Viettel
    "0186": "056", "0188": "058",  # Vietnamobile
    "0199": "059",  # Gmobile
}  # fmt: skip

MOBILE_LENGTH = 10  # digits, the leading 0 included
LANDLINE_LENGTH = 11

_SEPARATORS = re.compile(r"[\s.,()/\u00b7\u2010-\u2015\u2022\u2212-]")
_E164 = re.compile(r"(?:\+|00)840?([1-9][0-9]{8,10})")
_NATIONAL = re.compile(r"\+?0([1-9][0-9]{8,10})")
_BARE_COUNTRY = re.compile(r"84(0?[1-9][0-9]{8,10})")
_HOTLINE = re.compile(r"1[89]00(?:[0-9]{4}|[0-9]{6})|[1-9][0-9]{2,3}")
_COUNTING = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_MANY = 5  # so many digits too many are a second number, not a slip of the finger


class PhoneProblem(ValueError):
    """Why a number cannot be used to call somebody back.

    ``code``: empty, letters, foreign, service, missing_zero, old_prefix, too_short, too_long or prefix.
    ``message``: what to do, in plain Vietnamese, to be shown as it is. ``suggestion``: the number in E.164
    that was probably meant, or None.
    """

    def __init__(self, code: str, message: str, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.suggestion = suggestion


def normalise(text: str) -> str | None:
    """Return ``text`` as E.164, or None when it has not the shape of a Vietnamese number.

    Separators are left out: white space, ``. , - ( ) /`` and their look-alikes; digits may be of any
    script. What remains must be ``0``, ``84``, ``+84`` or ``0084`` and then 9 to 11 digits that do not
    begin with 0 (``+84 0912 …`` loses its extra 0, ``+0912 …`` its plus). Whether the range exists is
    not asked, so sample numbers pass: ``"0100 000 001"`` gives ``"+84100000001"``. Hotlines give None.
    """
    compact = _compact(text)
    for shape in (_E164, _NATIONAL, _BARE_COUNTRY):
        if found := shape.fullmatch(compact):
            return "+84" + found[1].removeprefix("0")
    return None


def normalise_hotline(text: str) -> str | None:
    """Return a number people are told to call: a hotline as its digits, any other number as E.164.

    Hotlines are 1800 and 1900 with 4 or 6 digits more (``"1900.0368"`` gives ``"19000368"``) and short
    numbers of 3 or 4 digits (113, 156, 5656). None when the text is neither. Idempotent.
    """
    return _hotline(text) or normalise(text)


def display(text: str) -> str:
    """Return a number the way people read it: ``"0912 345 678"``, ``"0225 326 5616"``, ``"1900 0368"``.

    ``text``: E.164, a hotline, or any spelling of them; what is no number comes back trimmed.
    """
    if hotline := _hotline(text):
        return " ".join(_cut(hotline, (4, 3, 3) if len(hotline) == 10 else (4, 4)))
    number = normalise(text)
    return " ".join(_groups(number)) if number else text.strip()


def tel_uri(text: str) -> str:
    """Return the address that dials a number: ``"tel:+84912345678"``, ``"tel:113"``.

    What is neither number nor hotline keeps its digits; without any digit the answer is ``""``.
    """
    number = normalise_hotline(text) or re.sub(r"[^0-9]", "", _compact(text))
    return f"tel:{number}" if number else ""


def last_digits(e164: str, count: int = 3) -> str:
    """Return the last ``count`` digits of a number; fewer when it is shorter, ``""`` for a count below 1."""
    return re.sub(r"[^0-9]", "", _compact(e164))[-count:] if count > 0 else ""


def mask(e164: str) -> str:
    """Return a number of which only the first group and the last three digits show: ``"0912 ••• 678"``.

    What is no number shows nothing at all: ``"•••"``.
    """
    number = normalise(e164)
    return f"{_groups(number)[0]} ••• {number[-3:]}" if number else "•••"


def resident_phone(text: str) -> str:
    """Return in E.164 the mobile or landline number of a resident in Vietnam.

    Raises ``PhoneProblem`` with its own message for each way of being wrong. Valid is what the
    ``phonenumbers`` library calls a Vietnamese mobile or fixed line; sample numbers (0100 …) are not.
    """
    national = _national(_compact(text))
    if national[:4] in NEW_PREFIX and len(national) == LANDLINE_LENGTH:
        raise _old_prefix(national)
    _check_length(national)
    number = phonenumbers.PhoneNumber(country_code=84, national_number=int(national[1:]))
    if not phonenumbers.is_valid_number(number) or phonenumbers.number_type(number) not in _REACHABLE:
        raise _unknown_prefix(national)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


_REACHABLE = {
    phonenumbers.PhoneNumberType.MOBILE,
    phonenumbers.PhoneNumberType.FIXED_LINE,
    phonenumbers.PhoneNumberType.FIXED_LINE_OR_MOBILE,
}


def _compact(text: str) -> str:
    """Return ``text`` without separators and invisible characters, its digits as 0 to 9."""
    return _SEPARATORS.sub("", "".join(map(plain_char, text)))


def _hotline(text: str) -> str | None:
    compact = _compact(text)
    return compact if _HOTLINE.fullmatch(compact) else None


def _groups(e164: str) -> list[str]:
    """Cut an E.164 number into the groups in which it is read aloud, the leading 0 first."""
    national = "0" + e164.removeprefix("+84")
    if national.startswith("069"):  # the ministries' own exchange
        return _cut(national, (3, 3, 4))
    if national.startswith(("024", "028")) and len(national) == LANDLINE_LENGTH:
        return _cut(national, (3, 4, 4))
    return _cut(national, (4, 3, 3) if len(national) == MOBILE_LENGTH else (4, 3, 5))


def _cut(digits: str, sizes: tuple[int, ...]) -> list[str]:
    starts = [sum(sizes[:place]) for place in range(len(sizes))]
    return [part for start, size in zip(starts, sizes, strict=True) if (part := digits[start : start + size])]


def _national(compact: str) -> str:
    """Return the digits after a leading 0, or raise the problem that shows before any counting."""
    if not compact.strip("+"):
        raise PhoneProblem("empty", "Bác cho tổ xin số điện thoại để tổ gọi lại.")
    if not re.fullmatch(r"\+?[0-9]+", compact):
        raise PhoneProblem("letters", "Ô này chỉ ghi chữ số. Ví dụ: 0912 345 678.")
    if _HOTLINE.fullmatch(compact):
        raise PhoneProblem("service", "Đây là số tổng đài. Bác cho tổ xin số của bác hoặc của người nhà.")
    if compact.startswith("+") and not compact.startswith("+0"):
        return _abroad_or_home(compact[1:])
    digits = compact.lstrip("+")
    if re.match("00[1-9]", digits) and len(digits) != MOBILE_LENGTH + 1:  # 11: a 0 typed twice
        return _abroad_or_home(digits[2:])
    return digits if digits.startswith("0") else _without_zero(digits)


def _abroad_or_home(international: str) -> str:
    if not international.startswith("84"):
        raise PhoneProblem("foreign", "Số này không phải số Việt Nam. Bác cho tổ xin số ở Việt Nam.")
    return "0" + international[2:].removeprefix("0")


def _without_zero(digits: str) -> str:
    """Read digits that begin neither with 0 nor with +: 84… counts as the country once it is long enough."""
    if digits.startswith("84") and len(digits) >= MOBILE_LENGTH:
        return "0" + digits[2:].removeprefix("0")
    if digits[0] in "235789" and len(digits) in (MOBILE_LENGTH - 1, LANDLINE_LENGTH - 1):
        meant = normalise("0" + digits)
        shown = display("0" + digits)
        raise PhoneProblem("missing_zero", f"Số này thiếu số 0 ở đầu. Có phải số của bác là {shown}?", meant)
    if len(digits) > LANDLINE_LENGTH:
        raise _too_long(len(digits) - MOBILE_LENGTH)
    raise PhoneProblem("missing_zero", "Số này thiếu số 0 ở đầu hoặc thiếu mã vùng. Bác ghi cả số giúp tổ.")


def _check_length(national: str) -> None:
    landline = national.startswith("02")
    wanted = LANDLINE_LENGTH if landline else MOBILE_LENGTH
    extra = len(national) - wanted
    if extra > 0:
        raise _too_long(extra)
    if extra < 0:
        rule = "Số máy bàn có 11 số, kể cả mã vùng." if landline else "Số di động có 10 số."
        raise PhoneProblem("too_short", f"Số này thiếu {_count(-extra)} chữ số. {rule}")


def _too_long(extra: int) -> PhoneProblem:
    if extra >= _MANY:
        return PhoneProblem("too_long", "Ô này có nhiều chữ số quá. Bác ghi một số điện thoại thôi.")
    rule = "Số di động có 10 số, số máy bàn có 11 số."
    return PhoneProblem("too_long", f"Số này thừa {_count(extra)} chữ số. {rule}")


def _old_prefix(national: str) -> PhoneProblem:
    meant = NEW_PREFIX[national[:4]] + national[4:]
    message = f"Từ năm 2018 số di động chỉ còn 10 số. Số này nay là {display(meant)}, bác xem có đúng không."
    return PhoneProblem("old_prefix", message, normalise(meant))


def _unknown_prefix(national: str) -> PhoneProblem:
    message = f"Ở Việt Nam không có số bắt đầu bằng {national[:4]}. Bác xem lại từng số giúp tổ."
    return PhoneProblem("prefix", message)


def _count(number: int) -> str:
    return _COUNTING[number] if number < len(_COUNTING) else str(number)
