"""The public pages of a booking: ask, check, receipt."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from wagtail.models import Site

from core import phones
from core.text import clean_line
from core.throttle import Limit, client_ip
from help_requests.forms.booking import BookingForm
from help_requests.models import HelpRequest
from help_requests.services import AlreadySent, SessionFull, TooManyOpen, is_received, receive_request
from help_requests.slots import SlotTaken
from help_requests.tokens import new_token
from help_requests.views.checking import session_is_full, show_check, slot_is_taken
from help_requests.views.public import no_index, public_form
from teams_directory.models import Commune, Village

# Many homes share one address behind a carrier's network, so the limit for an address is wide.
SENT_FROM_ONE_ADDRESS = Limit("booking", times=30, seconds=600)
# An hour or a seat is held for whoever sends a number; help itself is refused to nobody.
HELD_FROM_ONE_ADDRESS = Limit("seats", times=20, seconds=24 * 3600)
FIRST_ASKED = {"bai": "guide", "buoc": "step", "viec": "topic"}
SENT_AGAIN = "da-gui"
TRAP = "trang_web"  # a box of book.html that nobody sees: only programs fill it in


def _communes(request: HttpRequest) -> list[Commune]:
    return list(Commune.objects.for_site(Site.find_for_request(request)).select_related("policy"))


def _booking_form(request: HttpRequest, data: QueryDict | None = None, **kwargs: Any) -> BookingForm:
    return BookingForm(data, communes=_communes(request), language=get_language() or "", **kwargs)


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
    return _send(request) if request.method == "POST" else _first_page(request)


def _first_page(request: HttpRequest) -> HttpResponse:
    asked = {name: clean_line(request.GET[key])[:60] for key, name in FIRST_ASKED.items() if key in request.GET}
    wanted = clean_line(request.GET.get("buoi", ""))
    form = _first_form(request, asked | ({"when": f"buoi-{wanted}"} if wanted else {}))
    gone = bool(wanted) and (form.session is None or form.session.seats_left == 0)
    if gone:
        form = _first_form(request, asked)
    village = form.session.village if form.session else _village(form, request.GET.get("thon", ""))
    if village:
        form.initial |= {"village": village.name, "commune": form.code_of(village)}
    return _show_form(request, form, session_gone=gone)


def _first_form(request: HttpRequest, asked: dict[str, str]) -> BookingForm:
    return _booking_form(request, initial={"token": new_token(), "when": "any", **asked})


def _village(form: BookingForm, slug: str) -> Village | None:
    known = Village.objects.filter(commune__in=form.communes.values(), slug=clean_line(slug))
    return known.first() if slug else None


def _send(request: HttpRequest) -> HttpResponse:
    form = _booking_form(request, request.POST)
    if problem := _refused(request, form):
        return problem
    try:
        made = receive_request(booking=form.booking())
    except AlreadySent as problem:
        return _already_sent(request, form, problem.case)
    except TooManyOpen:
        form.add_error("phone", _("Số này đang có 3 lời hẹn chưa xong. Bác gọi thẳng cho tổ để nói thêm nhé."))
        return _show_again(request, form, status=429)
    except SlotTaken as problem:
        return slot_is_taken(request, form, problem)
    except SessionFull:
        return session_is_full(request, form)
    if made.slot_seat is not None or made.session_id:
        HELD_FROM_ONE_ADDRESS.hit(client_ip(request))
    return _to_receipt(made, sent_again=made.token != form.cleaned_data["token"])


def _refused(request: HttpRequest, form: BookingForm) -> HttpResponse | None:
    """The page that says why this form cannot be sent as it is; None when it can."""
    if request.POST.get(TRAP):
        return _trapped(request, form)
    if not form.is_valid():
        return _show_again(request, form)
    if not is_received(form.cleaned_data["token"]) and (too_much := _too_much_of(request, form)):
        form.add_error(*too_much)
        return _show_again(request, form, status=429)
    return None


def _too_much_of(request: HttpRequest, form: BookingForm) -> tuple[str | None, str] | None:
    """What one address has had enough of for now: the field, and what is said there."""
    address, wish = client_ip(request), form.cleaned_data["when"]
    if SENT_FROM_ONE_ADDRESS.is_over(address):
        return None, _("Nơi này vừa gửi rất nhiều lời hẹn. Bác đợi mười phút, hoặc gọi thẳng cho tổ.")
    if (wish.at or wish.session) and HELD_FROM_ONE_ADDRESS.is_exhausted(address):
        if wish.session:  # its form asks for no time
            return None, _("Hôm nay nơi này đã giữ nhiều chỗ. Bác bấm “Tôi muốn hẹn riêng”, tổ gọi lại hẹn giờ.")
        return "when", _("Hôm nay nơi này đã giữ nhiều giờ hẹn. Bác chọn lúc nào cũng được, tổ gọi lại hẹn giờ.")
    return None


def _trapped(request: HttpRequest, form: BookingForm) -> HttpResponse:
    """A program has most likely filled this in; a person whose telephone did it only has to press again."""
    form.full_clean()
    number = phones.display(form.chosen_commune().hotline)
    form.add_error(None, _("Trang này chưa gửi được. Bác bấm lại, hoặc gọi %(number)s.") % {"number": number})
    return _show_again(request, form, status=400)


def _to_receipt(made: HelpRequest, *, sent_again: bool) -> HttpResponse:
    address = reverse("help_requests:receipt", args=[made.public_id])
    response = HttpResponseRedirect(f"{address}?{SENT_AGAIN}" if sent_again else address)
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
    if request.POST.get(TRAP):
        return _trapped(request, form)
    return show_check(request, form) if form.is_valid() else _show_again(request, form)


@public_form
@never_cache
@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Back from the check page to the form, as it was typed."""
    typed = {name: value for name, value in request.POST.items() if value != "False"}
    return _show_form(request, _booking_form(request, initial=typed))


@require_safe
@never_cache
def receipt(request: HttpRequest, public_id: str) -> HttpResponse:
    """What was received and what happens next. Opens from a bookmark; says nothing about who asked."""
    found = get_object_or_404(HelpRequest.objects.for_queue(), public_id=public_id)
    context = {"help_request": found, "sent_again": SENT_AGAIN in request.GET}
    return no_index(render(request, "help_requests/receipt.html", context))
