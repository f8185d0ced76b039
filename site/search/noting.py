"""POST /tim-kiem/ghi-nhan/: a results page that is left says what was typed there, and nothing of who typed it."""

import re
from unicodedata import normalize

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseForbidden
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from wagtail.models import Locale, Site

from core.personal_data import find_secrets
from core.text import clean_line, fold
from core.throttle import Limit, client_ip
from search.engines import Query, search
from search.learning import note_search
from search.models.learning import LONGEST

LIMIT = Limit("searches noted", times=300, seconds=3600)  # a whole village may stand behind one address
MOST_BYTES, MOST_WORDS, MOST_DIGITS = 4096, 10, 3
ADDRESS = re.compile(r"@|:/|\bwww\b|\w\.\w*[^\W\d_]{2}")


@csrf_exempt  # anonymous: all it can do is add one to a count
@require_POST
def note(request: HttpRequest) -> HttpResponse:
    if not is_from_our_page(request):
        return HttpResponseForbidden()
    if is_small(request) and not is_of_staff(request):
        typed = clean_line(request.POST.get("q", "")[: 2 * LONGEST])
        text, site = countable(typed), Site.find_for_request(request)
        if text and site and not LIMIT.is_over(client_ip(request)):
            count(request, text, site, Query(typed, site, Locale.get_active(), limit=1))
    return HttpResponse(status=204)


def count(request: HttpRequest, text: str, site: Site, query: Query) -> None:
    """Whether there was anything to open is asked here: what a browser says about it may be wrong."""
    before = countable(clean_line(request.POST.get("before", "")[: 2 * LONGEST]))
    note_search(
        site=site, locale=query.locale, text=text, found=bool(search(query).hits), opened="opened" in request.POST,
        before=before if is_another_word(before, text) else "",
    )  # fmt: skip


def is_small(request: HttpRequest) -> bool:
    length = request.META.get("CONTENT_LENGTH") or "0"
    return str(length).isdecimal() and int(length) <= MOST_BYTES


def is_from_our_page(request: HttpRequest) -> bool:
    """As the browser says; older ones say only whose page it was."""
    fetched = request.headers.get("Sec-Fetch-Site")
    ours = f"{request.scheme}://{request.get_host()}"
    return fetched == "same-origin" if fetched else request.headers.get("Origin") == ours


def is_of_staff(request: HttpRequest) -> bool:
    """Who tries a search from the desk is no resident; only staff have a session."""
    return settings.SESSION_COOKIE_NAME in request.COOKIES


def countable(typed: str) -> str:
    """The folded text; "" for what is no search or might say who somebody is."""
    text = fold(typed)
    too_long = max(len(typed), len(text)) > LONGEST or len(text.split()) > MOST_WORDS
    if too_long or sum(char.isdigit() for char in text) > MOST_DIGITS or not any(map(str.isalpha, text)):
        return ""
    return "" if ADDRESS.search(normalize("NFKC", typed)) or find_secrets(typed) else text


def is_another_word(before: str, text: str) -> bool:
    """Typed again, not only made longer or shorter."""
    first, second = set(before.split()), set(text.split())
    return bool(first) and not (first <= second or second <= first)
