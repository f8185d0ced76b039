"""What a search engine is asked, what it answers, and what it must be able to do."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from wagtail.models import Locale, Site

from search.analysis import Reading
from search.engines.marking import Parts
from search.models import SearchEntry, SearchEntryQuerySet

CANDIDATES = 100  # rows that are read and put in order
FACETS = ("kind", "topic", "village")


@dataclass(frozen=True)
class Query:
    """Words typed on one site in one language. No kinds means every kind; `topic` and `village` are slugs.

    `kinds` narrows what is searched; `topic`, `village` and `shown_kinds` what is shown of it. One that no
    result has narrows nothing: an address somebody kept does not end in an empty page.
    """

    text: str
    site: Site | None
    locale: Locale
    kinds: tuple[str, ...] = ()
    limit: int = 10
    topic: str = ""
    village: str = ""
    shown_kinds: tuple[str, ...] = ()


@dataclass(frozen=True)
class Hit:
    """One thing found. `is_past` is true for an alert that is no longer in force.

    The parts are the title and the summary once more, cut where the words that answered begin and end.
    """

    kind: str
    title: str
    url: str
    summary: str
    score: float
    is_past: bool = False
    title_parts: Parts = ()
    summary_parts: Parts = ()


@dataclass(frozen=True)
class Results:
    """Hits, best first. `every_word` is false when no entry had all the words that were typed.

    `facets` counts the hits before what is shown was narrowed or cut: {"topic": {"vneid": 3}}.
    """

    hits: tuple[Hit, ...] = ()
    did_you_mean: str = ""
    every_word: bool = True
    facets: Mapping[str, Mapping[str, int]] = field(default_factory=dict)


class SearchEngine(Protocol):
    """Anything that can say which entries come into question. Their order is `ranking`'s, the same for all."""

    name: str

    def candidates(self, query: Query, reading: Reading) -> list[SearchEntry]:
        """Entries of the query's site, language and kinds with most of the telling words, at most CANDIDATES."""


def entries_for(query: Query) -> SearchEntryQuerySet:
    """What this query may find now, whatever its words."""
    entries = SearchEntry.objects.filter(site=query.site, locale=query.locale).begun().ahead()
    return entries.filter(kind__in=query.kinds) if query.kinds else entries
