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
    _last_known.pop(_name(request), None)
    _last_known[_name(request)] = chrome
    oldest, *newer = list(_last_known)  # a copy: other threads write here too
    if len(newer) >= MOST_SITES:
        _last_known.pop(oldest, None)
    return chrome


def last_known_chrome(request: HttpRequest) -> SiteSettings | None:
    """What this process last read for that site: whom to call when the database is what is down."""
    sites = {chrome.site_id: chrome for chrome in list(_last_known.values())}
    only = next(iter(sites.values())) if len(sites) == 1 else None
    return _last_known.get(_name(request), only)


def _name(request: HttpRequest) -> str:
    return request.META.get("HTTP_HOST", "")
