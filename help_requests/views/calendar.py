"""The calendar a member's telephone reads, without login: the address itself is the secret."""

from django.http import HttpRequest, HttpResponse
from django.utils.log import log_response
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.throttle import Limit, client_ip, exhausted, hit_all
from help_requests.calendar_feed import feed
from help_requests.services.calendars import member_with_calendar
from help_requests.views.public import no_index

WRONG = Limit("calendar-address", times=30, seconds=600)


@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponse:
    """Only wrong secrets are counted: one server of a calendar provider asks for many members' calendars."""
    member = member_with_calendar(secret)
    if member is None:
        return _sealed(_nothing(request))
    shown = {"Content-Disposition": 'inline; filename="lich-hen.ics"'}
    return _sealed(HttpResponse(feed(member), content_type="text/calendar; charset=utf-8", headers=shown))


def _nothing(request: HttpRequest) -> HttpResponse:
    """Unknown, taken back or no longer serving: the same words, the same work."""
    asked = [(WRONG, client_ip(request))]
    is_over = bool(exhausted(asked))
    if not is_over:
        hit_all(asked)
    status = 429 if is_over else 404
    response = HttpResponse(_("Không có lịch này."), status=status, content_type="text/plain; charset=utf-8")
    # In our own words and before Django does: its line would hold the address, which may yet be somebody's.
    log_response("Calendar refused: %s", status, response=response, request=request)
    return response


def _sealed(response: HttpResponse) -> HttpResponse:
    """Kept nowhere on the way, listed nowhere, passed on to nobody."""
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["Referrer-Policy"] = "no-referrer"
    return no_index(response)
