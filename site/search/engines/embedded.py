"""The engine in the site's own database: the same answers on SQLite and on PostgreSQL.

SQL only compares plain substrings of folded text and counts the words found; order is Python's.
"""

from collections import Counter
from collections.abc import Iterable
from functools import reduce
from operator import add, or_
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from search.engines.base import Hit, Query, Results
from search.engines.scoring import Typed, matches_every_word, score
from search.engines.spelling import Vocabulary, did_you_mean
from search.models import SearchEntry

CANDIDATES = 200  # rows that are read and put in order
STEPS_OF_A_GUIDE = 2  # the guide itself leads to the others
COLUMNS = ("folded_title", "folded_words", "folded_body")
KEY = ("source", "site")


class EmbeddedEngine:
    def search(self, query: Query) -> Results:
        typed = Typed.read(query.text)
        if not typed.folded:
            return Results()
        found = list(_candidates(self._entries(query), typed))
        complete = [entry for entry in found if matches_every_word(entry, typed)]
        best = _few_steps(sorted(complete or found, key=lambda entry: _order(entry, typed)))[: query.limit]
        meant = "" if complete else did_you_mean(query.text, self._vocabulary(query))
        return Results(tuple(_hit(entry, typed) for entry in best), meant, bool(complete))

    def index(self, entries: Iterable[SearchEntry]) -> None:
        fields = [f.name for f in SearchEntry._meta.fields if not f.primary_key and f.name not in KEY]
        SearchEntry.objects.bulk_create(
            entries, batch_size=100, update_conflicts=True, unique_fields=KEY, update_fields=fields
        )

    def remove(self, sources: Iterable[str]) -> None:
        for source in sources:
            SearchEntry.objects.belonging_to(source).delete()

    def clear(self) -> None:
        SearchEntry.objects.all().delete()

    @staticmethod
    def _entries(query: Query) -> QuerySet[SearchEntry]:
        entries = SearchEntry.objects.filter(site=query.site, locale=query.locale).begun()
        return entries.filter(kind__in=query.kinds) if query.kinds else entries

    def _vocabulary(self, query: Query) -> Vocabulary:
        return Vocabulary(self._entries(query).values_list("exact", flat=True))


def _begins(word: str, *columns: str) -> Q:
    return reduce(or_, (Q(**{f"{column}__contains": f" {word}"}) for column in columns))


def _count(words: Iterable[str], *columns: str) -> Any:
    one_each = (Case(When(_begins(word, *columns), then=1), default=0) for word in words)
    return reduce(add, one_each, Value(0, output_field=IntegerField()))


def _candidates(entries: QuerySet[SearchEntry], typed: Typed) -> QuerySet[SearchEntry]:
    """Entries with any of the words; most words first, then most words in the title."""
    found, in_title = _count(typed.folded, *COLUMNS), _count(typed.folded, "folded_title")
    counted = entries.annotate(words_found=found, words_in_title=in_title).filter(words_found__gt=0)
    return counted.order_by("-words_found", "-words_in_title", "position", "pk")[:CANDIDATES]


def _order(entry: SearchEntry, typed: Typed) -> tuple[Any, ...]:
    """Best score first; at the same score what is in force, guides before steps, then the editor's order."""
    is_step = entry.kind == SearchEntry.Kind.STEP
    return -score(entry, typed), entry.is_past, is_step, entry.position, entry.title, entry.pk


def _few_steps(entries: list[SearchEntry]) -> list[SearchEntry]:
    """Without the third step of a guide and later ones, which would push everything else away."""
    seen: Counter[str] = Counter()
    kept = []
    for entry in entries:
        seen[entry.step_of] += bool(entry.step_of)
        if seen[entry.step_of] <= STEPS_OF_A_GUIDE:
            kept.append(entry)
    return kept


def _hit(entry: SearchEntry, typed: Typed) -> Hit:
    points = score(entry, typed)
    return Hit(entry.kind, entry.title, entry.url, entry.summary, points, entry.is_past)
