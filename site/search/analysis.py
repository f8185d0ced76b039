"""What a typed text may mean: the words as they stand, and every other way to read them, each with its cost.

Pure: no database, no engine. Whoever knows which words the site has says so through `Lexicon`; engines turn a
`Reading` into their own queries. Words are folded with one i (core.text), the same as in the index.

    typed as it stands                              0
    synonyms, short forms, numbers, joined or cut words, raw Telex and VNI keys      EXACT costs, below REPAIR
    a word that sounds alike, one or two slips of the finger                         REPAIR and more
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from core import short_forms
from core.syllables import pieces
from core.text import exact, fold, one_i
from core.typing_errors import sounds_like
from search.spacing import GLUED, apart, decoded, neighbours
from search.synonyms import LONGEST_PHRASE, Synonyms

MOST_WORDS = 16
PREFIX = 3  # letters from which the beginning of a word stands for it; the last word may be any half word

SHORT, MEANING, NUMBER, JOINED, KEYS = 0.06, 0.05, 0.1, 0.05, 0.1
REPAIR = 0.3
SOUND, SLIP, TWO_SLIPS = 0.4, 0.45, 0.6
SHORT_TEXT = 6  # words up to which also a word of the site may be another one misheard; beyond, the others tell
LITTLE, HALF, FULL = 0.15, 0.5, 1.0  # how much a word says about what is asked


@dataclass(frozen=True)
class Form:
    """One way to read the words from `start` up to `end`: a phrase, or the beginning of a word."""

    phrase: str
    start: int
    end: int
    cost: float
    begins: bool = False
    spelt: str = ""

    @property
    def is_repair(self) -> bool:
        return self.cost >= REPAIR


@dataclass(frozen=True)
class Reading:
    """A text as distinct places: its words, as spelt when with diacritics, what each says, and all their forms."""

    words: tuple[str, ...] = ()
    spelt: tuple[str, ...] = ()
    weights: tuple[float, ...] = ()
    forms: tuple[Form, ...] = ()
    strange: frozenset[int] = frozenset()  # places of words the site does not have

    def at(self, place: int, *, repaired: bool = True) -> list[Form]:
        """Forms that cover this word, the cheapest first."""
        covering = (form for form in self.forms if form.start <= place < form.end)
        return sorted((form for form in covering if repaired or not form.is_repair), key=lambda form: form.cost)

    def by_place(self, repaired: bool) -> list[list[Form]]:
        return self._mended if repaired else self._exact

    @cached_property
    def _mended(self) -> list[list[Form]]:
        return [self.at(place) for place in range(len(self.words))]

    @cached_property
    def _exact(self) -> list[list[Form]]:
        return [self.at(place, repaired=False) for place in range(len(self.words))]

    @cached_property
    def texts(self) -> list[list[tuple[str, int]]]:
        """The words in a row with their places: as typed, and with what the dearer exact forms make of them."""
        meant: list[tuple[str, int]] = []
        at = 0
        while at < len(self.words):
            exact_forms = (form for form in self.forms if form.start == at and not form.is_repair)
            best = max(exact_forms, key=lambda form: (form.end, bool(form.cost)))
            meant += [(word, at) for word in best.phrase.split()]
            at = best.end
        return [[(word, place) for place, word in enumerate(self.words)], meant]

    @cached_property
    def telling(self) -> list[int]:
        """Places of the words that say what is asked; all of them when none does."""
        return [at for at, weight in enumerate(self.weights) if weight >= HALF] or list(range(len(self.words)))


class Lexicon(Protocol):
    """The words of the site."""

    def known(self, words: Iterable[str]) -> Mapping[str, str]:
        """Those of the words that the site has, each with its usual spelling."""

    def near(self, words: Iterable[str]) -> Mapping[str, list[tuple[int, str, str]]]:
        """For each word: (slips, word, spelling) of the site's words near it; 0 slips for one it begins."""


def analyse(text: str, synonyms: Synonyms, lexicon: Lexicon) -> Reading:
    words, spelt = _words(text)
    if not words:
        return Reading()
    known = lexicon.known(_to_ask(words))
    single = apart(words, known)[:MOST_WORDS]
    if single != words:
        words, spelt = single, ()
    weights = tuple(_weight(word, spelt[at] if spelt else "") for at, word in enumerate(words))
    forms = [Form(word, at, at + 1, 0.0, _may_begin(words, at, known)) for at, word in enumerate(words)]
    forms += _short(words) + _joined(words, known) + _keys(words, known)
    forms += _synonymous(_typed_as_meant(words, forms), synonyms)
    forms += _sounds(words, weights, known)
    forms += _slips(words, known, forms, lexicon)
    strange = frozenset(at for at, word in enumerate(words) if word not in known)
    return Reading(words, spelt, weights, _distinct(forms), strange)


