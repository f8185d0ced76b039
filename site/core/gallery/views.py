"""The two screens of the gallery."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from core.gallery.registry import Where, components, groups

TITLE = "Bộ phận giao diện"


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Every component with its states, in the admin."""
    context = {
        "page_title": TITLE,
        "header_icon": "view",
        "groups": list(groups().items()),
        "count": len(components()),
    }
    return render(request, "core/gallery/index.html", context)


@require_safe
def component(request: HttpRequest, name: str, number: int = 0) -> HttpResponse:
    """One component on a bare public page: all its states, or the one with this number."""
    shown = components().get(name)
    if shown is None or number > len(shown.samples):
        raise Http404
    first = number or (1 if shown.where is not Where.RUNNING else 0)
    samples = shown.samples[first - 1 : first] if first else shown.samples
    drawn = [(sample, shown.draw(sample, request)) for sample in samples]
    if shown.where is Where.WHOLE:
        return HttpResponse(drawn[0][1])
    context = {"component": shown, "drawn": drawn, "where": shown.where.name, "title": TITLE}
    return render(request, "core/gallery/component.html", context)
