"""The engine in the site's own database: what it costs, and how its rows come and go."""

import pytest
from wagtail.models import Locale

from search.engines import Query, search
from search.models import SearchEntry

pytestmark = pytest.mark.usefixtures("empty_index")


def test_indexing_twice_keeps_one_entry(entry):
    first = entry("Khai sinh", source="page:1")
    SearchEntry.objects.put([SearchEntry(**_values(first) | {"title": "Khai tử"})])
    assert [each.title for each in SearchEntry.objects.all()] == ["Khai tử"]


def test_removing_a_source_takes_its_parts_and_not_its_namesakes(entry):
    for source in ("page:1", "page:1:step:a", "page:12"):
        entry("Khai sinh", source=source)
    SearchEntry.objects.forget(["page:1"])
    assert [each.source for each in SearchEntry.objects.all()] == ["page:12"]


@pytest.mark.parametrize("rows", [1, 30])
@pytest.mark.parametrize(("typed", "queries"), [("khai sinh", 3), ("khaii sinhh", 4), ("???", 0)])
def test_a_search_costs_the_same_queries_at_any_size(entry, site, django_assert_num_queries, rows, typed, queries):
    for _ in range(rows):
        entry("Khai sinh")
    query = Query(typed, site, Locale.get_default())
    search(query)
    with django_assert_num_queries(queries):
        search(query)


def _values(one: SearchEntry) -> dict[str, object]:
    return {f.attname: getattr(one, f.attname) for f in one._meta.fields if not f.primary_key}
