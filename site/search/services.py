"""Keeping the index what the site says. Each service may be called any number of times."""

import logging
from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, get_page_models

from search import lexicon
from search.addresses import form_entries
from search.documents import Teams, kind_of, public_villages, source_of
from search.models import SearchEntry, UnreadChange, UnsentChange
from teams_directory.models import TeamDirectoryPage, Village

logger = logging.getLogger(__name__)


def rebuild_index() -> int:
    """Read the whole site again, page by page, while people search; returns the number of entries.

    A page that cannot be read is logged and keeps what the index said of it.
    """
    unread = list(UnreadChange.objects.values_list("pk", flat=True))
    models = [model for model in get_page_models() if kind_of(model)]
    read = {_read_again(page) for model in models for page in model.objects.live().public()}
    for pk in _page_keys() - read:  # gone meanwhile or long ago, or published just now
        _read_again(Page(pk=pk))
    _finish()
    UnreadChange.objects.filter(pk__in=unread).delete()
    return SearchEntry.objects.count()


def _page_keys() -> set[int]:
    sources = SearchEntry.objects.filter(source__startswith="page:").values_list("source", flat=True)
    return {int(source.split(":")[1]) for source in sources}


def _read_again(page: Page) -> int:
    try:
        index_page(page)
    except Exception as problem:
        logger.error("%s could not be read: %s", source_of(page), type(problem).__name__)
    return page.pk


@transaction.atomic
def _finish() -> None:
    """What belongs to no page: fixed addresses, and the words of all entries."""
    SearchEntry.objects.exclude(source__startswith="page:").delete()
    SearchEntry.objects.put(form_entries())
    lexicon.forget_all()
    lexicon.learn(SearchEntry.objects.all())
    _note([UnsentChange.EVERYTHING])


@transaction.atomic
def index_page(page: Page) -> None:
    """Make the index say what the page says now; a page that is not public, or gone, leaves it."""
    _one_at_a_time([page.pk])
    _forget([source_of(page)])
    public = Page.objects.live().public().filter(pk=page.pk).specific().first()
    if public is not None:
        _write(list(_entries(public)))


@transaction.atomic
def index_tree(page: Page) -> None:
    """The same for a page and everything below it, when an address or an access rule has changed."""
    for each in Page.objects.descendant_of(page, inclusive=True):
        index_page(each)


@transaction.atomic
def index_village_teams(village: Village) -> None:
    """Make the index say what the directory says now about one village."""
    directories = list(TeamDirectoryPage.objects.all())
    _one_at_a_time([page.pk for page in directories])
    _forget([f"{source_of(page)}:village:{village.pk}" for page in directories])
    public = public_villages().filter(pk=village.pk).first()
    if public is not None:
        for page in TeamDirectoryPage.objects.live().public():
            address = page.get_url_parts()
            if address and address[0] == public.commune.site_id:
                _write(list(Teams().village_entries(page, public)))


def _one_at_a_time(pages: list[int]) -> None:
    """Whoever comes second waits here, and so removes also what the first one has just written."""
    list(Page.objects.select_for_update().filter(pk__in=pages).order_by("pk").values_list("pk"))


def _forget(sources: list[str]) -> None:
    """Every change of a source begins here, so here it is noted for a search server."""
    SearchEntry.objects.forget(sources)
    _note(sources)


def _note(sources: list[str]) -> None:
    """What the search server, where there is one, must be told (search.mirror)."""
    if settings.SEARCH_URL:
        UnsentChange.objects.bulk_create([UnsentChange(source=source) for source in sources], batch_size=500)


def _write(entries: list[SearchEntry]) -> None:
    SearchEntry.objects.put(entries)
    lexicon.learn(entries)


def _entries(page: Page) -> Iterator[SearchEntry]:
    kind = kind_of(type(page))
    if kind and page.get_url_parts():
        yield from kind.entries(page)
