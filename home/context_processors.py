"""What stands around every public page: the site's name, its place, the number to call."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from home.models import SiteSettings

MOST_SITES = 50
_last_known: dict[str, SiteSettings] = {}


def site_chrome(request: HttpRequest) -> dict[str, Any]:
    """`chrome` is the SiteSettings of the site asked for; read from the database only if a template uses it."""
    return {"chrome": SimpleLazyObject(lambda: _read(request))}


def _read(request: HttpRequest) -> SiteSettings:
    chrome = SiteSettings.for_request(request)
    if len(_last_known) >= MOST_SITES:
        _last_known.clear()
    _last_known[_name(request)] = chrome
    return chrome


def last_known_chrome(request: HttpRequest) -> SiteSettings | None:
    """What this process last read for that site: whom to call when the database is what is down."""
    return _last_known.get(_name(request))


def _name(request: HttpRequest) -> str:
    return request.META.get("HTTP_HOST", "")
