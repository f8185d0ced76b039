"""The engine in the site's own database: the same answers on SQLite and on PostgreSQL.

SQL only compares plain substrings of folded text and counts the words found; order is Python's.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce
from operator import add, or_
from typing import Any

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from core.text import fold, one_i
from search.analysis import Form, Reading
from search.engines.base import Hit, Query, Results
from search.engines.scoring import Match, weights_of
from search.models import SearchEntry
from search.reading import read

CANDIDATES = 200  # rows that are read and put in order
PARTS_OF_A_GUIDE = 2  # the guide itself leads to the others
PART_SAYS = 0.5  # how much of what was typed the title of a part must say to stand beside its guide
WORTH = 0.25  # of the best score: what is below has nothing to do with the question
COLUMNS = ("folded_title", "folded_words", "folded_body")
KEY = ("source", "site")


@dataclass(frozen=True)
class Scored:
    match: Match
    score: float
    title_share: float

    @property
    def entry(self) -> SearchEntry:
        return self.match.entry

    @property
    def order(self) -> tuple[Any, ...]:
        """Best score first; at the same score what is in force, guides before parts, then the editor's order."""
        entry = self.entry
        return -self.score, entry.is_past, bool(entry.part_of), entry.position, entry.title, entry.pk


class EmbeddedEngine:
    def search(self, query: Query) -> Results:
        reading = read(query.text, query.site, query.locale)
        if not reading.words:
            return Results()
        found = list(_candidates(self._entries(query), reading))
        scored = _scored(found, reading, repaired=False)
        if not (scored and scored[0].match.is_sure):
            scored = _scored(found, reading, repaired=True)
        return _results(scored, query, reading)

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
        entries = SearchEntry.objects.filter(site=query.site, locale=query.locale).begun().ahead()
        return entries.filter(kind__in=query.kinds) if query.kinds else entries


def _holds(form: Form, *columns: str) -> Q:
    phrase = f" {form.phrase}" if form.begins else f" {form.phrase} "
    return reduce(or_, (Q(**{f"{column}__contains": phrase}) for column in columns))


def _word(forms: list[Form], *columns: str) -> Case:
    """2 for a word that is there, 1 for one that is there if it is mended."""
    whens = [When(_holds(form, *columns), then=1 if form.is_repair else 2) for form in forms]
    return Case(*whens, default=0, output_field=IntegerField())


def _candidates(entries: QuerySet[SearchEntry], reading: Reading) -> QuerySet[SearchEntry]:
    """Entries with any of the telling words; most words first, then most words in the title."""
    asked = [reading.at(place) for place in reading.telling]
    found = reduce(add, (_word(forms, *COLUMNS) for forms in asked), Value(0))
    in_title = reduce(add, (_word(forms, "folded_title") for forms in asked), Value(0))
    counted = entries.annotate(words_found=found, words_in_title=in_title).filter(words_found__gt=0)
    return counted.order_by("-words_found", "-words_in_title", "position", "pk")[:CANDIDATES]


def _scored(entries: list[SearchEntry], reading: Reading, *, repaired: bool) -> list[Scored]:
    matches = [Match(entry, reading, repaired=repaired) for entry in entries]
    weights = weights_of(reading, matches)
    scored = (Scored(match, match.score(weights), match.title_share(weights)) for match in matches)
    return sorted((each for each in scored if each.score > 0), key=lambda each: each.order)


def _results(scored: list[Scored], query: Query, reading: Reading) -> Results:
    if scored and scored[0].match.is_sure:
        scored = [each for each in scored if each.match.is_complete]
    kept = _few_parts([each for each in scored if each.score >= WORTH * scored[0].score])[: query.limit]
    complete = any(each.match.is_complete for each in scored[:1])
    meant = _meant(query.text, kept[0].match, reading) if kept else ""
    return Results(tuple(_hit(each) for each in kept), meant, complete)


def _few_parts(scored: list[Scored]) -> list[Scored]:
    """A guide stands for its steps and troubles, but for two whose own titles answer."""
    seen: Counter[str] = Counter()
    kept = []
    for each in scored:
        guide = each.entry.part_of
        if guide and (seen[guide] >= PARTS_OF_A_GUIDE or (each.title_share < PART_SAYS and seen[f"{guide}!"])):
            continue
        seen[guide or f"{each.entry.source}!"] += 1
        kept.append(each)
    return kept


def _meant(text: str, match: Match, reading: Reading) -> str:
    """The typed text with the mended words as they are spelt; "" when nothing was mended.

    A word the site has is called mistaken only where all the others bear that out.
    """
    mended = {
        reading.words[at]: spelt
        for at, found in enumerate(match.found)
        if found.form
        and found.quality
        and found.form.cost
        and (at in reading.strange or match.is_sure)
        and (spelt := _spelling(found.form, reading.at(at)))
    }
    parts = [mended.get(one_i(fold(part)), part) for part in text.split()]
    return " ".join(parts) if mended else ""


def _spelling(form: Form, others: list[Form]) -> str:
    """How a mended word is spelt; behind a synonym the keys or the slip that led to it."""
    alone = (each for each in [form, *others] if each.spelt and each.end == each.start + 1)
    return next((each.spelt for each in alone if each is form or not each.is_repair), "")


def _hit(scored: Scored) -> Hit:
    entry = scored.entry
    is_past = entry.is_past and entry.kind == SearchEntry.Kind.ALERT
    return Hit(entry.kind, entry.title, entry.url, entry.summary, scored.score, is_past)
