"""Whatever becomes of the search server, a search is answered, and says nothing of it."""

import socket
import time
from types import SimpleNamespace

import pytest
from wagtail.models import Locale

from search import engines, mirror
from search.engines import Query, elastic_index, ranking
from search.engines.circuit import IN_A_ROW, Circuit
from search.engines.elastic import ElasticEngine, served_by
from search.engines.embedded import EmbeddedEngine
from search.engines.fallback import FallbackEngine
from tests.services.processes import free_port

pytestmark = pytest.mark.usefixtures("empty_index")


@pytest.fixture
def query(site):
    return Query("khai sinh", site, Locale.get_default())


@pytest.fixture
def silent_server():
    """Takes every connection and says nothing."""
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen(50)
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


class Broken:
    name = "elastic"

    def __init__(self, problem):
        self.problem, self.asked = problem, 0

    def candidates(self, query, reading):
        self.asked += 1
        raise self.problem

    def ping(self):
        return self.candidates(None, None)


@pytest.mark.parametrize("problem", [TimeoutError(), ConnectionRefusedError(), KeyError("folded_title"), ValueError()])
def test_any_failure_is_answered_by_the_sites_own_database(entry, query, problem):
    entry("Khai sinh")
    engine = FallbackEngine(Broken(problem), EmbeddedEngine(), Circuit("server"))
    assert engine.name == "elastic"
    assert [hit.title for hit in ranking.search(engine, query).hits] == ["Khai sinh"]


def test_a_server_that_fails_is_not_asked_for_a_while(entry, query):
    entry("Khai sinh")
    broken = Broken(TimeoutError())
    engine = FallbackEngine(broken, EmbeddedEngine(), Circuit("server", clock=lambda: 0.0))
    for _ in range(IN_A_ROW + 5):
        assert ranking.search(engine, query).hits
    assert broken.asked == IN_A_ROW
    assert engine.answering() == "embedded" and broken.asked == IN_A_ROW


def test_nothing_found_is_an_answer_and_no_reason_to_ask_twice(entry, query):
    entry("Khai sinh")
    nothing = SimpleNamespace(name="elastic", candidates=lambda query, reading: [], ping=lambda: True)
    engine = FallbackEngine(nothing, EmbeddedEngine(), Circuit("server"))
    assert ranking.search(engine, query).hits == ()
    assert engine.answering() == "elastic"


def test_a_server_that_says_nothing_costs_a_visitor_less_than_a_second(entry, query, silent_server, settings):
    entry("Khai sinh")
    settings.SEARCH_URL, settings.SEARCH_INDEX = silent_server, "silent"
    engines.search(Query("gì", query.site, query.locale, limit=0))  # whatever a process does only once
    began = time.monotonic()
    assert [hit.title for hit in engines.search(query).hits] == ["Khai sinh"]
    assert elastic_index.PATIENCE <= time.monotonic() - began < 3
    engines.search(query)
    began = time.monotonic()
    assert [hit.title for hit in engines.search(query).hits] == ["Khai sinh"]
    assert time.monotonic() - began < elastic_index.PATIENCE


def test_where_nobody_listens_the_first_search_already_tells(entry, query, settings):
    entry("Khai sinh")
    settings.SEARCH_URL, settings.SEARCH_INDEX = f"http://127.0.0.1:{free_port()}", "refused"
    assert [hit.title for hit in engines.search(query).hits] == ["Khai sinh"]
    assert not engines.engine()._circuit.is_closed


@pytest.mark.search_server
def test_a_server_without_the_index_or_with_half_a_document_is_no_answer(entry, query, on_server, settings):
    entry("Khai sinh")
    ask = served_by(settings.SEARCH_URL, settings.SEARCH_INDEX)
    assert ask.answering() == "embedded"
    assert [hit.title for hit in engines.search(query).hits] == ["Khai sinh"]
    mirror.rebuild_mirror()
    half = {"site_id": query.site.pk, "locale_id": query.locale.pk, "folded_title": " khai sinh "}
    elastic_index.client().index(index=settings.SEARCH_INDEX, document=half, refresh=True)
    with pytest.raises(KeyError):
        ranking.search(ElasticEngine(), query)
    assert [hit.title for hit in engines.search(query).hits] == ["Khai sinh"]


def test_a_site_without_a_server_has_its_own_engine(settings):
    settings.SEARCH_URL = ""
    assert isinstance(engines.engine(), EmbeddedEngine)
    settings.SEARCH_URL = "http://127.0.0.1:9"
    assert engines.engine().name == "elastic"
    assert engines.engine() is engines.engine()


def test_an_answer_that_drips_counts_as_none(entry, query, monkeypatch):
    entry("Khai sinh")
    slow = SimpleNamespace(name="elastic", candidates=lambda query, reading: [], ping=lambda: True)
    monkeypatch.setattr("search.engines.fallback.PATIENCE", -1.0)
    engine = FallbackEngine(slow, EmbeddedEngine(), Circuit("server"))
    for _ in range(IN_A_ROW):
        assert ranking.search(engine, query).hits
    assert engine.answering() == "embedded"


def test_asking_how_the_search_does_neither_opens_nor_closes_anything(query):
    def broken(query, reading):
        raise TimeoutError

    engine = FallbackEngine(
        SimpleNamespace(name="elastic", candidates=broken, ping=lambda: True), EmbeddedEngine(), Circuit("server")
    )
    for _ in range(IN_A_ROW):
        assert engine.answering() == "elastic"
        ranking.search(engine, query)
    assert engine.answering() == "embedded"
