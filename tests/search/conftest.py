"""Small tools for writing things into the index by hand and for publishing as the admin does."""

from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import Locale, Site

from search import lexicon, mirror
from search.analysis import Reading
from search.documents import folded, padded, spelt
from search.engines import elastic_index
from search.engines.base import Query, SearchEngine
from search.engines.circuit import Circuit
from search.engines.elastic import ElasticEngine
from search.engines.embedded import EmbeddedEngine
from search.models import Retyping, SearchEntry, SearchTally, SearchWord


@pytest.fixture
def entry(site: Site) -> Callable[..., SearchEntry]:
    """Write one entry: entry("Mã QR", words=["quét mã"], body=["…"], kind="step")."""

    def make(title: str, *, words: Iterable[str] = (), body: Iterable[str] = (), **values: Any) -> SearchEntry:
        texts = [[title], list(words), list(body)]
        plain = [padded(phrases, folded) for phrases in texts]
        values = {"kind": "page", "source": f"test:{SearchEntry.objects.count()}", "url": "/thu/"} | values
        made = SearchEntry.objects.create(
            site=site, locale=Locale.get_default(), title=title,
            folded_title=plain[0], folded_words=plain[1], folded_body=plain[2],
            exact="\n".join(padded(phrases, spelt) for phrases in texts), **values,
        )  # fmt: skip
        lexicon.learn([made])
        return made

    return make


@pytest.fixture
def empty_index() -> None:
    SearchEntry.objects.all().delete()
    SearchWord.objects.all().delete()


@pytest.fixture
def on_server(search_url: str, settings: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The site has the real search server, with an index of this test's own. How fast it is, is not what is tested."""
    settings.SEARCH_URL, settings.SEARCH_INDEX = search_url, f"test-{uuid4().hex}"
    monkeypatch.setattr(elastic_index, "PATIENCE", 30.0)
    monkeypatch.setattr(mirror, "circuit", Circuit("server of the tests"))
    yield
    names = list(elastic_index.indices())
    if names:
        elastic_index.patient_client().indices.delete(index=names)


@pytest.fixture(params=["embedded", pytest.param("elastic", marks=pytest.mark.search_server)])
def engine(request: pytest.FixtureRequest) -> SearchEngine:
    """Each engine by itself, with what the rows say at that moment."""
    if request.param == "embedded":
        return EmbeddedEngine()
    request.getfixturevalue("on_server")
    return FreshElastic()


class FreshElastic(ElasticEngine):
    def __init__(self) -> None:
        self._said: list[tuple[Any, ...]] = []

    def candidates(self, query: Query, reading: Reading) -> list[SearchEntry]:
        said = list(SearchEntry.objects.order_by("pk").values_list())
        if said != self._said or not said:
            mirror.rebuild_mirror()
            self._said = said
        return super().candidates(query, reading)


@pytest.fixture
def ask(client: Client) -> Callable[..., dict[str, Any]]:
    """What the API answers."""

    def get(q: str, **parameters: Any) -> dict[str, Any]:
        response = client.get("/api/search", {"q": q, **parameters})
        assert response.status_code == 200, response.content
        return response.json()

    return get


@pytest.fixture
def titles(ask) -> Callable[..., list[str]]:
    return lambda q, **parameters: [result["title"] for result in ask(q, **parameters)["results"]]


@pytest.fixture
def after_commit(django_capture_on_commit_callbacks) -> Callable[[], Any]:
    """`with after_commit(): …` runs what waits for the commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def searched(site) -> Callable[..., SearchTally]:
    """searched("x", [3, 1]): three searches today, one yesterday; the first row of them."""

    def make(text: str, by_day: list[int], **share: Callable[[int], int]) -> SearchTally:
        rows = [
            SearchTally.objects.create(
                site=site, locale=Locale.get_default(), text=text, day=timezone.localdate() - timedelta(days=ago),
                searches=times, **{name: part(times) for name, part in share.items()},
            )
            for ago, times in enumerate(by_day) if times
        ]  # fmt: skip
        return rows[0]

    return make


@pytest.fixture
def in_vain(searched) -> Callable[..., SearchTally]:
    return lambda text, by_day=(2, 2): searched(text, list(by_day), without_result=lambda times: times)


@pytest.fixture
def typed_again(site) -> Callable[..., Retyping]:
    def make(text: str, meant: str, *by_day: int) -> Retyping:
        day = timezone.localdate()
        rows = [
            Retyping.objects.create(
                site=site, locale=Locale.get_default(), text=text, meant=meant, day=day - timedelta(days=ago),
                times=times, opened=times - 1,
            )
            for ago, times in enumerate(by_day or (2, 2))
        ]  # fmt: skip
        return rows[0]

    return make
