"""What stands around every public page: the site's name, its place, the number to call."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from home.models import SiteSettings


def site_chrome(request: HttpRequest) -> dict[str, Any]:
    """`chrome` is the SiteSettings of the site asked for; read from the database only if a template uses it."""
    return {"chrome": SimpleLazyObject(lambda: SiteSettings.for_request(request))}
