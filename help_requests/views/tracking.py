"""The public page that says how far a request has come, and the slip for the door."""

from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from core.text import clean_line
from core.throttle import Limit, client_ip
from help_requests.codes import code_key, display_code
from help_requests.following import Following, following, request_shown
from help_requests.forms.tracking import DemandForm, SafetyForm, TrackingForm
from help_requests.models import Feedback, HelpRequest
from help_requests.passes import new_pass, read_pass
from help_requests.slips import print_slip
from help_requests.tracking import TooManyTries, follow
from help_requests.views.feedback import letters_shown
from help_requests.views.letters import show_followed
from help_requests.views.public import no_index, public_form
from printing.services import PrintProblem

SLIPS = Limit("slip", times=20, seconds=600)  # for one request


@public_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def track(request: HttpRequest) -> HttpResponse:
    """State, team and time window of one request, for its code and the last three digits of the phone."""
    if request.method != "POST":
        return _ask(request, TrackingForm(initial=_code_given(request)))
    form = TrackingForm(request.POST)
    if not form.is_valid():
        return _ask(request, form)
    try:
        found = follow(code=form.cleaned_data["code"], answer=form.cleaned_data["digits"], who=client_ip(request))
    except TooManyTries as problem:
        return _ask_more(request, form, problem)
    if found and found.kind is Feedback:
        return show_followed(request, letters_shown().get(pk=found.pk))
    row = request_shown(pk=found.pk) if found else None
    if row is None:
        form.add_error("code", _("Mã hoặc 3 số cuối chưa đúng. Bác xem lại tờ giấy ghi mã nhé."))
        return _ask(request, form)
    entry = "" if row.is_through_merge else new_pass(row.public_id)
    return show(request, following(row, entry))


def _code_given(request: HttpRequest) -> dict[str, str]:
    """What a link may fill in: a code and nothing that is none."""
    typed = clean_line(request.GET.get("ma", ""))[:60]
    return {"code": display_code(typed)} if code_key(typed) else {}


def _ask(request: HttpRequest, form: TrackingForm, status: int = 200, **extra: bool) -> HttpResponse:
    return no_index(render(request, "help_requests/track.html", {"form": form, **extra}, status=status))


def _ask_more(request: HttpRequest, form: TrackingForm, problem: TooManyTries) -> HttpResponse:
    if not problem.whole_number_helps:
        words = _("Mã này bị gõ sai quá nhiều. Hôm nay bác gọi tổ để hỏi nhé.")
    elif problem.soon_over:
        words = _("Bác thử nhiều lần rồi. Đợi 15 phút rồi thử lại, hoặc gõ cả số điện thoại đã cho tổ.")
    else:
        words = _("Vừa có nhiều lần gõ sai. Lần này 3 số cuối chưa đủ, bác gõ cả số điện thoại đã cho tổ.")
    form.add_error("digits", words)
    return _ask(request, form, status=429, asks_all=problem.whole_number_helps)


def show(request: HttpRequest, found: Following, status: int = 200, **extra: Any) -> HttpResponse:
    """The page after a right answer. `extra`: what was just done, or what is wrong with one of its forms."""
    forms = {"safety": SafetyForm(), "demand": DemandForm()}
    context = forms | {"following": found, "help_request": found.request, **extra}
    return no_index(render(request, "help_requests/following.html", context, status=status))


def let_in(request: HttpRequest) -> tuple[HelpRequest | None, str]:
    """The request a posted pass opens, and the pass itself, which goes on for as long as it is good."""
    entry = request.POST.get("pass", "")
    public_id = read_pass(entry)
    row = request_shown(public_id=public_id) if public_id else None
    return (row if row is not None and row.public_id == public_id else None), entry


def letter_of(entry: str) -> Feedback | None:
    """The góp ý a pass opens."""
    public_id = read_pass(entry)
    return letters_shown().filter(public_id=public_id).first() if public_id else None


def ask_again(request: HttpRequest) -> HttpResponse:
    """The pass is too old: nothing was done, and the code opens the page anew."""
    return _ask(request, TrackingForm(), status=403, too_old=True)


def to_the_code() -> HttpResponse:
    """Nothing of what stands behind a pass has an address of its own."""
    return HttpResponseRedirect(reverse("help_requests:track"))


@public_form
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def slip(request: HttpRequest) -> HttpResponse:
    """What hangs by the door, to print: the two words, who comes and when; nothing about who asked."""
    if request.method != "POST":
        return to_the_code()
    row, entry = let_in(request)
    if row is None:
        return ask_again(request)
    found = following(row, entry)
    if not found.has_slip or SLIPS.is_over(row.public_id):
        return show(request, found, status=409, refused=_("Phiếu này giờ chưa in được. Bác chép hai từ ra giấy nhé."))
    try:
        pdf = print_slip(found, site=f"{request.scheme}://{request.get_host()}")
    except PrintProblem:
        return show(request, found, status=503, refused=_("Phiếu chưa in được. Bác in trang này, hoặc chép ra giấy."))
    shown = {"Content-Disposition": 'inline; filename="phieu-hen.pdf"'}
    return no_index(HttpResponse(pdf, content_type="application/pdf", headers=shown))
