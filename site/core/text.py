"""Vietnamese text: the forms in which it is stored, compared, searched and put into addresses.

Five forms of the same words, from closest to the typed text to farthest:

* ``clean_line`` / ``clean_text``: what is stored and shown;
* ``exact``: what two spellings share when only case, punctuation and tone placement differ;
* ``fold`` / ``tokens``: what remains when the diacritics are left out, as most people type;
* ``one_i``: any of these two with y written i where both are in use (``mỹ``, ``mĩ``): what the search compares;
* ``fold_slug``: the same, joined by hyphens.

Every function takes any ``str``, also one with lone surrogates, never raises, and takes time
proportional to the length of the text. Rules: domain brief, section 9.3; Unicode UAX #15.
"""

import re
import unicodedata
from functools import lru_cache

# Small letters drawn as a d with a stroke. None decomposes. U+00F0 and U+0256 are other alphabets'
# letters; their capitals are what old Vietnamese keyboards and fonts put in the place of Đ.
_ONE_STROKED_D = str.maketrans("\u00f0\u0256", "đđ")

# Marks drawn with nothing, although Unicode does not class them as format characters.
_BLANKS = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0")

# Python 3.11 sorts a run of combining marks in quadratic time. UAX #15 (stream-safe text) allows 30.
_MOST_MARKS = 30

# Old and new placement of the tone differ only where oa, oe or uy stands open: hòa and hoà.
_TONES = "\u0300\u0301\u0303\u0309\u0323"
_EARLY_TONE = re.compile(f"(o)([{_TONES}])([ae](?![\u0302\u0306]))|(u)([{_TONES}])(y)")

# Where y and i sound alike: alone after consonants and after qu; never in ay, ây, uy.
_Y_LIKE_I = re.compile("(?<=qu)[yỳýỷỹỵ]|(?<![aăâeêioôơuưàáảãạằắẳẵặầấẩẫậ])[yỳýỷỹỵ]")
_I_FOR_Y = str.maketrans("yỳýỷỹỵ", "iìíỉĩị")

_BREAKS = re.compile(r"\n{3,}")


def nfc(text: str) -> str:
    """Return ``text`` in Unicode form NFC; more than 30 marks on one letter are cut to 30."""
    return text if text.isascii() else unicodedata.normalize("NFC", _without_mark_floods(text))


def fold(text: str) -> str:
    """Return ``text`` in small letters and digits without diacritics, words parted by one space.

    ``"Định danh,  mức 2"`` gives ``"dinh danh muc 2"``. Full-width and other dressed-up letters and
    digits become plain ones, invisible characters vanish, all else becomes a space. Idempotent. The
    spellings i and y stay apart (``ky`` is not ``ki``): the search joins them, not this function.
    """
    return " ".join(text.translate(_FOLDING).split())


def one_i(text: str) -> str:
    """Return folded or exact ``text`` with i for each y that people also write i: ``ki``, ``mĩ``, ``quí``.

    ``"ky thuat"`` gives ``"ki thuat"``; ``"tay"`` and ``"thuy"`` stay, being no ``tai`` and ``thui``. Idempotent.
    """
    return _Y_LIKE_I.sub(lambda found: found[0].translate(_I_FOR_Y), text)


def fold_slug(text: str) -> str:
    """Return the folded words joined by hyphens: ``"Định danh"`` gives ``"dinh-danh"``; may be empty."""
    return fold(text).replace(" ", "-")


def tokens(text: str) -> list[str]:
    """Return the folded words of ``text`` in order; an empty list when there are none."""
    return fold(text).split()


def exact(text: str) -> str:
    """Return the form in which two texts are equal when they are spelt alike, diacritics included.

    NFC, no case, one tone placement (``hòa`` and ``hoà`` both give ``hoà``), punctuation and spaces as
    one space, no invisible characters, full-width letters as plain ones. For comparing, not for showing.
    """
    plain = _compatible(_compatible(_visible(text)).casefold()).translate(_ONE_STROKED_D)
    parts = unicodedata.normalize("NFD", plain)
    late = _EARLY_TONE.sub(lambda found: "".join(_tone_last(*found.groups())), parts)
    words = "".join(char if _is_written(char) else " " for char in late)
    return nfc(" ".join(words.split()))


def clean_line(text: str) -> str:
    """Return ``text`` as one line to store: NFC, nothing invisible, single spaces, trimmed."""
    return nfc(" ".join(_visible(text).split()))


def clean_text(text: str) -> str:
    """Return ``text`` to store as several lines, each clean; at most two line breaks in a row, trimmed."""
    lines = "\n".join(clean_line(line) for line in text.splitlines())
    return _BREAKS.sub("\n\n", lines).strip()


@lru_cache(maxsize=4096)
def plain_char(char: str) -> str:
    """Return one character in small letters without diacritics: the shared step of all folding.

    ``char``: exactly one character. Letters and digits of any style become plain ones (``"Ệ"`` gives
    ``"e"``, ``"３"`` gives ``"3"``); marks and invisible characters give ``""``; white space and
    punctuation stay. The result may be longer than one character (``"½"`` gives ``"1⁄2"``).
    """
    if char.isspace():
        return char
    small = unicodedata.normalize("NFKD", char).lower().translate(_ONE_STROKED_D)
    parts = unicodedata.normalize("NFKD", small)
    return "".join("d" if part == "đ" else _plain_digit(part) for part in parts if not _is_unseen(part))


class _Folding:
    """The table ``str.translate`` asks: what each code point becomes in folded text."""

    def __getitem__(self, code: int) -> str:
        return "".join(part if part.isalnum() else " " for part in plain_char(chr(code)))


_FOLDING = _Folding()


def _plain_digit(char: str) -> str:
    digit = unicodedata.digit(char, None)
    return char if digit is None else str(digit)


def _is_unseen(char: str) -> bool:
    """True for what leaves no letter: marks, blanks, control and format characters, lone surrogates."""
    return unicodedata.category(char) in {"Mn", "Mc", "Me", "Cc", "Cf", "Cs"} or char in _BLANKS


def _is_written(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _visible(text: str) -> str:
    """Return ``text`` without control, format and blank characters and lone surrogates; spaces stay."""
    return "".join(char for char in text if char.isspace() or (char not in _BLANKS and _is_storable(char)))


def _is_storable(char: str) -> bool:
    return unicodedata.category(char) not in {"Cc", "Cf", "Cs"}


def _compatible(text: str) -> str:
    return text if text.isascii() else unicodedata.normalize("NFKC", _without_mark_floods(text))


def _tone_last(*parts: str | None) -> list[str]:
    """Put the tone after the second vowel; three of the six parts are there."""
    first, tone, second = (part for part in parts if part)
    return [first, second, tone]


def _without_mark_floods(text: str) -> str:
    kept: list[str] = []
    marks = 0
    for char in text:
        for part in _decomposed(char):
            marks = marks + 1 if unicodedata.combining(part) else 0
            if marks <= _MOST_MARKS:
                kept.append(part)
    return "".join(kept)


@lru_cache(maxsize=4096)
def _decomposed(char: str) -> str:
    return unicodedata.normalize("NFD", char)