def _words(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words, and the same as they are spelt; no spelling when the two do not run in step."""
    words, spelt = tuple(one_i(fold(text)).split()), tuple(one_i(exact(text)).split())
    in_step = len(words) == len(spelt) and any(fold(one) != one for one in spelt)
    return words[:MOST_WORDS], spelt[:MOST_WORDS] if in_step else ()


def _to_ask(words: tuple[str, ...]) -> set[str]:
    asked = set(words) | {one_i(fold(meant)) for word in words for meant in decoded(word)}
    asked |= {joined for _, _, joined in neighbours(words)}
    for word in words:
        asked.update(sounds_like(word))
        if len(word) >= GLUED:
            asked |= pieces(word)
    return asked


def _may_begin(words: tuple[str, ...], at: int, known: Mapping[str, str]) -> bool:
    """Half a word: the last one while somebody types, or one the site does not have."""
    word = words[at]
    if any(char.isdigit() for char in word) or word in _SHORT_FORMS:
        return False
    return at == len(words) - 1 if word in known else len(word) >= PREFIX or at == len(words) - 1


def _short(words: tuple[str, ...]) -> list[Form]:
    forms = []
    for at, word in enumerate(words):
        forms += [Form(meant, at, at + 1, SHORT) for meant in _SHORT_FORMS.get(word, ())]
        forms += [Form(other, at, at + 1, NUMBER) for other in [_NUMBERS.get(word)] if other]
    return forms


def _joined(words: tuple[str, ...], known: Mapping[str, str]) -> list[Form]:
    """ "vn eid", "v n e i d": only where a part is no word of the site, or each is a single letter."""
    forms = []
    for start, end, joined in neighbours(words):
        parts = words[start:end]
        if joined in known and (any(part not in known for part in parts) or all(len(part) == 1 for part in parts)):
            forms.append(Form(joined, start, end, JOINED, spelt=known[joined]))
    return forms


def _keys(words: tuple[str, ...], known: Mapping[str, str]) -> list[Form]:
    """Raw Telex and VNI, where the typed word is none of the site's."""
    forms = []
    for at, word in enumerate(words):
        for meant in decoded(word) if word not in known else ():
            plain = one_i(fold(meant))
            if plain in known and plain != word:
                forms.append(Form(plain, at, at + 1, KEYS, spelt=meant))
    return forms


def _sounds(words: tuple[str, ...], weights: tuple[float, ...], known: Mapping[str, str]) -> list[Form]:
    return [
        Form(other, at, at + 1, SOUND, spelt=known[other])
        for at, word in enumerate(words)
        for other in sounds_like(word)
        if len(word) > 1 and other in known and weights[at] > LITTLE and (len(words) <= SHORT_TEXT or word not in known)
    ]


def _typed_as_meant(words: tuple[str, ...], forms: list[Form]) -> list[tuple[str, ...]]:
    """The typed words, and the same with raw keys read: synonyms are looked up in both."""
    meant = list(words)
    for form in forms:
        if form.cost == KEYS and " " not in form.phrase:
            meant[form.start] = form.phrase
    return list(dict.fromkeys([words, tuple(meant)]))


def _synonymous(texts: list[tuple[str, ...]], synonyms: Synonyms) -> list[Form]:
    forms = []
    for words in texts:
        for start in range(len(words)):
            for end in range(start + 1, min(start + LONGEST_PHRASE, len(words)) + 1):
                forms += [Form(meant, start, end, MEANING) for meant in synonyms.of(words[start:end])]
    return forms


def _slips(words: tuple[str, ...], known: Mapping[str, str], forms: list[Form], lexicon: Lexicon) -> list[Form]:
    read = {at for form in forms if form.cost for at in range(form.start, form.end) if not form.is_repair}
    strange = [at for at, word in enumerate(words) if word not in known and at not in read]
    near = lexicon.near(words[at] for at in strange) if strange else {}
    found = []
    for at in strange:
        nearest = near.get(words[at], [])
        if any(slips == 0 for slips, _, _ in nearest):
            continue
        for slips, word, spelling in nearest:
            found.append(Form(word, at, at + 1, SLIP if slips == 1 else TWO_SLIPS, spelt=spelling))
    return found


def _weight(word: str, spelt: str) -> float:
    if spelt:
        return LITTLE if spelt in _SPELT_LITTLE else FULL
    if word in _OFTEN:
        return HALF
    meant = _SHORT_FORMS.get(word, (word,))
    return LITTLE if all(part in _LITTLE for part in meant[0].split()) else FULL


_SHORT_FORMS = {one_i(short): tuple(map(one_i, meant)) for short, meant in short_forms.SHORT_FORMS.items()}
_NUMBERS = {one_i(one): one_i(other) for one, other in short_forms.NUMBERS.items()}
_SPELT_LITTLE = frozenset(one_i(exact(word)) for word in short_forms.SAYS_LITTLE)
_LITTLE = frozenset(one_i(fold(word)) for word in short_forms.SAYS_LITTLE)
_OFTEN = frozenset(map(one_i, short_forms.OFTEN_SAYS_MUCH))


def _distinct(forms: list[Form]) -> tuple[Form, ...]:
    """Each phrase once for a place, at its lowest cost; typed words first."""
    cheapest: dict[tuple[str, int, int], Form] = {}
    for form in sorted(forms, key=lambda form: form.cost):
        cheapest.setdefault((form.phrase, form.start, form.end), form)
    return tuple(cheapest.values())
