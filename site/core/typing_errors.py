"""How words are misspelt: by the ear, as they are said in a region, and by a slip of the finger.

Works on folded words with one i (core.text.fold, core.text.one_i). Every function is pure, never raises, and
returns at most a number of words proportional to the length of the one it is given. Domain brief, section 9.3.
"""

import re

LETTERS = "abcdefghijklmnopqrstuvwxyz"
LONGEST = 24  # letters; what is longer is no word to mend

# Beginnings that are said alike somewhere: each of a group may stand for any other.
_ONSETS = [
    ("l", "n"), ("tr", "ch"), ("s", "x"), ("r", "d", "gi", "v"), ("c", "k", "q"), ("ph", "f"), ("ngh", "ng"),
    ("gh", "g"), ("d", "z"), ("gi", "j"), ("qu", "w", "q"),
]  # fmt: skip
# Endings.
_RIMES = [
    ("n", "ng"), ("t", "c"), ("inh", "enh"), ("in", "inh"), ("it", "ich"), ("uu", "iu", "ieu"), ("uou", "ieu"),
    ("ieu", "iu"), ("uoi", "ui"), ("iem", "im"), ("iep", "ip"), ("uom", "om"), ("ai", "ay"), ("ao", "au"),
    ("uon", "un"), ("uong", "ung"), ("oi", "ui"),
]  # fmt: skip
_ONSET = re.compile("ngh|[ptckg]h|ng|nh|tr|gi|qu|[bcdfghjklmnpqrstvwxz]")


def sounds_like(word: str) -> tuple[str, ...]:
    """Other spellings that sound like ``word`` somewhere: ``"lop"`` gives ``"nop"``, ``"cha"`` gives ``"tra"``."""
    begun = _ONSET.match(word[:LONGEST])
    onset = begun[0] if begun else ""
    rest = word[len(onset) : LONGEST]
    ends = [rest, *_others(rest)]
    begins = [onset, *(other for group in _ONSETS if onset in group for other in group if other != onset)]
    found = [begin + rest for begin in begins] + [onset + end for end in ends]
    return tuple(dict.fromkeys(each for each in found if each != word))


def _others(rest: str) -> list[str]:
    """The rest of a syllable with another ending of the same group."""
    found = []
    for group in _RIMES:
        held = max((end for end in group if rest.endswith(end)), key=len, default="")
        if held:
            found += [rest.removesuffix(held) + other for other in group if other != held]
    return [each for each in found if each]


def one_slip_away(word: str) -> frozenset[str]:
    """Every word that one slip turns into ``word``: a letter too many, too few, wrong, or two neighbours swapped."""
    word = word[:LONGEST]
    cuts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    dropped = {head + tail[1:] for head, tail in cuts if tail}
    swapped = {head + tail[1] + tail[0] + tail[2:] for head, tail in cuts if len(tail) > 1}
    changed = {head + letter + tail[1:] for head, tail in cuts if tail for letter in LETTERS}
    added = {head + letter + tail for head, tail in cuts for letter in LETTERS}
    return frozenset(dropped | swapped | changed | added) - {word, ""}
