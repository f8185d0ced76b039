"""The search page: what was found, and where to turn when nothing was."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Site

from core.middleware import allow_microphone
from core.sites import language_root
from guides.models import GuidePage
from search import facets
from search.engines import Hit, search
from search.models import SearchEntry
from search.queries import query_for, typed_text
from teams_directory.models import TeamDirectoryPage

Kind = SearchEntry.Kind
GROUPS = {
    Kind.GUIDE: _("Hướng dẫn"),
    Kind.STEP: _("Hướng dẫn"),
    Kind.TROUBLE: _("Hướng dẫn"),
    Kind.TEAM: _("Tổ của thôn"),
    Kind.SESSION: _("Buổi học nhóm"),
    Kind.ALERT: _("Cảnh báo"),
    Kind.PAGE: _("Trang"),
}
ON_A_PAGE = 20
POPULAR = 5


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    text = typed_text(request)
    query = query_for(request, text, limit=ON_A_PAGE, **facets.asked(request))
    found = search(query)
    directory, narrowing = directory_of(query.site, query.locale), facets.filters(query, found)
    context: dict[str, Any] = {"q": text, "found": found, "groups": grouped(found.hits, directory)}
    context |= {"is_full": len(found.hits) == ON_A_PAGE, "filters": narrowing, "chosen": facets.chosen(narrowing)}
    if not found.hits:
        context |= {"popular": popular(query.site, query.locale), "directory": directory}
    return allow_microphone(render(request, "search/results.html", context))


@require_safe
@cache_control(public=True, max_age=600)
def typing_help(request: HttpRequest) -> HttpResponse:
    """What search.js opens below the box; fetched when somebody begins to type, so that no page carries it."""
    return render(request, "components/search_help.html")


def grouped(hits: tuple[Hit, ...], directory: TeamDirectoryPage | None = None) -> list[dict[str, Any]]:
    """Hits under the name of their group, the group with the best hit first; a human is always one of them."""
    groups: dict[str, dict[str, Any]] = {}
    for hit in hits:
        name = str(GROUPS[Kind(hit.kind)])
        group = groups.setdefault(name, {"name": name, "is_alerts": hit.kind == Kind.ALERT, "hits": []})
        group["hits"].append(hit)
    human = str(GROUPS[Kind.TEAM])
    if groups and human not in groups:
        groups[human] = {"name": human, "is_alerts": False, "hits": human_help(directory)}
    return list(groups.values())


def human_help(directory: TeamDirectoryPage | None) -> list[Hit]:
    """Who to turn to when no team is among the hits: all teams, and a visit."""
    hits = [Hit(Kind.PAGE, directory.title, directory.url, directory.intro, 0.0)] if directory else []
    return [*hits, Hit(Kind.PAGE, _("Hẹn người giúp"), reverse("help_requests:book"), "", 0.0)]


def directory_of(site: Site | None, locale: Locale) -> TeamDirectoryPage | None:
    if site is None:
        return None
    return TeamDirectoryPage.objects.live().descendant_of(language_root(site)).filter(locale=locale).first()


def popular(site: Site | None, locale: Locale) -> Any:
    """The guides most asked for: no search ends in nothing."""
    guides = GuidePage.objects.live()
    if site is None:
        return guides.none()
    guides = guides.descendant_of(language_root(site)).filter(locale=locale)
    return guides.order_by("position", "title", "pk")[:POPULAR]
