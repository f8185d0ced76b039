"""Every fourth query of the judged set, so that a change for the worse is seen before the bench is run."""

import pytest
from wagtail.models import Locale

from search.engines import Query, ranking
from search.models import SearchEntry
from tests.bench.search.judgement import LOOKED_AT, Answer, Figures, Judged, judged_set

SAMPLE = judged_set()[::4]


@pytest.fixture
def rank(site, engine):
    def of(judged: Judged) -> int:
        found = ranking.search(engine, Query(judged.query, site, Locale.get_default(), (), LOOKED_AT))
        return judged.rank(hit.url for hit in found.hits)

    return of


def test_a_sample_of_each_kind_is_answered_well(rank):
    answers = [Answer(judged, rank(judged), 0.0) for judged in SAMPLE]
    missed = [f"{each.rank} {each.judged.kind}: {each.judged.query}" for each in answers if not 1 <= each.rank <= 3]
    every = Figures.of(answers)
    assert every.third >= 0.95, missed
    assert every.mrr >= 0.88, missed


def test_the_set_is_large_enough_and_names_answers_that_exist():
    queries = judged_set()
    assert len(queries) == len({judged.query for judged in queries}) >= 200
    assert len({judged.kind for judged in queries}) >= 10
    addresses = SearchEntry.objects.values_list("url", flat=True)
    known = {part for address in addresses for part in address.partition("?")[0].strip("/").split("/")}
    assert {name for judged in queries for name in judged.accepted} - known <= {"hen-ho-tro"}


def test_a_guide_stands_for_its_steps_and_the_directory_for_no_team():
    judged = Judged("plain", "", ("kich-hoat-vneid", "canh-bao"))
    assert judged.accepts("/huong-dan/kich-hoat-vneid/buoc-2/") and judged.accepts(
        "/huong-dan/kich-hoat-vneid/#hay-gap-1"
    )
    assert judged.accepts("/canh-bao/") and not judged.accepts("/canh-bao/shipper-gia/")
    assert judged.rank(["/huong-dan/", "/canh-bao/"]) == 2 and judged.rank(["/huong-dan/"]) == 0
