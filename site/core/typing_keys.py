"""Telex and VNI keys typed while the Vietnamese keyboard was off: ``"ddieenj tuwr"``, ``"d9ie6n5 tu73"``.

Each function takes one folded word and returns it as it was meant, with diacritics, or "" when the keys make
no Vietnamese syllable or change nothing. Pure, never raises, one pass over the word. Domain brief, section 9.3.
"""

import unicodedata

from core.syllables import is_syllable
from core.text import fold, one_i

LONGEST = 12  # "nghieengf" has nine; what is longer is no syllable

_GRAVE, _ACUTE, _HOOK, _TILDE, _DOT = "\u0300", "\u0301", "\u0309", "\u0303", "\u0323"
_CIRCUMFLEX, _HORN, _BREVE = "\u0302", "\u031b", "\u0306"
_TELEX_TONES = {"s": _ACUTE, "f": _GRAVE, "r": _HOOK, "x": _TILDE, "j": _DOT, "z": ""}
_VNI_TONES = {"1": _ACUTE, "2": _GRAVE, "3": _HOOK, "4": _TILDE, "5": _DOT, "0": ""}
_VOWELS = frozenset("aeiouy")


class _Typed:
    """Letters with their marks, as keys add to them."""

    def __init__(self) -> None:
        self.letters: list[str] = []
        self.marks: list[str] = []
        self.tone = ""

    def add(self, letter: str) -> None:
        self.letters.append(letter)
        self.marks.append("")

    def has_vowel(self) -> bool:
        return not _VOWELS.isdisjoint(self.letters)

    def mark_last(self, of: str, mark: str) -> bool:
        """Put the mark on the last bare letter that is one of these."""
        for at in range(len(self.letters) - 1, -1, -1):
            if self.letters[at] in of and not self.marks[at]:
                self.marks[at] = mark
                return True
        return False

    def bend(self, of: str) -> bool:
        """Horns: in "uo" both letters get one."""
        for at in range(len(self.letters) - 1, 0, -1):
            if self.letters[at - 1 : at + 1] == ["u", "o"] and not self.marks[at] and "o" in of:
                self.marks[at - 1 : at + 1] = [_HORN, _HORN]
                return True
        return self.mark_last(of, _HORN)

    def stroke(self) -> bool:
        if self.letters[:1] != ["d"]:
            return False
        self.letters[0] = "đ"
        return True

    def text(self) -> str:
        at = self._toned()
        parts = [
            letter + mark + (self.tone if place == at else "")
            for place, (letter, mark) in enumerate(zip(self.letters, self.marks, strict=True))
        ]
        return unicodedata.normalize("NFC", "".join(parts))

    def _toned(self) -> int:
        """The vowel that carries the tone: the last with a mark, else the last before a consonant, else the first."""
        skip = 2 if "".join(self.letters[:2]) in {"qu", "gi"} and len(self.letters) > 2 else 0
        vowels = [at for at, letter in enumerate(self.letters) if letter in _VOWELS and at >= skip]
        marked = [at for at in vowels if self.marks[at]]
        if marked or not vowels:
            return marked[-1] if marked else -1
        closed = vowels[-1] < len(self.letters) - 1
        return vowels[-1] if closed or len(vowels) == 1 else vowels[-2]


def from_telex(word: str) -> str:
    """``"ddieenj"`` gives ``"điện"``; ``"dien"`` gives ``""``."""
    typed = _Typed()
    for key in word[: LONGEST + 1]:
        if key in _TELEX_TONES and typed.has_vowel():
            typed.tone = _TELEX_TONES[key]
        elif key == "w":
            if not (typed.bend("uo") if "a" not in typed.letters else typed.mark_last("a", _BREVE)):
                typed.add("u")
                typed.marks[-1] = _HORN
        elif key in "aeo" and key in typed.letters and typed.mark_last(key, _CIRCUMFLEX):
            continue
        elif not (key == "d" and len(typed.letters) and typed.stroke()):
            typed.add(key)
    return _if_meant(typed, word)


def from_vni(word: str) -> str:
    """``"d9ie6n5"`` gives ``"điện"``; ``"5g"`` gives ``""``."""
    typed = _Typed()
    for key in word[: LONGEST + 1]:
        done = key.isdigit() and typed.has_vowel()
        if key in _VNI_TONES and done:
            typed.tone = _VNI_TONES[key]
        elif key == "9" and typed.stroke():
            continue
        elif not (done and _marked_by_digit(typed, key)):
            typed.add(key)
    return _if_meant(typed, word)


def _marked_by_digit(typed: _Typed, key: str) -> bool:
    if key == "7":
        return typed.bend("uo")
    return key in "68" and typed.mark_last({"6": "aeo", "8": "a"}[key], {"6": _CIRCUMFLEX, "8": _BREVE}[key])


def _if_meant(typed: _Typed, word: str) -> str:
    text = typed.text()
    plain = one_i(fold(text))
    return text if len(word) <= LONGEST and text != word and is_syllable(plain) else ""
