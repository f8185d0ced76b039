"""What the site calls things, held against what people type: which meaning a synonym may be added to."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process
from wagtail.models import Site

from search.models import SearchEntry, SynonymGroup
from search.synonyms import plain

LONGEST = SynonymGroup._meta.get_field("meaning").max_length or 0
MOST_TITLES, MOST_OFFERED = 1000, 5
ALIKE = 55  # of 100: below, two texts have nothing to do with each other
AROUND = " .,;:!?()“”\"'–-"


@dataclass(frozen=True)
class Meanings:
    """Every meaning of the list of synonyms with what leads there, and the titles of guides and alerts."""

    by_phrase: dict[str, str]  # folded phrase → meaning, as the site writes it
    titles: tuple[str, ...]

    def known(self, text: str) -> str:
        """How the site writes what this text says; "" when it says it nowhere in a title or the list."""
        wanted = plain(text)
        return self.by_phrase.get(wanted) or next(self._in_titles(wanted), "")

    def near(self, text: str) -> list[str]:
        """The meanings that look most like it, the likest first."""
        offers = self.by_phrase | {plain(title): title for title in self.titles if len(title) <= LONGEST}
        alike = process.extract(plain(text), list(offers), scorer=alikeness, limit=40, score_cutoff=ALIKE)
        return list(dict.fromkeys(offers[phrase] for phrase, _, _ in alike))[:MOST_OFFERED]

    def _in_titles(self, wanted: str) -> Iterator[str]:
        size = len(wanted.split())
        for title in self.titles:
            words = title.split()
            parts = (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
            yield from (part.strip(AROUND) for part in parts if plain(part) == wanted)


def alikeness(typed: str, phrase: str, **_: Any) -> float:
    """A phrase that stands whole in what was typed counts most, the longest of them first."""
    return 0.7 * fuzz.token_set_ratio(typed, phrase) + 0.3 * fuzz.ratio(typed, phrase)


def meanings_of(site: Site | None) -> Meanings:
    """Two queries, however often it is asked afterwards."""
    groups = list(SynonymGroup.objects.order_by("pk"))
    kinds = (SearchEntry.Kind.GUIDE, SearchEntry.Kind.ALERT)
    entries = SearchEntry.objects.filter(site=site, kind__in=kinds).order_by("kind", "position", "title")
    phrases = {plain(phrase): group.meaning for group in reversed(groups) for phrase in group.phrases}
    phrases |= {plain(group.meaning): group.meaning for group in groups}
    return Meanings(phrases, tuple(entries.values_list("title", flat=True)[:MOST_TITLES]))
