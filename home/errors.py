"""Pages for when something is wrong. Each says what happened, in plain words, with the number to call."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

from core.middleware import allow_microphone
from home.context_processors import last_known_chrome


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return allow_microphone(render(request, "404.html", status=404))


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "403.html", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "400.html", status=400)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open too long, or cookies are off."""
    return render(request, "form_expired.html", status=403)


def broken(request: HttpRequest) -> HttpResponse:
    """Stands on nothing: the database may be what is down."""
    return HttpResponse(render_to_string("500.html", {"chrome": last_known_chrome(request)}), status=500)
