"""Keeping the index what the site says. Each service may be called any number of times."""

from collections.abc import Iterator

from django.conf import settings
from django.db import transaction
from wagtail.models import Page, get_page_models

from search import lexicon
from search.addresses import form_entries
from search.documents import Teams, kind_of, public_villages, source_of
from search.models import SearchEntry, UnreadChange, UnsentChange
from teams_directory.models import TeamDirectoryPage, Village


@transaction.atomic
def rebuild_index() -> int:
    """Forget everything and read the whole site again; returns the number of entries."""
    every: list[SearchEntry] = []
    unread = list(UnreadChange.objects.values_list("pk", flat=True))
    SearchEntry.objects.all().delete()
    lexicon.forget_all()
    for model in get_page_models():
        if kind_of(model):
            for page in model.objects.live().public().order_by("path"):
                entries = list(_entries(page))
                SearchEntry.objects.put(entries)
                every += entries
    fixed = list(form_entries())
    SearchEntry.objects.put(fixed)
    every += fixed
    lexicon.learn(every)
    UnreadChange.objects.filter(pk__in=unread).delete()
    _note([UnsentChange.EVERYTHING])
    return len(every)


@transaction.atomic
def index_page(page: Page) -> None:
    """Make the index say what the page says now; a page that is not public, or gone, leaves it."""
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
    parts = [f"{source_of(page)}:village:{village.pk}" for page in TeamDirectoryPage.objects.all()]
    _forget(parts)
    public = public_villages().filter(pk=village.pk).first()
    if public is not None:
        for page in TeamDirectoryPage.objects.live().public():
            address = page.get_url_parts()
            if address and address[0] == public.commune.site_id:
                _write(list(Teams().village_entries(page, public)))


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
