"""GET /api/search, as openapi.yaml describes it."""

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from search.engines import Hit, search
from search.models import SearchEntry
from search.queries import query_for, typed_text

Kind = SearchEntry.Kind
KINDS: dict[str, tuple[str, ...]] = {
    "": (),
    "guide": (Kind.GUIDE, Kind.STEP, Kind.TROUBLE),
    "alert": (Kind.ALERT,),
    "team": (Kind.TEAM, Kind.SESSION),
}
CALLED = {kind: name for name, kinds in KINDS.items() for kind in kinds}  # in the contract; any other kind is a page
USUAL, MOST = "10", 50


@require_safe
@cache_control(public=True, max_age=60)
def api_search(request: HttpRequest) -> JsonResponse:
    text, kind, limit = typed_text(request), request.GET.get("kind", ""), request.GET.get("limit", USUAL)
    if kind not in KINDS:
        return _refused(_("Loại này không có. Bác chọn guide, alert hoặc team."))
    if not (limit.isascii() and limit.isdigit() and len(limit) < 4 and 1 <= int(limit) <= MOST):
        return _refused(_("Số kết quả phải từ 1 đến 50."))
    found = search(query_for(request, text, kinds=KINDS[kind], limit=int(limit)))
    results = [_result(hit) for hit in found.hits]
    return JsonResponse({"query": text, "results": results, "did_you_mean": found.did_you_mean})


def _result(hit: Hit) -> dict[str, Any]:
    """A step is part of a guide, a session of a team; a past alert says so."""
    summary = _("Cảnh báo cũ. %(summary)s") % {"summary": hit.summary} if hit.is_past else hit.summary
    return {"kind": CALLED.get(hit.kind, "page"), "title": hit.title, "url": hit.url, "summary": summary}


def _refused(reason: str) -> JsonResponse:
    return JsonResponse({"error": reason}, status=400)
