"""Reading without a network: the worker that keeps guides on the phone, and what it shows where nothing is kept."""

import hashlib

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.views.decorators.cache import cache_control
from django.views.decorators.http import conditional_page, require_safe

WITHOUT_ALERT = {"banner_alert": None}  # kept on the phone: by then the alert may be over
# Takes the place of every worker still out there, forgets what it kept, and goes.
GOODBYE = """addEventListener("install", () => skipWaiting());
addEventListener("activate", (event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) await caches.delete(name);
  await registration.unregister();
})()));
"""


@require_safe
def no_network(request: HttpRequest) -> HttpResponse:
    return render(request, "offline.html", WITHOUT_ALERT)


def _worker(request: HttpRequest) -> str:
    """Its text changes with the page it keeps, so that a new number to call reaches every phone."""
    page = render_to_string("offline.html", WITHOUT_ALERT, request)
    version = hashlib.sha256(page.encode()).hexdigest()[:8]
    return render_to_string("sw.js", {"version": version})


@require_safe
@conditional_page
@cache_control(no_cache=True)
def worker(request: HttpRequest) -> HttpResponse:
    text = _worker(request) if settings.OFFLINE_READING else GOODBYE
    return HttpResponse(text, content_type="text/javascript; charset=utf-8")
