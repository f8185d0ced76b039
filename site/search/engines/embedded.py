"""The engine in the site's own database: the same answers on SQLite and on PostgreSQL.

SQL only compares plain substrings of folded text and counts the words found; order is Python's (`ranking`).
"""

from functools import reduce
from operator import add, or_

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from search.analysis import Form, Reading
from search.engines.base import CANDIDATES, Query, entries_for
from search.models import SearchEntry

COLUMNS = ("folded_title", "folded_words", "folded_body")


class EmbeddedEngine:
    name = "embedded"

    def candidates(self, query: Query, reading: Reading) -> list[SearchEntry]:
        return list(_candidates(entries_for(query), reading))


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
