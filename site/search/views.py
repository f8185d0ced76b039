"""The search page: what was found, and where to turn when nothing was."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe
from wagtail.models import Locale, Site

from core.sites import language_root
from guides.models import GuidePage
from search.engines import Hit, engine
from search.models import SearchEntry
from search.queries import LONGEST, query_for, typed_text
from teams_directory.models import TeamDirectoryPage

Kind = SearchEntry.Kind
GROUPS = {
    Kind.GUIDE: _("Hướng dẫn"),
    Kind.STEP: _("Hướng dẫn"),
    Kind.TEAM: _("Tổ của thôn"),
    Kind.ALERT: _("Cảnh báo"),
    Kind.PAGE: _("Trang"),
}
ON_A_PAGE = 30
POPULAR = 5


@require_safe
def results(request: HttpRequest) -> HttpResponse:
    text = typed_text(request)
    query = query_for(request, text, limit=ON_A_PAGE)
    found = engine().search(query)
    context: dict[str, Any] = {"q": text, "longest": LONGEST, "found": found, "groups": grouped(found.hits)}
    context |= {"is_full": len(found.hits) == ON_A_PAGE}
    if not found.hits:
        context |= ways_on(query.site, query.locale)
    return render(request, "search/results.html", context)


def grouped(hits: tuple[Hit, ...]) -> list[dict[str, Any]]:
    """Hits under the name of their group; the group with the best hit comes first."""
    groups: dict[str, dict[str, Any]] = {}
    for hit in hits:
        name = str(GROUPS[Kind(hit.kind)])
        group = groups.setdefault(name, {"name": name, "is_alerts": hit.kind == Kind.ALERT, "hits": []})
        group["hits"].append(hit)
    return list(groups.values())


def ways_on(site: Site | None, locale: Locale) -> dict[str, Any]:
    """The guides most asked for and the directory of teams: no search ends in nothing."""
    if site is None:
        return {}
    guides = GuidePage.objects.live().descendant_of(language_root(site)).filter(locale=locale)
    directories = TeamDirectoryPage.objects.live().descendant_of(language_root(site)).filter(locale=locale)
    return {
        "popular": guides.order_by("position", "title", "pk")[:POPULAR],
        "directory": directories.first(),
    }
