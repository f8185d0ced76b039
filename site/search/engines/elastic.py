"""The engine on a search server: asked the same as the site's own database, so that the answers are the same."""

from functools import cache
from typing import Any

from django.utils import timezone
from elastic_transport import ConnectionError as NoConnection
from elasticsearch_dsl import Search
from elasticsearch_dsl.query import Bool, ConstantScore, DisMax, MatchAll, MatchPhrase, Prefix, Range, Term, Terms
from elasticsearch_dsl.query import Query as Clause

from search.analysis import Form, Reading
from search.engines import elastic_index
from search.engines.base import CANDIDATES, Query, entries_for
from search.engines.circuit import Circuit
from search.engines.embedded import EmbeddedEngine
from search.engines.fallback import FallbackEngine
from search.models import SearchEntry

EXACT, REPAIRED = 2.0, 1.0  # as search.engines.embedded counts
IN_TITLE = 1 / 64  # of a word in the title: all of them together weigh less than one word more
ORDER = ({"_score": "desc"}, {"position": "asc"}, {"id": "asc"})


class ElasticEngine:
    """The server says which and in which order; what is shown are the site's own rows, as they are at this moment."""

    name = "elastic"

    def candidates(self, query: Query, reading: Reading) -> list[SearchEntry]:
        if query.site is None or not reading.words:
            return []
        asked = Search(using=elastic_index.client(), index=elastic_index.alias())
        asked = asked.query(_question(query, reading)).sort(*ORDER)
        asked = asked.extra(size=CANDIDATES, track_total_hits=False).params(allow_partial_search_results=False)
        hits = asked.source(["source"]).execute().to_dict()["hits"]["hits"]
        rows = {row.source: row for row in entries_for(query).filter(source__in=[_source(hit) for hit in hits])}
        return [rows[source] for hit in hits if (source := _source(hit)) in rows]

    def ping(self) -> bool:
        """True, or an exception unless the index can be searched just now."""
        asked = Search(using=elastic_index.client(), index=elastic_index.alias())
        asked = asked.query(MatchAll()).extra(size=0, terminate_after=1).params(allow_partial_search_results=False)
        return asked.execute().success()


@cache
def served_by(url: str, index: str) -> FallbackEngine:
    """This engine with the site's own database behind it. One for each process: its threads share the circuit."""
    return FallbackEngine(ElasticEngine(), EmbeddedEngine(), Circuit("search server", surely_away=(NoConnection,)))


def _source(hit: dict[str, Any]) -> str:
    return hit["_source"]["source"]


def _question(query: Query, reading: Reading) -> Bool:
    """What may be found now, as SearchEntryQuerySet.begun and ahead say it, with any of the telling words."""
    now = timezone.now()
    over = Bool(filter=[Term(kind=SearchEntry.Kind.SESSION.value), Range(ends_at={"lte": now})])
    only: list[Clause] = [Term(site_id=query.site.pk), Term(locale_id=query.locale.pk)] if query.site else []
    if query.kinds:
        only.append(Terms(kind=list(query.kinds)))
    return Bool(must=[_wanted(reading)], filter=only, must_not=[Range(starts_at={"gt": now}), over])


def _wanted(reading: Reading) -> Bool:
    """The more of the telling words an entry has, the higher; then the more of them in its title."""
    asked = [reading.at(place) for place in reading.telling]
    words = [_best(forms, "folded", 1.0) for forms in asked]
    in_title = [_best(forms, "folded_title", IN_TITLE) for forms in asked]
    return Bool(should=words + in_title, minimum_should_match=1)


def _best(forms: list[Form], column: str, worth: float) -> DisMax:
    points = [(form, worth * (REPAIRED if form.is_repair else EXACT)) for form in forms]
    return DisMax(queries=[ConstantScore(filter=_holds(form, column), boost=boost) for form, boost in points])


def _holds(form: Form, column: str) -> Clause:
    if form.begins:
        return Prefix(**{column: {"value": form.phrase}})
    return MatchPhrase(**{column: form.phrase}) if " " in form.phrase else Term(**{column: form.phrase})
