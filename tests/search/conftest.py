"""Small tools for writing things into the index by hand and for publishing as the admin does."""

from collections.abc import Callable, Iterable
from typing import Any

import pytest
from django.test import Client
from wagtail.models import Locale, Site

from search import lexicon
from search.documents import folded, padded, spelt
from search.models import SearchEntry, SearchWord


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
