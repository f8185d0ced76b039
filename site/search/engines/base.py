"""What a search engine is asked, what it answers, and what it must be able to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from wagtail.models import Locale, Site

from search.models import SearchEntry


@dataclass(frozen=True)
class Query:
    """Words typed on one site in one language. No kinds means every kind."""

    text: str
    site: Site | None
    locale: Locale
    kinds: tuple[str, ...] = ()
    limit: int = 10


@dataclass(frozen=True)
class Hit:
    """One thing found. `is_past` is true for an alert that is no longer in force."""

    kind: str
    title: str
    url: str
    summary: str
    score: float
    is_past: bool = False


@dataclass(frozen=True)
class Results:
    """Hits, best first. `every_word` is false when no entry had all the words that were typed."""

    hits: tuple[Hit, ...] = ()
    did_you_mean: str = ""
    every_word: bool = True


class SearchEngine(Protocol):
    def search(self, query: Query) -> Results:
        """Find what the words lead to."""

    def index(self, entries: Iterable[SearchEntry]) -> None:
        """Add entries, or replace those of the same source and site."""

    def remove(self, sources: Iterable[str]) -> None:
        """Forget these sources with all their parts."""

    def clear(self) -> None:
        """Forget everything."""
