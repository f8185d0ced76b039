"""Keeping the index what the site says. Each service may be called any number of times."""

from collections.abc import Iterator

from django.db import transaction
from wagtail.models import Page, get_page_models

from search import lexicon
from search.documents import Teams, kind_of, public_villages, source_of
from search.models import SearchEntry
from teams_directory.models import TeamDirectoryPage, Village


@transaction.atomic
def rebuild_index() -> int:
    """Forget everything and read the whole site again; returns the number of entries."""
    every: list[SearchEntry] = []
    SearchEntry.objects.all().delete()
    lexicon.forget_all()
    for model in get_page_models():
        if kind_of(model):
            for page in model.objects.live().public().order_by("path"):
                entries = list(_entries(page))
                SearchEntry.objects.put(entries)
                every += entries
    lexicon.learn(every)
    return len(every)


@transaction.atomic
def index_page(page: Page) -> None:
    """Make the index say what the page says now; a page that is not public leaves it."""
    SearchEntry.objects.forget([source_of(page)])
    public = Page.objects.live().public().filter(pk=page.pk).specific().first()
    if public is not None:
        _write(list(_entries(public)))


@transaction.atomic
def index_tree(page: Page) -> None:
    """The same for a page and everything below it, when an address or an access rule has changed."""
    for each in Page.objects.descendant_of(page, inclusive=True):
        index_page(each)


def remove_page(page: Page) -> None:
    SearchEntry.objects.forget([source_of(page)])


@transaction.atomic
def index_village_teams(village: Village) -> None:
    """Make the index say what the directory says now about one village."""
    parts = [f"{source_of(page)}:village:{village.pk}" for page in TeamDirectoryPage.objects.all()]
    SearchEntry.objects.forget(parts)
    public = public_villages().filter(pk=village.pk).first()
    if public is not None:
        for page in TeamDirectoryPage.objects.live().public():
            address = page.get_url_parts()
            if address and address[0] == public.commune.site_id:
                _write(list(Teams().village_entries(page, public)))


def _write(entries: list[SearchEntry]) -> None:
    SearchEntry.objects.put(entries)
    lexicon.learn(entries)


def _entries(page: Page) -> Iterator[SearchEntry]:
    kind = kind_of(type(page))
    if kind and page.get_url_parts():
        yield from kind.entries(page)
