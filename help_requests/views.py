"""The public pages: ask, check, receipt, follow."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Locale, Site

from core.text import clean_line
from core.throttle import Limit, client_ip
from help_requests.forms import PLACES, BookingForm, TrackingForm
from help_requests.models import HelpRequest
from help_requests.services import AlreadySent, TooManyOpen, find_village, is_received, receive_request
from help_requests.tokens import new_token
from help_requests.tracking import TooManyTries, follow
from teams_directory.models import Commune, Village

# Many homes share one address behind a carrier's network, so the limit for an address is wide.
SENT_FROM_ONE_ADDRESS = Limit("booking", times=30, seconds=600)
FIRST_ASKED = {"bai": "guide", "buoc": "step", "viec": "topic"}

# The public forms carry no session, so nobody's rights can be borrowed: a signed token takes the place of
# Django's CSRF cookie, and no cookie is set before somebody chooses to set one.
public_form = csrf_exempt


def _communes(request: HttpRequest) -> list[Commune]:
    return list(Commune.objects.for_site(Site.find_for_request(request)).select_related("policy"))


def _booking_form(request: HttpRequest, data: QueryDict | None = None, **kwargs: Any) -> BookingForm:
    return BookingForm(data, communes=_communes(request), locale=Locale.get_active(), **kwargs)


def _show_form(request: HttpRequest, form: BookingForm, status: int = 200, **extra: Any) -> HttpResponse:
    villages = Village.objects.filter(commune__in=form.communes.values())
    context = {"form": form, "stuck_at": form.stuck_at(), "villages": villages, **extra}
    return render(request, "help_requests/book.html", context, status=status)


def _show_again(request: HttpRequest, form: BookingForm, **extra: Any) -> HttpResponse:
    """The form as it was typed, with what is wrong and a fresh token where the old one is no good."""
    if "token" in form.errors:
        form.data = form.data.copy()
        form.data["token"] = new_token()
    return _show_form(request, form, **extra)


@public_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def book(request: HttpRequest) -> HttpResponse:
    """GET: the empty form. POST: send it; a 303 to the receipt once it is written down."""
    return _send(request) if request.method == "POST" else _show_form(request, _first_form(request))


def _first_form(request: HttpRequest) -> BookingForm:
    asked = {name: clean_line(request.GET[key])[:60] for key, name in FIRST_ASKED.items() if key in request.GET}
    form = _booking_form(request, initial={"token": new_token(), "when": "any", **asked})
    village = Village.objects.filter(
        slug=clean_line(request.GET.get("thon", "")), commune__in=form.communes.values()
    ).first()
    if village:
        form.initial |= {"village": village.name, "commune": village.commune.code}
    return form


def _send(request: HttpRequest) -> HttpResponse:
    form = _booking_form(request, request.POST)
    if not form.is_valid():
        return _show_again(request, form)
    if not is_received(form.cleaned_data["token"]) and SENT_FROM_ONE_ADDRESS.is_over(client_ip(request)):
        form.add_error(None, _("Nơi này vừa gửi rất nhiều lời hẹn. Bác đợi mười phút, hoặc gọi thẳng cho tổ."))
        return _show_again(request, form, status=429)
    try:
        made = receive_request(booking=form.booking())
    except AlreadySent as problem:
        return _already_sent(request, form, problem.request)
    except TooManyOpen:
        form.add_error("phone", _("Số này đang có 3 lời hẹn chưa xong. Bác gọi thẳng cho tổ để nói thêm nhé."))
        return _show_again(request, form, status=429)
    response = HttpResponseRedirect(reverse("help_requests:receipt", args=[made.public_id]))
    response.status_code = 303
    return response


def _already_sent(request: HttpRequest, form: BookingForm, made: HelpRequest) -> HttpResponse:
    """The same form came twice with different words: the first stands, the second is offered as a new one."""
    form.data = form.data.copy()
    form.data["token"] = new_token()
    form.add_error(None, _("Lời hẹn trước từ trang này đã gửi rồi. Muốn hẹn thêm việc nữa, bác xem lại rồi gửi."))
    return _show_form(request, form, status=409, earlier=made)


@public_form
@never_cache
@require_POST
def check(request: HttpRequest) -> HttpResponse:
    """Everything as the team will read it, before it is sent."""
    form = _booking_form(request, request.POST)
    if not form.is_valid():
        return _show_again(request, form)
    booking = form.booking()
    village = find_village(commune=booking.commune, typed=booking.village_typed)
    place = dict(PLACES)[HelpRequest.Place(booking.place)]
    context = {"form": form, "booking": booking, "village": village, "place": place}
    return render(request, "help_requests/check.html", context)


@public_form
@never_cache
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Back from the check page to the form, as it was typed."""
    form = _booking_form(
        request, None, initial={name: value for name, value in request.POST.items() if value != "False"}
    )
    return _show_form(request, form)


@require_safe
@never_cache
def receipt(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was received and what happens next. Opens from a bookmark; says nothing about who asked."""
    found = get_object_or_404(HelpRequest.objects.for_queue(), public_id=public_id)
    return _no_index(render(request, "help_requests/receipt.html", {"help_request": found}))


@public_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """State, team and time window of one request, for its code and the last three digits of the phone."""
    form = TrackingForm(request.POST if request.method == "POST" else None)
    found = None
    if form.is_bound and form.is_valid():
        try:
            found = follow(code=form.cleaned_data["code"], digits=form.cleaned_data["digits"], who=client_ip(request))
        except TooManyTries:
            form.add_error(None, _("Bác thử nhiều lần rồi. Đợi 15 phút rồi thử lại, hoặc gọi tổ đọc mã giúp bác."))
            return render(request, "help_requests/track.html", {"form": form}, status=429)
        if found is None:
            form.add_error("code", _("Mã hoặc 3 số cuối chưa đúng. Bác xem lại tờ giấy ghi mã nhé."))
    return _no_index(render(request, "help_requests/track.html", {"form": form, "help_request": found}))


def _no_index(response: HttpResponse) -> HttpResponse:
    response.headers["X-Robots-Tag"] = "noindex, nofollow"
    return response
