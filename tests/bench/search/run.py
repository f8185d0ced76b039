"""Asks the judged set in one process, with the settings of a prepared site (see tests.bench.search)."""

import sys
import time
from importlib import import_module

import django
from django.apps import apps
from django.utils.module_loading import import_string

from tests.bench.search.engines import ENGINES
from tests.bench.search.judgement import LOOKED_AT, Answer, Judged, judged_set, report

WARM = 20


def answers(engine: str, queries: list[Judged]) -> list[tuple[Answer, list[str]]]:
    """Each query once, as a visitor asks it, after a few that fill what the processes remember."""
    search, query = import_string("search.engines.ranking.search"), import_string("search.engines.Query")
    if engine == "elastic":
        import_module("search.engines.elastic_index").PATIENCE = 30.0  # what is slow shall show in the times
    asked = import_string(ENGINES[engine])()
    site = apps.get_model("wagtailcore.Site").objects.get(is_default_site=True)
    locale = apps.get_model("wagtailcore.Locale").get_default()
    for judged in queries[:WARM]:
        search(asked, query(judged.query, site, locale))
    given = []
    for judged in queries:
        started = time.perf_counter()
        found = search(asked, query(judged.query, site, locale, (), LOOKED_AT))
        seconds = time.perf_counter() - started
        addresses = [hit.url for hit in found.hits]
        given.append((Answer(judged, judged.rank(addresses), seconds), addresses))
    return given


def main(engine: str, *, show: bool) -> int:
    given = answers(engine, judged_set())
    for answer, addresses in given if show else []:
        if answer.rank != 1 and not answer.judged.is_check:
            print(f"{answer.rank} {answer.judged.kind}: {answer.judged.query} → {' '.join(addresses[:3])}")
    return 0 if report([answer for answer, _ in given]) else 1


if __name__ == "__main__":
    django.setup()
    sys.exit(main(sys.argv[1], show="--show" in sys.argv))
