"""From what a visitor asked to a Query."""

from typing import Any

from django.http import HttpRequest
from wagtail.models import Locale, Site

from core.text import clean_line
from search.engines import Query

LONGEST = 200  # characters; what is typed beyond is not read


def typed_text(request: HttpRequest) -> str:
    return clean_line(request.GET.get("q", "")[: 2 * LONGEST])[:LONGEST].strip()


def query_for(request: HttpRequest, text: str, *, limit: int, **narrowed: Any) -> Query:
    """The words, on the site and in the language in which they were asked."""
    return Query(text, Site.find_for_request(request), Locale.get_active(), limit=limit, **narrowed)
