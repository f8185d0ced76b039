"""Spaces that are missing, or stand where none should: "dinhdanh", "muc2", "v n e i d". Pure: no database.

`known` is the lexicon's answer: the words of the site. Words are folded with one i.
"""

from collections.abc import Container

from core.syllables import cut
from core.text import fold, one_i
from core.typing_keys import from_telex, from_vni

LONGEST_SPELT_OUT = 6  # "v n e i d"
GLUED = 5  # letters from which a word nobody knows may be several


def apart(words: tuple[str, ...], known: Container[str]) -> tuple[str, ...]:
    """Run-together words, each by itself: "dinhdanh", "vneid2", "muc2"; unless the digits are VNI keys."""
    are_keys = any(_is_vni(word) for word in words)
    single: list[str] = []
    for word in words:
        parts = letters_and_digits(word)
        if word in known or word.isdigit():
            single.append(word)
        elif len(parts) == 2 and parts[1].isdigit() and not are_keys:
            single += [*(_whole(parts[0], known)), parts[1]]
        else:
            single += _whole(word, known)
    return tuple(single)


def neighbours(words: tuple[str, ...]) -> list[tuple[int, int, str]]:
    """Runs of two words and more, with what they make without the spaces."""
    ends = ((start, end) for start in range(len(words)) for end in range(start + 2, start + LONGEST_SPELT_OUT + 1))
    return [(start, end, "".join(words[start:end])) for start, end in ends if end <= len(words)]


def decoded(word: str) -> list[str]:
    """What raw Telex or VNI keys mean."""
    return [meant for meant in (from_telex(word), from_vni(word)) if meant]


def letters_and_digits(word: str) -> list[str]:
    parts: list[str] = []
    for char in word:
        if parts and parts[-1][-1].isdigit() == char.isdigit():
            parts[-1] += char
        else:
            parts.append(char)
    return parts


def _whole(word: str, known: Container[str]) -> tuple[str, ...]:
    meant = any(one_i(fold(key)) in known for key in decoded(word))
    return (len(word) >= GLUED and word not in known and not meant and cut(word, known)) or (word,)


def _is_vni(word: str) -> bool:
    """Digits within a word, or two of them behind it: nobody writes a number so."""
    return bool(from_vni(word)) and len([part for part in letters_and_digits(word) if part.isdigit()]) > (
        1 if word[-1].isdigit() and not word[-2].isdigit() else 0
    )
