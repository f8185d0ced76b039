"""How well an entry answers a reading. Pure: no database.

For each word the best of its forms counts, by where it stands (title, "bà con hay gõ", text), how dear the form is
(search.analysis), whether it is spelt as typed, and how much the word says: words that few entries have say more,
"là", "thì" and "ở đâu" next to nothing. On top of that comes what stands together as it was typed.

    score = words + PHRASES × neighbours that stay neighbours + ALL if no telling word is missing
          + LISTED × the title or longest listed phrase within the typed text + FITS × how much of the title was typed
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from math import log

from core.text import fold, one_i
from search.analysis import Form, Reading
from search.models import SearchEntry

TITLE, WORDS, BODY = 1.0, 0.92, 0.5
PLACES = (TITLE, WORDS, BODY)
PHRASES, ALL, LISTED, FITS = 0.6, 0.5, 0.4, 0.25
BEGINNING = 0.65  # "kich" found in "kichhoat", not as a word of its own
LOOKALIKE = 0.45  # "má" where "mã" was typed
CONFUSED = 0.47  # "mả" for "mã": said alike in half of the country
RARE = 0.75  # how much of a word's weight depends on how many entries have it
ENOUGH = 0.5  # from which quality a word is answered
Kind = SearchEntry.Kind
OF_A_KIND = {Kind.STEP: 0.8, Kind.TROUBLE: 0.97, Kind.PAGE: 0.97, Kind.SESSION: 0.75}

_HOOK_FOR_TILDE = str.maketrans("ãẵẫẽễĩõỗỡũữỹảẳẩẻểỉỏổởủửỷ", "ảẳẩẻểỉỏổởủửỷãẵẫẽễĩõỗỡũữỹ")


@dataclass(frozen=True)
class Found:
    """The best form of a word in one entry: how good it is, where it stands."""

    quality: float = 0.0
    place: float = 0.0
    form: Form | None = None

    @property
    def value(self) -> float:
        return self.quality * self.place


class Texts:
    """The three texts of an entry, folded and as spelt."""

    def __init__(self, entry: SearchEntry) -> None:
        self.folded = (entry.folded_title, entry.folded_words, entry.folded_body)
        self._exact = entry.exact

    @cached_property
    def exact(self) -> tuple[str, str, str]:
        title, words, body = self._exact.split("\n")
        return title, words, body

    def holds(self, form: Form, place: int) -> float:
        if f" {form.phrase} " in self.folded[place]:
            return 1.0
        return BEGINNING if form.begins and f" {form.phrase}" in self.folded[place] else 0.0

    def spelt(self, word: str, place: int) -> float:
        """What people type is often listed without diacritics: that is no other spelling."""
        if f" {word}" in self.exact[place] or (place == 1 and f" {one_i(fold(word))} " in self.exact[1]):
            return 1.0
        return CONFUSED if f" {word.translate(_HOOK_FOR_TILDE)} " in self.exact[place] else LOOKALIKE


class Match:
    """One entry held against one reading, with or without repaired words."""

    def __init__(self, entry: SearchEntry, reading: Reading, *, repaired: bool) -> None:
        self.entry, self.reading, self.texts = entry, reading, Texts(entry)
        every = "".join(self.texts.folded)
        self.forms = [[form for form in forms if f" {form.phrase}" in every] for forms in reading.by_place(repaired)]
        self.found = [self._best(at, forms) for at, forms in enumerate(self.forms)]

    def _best(self, at: int, forms: list[Form]) -> Found:
        spelt = self.reading.spelt[at] if self.reading.spelt else ""
        found = [self._quality(form, place, spelt) for form in forms for place in range(3)]
        return max(found, key=lambda each: (each.value, each.quality), default=Found())

    def _quality(self, form: Form, place: int, spelt: str) -> Found:
        quality = self.texts.holds(form, place) * (1 - form.cost)
        if quality and not form.cost and spelt:
            quality *= self.texts.spelt(spelt, place)
        return Found(quality, PLACES[place], form)

    @property
    def is_complete(self) -> bool:
        return all(self.found[at].quality for at in self.reading.telling)

    @property
    def is_sure(self) -> bool:
        """Every telling word well answered, where it counts or all together: nothing else need be guessed."""
        telling = [self.found[at] for at in self.reading.telling]
        well = all(each.quality >= ENOUGH for each in telling)
        return well and (all(each.place >= WORDS for each in telling) or all(self._together(BODY)))

    def title_share(self, weights: list[float]) -> float:
        """How much of what was typed the title says."""
        return sum(weight * said for weight, said in zip(weights, self._title, strict=True)) / sum(weights)

    @cached_property
    def _title(self) -> list[float]:
        return [self._in_title(at) for at in range(len(self.forms))]

    def _in_title(self, at: int) -> float:
        spelt = self.reading.spelt[at] if self.reading.spelt else ""
        return max((self._quality(form, 0, spelt).quality for form in self.forms[at]), default=0.0)

    def score(self, weights: list[float]) -> float:
        total = sum(weights)
        points = sum(w * each.value for w, each in zip(weights, self.found, strict=True)) / total
        points += PHRASES * self._neighbours(weights) + LISTED * self._listed(weights)
        if self.is_complete:
            telling = self.reading.telling
            points += ALL * sum(self.found[at].quality for at in telling) / len(telling)
        points += FITS * self._fits() * self.title_share(weights)
        return round(points * OF_A_KIND.get(Kind(self.entry.kind), 1.0), 4)

    def _together(self, _place: float) -> list[bool]:
        return [bool(self._side_by_side(at)) for at in range(len(self.forms) - 1)] or [True]

    def _neighbours(self, weights: list[float]) -> float:
        pairs = range(len(self.forms) - 1)
        if not pairs:
            return self.found[0].value
        both = [(weights[at] + weights[at + 1]) / 2 for at in pairs]
        return sum(weight * self._side_by_side(at) for weight, at in zip(both, pairs, strict=True)) / sum(both)

    def _side_by_side(self, at: int) -> float:
        """The best place where these two words stand together, as one form or as two."""
        if not (self.found[at].quality and self.found[at + 1].quality):
            return 0.0
        whole = [form for form in self.forms[at] if form.end > at + 1]
        best = max((self._quality(form, place, "").value for form in whole for place in range(3)), default=0.0)
        firsts = [form for form in self.forms[at] if form.end == at + 1][:4]
        seconds = [form for form in self.forms[at + 1] if form.start == at + 1][:4]
        for first in firsts:
            for second in seconds:
                value = (1 - first.cost) * (1 - second.cost)
                if value > best:
                    best = max(best, value * self._run(first, second))
        return best

    def _run(self, first: Form, second: Form) -> float:
        phrase = f" {first.phrase} {second.phrase}"
        end = "" if second.begins else " "
        return next((PLACES[place] for place in range(3) if phrase + end in self.texts.folded[place]), 0.0)

    def _listed(self, weights: list[float]) -> float:
        """The title or the longest phrase of the list that stands whole in what was typed or meant."""
        items = [self.texts.folded[0].strip(), *self.texts.folded[1].strip().split(" ; ")]
        best = 0.0
        for row in self.reading.texts:
            text = f" {' '.join(word for word, _ in row)} "
            for item in items:
                at = text.find(f" {item} ") if item else -1
                if at >= 0:
                    first = text.count(" ", 0, at)
                    places = {place for _, place in row[first : first + item.count(" ") + 1]}
                    best = max(best, sum(weights[place] * self.found[place].quality for place in places))
        return min(best / sum(weights), 1.0)

    def _fits(self) -> float:
        """How many words of the title were typed."""
        title = self.texts.folded[0].replace(";", " ").split()
        typed = {word for forms in self.forms for form in forms for word in form.phrase.split()}
        return sum(word in typed for word in title) / max(len(title), 1)


def weights_of(reading: Reading, matches: Iterable[Match]) -> list[float]:
    """What each word says: less, the more of the entries have it."""
    seen = list(matches)
    most = log(1 + len(seen)) if seen else 1.0
    weights = []
    for at, weight in enumerate(reading.weights):
        having = sum(1 for match in seen if match.found[at].quality >= ENOUGH)
        rare = log(1 + len(seen) / having) / most if having else 1.0
        weights.append(weight * (1 - RARE + RARE * min(rare, 1.0)))
    return weights
